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

  /// Measures UTF-8.
  init(of text: [UInt8], _ range: Range<Int>) {
    var wasBlank = true
    var index = range.lowerBound
    let end = range.upperBound
    while index < end {
      let byte = text[index]
      index += 1
      if byte < 0x80 {
        length += 1
        if byte == 0x20 || byte == 0x0A || byte == 0x09 {
          wasBlank = true
          if byte == 0x0A { lines += 1 }
          continue
        }
        if wasBlank { words += 1 }
        wasBlank = false
        switch byte {
        case 0x30...0x39: digits += 1
        case 0x2C, 0x3B: commas += 1
        case 0x2E, 0x21, 0x3F:
          if index == end || Self.followsSentence(text[index]) {
            stops += 1
          }
        case 0x7C, 0x2F, 0x3E: separators += 1
        case 0x24: currencies += 1
        case 0x41...0x5A, 0x61...0x7A: letters += 1
        default: break
        }
        continue
      }
      if wasBlank { words += 1 }
      wasBlank = false
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
    ending = Self.ending(of: text[range])
  }

  /// Blanks, and the quotes and brackets that close after the mark.
  private static func followsSentence(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0xE2
  }

  private static func ending(of text: ArraySlice<UInt8>) -> Ending {
    var rest = text
    // Quotes close after the mark.
    while let last = rest.last {
      if last == 0x22 || last == 0x27 {
        rest.removeLast()
      } else if rest.suffix(3).elementsEqual([0xE2, 0x80, 0x9D])
        || rest.suffix(3).elementsEqual([0xE2, 0x80, 0x99])
      {
        rest.removeLast(3)
      } else if rest.suffix(2).elementsEqual([0xC2, 0xBB]) {
        rest.removeLast(2)
      } else {
        break
      }
    }
    guard let last = rest.last else { return .other }
    switch last {
    case 0x2E: return rest.dropLast().last == 0x2E ? .ellipsis : .stop
    case 0x21, 0x3F: return .stop
    case 0x3A: return .colon
    case 0x29, 0x5D: return .bracket
    default: break
    }
    let pair = rest.suffix(2)
    if pair.elementsEqual([0xD8, 0x9F]) || pair.elementsEqual([0xDB, 0x94]) { return .stop }
    let triple = rest.suffix(3)
    if triple.elementsEqual([0xE2, 0x80, 0xA6]) { return .ellipsis }
    if triple.elementsEqual([0xEF, 0xBC, 0x9A]) { return .colon }
    for mark: [UInt8] in [
      [0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x81], [0xEF, 0xBC, 0x9F], [0xE0, 0xA5, 0xA4],
    ] where triple.elementsEqual(mark) {
      return .stop
    }
    return .other
  }
}
