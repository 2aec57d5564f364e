// What a `select` shows of its selected option.
extension TreeBuilder {
  /// Copies the selected option's content into each select's first `selectedcontent`, if that is
  /// empty.
  ///
  /// The standard does so whenever an option closes; only the last such copy remains, so one at the
  /// end of parsing comes to the same. The copies keep the source ranges of their originals.
  func fillSelectedContents() {
    var filled: Set<Int32> = []
    // Selects inside options inside selects would double with every level.
    let most = min(limits.maxNodes, nodes.count * 2)
    var steps = nodes.count * 8
    for target in selectedContents where nodes[Int(target)].firstChild < 0 {
      guard let select = ancestor(of: target, named: .select), filled.insert(select).inserted,
        !hasAttribute(select, .multiple), let option = selectedOption(of: select, &steps)
      else { continue }
      guard steps > 0, isInside(target, option) || copyChildren(of: option, to: target, upTo: most)
      else {
        reached.insert(.selectedContents)
        return
      }
    }
  }

  private func isInside(_ node: Int32, _ ancestor: Int32) -> Bool {
    var node = nodes[Int(node)].parent
    while node >= 0, node != ancestor { node = nodes[Int(node)].parent }
    return node == ancestor
  }

  private func ancestor(of node: Int32, named name: TagName) -> Int32? {
    var node = nodes[Int(node)].parent
    while node >= 0 {
      if isHTMLElement(node, name) { return node }
      node = nodes[Int(node)].parent
    }
    return nil
  }

  private func isHTMLElement(_ node: Int32, _ name: TagName) -> Bool {
    nodes[Int(node)].name == name && nodes[Int(node)].namespace == .html
  }

  private func hasAttribute(_ node: Int32, _ name: AttributeName) -> Bool {
    let start = Int(nodes[Int(node)].listStart)
    guard start >= 0 else { return false }
    for i in start..<start + Int(nodes[Int(node)].listEnd)
    where tokenizer.store.attributes[i].name == name {
      return true
    }
    return false
  }

  /// The last option marked as selected, or else the first that is not disabled, of those within so many nodes.
  private func selectedOption(of select: Int32, _ steps: inout Int) -> Int32? {
    var first: Int32?
    var marked: Int32?
    var node = select
    while steps > 0, let next = following(node, in: select) {
      steps -= 1
      node = next
      guard isHTMLElement(node, .option) else { continue }
      if hasAttribute(node, .selected) { marked = node }
      if first == nil, !hasAttribute(node, .disabled) { first = node }
    }
    return marked ?? first
  }

  /// The node after another in document order, within a subtree.
  private func following(_ node: Int32, in root: Int32) -> Int32? {
    if nodes[Int(node)].firstChild >= 0 { return nodes[Int(node)].firstChild }
    var node = node
    while node != root {
      if nodes[Int(node)].nextSibling >= 0 { return nodes[Int(node)].nextSibling }
      node = nodes[Int(node)].parent
    }
    return nil
  }

  /// - Returns: Whether the tree had room for all.
  private func copyChildren(of source: Int32, to target: Int32, upTo most: Int) -> Bool {
    var original = source
    var copy = target
    while true {
      if nodes[Int(original)].firstChild >= 0 {
        original = nodes[Int(original)].firstChild
      } else {
        while original != source, nodes[Int(original)].nextSibling < 0 {
          original = nodes[Int(original)].parent
          copy = nodes[Int(copy)].parent
        }
        if original == source { return true }
        original = nodes[Int(original)].nextSibling
        copy = nodes[Int(copy)].parent
      }
      guard nodes.count < most else { return false }
      copy = append(detached(nodes[Int(original)]), at: Place(parent: copy, before: -1))
    }
  }

  private func detached(_ node: HTMLNode) -> HTMLNode {
    var copy = node
    copy.firstChild = -1
    copy.lastChild = -1
    return copy
  }
}
