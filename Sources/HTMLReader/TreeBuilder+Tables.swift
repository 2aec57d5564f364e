import CHTMLTables

// The modes inside a table.
extension TreeBuilder {
  func startTagInTable() {
    switch tokenizer.token.name {
    case .caption:
      clearStack(to: CHTML_TABLE_SCOPE)
      insertMarker()
      insertElement()
      mode = .inCaption
    case .colgroup:
      clearStack(to: CHTML_TABLE_SCOPE)
      insertElement()
      mode = .inColumnGroup
    case .col:
      clearStack(to: CHTML_TABLE_SCOPE)
      insertImplied(.colgroup)
      mode = .inColumnGroup
      startTag(mode)
    case .tbody, .tfoot, .thead:
      clearStack(to: CHTML_TABLE_SCOPE)
      insertElement()
      mode = .inTableBody
    case .td, .th, .tr:
      clearStack(to: CHTML_TABLE_SCOPE)
      insertImplied(.tbody)
      mode = .inTableBody
      startTag(mode)
    case .table:
      guard isInTableScope(.table) else { return }
      popThrough(.table)
      resetInsertionMode()
      startTag(mode)
    case .style, .script, .template:
      startTagInHead()
    case .input where isHiddenInput:
      insertVoid()
    case .form:
      guard form < 0, !isOpen(.template) else { return }
      insertElement()
      form = stack[stack.count - 1].node
      pop()
    default:
      fosterParents = true
      startTagInBody()
      fosterParents = false
    }
  }

  func endTagInTable() {
    switch tokenizer.token.name {
    case .table:
      guard isInTableScope(.table) else { return }
      popThrough(.table)
      resetInsertionMode()
    case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr:
      break
    case .template:
      closeTemplate()
    default:
      fosterParents = true
      endTagInBody()
      fosterParents = false
    }
  }

  private func closeCaption() -> Bool {
    guard isInTableScope(.caption) else { return false }
    generateImpliedEndTags()
    popThrough(.caption)
    clearActiveToMarker()
    mode = .inTable
    return true
  }

  func startTagInCaption() {
    switch tokenizer.token.name {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
      if closeCaption() { startTag(mode) }
    default:
      startTagInBody()
    }
  }

  func endTagInCaption() {
    switch tokenizer.token.name {
    case .caption: _ = closeCaption()
    case .table: if closeCaption() { endTag(mode) }
    case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default: endTagInBody()
    }
  }

  private func closeColumnGroup() -> Bool {
    guard isCurrent(.colgroup) else { return false }
    pop()
    mode = .inTable
    return true
  }

  func startTagInColumnGroup() {
    switch tokenizer.token.name {
    case .html: startTagInBody()
    case .col: insertVoid()
    case .template: startTagInHead()
    default: if closeColumnGroup() { startTag(mode) }
    }
  }

  func endTagInColumnGroup() {
    switch tokenizer.token.name {
    case .colgroup: _ = closeColumnGroup()
    case .col: break
    case .template: closeTemplate()
    default: if closeColumnGroup() { endTag(mode) }
    }
  }

  private func closeTableBody() -> Bool {
    guard isRowGroupInTableScope() else { return false }
    clearStack(to: CHTML_BODY_CONTEXT)
    pop()
    mode = .inTable
    return true
  }

  func startTagInTableBody() {
    switch tokenizer.token.name {
    case .tr:
      clearStack(to: CHTML_BODY_CONTEXT)
      insertElement()
      mode = .inRow
    case .th, .td:
      clearStack(to: CHTML_BODY_CONTEXT)
      insertImplied(.tr)
      mode = .inRow
      startTag(mode)
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead:
      if closeTableBody() { startTag(mode) }
    default:
      startTagInTable()
    }
  }

  func endTagInTableBody() {
    switch tokenizer.token.name {
    case .tbody, .tfoot, .thead:
      guard isInTableScope(tokenizer.token.name) else { return }
      _ = closeTableBody()
    case .table:
      if closeTableBody() { endTag(mode) }
    case .body, .caption, .col, .colgroup, .html, .td, .th, .tr:
      break
    default:
      endTagInTable()
    }
  }

  private func closeRow() -> Bool {
    guard isInTableScope(.tr) else { return false }
    clearStack(to: CHTML_ROW_CONTEXT)
    pop()
    mode = .inTableBody
    return true
  }

  func startTagInRow() {
    switch tokenizer.token.name {
    case .th, .td:
      clearStack(to: CHTML_ROW_CONTEXT)
      insertElement()
      mode = .inCell
      insertMarker()
    case .caption, .col, .colgroup, .tbody, .tfoot, .thead, .tr:
      if closeRow() { startTag(mode) }
    default:
      startTagInTable()
    }
  }

  func endTagInRow() {
    switch tokenizer.token.name {
    case .tr: _ = closeRow()
    case .table: if closeRow() { endTag(mode) }
    case .tbody, .tfoot, .thead:
      if isInTableScope(tokenizer.token.name), closeRow() { endTag(mode) }
    case .body, .caption, .col, .colgroup, .html, .td, .th: break
    default: endTagInTable()
    }
  }

  /// Closes the open cell; false where the depth limit has closed it already.
  private func closeCell() -> Bool {
    let name: TagName = isInTableScope(.td) ? .td : .th
    guard isInTableScope(name) else { return false }
    generateImpliedEndTags()
    popThrough(name)
    clearActiveToMarker()
    mode = .inRow
    return true
  }

  func startTagInCell() {
    switch tokenizer.token.name {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
      if closeCell() {
        startTag(mode)
      } else {
        mode = .inRow
        startTag(mode)
      }
    default:
      startTagInBody()
    }
  }

  func endTagInCell() {
    switch tokenizer.token.name {
    case .td, .th:
      guard isInTableScope(tokenizer.token.name) else { return }
      generateImpliedEndTags()
      popThrough(tokenizer.token.name)
      clearActiveToMarker()
      mode = .inRow
    case .body, .caption, .col, .colgroup, .html:
      break
    case .table, .tbody, .tfoot, .thead, .tr:
      if isInTableScope(tokenizer.token.name), closeCell() { endTag(mode) }
    default:
      endTagInBody()
    }
  }
}
