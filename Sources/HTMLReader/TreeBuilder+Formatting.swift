import CHTMLTables

// The list of active formatting elements and the adoption agency algorithm.
extension TreeBuilder {
  func insertMarker() {
    active.append(.marker)
  }

  func clearActiveToMarker() {
    while let element = active.popLast(), !element.isMarker {
      nodes[Int(element.node)].state.remove(.active)
    }
  }

  func removeActive(_ node: Int32) {
    guard let i = activeIndex(of: node) else { return }
    removeActive(at: i)
  }

  private func activeIndex(of node: Int32) -> Int? {
    active.lastIndex { $0.node == node }
  }

  private func removeActive(at i: Int) {
    let element = active.remove(at: i)
    if !element.isMarker { nodes[Int(element.node)].state.remove(.active) }
  }

  /// The formatting element of the name that was opened last since the last marker.
  func lastActive(_ name: TagName) -> Int32? {
    var i = active.count - 1
    while i >= 0, !active[i].isMarker {
      if nodes[Int(active[i].node)].name == name { return active[i].node }
      i -= 1
    }
    return nil
  }

  /// Remembers the current node, and forgets the first of four equal ones ("Noah's Ark").
  func pushActive() {
    guard let node = stack.last?.node else { return }
    let hash = tagHash(node)
    var equal = 0
    var first = -1
    var i = active.count - 1
    while i >= 0, !active[i].isMarker {
      if active[i].hash == hash, isSameTag(active[i].node, node) {
        equal += 1
        first = i
      }
      i -= 1
    }
    if equal >= 3 { removeActive(at: first) }
    if active.count >= limits.maxActiveFormattingElements { forgetOldestActive() }
    active.append(ActiveElement(node: node, hash: hash))
    nodes[Int(node)].state.insert(.active)
  }

  private func forgetOldestActive() {
    guard let oldest = active.firstIndex(where: { !$0.isMarker }) else { return }
    reached.insert(.activeFormattingElements)
    removeActive(at: oldest)
  }

  /// A hash that equal tags have in common, whatever the order of their attributes.
  ///
  /// Keyed, so that no page can choose values that collide: those are compared byte by byte.
  private func tagHash(_ node: Int32) -> UInt32 {
    let node = nodes[Int(node)]
    var hash = UInt64(node.name.rawValue) &* hashKey
    for i in Int(node.listStart)..<Int(node.listStart + node.listEnd) {
      let attribute = tokenizer.store.attributes[i]
      var value = hashKey ^ UInt64(attribute.name.rawValue)
      if attribute.firstPiece < 0 {
        for at in attribute.valueRange { mix(tokenizer.input[at], into: &value) }
      } else {
        for byte in valueBytes(attribute) { mix(byte, into: &value) }
      }
      hash &+= value
    }
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  @inline(__always)
  private func mix(_ byte: UInt8, into hash: inout UInt64) {
    let product = (hash ^ UInt64(byte)).multipliedFullWidth(by: hashKey ^ 0x9E37_79B9_7F4A_7C15)
    hash = product.high ^ product.low
  }

  private func isSameTag(_ a: Int32, _ b: Int32) -> Bool {
    let a = nodes[Int(a)]
    let b = nodes[Int(b)]
    guard a.name == b.name, a.listEnd == b.listEnd else { return false }
    if a.listStart == b.listStart { return true }
    for i in 0..<Int(a.listEnd) {
      let attribute = tokenizer.store.attributes[Int(a.listStart) + i]
      // Equal tags nearly always have their attributes in one order.
      let other = tokenizer.store.attributes[Int(b.listStart) + i]
      let isEqual =
        other.name == attribute.name
        ? hasSameValue(attribute, other) : hasAttribute(b, equalTo: attribute)
      guard isEqual else { return false }
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
  func reconstructActive() {
    guard let last = active.last, !last.isMarker, !isOpenNode(last.node) else { return }
    reopenActive()
  }

  private func reopenActive() {
    var i = active.count - 1
    while i > 0, !active[i - 1].isMarker, !isOpenNode(active[i - 1].node) { i -= 1 }
    forgetWhatCannotReopen(from: i)
    while i < active.count {
      guard !isFull else {
        reached.insert(.depth)
        return
      }
      open(clone(of: active[i].node), isHTMLIntegrationPoint: false)
      replaceActive(at: i, with: stack[stack.count - 1].node)
      i += 1
    }
  }

  /// Forgets the oldest of the elements about to be opened again where there have been too many of
  /// them: a page that leaves a hundred open and begins new paragraphs asks for a hundred copies each.
  private func forgetWhatCannotReopen(from i: Int) {
    let allowance = limits.maxReopenedElements + tokenizer.position / 32 - reopened
    while active.count - i > max(1, allowance) {
      reached.insert(.activeFormattingElements)
      removeActive(at: i)
    }
    reopened += active.count - i
  }

  private func clone(of node: Int32) -> HTMLNode {
    let original = nodes[Int(node)]
    let start = Int32(truncatingIfNeeded: tokenizer.token.start)
    var copy = HTMLNode(
      .element, name: original.name, namespace: original.namespace, start: start, end: start)
    copy.listStart = original.listStart
    copy.listEnd = original.listEnd
    return copy
  }

  private func replaceActive(at i: Int, with node: Int32) {
    nodes[Int(active[i].node)].state.remove(.active)
    nodes[Int(node)].state.insert(.active)
    active[i].node = node
  }

  /// The adoption agency algorithm for the end tag (or, for `a` and `nobr`, start tag) of a name.
  func adopt(_ name: TagName) {
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
      if stack.firstIndex(from: at + 1, where: { $0.traits & CHTML_SCOPE != 0 }) != nil { return }
      guard
        let furthest = stack.firstIndex(from: at + 1, where: { $0.traits & CHTML_SPECIAL != 0 })
      else {
        while stack.count > at { pop() }
        removeActive(formatting)
        return
      }
      adopt(formatting, at: at, furthest: furthest)
    }
  }

  /// One round: moves what follows `formatting` out of it and puts a copy inside the furthest block.
  private func adopt(_ formatting: Int32, at: Int, furthest: Int) {
    let block = stack[furthest].node
    let ancestor = stack[at - 1]
    guard var bookmark = activeIndex(of: formatting) else { return }
    var last = block
    var i = furthest - 1
    var round = 0
    while i > at {
      round += 1
      let node = stack[i].node
      if round > 3, let j = activeIndex(of: node) {
        removeActive(at: j)
        if j < bookmark { bookmark -= 1 }
      }
      if let j = activeIndex(of: node) {
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

  private func moveInActive(_ node: Int32, to bookmark: Int, as copy: Int32) {
    guard let old = activeIndex(of: node) else { return }
    let hash = active[old].hash
    removeActive(at: old)
    active.insert(
      ActiveElement(node: copy, hash: hash), at: old < bookmark ? bookmark - 1 : bookmark)
    nodes[Int(copy)].state.insert(.active)
  }

  private func replaceInStack(at i: Int, with node: Int32) {
    noteClosed(stack[i])
    stack[i] = formattingElement(node)
  }

  private func insertIntoStack(_ node: Int32, after block: Int32) {
    guard let i = stack.lastIndex(where: { $0.node == block }) else { return }
    stack.insert(formattingElement(node), at: i + 1)
  }

  private func formattingElement(_ node: Int32) -> OpenElement {
    let name = nodes[Int(node)].name
    nodes[Int(node)].state.insert(.open)
    openCounts.increment(name)
    return OpenElement(node: node, name: name, namespace: .html, isHTMLIntegrationPoint: false)
  }
}
