internal import DocumentCore

/// Proposes numbers, ordinals, percentages, quantities, temperatures, ages and money.
struct NumberRecognizer {
  private let reader: Reader
  private let parser: NumberParser
  /// ISO 3166 code of the country that bare currency names are of.
  private let country: String

  init(_ reader: Reader, country: String) {
    self.reader = reader
    self.parser = NumberParser(reader: reader)
    self.country = country
  }

  /// Appends the numbers of one sentence.
  ///
  /// - Parameter dates: Spans of dates and clock times, in order: what begins in one is no number.
  func recognize(
    in tokens: Range<Int>, outside dates: [Span], into mentions: inout [Mention],
    _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    let limit = tokens.upperBound
    var index = tokens.lowerBound
    var nextDate = 0
    while index < limit {
      try cancellation.step(Reader.tokenWork)
      try mentions.makeRoom(for: 4, cancellation)
      let start = reader[index].span.end - 1
      while nextDate < dates.count, dates[nextDate].end <= start { nextDate += 1 }
      if nextDate < dates.count, dates[nextDate].start <= start {
        index += 1
      } else if let (mention, end) = symbolMoney(at: index, limit: limit)
        ?? vague(at: index, limit: limit) ?? dual(at: index, limit: limit)
      {
        mentions.append(mention)
        index = end
      } else if let number = parser.number(at: index, limit: limit), !isInsideWord(number, index) {
        index = append(number, at: index, from: tokens.lowerBound, limit, &mentions)
      } else {
        index += 1
      }
    }
  }

  /// "scp2-173m": digits that hang on a word before them.
  private func isInsideWord(_ number: ParsedNumber, _ index: Int) -> Bool {
    guard number.form == .digits, reader.isGlued(index) else { return false }
    return reader.isWord(index - 1) && !reader.isArabic(index - 1)
  }

  private func append(
    _ number: ParsedNumber, at index: Int, from lower: Int, _ limit: Int,
    _ mentions: inout [Mention]
  ) -> Int {
    if let range = range(number, at: index, limit: limit) {
      mentions.append(range.mention)
      return range.end
    }
    guard let (made, end) = mention(of: number, limit: limit) else {
      return max(number.end, index + 1)
    }
    var mention = made
    mention.modifier = modifier(before: index, from: lower)
    if mention.modifier == nil, end < limit,
      reader.contains(NumberModifiers.after, at: end)
    {
      mention.modifier = .approximate
    }
    mentions.append(mention)
    return max(end, index + 1)
  }

  private func span(_ number: ParsedNumber, to end: Int) -> Span {
    Span(start: number.start, end: reader[end - 1].span.end)
  }

  /// The mention of a number with the unit or noun after it.
  private func mention(of number: ParsedNumber, limit: Int) -> (Mention, Int)? {
    let value = number.value.description
    if number.form == .ordinal {
      guard !isBareFirst(number) else { return nil }
      return (Mention(.ordinal, span(number, to: number.end), value: value), number.end)
    }
    if let measured = measure(number, limit: limit) { return measured }
    if number.form == .fraction {
      return (Mention(.number, span(number, to: number.end), value: value), number.end)
    }
    if let counted = counted(number, limit: limit) { return counted }
    if isPronoun(number) { return nil }
    return (
      Mention(.number, span(number, to: number.end), value: value, confidence: 0.6), number.end
    )
  }

  /// «أول» and «ثاني» without an article are too often adverbs.
  private func isBareFirst(_ number: ParsedNumber) -> Bool {
    number.isCut
      || (reader.isArabic(number.end - 1) && !reader.hasArticle(number.end - 1)
        && number.value.integer.map { $0 < 11 } ?? false)
  }

  /// «واحد», «أحد» and a lone "one" that counts nothing.
  private func isPronoun(_ number: ParsedNumber) -> Bool {
    number.form == .words && number.value == Decimal(1) && reader.isArabic(number.end - 1)
  }

  private func measure(_ number: ParsedNumber, limit: Int) -> (Mention, Int)? {
    let value = number.value.description
    var next = number.end
    guard next < limit else { return nil }
    if isPercentSign(next) {
      return made(.percentage, number, value, "%", to: next + 1)
    }
    if let match = Units.percentPhrases.match(reader, at: next, limit: limit) {
      return made(.percentage, number, value, "%", to: match.end)
    }
    if let code = Currencies.code(symbol: reader.mark(next)) {
      return made(.money, number, value, code, to: next + 1)
    }
    if reader.mark(next) == 0x2D, next + 1 < limit, reader.isGlued(next), reader.isGlued(next + 1) {
      next += 1
    }
    if let money = money(number, value, at: next, limit: limit) { return money }
    if let degrees = temperature(number, value, at: next, limit: limit) { return degrees }
    if let age = age(number, value, at: next, limit: limit) { return age }
    guard let unit = Units.table.match(reader, at: next, limit: limit),
      isUnit(unit, number, at: next)
    else { return nil }
    return made(.quantity, number, value, unit.value, to: unit.end)
  }

  /// One-letter units must stand right after digits in lower case.
  private func isUnit(
    _ unit: PhraseTable<String>.Match, _ number: ParsedNumber, at index: Int
  ) -> Bool {
    reader[index].span.count > 1
      || (number.form == .digits && !reader[index].isCapitalized)
  }

  private func isPercentSign(_ index: Int) -> Bool {
    let mark = reader.mark(index)
    return mark == 0x25 || mark == 0x66A || mark == 0xFF05
  }

  private func money(
    _ number: ParsedNumber, _ value: String, at index: Int, limit: Int
  ) -> (Mention, Int)? {
    if let match = Currencies.table.match(reader, at: index, limit: limit) {
      if match.value == "DEM" || match.value == "KRW" {
        guard reader[index].span.count > 4 || number.form == .digits else { return nil }
      }
      return made(.money, number, value, match.value, to: match.end)
    }
    guard let match = Currencies.shared.match(reader, at: index, limit: limit),
      let kind = Currencies.Shared(rawValue: match.value)
    else { return nil }
    return made(.money, number, value, Currencies.code(kind, country: country), to: match.end)
  }

  private func temperature(
    _ number: ParsedNumber, _ value: String, at index: Int, limit: Int
  ) -> (Mention, Int)? {
    if reader.mark(index) == 0xB0 {
      guard index + 1 < limit, reader.isGlued(index + 1), reader.isWord(index + 1) else {
        return made(.temperature, number, value, "deg", to: index + 1)
      }
      let letter = reader.folded(index + 1)
      if letter.elementsEqual([0x63]) {
        return made(.temperature, number, value, "Cel", to: index + 2)
      }
      if letter.elementsEqual([0x66]) {
        return made(.temperature, number, value, "[degF]", to: index + 2)
      }
      return made(.temperature, number, value, "deg", to: index + 1)
    }
    guard let match = Units.degrees.match(reader, at: index, limit: limit) else {
      return letterDegrees(number, value, at: index)
    }
    if match.value == "deg", reader.isArabic(index), !speaksOfHeat(before: index) { return nil }
    return made(.temperature, number, value, match.value, to: match.end)
  }

  private func letterDegrees(
    _ number: ParsedNumber, _ value: String, at index: Int
  ) -> (Mention, Int)? {
    guard number.form == .digits, reader[index].isCapitalized, reader[index].span.count == 1 else {
      return nil
    }
    let letter = reader.text[reader[index].span.start]
    guard letter == 0x43 || letter == 0x46 else { return nil }
    return made(.temperature, number, value, letter == 0x43 ? "Cel" : "[degF]", to: index + 1)
  }

  private func speaksOfHeat(before index: Int) -> Bool {
    (max(0, index - 8)..<index).contains { reader.contains(Self.heat, at: $0, cutting: .all) }
  }

  private static let heat = WordSet("حرارة الحرارة برودة درجات_الحرارة")

  /// "52 years old", «عمره 52 عاماً», «(52 عاماً)».
  private func age(
    _ number: ParsedNumber, _ value: String, at index: Int, limit: Int
  ) -> (Mention, Int)? {
    guard let unit = Self.ageUnits.match(reader, at: index, limit: limit) else { return nil }
    var end = unit.end
    if reader.mark(end < limit ? end : index) == 0x2D, end + 1 < limit { end += 1 }
    if let old = Self.old.match(reader, at: end, limit: limit) {
      return made(.age, number, value, unit.value, to: old.end, confidence: 0.95)
    }
    let first = reader.table.index(atOrAfter: number.start)
    guard first > 0, unit.value == "a" else { return nil }
    let isBracketed =
      reader.mark(first - 1) == 0x28 && unit.end < limit && reader.mark(unit.end) == 0x29
    let isSaid = reader.contains(Self.ages, at: first - 1, cutting: .all)
    guard isBracketed || isSaid else { return nil }
    return made(.age, number, value, unit.value, to: unit.end, confidence: 0.95)
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

  /// «250 عنصراً»: a number and what it counts.
  private func counted(_ number: ParsedNumber, limit: Int) -> (Mention, Int)? {
    let index = number.end
    guard index < limit, reader.isWord(index), number.value.digits >= 0 else { return nil }
    let noun = reader[index]
    guard noun.hasSpaceBefore, !noun.hasNewlineBefore else { return nil }
    guard !TimeLexicon.has(noun.key, [.unit, .dual]) else { return nil }
    if noun.script == .arabic { return countedArabic(number, index, limit) }
    guard noun.script == .latin, !reader.contains(NotNouns.english, at: index),
      EnglishNouns.isPlural(reader, index) || number.value == Decimal(1) && number.form == .digits,
      !noun.isCapitalized
    else { return nil }
    let unit = EnglishNouns.singular(reader.string(noun.span))
    return made(.quantity, number, number.value.description, unit, to: index + 1, confidence: 0.7)
  }

  private func countedArabic(_ number: ParsedNumber, _ index: Int, _ limit: Int) -> (Mention, Int)?
  {
    guard !reader.contains(NotNouns.arabic, at: index), !isAttached(index, number),
      parser.word(at: index, limit: limit, cutting: .none) == nil,
      !TimeLexicon.has(reader.key(index), .month),
      !reader.hasArticle(index)
    else { return nil }
    return made(
      .quantity, number, number.value.description, singular(of: index, number), to: index + 1,
      confidence: 0.75)
  }

  /// A word that begins with a glued conjunction or preposition, or looks like a verb.
  private func isAttached(_ index: Int, _ number: ParsedNumber) -> Bool {
    let cut = reader.forms(index)
    if CountedNouns.singulars[reader.key(index)] != nil { return false }
    if number.form == .digits, let rest = cut.conjunction {
      return reader.folded(index).starts(with: Letters.waw)
        && (rest.start < reader[index].span.end)
    }
    return false
  }

  /// The singular of a counted noun, in its own spelling without tanwin.
  private func singular(of index: Int, _ number: ParsedNumber) -> String {
    let span = reader[index].span
    if let match = CountedNouns.singulars.match(reader, at: index, limit: index + 1) {
      return match.value
    }
    return ArabicNouns.singular(
      Array(reader.text[span.range]),
      isFew: number.value.integer.map { (3...10).contains($0) } ?? false)
  }

  private func made(
    _ kind: MentionKind, _ number: ParsedNumber, _ value: String, _ unit: String, to end: Int,
    confidence: Float = 0.85
  ) -> (Mention, Int) {
    var mention = Mention(kind, span(number, to: end), value: value, confidence: confidence)
    mention.unit = unit
    return (mention, end)
  }

  /// "$4 million", "US$ 5".
  private func symbolMoney(at index: Int, limit: Int) -> (Mention, Int)? {
    if let coded = codedMoney(at: index, limit: limit) { return coded }
    var symbol = index
    if reader.isWord(index), reader[index].isAllCaps, index + 1 < limit, reader.isGlued(index + 1) {
      symbol += 1
    }
    guard let code = Currencies.code(symbol: reader.mark(symbol)), symbol + 1 < limit,
      let number = parser.number(at: symbol + 1, limit: limit), number.form == .digits
    else { return nil }
    var mention = Mention(
      .money, Span(start: reader[index].span.start, end: reader[number.end - 1].span.end),
      value: number.value.description, confidence: 0.9)
    mention.unit = symbol == index ? code : Self.dollars[reader.key(index)] ?? code
    mention.modifier = modifier(before: index, from: max(0, index - 5))
    return (mention, number.end)
  }

  /// "USD 22.5 million".
  private func codedMoney(at index: Int, limit: Int) -> (Mention, Int)? {
    guard reader.isWord(index), reader[index].isAllCaps, reader[index].span.count == 3,
      let code = Currencies.table[reader.key(index)],
      let number = parser.number(at: index + 1, limit: limit), number.form == .digits
    else { return nil }
    var mention = Mention(
      .money, Span(start: reader[index].span.start, end: reader[number.end - 1].span.end),
      value: number.value.description, confidence: 0.9)
    mention.unit = code
    return (mention, number.end)
  }

  private static let dollars = PhraseTable<String>(
    """
    USD: us
    AUD: a au
    CAD: c ca
    HKD: hk
    NZD: nz
    SGD: s
    """)

  /// «عشرات الحالات»: an amount that is not told.
  private func vague(at index: Int, limit: Int) -> (Mention, Int)? {
    guard let match = NumberModifiers.vague.match(reader, at: index, limit: limit, cutting: .all),
      match.end < limit, reader.isWord(match.end), !reader[match.end].hasNewlineBefore,
      index == 0 || parser.number(at: max(index - 1, 0), limit: index) == nil
    else { return nil }
    var end = match.end
    if !reader.isArabic(index) {
      guard Self.of.contains(reader.key(end)), end + 1 < limit, EnglishNouns.isPlural(reader, end + 1) else {
        return nil
      }
      end += 1
    } else {
      guard !reader.contains(NotNouns.arabic, at: end), !TimeLexicon.has(reader.key(end), .unit)
      else { return nil }
    }
    var mention = Mention(
      .quantity, Span(start: match.start, end: reader[end].span.end), confidence: 0.7)
    mention.modifier = .vague
    mention.unit = reader.string(reader[end].span)
    if let singular = CountedNouns.singulars[reader.keyWithoutArticle(end)] {
      mention.unit = singular
    }
    return (mention, end + 1)
  }

  private static let of = WordSet("of")

  /// «طفلين»: two of something, in one word.
  private func dual(at index: Int, limit: Int) -> (Mention, Int)? {
    guard reader.isArabic(index) else { return nil }
    if let match = CountedNouns.duals.match(reader, at: index, limit: limit, cutting: .all) {
      var mention = Mention(
        .quantity, Span(start: match.start, end: reader[index].span.end), value: "2",
        confidence: 0.7)
      mention.unit = match.value
      guard Self.twos.contains(reader.key(index + 1)), index + 1 < limit else {
        return (mention, index + 1)
      }
      mention.span = Span(start: match.start, end: reader[index + 1].span.end)
      return (mention, index + 2)
    }
    return one(at: index, limit: limit)
  }

  /// «هدف واحد».
  private func one(at index: Int, limit: Int) -> (Mention, Int)? {
    guard index + 1 < limit, Self.ones.contains(reader.key(index + 1)),
      let match = CountedNouns.nouns.match(reader, at: index, limit: limit, cutting: .all)
    else { return nil }
    var mention = Mention(
      .quantity, Span(start: match.start, end: reader[index + 1].span.end), value: "1",
      confidence: 0.7)
    mention.unit = match.value
    return (mention, index + 2)
  }

  private static let ones = WordSet("واحد واحدة")
  private static let twos = WordSet("اثنين اثنتين اثنان اثنتان")

  /// The modifier whose words end right before a token.
  private func modifier(before index: Int, from lower: Int) -> Modifier? {
    for start in stride(from: index - 1, through: max(lower, index - 4), by: -1) {
      if let match = NumberModifiers.table.match(reader, at: start, limit: index, cutting: .all),
        match.end == index
      {
        return match.value
      }
    }
    return nil
  }

  /// «بين 20 و25 في المئة», "between 5 and 10", "5-10 people", «من 3 إلى 5».
  private func range(
    _ first: ParsedNumber, at index: Int, limit: Int
  ) -> (mention: Mention, end: Int)? {
    guard first.form == .digits || first.form == .words, first.end < limit else { return nil }
    let opening = index > 0 ? Self.openings[reader.key(index - 1)] : nil
    var next = first.end
    if Self.joins[reader.key(next)] == 1 {
      next += 1
    } else if reader.mark(next) == 0x2D || reader.mark(next) == 0x2013 {
      next += 1
    } else if opening != 1
      || reader.forms(next).conjunction == nil && !isGluedAnd(next)
        && !(reader.numeral(next)?.isConjoined ?? false)
    {
      return nil
    }
    if Self.joins[reader.key(first.end)] == 2, opening != 1 { return nil }
    if Self.ands.contains(reader.key(next)) { next += 1 }
    guard next < limit, let second = parser.number(at: next, limit: limit),
      second.form == first.form || second.form == .digits || second.form == .words
    else { return nil }
    guard let lower = scaled(first.value, like: second.value) else { return nil }
    guard isLess(lower, second.value), let (unit, end) = mention(of: second, limit: limit) else {
      return nil
    }
    let isUnitless = unit.kind == .number || unit.kind == .ordinal
    if isUnitless, opening == nil { return nil }
    let isEnglish = !reader.isArabic(max(index - 1, 0))
    let start =
      isUnitless && isEnglish && opening != nil ? reader[index - 1].span.start : first.start
    var mention = Mention(
      isUnitless ? .numberRange : unit.kind, Span(start: start, end: reader[end - 1].span.end),
      confidence: 0.8)
    mention.unit = unit.unit
    mention.start = lower.description
    mention.end = second.value.description
    return (mention, end)
  }

  private func isGluedAnd(_ index: Int) -> Bool {
    Self.ands.contains(reader.key(index))
  }

  /// «9 و11 مليار»: the first number takes the second one's scale.
  private func scaled(_ value: Decimal, like other: Decimal) -> Decimal? {
    var result = value
    var power = 0
    while power < 12, other.exponent >= power + 3 || power > 0 && other.exponent >= power {
      guard isLess(result.scaled(by: 3), other) else { break }
      result = result.scaled(by: 3)
      power += 3
    }
    return value.exponent >= 3 ? value : result
  }

  private func isLess(_ a: Decimal, _ b: Decimal) -> Bool {
    guard let difference = b.adding(a.negated) else { return false }
    return difference.digits > 0
  }

  private static let openings = PhraseTable<Int>(
    """
    1: between بين
    2: from من
    """)
  private static let joins = PhraseTable<Int>(
    """
    1: to إلى through
    2: and و
    """)
  private static let ands = WordSet("and و")
}
