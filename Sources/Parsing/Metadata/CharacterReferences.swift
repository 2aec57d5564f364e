/// Character references in values that should have none: JSON that was escaped for HTML once too often.
enum CharacterReferences {
  private static let named = [
    "amp": "&", "quot": "\"", "apos": "'", "lt": "<", "gt": ">", "nbsp": " ", "ndash": "–",
    "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…",
  ]

  /// The text with numeric references, and the most common named ones, resolved.
  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...].dropFirst()
      guard let end = rest.prefix(10).firstIndex(of: ";"), let value = value(rest[..<end]) else {
        result += "&"
        continue
      }
      result += value
      rest = rest[end...].dropFirst()
    }
    return result + rest
  }

  private static func value(_ name: Substring) -> String? {
    if let known = named[String(name)] { return known }
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    return UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10)
      .flatMap { Unicode.Scalar($0) }
      .flatMap { $0.value < 0x20 ? nil : String(Character($0)) }
  }
}
