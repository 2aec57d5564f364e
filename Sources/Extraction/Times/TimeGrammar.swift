internal import DocumentCore

/// Reads expressions of time in one sentence after another.
///
/// Every rule reads a bounded number of tokens, so that any text costs linear time.
struct TimeGrammar {
  /// A word of the sentence with what it may be.
  struct Lexeme {
    var word = TimeWord()
    /// The index of the token after the phrase.
    var end = 0
    /// The offset of its first byte, after clitics.
    var start = 0
    /// A glued و or ف stands before it.
    var isJoined = false
    /// A glued ب, ل or ك stands before it.
    var isPrefixed = false
    /// How many bytes at its end are not the word's: "'s".
    var tail = 0
  }

  let reader: Reader
  let numbers: NumberParser
  /// Numeric dates put the month first.
  let isMonthFirst: Bool
  /// Articles belong to the span, as in "the third of May".
  let keepsArticles: Bool
  /// "22.04." is a day and a month.
  let isDotted: Bool
  private let lexicon: PhraseTable<TimeWord>
  private var lexemes: [Lexeme] = []
  private var base = 0
  private(set) var limit = 0

  /// - Parameter language: A BCP 47 tag; "en" decides how numeric dates are read.
  init(_ reader: Reader, language: String) {
    self.reader = reader
    numbers = NumberParser(reader: reader)
    isMonthFirst = language == "en" || language == "en-US"
    keepsArticles = !["fr", "de", "es"].contains(language.prefix(2))
    isDotted = language.hasPrefix("de")
    lexicon = TimeLexicon.table(language: language)
  }

  /// Looks up the words of a sentence; false where none of them can be part of a time.
  mutating func read(
    _ tokens: Range<Int>, _ cancellation: inout Cancellation
  ) throws(CancellationError) -> Bool {
    base = tokens.lowerBound
    limit = tokens.upperBound
    lexemes.removeAll(keepingCapacity: true)
    var isPromising = false
    for index in tokens {
      try cancellation.step(Reader.tokenWork)
      var lexeme = Lexeme()
      lexeme.end = index + 1
      lexeme.start = reader[index].span.start
      switch reader[index].kind {
      case .word:
        look(up: index, &lexeme)
        isPromising = isPromising || lexeme.word.has(Self.promising)
      case .number:
        isPromising = true
      default:
        break
      }
      lexemes.append(lexeme)
    }
    return isPromising
  }

  /// Roles of words that a time may consist of alone.
  private static let promising: TimeWord.Roles = [
    .numeral, .month, .weekday, .weekdays, .unit, .units, .definite, .dual, .adverb, .deictic, .now,
    .part, .season, .clock, .decade, .holiday, .hijri, .yearPart, .endOfDay, .fiscal, .hourHead,
    .head,
  ]

  private func look(up index: Int, _ lexeme: inout Lexeme) {
    guard
      let match = lexicon.match(reader, at: index, limit: limit, cutting: .all)
    else {
      lookInside(index, &lexeme)
      return
    }
    lexeme.word = match.value
    lexeme.end = match.end
    lexeme.start = match.start
    lexeme.isPrefixed = match.cut == .all
    lexeme.isJoined = match.cut == .conjunction
  }

  /// A month with digits after it in one token, "april22", or a word with "'s".
  private func lookInside(_ index: Int, _ lexeme: inout Lexeme) {
    let token = reader[index]
    guard token.script == .latin, token.span.count >= 4, token.span.count <= 14 else { return }
    let folded = reader.folded(index)
    if reader.endsInDigit(index) {
      let letters = folded.prefix { $0 &- 0x61 < 26 }
      let digits = folded.dropFirst(letters.count)
      guard let word = lexicon[TextKey.hash(folded: letters)], digits.count <= 2,
        word.has([.month, .fiscal, .head]),
        let number = Decimal(ascii: digits)?.integer
      else { return }
      lexeme.word.roles = word.roles.intersection([.month, .fiscal])
      lexeme.word.month = word.month
      lexeme.word.code = word.code
      lexeme.word.number = Int16(number)
      return
    }
    let end = reader.endBeforePossessive(index)
    guard end < token.span.end, let word = lexicon[reader.keyWithoutPossessive(index)],
      word.has([.deictic, .weekday, .month, .unit, .part])
    else { return }
    lexeme.word = word
    lexeme.tail = token.span.end - end
  }

  // What follows may be asked of any index: outside the sentence there is a word of no role.

  func word(_ index: Int) -> TimeWord {
    let place = index - base
    return place >= 0 && place < lexemes.count ? lexemes[place].word : TimeWord()
  }
  func lexeme(_ index: Int) -> Lexeme {
    let place = index - base
    return place >= 0 && place < lexemes.count ? lexemes[place] : Lexeme()
  }
  func has(_ index: Int, _ role: TimeWord.Roles) -> Bool { word(index).has(role) }
  func end(_ index: Int) -> Int { lexeme(index).end }
  func start(_ index: Int) -> Int { lexeme(index).start }
  func mark(_ index: Int) -> UInt32 { index < limit ? reader.mark(index) : 0 }
  func isNumber(_ index: Int) -> Bool {
    index < limit && index >= base && reader[index].kind == .number
  }
  func isArabic(_ index: Int) -> Bool { index < limit && reader.isArabic(index) }
  func isGlued(_ index: Int) -> Bool { index < limit && reader.isGlued(index) }
  func isDash(_ index: Int) -> Bool {
    let mark = mark(index)
    return mark == 0x2D || mark == 0x2013 || mark == 0x2014 || mark == 0x2010 || mark == 0x7E
      || mark == 0x2011
  }
  func isComma(_ index: Int) -> Bool {
    let mark = mark(index)
    return mark == 0x2C || mark == 0x60C
  }

  /// The index after a word of a role, or the index itself.
  func skip(_ index: Int, _ role: TimeWord.Roles) -> Int { has(index, role) ? end(index) : index }
  func skipComma(_ index: Int) -> Int { isComma(index) && index + 1 < limit ? index + 1 : index }
  /// After a stop that ends a short word.
  func skipStop(_ index: Int) -> Int {
    mark(index) == 0x2E && isGlued(index) && index + 1 < limit ? index + 1 : index
  }
  func skipDash(_ index: Int) -> Int {
    isDash(index) && isGlued(index) && isGlued(index + 1) ? index + 1 : index
  }

  /// The offset after the last byte of what ends before a token.
  func endOffset(_ end: Int) -> Int { reader[end - 1].span.end - lexeme(end - 1).tail }

  // MARK: Numbers

  /// A whole number that stands for a day, hour or year.
  struct Whole {
    var value: Int
    var end: Int
    var start: Int
    var isOrdinal = false
    var isDigits = true
    /// How many digits.
    var width = 0
  }

  /// The digits at a token, with the suffix of an ordinal.
  func digits(_ index: Int) -> Whole? {
    guard index < limit, index >= base, let numeral = reader.numeral(index),
      numeral.folded.count <= 8, numeral.folded.allSatisfy({ $0 &- 0x30 < 10 })
    else { return nil }
    var value = 0
    for byte in numeral.folded { value = value * 10 + Int(byte - 0x30) }
    var whole = Whole(
      value: value, end: index + 1, start: numeral.start, width: numeral.folded.count)
    if isGlued(index + 1), Self.suffixes.contains(reader.key(index + 1)) {
      whole.end += 1
      whole.isOrdinal = true
    }
    return whole
  }

  private static let suffixes = WordSet("st nd rd th er ere e eme ro do to")

  /// A number in digits or words; `words` limits the tokens of a spelled one.
  func whole(_ index: Int, words: Int = 4) -> Whole? {
    if isNumber(index) { return digits(index) }
    guard index < limit else { return nil }
    guard has(index, .numeral) else { return reader.numeral(index) == nil ? nil : digits(index) }
    let word = word(index)
    if word.code > 0, word.number > 0 {
      return Whole(
        value: Int(word.number), end: end(index), start: start(index), isOrdinal: word.code == 2,
        isDigits: false)
    }
    guard let number = numbers.number(at: index, limit: min(limit, index + words)),
      number.form == .words || number.form == .ordinal, let value = number.value.integer
    else { return nil }
    return Whole(
      value: value, end: number.end, start: number.start, isOrdinal: number.form == .ordinal,
      isDigits: false)
  }

  /// The two numbers that a point in one token of digits separates.
  func dotted(_ index: Int) -> (first: Int, second: Int, width: Int)? {
    guard isNumber(index) else { return nil }
    let bytes = reader.folded(index)
    guard bytes.count <= 5, let point = bytes.firstIndex(of: 0x2E) else { return nil }
    let parts = (bytes[..<point], bytes[(point + 1)...])
    guard (1...2).contains(parts.0.count), (1...2).contains(parts.1.count),
      let first = Decimal(ascii: parts.0)?.integer, let second = Decimal(ascii: parts.1)?.integer
    else { return nil }
    return (first, second, parts.1.count)
  }

  /// A year in four digits.
  func plainYear(_ index: Int) -> Whole? {
    guard let whole = digits(index), whole.width == 4, !whole.isOrdinal,
      (1000...2200).contains(whole.value)
    else { return nil }
    return whole
  }

  /// A year in digits or words, with what names its era.
  func year(_ index: Int) -> (year: Int, end: Int, calendar: CalendarKind?)? {
    if let plain = plainYear(index) { return withEra(plain.value, plain.end) }
    guard has(index, .numeral), let spelled = spelledYear(index) else { return nil }
    return withEra(spelled.value, spelled.end)
  }

  private func withEra(_ year: Int, _ end: Int) -> (year: Int, end: Int, calendar: CalendarKind?) {
    guard has(end, .era), isArabic(end) else { return (year, end, nil) }
    return (year, self.end(end), word(end).code == 1 ? .hijri : .gregorian)
  }

  /// "nineteen ninety-nine", "two thousand and eighteen", «ألفين وثمانية عشر».
  func spelledYear(_ index: Int) -> Whole? {
    guard has(index, .numeral), !isNumber(index),
      let number = numbers.number(at: index, limit: min(limit, index + 12)),
      number.form == .words, let value = number.value.integer
    else { return nil }
    if (1000...2200).contains(value) {
      return Whole(value: value, end: number.end, start: number.start, isDigits: false)
    }
    return paired(index)
  }

  /// A century and its years, each in words.
  private func paired(_ index: Int) -> Whole? {
    let length = isArabic(index) ? 2 : 1
    guard let first = numbers.number(at: index, limit: min(limit, index + length)),
      let century = first.value.integer, (15...20).contains(century), has(first.end, .numeral),
      let second = numbers.number(at: first.end, limit: min(limit, first.end + 5)),
      second.form == .words, let rest = second.value.integer, (10...99).contains(rest)
    else { return nil }
    return Whole(value: century * 100 + rest, end: second.end, start: first.start, isDigits: false)
  }
}
