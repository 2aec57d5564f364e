internal import DocumentCore

/// The state of reading one number in words, possibly begun in digits.
struct SpelledNumber {
  private let parser: NumberParser
  private let limit: Int
  /// What is complete, up to the last scale.
  private var total = Decimal(0)
  /// What the next scale multiplies.
  private var group: Decimal?
  /// The place that the next word of the group must stay below; negative when it is closed.
  private var groupPlace = Int.max
  private var scale = Int.max
  private var isOrdinal = false
  /// The last word was an Arabic unit, which tens may follow: «خمسة وعشرون».
  private var isUnitOpen = false
  private var isArabic = false

  init(parser: NumberParser, limit: Int) {
    self.parser = parser
    self.limit = limit
  }

  private var reader: Reader { parser.reader }

  /// Reads a number that begins with a word.
  mutating func read(at index: Int) -> ParsedNumber? {
    if let article = article(at: index) { return article }
    guard let first = parser.word(at: index, limit: limit, cutting: .all),
      !Self.notAlone.contains(reader.key(index))
    else { return nil }
    if let fraction = oneOf(first, at: index) { return fraction }
    if let part = fraction(first) { return part }
    isArabic = reader.isArabic(index)
    guard
      take(
        isConstruct(first) ? NumberWord(role: .dualScale, value: first.value.value) : first.value)
    else { return nil }
    let end = readRest(from: first.end)
    guard var result = finished(start: first.start, end: end, form: .words) else { return nil }
    result.isCut = first.cut == .all
    return parts(result)
  }

  /// What needs a number before it.
  private static let notAlone = WordSet("dozens dz dzs doz millions billions trillions")

  /// "one twenty-fifth": a part by an ordinal of several words.
  private func oneOf(_ first: PhraseTable<NumberWord>.Match, at index: Int) -> ParsedNumber? {
    guard first.value.role == .unit, first.value.value == 1, !reader.isArabic(index) else {
      return nil
    }
    return ordinalPart(from: index + 1, start: reader[index].span.start)
  }

  /// "(a) fifth", "(one) one hundred fifth", where no noun follows that it could be an ordinal of.
  private func ordinalPart(from index: Int, start: Int) -> ParsedNumber? {
    var words = SpelledNumber(parser: parser, limit: limit)
    guard index < limit, let word = parser.word(at: index, limit: limit, cutting: .none),
      !reader.isArabic(index),
      words.take(word.value)
    else { return nil }
    let end = word.value.isOrdinal ? word.end : words.readRest(from: word.end)
    guard let below = words.finished(start: start, end: end, form: .words), below.form == .ordinal,
      let value = below.value.integer, value > 2,
      let quotient = Decimal(1).divided(by: below.value),
      end >= limit || !reader.isWord(end) || reader.contains(NotNouns.english, at: end)
    else { return nil }
    return ParsedNumber(value: quotient, form: .fraction, start: start, end: end)
  }

  /// Reads the words after a number in digits: "7.2 million".
  mutating func read(after number: ParsedNumber) -> ParsedNumber {
    group = number.value
    groupPlace = 0
    if number.value.integer.map({ $0 >= 1000 }) ?? false { groupPlace = -1 }
    let end = readRest(from: number.end)
    guard end > number.end, let result = finished(start: number.start, end: end, form: .digits)
    else { return number }
    return result
  }

  /// «ألفا دينار»: two thousand; with tanwin it is one.
  private func isConstruct(_ match: PhraseTable<NumberWord>.Match) -> Bool {
    guard match.value.role == .scale, Self.constructs.contains(reader.key(match.end - 1)) else {
      return false
    }
    let span = Span(start: match.start, end: reader[match.end - 1].span.end)
    return !reader.text[span.range].contains(0x8B)
  }

  private static let constructs = WordSet("ألفا مليونا مليارا")

  /// "a hundred", "half a million", "a dozen".
  private mutating func article(at index: Int) -> ParsedNumber? {
    guard Self.articles.contains(reader.key(index)), index + 1 < limit,
      let next = parser.word(at: index + 1, limit: limit, cutting: .none)
    else { return nil }
    let start = reader[index].span.start
    switch next.value.role {
    case .hundred, .scale, .dozen:
      guard !Self.notAlone.contains(reader.key(index + 1)), take(next.value) else { return nil }
      return finished(start: start, end: readRest(from: next.end), form: .words).map(parts)
    case .half, .part:
      guard let value = Decimal(1).divided(by: Decimal(next.value.value)) else { return nil }
      return scaledPart(ParsedNumber(value: value, form: .fraction, start: start, end: next.end))
    default:
      return ordinalPart(from: index + 1, start: start)
    }
  }

  private static let articles = WordSet("a an")

  /// "half a million", "three quarters billion".
  private func scaledPart(_ number: ParsedNumber) -> ParsedNumber {
    let article =
      number.end < limit && Self.articles.contains(reader.key(number.end))
      ? number.end + 1 : number.end
    guard let next = parser.word(at: article, limit: limit, cutting: .none),
      next.value.role == .scale || next.value.role == .dozen
    else { return number }
    var result = number
    let scale = next.value.role == .dozen ? Decimal(12) : Decimal(1, exponent: next.value.value)
    guard let product = number.value.multiplied(by: scale) else { return number }
    result.value = product
    result.end = next.end
    return result
  }

  /// A number that is a part of one: «ثلث», "half", "half a million".
  private func fraction(_ match: PhraseTable<NumberWord>.Match) -> ParsedNumber? {
    let parts: Int
    switch match.value.role {
    case .half, .part: parts = 1
    case .dualPart: parts = 2
    case .unit where isFifth(match):
      parts = 1
    default: return nil
    }
    guard let value = Decimal(parts).divided(by: Decimal(match.value.value)) else { return nil }
    return scaledPart(
      ParsedNumber(
        value: value, form: .fraction, start: match.start, end: match.end, isCut: match.cut == .all)
    )
  }

  /// «خُمس» with its vowel, or before a definite noun.
  private func isFifth(_ match: PhraseTable<NumberWord>.Match) -> Bool {
    guard match.value.value == 5, reader.isArabic(match.end - 1) else { return false }
    let span = reader[match.end - 1].span
    let letter = match.start
    let hasVowel =
      span.end - letter >= 8 && letter + 4 <= span.end
      && reader.text.scalar(at: letter + 2).value == 0x64F
    return hasVowel
  }

  private mutating func readRest(from index: Int) -> Int {
    var end = index
    while end < limit {
      guard let next = component(at: end) else { break }
      end = next
      if isOrdinal, !isUnitOpen { break }
    }
    return end
  }

  /// Takes the next component, with what joins it; the index after it.
  private mutating func component(at index: Int) -> Int? {
    if let (decimals, end) = decimals(at: index) {
      guard let sum = (group ?? Decimal(0)).adding(decimals) else { return nil }
      group = sum
      groupPlace = -1
      return end
    }
    var next = index
    var isJoined = false
    if Self.joiners.contains(reader.key(next)) {
      next += 1
      isJoined = true
    } else if reader.mark(next) == 0x2D {
      next += 1
      guard next < limit, parser.word(at: next, limit: limit, cutting: .none) != nil else {
        return nil
      }
    }
    guard next < limit else { return nil }
    if isJoined, let end = mixedPart(at: next) { return end }
    if isJoined || reader.numeral(next)?.isConjoined ?? false || isCountedHundred(at: next),
      let end = joinedDigits(at: next)
    {
      return end
    }
    let cutting: Clitics = isJoined ? .none : .conjunction
    guard let word = parser.word(at: next, limit: limit, cutting: cutting) else { return nil }
    isJoined = isJoined || word.cut == .conjunction
    if word.value.role == .half, isJoined { return half(word, from: index) }
    if word.value.role == .part || word.value.role == .dualPart, isJoined,
      reader.isArabic(word.end - 1)
    {
      return part(word)
    }
    isArabic = reader.isArabic(word.end - 1)
    if isArabic, !isJoined, !multiplies(word.value) { return nil }
    if !isArabic, isJoined, group == nil || groupPlace == 0 {
      guard scale < .max else { return nil }
    }
    if !isArabic, isJoined, group != nil, groupPlace < 2, groupPlace >= 0 { return nil }
    if isJoined, multiplies(word.value), group != nil, !isArabic { return nil }
    let before = self
    guard take(word.value) else {
      self = before
      return nil
    }
    return word.end
  }

  /// "and a half", "and two thirds" after a whole number.
  private mutating func mixedPart(at index: Int) -> Int? {
    guard index + 1 < limit,
      group.map({ $0.isWhole && groupPlace >= 0 }) ?? (scale < .max && groupPlace >= 0)
    else { return nil }
    let whole = group ?? Decimal(0)
    let hasArticle = Self.articles.contains(reader.key(index))
    let above = hasArticle ? nil : parser.word(at: index, limit: limit, cutting: .none)
    guard hasArticle || above?.value.role == .unit && above?.value.value ?? 0 > 0,
      let part = parser.word(at: index + 1, limit: limit, cutting: .none),
      part.value.role == .part || part.value.role == .half
        || part.value.role == .ordinalUnit && part.value.value > 2 && hasArticle,
      !reader.isArabic(index),
      var fraction = Decimal(above?.value.value ?? 1).divided(by: Decimal(part.value.value))
    else { return nil }
    var end = part.end
    if group == nil {
      // "five billion and three quarters", "one billion and a half million".
      var power = scale
      if let smaller = parser.word(at: end, limit: limit, cutting: .none),
        smaller.value.role == .scale
      {
        power = smaller.value.value
        end = smaller.end
      }
      fraction = fraction.scaled(by: power)
    }
    guard let sum = whole.adding(fraction) else { return nil }
    group = sum
    groupPlace = -1
    return end
  }

  private static let joiners = WordSet("and و")

  private func multiplies(_ word: NumberWord) -> Bool {
    switch word.role {
    case .scale, .dozen, .ordinalScale: true
    case .hundred: word.value == 100
    case .ordinalHundred, .teenSuffix: true
    default: false
    }
  }

  /// "4 thousand 3 hundred": digits that "hundred" follows.
  private func isCountedHundred(at index: Int) -> Bool {
    guard reader.numeral(index) != nil, scale < .max,
      let next = parser.word(at: index + 1, limit: limit, cutting: .none)
    else { return false }
    return next.value.role == .hundred
  }

  /// «36 ألفا و800».
  private mutating func joinedDigits(at index: Int) -> Int? {
    guard reader.numeral(index) != nil, scale < .max, group == nil,
      let value = parser.plain(index), let whole = value.integer, whole < Self.power(scale)
    else { return nil }
    group = value
    groupPlace = 0
    return index + 1
  }

  private static func power(_ exponent: Int) -> Int {
    var value = 1
    for _ in 0..<min(exponent, 18) { value *= 10 }
    return value
  }

  /// «ونصف», «ونصف المليون», "and a half".
  private mutating func half(_ word: PhraseTable<NumberWord>.Match, from index: Int) -> Int? {
    var half = Decimal(5, exponent: -1)
    var end = word.end
    if group == nil, scale < .max {
      half = half.scaled(by: scale)
      if end < limit, Self.definiteScales.contains(reader.key(end)) { end += 1 }
      guard let sum = total.adding(half) else { return nil }
      total = sum
      groupPlace = -1
      return end
    }
    guard let sum = (group ?? Decimal(0)).adding(half) else { return nil }
    group = sum
    groupPlace = -1
    return end
  }

  /// «وثلث», «وربع» after a whole number.
  private mutating func part(_ word: PhraseTable<NumberWord>.Match) -> Int? {
    guard let whole = group, whole.isWhole,
      let fraction = Decimal(word.value.role == .part ? 1 : 2).divided(
        by: Decimal(word.value.value)),
      let sum = whole.adding(fraction)
    else { return nil }
    group = sum
    groupPlace = -1
    return word.end
  }

  private static let definiteScales = WordSet("الألف المليون المليار التريليون مليون مليار ألف")

  /// "point seventy-one", «فاصلة خمسة».
  private func decimals(at index: Int) -> (Decimal, Int)? {
    guard Self.points.contains(reader.key(index)), group != nil else { return nil }
    var end = index + 1
    var digits: [UInt8] = [0x30, 0x2E]
    while end < limit, let word = parser.word(at: end, limit: limit, cutting: .none) {
      switch word.value.role {
      case .unit: digits.append(0x30 + UInt8(word.value.value))
      case .teen, .ten: digits += Array(String(word.value.value).utf8)
      default: return digits.count > 2 ? Decimal(ascii: digits).map { ($0, end) } : nil
      }
      end = word.end
      if word.value.role == .ten, end + 1 < limit, reader.mark(end) == 0x2D,
        let unit = parser.word(at: end + 1, limit: limit, cutting: .none),
        unit.value.role == .unit
      {
        digits[digits.count - 1] = 0x30 + UInt8(unit.value.value)
        end = unit.end
      }
    }
    guard digits.count > 2, let value = Decimal(ascii: digits) else { return nil }
    return (value, end)
  }

  private static let points = WordSet("point فاصلة")

  /// Adds one word to the number; false where it does not fit.
  private mutating func take(_ word: NumberWord) -> Bool {
    switch word.role {
    case .unit:
      let isOpen = isArabic && groupPlace > 0
      guard add(word.value, place: 0) else { return false }
      isUnitOpen = isOpen && word.value > 0
      return true
    case .teen: return add(word.value, place: 0, fills: 1)
    case .ten: return addTen(word.value)
    case .ordinalUnit:
      isOrdinal = true
      let isOpen = isArabic && groupPlace > 0 && word.value < 10
      guard add(word.value, place: 0, fills: word.value > 9 ? 1 : 0) else { return false }
      isUnitOpen = isOpen
      return true
    case .ordinalTen:
      isOrdinal = true
      return addTen(word.value)
    case .hundred:
      if word.value == 100, let value = group, groupPlace >= 0, groupPlace < 2,
        value.integer.map({ $0 > 0 && $0 < 100 }) ?? true
      {
        group = value.scaled(by: 2)
        groupPlace = 2
        return true
      }
      return add(word.value, place: 2)
    case .ordinalHundred:
      isOrdinal = true
      return take(NumberWord(role: .hundred, value: 100))
    case .scale: return multiply(power: word.value, count: 1)
    case .dualScale:
      guard group == nil else { return false }
      return multiply(power: word.value, count: 2)
    case .ordinalScale:
      isOrdinal = true
      return multiply(power: word.value, count: 1)
    case .dozen:
      guard let product = (group ?? Decimal(1)).multiplied(by: Decimal(12)) else { return false }
      group = product
      groupPlace = -1
      return true
    case .teenSuffix, .half, .part, .dualPart:
      return false
    }
  }

  private mutating func addTen(_ value: Int) -> Bool {
    guard isUnitOpen, let sum = group?.adding(Decimal(value)) else { return add(value, place: 1) }
    group = sum
    isUnitOpen = false
    return true
  }

  private mutating func add(_ value: Int, place: Int, fills: Int? = nil) -> Bool {
    let needed = fills ?? place
    guard groupPlace > needed, groupPlace >= 0,
      let sum = (group ?? Decimal(0)).adding(Decimal(value))
    else { return false }
    group = sum
    groupPlace = place
    return true
  }

  private mutating func multiply(power: Int, count: Int) -> Bool {
    guard power < scale else {
      // "a thousand million": the scale multiplies what is there.
      guard group == nil, scale < .max else { return false }
      total = total.scaled(by: power)
      return true
    }
    let factor = group ?? Decimal(count)
    guard let sum = total.adding(factor.scaled(by: power)) else { return false }
    total = sum
    group = nil
    groupPlace = Int.max
    isUnitOpen = false
    scale = power
    return true
  }

  private func finished(start: Int, end: Int, form: ParsedNumber.Form) -> ParsedNumber? {
    guard let value = total.adding(group ?? Decimal(0)) else { return nil }
    return ParsedNumber(value: value, form: isOrdinal ? .ordinal : form, start: start, end: end)
  }

  /// "two thirds", «ثلاثة أرباع».
  private func parts(_ number: ParsedNumber) -> ParsedNumber {
    guard number.form != .ordinal, number.end < limit else { return number }
    let next = reader.mark(number.end) == 0x2D ? number.end + 1 : number.end
    guard let word = parser.word(at: next, limit: limit, cutting: .none) else { return number }
    let isPart: Bool
    switch word.value.role {
    case .part: isPart = true
    case .ordinalUnit where number.value == Decimal(1):
      isPart = word.value.value > 2 && !reader.isArabic(next)
    default: isPart = false
    }
    guard isPart, let value = number.value.divided(by: Decimal(word.value.value)) else {
      return number
    }
    var result = number
    result.value = value
    result.form = .fraction
    result.end = word.end
    return scaledPart(result)
  }
}
