internal import CTables

/// Folds text for matching: lower case, no accents or vowel marks, one alef, one yeh, one heh for
/// ta marbuta, no tatweel or bidi marks, ASCII digits. Never changes the text itself.
package enum TextKey {
  /// The hash of no bytes; the start of every key.
  @inlinable package static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// FNV-1a's step.
  @inline(__always)
  static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Appends the folded form of a scalar.
  @inline(__always)
  static func append(_ scalar: UInt32, to folded: inout [UInt8]) {
    let value = warraq_fold(scalar)
    if value == 0 { return }
    if value < 0x80 {
      folded.append(UInt8(value))
    } else if value == 0x110000 {
      folded.append(scalar: 0x644)
      folded.append(scalar: 0x627)
    } else {
      folded.append(scalar: value)
    }
  }

  /// A key that goes on by the folded form of a scalar; only equal ways of going on give equal keys.
  package static func mix(_ hash: UInt64, folding scalar: UInt32) -> UInt64 {
    let value = warraq_fold(scalar)
    return value == 0 ? hash : (hash ^ UInt64(value)) &* 0x0000_0100_0000_01B3
  }

  /// The value of a digit of any script; -1 for any other scalar.
  package static func digit(_ scalar: UInt32) -> Int {
    let value = warraq_fold(scalar)
    return value &- 0x30 < 10 ? Int(value) - 0x30 : -1
  }

  /// The folded form of a text.
  package static func fold(_ text: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(text)
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      let scalar = bytes.scalar(at: offset)
      append(scalar.value, to: &folded)
      offset += scalar.length
    }
    return folded
  }

  /// The folded form of a string.
  package static func fold(_ text: String) -> String {
    String(decoding: fold(Array(text.utf8)), as: UTF8.self)
  }

  /// The key of folded bytes: equal for equal bytes, and different otherwise but for chance.
  @inlinable package static func hash(folded: some Sequence<UInt8>) -> UInt64 {
    var hash = seed
    for byte in folded { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  /// The key of a word as a lexicon writes it.
  package static func hash(_ word: String) -> UInt64 {
    hash(folded: fold(Array(word.utf8)))
  }
}
