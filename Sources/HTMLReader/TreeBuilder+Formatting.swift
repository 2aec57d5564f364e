import CHTMLTables

// The list of active formatting elements and the adoption agency algorithm.
extension TreeBuilder {
  mutating func insertMarker() {
    active.append(-1)
  }

  mutating func clearActiveToMarker() {
    while let node = active.popLast(), node >= 0 { nodes[Int(node)].state.remove(.active) }
  }

  mutating func removeActive(_ node: Int32) {
    guard let i = active.lastIndex(of: node) else { return }
    removeActive(at: i)
  }

  private mutating func removeActive(at i: Int) {
    let node = active.remove(at: i)
    if node >= 0 { nodes[Int(node)].state.remove(.active) }
  }

  /// The formatting element of the name that was opened last since the last marker.
  func lastActive(_ name: TagName) -> Int32? {
    for node in active.reversed() {
      if node < 0 { return nil }
      if nodes[Int(node)].name == name { return node }
    }
    return nil
  }

  /// Remembers the current node, and forgets the first of four equal ones ("Noah's Ark").
  mutating func pushActive() {
    guard let node = stack.last?.node else { return }
    var equal = 0
    var first = -1
    var i = active.count - 1
    while i >= 0, active[i] >= 0 {
      if isSameTag(active[i], node) {
        equal += 1
        first = i
      }
      i -= 1
    }
    if equal >= 3 { removeActive(at: first) }
    if active.count >= limits.maxActiveFormattingElements { forgetOldestActive() }
    active.append(node)
    nodes[Int(node)].state.insert(.active)
  }

  private mutating func forgetOldestActive() {
    let count = active.count { $0 >= 0 }
    guard count >= limits.maxActiveFormattingElements,
      let oldest = active.firstIndex(where: { $0 >= 0 })
    else { return }
    reached.insert(.activeFormattingElements)
    removeActive(at: oldest)
  }

  private func isSameTag(_ a: Int32, _ b: Int32) -> Bool {
    let a = nodes[Int(a)]
    let b = nodes[Int(b)]
    guard a.name == b.name, a.listEnd == b.listEnd else { return false }
    if a.listStart == b.listStart { return true }
    for i in Int(a.listStart)..<Int(a.listStart + a.listEnd) {
      guard hasAttribute(b, equalTo: tokenizer.store.attributes[i]) else { return false }
    }
    return true
  }

  private func hasAttribute(_ node: HTMLNode, equalTo attribute: HTMLAttribute) -> Bool {
    for i in Int(node.listStart)..<Int(node.listStart + node.listEnd) {
      let other = tokenizer.store.attributes[i]
      if other.name == attribute.name { return hasSameValue(attribute, other) }
    }
    return false
  }

  private func hasSameValue(_ a: HTMLAttribute, _ b: HTMLAttribute) -> Bool {
    if a.firstPiece < 0, b.firstPiece < 0 {
      return a.valueRange.count == b.valueRange.count
        && tokenizer.input.equal(
          a.valueRange.lowerBound, b.valueRange.lowerBound, count: a.valueRange.count)
    }
    return valueBytes(a) == valueBytes(b)
  }

  /// An attribute's value as bytes.
  func valueBytes(_ attribute: HTMLAttribute) -> [UInt8] {
    tokenizer.store.bytes(attribute.firstPiece, or: attribute.valueRange, of: tokenizer.input)
  }

  private func isOpenNode(_ node: Int32) -> Bool {
    nodes[Int(node)].state.contains(.open)
  }

  /// Opens again the formatting elements that were closed by something other than their end tags.
  @inline(__always)
  mutating func reconstructActive() {
    guard let last = active.last, last >= 0, !isOpenNode(last) else { return }
    reopenActive()
  }

  private mutating func reopenActive() {
    var i = active.count - 1
    while i > 0, active[i - 1] >= 0, !isOpenNode(active[i - 1]) { i -= 1 }
    // A full stack closes elements as these open, and takes them off the list.
    var left = active.count - i
    while left > 0 {
      let old = active[active.count - left]
      open(clone(of: old), isHTMLIntegrationPoint: false)
      guard let at = active.lastIndex(of: old), let new = stack.last?.node else { return }
      replaceActive(at: at, with: new)
      left -= 1
    }
  }

  private func clone(of node: Int32) -> HTMLNode {
    let original = nodes[Int(node)]
    let start = Int32(truncatingIfNeeded: token.start)
    var copy = HTMLNode(
      .element, name: original.name, namespace: original.namespace, start: start, end: start)
    copy.listStart = original.listStart
    copy.listEnd = original.listEnd
    return copy
  }

  private mutating func replaceActive(at i: Int, with node: Int32) {
    nodes[Int(active[i])].state.remove(.active)
    nodes[Int(node)].state.insert(.active)
    active[i] = node
  }

  /// The adoption agency algorithm for the end tag (or, for `a` and `nobr`, start tag) of a name.
  mutating func adopt(_ name: TagName) {
    if let top = stack.last, top.isHTML(name), !nodes[Int(top.node)].state.contains(.active) {
      pop()
      return
    }
    for _ in 0..<8 {
      guard let formatting = lastActive(name) else {
        anyOtherEndTagInBody()
        return
      }
      guard isOpenNode(formatting),
        let at = stack.lastIndex(where: { $0.node == formatting })
      else {
        removeActive(formatting)
        return
      }
      if stack[(at + 1)...].contains(where: { $0.traits & CHTML_SCOPE != 0 }) { return }
      guard let furthest = stack[(at + 1)...].firstIndex(where: { $0.traits & CHTML_SPECIAL != 0 })
      else {
        while stack.count > at { pop() }
        removeActive(formatting)
        return
      }
      adopt(formatting, at: at, furthest: furthest)
    }
  }

  /// One round: moves what follows `formatting` out of it and puts a copy inside the furthest block.
  private mutating func adopt(_ formatting: Int32, at: Int, furthest: Int) {
    let block = stack[furthest].node
    let ancestor = stack[at - 1]
    guard var bookmark = active.lastIndex(of: formatting) else { return }
    var last = block
    var i = furthest - 1
    var round = 0
    while i > at {
      round += 1
      let node = stack[i].node
      if round > 3, let j = active.lastIndex(of: node) {
        removeActive(at: j)
        if j < bookmark { bookmark -= 1 }
      }
      if let j = active.lastIndex(of: node) {
        let copy = Int32(nodes.count)
        nodes.append(clone(of: node))
        replaceActive(at: j, with: copy)
        replaceInStack(at: i, with: copy)
        if last == block { bookmark = j + 1 }
        unlink(last)
        link(last, at: Place(parent: copy, before: -1))
        last = copy
      } else {
        removeFromStack(at: i)
      }
      i -= 1
    }
    unlink(last)
    link(
      last,
      at: fosterParents && ancestor.traits & CHTML_FOSTERS != 0
        ? fosterPlace() : Place(parent: ancestor.node, before: -1))
    let copy = Int32(nodes.count)
    nodes.append(clone(of: formatting))
    moveChildren(of: block, to: copy)
    link(copy, at: Place(parent: block, before: -1))
    moveInActive(formatting, to: bookmark, as: copy)
    removeFromStack(at: at)
    insertIntoStack(copy, after: block)
  }

  private mutating func moveInActive(_ node: Int32, to bookmark: Int, as copy: Int32) {
    guard let old = active.lastIndex(of: node) else { return }
    removeActive(at: old)
    active.insert(copy, at: old < bookmark ? bookmark - 1 : bookmark)
    nodes[Int(copy)].state.insert(.active)
  }

  private mutating func replaceInStack(at i: Int, with node: Int32) {
    noteClosed(stack[i])
    stack[i] = formattingElement(node)
  }

  private mutating func insertIntoStack(_ node: Int32, after block: Int32) {
    guard let i = stack.lastIndex(where: { $0.node == block }) else { return }
    stack.insert(formattingElement(node), at: i + 1)
  }

  private mutating func formattingElement(_ node: Int32) -> OpenElement {
    let name = nodes[Int(node)].name
    nodes[Int(node)].state.insert(.open)
    if name.rawValue < CHTML_FIRST_OWN_NAME { openCounts[Int(name.rawValue)] += 1 }
    return OpenElement(node: node, name: name, namespace: .html, isHTMLIntegrationPoint: false)
  }
}
