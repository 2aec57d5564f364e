internal import DocumentCore

/// Reads whole time expressions: dates with clocks and parts of days, counts from today.
struct TimeParser {
  let reader: Reader
  let numbers: NumberParser
  let dates: DateParser
  let clocks: ClockParser
  let durations: DurationParser

  init(_ reader: Reader, isMonthFirst: Bool) {
    self.reader = reader
    numbers = NumberParser(reader: reader)
    dates = DateParser(reader: reader, numbers: numbers, isMonthFirst: isMonthFirst)
    clocks = ClockParser(reader: reader, numbers: numbers)
    durations = DurationParser(reader: reader, numbers: numbers)
  }

  /// The time that begins at a token.
  func time(at index: Int, limit: Int) -> TimeExpression? {
    guard index < limit else { return nil }
    if let counted = counted(at: index, limit: limit) { return withClock(counted, limit) }
    if let night = night(at: index, limit: limit) { return night }
    if let part = partFirst(at: index, limit: limit) { return part }
    if let date = dates.date(at: index, limit: limit) { return withClock(date, limit) }
    if let clock = clocks.clock(at: index, limit: limit) { return withDate(clock, limit) }
    return bareYear(at: index, limit: limit)
  }

  /// «قبل ثلاثة أيام», "three days ago", "in two weeks", "3 days later".
  private func counted(at index: Int, limit: Int) -> TimeExpression? {
    if let match = Self.openings.match(reader, at: index, limit: limit, cutting: .conjunction),
      let duration = durations.duration(at: match.end, limit: limit), let count = duration.count,
      reader.isArabic(index) || !duration.isBare,
      Months.gregorian.match(reader, at: duration.end, limit: limit) == nil
    {
      guard !isFollowedByEvent(duration, limit, isArabic: reader.isArabic(index)) else {
        return nil
      }
      var time = TimeExpression(start: match.start, end: duration.end)
      time.base = .offset(duration.unit, match.value * count)
      return time
    }
    guard let duration = durations.duration(at: index, limit: limit), let count = duration.count,
      let match = Self.closings.match(reader, at: duration.end, limit: limit)
    else { return nil }
    var time = TimeExpression(start: duration.start, end: match.end)
    time.base = .offset(duration.unit, match.value * count)
    return time
  }

  /// «بعد يومين من …» counts from something else than today.
  private func isFollowedByEvent(
    _ duration: ParsedDuration, _ limit: Int, isArabic: Bool
  ) -> Bool {
    isArabic && duration.end < limit && Self.from.contains(reader.key(duration.end))
  }

  private static let from = WordSet("من على")
  private static let openings = PhraseTable<Int>(
    """
    -1: قبل
    1: بعد in within
    """)
  private static let closings = PhraseTable<Int>(
    """
    -1: ago earlier back مضت خلت
    1: later from_now hence from_today
    """)

  /// "last night", «الليلة الماضية».
  private func night(at index: Int, limit: Int) -> TimeExpression? {
    guard let match = Deictics.nights.match(reader, at: index, limit: limit, cutting: .all) else {
      return nil
    }
    var time = TimeExpression(start: match.start, end: match.end)
    time.base = .offset(.day, match.value.0)
    time.part = match.value.1
    return time
  }

  /// «صباح اليوم الأربعاء», «فجر 3 يوليو», "morning of May 3".
  private func partFirst(at index: Int, limit: Int) -> TimeExpression? {
    var first = index
    if index + 1 < limit, Self.the.contains(reader.key(index)) { first += 1 }
    guard let part = DayParts.table.match(reader, at: first, limit: limit, cutting: .all) else {
      return nil
    }
    var next = part.end
    if next < limit, Self.links.contains(reader.key(next)) { next += 1 }
    guard next < limit, var date = dates.date(at: next, limit: limit), date.hasDay else {
      return nil
    }
    guard reader.isArabic(first) || next > part.end else { return nil }
    date.start = first == index ? part.start : reader[index].span.start
    date.part = part.value
    return date
  }

  private static let the = WordSet("the")
  private static let links = WordSet("of on يوم من")

  /// A date with the clock or part of the day after it.
  private func withClock(_ date: TimeExpression, _ limit: Int) -> TimeExpression {
    guard date.hasDay else { return date }
    var next = dates.afterComma(date.end, limit)
    let isLoose = next < limit && Self.at.contains(reader.key(next))
    if isLoose { next += 1 }
    guard next < limit else { return date }
    var result = date
    if let clock = clocks.clock(at: next, limit: limit, isLoose: isLoose) {
      result.hour = clock.hour
      result.minute = clock.minute
      result.second = clock.second
      result.isHourCertain = clock.isHourCertain
      result.end = clock.end
      return result
    }
    var first = date.end
    if Self.inThe.match(reader, at: first, limit: limit) != nil { first += 2 }
    if first < limit, let part = DayParts.table.match(reader, at: first, limit: limit),
      reader[first].hasSpaceBefore
    {
      result.part = part.value
      result.end = part.end
      if part.end < limit,
        let clock = clocks.clock(
          at: Self.at.contains(reader.key(part.end)) ? part.end + 1 : part.end, limit: limit,
          isLoose: Self.at.contains(reader.key(part.end)))
      {
        result.hour = clock.hour.map { part.value.isAfterNoon && $0 < 12 ? $0 + 12 : $0 }
        result.minute = clock.minute
        result.isHourCertain = true
        result.part = nil
        result.end = clock.end
      }
    }
    return result
  }

  private static let at = WordSet("at عند @")
  private static let inThe = PhraseTable<Int>("1: in_the")

  /// A clock with the date after it: "3pm today", «الثامنة من مساء أمس».
  private func withDate(_ clock: TimeExpression, _ limit: Int) -> TimeExpression {
    var next = dates.afterComma(clock.end, limit)
    if next < limit, Self.on.contains(reader.key(next)) { next += 1 }
    guard next < limit else { return clock }
    if let date = partFirst(at: next, limit: limit) ?? dates.date(at: next, limit: limit),
      date.hasDay
    {
      var result = date
      result.start = clock.start
      result.hour = clock.hour
      result.minute = clock.minute
      result.second = clock.second
      result.isHourCertain = clock.isHourCertain
      if let part = date.part {
        result.isHourCertain = true
        if part.isAfterNoon { result.hour = clock.hour.map { $0 < 12 ? $0 + 12 : $0 } }
        result.part = nil
      }
      return result
    }
    return clock
  }

  private static let on = WordSet("on of من في")

  /// A year alone, where a preposition shows it.
  private func bareYear(at index: Int, limit: Int) -> TimeExpression? {
    guard reader[index].kind == .number, reader.folded(index).count == 4,
      !reader.folded(index).contains(where: { !(0x30...0x39).contains($0) }),
      let value = numbers.plain(index)?.integer, (1500...2100).contains(value),
      index > 0, let time = dates.year(at: index, limit: index + 1), isPlaced(index, limit)
    else { return nil }
    var result = time
    result.confidence = 0.75
    return result
  }

  private func isPlaced(_ index: Int, _ limit: Int) -> Bool {
    guard reader.contains(Self.yearPlaces, at: index - 1, cutting: .conjunction) else {
      return false
    }
    guard index + 1 < limit, reader.isWord(index + 1) else { return true }
    guard Units.table.match(reader, at: index + 1, limit: limit) == nil else { return false }
    return !reader.isArabic(index + 1) || reader.contains(NotNouns.arabic, at: index + 1)
      || reader.hasArticle(index + 1)
  }

  private static let yearPlaces = WordSet(
    "in since until by from before after during of through منذ في حتى خلال")
}
