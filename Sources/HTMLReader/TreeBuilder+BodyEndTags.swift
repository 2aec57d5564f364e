import CHTMLTables

extension TreeBuilder {
  /// Handles an end tag by the rules of "in body".
  func endTagInBody() {
    if chtml_tag_traits(tokenizer.token.name.rawValue) & CHTML_BLOCK_END != 0 {
      guard isInScope(tokenizer.token.name) else { return }
      generateImpliedEndTags()
      popThrough(tokenizer.token.name)
      return
    }
    switch tokenizer.token.name {
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      adopt(tokenizer.token.name)
    case .p:
      if !isInScope(.p, CHTML_SCOPE | CHTML_BUTTON_SCOPE) { insertImplied(.p) }
      closeParagraph()
    case .li:
      endItem(barrier: CHTML_SCOPE | CHTML_LIST_SCOPE)
    case .dd, .dt:
      endItem(barrier: CHTML_SCOPE)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      endHeading()
    default:
      endRareTagInBody()
    }
  }

  private func endRareTagInBody() {
    switch tokenizer.token.name {
    case .template: closeTemplate()
    case .body: _ = endBody()
    case .html: if endBody() { endTag(mode) }
    case .form: endForm()
    case .applet, .marquee, .object:
      guard isInScope(tokenizer.token.name) else { return }
      generateImpliedEndTags()
      popThrough(tokenizer.token.name)
      clearActiveToMarker()
    case .br:
      reconstructActive()
      insertImpliedBreak()
    default:
      anyOtherEndTagInBody()
    }
  }

  private func endItem(barrier: UInt32) {
    guard isInScope(tokenizer.token.name, barrier) else { return }
    generateImpliedEndTags(except: tokenizer.token.name)
    popThrough(tokenizer.token.name)
  }

  private func endHeading() {
    guard isHeadingInScope() else { return }
    generateImpliedEndTags()
    while let top = stack.last, stack.count > 1 {
      pop()
      if top.traits & CHTML_HEADING != 0 {
        nodes[Int(top.node)].innerEnd = Int32(truncatingIfNeeded: tokenizer.token.end)
        return
      }
    }
  }

  /// Notes the end of the body, which stays open; false where there is none to end.
  private func endBody() -> Bool {
    guard isInScope(.body), stack.count > 1 else { return false }
    noteEndTag(of: stack[1].node)
    mode = .afterBody
    return true
  }

  /// Gives an element that stays open the end tag at hand, if it names it.
  func noteEndTag(of node: Int32) {
    guard nodes[Int(node)].name == tokenizer.token.name else { return }
    nodes[Int(node)].innerStart = Int32(truncatingIfNeeded: tokenizer.token.start)
    nodes[Int(node)].innerEnd = Int32(truncatingIfNeeded: tokenizer.token.end)
  }

  private func endForm() {
    if isOpen(.template) {
      guard isInScope(.form) else { return }
      generateImpliedEndTags()
      popThrough(.form)
      return
    }
    let node = form
    form = -1
    guard node >= 0, nodes[Int(node)].state.contains(.open), isInScope(.form) else { return }
    generateImpliedEndTags()
    if let i = stack.lastIndex(where: { $0.node == node }) { removeFromStack(at: i) }
  }

  /// Inserts the line break that `</br>` means.
  private func insertImpliedBreak() {
    var element = HTMLNode(
      .element, name: .br, start: Int32(truncatingIfNeeded: tokenizer.token.start),
      end: Int32(truncatingIfNeeded: tokenizer.token.end))
    element.innerStart = element.end
    element.innerEnd = element.end
    _ = append(element, at: insertionPlace())
    allowsFrameset = false
  }

  /// Closes the nearest element of the name unless a special element is in between.
  func anyOtherEndTagInBody() {
    let name = tokenizer.token.name
    guard isOpen(name) else { return }
    var i = stack.count - 1
    while i > 0 {
      if stack[i].isHTML(name) {
        generateImpliedEndTags(except: name)
        popThrough(name)
        return
      }
      if stack[i].traits & CHTML_SPECIAL != 0 { return }
      i -= 1
    }
  }
}
