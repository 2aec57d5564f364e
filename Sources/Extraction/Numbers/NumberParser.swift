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
    if let signed = signed(at: index, limit: limit) ?? pointed(at: index, limit: limit) {
      return signed
    }
    if reader.numeral(index) != nil {
      return digits(at: index, limit: limit).map { over($0, limit: limit) }
    }
    guard reader.isWord(index) else { return nil }
    var words = SpelledNumber(parser: self, limit: limit)
    return words.read(at: index).map { over($0, limit: limit) }
  }

  /// ".25" after a blank.
  private func pointed(at index: Int, limit: Int) -> ParsedNumber? {
    guard reader.mark(index) == 0x2E, index + 1 < limit, reader.isGlued(index + 1),
      !reader.isGlued(index) || index == 0,
      reader[index + 1].kind == .number, let digits = plain(index + 1), digits.isWhole
    else { return nil }
    return ParsedNumber(
      value: digits.scaled(by: -reader.folded(index + 1).count), form: .digits,
      start: reader[index].span.start,
      end: index + 2)
  }

  /// "one over three", "2 out of 5", «واحد على ثلاثة».
  private func over(_ number: ParsedNumber, limit: Int) -> ParsedNumber {
    guard number.form == .digits || number.form == .words, number.end + 1 < limit,
      number.value.isWhole,
      let match = Self.overs.match(reader, at: number.end, limit: limit), match.end < limit
    else { return number }
    var words = SpelledNumber(parser: self, limit: limit)
    let below =
      reader.numeral(match.end) != nil
      ? digits(at: match.end, limit: limit) : words.read(at: match.end)
    guard let below, below.form == .digits || below.form == .words, below.value.isWhole,
      match.value == 2 || below.end >= limit || !reader.isWord(below.end)
        || reader.contains(NotNouns.arabic, at: below.end)
        || reader.isArabic(below.end) && number.value.integer == 1,
      let quotient = number.value.divided(by: below.value)
    else { return number }
    var result = number
    result.value = quotient
    result.form = .fraction
    result.end = below.end
    return result
  }

  private static let overs = PhraseTable<Int>(
    """
    1: over على
    2: out_of
    """)

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
        (reader[index].hasSpaceBefore || index == 0 || reader.mark(index - 1) == 0x3C
          || reader.mark(index - 1) == 0x3E)
        && index + 1 < limit && reader[index + 1].kind == .number
        && (reader.isGlued(index + 1) || index == 0 || reader[index].hasNewlineBefore)
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

  private static let signs = WordSet("minus negative سالب ناقص")

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
    if let power = power(result, limit: limit) { return power }
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
    guard reader.folded(index).count <= 3, first.isWhole, first.digits != 0 else { return nil }
    var value = first
    var end = index + 1
    while end < limit, end - index < 6, reader[end].kind == .number,
      reader[end].span.start == reader[end - 1].span.end + 1 || isNarrowGap(before: end)
    {
      let folded = reader.folded(end)
      let isLast = folded.count > 4 && folded[folded.startIndex + 3] == 0x2E && end > index + 1
      guard folded.count == 3 || isLast, let group = plain(end),
        let sum = value.scaled(by: 3).adding(group)
      else { break }
      value = sum
      end += 1
      if isLast || !group.isWhole { break }
    }
    return end > index + 1 ? (value, end) : nil
  }

  /// "1e10", "12.32e+14", "1.1^23".
  private func power(_ number: ParsedNumber, limit: Int) -> ParsedNumber? {
    let next = number.end
    guard next < limit, reader.isGlued(next) else { return nil }
    var result = number
    let folded = reader.folded(next)
    if folded.first == 0x65, reader.isWord(next),
      let (exponent, end) = exponent(folded.dropFirst(), after: next, limit)
    {
      result.value = number.value.scaled(by: exponent)
      result.end = end
      return result
    }
    guard reader.mark(next) == 0x5E, next + 1 < limit else { return nil }
    var place = next + 1
    var isNegative = false
    while place < limit,
      reader.mark(place) == 0x2D || reader.mark(place) == 0x2B || reader.mark(place) == 0x2212,
      place < next + 3
    {
      isNegative = reader.mark(place) == 0x2D && (place == next + 1 || isNegative)
      place += 1
    }
    if place == next + 3 { isNegative = false }
    guard place < limit, let exponent = plain(place)?.integer, exponent <= 300,
      reader.isGlued(place)
    else { return nil }
    let base = number.value.double
    var value = 1.0
    for _ in 0..<exponent { value *= base.magnitude }
    if isNegative { value = 1 / value }
    guard let decimal = Decimal(base < 0 ? -value : value) else { return nil }
    result.value = decimal
    result.end = place + 1
    return result
  }

  /// The exponent that digits spell, in the same token or the next ones.
  private func exponent(_ rest: ArraySlice<UInt8>, after index: Int, _ limit: Int) -> (Int, Int)? {
    if !rest.isEmpty {
      guard rest.count <= 3, rest.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      return (rest.reduce(0) { $0 * 10 + Int($1 - 0x30) }, index + 1)
    }
    let sign = reader.mark(index + 1)
    guard sign == 0x2B || sign == 0x2D, index + 2 < limit, reader.isGlued(index + 1),
      reader.isGlued(index + 2),
      let digits = plain(index + 2)?.integer, digits <= 300
    else { return nil }
    return (sign == 0x2D ? -digits : digits, index + 3)
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
    let span = reader[index].span
    if span.count == 1, let power = [0x4D: 6, 0x42: 9, 0x54: 12][reader.text[span.start]] {
      return power
    }
    return Self.letters[reader.key(index)]
  }

  private static let letters = PhraseTable<Int>(
    """
    3: k
    6: mn mln mil mio
    9: bn bln
    12: tn tln
    """)
}
