internal import DocumentCore

extension NumberRecognizer {
  /// A number with the unit, currency, sign of per cent or degree after it.
  func measure(_ number: ParsedNumber, at index: Int, limit: Int) -> Made? {
    let value = number.value.description
    var next = number.end
    guard next < limit else { return nil }
    if isPercentSign(next) {
      return (made(.percentage, number, value, "%", to: next + 1), next + 1)
    }
    if let match = Units.percentPhrases.match(reader, at: next, limit: limit) {
      return (made(.percentage, number, value, "%", to: match.end), match.end)
    }
    if let code = currencySign(next), !isBeforeAmount(next, limit) {
      return withCents((made(.money, number, value, code, to: next + 1), next + 1), number, limit)
    }
    if reader.mark(next) == 0x2D, next + 1 < limit, reader.isGlued(next), reader.isGlued(next + 1) {
      next += 1
    }
    if let money = money(number, value, at: next, limit: limit) { return money }
    if let degrees = temperature(number, value, at: next, limit: limit) { return degrees }
    if let age = age(number, value, at: next, limit: limit) { return age }
    if let unit = Units.table.match(reader, at: next, limit: limit),
      isUnit(unit, number, at: next, limit)
    {
      return withInches(
        (made(.quantity, number, value, unit.value, to: unit.end), unit.end), number, limit)
    }
    return bracketed(number, value, at: next, limit: limit)
  }

  private func currencySign(_ index: Int) -> String? {
    if let code = Currencies.code(symbol: reader.mark(index)) { return code }
    return reader[index].kind == .ideograph && Currencies.yuans.contains(reader.key(index))
      ? "CNY" : nil
  }

  /// "1 $10": the sign belongs to the number after it.
  private func isBeforeAmount(_ index: Int, _ limit: Int) -> Bool {
    reader[index].hasSpaceBefore && index + 1 < limit && reader.numeral(index + 1) != nil
  }

  /// "20 (kg)".
  private func bracketed(_ number: ParsedNumber, _ value: String, at index: Int, limit: Int)
    -> Made?
  {
    guard [0x28, 0x5B, 0x7B].contains(reader.mark(index)), number.form == .digits,
      let unit = Units.table.match(reader, at: index + 1, limit: limit),
      [0x29, 0x5D, 0x7D].contains(reader.mark(unit.end)), unit.end < limit
    else { return nil }
    return (made(.quantity, number, value, unit.value, to: unit.end + 1), unit.end + 1)
  }

  /// One-letter units must stand right after digits in lower case.
  private func isUnit(
    _ unit: PhraseTable<String>.Match, _ number: ParsedNumber, at index: Int, _ limit: Int
  ) -> Bool {
    guard reader[index].span.count == 1 else {
      return !Units.words.contains(reader.key(index))
        || number.form == .digits && reader.isGlued(index)
    }
    return number.form == .digits && !reader[index].isCapitalized
  }

  private func isPercentSign(_ index: Int) -> Bool {
    let mark = reader.mark(index)
    return mark == 0x25 || mark == 0x66A || mark == 0xFF05
  }

  /// "5 feet 2 inches": a part of the unit before it.
  private func withInches(_ made: Made, _ number: ParsedNumber, _ limit: Int) -> Made {
    guard made.mention.unit == "[ft_i]", made.end < limit else { return made }
    let next = Self.ands.contains(reader.key(made.end)) ? made.end + 1 : made.end
    guard let inches = parser.number(at: next, limit: limit), inches.form != .ordinal,
      inches.end < limit,
      Self.inches.contains(reader.key(inches.end)),
      let part = inches.value.divided(by: Decimal(12)),
      let sum = number.value.adding(part)
    else { return made }
    return (
      self.made(.quantity, number, sum.description, "[ft_i]", to: inches.end + 1), inches.end + 1
    )
  }

  private static let ands = WordSet("and")
  private static let inches = WordSet("inch inches in")

  // MARK: Money

  private func money(_ number: ParsedNumber, _ value: String, at index: Int, limit: Int) -> Made? {
    if let match = Currencies.table.match(reader, at: index, limit: limit) {
      if Currencies.words.contains(reader.key(index)), match.end == index + 1 {
        guard number.form == .digits, !reader[index].isCapitalized else { return nil }
      }
      // "10 usd 20": the code may belong to the number after it.
      if isCode(index), match.end < limit, reader.numeral(match.end) != nil, isCode(number.end - 2),
        number.end >= 2
      {
        return nil
      }
      return withScale(
        (made(.money, number, value, match.value, to: match.end), match.end), number, limit)
    }
    if let scaled = scaledCode(number, at: index) { return scaled }
    guard let match = Currencies.shared.match(reader, at: index, limit: limit),
      let kind = Currencies.Shared(rawValue: match.value)
    else { return nil }
    let code = Currencies.code(kind, country: country)
    return (made(.money, number, value, code, to: match.end), match.end)
  }

  /// "75 USD million".
  private func withScale(_ made: Made, _ number: ParsedNumber, _ limit: Int) -> Made {
    guard made.end < limit, number.form == .digits, isCode(made.end - 1),
      let scale = parser.word(at: made.end, limit: limit, cutting: .none),
      scale.value.role == .scale
    else { return withCents(made, number, limit) }
    let value = number.value.scaled(by: scale.value.value).description
    return (self.made(.money, number, value, made.mention.unit, to: scale.end), scale.end)
  }

  private func isCode(_ index: Int) -> Bool {
    index >= 0 && index < reader.count && reader.isWord(index) && reader[index].span.count == 3
      && Currencies.table[reader.key(index)] != nil
  }

  /// "30 MUSD": a code with the letter of its scale.
  private func scaledCode(_ number: ParsedNumber, at index: Int) -> Made? {
    let bytes = reader.folded(index)
    guard reader.isWord(index), reader[index].isAllCaps, bytes.count == 4, let first = bytes.first,
      let power = [0x6B: 3, 0x6D: 6, 0x62: 9][first],
      let code = Currencies.table[TextKey.hash(folded: bytes.dropFirst())]
    else { return nil }
    return (
      made(.money, number, number.value.scaled(by: power).description, code, to: index + 1),
      index + 1
    )
  }

  /// "3 dollars 50 cents", "thirteen dollars and forty-five cents", "15 dollars 50".
  private func withCents(_ made: Made, _ number: ParsedNumber, _ limit: Int) -> Made {
    guard made.end < limit, number.value.isWhole else { return made }
    let next = Self.ands.contains(reader.key(made.end)) ? made.end + 1 : made.end
    guard next < limit, let cents = parser.number(at: next, limit: limit),
      cents.form == .digits || cents.form == .words,
      let count = cents.value.integer, (1...99).contains(count),
      let sum = number.value.adding(Decimal(count, exponent: -2))
    else { return made }
    if cents.end < limit, Currencies.parts.contains(reader.key(cents.end)) {
      return (
        self.made(.money, number, sum.description, made.mention.unit, to: cents.end + 1),
        cents.end + 1
      )
    }
    guard cents.end >= limit || [0x2E, 0x21, 0x3F].contains(reader.mark(cents.end)),
      count >= 10 || cents.form == .words
    else { return made }
    return (self.made(.money, number, sum.description, made.mention.unit, to: cents.end), cents.end)
  }

  /// "$4 million", "US$ 5", "USD 22.5 million", "rmb 10", "USD115".
  func prefixedMoney(at index: Int, limit: Int) -> Made? {
    if let coded = codedMoney(at: index, limit: limit) { return coded }
    var symbol = index
    var code: String?
    if reader.isWord(index), !reader.isArabic(index), index + 1 < limit,
      Currencies.code(symbol: reader.mark(index + 1)) != nil,
      let dollar = Currencies.dollars[reader.key(index)],
      reader.isGlued(index + 1) || reader[index].span.count > 1 || reader[index + 1].hasSpaceBefore
    {
      symbol += 1
      code = dollar
    }
    guard let sign = Currencies.code(symbol: reader.mark(symbol)), symbol + 1 < limit,
      let number = parser.number(at: symbol + 1, limit: limit),
      number.form == .digits || number.form == .fraction
    else { return nil }
    var scaled = number
    if let letter = scaleLetter(at: number.end, limit) {
      scaled.value = number.value.scaled(by: letter)
      scaled.end += 1
    }
    var end = scaled.end
    // "$ 10 dollars".
    if end < limit, Currencies.table[reader.key(end)] == sign, reader[symbol + 1].hasSpaceBefore {
      end += 1
    }
    let start = reader[index].span.start
    var mention = Mention(
      .money, Span(start: start, end: reader[end - 1].span.end), value: scaled.value.description,
      confidence: 0.9)
    mention.unit = code ?? sign
    mention.number = span(scaled, to: scaled.end)
    let cents = withCents((mention, end), scaled, limit)
    guard cents.end > end else { return (mention, end) }
    mention.span = Span(start: start, end: cents.mention.span.end)
    mention.value = cents.mention.value
    return (mention, cents.end)
  }

  /// "$5m": letters that are units where no currency stands before.
  private func scaleLetter(at index: Int, _ limit: Int) -> Int? {
    guard index < limit, reader.isWord(index), reader.isGlued(index) else { return nil }
    return Self.letters[reader.key(index)]
  }

  private static let letters = PhraseTable<Int>(
    """
    6: m mm
    9: b
    12: t
    """)

  private func codedMoney(at index: Int, limit: Int) -> Made? {
    guard reader.isWord(index) else { return nil }
    let bytes = reader.folded(index)
    if bytes.count > 3, reader[index].script == .latin, let last = bytes.last, last &- 0x30 < 10 {
      return gluedCode(index, bytes)
    }
    guard bytes.count == 3, index + 1 < limit,
      reader[index].isAllCaps || Currencies.prefixes.contains(reader.key(index)),
      let code = Currencies.table[reader.key(index)],
      let number = parser.number(at: index + 1, limit: limit), number.form == .digits
    else { return nil }
    var mention = Mention(
      .money, Span(start: reader[index].span.start, end: reader[number.end - 1].span.end),
      value: number.value.description, confidence: 0.9)
    mention.unit = code
    mention.number = span(number, to: number.end)
    return (mention, number.end)
  }

  /// "USD115".
  private func gluedCode(_ index: Int, _ bytes: ArraySlice<UInt8>) -> Made? {
    guard let code = Currencies.table[TextKey.hash(folded: bytes.prefix(3))],
      let value = Decimal(ascii: bytes.dropFirst(3)),
      reader[index].isCapitalized
    else { return nil }
    let span = reader[index].span
    var mention = Mention(.money, span, value: value.description, confidence: 0.8)
    mention.unit = code
    mention.number = Span(start: span.start + 3, end: span.end)
    return (mention, index + 1)
  }

  // MARK: Degrees and ages

  private func temperature(_ number: ParsedNumber, _ value: String, at index: Int, limit: Int)
    -> Made?
  {
    if reader.mark(index) == 0xB0 {
      guard index + 1 < limit,
        reader.isGlued(index + 1) || reader.isWord(index + 1) && reader[index + 1].span.count == 1,
        reader.isWord(index + 1)
      else { return degrees(number, value, "deg", to: index + 1) }
      let letter = reader.folded(index + 1)
      if letter.elementsEqual([0x63]) { return degrees(number, value, "Cel", to: index + 2) }
      if letter.elementsEqual([0x66]) { return degrees(number, value, "[degF]", to: index + 2) }
      return degrees(number, value, "deg", to: index + 1)
    }
    guard let match = Units.degrees.match(reader, at: index, limit: limit) else {
      return letterDegrees(number, value, at: index, limit)
    }
    if match.value == "deg", reader.isArabic(index), !speaksOfHeat(around: index) { return nil }
    return degrees(number, value, match.value, to: match.end)
  }

  /// A temperature, or an angle where the words around say so.
  private func degrees(_ number: ParsedNumber, _ value: String, _ unit: String, to end: Int) -> Made
  {
    let isAngle = unit == "deg" && speaksOfAngle(around: number.end)
    return (made(isAngle ? .quantity : .temperature, number, value, unit, to: end), end)
  }

  private func letterDegrees(_ number: ParsedNumber, _ value: String, at index: Int, _ limit: Int)
    -> Made?
  {
    guard number.form == .digits, reader[index].isCapitalized, reader[index].span.count == 1 else {
      return nil
    }
    let letter = reader.text[reader[index].span.start]
    guard letter == 0x43 || letter == 0x46 || letter == 0x4B && speaksOfHeat(around: index) else {
      return nil
    }
    let next = reader.mark(index + 1)
    guard next != 0x2D || !reader.isGlued(index + 1),
      !reader.isWord(index + 1) || !reader[index + 1].isCapitalized
    else { return nil }
    if !speaksOfHeat(around: index) {
      guard !reader.isGlued(index) || letter == 0x43,
        number.value.integer.map({ abs($0) <= 200 }) ?? true
      else { return nil }
    }
    return (
      made(
        .temperature, number, value, letter == 0x43 ? "Cel" : letter == 0x46 ? "[degF]" : "K",
        to: index + 1), index + 1
    )
  }

  private func speaksOfHeat(around index: Int) -> Bool { speaks(of: Self.heat, around: index) }
  private func speaksOfAngle(around index: Int) -> Bool { speaks(of: Self.angles, around: index) }

  private func speaks(of words: WordSet, around index: Int) -> Bool {
    (max(0, index - 8)..<min(index + 4, reader.count)).contains {
      $0 != index && reader.contains(words, at: $0, cutting: .all)
    }
  }

  private static let heat = WordSet(
    "حرارة الحرارة برودة temperature temperatures hot cold warm heat weather fahrenheit celsius degrees outside oven preheat"
  )
  private static let angles = WordSet(
    "angle angles turn turns turned rotate rotates rotated rotation tilt زاوية left right")

  /// "52 years old", «عمره 52 عاماً», «(52 عاماً)».
  private func age(_ number: ParsedNumber, _ value: String, at index: Int, limit: Int) -> Made? {
    guard let unit = Self.ageUnits.match(reader, at: index, limit: limit) else { return nil }
    var end = unit.end
    if reader.mark(end < limit ? end : index) == 0x2D, end + 1 < limit { end += 1 }
    if let old = Self.old.match(reader, at: end, limit: limit) {
      return (made(.age, number, value, unit.value, to: old.end, confidence: 0.95), old.end)
    }
    let first = reader.table.index(atOrAfter: number.start)
    guard first > 0, unit.value == "a" else { return nil }
    let isBracketed =
      reader.mark(first - 1) == 0x28 && unit.end < limit && reader.mark(unit.end) == 0x29
    let isSaid = reader.contains(Self.ages, at: first - 1, cutting: .all)
    guard isBracketed || isSaid else { return nil }
    return (made(.age, number, value, unit.value, to: unit.end, confidence: 0.95), unit.end)
  }

  private static let ageUnits = PhraseTable<String>(
    """
    a: year years عام عاما سنة سنوات أعوام
    mo: month months شهر شهرا أشهر
    wk: week weeks أسبوع
    d: day days
    """)
  private static let old = PhraseTable<Int>("1: old of_age من_العمر من_عمره من_عمرها")
  private static let ages = WordSet("عمره عمرها عمر aged العمر يبلغ تبلغ")
}
