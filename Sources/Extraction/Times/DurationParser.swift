internal import DocumentCore

/// A stretch of time as the text states it.
struct ParsedDuration: Sendable {
  /// ISO 8601.
  var value: String
  /// The count and unit of a simple one, for counting from the reference date.
  var count: Int?
  var unit: TimeUnit
  var start: Int
  var end: Int
  /// It is a bare unit, which only a word beside it makes a duration.
  var isBare = false
}

/// Reads durations that begin at a token.
struct DurationParser {
  let reader: Reader
  let numbers: NumberParser

  /// "three days", «يومين», "2 hours 30 minutes", "an hour and a half".
  func duration(at index: Int, limit: Int) -> ParsedDuration? {
    guard let first = simple(at: index, limit: limit) else { return nil }
    guard first.unit.iso.isTime || first.unit == .year || first.unit == .day || first.unit == .week,
      !first.isBare
    else { return first }
    var result = first
    var parts = [first]
    while parts.count < 4, let next = joined(at: result.end, limit),
      next.unit.rawValue
        < parts[parts.count - 1].unit.rawValue, !next.isBare
    {
      parts.append(next)
      result.end = next.end
      result.count = nil
    }
    if parts.count > 1 { result.value = sum(parts) }
    return result
  }

  private func joined(at index: Int, _ limit: Int) -> ParsedDuration? {
    guard index < limit else { return nil }
    let isJoined = Self.ands.contains(reader.key(index)) || reader.mark(index) == 0x2C
    return simple(at: isJoined ? index + 1 : index, limit: limit)
  }

  private static let ands = WordSet("and و")

  private func sum(_ parts: [ParsedDuration]) -> String {
    var date = ""
    var clock = ""
    for part in parts {
      let body = part.value.dropFirst(part.unit.iso.isTime ? 2 : 1)
      if part.unit.iso.isTime { clock += body } else { date += body }
    }
    return "P" + date + (clock.isEmpty ? "" : "T" + clock)
  }

  private func simple(at index: Int, limit: Int) -> ParsedDuration? {
    guard index < limit else { return nil }
    if let dual = TimeUnits.duals.match(reader, at: index, limit: limit, cutting: .all),
      let unit = TimeUnit(rawValue: dual.value)
    {
      return made(Decimal(2), unit, start: dual.start, end: dual.end)
    }
    if let number = numbers.number(at: index, limit: limit), number.form != .ordinal,
      number.value.digits >= 0
    {
      return counted(number, limit)
    }
    if Self.articles.contains(reader.key(index)),
      let unit = TimeUnits.table.match(reader, at: index + 1, limit: limit),
      let kind = TimeUnit(rawValue: unit.value), reader[index + 1].span.count > 2
    {
      return withHalf(Decimal(1), kind, start: reader[index].span.start, end: unit.end, limit)
    }
    guard reader.isArabic(index), !reader.hasArticle(index),
      let unit = TimeUnits.table.match(reader, at: index, limit: limit, cutting: .all),
      let kind = TimeUnit(rawValue: unit.value), isSpoken(index, unit)
    else { return nil }
    var bare = made(Decimal(1), kind, start: unit.start, end: unit.end)
    bare.isBare = true
    return bare
  }

  /// Only singulars are durations of one.
  private func isSpoken(_ index: Int, _ unit: PhraseTable<Int>.Match) -> Bool {
    Self.singulars.match(reader, at: index, limit: unit.end, cutting: .all) != nil
  }

  private static let singulars = PhraseTable<Int>(
    "1: ثانية دقيقة ساعة يوم أسبوع شهر عام سنة عقد قرن")
  private static let articles = WordSet("a an one")

  private func counted(_ number: ParsedNumber, _ limit: Int) -> ParsedDuration? {
    var next = number.end
    guard next < limit else { return nil }
    if reader.mark(next) == 0x2D, next + 1 < limit { next += 1 }
    if Self.adjectives.contains(reader.key(next)), next + 1 < limit { next += 1 }
    guard let unit = TimeUnits.table.match(reader, at: next, limit: limit),
      let kind = TimeUnit(rawValue: unit.value), isWritten(next, number)
    else { return nil }
    return withHalf(number.value, kind, start: number.start, end: unit.end, limit)
  }

  private static let adjectives = WordSet("more full whole consecutive straight of")

  /// One-letter units only stand right after digits.
  private func isWritten(_ index: Int, _ number: ParsedNumber) -> Bool {
    reader[index].span.count > 1
      || (number.form == .digits && reader.isGlued(index) && !reader[index].isCapitalized)
  }

  private func withHalf(
    _ count: Decimal, _ unit: TimeUnit, start: Int, end: Int, _ limit: Int
  ) -> ParsedDuration {
    if let half = Self.halves.match(reader, at: end, limit: limit),
      let sum = count.adding(Decimal(5, exponent: -1))
    {
      return made(sum, unit, start: start, end: half.end)
    }
    return made(count, unit, start: start, end: end)
  }

  private static let halves = PhraseTable<Int>("1: and_a_half ونصف")

  private func made(_ count: Decimal, _ unit: TimeUnit, start: Int, end: Int) -> ParsedDuration {
    let iso = unit.iso
    let number = count.multiplied(by: Decimal(iso.count)) ?? count
    return ParsedDuration(
      value: "P\(iso.isTime ? "T" : "")\(number)\(iso.letter)", count: count.integer, unit: unit,
      start: start, end: end)
  }
}
