import CHTMLTables

// Where text that holds no ordinary markup ends, found in one scan before any of it is read.
extension Tokenizer {
  /// The `<` of the end tag that matches the last start tag, or the end of the input.
  func endOfRawText() -> Int {
    let name = store.names.spelling(of: lastStartTag.rawValue)
    var i = position
    while true {
      i = find(UInt8(ascii: "<"), from: i)
      if i >= input.count || isEndTag(at: i, named: name) { return i }
      i += 1
    }
  }

  /// The `]]>` that ends a CDATA section, or the end of the input.
  func endOfCDATA() -> Int {
    var i = position
    while true {
      i = find(UInt8(ascii: "]"), from: i)
      if i >= input.count { return i }
      if input[i + 1] == UInt8(ascii: "]"), input[i + 2] == UInt8(ascii: ">") { return i }
      i += 1
    }
  }

  /// The end tag that ends a script, minding `<!--` and, inside that, `<script`.
  ///
  /// The "script data escaped" and "double escaped" states: a script tag inside a comment hides the
  /// end tag that follows it.
  func endOfScript() -> Int {
    let name = store.names.spelling(of: lastStartTag.rawValue)
    let script = Array("script".utf8)
    var i = position
    var isEscaped = false
    var isDoubleEscaped = false
    while true {
      i =
        isEscaped
        ? input.firstIndex(
          in: i, input.count, of: UInt8(ascii: "<"), UInt8(ascii: "-"), UInt8(ascii: "<"),
          UInt8(ascii: "-"))
        : find(UInt8(ascii: "<"), from: i)
      guard i < input.count else { return i }
      if input[i] == UInt8(ascii: "-") {
        if input[i + 1] == UInt8(ascii: "-"), input[i + 2] == UInt8(ascii: ">") {
          isEscaped = false
          isDoubleEscaped = false
        }
      } else if isDoubleEscaped {
        isDoubleEscaped = !isEndTag(at: i, named: script)
      } else if isEndTag(at: i, named: name) {
        return i
      } else if isEscaped {
        isDoubleEscaped = isTagName(script, at: i + 1)
      } else if input.matches("<!--", at: i) {
        isEscaped = true
        i += 1  // The dashes just read may also be those of `-->`.
      }
      i += 1
    }
  }

  func find(_ byte: UInt8, from start: Int) -> Int {
    input.firstIndex(in: min(start, input.count), input.count, of: byte, byte, byte, byte)
  }

  private func isEndTag(at i: Int, named name: [UInt8]) -> Bool {
    input[i + 1] == UInt8(ascii: "/") && isTagName(name, at: i + 2)
  }

  private func isTagName(_ name: [UInt8], at start: Int) -> Bool {
    let end = start + name.count
    guard !name.isEmpty, end < input.count, input[end] != 0 else { return false }
    for (i, byte) in name.enumerated() where chtml_lower(input[start + i]) != byte { return false }
    return input.traits(end) & CHTML_TAG_END != 0
  }
}
