import CHTMLTables

// Templates, framesets and what follows the body.
extension TreeBuilder {
  func startTagInTemplate() {
    switch tokenizer.token.name {
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

  private func switchTemplate(to mode: InsertionMode) {
    _ = templateModes.popLast()
    templateModes.append(mode)
    self.mode = mode
    startTag(mode)
  }

  /// Handles `</template>`.
  func closeTemplate() {
    guard isOpen(.template) else { return }
    while let top = stack.last,
      top.traits & (CHTML_IMPLIED_END | CHTML_IMPLIED_END_THOROUGH) != 0
    {
      pop()
    }
    abandonTemplate()
  }

  /// Closes the innermost template and goes back to what it is in.
  func abandonTemplate() {
    popThrough(.template)
    clearActiveToMarker()
    _ = templateModes.popLast()
    resetInsertionMode()
  }

  func startTagAfterBody() {
    if tokenizer.token.name == .html {
      startTagInBody()
    } else {
      mode = .inBody
      startTag(mode)
    }
  }

  func endTagAfterBody() {
    if tokenizer.token.name == .html, mode == .afterBody {
      noteEndTag(of: stack[0].node)
      mode = .afterAfterBody
    } else {
      mode = .inBody
      endTag(mode)
    }
  }

  func startTagInFrameset() {
    switch tokenizer.token.name {
    case .html: startTagInBody()
    case .frameset: insertElement()
    case .frame: insertVoid()
    case .noframes: startTagInHead()
    default: break
    }
  }

  func endTagInFrameset() {
    guard tokenizer.token.name == .frameset, stack.count > 1 else { return }
    pop()
    if !isCurrent(.frameset) { mode = .afterFrameset }
  }

  func startTagAfterFrameset() {
    switch tokenizer.token.name {
    case .html: startTagInBody()
    case .noframes: startTagInHead()
    default: break
    }
  }

  func endTagAfterFrameset() {
    guard tokenizer.token.name == .html, mode == .afterFrameset else { return }
    noteEndTag(of: stack[0].node)
    mode = .afterAfterFrameset
  }
}
