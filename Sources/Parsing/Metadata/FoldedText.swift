internal import DocumentCore

/// Short texts with their blanks folded into one and none at the ends.
enum FoldedText {
  /// Folds a text, byte by byte: `Character.isWhitespace` costs a look-up in Unicode's tables each.
  static func fold(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return isFolded(bytes) ? text : String(decoding: fold(bytes), as: UTF8.self)
  }

  /// Whether ASCII has single blanks only, none at the ends; other texts have to be looked at more closely.
  private static func isFolded(_ bytes: [UInt8]) -> Bool {
    var wasBlank = true
    for byte in bytes {
      let isBlank = byte == 0x20
      if byte >= 0x80 || byte < 0x20 || isBlank && wasBlank { return false }
      wasBlank = isBlank
    }
    return !wasBlank || bytes.isEmpty
  }

  /// Folds valid UTF-8.
  static func fold(_ bytes: [UInt8]) -> [UInt8] {
    guard !isFolded(bytes) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var offset = 0
    var isPending = false
    while offset < bytes.count {
      let scalar = bytes.scalar(at: offset)
      if scalar.isBlank {
        isPending = !result.isEmpty
      } else {
        if isPending { result.append(0x20) }
        isPending = false
        for index in offset..<offset + scalar.length { result.append(bytes[index]) }
      }
      offset += scalar.length
    }
    return result
  }
}
