import CHTMLTables

extension TreeBuilder {
  /// Handles an end tag by the rules of "in body".
  mutating func endTagInBody() {
    switch token.name {
    case .address, .article, .aside, .blockquote, .button, .center, .details, .dialog, .dir, .div,
      .dl, .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .listing, .main, .menu, .nav,
      .ol, .pre, .search, .section, .select, .summary, .ul:
      guard isInScope(token.name) else { return }
      generateImpliedEndTags()
      popThrough(token.name)
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
      adopt(token.name)
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

  private mutating func endRareTagInBody() {
    switch token.name {
    case .template: closeTemplate()
    case .body: _ = endBody()
    case .html: if endBody() { endTag(mode) }
    case .form: endForm()
    case .applet, .marquee, .object:
      guard isInScope(token.name) else { return }
      generateImpliedEndTags()
      popThrough(token.name)
      clearActiveToMarker()
    case .br:
      reconstructActive()
      insertImpliedBreak()
    default:
      anyOtherEndTagInBody()
    }
  }

  private mutating func endItem(barrier: UInt32) {
    guard isInScope(token.name, barrier) else { return }
    generateImpliedEndTags(except: token.name)
    popThrough(token.name)
  }

  private mutating func endHeading() {
    guard isHeadingInScope() else { return }
    generateImpliedEndTags()
    while let top = stack.last, stack.count > 1 {
      pop()
      if top.traits & CHTML_HEADING != 0 {
        nodes[Int(top.node)].innerEnd = Int32(truncatingIfNeeded: token.end)
        return
      }
    }
  }

  /// Notes the end of the body, which stays open; false where there is none to end.
  private mutating func endBody() -> Bool {
    guard isInScope(.body), stack.count > 1 else { return false }
    noteEndTag(of: stack[1].node)
    mode = .afterBody
    return true
  }

  /// Gives an element that stays open the end tag at hand, if it names it.
  mutating func noteEndTag(of node: Int32) {
    guard nodes[Int(node)].name == token.name else { return }
    nodes[Int(node)].innerStart = Int32(truncatingIfNeeded: token.start)
    nodes[Int(node)].innerEnd = Int32(truncatingIfNeeded: token.end)
  }

  private mutating func endForm() {
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
  private mutating func insertImpliedBreak() {
    var element = HTMLNode(
      .element, name: .br, start: Int32(truncatingIfNeeded: token.start),
      end: Int32(truncatingIfNeeded: token.end))
    element.innerStart = element.end
    element.innerEnd = element.end
    _ = append(element, at: insertionPlace())
    allowsFrameset = false
  }

  /// Closes the nearest element of the name unless a special element is in between.
  mutating func anyOtherEndTagInBody() {
    let name = token.name
    if name.rawValue < CHTML_FIRST_OWN_NAME, openCounts[Int(name.rawValue)] == 0 { return }
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
