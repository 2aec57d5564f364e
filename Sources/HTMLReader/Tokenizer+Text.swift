import CHTMLTables

extension Tokenizer {
  /// Switches to another content model at the current position.
  func enter(_ model: ContentModel) {
    content = model
    switch model {
    case .data: break
    case .plaintext: contentEnd = input.count
    case .cdata: contentEnd = endOfCDATA()
    case .rcdata, .rawText: contentEnd = endOfRawText()
    case .scriptData: contentEnd = endOfScript()
    }
  }

  func leaveContent() {
    if content == .cdata {
      position = min(contentEnd + 3, input.count)
    }
    content = .data
  }

  /// Reads one run of text, all of it verbatim or all of it replaced. The byte at `position` is text
  /// whatever it is, and `limit` is past it.
  func readText(limit: Int) {
    var start = position
    var i = start
    switch input[start] {
    case UInt8(ascii: "\r"):
      guard input[start + 1] == UInt8(ascii: "\n"), start + 1 < limit else {
        replaceText(start, start + 1, with: TokenStore.lineFeed)
        return
      }
      start += 1
      i = start + 1
    case 0:
      readNull(start, limit: limit)
      return
    case UInt8(ascii: "&") where content == .data || content == .rcdata:
      let length = readReference(at: start + 1, limit: limit, inAttribute: false)
      if length > 0 {
        finishText(.replacedText, start, start + 1 + length)
        return
      }
      i = start + 1
    default:
      i = start + 1
    }
    finishText(.text, start, endOfRun(from: i, limit: limit))
  }

  @inline(__always)
  private func endOfRun(from start: Int, limit: Int) -> Int {
    var i = start
    let decodes = content == .data || content == .rcdata
    let ampersand = decodes ? UInt8(ascii: "&") : 0
    let lessThan = content == .data ? UInt8(ascii: "<") : 0
    while true {
      i = input.firstIndex(in: i, limit, of: lessThan, ampersand, UInt8(ascii: "\r"), 0)
      guard i < limit, !endsRun(input[i], before: input[i + 1]) else { return min(i, limit) }
      i += 1
    }
  }

  /// Whether a byte that may end a run of text does so.
  @inline(__always)
  private func endsRun(_ byte: UInt8, before next: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"):
      chtml_byte_traits(next) & UInt8(CHTML_ALNUM) != 0 || next == UInt8(ascii: "#")
    case UInt8(ascii: "<"):
      chtml_byte_traits(next) & UInt8(CHTML_ALPHA) != 0 || next == UInt8(ascii: "/")
        || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
    default:
      true
    }
  }

  private func readNull(_ start: Int, limit: Int) {
    if content == .data || content == .cdata {
      var end = start + 1
      while end < limit, input[end] == 0 { end += 1 }
      finishText(.null, start, end)
    } else {
      replaceText(start, start + 1, with: TokenStore.replacementCharacter)
    }
  }

  private func replaceText(_ start: Int, _ end: Int, with replacement: Range<Int>) {
    token.replacement = replacement
    finishText(.replacedText, start, end)
  }

  @inline(__always)
  private func finishText(_ kind: Token.Kind, _ start: Int, _ end: Int) {
    token.kind = kind
    token.start = start
    token.end = end
    position = end
  }
}
