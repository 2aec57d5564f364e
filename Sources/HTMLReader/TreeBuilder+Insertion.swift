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
  mutating func link(_ child: Int32, at place: Place) {
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

  mutating func unlink(_ child: Int32) {
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

  mutating func moveChildren(of source: Int32, to target: Int32) {
    var child = nodes[Int(source)].firstChild
    while child >= 0 {
      let next = nodes[Int(child)].nextSibling
      unlink(child)
      link(child, at: Place(parent: target, before: -1))
      child = next
    }
  }

  @inline(__always)
  mutating func append(_ node: HTMLNode, at place: Place) -> Int32 {
    let index = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(node)
    link(index, at: place)
    return index
  }

  /// Inserts and opens the HTML element of the start tag at hand.
  @inline(__always)
  mutating func insertElement() {
    let element = tokenElement(token.name, .html)
    open(element, isHTMLIntegrationPoint: false)
  }

  /// Inserts and opens an HTML element that no tag stands for.
  mutating func insertImplied(_ name: TagName) {
    let start = Int32(truncatingIfNeeded: token.start)
    open(HTMLNode(.element, name: name, start: start, end: start), isHTMLIntegrationPoint: false)
  }

  /// Inserts the HTML element of the start tag at hand without opening it.
  mutating func insertVoid() {
    var element = tokenElement(token.name, .html)
    element.innerStart = element.end
    element.innerEnd = element.end
    _ = append(element, at: insertionPlace())
  }

  @inline(__always)
  func tokenElement(_ name: TagName, _ namespace: HTMLNamespace) -> HTMLNode {
    var element = HTMLNode(
      .element, name: name, namespace: namespace, start: Int32(truncatingIfNeeded: token.start),
      end: Int32(truncatingIfNeeded: token.end))
    element.listStart = Int32(truncatingIfNeeded: token.attributesStart)
    element.listEnd = Int32(
      truncatingIfNeeded: tokenizer.store.attributes.count - token.attributesStart)
    return element
  }

  @inline(__always)
  mutating func open(_ element: HTMLNode, isHTMLIntegrationPoint: Bool) {
    if stack.count >= limits.maxDepth { closeForDepth() }
    let node = append(element, at: insertionPlace())
    push(
      OpenElement(
        node: node, name: element.name, namespace: element.namespace,
        isHTMLIntegrationPoint: isHTMLIntegrationPoint))
  }

  /// Closes the current node because the stack is full; its successor becomes its sibling.
  private mutating func closeForDepth() {
    reached.insert(.depth)
    guard let top = stack.last, stack.count > 2 else { return }
    pop()
    if nodes[Int(top.node)].state.contains(.active) { removeActive(top.node) }
    let isTemplate = top.isHTML(.template)
    if isTemplate { _ = templateModes.popLast() }
    if isTemplate || top.isHTML(.td) || top.isHTML(.th) || top.isHTML(.caption)
      || top.isHTML(.applet) || top.isHTML(.object) || top.isHTML(.marquee)
    {
      clearActiveToMarker()
    }
  }

  /// Inserts the element at hand and reads its content as text to its end tag.
  mutating func insertTextElement(_ model: Tokenizer.ContentModel) {
    insertElement()
    tokenizer.enter(model)
    originalMode = mode
    mode = .text
  }

  /// Appends attributes of the tag at hand that the element does not have.
  mutating func mergeAttributes(into node: Int32) {
    let start = Int(nodes[Int(node)].listStart)
    let own = start < 0 ? 0..<0 : start..<start + Int(nodes[Int(node)].listEnd)
    let given = token.attributesStart..<tokenizer.store.attributes.count
    let missing = tokenizer.store.attributes[given].filter { attribute in
      !tokenizer.store.attributes[own].contains { $0.name == attribute.name }
    }
    let room = limits.maxAttributesPerElement - own.count
    guard !missing.isEmpty, room > 0 else { return }
    let all = tokenizer.store.attributes[own] + missing.prefix(room)
    tokenizer.store.attributes.removeSubrange(given)
    nodes[Int(node)].listStart = Int32(tokenizer.store.attributes.count)
    nodes[Int(node)].listEnd = Int32(all.count)
    tokenizer.store.attributes.append(contentsOf: all)
  }

  mutating func insertComment() {
    var comment = HTMLNode(
      .comment, start: Int32(truncatingIfNeeded: token.start),
      end: Int32(truncatingIfNeeded: token.end))
    let content = token.content
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

  mutating func insertDoctype() {
    guard mode == .initial else { return }
    doctype = tokenizer.doctype
    quirksMode = tokenizer.doctype.quirksMode
    let node = HTMLNode(
      .doctype, start: Int32(truncatingIfNeeded: token.start),
      end: Int32(truncatingIfNeeded: token.end))
    _ = append(node, at: Place(parent: 0, before: -1))
    mode = .beforeHTML
  }
}
