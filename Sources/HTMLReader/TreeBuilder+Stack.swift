import CHTMLTables

extension TreeBuilder {
  @inline(__always)
  func push(_ element: OpenElement) {
    stack.append(element)
    nodes[Int(element.node)].state.insert(.open)
    count(element, isOpening: true)
  }

  @inline(__always)
  func count(_ element: OpenElement, isOpening: Bool) {
    switch (element.isForeign, isOpening) {
    case (false, true): openCounts.increment(element.name)
    case (false, false): openCounts.decrement(element.name)
    case (true, true): openForeignCounts.increment(element.name)
    case (true, false): openForeignCounts.decrement(element.name)
    }
  }

  /// Closes the current node, at the end tag at hand if that names it; never the root.
  @inline(__always)
  func pop() {
    guard stack.count > 1 else { return }
    noteClosed(stack.removeLast())
  }

  @inline(__always)
  func noteClosed(_ element: OpenElement) {
    let node = Int(element.node)
    count(element, isOpening: false)
    nodes[node].state.remove(.open)
    guard nodes[node].innerStart < 0 else { return }
    let start = Int32(truncatingIfNeeded: tokenizer.token.start)
    nodes[node].innerStart = start
    let isNamed = tokenizer.token.kind == .endTag && tokenizer.token.name == nodes[node].name
    nodes[node].innerEnd = isNamed ? Int32(truncatingIfNeeded: tokenizer.token.end) : start
  }

  /// Takes an element out of the middle of the stack.
  func removeFromStack(at i: Int) {
    noteClosed(stack.remove(at: i))
  }

  @inline(__always)
  func isOpen(_ name: TagName) -> Bool {
    openCounts[name] > 0
  }

  @inline(__always)
  func isCurrent(_ name: TagName) -> Bool {
    stack.last.map { $0.isHTML(name) } ?? false
  }

  @inline(__always)
  func isInScope(_ name: TagName, _ barrier: UInt32 = CHTML_SCOPE) -> Bool {
    isOpen(name) && isInScopeByScan(name, barrier)
  }

  private func isInScopeByScan(_ name: TagName, _ barrier: UInt32) -> Bool {
    var i = stack.count - 1
    while i >= 0 {
      if stack[i].isHTML(name) { return true }
      if stack[i].traits & barrier != 0 { return false }
      i -= 1
    }
    return false
  }

  func isHeadingInScope() -> Bool {
    var i = stack.count - 1
    while i >= 0 {
      if stack[i].traits & CHTML_HEADING != 0 { return true }
      if stack[i].traits & CHTML_SCOPE != 0 { return false }
      i -= 1
    }
    return false
  }

  func isInTableScope(_ name: TagName) -> Bool {
    isInScope(name, CHTML_TABLE_SCOPE)
  }

  func isRowGroupInTableScope() -> Bool {
    isInTableScope(.tbody) || isInTableScope(.thead) || isInTableScope(.tfoot)
  }

  /// Pops through the nearest HTML element of the name.
  func popThrough(_ name: TagName) {
    while stack.count > 1 {
      let isLast = stack[stack.count - 1].isHTML(name)
      pop()
      if isLast { return }
    }
  }

  func generateImpliedEndTags(except name: TagName? = nil) {
    while let top = stack.last, top.traits & CHTML_IMPLIED_END != 0,
      name.map({ !top.isHTML($0) }) ?? true
    {
      pop()
    }
  }

  /// Pops until the current node has one of the traits; the root has all that are asked for.
  func clearStack(to context: UInt32) {
    while stack.count > 1, stack[stack.count - 1].traits & context == 0 { pop() }
  }

  @inline(__always)
  func closeParagraphInButtonScope() {
    if isInScope(.p, CHTML_SCOPE | CHTML_BUTTON_SCOPE) { closeParagraph() }
  }

  func closeParagraph() {
    generateImpliedEndTags(except: .p)
    popThrough(.p)
  }

  /// Sets the mode by what is open, innermost first.
  func resetInsertionMode() {
    var i = stack.count
    while i > 0 {
      i -= 1
      let element = stack[i]
      if element.isForeign { continue }
      switch TagName(rawValue: element.key) {
      case .td, .th: mode = .inCell
      case .tr: mode = .inRow
      case .tbody, .thead, .tfoot: mode = .inTableBody
      case .caption: mode = .inCaption
      case .colgroup: mode = .inColumnGroup
      case .table: mode = .inTable
      case .template: mode = templateModes.last ?? .inBody
      case .head: mode = .inHead
      case .body: mode = .inBody
      case .frameset: mode = .inFrameset
      case .html: mode = head < 0 ? .beforeHead : .afterHead
      default: continue
      }
      return
    }
  }
}
