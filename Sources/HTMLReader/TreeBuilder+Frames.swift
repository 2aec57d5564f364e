import CHTMLTables

// Templates, framesets and what follows the body.
extension TreeBuilder {
  mutating func startTagInTemplate() {
    switch token.name {
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      startTagInHead()
    case .caption, .colgroup, .tbody, .tfoot, .thead:
      switchTemplate(to: .inTable)
    case .col:
      switchTemplate(to: .inColumnGroup)
    case .tr:
      switchTemplate(to: .inTableBody)
    case .td, .th:
      switchTemplate(to: .inRow)
    default:
      switchTemplate(to: .inBody)
    }
  }

  private mutating func switchTemplate(to mode: InsertionMode) {
    _ = templateModes.popLast()
    templateModes.append(mode)
    self.mode = mode
    startTag(mode)
  }

  /// Handles `</template>`.
  mutating func closeTemplate() {
    guard isOpen(.template) else { return }
    while let top = stack.last,
      top.traits & (CHTML_IMPLIED_END | CHTML_IMPLIED_END_THOROUGH) != 0
    {
      pop()
    }
    abandonTemplate()
  }

  /// Closes the innermost template and goes back to what it is in.
  mutating func abandonTemplate() {
    popThrough(.template)
    clearActiveToMarker()
    _ = templateModes.popLast()
    resetInsertionMode()
  }

  mutating func startTagAfterBody() {
    if token.name == .html {
      startTagInBody()
    } else {
      mode = .inBody
      startTag(mode)
    }
  }

  mutating func endTagAfterBody() {
    if token.name == .html, mode == .afterBody {
      noteEndTag(of: stack[0].node)
      mode = .afterAfterBody
    } else {
      mode = .inBody
      endTag(mode)
    }
  }

  mutating func startTagInFrameset() {
    switch token.name {
    case .html: startTagInBody()
    case .frameset: insertElement()
    case .frame: insertVoid()
    case .noframes: startTagInHead()
    default: break
    }
  }

  mutating func endTagInFrameset() {
    guard token.name == .frameset, stack.count > 1 else { return }
    pop()
    if !isCurrent(.frameset) { mode = .afterFrameset }
  }

  mutating func startTagAfterFrameset() {
    switch token.name {
    case .html: startTagInBody()
    case .noframes: startTagInHead()
    default: break
    }
  }

  mutating func endTagAfterFrameset() {
    guard token.name == .html, mode == .afterFrameset else { return }
    noteEndTag(of: stack[0].node)
    mode = .afterAfterFrameset
  }
}
