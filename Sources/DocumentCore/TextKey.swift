public import CTables

/// Folds text for matching: lower case, no accents or vowel marks, one alef, one yeh, one heh for
/// ta marbuta, no tatweel or bidi marks, ASCII digits. Never changes the text itself.
@usableFromInline package enum TextKey {
  /// The hash of no bytes; the start of every key.
  @inlinable package static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// FNV-1a's step.
  @inlinable @inline(__always)
  package static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// The key of words so far and one more: of a phrase, begun with ``seed``.
  @inlinable @inline(__always)
  package static func join(_ key: UInt64, _ word: UInt64) -> UInt64 {
    (key ^ word) &* 0x9E37_79B9_7F4A_7C15 &+ (key >> 29)
  }

  /// A key whose bits differ in its upper half too, by which tables are looked up.
  @inlinable package static func spread(_ key: UInt64) -> UInt64 {
    let mixed = (key ^ key >> 32) &* 0xD6E8_FEB8_6659_FD93
    return (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
  }

  /// By which a table of words and phrases is looked up, from the key of one word.
  @inlinable package static func spread(word key: UInt64) -> UInt64 { spread(join(seed, key)) }

  /// Appends the folded form of a scalar.
  @inlinable @inline(__always)
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

  /// Takes the UTF-8 of a folded scalar into a key.
  @inlinable @inline(__always)
  package static func mix(_ hash: inout UInt64, scalar: UInt32) {
    if scalar < 0x80 {
      hash = mix(hash, UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      hash = mix(hash, UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      hash = mix(hash, UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else {
      if scalar < 0x10000 {
        hash = mix(hash, UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        hash = mix(hash, UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        hash = mix(hash, UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      }
      hash = mix(hash, UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      hash = mix(hash, UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }

  /// Takes the folded form of a scalar into a key.
  @inlinable @inline(__always)
  package static func mix(_ hash: inout UInt64, folding scalar: UInt32) {
    let value = warraq_fold(scalar)
    if value == 0 { return }
    if value == 0x110000 {
      mix(&hash, scalar: 0x644)
      mix(&hash, scalar: 0x627)
    } else {
      mix(&hash, scalar: value)
    }
  }

  /// The scalar that one folds to; 0 where it is dropped, and lam for a ligature of lam and alef.
  @inlinable package static func folded(_ scalar: UInt32) -> UInt32 {
    let value = warraq_fold(scalar)
    return value == 0x110000 ? 0x644 : value
  }

  /// The key of a range of a text, as ``hash(_:)`` gives it of a word.
  @inlinable package static func key(of text: [UInt8], in range: Range<Int>) -> UInt64 {
    var hash = seed
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      mix(&hash, folding: scalar.value)
      offset += scalar.length
    }
    return hash
  }

  /// The hash of a range of bytes as they are.
  @inlinable package static func hash(of bytes: [UInt8], in range: Range<Int>) -> UInt64 {
    var hash = seed
    for offset in range { hash = mix(hash, bytes[offset]) }
    return hash
  }

  /// The value of a digit of any script; -1 for any other scalar.
  @inlinable package static func digit(_ scalar: UInt32) -> Int {
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
