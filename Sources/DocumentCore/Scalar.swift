public import CTables

/// What a scalar is for segmentation.
@frozen
@usableFromInline package enum ScalarClass: UInt8, Sendable {
  case other, letter, mark, digit, number, space, newline, punctuation, symbol, ideograph, kana
  /// A letter of a script that writes words without blanks: Thai, Lao, Khmer, Myanmar.
  case complex
  /// An invisible control, such as a joiner, which may stand inside a word.
  case format

  /// That of a number in the tables; written out, it costs nothing, where `init(rawValue:)` is a call.
  @inlinable @inline(__always) init(number: UInt16) {
    switch number {
    case 1: self = .letter
    case 2: self = .mark
    case 3: self = .digit
    case 4: self = .number
    case 5: self = .space
    case 6: self = .newline
    case 7: self = .punctuation
    case 8: self = .symbol
    case 9: self = .ideograph
    case 10: self = .kana
    case 11: self = .complex
    case 12: self = .format
    default: self = .other
    }
  }
}

/// The scripts that segmentation and extraction tell apart. The order is that of the generated tables.
@frozen
@usableFromInline package enum Script: UInt8, Sendable {
  case common, latin, arabic, cyrillic, greek, hebrew, han, hiragana, katakana, hangul
  case devanagari, bengali, thai, armenian, georgian, ethiopic, tamil, telugu, kannada, malayalam
  case gujarati, gurmukhi, khmer, lao, myanmar, sinhala, tibetan, other

  /// That of a number in the tables; written out, it costs nothing, where `init(rawValue:)` is a call.
  @inlinable @inline(__always) init(number: UInt16) {
    switch number {
    case 0: self = .common
    case 1: self = .latin
    case 2: self = .arabic
    case 3: self = .cyrillic
    case 4: self = .greek
    case 5: self = .hebrew
    case 6: self = .han
    case 7: self = .hiragana
    case 8: self = .katakana
    case 9: self = .hangul
    case 10: self = .devanagari
    case 11: self = .bengali
    case 12: self = .thai
    case 13: self = .armenian
    case 14: self = .georgian
    case 15: self = .ethiopic
    case 16: self = .tamil
    case 17: self = .telugu
    case 18: self = .kannada
    case 19: self = .malayalam
    case 20: self = .gujarati
    case 21: self = .gurmukhi
    case 22: self = .khmer
    case 23: self = .lao
    case 24: self = .myanmar
    case 25: self = .sinhala
    case 26: self = .tibetan
    default: self = .other
    }
  }
}

/// Unicode 15's properties of one scalar, from generated tables.
@frozen
@usableFromInline package struct ScalarProperties: Sendable {
  @usableFromInline let bits: UInt16

  /// Looks the scalar up in O(1); values above U+10FFFF have no properties.
  @inlinable package init(_ scalar: UInt32) {
    bits = warraq_properties(scalar)
  }

  /// `other` for what no rule of segmentation mentions.
  @inlinable package var scalarClass: ScalarClass { ScalarClass(number: bits & 15) }
  /// `other` for scripts that no rule mentions, `common` for scalars of no one script.
  @inlinable package var script: Script { Script(number: bits >> 4 & 63) }
  /// Upper or title case; false for scripts without case.
  @inlinable package var isUppercase: Bool { bits & 1 << 10 != 0 }
  /// A letter of a script with case that is not upper case.
  @inlinable package var isSmallLetter: Bool {
    guard scalarClass == .letter, !isUppercase else { return false }
    switch script {
    case .latin, .cyrillic, .greek, .armenian: return true
    default: return false
    }
  }
  /// Hebrew, Arabic and their like: Bidi_Class R or AL.
  @inlinable package var isStrongRightToLeft: Bool { bits & 1 << 11 != 0 }
  /// Bidi_Class L.
  @inlinable package var isStrongLeftToRight: Bool { bits & 1 << 12 != 0 }
}

/// One scalar of a UTF-8 text.
@frozen
@usableFromInline package struct DecodedScalar: Sendable {
  /// The code point.
  @usableFromInline package let value: UInt32
  /// Its length in bytes, 1 to 4.
  @usableFromInline package let length: Int

  @inlinable init(value: UInt32, length: Int) {
    self.value = value
    self.length = length
  }
}

extension DecodedScalar {
  /// Whether it is white space: a blank, a tab or a line's end in any script.
  @inlinable package var isBlank: Bool {
    if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
    let scalarClass = ScalarProperties(value).scalarClass
    return scalarClass == .space || scalarClass == .newline
  }
}

extension Array<UInt8> {
  /// How many scalars of valid UTF-8 begin in a range.
  package func scalarCount(in range: Range<Int>) -> Int {
    var count = 0
    for offset in range where self[offset] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// The scalar at an offset of valid UTF-8.
  ///
  /// - Precondition: `offset` is in bounds and starts a scalar.
  @inlinable @inline(__always)
  package func scalar(at offset: Int) -> DecodedScalar {
    let a = UInt32(self[offset])
    if a < 0x80 { return DecodedScalar(value: a, length: 1) }
    if a < 0xE0 {
      return DecodedScalar(value: (a & 0x1F) << 6 | UInt32(self[offset + 1]) & 0x3F, length: 2)
    }
    let b = UInt32(self[offset + 1]) & 0x3F
    let c = UInt32(self[offset + 2]) & 0x3F
    if a < 0xF0 { return DecodedScalar(value: (a & 0x0F) << 12 | b << 6 | c, length: 3) }
    let d = UInt32(self[offset + 3]) & 0x3F
    return DecodedScalar(value: (a & 0x07) << 18 | b << 12 | c << 6 | d, length: 4)
  }

  /// The scalar that ends before an offset of valid UTF-8; nil at the start.
  @inlinable package func scalar(before offset: Int) -> DecodedScalar? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }

  /// Appends a scalar's UTF-8.
  @inlinable package mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80:
      append(UInt8(scalar))
    case 0x80..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// The bytes of a text up to a count, without a scalar that would be cut.
  package init(start text: String, upTo count: Int) {
    self = Array(text.utf8)
    guard self.count > count else { return }
    var end = count
    while end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
    removeSubrange(end...)
  }
}
