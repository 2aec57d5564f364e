internal import CLanguage

/// Tells which language a text is in.
package enum LanguageIdentifier {
  /// A language and how sure it is.
  package struct Result: Hashable, Sendable {
    /// BCP 47.
    package let code: String
    /// 0 to 1.
    package let confidence: Float
  }

  /// Identifies a text's language by CLD2, from its first 320 bytes, or up to 16 KiB where those don't tell or the rest of
  /// it is written otherwise.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8.
  ///   - hint: BCP 47 from outside the text; weighs a little.
  /// - Returns: Nil where the text is too short or in no language.
  package static func identify(_ text: [UInt8], hint: String) -> Result? {
    for (bytes, sureness) in stages {
      let found = identify(text, upTo: bytes, hint: hint)
      if text.count <= bytes || found?.confidence ?? 0 > sureness && isAlike(text, upTo: bytes) {
        return found
      }
    }
    return nil
  }

  /// Whether the beginning has about as many bytes beyond ASCII as the rest: a headline in English over an Arabic page has
  /// not.
  private static func isAlike(_ text: [UInt8], upTo bytes: Int) -> Bool {
    func share(_ part: Range<Int>) -> Float {
      let count = unsafe text.withUnsafeBufferPointer { bytes in
        var count: UInt32 = 0
        for offset in part { unsafe count &+= UInt32(bytes[offset] >> 7) }
        return count
      }
      return Float(count) / Float(part.count)
    }
    let last = min(text.count, mostBytes)
    return bytes >= last || abs(share(0..<bytes) - share(bytes..<last)) < 0.2
  }

  private static let mostBytes = 16 << 10

  /// How many bytes are read, and above which confidence no more are.
  private static let stages: [(bytes: Int, sureness: Float)] = [
    (320, 0.98), (2 << 10, 0.9), (mostBytes, -1),
  ]

  private static func identify(_ text: [UInt8], upTo most: Int, hint: String) -> Result? {
    var count = min(text.count, most)
    while count < text.count, count > 0, text[count] & 0xC0 == 0x80 { count -= 1 }
    var code = [CChar](repeating: 0, count: 32)
    let percent = unsafe text.withUnsafeBytes { buffer in
      unsafe warraq_language(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), hint, &code,
        Int32(code.count))
    }
    let name = String(
      decoding: code.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard !name.isEmpty, percent != 0 else { return nil }
    let share = Float(abs(percent)) / 100
    return Result(code: modern(name), confidence: percent > 0 ? share : share / 2)
  }

  /// BCP 47's code where CLD2 has an older one.
  private static func modern(_ code: String) -> String {
    switch code {
    case "iw": "he"
    case "in": "id"
    case "ji": "yi"
    case "jw": "jv"
    case "mo": "ro"
    case "tl": "fil"
    default: code
    }
  }
}
