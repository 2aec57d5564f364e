internal import DocumentCore

/// Reads the digits of one token, with separators, in any script.
enum DigitReader {
  /// The value of a folded token of digits; nil where its separators fit no number.
  ///
  /// A comma before groups of three separates thousands, as does a point that occurs twice; a
  /// single point, or a comma before one, two or more than three digits, begins decimals.
  static func value(of folded: ArraySlice<UInt8>) -> Decimal? {
    guard folded.count <= 48 else { return nil }
    var digits: [UInt8] = []
    var separators: [(byte: UInt8, at: Int)] = []
    var offset = folded.startIndex
    while offset < folded.endIndex {
      let byte = folded[offset]
      switch byte {
      case 0x30...0x39:
        digits.append(byte)
      case 0x2E, 0x2C, 0x27:
        separators.append((byte, digits.count))
      default:
        return vulgar(folded, from: offset, whole: digits)
      }
      offset += 1
    }
    return combine(digits, separators)
  }

  private static func combine(
    _ digits: [UInt8], _ separators: [(byte: UInt8, at: Int)]
  ) -> Decimal? {
    guard let last = separators.last, let first = separators.first else {
      return Decimal(ascii: digits)
    }
    let decimals = digits.count - last.at
    let isUniform = separators.allSatisfy { $0.byte == last.byte }
    if isUniform, separators.count > 1 || (last.byte != 0x2E && decimals == 3 && first.at <= 3) {
      return areThousands(digits, separators) ? Decimal(ascii: digits) : nil
    }
    let thousands = separators.dropLast()
    guard isUniform || thousands.allSatisfy({ $0.byte != last.byte }),
      thousands.isEmpty || areThousands(Array(digits[..<last.at]), Array(thousands))
    else { return nil }
    return Decimal(ascii: digits[..<last.at] + [0x2E] + digits[last.at...])
  }

  private static func areThousands(
    _ digits: [UInt8], _ separators: [(byte: UInt8, at: Int)]
  ) -> Bool {
    areGroups(digits, separators, of: 3)
      || separators.count > 1 && areGroups(digits, separators, of: 2)
  }

  /// Whether all groups have so many digits, but the last, which has three: lakhs and crores have two.
  private static func areGroups(
    _ digits: [UInt8], _ separators: [(byte: UInt8, at: Int)], of size: Int
  ) -> Bool {
    var expected = digits.count
    for (place, separator) in separators.reversed().enumerated() {
      expected -= place == 0 ? 3 : size
      if separator.at != expected { return false }
    }
    return expected > 0 && expected <= 3
  }

  static func isVulgar(_ reader: Reader, _ index: Int) -> Bool {
    reader.folded(index).first.map { $0 >= 0x80 } ?? false
  }

  /// "½", "2½".
  private static func vulgar(
    _ folded: ArraySlice<UInt8>, from offset: Int, whole: [UInt8]
  ) -> Decimal? {
    let bytes = Array(folded[offset...])
    guard bytes.count >= 2, bytes[0] >= 0xC0,
      bytes.count == bytes.scalar(at: 0).length,
      let (above, below) = parts(bytes.scalar(at: 0).value),
      let fraction = Decimal(above).divided(by: Decimal(below))
    else { return nil }
    if whole.isEmpty { return fraction }
    return Decimal(ascii: whole)?.adding(fraction)
  }

  private static func parts(_ scalar: UInt32) -> (Int, Int)? {
    switch scalar {
    case 0xBC: (1, 4)
    case 0xBD: (1, 2)
    case 0xBE: (3, 4)
    case 0x2150: (1, 7)
    case 0x2151: (1, 9)
    case 0x2152: (1, 10)
    case 0x2153: (1, 3)
    case 0x2154: (2, 3)
    case 0x2155...0x2158: (Int(scalar) - 0x2154, 5)
    case 0x2159: (1, 6)
    case 0x215A: (5, 6)
    case 0x215B: (1, 8)
    case 0x215C: (3, 8)
    case 0x215D: (5, 8)
    case 0x215E: (7, 8)
    default: nil
    }
  }
}
