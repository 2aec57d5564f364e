internal import DocumentCore

/// Short texts with their blanks folded into one and none at the ends.
enum FoldedText {
  /// Folds a text, byte by byte: `Character.isWhitespace` costs a look-up in Unicode's tables each.
  static func fold(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    let bytes = Array(text.utf8)
    var offset = 0
    var hasBlank = false
    while offset < bytes.count {
      let scalar = bytes.scalar(at: offset)
      if scalar.isBlank {
        hasBlank = !result.isEmpty
      } else {
        if hasBlank { result.append(0x20) }
        hasBlank = false
        result.append(contentsOf: bytes[offset..<offset + scalar.length])
      }
      offset += scalar.length
    }
    return String(decoding: result, as: UTF8.self)
  }
}
