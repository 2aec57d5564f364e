internal import DocumentCore

/// Reads identifiers that carry a check: IBAN, ISBN, numbers of payment cards; and DOI by its form.
struct IdentifierReader {
  let reader: Reader
  private static let longest = 16

  /// The identifier that begins at a token.
  ///
  /// - Returns: No mention where its check fails, though it has the form of a card's number and is nothing else.
  func identifier(at index: Int, limit: Int) -> (mention: Mention?, end: Int)? {
    switch reader[index].kind {
    case .number: doi(at: index, limit: limit) ?? card(at: index, limit: limit)
    case .word: iban(at: index, limit: limit) ?? isbn(at: index, limit: limit)
    default: nil
    }
  }

  /// Thirteen to nineteen digits, in groups of four but for the last, or 4-6-5, with the check of Luhn (ISO/IEC 7812).
  private func card(at index: Int, limit: Int) -> (mention: Mention?, end: Int)? {
    var digits: [UInt8] = []
    var widths: [Int] = []
    var end = index
    while end < limit, widths.count < 6, reader[end].kind == .number {
      let folded = reader.folded(end)
      guard folded.count <= 19, folded.allSatisfy({ $0 &- 0x30 < 10 }) else { break }
      digits += folded
      widths.append(folded.count)
      end += 1
      guard end + 1 < limit, reader.mark(end) == 0x2D, reader.isGlued(end), reader.isGlued(end + 1)
      else { continue }
      end += 1
    }
    if reader.mark(end - 1) == 0x2D { end -= 1 }
    let isGrouped =
      widths.count > 2 && widths.dropLast().allSatisfy { $0 == 4 } && widths[widths.count - 1] <= 4
    guard (13...19).contains(digits.count), isGrouped || widths == [4, 6, 5] || widths.count == 1
    else { return nil }
    guard Self.isLuhn(digits) else { return widths.count == 1 ? nil : (nil, end) }
    guard widths.count > 1 || (14...16).contains(digits.count) && (0x33...0x36).contains(digits[0])
    else { return nil }
    return made(index..<end)
  }

  static func isLuhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = Int(digit - 0x30) * (place % 2 == 0 ? 1 : 2)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// Country letters, two digits, then groups of letters and digits with the rest 1 modulo 97.
  private func iban(at index: Int, limit: Int) -> (mention: Mention?, end: Int)? {
    guard reader.isWord(index), reader[index].isAllCaps, reader[index].script == .latin else {
      return nil
    }
    var bytes: [UInt8] = []
    var end = index
    var best: Int?
    while end < limit, end - index < Self.longest, bytes.count <= 34 {
      guard reader[end].kind == .word || reader[end].kind == .number else { break }
      bytes += reader.folded(end)
      end += 1
      if bytes.count >= 15, bytes.count <= 34, Self.isIBAN(bytes) { best = end }
    }
    guard let best else { return nil }
    return made(index..<best)
  }

  static func isIBAN(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 15, bytes[0] >= 0x61, bytes[1] >= 0x61, bytes[2] < 0x3A, bytes[3] < 0x3A
    else { return false }
    var rest = 0
    for byte in bytes[4...] + bytes[..<4] {
      switch byte {
      case 0x30...0x39: rest = (rest * 10 + Int(byte - 0x30)) % 97
      case 0x61...0x7A: rest = (rest * 100 + Int(byte - 0x61) + 10) % 97
      default: return false
      }
    }
    return rest == 1
  }

  /// "ISBN" and its digits, with their check digit.
  private func isbn(at index: Int, limit: Int) -> (mention: Mention?, end: Int)? {
    guard Self.isbns.contains(reader.key(index)) else { return nil }
    var digits: [UInt8] = []
    var end = index + 1
    var first: Int?
    var best: Int?
    while end < limit, end - index < Self.longest, digits.count < 13 {
      if reader[end].kind == .number || reader.folded(end).elementsEqual([0x78]) {
        first = first ?? end
        digits += reader.folded(end)
        if Self.isISBN(digits) { best = end + 1 }
      } else if ![0x2D, 0x3A].contains(reader.mark(end)) {
        break
      }
      end += 1
    }
    guard let first, let best else { return nil }
    return made(first..<best)
  }

  private static let isbns = WordSet("isbn ردمك")

  static func isISBN(_ digits: [UInt8]) -> Bool {
    let values = digits.map { $0 == 0x78 ? 10 : Int($0) - 0x30 }
    guard values.allSatisfy({ (0...10).contains($0) }) else { return false }
    if values.count == 10 {
      return values.enumerated().reduce(0) { $0 + (10 - $1.offset) * $1.element } % 11 == 0
    }
    guard values.count == 13 else { return false }
    return values.enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? 1 : 3) * $1.element } % 10
      == 0
  }

  /// "10.1000/182".
  private func doi(at index: Int, limit: Int) -> (mention: Mention?, end: Int)? {
    let bytes = reader.folded(index)
    guard bytes.count >= 7, bytes.starts(with: [0x31, 0x30, 0x2E]), index + 2 < limit,
      reader.mark(index + 1) == 0x2F, reader.isGlued(index + 1), reader.isGlued(index + 2)
    else { return nil }
    var end = index + 2
    while end < limit, reader.isGlued(end) || end == index + 2 { end += 1 }
    while end > index + 3, reader.mark(end - 1) == 0x2E || reader.mark(end - 1) == 0x2C {
      end -= 1
    }
    return made(index..<end)
  }

  private func made(_ range: Range<Int>) -> (mention: Mention?, end: Int) {
    let span = Span(
      start: reader[range.lowerBound].span.start, end: reader[range.upperBound - 1].span.end)
    let value = reader.text[span.range].filter { $0 > 0x20 }
    return (
      Mention(.identifier, span, value: String(decoding: value, as: UTF8.self), confidence: 0.97),
      range.upperBound
    )
  }
}
