import CHTMLTables

extension TreeBuilder {
  /// Where a node goes: before a child of the parent, or last where `before` is -1.
  struct Place {
    let parent: Int32
    let before: Int32
  }

  /// The "appropriate place for inserting a node", for the current node.
  @inline(__always)
  func insertionPlace() -> Place {
    guard let top = stack.last else { return Place(parent: 0, before: -1) }
    if fosterParents, top.traits & CHTML_FOSTERS != 0 { return fosterPlace() }
    return Place(parent: top.node, before: -1)
  }

  /// Where content goes that a table cannot hold: before the table.
  func fosterPlace() -> Place {
    var i = stack.count - 1
    while i > 0 {
      let element = stack[i]
      if element.isHTML(.template) { return Place(parent: element.node, before: -1) }
      if element.isHTML(.table) {
        let parent = nodes[Int(element.node)].parent
        return parent >= 0
          ? Place(parent: parent, before: element.node)
          : Place(parent: stack[i - 1].node, before: -1)
      }
      i -= 1
    }
    return Place(parent: stack[0].node, before: -1)
  }

  @inline(__always)
  func link(_ child: Int32, at place: Place) {
    let next = place.before
    let previous =
      next < 0 ? nodes[Int(place.parent)].lastChild : nodes[Int(next)].previousSibling
    nodes[Int(child)].parent = place.parent
    nodes[Int(child)].previousSibling = previous
    nodes[Int(child)].nextSibling = next
    if previous < 0 {
      nodes[Int(place.parent)].firstChild = child
    } else {
      nodes[Int(previous)].nextSibling = child
    }
    if next < 0 {
      nodes[Int(place.parent)].lastChild = child
    } else {
      nodes[Int(next)].previousSibling = child
    }
  }

  func unlink(_ child: Int32) {
    let node = nodes[Int(child)]
    guard node.parent >= 0 else { return }
    if node.previousSibling < 0 {
      nodes[Int(node.parent)].firstChild = node.nextSibling
    } else {
      nodes[Int(node.previousSibling)].nextSibling = node.nextSibling
    }
    if node.nextSibling < 0 {
      nodes[Int(node.parent)].lastChild = node.previousSibling
    } else {
      nodes[Int(node.nextSibling)].previousSibling = node.previousSibling
    }
    nodes[Int(child)].parent = -1
    nodes[Int(child)].previousSibling = -1
    nodes[Int(child)].nextSibling = -1
  }

  func moveChildren(of source: Int32, to target: Int32) {
    var child = nodes[Int(source)].firstChild
    while child >= 0 {
      let next = nodes[Int(child)].nextSibling
      unlink(child)
      link(child, at: Place(parent: target, before: -1))
      child = next
    }
  }

  @inline(__always)
  func append(_ node: HTMLNode, at place: Place) -> Int32 {
    let index = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(node)
    link(index, at: place)
    return index
  }

  /// Inserts and opens the HTML element of the start tag at hand.
  @inline(__always)
  func insertElement() {
    let element = tokenElement(tokenizer.token.name, .html)
    open(element, isHTMLIntegrationPoint: false)
  }

  /// Inserts and opens an HTML element that no tag stands for.
  func insertImplied(_ name: TagName) {
    let start = Int32(truncatingIfNeeded: tokenizer.token.start)
    open(HTMLNode(.element, name: name, start: start, end: start), isHTMLIntegrationPoint: false)
  }

  /// Inserts the HTML element of the start tag at hand without opening it.
  func insertVoid() {
    var element = tokenElement(tokenizer.token.name, .html)
    element.innerStart = element.end
    element.innerEnd = element.end
    _ = append(element, at: insertionPlace())
  }

  @inline(__always)
  func tokenElement(_ name: TagName, _ namespace: HTMLNamespace) -> HTMLNode {
    var element = HTMLNode(
      .element, name: name, namespace: namespace,
      start: Int32(truncatingIfNeeded: tokenizer.token.start),
      end: Int32(truncatingIfNeeded: tokenizer.token.end))
    element.listStart = Int32(truncatingIfNeeded: tokenizer.token.attributesStart)
    element.listEnd = Int32(
      truncatingIfNeeded: tokenizer.store.attributes.count - tokenizer.token.attributesStart)
    return element
  }

  @inline(__always)
  func open(_ element: HTMLNode, isHTMLIntegrationPoint: Bool) {
    if isFull { closeForDepth() }
    let node = append(element, at: insertionPlace())
    push(
      OpenElement(
        node: node, name: element.name, namespace: element.namespace,
        isHTMLIntegrationPoint: isHTMLIntegrationPoint))
  }

  /// Whether an element more would be deeper than the limit.
  @inline(__always)
  var isFull: Bool { stack.count >= limits.maxDepth }

  /// Closes the current node because the stack is full; its successor becomes its sibling, or takes its
  /// place where it is empty, so that endless nesting costs no memory.
  private func closeForDepth() {
    reached.insert(.depth)
    guard let top = stack.last, stack.count > 2 else { return }
    pop()
    defer { dropIfEmpty(top.node) }
    if nodes[Int(top.node)].state.contains(.active) { removeActive(top.node) }
    let isTemplate = top.isHTML(.template)
    if isTemplate { _ = templateModes.popLast() }
    if isTemplate || top.isHTML(.td) || top.isHTML(.th) || top.isHTML(.caption)
      || top.isHTML(.applet) || top.isHTML(.object) || top.isHTML(.marquee)
    {
      clearActiveToMarker()
    }
  }

  /// Takes the node made last out of the tree where nothing is in it and nothing else knows it.
  private func dropIfEmpty(_ node: Int32) {
    guard Int(node) == nodes.count - 1, nodes[Int(node)].firstChild < 0, node != form,
      node != head, nodes[Int(node)].name != .selectedcontent
    else { return }
    unlink(node)
    nodes.truncate(to: Int(node))
  }

  /// Inserts the element at hand and reads its content as text to its end tag.
  func insertTextElement(_ model: Tokenizer.ContentModel) {
    insertElement()
    tokenizer.enter(model)
    originalMode = mode
    mode = .text
  }

  /// Appends attributes of the tag at hand that the element does not have.
  func mergeAttributes(into node: Int32) {
    let start = Int(nodes[Int(node)].listStart)
    let own = start < 0 ? 0..<0 : start..<start + Int(nodes[Int(node)].listEnd)
    let given = tokenizer.token.attributesStart..<tokenizer.store.attributes.count
    let room = limits.maxAttributesPerElement - own.count
    guard room > 0 else {
      reached.insert(.attributes)
      tokenizer.store.attributes.truncate(to: given.lowerBound)
      return
    }
    var missing: [HTMLAttribute] = []
    for i in given where missing.count <= room {
      let attribute = tokenizer.store.attributes[i]
      let isOwn = own.contains { tokenizer.store.attributes[$0].name == attribute.name }
      if !isOwn { missing.append(attribute) }
    }
    if missing.count > room {
      reached.insert(.attributes)
      missing.removeLast()
    }
    tokenizer.store.attributes.truncate(to: given.lowerBound)
    guard !missing.isEmpty else { return }
    // The element's attributes stay where they are if nothing has come after them.
    if own.isEmpty || own.upperBound != given.lowerBound {
      nodes[Int(node)].listStart = Int32(tokenizer.store.attributes.count)
      tokenizer.store.attributes.append(repeating: own)
    }
    tokenizer.store.attributes.append(contentsOf: missing)
    nodes[Int(node)].listEnd = Int32(own.count + missing.count)
  }

  func insertComment() {
    var comment = HTMLNode(
      .comment, start: Int32(truncatingIfNeeded: tokenizer.token.start),
      end: Int32(truncatingIfNeeded: tokenizer.token.end))
    let content = tokenizer.token.content
    comment.innerStart = content.start
    comment.innerEnd = content.end
    comment.listStart = content.firstPiece
    comment.listEnd = content.lastPiece
    // `</body>` inside foreign content changes the mode but leaves the foreign element current.
    if let top = stack.last, top.isForeign {
      _ = append(comment, at: insertionPlace())
      return
    }
    switch mode {
    case .initial, .beforeHTML, .afterAfterBody, .afterAfterFrameset:
      _ = append(comment, at: Place(parent: 0, before: -1))
    case .afterBody:
      _ = append(comment, at: Place(parent: stack[0].node, before: -1))
    default:
      _ = append(comment, at: insertionPlace())
    }
  }

  func insertDoctype() {
    guard mode == .initial else { return }
    doctype = tokenizer.doctype
    quirksMode = tokenizer.doctype.quirksMode
    let node = HTMLNode(
      .doctype, start: Int32(truncatingIfNeeded: tokenizer.token.start),
      end: Int32(truncatingIfNeeded: tokenizer.token.end))
    _ = append(node, at: Place(parent: 0, before: -1))
    mode = .beforeHTML
  }
}
