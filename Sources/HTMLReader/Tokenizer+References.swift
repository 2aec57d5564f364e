import CHTMLTables

extension Tokenizer {
  /// Reads a character reference whose `&` is before `start`, leaving its text in
  /// `token.replacement`.
  ///
  /// - Returns: The number of bytes after the `&` that belong to it, 0 if it is only an ampersand.
  func readReference(at start: Int, limit: Int, inAttribute: Bool) -> Int {
    let first = input.traits(start)
    if first & CHTML_ALNUM != 0 {
      return readNamedReference(at: start, limit: limit, inAttribute: inAttribute)
    }
    guard input[start] == UInt8(ascii: "#"), start < limit else { return 0 }
    return readNumericReference(at: start, limit: limit)
  }

  private func readNamedReference(at start: Int, limit: Int, inAttribute: Bool) -> Int {
    let from = store.replacements.count
    let length = input.namedReference(at: start, limit: limit, appendingTo: &store.replacements)
    guard length > 0 else { return 0 }
    let end = start + length
    // A name cut off before its semicolon is most likely a query parameter.
    if inAttribute, input[end - 1] != UInt8(ascii: ";"),
      input[end] == UInt8(ascii: "=") || input.traits(end) & CHTML_ALNUM != 0
    {
      store.replacements.truncate(to: from)
      return 0
    }
    token.replacement = from..<store.replacements.count
    return length
  }

  private func readNumericReference(at start: Int, limit: Int) -> Int {
    let isHexadecimal = input[start + 1] | 0x20 == UInt8(ascii: "x")
    let base: UInt32 = isHexadecimal ? 16 : 10
    let digits = start + (isHexadecimal ? 2 : 1)
    var i = digits
    var code: UInt32 = 0
    while i < limit, let digit = digit(input[i], base: base) {
      code = min(code * base + digit, 0x110000)
      i += 1
    }
    guard i > digits else { return 0 }
    if i < limit, input[i] == UInt8(ascii: ";") { i += 1 }
    token.replacement = store.replacement(scalar(for: code))
    return i - start
  }

  private func digit(_ byte: UInt8, base: UInt32) -> UInt32? {
    let decimal = UInt32(byte) &- 0x30
    if decimal < 10 { return decimal }
    let letter = UInt32(byte | 0x20) &- 0x61
    return base == 16 && letter < 6 ? letter + 10 : nil
  }

  private func scalar(for code: UInt32) -> Unicode.Scalar {
    if code == 0 { return "\u{FFFD}" }
    let mapped = 0x80..<0xA0 ~= code ? chtml_windows_1252(code) : code
    return Unicode.Scalar(mapped) ?? "\u{FFFD}"
  }
}
