internal import DocumentCore

/// A number as the text states it.
struct ParsedNumber: Sendable {
  enum Form: Sendable { case digits, words, ordinal, fraction }

  var value: Decimal
  var form: Form
  /// The offset of its first byte, after any clitic.
  var start: Int
  /// The index of the token after it.
  var end: Int
  /// A glued ب, ل or ك was cut off.
  var isCut = false
}

/// Reads numbers in digits and in English and Arabic words.
///
/// At most `Self.limit` tokens are read for one number, so that any text costs linear time.
struct NumberParser {
  let reader: Reader
  private static let limit = 24

  /// The number that begins at a token.
  func number(at index: Int, limit: Int) -> ParsedNumber? {
    guard index < limit else { return nil }
    let limit = min(limit, index + Self.limit)
    if let signed = signed(at: index, limit: limit) { return signed }
    if reader.numeral(index) != nil { return digits(at: index, limit: limit) }
    guard reader.isWord(index) else { return nil }
    var words = SpelledNumber(parser: self, limit: limit)
    return words.read(at: index)
  }

  /// The word's part in a number, and what had to be cut off to see it.
  func word(at index: Int, limit: Int, cutting: Clitics) -> PhraseTable<NumberWord>.Match? {
    guard index < limit, reader.isWord(index) else { return nil }
    if reader[index].script == .arabic {
      return ArabicNumberWords.table.match(reader, at: index, limit: limit, cutting: cutting)
    }
    guard reader[index].script == .latin else { return nil }
    return EnglishNumberWords.table.match(reader, at: index, limit: limit)
  }

  private func signed(at index: Int, limit: Int) -> ParsedNumber? {
    let isSign: Bool
    switch reader.mark(index) {
    case 0x2D, 0x2212:
      isSign =
        (reader[index].hasSpaceBefore || index == 0) && index + 1 < limit
        && reader.isGlued(index + 1) && reader[index + 1].kind == .number
    default:
      isSign = Self.signs.contains(reader.key(index)) && reader.isWord(index)
    }
    guard isSign, index + 1 < limit else { return nil }
    let next = reader[index + 1]
    guard next.kind == .number || next.kind == .word,
      !Self.signs.contains(next.key),
      var number = number(at: index + 1, limit: limit), number.form != .ordinal
    else { return nil }
    number.value = number.value.negated
    number.start = reader[index].span.start
    return number
  }

  private static let signs = WordSet("minus negative سالب")

  /// The value of one token of digits; nil where it is not one number.
  func plain(_ index: Int) -> Decimal? {
    reader.numeral(index).flatMap { DigitReader.value(of: $0.folded) }
  }

  private func digits(at index: Int, limit: Int) -> ParsedNumber? {
    guard let numeral = reader.numeral(index), let first = plain(index) else { return nil }
    var result = ParsedNumber(
      value: first, form: .digits, start: numeral.start, end: index + 1)
    result.isCut = numeral.start > reader[index].span.start && !numeral.isConjoined
    if let grouped = grouped(at: index, limit: limit, first: first) {
      result.value = grouped.value
      result.end = grouped.end
    }
    if let ordinal = ordinalSuffix(after: result.end, limit: limit) {
      result.end = ordinal
      result.form = .ordinal
      return result
    }
    if let fraction = slashed(result, limit: limit) { return fraction }
    if let mixed = mixed(result, limit: limit) { return mixed }
    if let letter = scaleLetter(at: result.end, limit: limit) {
      result.value = result.value.scaled(by: letter)
      result.end += 1
      return result
    }
    var words = SpelledNumber(parser: self, limit: limit)
    return words.read(after: result)
  }

  /// "12 500 000": groups of three after blanks.
  private func grouped(at index: Int, limit: Int, first: Decimal) -> (value: Decimal, end: Int)? {
    guard reader[index].span.count <= 3, first.isWhole else { return nil }
    var value = first
    var end = index + 1
    while end < limit, reader[end].kind == .number, reader[end].span.count == 3,
      reader[end].span.start == reader[end - 1].span.end + 1 || isNarrowGap(before: end),
      let group = plain(end), group.isWhole, end - index < 6,
      let sum = value.scaled(by: 3).adding(group)
    {
      value = sum
      end += 1
    }
    return end > index + 1 ? (value, end) : nil
  }

  private func isNarrowGap(before index: Int) -> Bool {
    reader[index].span.start - reader[index - 1].span.end <= 3 && !reader.isGlued(index)
  }

  /// "21st": the index after the suffix.
  private func ordinalSuffix(after index: Int, limit: Int) -> Int? {
    guard index < limit, reader.isGlued(index), Self.suffixes.contains(reader.key(index)) else {
      return nil
    }
    return index + 1
  }

  private static let suffixes = WordSet("st nd rd th")

  /// "3/4".
  private func slashed(_ number: ParsedNumber, limit: Int) -> ParsedNumber? {
    let slash = number.end
    guard slash + 1 < limit, reader.mark(slash) == 0x2F, reader.isGlued(slash),
      reader.isGlued(slash + 1), number.value.isWhole,
      let below = plain(slash + 1), below.isWhole, let quotient = number.value.divided(by: below),
      slash + 2 >= limit || reader.mark(slash + 2) != 0x2F
    else { return nil }
    var result = number
    result.value = quotient
    result.end = slash + 2
    result.form = .fraction
    return result
  }

  /// "10 1/2" and "2½".
  private func mixed(_ number: ParsedNumber, limit: Int) -> ParsedNumber? {
    guard number.end < limit, number.value.isWhole, reader[number.end].kind == .number,
      let above = plain(number.end)
    else { return nil }
    let part: ParsedNumber
    if !above.isWhole, reader[number.end].span.count <= 3, DigitReader.isVulgar(reader, number.end)
    {
      part = ParsedNumber(value: above, form: .fraction, start: 0, end: number.end + 1)
    } else {
      let upper = ParsedNumber(value: above, form: .digits, start: 0, end: number.end + 1)
      guard let fraction = slashed(upper, limit: limit) else { return nil }
      part = fraction
    }
    guard !part.value.isWhole, let sum = number.value.adding(part.value) else { return nil }
    var result = number
    result.value = sum
    result.end = part.end
    return result
  }

  /// "10k", "5M", "2bn": the power of ten.
  private func scaleLetter(at index: Int, limit: Int) -> Int? {
    guard index < limit, reader.isWord(index) else { return nil }
    guard reader.isGlued(index) else { return nil }
    return Self.letters[reader.key(index)]
  }

  private static let letters = PhraseTable<Int>(
    """
    3: k
    6: m mn mln mm
    9: b bn bln g
    12: t tn tln
    """)
}
