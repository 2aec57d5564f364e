import CHTMLTables

// The modes inside a table.
extension TreeBuilder {
  mutating func startTagInTable() {
    switch token.name {
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

  mutating func endTagInTable() {
    switch token.name {
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

  private mutating func closeCaption() -> Bool {
    guard isInTableScope(.caption) else { return false }
    generateImpliedEndTags()
    popThrough(.caption)
    clearActiveToMarker()
    mode = .inTable
    return true
  }

  mutating func startTagInCaption() {
    switch token.name {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr:
      if closeCaption() { startTag(mode) }
    default:
      startTagInBody()
    }
  }

  mutating func endTagInCaption() {
    switch token.name {
    case .caption: _ = closeCaption()
    case .table: if closeCaption() { endTag(mode) }
    case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
    default: endTagInBody()
    }
  }

  private mutating func closeColumnGroup() -> Bool {
    guard isCurrent(.colgroup) else { return false }
    pop()
    mode = .inTable
    return true
  }

  mutating func startTagInColumnGroup() {
    switch token.name {
    case .html: startTagInBody()
    case .col: insertVoid()
    case .template: startTagInHead()
    default: if closeColumnGroup() { startTag(mode) }
    }
  }

  mutating func endTagInColumnGroup() {
    switch token.name {
    case .colgroup: _ = closeColumnGroup()
    case .col: break
    case .template: closeTemplate()
    default: if closeColumnGroup() { endTag(mode) }
    }
  }

  private mutating func closeTableBody() -> Bool {
    guard isRowGroupInTableScope() else { return false }
    clearStack(to: CHTML_BODY_CONTEXT)
    pop()
    mode = .inTable
    return true
  }

  mutating func startTagInTableBody() {
    switch token.name {
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

  mutating func endTagInTableBody() {
    switch token.name {
    case .tbody, .tfoot, .thead:
      guard isInTableScope(token.name) else { return }
      _ = closeTableBody()
    case .table:
      if closeTableBody() { endTag(mode) }
    case .body, .caption, .col, .colgroup, .html, .td, .th, .tr:
      break
    default:
      endTagInTable()
    }
  }

  private mutating func closeRow() -> Bool {
    guard isInTableScope(.tr) else { return false }
    clearStack(to: CHTML_ROW_CONTEXT)
    pop()
    mode = .inTableBody
    return true
  }

  mutating func startTagInRow() {
    switch token.name {
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

  mutating func endTagInRow() {
    switch token.name {
    case .tr: _ = closeRow()
    case .table: if closeRow() { endTag(mode) }
    case .tbody, .tfoot, .thead:
      if isInTableScope(token.name), closeRow() { endTag(mode) }
    case .body, .caption, .col, .colgroup, .html, .td, .th: break
    default: endTagInTable()
    }
  }

  /// Closes the open cell; false where the depth limit has closed it already.
  private mutating func closeCell() -> Bool {
    let name: TagName = isInTableScope(.td) ? .td : .th
    guard isInTableScope(name) else { return false }
    generateImpliedEndTags()
    popThrough(name)
    clearActiveToMarker()
    mode = .inRow
    return true
  }

  mutating func startTagInCell() {
    switch token.name {
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

  mutating func endTagInCell() {
    switch token.name {
    case .td, .th:
      guard isInTableScope(token.name) else { return }
      generateImpliedEndTags()
      popThrough(token.name)
      clearActiveToMarker()
      mode = .inRow
    case .body, .caption, .col, .colgroup, .html:
      break
    case .table, .tbody, .tfoot, .thead, .tr:
      if isInTableScope(token.name), closeCell() { endTag(mode) }
    default:
      endTagInBody()
    }
  }
}
