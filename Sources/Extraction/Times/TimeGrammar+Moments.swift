internal import DocumentCore

extension TimeGrammar {
  /// What was found at a token.
  enum Find {
    case point(TimeExpression)
    case range(TimeExpression, TimeExpression)
    case duration(ParsedDuration, Modifier?)
    /// Its TIMEX value.
    case set(String)
  }

  struct Match {
    var find: Find
    var start: Int
    var end: Int
  }

  /// The time that begins at a token, the widest there is.
  func match(_ index: Int) -> Match? {
    guard index < limit else { return nil }
    let word = word(index)
    guard canBegin(index, word, depth: 0) else { return nil }
    if word.has(Self.sets) || isNumber(index), let set = set(index) { return set }
    if word.has([.bound, .more]), let bounded = bounded(index) { return bounded }
    let point = moment(index)
    if let range = range(index, point), range.end >= point?.end ?? 0 { return range }
    if let point { return later(point) }
    return duration(index)
  }

  /// Roles of words that sets begin with.
  private static let sets: TimeWord.Roles = [
    .adverb, .weekdays, .on, .at, .parts, .every, .once, .unit, .units, .numeral, .hourHead, .part,
  ]
  /// Roles of words that only begin a time where another word of one follows.
  private static let openers: TimeWord.Roles = [
    .the, .a, .of, .on, .at, .in, .for, .from, .to, .between, .and, .bound, .past, .toHour, .around,
    .within,
    .more, .once, .every, .all, .other, .half, .ago, .direction, .edge, .boundary, .starting, .rest,
    .another, .my, .same,
  ]

  /// Whether a time may begin with a token at all, by the roles of it and of the next.
  private func canBegin(_ index: Int, _ word: TimeWord, depth: Int) -> Bool {
    if word.roles.isEmpty {
      return isNumber(index)
        || index < limit && reader.isWord(index)
          && (reader.endsInDigit(index) || isClockWord(index))
    }
    if !word.roles.isSubset(of: Self.openers) { return true }
    var next = end(index)
    if isDash(next) { next += 1 }
    guard depth < 4, next < limit else { return false }
    return canBegin(next, self.word(next), depth: depth + 1)
  }

  /// "T12:34".
  private func isClockWord(_ index: Int) -> Bool {
    reader.isWord(index) && reader[index].span.count == 3 && mark(index + 1) == 0x3A
      && isGlued(index + 1)
  }

  /// A point with "or later" after it.
  private func later(_ point: TimeExpression) -> Match {
    var point = point
    if has(point.end, .orLater), point.bound == 0 {
      point.bound = Int(word(point.end).offset)
      point.end = end(point.end)
      // "3 pm or later on Monday".
      if !point.hasDate, has(point.end, .on), let day = date(end(point.end)), day.hasDay {
        point = merged(day, clockOf: point, end: day.end)
      }
    }
    return Match(find: .point(point), start: point.start, end: point.end)
  }

  // MARK: Dates with clocks

  /// A date, a clock time, or both.
  func moment(_ index: Int) -> TimeExpression? {
    guard index < limit else { return nil }
    let around = aroundLed(index)
    if let around { return around }
    let clock = clockFirst(index)
    guard let day = date(index) else { return clock ?? partFirst(index) }
    let full = withClock(day)
    if let part = partFirst(index), part.end > full.end { return part }
    guard let clock, clock.end > full.end else { return full }
    return clock
  }

  /// "around the 21st this month", "around 1pm".
  private func aroundLed(_ index: Int) -> TimeExpression? {
    guard has(index, .around), !isArabic(index) else { return nil }
    let next = end(index)
    guard next < limit, Self.times.contains(reader.key(index)), !has(next, .around),
      var inner = moment(next),
      inner.clock != nil || inner.hasDay && inner.frame != nil || inner.part != nil
    else { return nil }
    inner.start = start(index)
    inner.isApproximate = true
    return inner
  }

  private static let times = WordSet("around circa")

  /// A date with the clock time, hours or part of the day after it.
  func withClock(_ day: TimeExpression) -> TimeExpression {
    guard day.hasDay, day.clock == nil, !day.isEndOfDay else { return day }
    let next = skipComma(day.end)
    guard next < limit,
      reader[next].hasSpaceBefore || next > day.end || isDash(next) || isArabic(next)
        || mark(next) == 0x40 || isClockWord(next)
    else { return day }
    if let hours = clockRange(skip(next, .at), isBare: true) ?? clockRange(next, isBare: true),
      day.part == nil || !hours.isPartLed
    {
      return merged(day, hours)
    }
    if let bounded = boundedClock(day, next) { return bounded }
    if let lasting = lasting(next) { return merged(day, lasting) }
    if let clocked = withOneClock(day, next) { return clocked }
    return withPart(day, next)
  }

  private func withOneClock(_ day: TimeExpression, _ next: Int) -> TimeExpression? {
    var at = next
    if isDash(at) { at += 1 }
    at = skip(at, .around)
    let isArabicDay = day.isArabic || isArabic(at)
    let linked = isArabicDay ? skip(at, [.at, .in]) : skip(skip(at, [.at, .for]), .around)
    let isAround = at > next && !isDash(next)
    let isLoose = linked > at || isAround
    let place = isArabicDay ? skip(linked, .around) : linked
    guard place < limit, !has(place, .deictic),
      let match = clock(place, isLoose: isLoose && !isYearLike(place))
    else { return nil }
    guard match.isTold || !isCountedHour(match.end) else { return nil }
    var result = day
    result.clock = match.clock
    result.end = match.end
    if let part = day.part {
      result.clock?.take(part)
      if part == .night, match.clock.hour < 5, !match.clock.isCertain {
        result.clock?.hour = match.clock.hour
      }
      result.part = nil
    }
    if result.year == nil, result.month != nil, let year = plainYear(result.end),
      (1900...2100).contains(year.value)
    {
      result.year = year.value
      result.end = year.end
    }
    return result
  }

  private func isYearLike(_ index: Int) -> Bool { digits(index)?.width == 4 }

  private func isCountedHour(_ index: Int) -> Bool {
    index < limit && reader.isWord(index)
      && (EnglishNouns.isPlural(reader, index) || has(index, [.unit, .units]))
  }

  /// A date with a part of the day, and the hours within it.
  private func withPart(_ day: TimeExpression, _ next: Int) -> TimeExpression {
    guard day.part == nil else { return day }
    guard let part = part(next) else { return day }
    var result = day
    result.part = part.part
    result.partEdge = part.edge
    result.end = part.end
    let after = skipComma(part.end)
    if let hours = clockRange(after, isBare: true) {
      var inner = hours
      inner.adjust(to: part.part)
      result.part = nil
      result.partEdge = nil
      return merged(result, inner)
    }
    let at = day.isArabic ? skip(after, [.at, .in]) : skip(after, .at)
    if let match = clock(at, isLoose: at > after), match.isTold || at > after {
      result.clock = match.clock
      if !match.clock.isCertain { result.clock?.take(part.part) }
      result.part = nil
      result.partEdge = nil
      result.end = match.end
    }
    return result
  }

  struct PartMatch {
    var part: DayPart
    var edge: Modifier?
    var end: Int
    /// "in the".
    var isLed: Bool
    var isPlural: Bool
  }

  /// "in the early morning", "late-evening", «في وقت مبكر من مساء», «في الصباح الباكر».
  func part(_ index: Int) -> PartMatch? {
    var next = index
    if has(next, [.in, .on, .at]), !has(next, .of) || isArabic(next) { next = end(next) }
    next = skip(next, .the)
    var edge: Modifier?
    if let found = Self.edges.match(reader, at: next, limit: limit, cutting: .none) {
      edge = found.value > 0 ? .end : .start
      next = skip(skip(skipDash(found.end), [.in, .of]), .the)
    }
    if has(next, .half), !has(next, .part), reader[next].span.count == 2, !isArabic(next),
      next == index
    {
      return PartMatch(
        part: word(next).number == 2 ? .afternoon : .morning, edge: nil, end: end(next),
        isLed: false,
        isPlural: false)
    }
    guard has(next, .part), !has(next, .deictic), let part = word(next).part, !lexeme(next).isJoined
    else { return nil }
    var match = PartMatch(
      part: part, edge: edge, end: end(next), isLed: next > index, isPlural: has(next, .parts))
    if Self.earlies.contains(reader.key(match.end)), isArabic(match.end) {
      match.edge = .start
      match.end += 1
    }
    return match
  }

  private static let edges = PhraseTable<Int>(
    """
    -1: early earlier وقت_مبكر أوائل
    1: late later وقت_متأخر أواخر
    """)
  private static let earlies = WordSet("الباكر")

  /// "in the morning", "morning of May 3", «صباح اليوم الأربعاء», «بعد ظهر يوم الجمعة».
  private func partFirst(_ index: Int) -> TimeExpression? {
    guard
      has(index, [.in, .at, .the, .part, .edge, .on])
        || Self.edges.match(reader, at: index, limit: limit) != nil,
      let part = part(index)
    else { return nil }
    let isArabic = isArabic(part.end - 1)
    var time = TimeExpression(start: start(index), end: part.end)
    time.isArabic = isArabic
    time.part = part.part
    time.partEdge = part.edge
    var next = skipComma(part.end)
    next = isArabic ? skip(next, .of) : skip(next, [.of, .on])
    let day =
      date(next)
      ?? (isArabic && has(next, .head) && word(next).unit == .day ? date(end(next)) : nil)
    if var day, day.hasDay, day.part == nil, day.clock == nil,
      isArabic || next > skipComma(part.end) || part.isLed || isComma(part.end)
    {
      day.start = time.start
      day.part = part.part
      day.partEdge = part.edge
      if isArabic, has(index, .in), !part.isLed || part.edge == nil {
        day.start = start(end(index))
      }
      let after = skipComma(day.end)
      if let hours = clockRange(after, isBare: true) {
        day.part = nil
        return merged(day, hours)
      }
      let at = isArabic ? skip(after, [.at, .in]) : skip(after, .at)
      if let match = clock(at, isLoose: at > after) {
        day.clock = match.clock
        if !match.clock.isCertain { day.clock?.take(part.part) }
        day.part = nil
        day.partEdge = nil
        day.end = match.end
      }
      return day
    }
    if isArabic {
      guard part.isLed, has(index, .in) || part.edge != nil else { return nil }
      return time
    }
    guard
      part.isLed || part.edge != nil || Self.bareParts.contains(reader.key(index)) && isNoun(index)
    else {
      return nil
    }
    if part.isPlural, !part.isLed { return nil }
    if Self.during.contains(reader.key(index)) { time.start = start(part.end - 1) }
    if has(index, .the), part.edge == nil { time.start = start(skip(index, .the)) }
    if has(index, .on) { return nil }
    time.confidence = 0.5
    let at = skip(part.end, .at)
    if part.isLed, let match = clock(at, isLoose: at > part.end), match.isTold || at > part.end {
      time.clock = match.clock
      if !match.clock.isCertain { time.clock?.take(part.part) }
      (time.part, time.partEdge, time.end) = (nil, nil, match.end)
    }
    return time
  }

  private static let bareParts = WordSet("morning afternoon evening daytime lunchtime lunch")
  private static let during = WordSet("during over")

  /// "Good morning" is no time, nor is a name.
  private func isNoun(_ index: Int) -> Bool {
    guard !reader[index].isCapitalized || index == 0 || !reader[index].hasSpaceBefore else {
      return false
    }
    if word(index).part == .lunch { return reader[index].span.count > 5 || end(index) > index + 1 }
    return index == 0 || !Self.greetings.contains(reader.key(index - 1))
  }

  private static let greetings = WordSet("good happy")

  // MARK: Clocks first

  /// Hours of the day.
  struct Hours {
    var start: Int
    var end: Int
    var first: Clock
    var last: Clock
    var isTold: Bool
    var length: ParsedDuration?
    var isPartLed = false

    /// Moves both to the half of the day that a part is in.
    mutating func adjust(to part: DayPart) {
      if !first.isCertain { first.take(part) }
      if !last.isCertain { last.take(part) }
    }
  }

  private func merged(_ day: TimeExpression, _ hours: Hours) -> TimeExpression {
    var result = day
    var hours = hours
    if let part = day.part { hours.adjust(to: part) }
    result.part = nil
    result.clock = hours.first
    result.endClock = hours.last
    result.clockLength = hours.length
    result.start = min(day.start, hours.start)
    result.end = max(day.end, hours.end)
    return result
  }

  /// The date of one with the clock of another, from the beginning of that.
  private func merged(_ day: TimeExpression, clockOf time: TimeExpression, end: Int)
    -> TimeExpression
  {
    var result = day
    result.start = min(time.start, day.start)
    result.end = end
    result.clock = time.clock
    result.endClock = time.endClock
    result.clockLength = time.clockLength
    result.bound = time.bound
    result.isApproximate = time.isApproximate
    result.part = time.clock == nil ? time.part ?? day.part : nil
    if let part = day.part, result.clock != nil {
      if result.clock?.isCertain == false { result.clock?.take(part) }
      if result.endClock?.isCertain == false { result.endClock?.take(part) }
    }
    return result
  }

  /// "from 3 to 5pm", "8-9am", "between 7 and 9:30", «من الخامسة إلى السابعة».
  ///
  /// - Parameter isBare: Two numbers are enough, because a date stands beside them.
  func clockRange(_ index: Int, isBare: Bool) -> Hours? {
    guard index < limit else { return nil }
    if has(index, .for), let lasting = lasting(index) { return lasting }
    let isOpened = has(index, [.from, .between])
    let isBetween = has(index, .between)
    let first = isOpened ? skip(end(index), .the) : index
    guard first < limit,
      isNumber(first) || has(first, [.numeral, .hourHead, .clock, .part]) || isOpened,
      let left = hour(first, isLoose: true)
    else { return nil }
    guard let next = joined(left.end, isBetween: isBetween), let right = hour(next, isLoose: true)
    else {
      return nil
    }
    guard left.isTold || right.isTold || isBare else { return nil }
    if !left.isTold, !right.isTold {
      guard isOpened || isDash(left.end) || has(left.end, .to) else { return nil }
      guard !isCountedHour(right.end), !has(right.end, .month) || isArabic(right.end) else {
        return nil
      }
      guard !isArabic(first) || has(first, .numeral) || isOpened else { return nil }
    }
    if !left.isTold, isNumber(first), isDash(left.end), right.clock.minute == nil, !right.isTold,
      !isBare
    {
      return nil
    }
    var hours = Hours(
      start: isOpened && !isArabic(index) ? start(index) : left.start, end: right.end,
      first: left.clock,
      last: right.clock, isTold: left.isTold || right.isTold)
    let trailing = skip(skip(hours.end, .in), .the)
    if has(trailing, .part), let part = word(trailing).part,
      trailing > hours.end || isArabic(trailing),
      !has(trailing, .deictic), !right.clock.isCertain
    {
      hours.end = end(trailing)
      hours.adjust(to: part)
    }
    settle(&hours, left: left, right: right)
    hours.isPartLed = false
    return hours
  }

  /// An hour, bare or told, of four digits too: "0730".
  private func hour(_ index: Int, isLoose: Bool) -> ClockMatch? {
    if let number = digits(index), number.width == 4, !number.isOrdinal,
      !isGlued(number.end) || isDash(number.end),
      number.value / 100 < 24, number.value % 100 < 60,
      number.value < 1900 || has(number.end, .half),
      let text = reader.numeral(index)?.folded.first, text == 0x30 || number.value % 5 == 0
    {
      return ClockMatch(
        clock: Clock(hour: number.value / 100, minute: number.value % 100), start: number.start,
        end: number.end, isTold: text == 0x30)
    }
    if let match = clock(index, isLoose: isLoose) { return match }
    guard isArabic(index), has(index, .numeral), let number = whole(index, words: 2),
      !number.isOrdinal,
      (1...12).contains(number.value)
    else { return nil }
    var match = ClockMatch(
      clock: Clock(hour: number.value), start: number.start, end: number.end, isTold: false)
    if has(match.end, .part), let part = word(match.end).part, has(match.end, .half) {
      match.clock.take(part)
      match.end = end(match.end)
      match.isTold = true
    }
    return match
  }

  /// The index after what joins two sides.
  func joined(_ index: Int, isBetween: Bool) -> Int? {
    guard index < limit else { return nil }
    if isDash(index) { return skip(index + 1, .the) }
    if has(index, .to) {
      var next = end(index)
      if isArabic(next), has(next, .hourHead) == false { next = skip(next, .the) }
      return skip(next, .the)
    }
    guard isBetween else { return nil }
    if has(index, .and) {
      // «و» alone, or glued to the next word.
      return skip(end(index), .the)
    }
    if lexeme(index).isJoined || reader.numeral(index)?.isConjoined ?? false { return index }
    return nil
  }

  /// What the halves of the day of both ends tell each other.
  private func settle(_ hours: inout Hours, left: ClockMatch, right: ClockMatch) {
    let (first, last) = (hours.first, hours.last)
    if !first.isCertain, last.isCertain {
      if last.hour >= 12 {
        if first.hour < 12, first.hour + 12 <= last.hour,
          Clock(hour: first.hour + 12, minute: first.minute).seconds < last.seconds
        {
          hours.first.hour += 12
        }
      } else if first.seconds > last.seconds, first.hour < 12 {
        hours.first.hour += 12
      }
      hours.first.isCertain = true
    } else if first.isCertain, !last.isCertain {
      let later = Clock(hour: last.hour + 12, minute: last.minute)
      if last.hour < 12, last.seconds <= first.seconds, later.hour < 24,
        later.seconds > first.seconds
      {
        hours.last.hour += 12
      }
      hours.last.isCertain = true
    } else if !first.isCertain, !last.isCertain, last.hour < 12, last.seconds < first.seconds {
      if first.hour == 12 { hours.first.hour = 0 } else { hours.last.hour += 12 }
    }
  }

  /// "for 3 hours from 10 am".
  private func lasting(_ index: Int) -> Hours? {
    guard has(index, .for), let duration = durationAt(end(index)), !duration.isBare,
      duration.hasClock,
      has(duration.end, [.from, .starting]), !has(duration.end, .of)
    else { return nil }
    let at = skip(end(duration.end), .at)
    guard let from = clock(at, isLoose: false) else { return nil }
    var seconds = from.clock.seconds
    for part in duration.parts {
      let unit = [1, 60, 3600][min(part.unit.rank, 2)]
      seconds += (part.count.multiplied(by: Decimal(unit))?.integer ?? 0).clamped
    }
    let last = Clock(hour: seconds / 3600 % 24, minute: seconds / 60 % 60, second: seconds % 60)
    return Hours(
      start: start(index), end: from.end, first: from.clock, last: last, isTold: true,
      length: duration)
  }

  /// A clock time or hours with the date after them: "3pm today", "8-9 on Monday", «الثامنة من مساء أمس».
  private func clockFirst(_ index: Int) -> TimeExpression? {
    let at = has(index, .at) && !isArabic(index) && isAtWord(index) ? end(index) : index
    if let hours = clockRange(at, isBare: true) {
      var time = TimeExpression(start: hours.start, end: hours.end)
      time.isArabic = isArabic(index)
      time.clock = hours.first
      time.endClock = hours.last
      time.clockLength = hours.length
      if let dated = withDate(after: time, isBare: !hours.isTold) { return dated }
      if hours.isTold { return time }
    }
    guard let match = clock(at, isLoose: at > index || isBareHour(index)) else { return nil }
    var time = TimeExpression(start: match.start, end: match.end)
    time.isArabic = isArabic(at)
    time.clock = match.clock
    if let dated = withDate(after: time, isBare: !match.isTold) { return dated }
    guard match.isTold else { return at > index ? looseClock(time, index, match) : nil }
    if at > index, match.clock.minute != nil, dotted(at) != nil { time.start = start(index) }
    return time
  }

  private func isAtWord(_ index: Int) -> Bool { !has(index, .clock) }

  /// "at 7", "at 6.45": an hour that only the preposition shows.
  private func looseClock(_ time: TimeExpression, _ index: Int, _ match: ClockMatch)
    -> TimeExpression?
  {
    guard
      time.end >= limit || !reader.isWord(time.end) || has(time.end, [.in, .on, .and, .for, .from])
        || reader.contains(NotNouns.english, at: time.end)
    else { return nil }
    guard mark(time.end) != 0x25, mark(time.end) != 0x2F, !isDash(time.end), match.clock.hour <= 24
    else { return nil }
    guard !isNumber(match.end), mark(match.end) != 0x24 else { return nil }
    var time = time
    if dotted(match.end - 1) != nil { time.start = start(index) }
    time.confidence = 0.5
    return time
  }

  /// A bare number before a day or a part of it is an hour.
  private func isBareHour(_ index: Int) -> Bool {
    isNumber(index) ? (digits(index)?.width ?? 9) <= 2 : has(index, .numeral) && !isArabic(index)
  }

  /// A clock with the date after it.
  private func withDate(after time: TimeExpression, isBare: Bool) -> TimeExpression? {
    let comma = skipComma(time.end)
    var next = skip(comma, isArabic(comma) ? [.of, .in] : [.on, .of])
    let isLinked = next > comma
    next = skip(next, isArabic(next) ? [] : .the)
    if isBare, !isLinked {
      // Only "this morning", "tonight" and the like follow a bare hour.
      guard
        has(next, .direction) && has(end(next), .part) || has(next, .deictic)
          || time.endClock != nil
      else { return nil }
      if has(next, .deictic), time.endClock == nil {
        guard word(next).part != nil else { return nil }
      }
    }
    let place =
      isLinked || has(comma, .the)
      ? skip(comma, isArabic(comma) ? [.of, .in] : [.on, .of]) : comma
    var day = date(place) ?? partDated(place)
    if day == nil || day?.hasDay == false, isLinked, !time.isArabic, let alone = digits(next),
      (1...31).contains(alone.value),
      alone.width <= 2, has(comma, .on), !isCountedHour(alone.end)
    {
      day = TimeExpression(start: start(place), end: alone.end)
      day?.day = alone.value
    }
    guard var day, day.hasDay, day.clock == nil else { return nil }
    if day.part == nil, let part = part(day.end), !part.isLed || time.isArabic == false {
      day.part = part.part
      day.end = part.end
    }
    return merged(day, clockOf: time, end: day.end)
  }

  /// «مساء أمس», «صباح الغد»: a part of a day with its date.
  private func partDated(_ index: Int) -> TimeExpression? {
    guard has(index, .part), isArabic(index), let time = partFirst(index), time.hasDate else {
      return nil
    }
    return time
  }

  /// "after 2:00", "before 4pm" after a date.
  private func boundedClock(_ day: TimeExpression, _ index: Int) -> TimeExpression? {
    guard has(index, .bound), !isArabic(index), let match = clock(skip(end(index), .around)) else {
      return nil
    }
    var result = day
    result.clock = match.clock
    result.end = match.end
    result.bound = Int(word(index).offset)
    return result
  }
}
