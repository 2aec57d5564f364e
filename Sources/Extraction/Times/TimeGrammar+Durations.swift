internal import DocumentCore

extension TimeGrammar {
  static let mostParts = 6

  /// "three days", «يومين», "2 hours 30 minutes", "an hour and a half", "a couple of days".
  func durationAt(_ index: Int, parts: Int = mostParts) -> ParsedDuration? {
    guard index < limit, var result = simple(index) else { return nil }
    var units: Set<Int> = [result.parts[0].unit.rank]
    while result.parts.count < parts {
      var next = result.end
      var isJoined = lexeme(next).isJoined
      if has(next, .and) {
        next = end(next)
        isJoined = true
      } else if isComma(next) {
        next += 1
      }
      guard next < limit, let part = simple(next), !part.isVague,
        !part.isBare || isJoined && isArabic(next),
        units.insert(part.parts[0].unit.rank).inserted, !has(part.end, .ago) || part.end > next
      else { break }
      if has(next, .a), !isJoined { break }
      result.parts += part.parts
      result.end = part.end
      result.isBare = false
    }
    return result
  }

  private func simple(_ index: Int) -> ParsedDuration? {
    let word = word(index)
    if word.has(.dual), let unit = word.unit { return single(2, unit, index, end(index)) }
    if isNumber(index) { return inDigits(index) }
    if word.has(.few) { return few(index) }
    if word.has(.a), !isArabic(index), let one = oneOf(index) { return one }
    if word.has(.numeral) { return inWords(index) }
    if word.roles.isEmpty { return reader.numeral(index) != nil ? inDigits(index) : nil }
    guard isArabic(index), word.has(.unit), !word.has(.units), let unit = word.unit,
      !word.has(.definite)
    else { return nil }
    return arabicUnit(unit, index)
  }

  private func single(_ count: Int, _ unit: TimeUnit, _ index: Int, _ end: Int) -> ParsedDuration {
    ParsedDuration(parts: [.init(count: Decimal(count), unit: unit)], start: start(index), end: end)
  }

  /// «ساعة», «شهر واحد», «أسبوع كامل», «ساعة ونصف».
  private func arabicUnit(_ unit: TimeUnit, _ index: Int) -> ParsedDuration? {
    guard !Self.accusatives.contains(reader.key(index)) else { return nil }
    var result = single(1, unit, index, end(index))
    result.isBare = true
    if Self.ones.contains(reader.key(result.end)), result.end < limit {
      result.end += 1
      result.isBare = false
    }
    return withHalf(result)
  }

  /// Forms that only follow a number.
  private static let accusatives = WordSet("يوما أسبوعا شهرا عاما عقدا قرنا")
  private static let ones = WordSet("واحد واحدة كامل كاملة")

  private func inDigits(_ index: Int) -> ParsedDuration? {
    guard let count = numbers.plain(index), let numeral = reader.numeral(index), count.digits >= 0
    else {
      return nil
    }
    return counted(count, isDigits: true, start: numeral.start, end: index + 1)
  }

  private func inWords(_ index: Int) -> ParsedDuration? {
    if let first = whole(index, words: 1), !first.isOrdinal,
      word(index).code == 1 || has(first.end, .units) && word(first.end).unit == .quarter
    {
      return counted(Decimal(first.value), isDigits: false, start: first.start, end: first.end)
    }
    guard let number = numbers.number(at: index, limit: min(limit, index + 9)),
      number.form != .ordinal
    else { return nil }
    if number.form == .fraction {
      // "half an hour", «نصف ساعة».
      let next = skip(number.end, .a)
      guard has(next, .unit), !has(next, .units), let unit = word(next).unit, !has(next, .definite)
      else {
        return nil
      }
      return ParsedDuration(
        parts: [.init(count: number.value, unit: unit)], start: number.start, end: end(next))
    }
    return counted(number.value, isDigits: false, start: number.start, end: number.end)
  }

  private func counted(_ count: Decimal, isDigits: Bool, start: Int, end: Int) -> ParsedDuration? {
    var next = end
    guard next < limit else { return nil }
    if isDash(next), isGlued(next), next + 1 < limit { next += 1 }
    if Self.adjectives.contains(reader.key(next)), next + 1 < limit { next += 1 }
    guard let unit = unit(next, isDigits: isDigits) else { return nil }
    var result = ParsedDuration(
      parts: [.init(count: count, unit: unit)], start: start, end: self.end(next))
    result = withHalf(result)
    return result
  }

  private static let adjectives = WordSet(
    "more full whole consecutive straight of extra additional")

  /// One-letter units only stand after digits.
  private func unit(_ index: Int, isDigits: Bool) -> TimeUnit? {
    guard has(index, .unit) || isArabic(index) && has(index, .head), let unit = word(index).unit,
      unit != .weekend || has(index, .units)
    else { return nil }
    guard reader[index].span.count == 1 else { return unit }
    guard isDigits, isGlued(index) || unit == .hour,
      !reader[index].isCapitalized || unit.rank >= TimeUnit.day.rank
    else { return nil }
    return unit
  }

  private func withHalf(_ duration: ParsedDuration) -> ParsedDuration {
    guard let half = Self.halves.match(reader, at: duration.end, limit: limit),
      let sum = duration.parts[0].count.adding(Decimal(5, exponent: -1)),
      !has(half.end, [.unit, .a])
    else { return duration }
    var result = duration
    result.parts[0].count = sum
    result.end = half.end
    result.isBare = false
    return result
  }

  private static let halves = PhraseTable<Int>("1: and_a_half and_half ونصف و_نصف")

  /// "a day", "an hour", "one week".
  private func oneOf(_ index: Int) -> ParsedDuration? {
    var next = end(index)
    let isHalf = Self.halfWord.contains(reader.key(next)) && next < limit
    if isHalf { next += 1 }
    guard has(next, .unit), !has(next, [.units]), let unit = word(next).unit,
      reader[next].span.count > 2,
      !word(next).has(.numeral) || unit == .quarter && has(index - 1, .for)
    else { return nil }
    if isHalf {
      return ParsedDuration(
        parts: [.init(count: Decimal(5, exponent: -1), unit: unit)], start: start(index),
        end: end(next))
    }
    return withHalf(single(1, unit, index, end(next)))
  }

  private static let halfWord = WordSet("half")

  /// "few hours", "a couple of weeks", «بضع دقائق».
  private func few(_ index: Int) -> ParsedDuration? {
    let next = skip(end(index), .of)
    guard has(next, .units) || isArabic(next) && has(next, .unit), let unit = word(next).unit else {
      return nil
    }
    var result = single(Int(word(index).number), unit, index, end(next))
    result.isVague = true
    return result
  }

  /// "another day", "all week", "full-month", «طوال الشهر».
  func wholeUnit(_ index: Int) -> ParsedDuration? {
    if has(index, .another), !isArabic(index) {
      if let counted = durationAt(end(index)), !counted.isBare, !has(end(index), .a) {
        return ParsedDuration(parts: counted.parts, start: start(index), end: counted.end)
      }
      let next = end(index)
      guard has(next, .unit), !has(next, .units), let unit = word(next).unit, unit != .weekend
      else { return nil }
      return single(1, unit, index, end(next))
    }
    guard has(index, .all) else { return nil }
    if isArabic(index) { return throughout(index) }
    let next = skip(skipDash(end(index)), .the)
    guard has(next, .unit), !has(next, .units), let unit = word(next).unit,
      !unit.iso.isTime || unit == .hour,
      unit != .weekend, unit != .quarter
    else { return nil }
    return single(1, unit, index, end(next))
  }

  private func throughout(_ index: Int) -> ParsedDuration? {
    let next = index + 1
    guard has(next, [.definite, .unit]), !has(next, .units), let unit = word(next).unit,
      !has(end(next), .directionAfter)
    else { return nil }
    return single(1, unit, index, end(next))
  }

  /// "(last) three days", "(next) couple of weeks".
  func length(
    _ index: Int, direction: TimeExpression.Direction
  ) -> (length: TimeExpression.Length, end: Int)? {
    guard direction.offset != 0, !isArabic(index), var duration = durationAt(index),
      !duration.isBare,
      !has(index, .a) || word(index).has(.few)
    else { return nil }
    if has(duration.end, .ago) {
      // "the last 3 months and 2 days ago": another time begins.
      guard duration.parts.count > 1, let first = durationAt(index, parts: 1) else { return nil }
      duration = first
    }
    return (.init(duration: duration, kind: direction.offset < 0 ? .last : .next), duration.end)
  }

  /// "5 upcoming years", "the 3 next weeks", «3 أيام القادمة».
  func countedFrame(_ index: Int) -> TimeExpression? {
    if isArabic(index) || isNumber(index) && isArabic(index + 1) {
      return arabicCountedFrame(index)
    }
    guard let number = whole(index, words: 3), !number.isOrdinal, number.value > 0,
      has(number.end, .direction), word(number.end).offset != 0, has(end(number.end), .units),
      let unit = word(end(number.end)).unit
    else { return nil }
    var time = TimeExpression(start: number.start, end: end(end(number.end)))
    time.length = .init(
      duration: ParsedDuration(
        parts: [.init(count: Decimal(number.value), unit: unit)], start: time.start, end: time.end),
      kind: word(number.end).offset < 0 ? .last : .next)
    return time
  }

  private func arabicCountedFrame(_ index: Int) -> TimeExpression? {
    guard let duration = durationAt(index), !duration.isBare, has(duration.end, .directionAfter),
      word(duration.end).offset != 0
    else { return nil }
    var time = TimeExpression(start: duration.start, end: end(duration.end))
    time.isArabic = true
    time.length = .init(duration: duration, kind: word(duration.end).offset < 0 ? .last : .next)
    return time
  }

  /// "three days ago", "in two weeks", "within 9 months", "3 days after May 5", «قبل ثلاثة أيام».
  func counted(_ index: Int) -> TimeExpression? {
    if isArabic(index), let counted = arabicCounted(index) { return counted }
    let word = word(index)
    if word.has(.within), let within = within(index) { return within }
    if word.has(.in), Self.ins.contains(reader.key(index)) {
      let next = skip(end(index), .more)
      guard let duration = durationAt(next), !duration.isBare,
        !has(duration.end, [.ago, .direction])
      else {
        return nil
      }
      guard !has(duration.end, .of) else { return nil }
      return shifted(duration, 1, from: start(index), end: duration.end)
    }
    if word.has(.for), let onward = onward(index) { return onward }
    if word.has([.in, .bound, .past, .for]), !word.has(.numeral) { return nil }
    if let weekdays = countedWeekdays(index) { return weekdays }
    guard let duration = durationAt(index), !duration.isBare || !isArabic(index) else { return nil }
    return suffixed(duration)
  }

  private static let ins = WordSet("in")

  private func shifted(
    _ duration: ParsedDuration, _ sign: Int, from start: Int, end: Int
  ) -> TimeExpression {
    var time = TimeExpression(start: start, end: end)
    time.shift = .init(duration: duration, sign: sign)
    return time
  }

  /// What follows a duration makes it a date: "ago", "from tomorrow", "before Christmas", "starting Friday".
  private func suffixed(_ duration: ParsedDuration) -> TimeExpression? {
    let next = duration.end
    let word = word(next)
    if word.has(.ago) {
      // "30 minutes later this week" is not counted.
      guard !word.has(.edge) || !has(end(next), [.direction]) || frame(end(next)) == nil else {
        return nil
      }
      var time = shifted(duration, Int(word.offset), from: duration.start, end: end(next))
      time.isArabic = isArabic(next)
      return withLateWeekday(time)
    }
    if isArabic(next), has(next, .of), has(end(next), .now) {
      var time = shifted(
        duration, has(duration.start, .bound) ? -1 : 1, from: duration.start, end: end(end(next)))
      time.isArabic = true
      return time
    }
    guard !isArabic(next) else { return nil }
    if word.has(.starting), !word.has(.of), let base = base(end(next)) {
      return onward(duration, base, from: duration.start)
    }
    let isForward = word.has(.from) || word.has(.bound) && word.offset == 1
    let isBackward = word.has(.bound) && word.offset == -1 && word.code == 1
    guard isForward || isBackward, let base = base(end(next)) else { return nil }
    if duration.hasClock, !base.isNow { return nil }
    var time = base
    time.start = duration.start
    time.shift = .init(duration: duration, sign: isForward ? 1 : -1)
    return withLateWeekday(time)
  }

  /// "il y a deux mois", "hace 3 días", "vor drei Tagen", "dans deux semaines".
  func prefixed(_ index: Int) -> TimeExpression? {
    guard !isArabic(index), let duration = durationAt(end(index)), !duration.isBare,
      !has(duration.end, .directionAfter)
    else {
      return nil
    }
    if let suffixed = suffixed(duration), suffixed.end > duration.end { return suffixed }
    return shifted(duration, Int(word(index).offset), from: start(index), end: duration.end)
  }

  /// A date that a duration is counted from.
  private func base(_ index: Int) -> TimeExpression? {
    guard
      isNumber(index)
        || has(index, [.now, .deictic, .month, .weekday, .holiday, .direction, .the]),
      durationAt(index) == nil, let date = date(index), date.hasDay || date.isNow, date.shift == nil
    else { return nil }
    return date
  }

  /// "two months from today on Tuesday": the weekday of that week.
  private func withLateWeekday(_ time: TimeExpression) -> TimeExpression {
    guard has(time.end, .on), has(end(time.end), .weekday), !time.isArabic,
      time.shift?.duration.hasClock == false
    else { return time }
    var time = time
    time.shift?.weekday = Int(word(end(time.end)).weekday)
    time.end = end(end(time.end))
    return time
  }

  /// "two Sundays from now", "two monday later".
  private func countedWeekdays(_ index: Int) -> TimeExpression? {
    guard let number = whole(index, words: 2), !number.isOrdinal, (1...20).contains(number.value),
      has(number.end, [.weekdays, .weekday]), !isArabic(number.end)
    else { return nil }
    let next = end(number.end)
    guard has(next, .ago) else { return nil }
    var time = TimeExpression(start: number.start, end: end(next))
    time.shift = .init(
      duration: ParsedDuration(
        parts: [.init(count: Decimal(number.value), unit: .week)], start: time.start, end: time.end),
      sign: Int(word(next).offset), weekday: Int(word(number.end).weekday))
    time.isNow = false
    time.weekday = Int(word(number.end).weekday)
    return time
  }

  /// "within 9 months", "within the next 5 hours", "within 2 weeks from today".
  private func within(_ index: Int) -> TimeExpression? {
    var next = skip(end(index), .the)
    if has(next, .direction), word(next).offset == 1 { next = end(next) }
    var duration = durationAt(next)
    if duration == nil, has(next, .unit), !has(next, .units), let unit = word(next).unit,
      next > end(index)
    {
      duration = single(1, unit, next, end(next))
      if has(end(next), .and), let more = durationAt(end(end(next))) {
        duration?.parts += more.parts
        duration?.end = more.end
      }
    }
    guard let duration, !duration.isBare else { return nil }
    if has(duration.end, [.from, .bound]), let base = base(end(duration.end)),
      base.frame != nil || base.isNow
    {
      guard word(duration.end).offset != -1 else { return nil }
      return onward(duration, base, from: start(index))
    }
    var time = TimeExpression(start: start(index), end: duration.end)
    time.length = .init(duration: duration, kind: .onward)
    return time
  }

  /// "for 3 days from today".
  private func onward(_ index: Int) -> TimeExpression? {
    guard let duration = durationAt(end(index)), !duration.isBare, !duration.hasClock,
      has(duration.end, .from), let base = base(end(duration.end))
    else { return nil }
    return onward(duration, base, from: start(index))
  }

  private func onward(
    _ duration: ParsedDuration, _ base: TimeExpression, from start: Int
  ) -> TimeExpression {
    var time = base
    time.start = start
    time.length = .init(duration: duration, kind: .onward)
    return time
  }

  /// «قبل ثلاثة أيام», «بعد يومين», «منذ شهرين ويوم», «خلال …».
  private func arabicCounted(_ index: Int) -> TimeExpression? {
    if let sign = Self.openings.match(reader, at: index, limit: limit, cutting: .conjunction),
      let duration = durationAt(sign.end), monthName(duration.end) == nil
    {
      guard !isFollowedByEvent(duration.end) else { return nil }
      guard !duration.isBare || !isAmbiguousBare(duration) else { return nil }
      var time = shifted(duration, sign.value < 0 ? -1 : 1, from: sign.start, end: duration.end)
      time.isArabic = true
      return time
    }
    guard let duration = durationAt(index), !duration.isBare else { return nil }
    return suffixed(duration)
  }

  /// «قبل عام 2012» is no count.
  private func isAmbiguousBare(_ duration: ParsedDuration) -> Bool {
    isNumber(duration.end) || has(duration.end, .numeral)
  }

  /// «بعد يومين من …» counts from something else than today.
  private func isFollowedByEvent(_ index: Int) -> Bool {
    index < limit && Self.fromWords.contains(reader.key(index)) && !has(end(index), .now)
  }

  private static let fromWords = WordSet("من على")
  private static let openings = PhraseTable<Int>(
    """
    -1: قبل
    1: بعد
    """)
}
