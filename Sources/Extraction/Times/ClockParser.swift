internal import DocumentCore

/// Reads clock times and parts of the day that begin at a token.
struct ClockParser {
  let reader: Reader
  let numbers: NumberParser

  /// The clock time at a token.
  ///
  /// - Parameter isLoose: A bare hour counts, because "at" or a date stands before it.
  func clock(at index: Int, limit: Int, isLoose: Bool = false) -> TimeExpression? {
    guard index < limit else { return nil }
    if reader[index].kind == .number { return digits(at: index, limit: limit, isLoose: isLoose) }
    guard reader.isWord(index) else { return nil }
    return arabic(at: index, limit: limit) ?? named(at: index, limit: limit)
      ?? past(at: index, limit: limit) ?? spelled(at: index, limit: limit, isLoose: isLoose)
  }

  private func digits(at index: Int, limit: Int, isLoose: Bool) -> TimeExpression? {
    guard reader.folded(index).count <= 2, let hour = numbers.plain(index)?.integer,
      (0...24).contains(hour)
    else { return nil }
    var time = TimeExpression(start: reader[index].span.start, end: index + 1)
    time.base = .clock
    time.hour = hour
    if let minute = field(after: index, limit) {
      time.minute = minute
      time.end = index + 3
      if let second = field(after: index + 2, limit) {
        time.second = second
        time.end = index + 5
      }
      time.isHourCertain = hour > 12 || hour == 0
      takeHalf(&time, limit)
      return time
    }
    if time.end < limit, Self.oclock.contains(reader.key(time.end)) {
      time.end += 1
      takeHalf(&time, limit)
      return time
    }
    let before = time.end
    takeHalf(&time, limit)
    return time.end > before || isLoose ? time : nil
  }

  private static let oclock = WordSet("o'clock oclock o’clock")

  private func field(after index: Int, _ limit: Int) -> Int? {
    guard index + 2 < limit, reader.mark(index + 1) == 0x3A, reader.isGlued(index + 1),
      reader.isGlued(index + 2), reader[index + 2].kind == .number,
      reader.folded(index + 2).count == 2, let value = numbers.plain(index + 2)?.integer,
      (0...59).contains(value)
    else { return nil }
    return value
  }

  /// Takes "am", "p.m.", «مساءً», "in the evening".
  private func takeHalf(_ time: inout TimeExpression, _ limit: Int) {
    guard let hour = time.hour, time.end < limit else { return }
    var next = time.end
    if let half = DayParts.halves.match(reader, at: next, limit: limit) {
      // «ص» and «م» alone must be glued to a bare hour.
      let isLetter = reader.isArabic(next) && reader[next].span.count == 2
      guard !isLetter || time.minute != nil || reader.isGlued(next) else { return }
      apply(isAfterNoon: half.value == 2 && !isNoonWord(next, hour), to: &time)
      time.end = half.end
      if time.end < limit, reader.mark(time.end) == 0x2E, reader.isGlued(time.end),
        reader.folded(next).contains(0x2E)
      {
        time.end += 1
      }
      return
    }
    if Self.from.contains(reader.key(next)), next + 1 < limit { next += 1 }
    if Self.the.contains(reader.key(next)), next + 1 < limit { next += 1 }
    guard next > time.end || reader.isArabic(next),
      let part = DayParts.table.match(reader, at: next, limit: limit)
    else { return }
    apply(isAfterNoon: part.value.isAfterNoon && !(part.value == .night && hour < 6), to: &time)
    time.end = part.end
  }

  private static let from = WordSet("in من at")
  private static let the = WordSet("the")

  /// «ليلاً» after one to five is before noon.
  private func isNoonWord(_ index: Int, _ hour: Int) -> Bool {
    Self.nights.contains(reader.key(index)) && (hour < 6)
  }

  private static let nights = WordSet("ليلا")

  private func apply(isAfterNoon: Bool, to time: inout TimeExpression) {
    guard let hour = time.hour else { return }
    time.isHourCertain = true
    if isAfterNoon, hour < 12 { time.hour = hour + 12 }
    if !isAfterNoon, hour == 12 { time.hour = 0 }
  }

  /// "noon", "midnight".
  private func named(at index: Int, limit: Int) -> TimeExpression? {
    guard let match = Self.names.match(reader, at: index, limit: limit, cutting: .all) else {
      return nil
    }
    var time = TimeExpression(start: match.start, end: match.end)
    time.base = .clock
    time.hour = match.value
    time.minute = nil
    time.isHourCertain = true
    return time
  }

  private static let names = PhraseTable<Int>(
    """
    12: noon midday الظهيرة
    0: midnight منتصف_الليل
    """)

  /// "half past seven", "quarter to 8", "20 past 9".
  private func past(at index: Int, limit: Int) -> TimeExpression? {
    guard let match = Self.quarters.match(reader, at: index, limit: limit), match.end < limit,
      let hour = numbers.number(at: match.end, limit: min(limit, match.end + 1))?.value.integer,
      (1...12).contains(hour)
    else { return nil }
    var time = TimeExpression(start: match.start, end: match.end + 1)
    time.base = .clock
    time.hour = match.value < 0 ? (hour + 11) % 12 : hour
    time.minute = match.value < 0 ? 60 + match.value : match.value
    if time.end < limit, Self.oclock.contains(reader.key(time.end)) { time.end += 1 }
    takeHalf(&time, limit)
    return time
  }

  private static let quarters = PhraseTable<Int>(
    """
    30: half_past
    15: quarter_past a_quarter_past
    -15: quarter_to a_quarter_to
    """)

  /// "seven o'clock", "seven pm", "seven thirty pm".
  private func spelled(at index: Int, limit: Int, isLoose: Bool) -> TimeExpression? {
    guard reader[index].script == .latin,
      let number = numbers.number(at: index, limit: min(limit, index + 1)),
      let hour = number.value.integer, (1...12).contains(hour), number.form == .words
    else { return nil }
    var time = TimeExpression(start: number.start, end: number.end)
    time.base = .clock
    time.hour = hour
    if number.end < limit,
      let minutes = numbers.number(at: number.end, limit: min(limit, number.end + 3)),
      minutes.form == .words, let minute = minutes.value.integer, (10...59).contains(minute)
    {
      time.minute = minute
      time.end = minutes.end
    }
    let before = time.end
    if time.end < limit, Self.oclock.contains(reader.key(time.end)) { time.end += 1 }
    takeHalf(&time, limit)
    return time.end > before || isLoose ? time : nil
  }

  /// «الساعة الثالثة والنصف», «الثامنة مساء».
  private func arabic(at index: Int, limit: Int) -> TimeExpression? {
    guard reader.isArabic(index) else { return nil }
    var next = index
    var start = reader[index].span.start
    var isHeaded = false
    if let head = Self.hourHeads.match(reader, at: index, limit: limit, cutting: .all) {
      next = head.end
      start = head.start
      isHeaded = true
    }
    guard next < limit else { return nil }
    if isHeaded, reader[next].kind == .number {
      guard var time = digits(at: next, limit: limit, isLoose: true) else { return nil }
      time.start = start
      return time
    }
    guard let word = numbers.word(at: next, limit: limit, cutting: isHeaded ? .conjunction : .all),
      word.value.role == .ordinalUnit, word.value.value <= 12,
      reader.hasArticle(word.end - 1) || isHeaded || word.cut != .none || isDefinite(next)
    else { return nil }
    var time = TimeExpression(start: isHeaded ? start : word.start, end: word.end)
    time.base = .clock
    time.hour = word.value.value
    takeMinutes(&time, limit)
    let before = time.end
    takeHalf(&time, limit)
    return isHeaded || time.end > before ? time : nil
  }

  private func isDefinite(_ index: Int) -> Bool {
    reader.folded(index).starts(with: Letters.article)
  }

  private static let hourHeads = PhraseTable<Int>("1: الساعة")

  private func takeMinutes(_ time: inout TimeExpression, _ limit: Int) {
    guard let match = Self.minutes.match(reader, at: time.end, limit: limit, cutting: .none) else {
      return
    }
    time.end = match.end
    if match.value < 0 {
      time.hour = ((time.hour ?? 1) + 11) % 12
      time.minute = 60 + match.value
    } else {
      time.minute = match.value
    }
  }

  private static let minutes = PhraseTable<Int>(
    """
    30: والنصف ونصف
    15: والربع وربع
    20: والثلث وثلث
    -15: إلا_ربعا إلا_الربع إلا_ربع
    -20: إلا_ثلثا إلا_الثلث
    """)
}
