internal import DocumentCore

/// Proposes numbers, ordinals, percentages, quantities, temperatures, ages and money.
struct NumberRecognizer {
  let reader: Reader
  let parser: NumberParser
  /// ISO 3166 code of the country that bare currency names are of.
  let country: String

  init(_ reader: Reader, country: String) {
    self.reader = reader
    self.parser = NumberParser(reader: reader)
    self.country = country
  }

  /// What was made of a number, and the index of the token after it.
  typealias Made = (mention: Mention, end: Int)

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
      let start = reader[index].span.end - 1
      while nextDate < dates.count, dates[nextDate].end <= start { nextDate += 1 }
      if !canBegin(index) || nextDate < dates.count && dates[nextDate].start <= start {
        index += 1
        continue
      }
      try mentions.makeRoom(for: 16, cancellation)
      index = append(at: index, from: tokens.lowerBound, limit, &mentions)
    }
  }

  /// Whether a number may begin with a token at all.
  private func canBegin(_ index: Int) -> Bool {
    switch reader[index].kind {
    case .number: true
    case .word:
      reader.contains(Self.starts, at: index, cutting: .all) || reader[index].isAllCaps
        || reader.endsInDigit(index)
    case .ideograph: false
    default:
      Self.marks.contains(reader.mark(index)) || Currencies.code(symbol: reader.mark(index)) != nil
    }
  }

  /// Signs, and the point of ".5".
  private static let marks: Set<UInt32> = [0x2D, 0x2212, 0x2E]
  private static let starts = WordSet([
    EnglishNumberWords.table.firstWords, ArabicNumberWords.table.firstWords,
    NumberModifiers.vague.firstWords,
    CountedNouns.duals.firstWords, CountedNouns.nouns.firstWords, Currencies.dollars.firstWords,
    [
      "a", "an", "minus", "negative", "سالب", "ناقص", "usd", "eur", "gbp", "rmb", "cny", "jpy",
      "inr",
    ].map { TextKey.hash($0) },
  ])

  /// Appends what begins at a token; the index to go on from.
  private func append(
    at index: Int, from lower: Int, _ limit: Int, _ mentions: inout [Mention]
  ) -> Int {
    if let money = prefixedMoney(at: index, limit: limit) {
      return qualified(money, at: index, from: lower, limit, &mentions)
    }
    if let (mention, end) = vague(at: index, limit: limit) ?? dual(at: index, limit: limit) {
      mentions.append(mention)
      return end
    }
    if let end = appendList(at: index, &mentions) { return end }
    guard let number = parser.number(at: index, limit: limit), !isInsideWord(number, index) else {
      return index + 1
    }
    if let range = range(number, at: index, limit: limit) {
      return qualified(range, at: index, from: lower, limit, &mentions)
    }
    guard let made = mention(of: number, at: index, limit: limit) else {
      return max(number.end, index + 1)
    }
    return qualified(made, at: index, from: lower, limit, &mentions)
  }

  /// "scp2-173m": digits that hang on a word before them.
  private func isInsideWord(_ number: ParsedNumber, _ index: Int) -> Bool {
    guard number.form == .digits, reader.isGlued(index) else { return false }
    return reader.isWord(index - 1) && !reader.isArabic(index - 1)
  }

  /// "SCP-173": the digits are part of a name.
  func isName(_ index: Int) -> Bool {
    let mark = reader.mark(index - 1)
    return (mark == 0x2D || mark == 0x2013) && reader.isGlued(index) && reader.isGlued(index - 1)
      && reader.isWord(index - 2) && !reader.isArabic(index - 2)
  }

  /// "22,24,26,31": several numbers in one token.
  private func appendList(at index: Int, _ mentions: inout [Mention]) -> Int? {
    guard index < reader.count, reader[index].kind == .number, parser.plain(index) == nil else {
      return nil
    }
    let span = reader[index].span
    let parts = reader.text[span.range].split(separator: 0x2C, omittingEmptySubsequences: false)
    guard (2...16).contains(parts.count), parts.allSatisfy({ (1...4).contains($0.count) }) else {
      return nil
    }
    var found: [Mention] = []
    for part in parts {
      guard let value = Decimal(ascii: part), !part.contains(0x2E) else { return nil }
      found.append(
        Mention(
          .number, Span(start: part.startIndex, end: part.endIndex), value: value.description,
          confidence: 0.5))
    }
    mentions += found
    return index + 1
  }

  func span(_ number: ParsedNumber, to end: Int) -> Span {
    Span(start: number.start, end: reader[end - 1].span.end)
  }

  /// The mention of a number with the unit or noun after it.
  func mention(of number: ParsedNumber, at index: Int, limit: Int) -> Made? {
    let value = number.value.description
    if number.form == .ordinal {
      guard !isBareFirst(number) else { return nil }
      return (Mention(.ordinal, span(number, to: number.end), value: value), number.end)
    }
    if !isName(index), let measured = measure(number, at: index, limit: limit) { return measured }
    if number.form == .fraction {
      return (made(.number, number, value, "", to: number.end), number.end)
    }
    if let counted = counted(number, limit: limit) { return counted }
    if isPronoun(number, at: index) { return nil }
    return (made(.number, number, value, "", to: number.end, confidence: 0.6), number.end)
  }

  /// «أول» and «ثاني» without an article are too often adverbs.
  private func isBareFirst(_ number: ParsedNumber) -> Bool {
    number.isCut
      || (reader.isArabic(number.end - 1) && !reader.hasArticle(number.end - 1)
        && number.value.integer.map { $0 < 11 } ?? false)
  }

  /// «واحد», «أحد», and "one" in "the one", "which one".
  private func isPronoun(_ number: ParsedNumber, at index: Int) -> Bool {
    guard number.form == .words, number.value == Decimal(1), number.end == index + 1 else {
      return false
    }
    if reader.isArabic(index) { return index > 0 || number.end < reader.count }
    return Self.pronouns.contains(reader.key(index - 1)) && index > 0
  }

  private static let pronouns = WordSet(
    "the which that this each every any no another other either neither")

  func made(
    _ kind: MentionKind, _ number: ParsedNumber, _ value: String, _ unit: String, to end: Int,
    confidence: Float = 0.85
  ) -> Mention {
    var mention = Mention(kind, span(number, to: end), value: value, confidence: confidence)
    mention.unit = unit
    mention.number = span(number, to: number.end)
    return mention
  }

  // MARK: Nouns

  /// «250 عنصراً»: a number and what it counts.
  private func counted(_ number: ParsedNumber, limit: Int) -> Made? {
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
    return (
      made(.quantity, number, number.value.description, unit, to: index + 1, confidence: 0.7),
      index + 1
    )
  }

  private func countedArabic(_ number: ParsedNumber, _ index: Int, _ limit: Int) -> Made? {
    guard !reader.contains(NotNouns.arabic, at: index), !isAttached(index, number),
      parser.word(at: index, limit: limit, cutting: .none) == nil,
      !TimeLexicon.has(reader.key(index), .month), !reader.hasArticle(index)
    else { return nil }
    return (
      made(
        .quantity, number, number.value.description, singular(of: index, number), to: index + 1,
        confidence: 0.75), index + 1
    )
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

  /// «عشرات الحالات»: an amount that is not told.
  private func vague(at index: Int, limit: Int) -> Made? {
    guard let match = NumberModifiers.vague.match(reader, at: index, limit: limit, cutting: .all),
      match.end < limit, reader.isWord(match.end), !reader[match.end].hasNewlineBefore,
      index == 0 || parser.number(at: max(index - 1, 0), limit: index) == nil
    else { return nil }
    var end = match.end
    if !reader.isArabic(index) {
      guard Self.of.contains(reader.key(end)), end + 1 < limit,
        EnglishNouns.isPlural(reader, end + 1)
      else {
        return nil
      }
      end += 1
    } else {
      guard !reader.contains(NotNouns.arabic, at: end), !TimeLexicon.has(reader.key(end), .unit)
      else {
        return nil
      }
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
  private func dual(at index: Int, limit: Int) -> Made? {
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
  private func one(at index: Int, limit: Int) -> Made? {
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
}
