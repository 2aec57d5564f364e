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

  /// Identifies a text's language by CLD2, from its first 512 bytes, or up to 16 KiB where those don't tell.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8.
  ///   - hint: BCP 47 from outside the text; weighs a little.
  /// - Returns: Nil where the text is too short or in no language.
  package static func identify(_ text: [UInt8], hint: String) -> Result? {
    for (bytes, sureness) in stages {
      let found = identify(text, upTo: bytes, hint: hint)
      if text.count <= bytes || found?.confidence ?? 0 > sureness { return found }
    }
    return nil
  }

  /// How many bytes are read, and above which confidence no more are.
  private static let stages: [(bytes: Int, sureness: Float)] = [
    (512, 0.97), (2 << 10, 0.9), (16 << 10, -1),
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
