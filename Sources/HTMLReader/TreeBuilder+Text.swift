import CHTMLTables

extension TreeBuilder {
  /// Handles the run of text at hand, splitting it where white space goes elsewhere than the rest.
  @inline(__always)
  func processText() {
    let run = takeRun()
    if let run {
      if mode == .inBody, let top = stack.last, !top.isForeign {
        textInBody(run)
      } else {
        textInOtherMode(run)
      }
    }
  }

  /// The token as a piece; nil where a line feed right after `pre` or `textarea` is all of it.
  @inline(__always)
  private func takeRun() -> HTMLTextPiece? {
    if ignoresLineFeed { return takeRunAfterPre() }
    return tokenizer.token.kind == .replacedText
      ? HTMLTextPiece(
        start: tokenizer.token.start, end: tokenizer.token.end,
        replacement: tokenizer.token.replacement)
      : HTMLTextPiece(start: tokenizer.token.start, end: tokenizer.token.end)
  }

  private func takeRunAfterPre() -> HTMLTextPiece? {
    ignoresLineFeed = false
    guard let run = takeRun() else { return nil }
    guard firstByte(run) == UInt8(ascii: "\n") else { return run }
    if !run.isVerbatim || run.source.count == 1 { return nil }
    return HTMLTextPiece(start: Int(run.start) + 1, end: Int(run.end))
  }

  private func firstByte(_ run: HTMLTextPiece) -> UInt8 {
    run.isVerbatim
      ? tokenizer.input[Int(run.start)]
      : tokenizer.store.replacements[Int(run.replacementStart)]
  }

  private var isNull: Bool {
    tokenizer.token.kind == .null
  }

  private func textInOtherMode(_ run: HTMLTextPiece) {
    if let top = stack.last, top.isForeign,
      top.traits & (OpenElement.htmlIntegrationPoint | OpenElement.mathMLTextIntegrationPoint) == 0
    {
      textInForeign(run)
      return
    }
    switch mode {
    case .inBody, .inCaption, .inCell, .inTemplate:
      textInBody(run)
    case .text:
      insertText(run)
    case .inTable, .inTableBody, .inRow:
      textInTable(run)
    case .initial, .beforeHTML, .beforeHead:
      if let rest = rest(of: run) {
        leaveForText()
        textInOtherMode(rest)
      }
    case .inColumnGroup:
      if let space = space(of: run) { insertText(space) }
      if let rest = rest(of: run), isCurrent(.colgroup) {
        pop()
        mode = .inTable
        textInOtherMode(rest)
      }
    case .inHead, .inHeadNoscript, .afterHead:
      if let space = space(of: run) { insertText(space) }
      if let rest = rest(of: run) {
        leaveForText()
        textInOtherMode(rest)
      }
    case .afterBody, .afterAfterBody:
      if let space = space(of: run) { textInBody(space) }
      if let rest = rest(of: run) {
        mode = .inBody
        textInOtherMode(rest)
      }
    case .inFrameset, .afterFrameset, .afterAfterFrameset:
      insertOnlySpace(run)
    }
  }

  /// Does what text that is not white space implies in a mode before the body.
  private func leaveForText() {
    switch mode {
    case .initial: leaveInitial()
    case .beforeHTML: leaveBeforeHTML()
    case .beforeHead: leaveBeforeHead()
    case .inHead: leaveInHead()
    case .inHeadNoscript: leaveInHeadNoscript()
    default: leaveAfterHead()
    }
  }

  private func textInForeign(_ run: HTMLTextPiece) {
    if isNull {
      for at in run.source {
        insertText(
          HTMLTextPiece(start: at, end: at + 1, replacement: TokenStore.replacementCharacter))
      }
      return
    }
    if allowsFrameset, !isAllSpace(run) { allowsFrameset = false }
    insertText(run)
  }

  @inline(__always)
  func textInBody(_ run: HTMLTextPiece) {
    if isNull { return }
    reconstructActive()
    if allowsFrameset, !isAllSpace(run) { allowsFrameset = false }
    insertText(run)
  }

  private func textInTable(_ run: HTMLTextPiece) {
    guard let top = stack.last, top.traits & CHTML_FOSTERS != 0 || top.isHTML(.template) else {
      fosterParents = true
      textInBody(run)
      fosterParents = false
      return
    }
    if !isNull { pendingTableText.append(run) }
  }

  /// Inserts the text collected in a table: where it is if white space, else before the table.
  func flushTableText() {
    let other = pendingTableText.firstIndex { !isAllSpace($0) }
    fosterParents = other != nil
    var i = 0
    while i < pendingTableText.count {
      if fosterParents {
        reconstructActive()
        allowsFrameset = false
      }
      insertText(pendingTableText[i])
      i += 1
    }
    fosterParents = false
    pendingTableText.truncate(to: 0)
  }

  /// The number of white space bytes that a run begins with.
  private func spaceCount(_ run: HTMLTextPiece) -> Int {
    guard run.isVerbatim else {
      let byte = tokenizer.store.replacements[Int(run.replacementStart)]
      return UInt32(chtml_byte_traits(byte)) & CHTML_SPACE != 0 ? run.source.count : 0
    }
    var i = Int(run.start)
    while i < run.end, tokenizer.input.traits(i) & CHTML_SPACE != 0 { i += 1 }
    return i - Int(run.start)
  }

  private func isAllSpace(_ run: HTMLTextPiece) -> Bool {
    spaceCount(run) == run.source.count
  }

  private func space(of run: HTMLTextPiece) -> HTMLTextPiece? {
    let count = spaceCount(run)
    if count == 0 { return nil }
    return run.isVerbatim
      ? HTMLTextPiece(start: Int(run.start), end: Int(run.start) + count) : run
  }

  private func rest(of run: HTMLTextPiece) -> HTMLTextPiece? {
    let count = spaceCount(run)
    if count == run.source.count { return nil }
    return run.isVerbatim
      ? HTMLTextPiece(start: Int(run.start) + count, end: Int(run.end)) : run
  }

  private func insertOnlySpace(_ run: HTMLTextPiece) {
    guard run.isVerbatim else {
      if let space = space(of: run) { insertOrReconstruct(space) }
      return
    }
    var i = Int(run.start)
    while i < run.end {
      let start = i
      while i < run.end, tokenizer.input.traits(i) & CHTML_SPACE != 0 { i += 1 }
      if i > start { insertOrReconstruct(HTMLTextPiece(start: start, end: i)) }
      while i < run.end, tokenizer.input.traits(i) & CHTML_SPACE == 0 { i += 1 }
    }
  }

  private func insertOrReconstruct(_ space: HTMLTextPiece) {
    if mode == .afterAfterFrameset { reconstructActive() }
    insertText(space)
  }

  /// Adds a run to the text node at the insertion place, or makes one.
  @inline(__always)
  func insertText(_ run: HTMLTextPiece) {
    let place = insertionPlace()
    if place.parent == 0 { return }
    let sibling =
      place.before < 0
      ? nodes[Int(place.parent)].lastChild : nodes[Int(place.before)].previousSibling
    if sibling >= 0, nodes[Int(sibling)].kind == .text {
      extendText(Int(sibling), with: run)
      return
    }
    var text = HTMLNode(.text, start: run.start, end: run.end)
    if !run.isVerbatim {
      text.listStart = tokenizer.store.append(run, after: -1)
      text.listEnd = text.listStart
    }
    _ = append(text, at: place)
  }

  private func extendText(_ text: Int, with run: HTMLTextPiece) {
    if nodes[text].listStart < 0 {
      if run.isVerbatim, run.start == nodes[text].end {
        nodes[text].end = run.end
        return
      }
      let first = HTMLTextPiece(start: Int(nodes[text].start), end: Int(nodes[text].end))
      nodes[text].listStart = tokenizer.store.append(first, after: -1)
      nodes[text].listEnd = nodes[text].listStart
    }
    let last = Int(nodes[text].listEnd)
    let previous = tokenizer.store.pieces[last]
    if run.isVerbatim, previous.isVerbatim, previous.end == run.start {
      tokenizer.store.pieces[last].end = run.end
    } else {
      nodes[text].listEnd = tokenizer.store.append(run, after: Int32(last))
    }
    nodes[text].start = min(nodes[text].start, run.start)
    nodes[text].end = max(nodes[text].end, run.end)
  }
}
