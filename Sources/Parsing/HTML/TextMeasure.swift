/// What a block's text looks like, told alike for every script.
struct TextMeasure {
  /// Characters, those of scripts that write a word in few of them counted twice.
  var length: Int32 = 0
  /// Runs between blanks.
  var words: Int32 = 0
  var commas: Int32 = 0
  /// Marks that end sentences.
  var stops: Int32 = 0
  var digits: Int32 = 0
  /// Bars, bullets, arrows and slashes, as stand between the entries of menus.
  var separators: Int32 = 0
  var lines: Int32 = 1
  var currencies: Int32 = 0
  /// Of any script.
  var letters: Int32 = 0
  var ending = Ending.other

  /// What the text ends with.
  enum Ending: Int32 {
    case other, stop, colon, ellipsis, bracket
  }

  init() {}

  /// What a byte of ASCII counts as, a byte of the number each: letters, digits, commas, separators, currencies, line breaks,
  /// blanks; and last, marks that may end a sentence.
  private static let ascii: [UInt64] = (UInt8(0)..<0x80).map { byte in
    switch byte {
    case 0x41...0x5A, 0x61...0x7A: 1
    case 0x30...0x39: 1 << 8
    case 0x2C, 0x3B: 1 << 16
    case 0x7C, 0x2F, 0x3E: 1 << 24
    case 0x24: 1 << 32
    case 0x0A: 1 << 40 | 1 << 48
    case 0x20, 0x09: 1 << 48
    case 0x2E, 0x21, 0x3F: 1 << 56
    default: 0
    }
  }

  /// Takes in counts of bytes of ASCII, as ``ascii`` has them, that may be 255 each.
  private mutating func take(_ counts: UInt64) {
    func count(_ place: UInt64) -> Int32 { Int32(truncatingIfNeeded: counts >> (place * 8) & 0xFF) }
    letters += count(0)
    digits += count(1)
    commas += count(2)
    separators += count(3)
    currencies += count(4)
    lines += count(5)
  }

  /// Measures UTF-8.
  init(of text: [UInt8], _ range: Range<Int>) {
    let ascii = Self.ascii
    var wasBlank: UInt64 = 1
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      // Bytes of ASCII in a row, as many as the counts bear.
      var counts: UInt64 = 0
      let start = index
      let pause = min(end, index + 255)
      while index < pause {
        let byte = text[index]
        guard byte < 0x80 else { break }
        index += 1
        let kinds = ascii[Int(byte)]
        let isBlank = kinds >> 48 & 1
        words &+= Int32(truncatingIfNeeded: wasBlank & ~isBlank)
        wasBlank = isBlank
        if kinds >> 56 != 0 {
          if index == end || Self.followsSentence(text[index]) { stops += 1 }
        } else {
          counts &+= kinds
        }
      }
      length += Int32(index - start)
      take(counts)
      guard index < end, text[index] >= 0x80 else { continue }
      let byte = text[index]
      index += 1
      if wasBlank == 1 { words += 1 }
      wasBlank = 0
      if byte < 0xE0 {
        guard index < end else { break }
        let pair = UInt32(byte) << 8 | UInt32(text[index])
        index += 1
        length += 1
        letters += 1
        switch pair {
        case 0xD88C, 0xD89B: commas += 1  // Arabic
        case 0xD89F, 0xDB94: stops += 1
        case 0xD9A0...0xD9A9, 0xDBB0...0xDBB9: digits += 1
        case 0xC2B7, 0xC2BB: separators += 1
        case 0xC2A3, 0xC2A5: currencies += 1
        default: break
        }
      } else if byte < 0xF0 {
        guard index + 1 < end else { break }
        let triple = UInt32(byte) << 16 | UInt32(text[index]) << 8 | UInt32(text[index + 1])
        index += 2
        length += triple >= 0xE38080 ? 2 : 1
        letters += triple >= 0xE38080 ? 2 : 1
        switch triple {
        case 0xE38081, 0xEFBC8C, 0xEFBC9B: commas += 1
        case 0xE38082, 0xEFBC81, 0xEFBC9F, 0xE0A5A4, 0xEFBC8E: stops += 1
        case 0xE282A0...0xE282BF: currencies += 1
        case 0xE280A2, 0xE280BA, 0xEFBD9C: separators += 1
        default: break
        }
      } else {
        index += 3
        length += 1
      }
    }
    ending = Self.ending(of: text, range)
  }

  /// Blanks, and the quotes and brackets that close after the mark.
  private static func followsSentence(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0xE2
  }

  private static func ending(of text: [UInt8], _ range: Range<Int>) -> Ending {
    var end = range.upperBound
    /// The last bytes before the end as one number; 0 where there are fewer.
    func last(_ count: Int) -> UInt32 {
      guard end - range.lowerBound >= count else { return 0 }
      var value: UInt32 = 0
      for offset in end - count..<end { value = value << 8 | UInt32(text[offset]) }
      return value
    }
    // Quotes close after the mark.
    while true {
      if last(1) == 0x22 || last(1) == 0x27 {
        end -= 1
      } else if last(3) == 0xE2809D || last(3) == 0xE28099 {
        end -= 3
      } else if last(2) == 0xC2BB {
        end -= 2
      } else {
        break
      }
    }
    switch last(1) {
    case 0x2E: return last(2) == 0x2E2E ? .ellipsis : .stop
    case 0x21, 0x3F: return .stop
    case 0x3A: return .colon
    case 0x29, 0x5D: return .bracket
    case 0..<0x80: return .other
    default: break
    }
    switch last(2) {
    case 0xD89F, 0xDB94: return .stop
    default: break
    }
    switch last(3) {
    case 0xE280A6: return .ellipsis
    case 0xEFBC9A: return .colon
    case 0xE38082, 0xEFBC81, 0xEFBC9F, 0xE0A5A4: return .stop
    default: return .other
    }
  }
}
