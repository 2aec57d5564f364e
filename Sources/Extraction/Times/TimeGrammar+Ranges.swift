internal import DocumentCore

extension TimeGrammar {
  /// "from 3 to 5 May", "between Monday and Friday", "2014-2018", «بين 3 و12 أيلول».
  ///
  /// - Parameter point: What begins at the token by itself.
  func range(_ index: Int, _ point: TimeExpression?) -> Match? {
    let isOpened = has(index, [.from, .between])
    let isBetween = has(index, .between)
    let first = isOpened ? end(index) : index
    guard first < limit else { return nil }
    let from = isOpened && !isArabic(index) ? start(index) : nil
    if let days = dayNumbers(first, isOpened: isOpened, isBetween: isBetween) {
      return ranged(days, from)
    }
    if !isOpened, let days = monthDays(index) ?? weekDays(index) { return ranged(days, nil) }
    guard let left = isOpened ? side(first, isOpened: true) : bareSide(first) ?? point else {
      return nil
    }
    guard left.endClock == nil, left.bound == 0,
      let next = joined(left.end, isBetween: isBetween)
        ?? (isBetween && has(left.end, .to) ? end(left.end) : nil)
    else { return nil }
    let isTight = isDash(left.end)
    guard let right = side(next, isOpened: true) ?? continued(left, next), right.endClock == nil
    else { return nil }
    guard let sides = matched(left, right, isOpened: isOpened || !isTight) else { return nil }
    return ranged(sides, from)
  }

  private func ranged(_ sides: (TimeExpression, TimeExpression), _ from: Int?) -> Match {
    Match(find: .range(sides.0, sides.1), start: from ?? sides.0.start, end: sides.1.end)
  }

  /// "now" or a year in figures as one side of a range.
  private func bareSide(_ index: Int) -> TimeExpression? {
    if has(index, .now) {
      var now = made(index, end(index))
      now.isNow = true
      return now
    }
    guard let year = plainYear(index), (1500...2100).contains(year.value), !isAmount(year.end)
    else { return nil }
    if let date = date(index), date.month != nil || date.quarter != nil || date.half != nil {
      return nil
    }
    var time = TimeExpression(start: year.start, end: year.end)
    time.year = year.value
    return time
  }

  /// One side of a range.
  private func side(_ index: Int, isOpened: Bool) -> TimeExpression? {
    if let bare = bareSide(index) { return bare }
    if isOpened, has(index, .numeral), let year = spelledYear(index),
      (1500...2100).contains(year.value), date(index)?.month == nil
    {
      var time = TimeExpression(start: year.start, end: year.end)
      time.year = year.value
      return time
    }
    if isOpened, let date = numericDate(index, isTold: true), date.day != nil {
      return withClock(date)
    }
    if has(index, .boundary) || has(index, .the) && has(end(index), .boundary) {
      let inner = skip(index, .the)
      if let edge = boundary(inner, outer: start(index), hasThe: inner > index) { return edge }
    }
    return moment(index)
  }

  /// "4 to 22 this month", "3-5 May 2019", "between the ninth and the seventeenth of April".
  private func dayNumbers(
    _ index: Int, isOpened: Bool, isBetween: Bool
  ) -> (TimeExpression, TimeExpression)? {
    let first = skip(index, .the)
    guard isNumber(first) || has(first, .numeral) || reader.numeral(first) != nil,
      let left = whole(first, words: 3),
      (1...31).contains(left.value), !left.isDigits || left.width <= 2,
      let next = joined(left.end, isBetween: isBetween), let right = whole(next, words: 3),
      (1...31).contains(right.value), !right.isDigits || right.width <= 2
    else { return nil }
    var place = right.end
    place = skip(place, isArabic(place) ? [.of, .in] : [.of, .in])
    let isHead = has(place, .head) && word(place).unit == .month && isArabic(place)
    if isHead { place = end(place) }
    var last = TimeExpression(start: right.start, end: right.end)
    last.isArabic = isArabic(place)
    last.day = right.value
    if monthName(place) != nil,
      !has(place, .weak) || place > right.end || reader[place].isCapitalized || isArabic(place)
    {
      guard isOpened || right.value > left.value || left.isOrdinal else { return nil }
      takeMonth(&last, at: place)
      takeSpelledYear(&last)
    } else if let frame = frame(place), frame.frame.unit == .month {
      last.frame = frame.frame
      last.end = frame.end
    } else {
      return nil
    }
    var first0 = last
    first0.day = left.value
    first0.start = index < first ? start(index) : left.start
    if isOpened, right.value < left.value, last.frame == nil {
      // "from the 27th to the third of April": the first day is of another month.
      first0.month = nil
      first0.year = nil
    }
    return (first0, last)
  }

  private func takeSpelledYear(_ time: inout TimeExpression) {
    guard time.year == nil else { return }
    let next = skipComma(time.end)
    guard let year = spelledYear(next) else { return }
    time.year = year.value
    time.end = year.end
  }

  /// "November between 19 and 20", "May 3-5, 2019", "Feb between 2-7 2018".
  private func monthDays(_ index: Int) -> (TimeExpression, TimeExpression)? {
    var monthIndex = index
    if isArabic(index), has(index, .head), word(index).unit == .month { monthIndex = end(index) }
    let isOn = has(index, .on) && monthName(end(index)) != nil
    if isOn { monthIndex = end(index) }
    guard let month = monthName(monthIndex), has(monthIndex, [.month, .hijri]),
      word(monthIndex).number == 0
    else { return nil }
    var next = skipStop(month.end)
    let isOpened = has(next, [.between, .from])
    let isBetween = has(next, .between)
    if isOpened { next = end(next) }
    next = skip(next, .the)
    guard isNumber(next) || has(next, .numeral), let left = whole(next, words: 3),
      (1...31).contains(left.value),
      !left.isDigits || left.width <= 2, let second = joined(left.end, isBetween: isBetween),
      let right = whole(second, words: 3), (1...31).contains(right.value),
      !right.isDigits || right.width <= 2,
      right.value > left.value, mark(right.end) != 0x3A, !has(right.end, [.half, .month, .oclock])
    else { return nil }
    guard !isDash(left.end) || isOpened || left.isDigits else { return nil }
    var last = made(index, right.end)
    last.month = month.number
    last.calendar = month.calendar
    last.day = right.value
    takeYear(&last)
    takeSpelledYear(&last)
    var first = last
    first.day = left.value
    first.start = start(index)
    return (first, last)
  }

  /// "next week between Wednesday and Friday".
  private func weekDays(_ index: Int) -> (TimeExpression, TimeExpression)? {
    guard has(index, [.direction, .definite, .the]), let frame = frame(index),
      frame.frame.unit == .week,
      has(frame.end, [.between, .from])
    else { return nil }
    let isBetween = has(frame.end, .between)
    let first = end(frame.end)
    guard has(first, .weekday), let next = joined(end(first), isBetween: isBetween),
      has(next, .weekday)
    else { return nil }
    var left = made(index, end(first))
    left.frame = frame.frame
    left.weekday = Int(word(first).weekday)
    var right = left
    right.weekday = Int(word(next).weekday)
    right.end = end(next)
    return (left, right)
  }

  /// "May 3-5": the right side is a number that the left side completes.
  private func continued(_ left: TimeExpression, _ index: Int) -> TimeExpression? {
    guard let number = whole(skip(index, .the), words: 3) else { return nil }
    var right = left
    right.start = number.start
    right.end = number.end
    right.weekday = nil
    if left.clock != nil, left.endClock == nil, number.isDigits, number.width <= 2,
      number.value <= 24
    {
      guard let match = self.clock(index, isLoose: true) else { return nil }
      right = TimeExpression(start: match.start, end: match.end)
      right.clock = match.clock
      return right
    }
    if let day = left.day, number.value > day, number.value <= 31, left.month != nil,
      left.clock == nil, left.part == nil
    {
      right.day = number.value
      if left.year == nil { takeYear(&right) }
      return right
    }
    if left.year != nil, left.month == nil, left.day == nil, number.width == 2, number.isDigits,
      isDash(index - 1), isGlued(index), let year = left.year, year % 100 < number.value
    {
      right.year = year / 100 * 100 + number.value
      return right
    }
    return nil
  }

  /// Both sides with what only one of them says; nil where they do not go together.
  private func matched(
    _ left: TimeExpression, _ right: TimeExpression, isOpened: Bool
  ) -> (TimeExpression, TimeExpression)? {
    var left = left
    var right = right
    guard left.length == nil, right.length == nil, !left.isRest,
      left.shift == nil || !left.shift!.duration.hasClock
    else { return nil }
    if !left.hasDate, left.part != nil, left.clock == nil { return nil }
    if !right.hasDate, right.part != nil, right.clock == nil { return nil }
    if left.clock != nil, right.clock == nil, !right.isNow, right.hasDate == false { return nil }
    if left.isClockOnly != right.isClockOnly, left.clock == nil || right.clock == nil {
      guard left.isNow || right.isNow else { return nil }
    }
    if left.clock == nil, right.clock != nil, !right.hasDate { return nil }
    if left.hasDate, left.clock != nil, !right.hasDate, right.clock != nil {
      right = dated(right, like: left)
      settleClocks(&left, &right)
    } else if right.hasDate, right.clock != nil, !left.hasDate, left.clock != nil {
      // "2pm till tomorrow 4:30pm" begins today, "3pm to 4pm tomorrow" does not.
      if has(indexOf(right), [.deictic, .direction, .weekday, .month]) {
        left.frame = .init(unit: .day, offset: 0)
      } else {
        left = dated(left, like: right)
      }
    }
    if left.year == nil, right.year != nil, left.month != nil || left.day != nil, left.frame == nil,
      left.direction == nil
    {
      left.year = right.year
      if let a = left.month, let b = right.month, a > b, let year = right.year {
        left.year = year - 1
      }
    }
    if right.year == nil, left.year != nil, right.month != nil, left.month != nil,
      right.frame == nil, !isOpened
    {
      right.year = left.year
    }
    if left.month == nil, left.day != nil, right.month != nil, left.weekday == nil,
      left.frame == nil
    {
      left.month = right.month
    }
    if right.month == nil, right.day != nil, left.month != nil, right.weekday == nil,
      right.frame == nil
    {
      right.month = left.month
      right.year = right.year ?? left.year
    }
    return (left, right)
  }

  private func indexOf(_ time: TimeExpression) -> Int { reader.table.index(atOrAfter: time.start) }

  private func settleClocks(_ left: inout TimeExpression, _ right: inout TimeExpression) {
    guard let first = left.clock, let last = right.clock, first.isCertain, !last.isCertain,
      last.hour < 12,
      last.seconds <= first.seconds, (last.hour + 12) * 3600 > first.seconds
    else { return }
    right.clock?.hour += 12
  }

  /// A clock time of the day that the other side names.
  private func dated(_ clock: TimeExpression, like other: TimeExpression) -> TimeExpression {
    var result = other
    result.start = clock.start
    result.end = clock.end
    result.clock = clock.clock
    return result
  }

  // MARK: Bounds

  /// "since 2019", "before May 3", "after 3pm", "more than 2 weeks after today"; English only: Arabic
  /// spans leave the preposition.
  func bounded(_ index: Int) -> Match? {
    guard !isArabic(index) else { return nil }
    if has(index, .more), let counted = counted(end(index)), let shift = counted.shift,
      !counted.isArabic,
      has(durationAt(end(index))?.end ?? limit, .bound)
    {
      var time = counted
      time.start = start(index)
      time.bound = shift.sign
      return Match(find: .point(time), start: time.start, end: time.end)
    }
    guard has(index, .bound) else { return nil }
    let next = skip(end(index), .around)
    let isApproximate = next > end(index)
    guard next < limit, var time = bound(next) else { return nil }
    time.start = start(index)
    time.bound = Int(word(index).offset)
    time.isApproximate = isApproximate
    return Match(find: .point(time), start: time.start, end: time.end)
  }

  private func bound(_ index: Int) -> TimeExpression? {
    if let year = plainYear(index), (1500...2100).contains(year.value), date(index)?.month == nil,
      !isAmount(year.end)
    {
      if let bare = date(index), bare.end > year.end { return bare }
      guard bareYear(index) != nil else { return nil }
      var time = TimeExpression(start: year.start, end: year.end)
      time.year = year.value
      return time
    }
    if has(index, .now) { return nil }
    if has(index, .part), let part = part(index),
      part.part == .breakfast || part.part == .lunch || part.part == .dinner
    {
      var time = made(index, part.end)
      time.part = part.part
      return time
    }
    if let date = numericDate(index, isTold: true), date.day != nil { return withClock(date) }
    guard let time = moment(index), time.length == nil || time.shift != nil, time.shift == nil,
      time.bound == 0, time.endClock == nil
    else { return nil }
    if time.hasDate, time.frame?.unit == .day, time.confidence < 0.5 { return nil }
    return time
  }

  // MARK: Durations

  /// "three days", "more than 4 days", "all week", «طوال الشهر».
  func duration(_ index: Int) -> Match? {
    if has(index, .more), !isArabic(index), let duration = durationAt(end(index)), !duration.isBare
    {
      let isMinimum =
        Self.minimums.contains(reader.key(index))
        || Self.atLeast.match(reader, at: index, limit: limit) != nil
      return Match(
        find: .duration(duration, isMinimum ? .minimum : .maximum), start: start(index),
        end: duration.end)
    }
    if let whole = wholeUnit(index) {
      return Match(find: .duration(whole, nil), start: whole.start, end: whole.end)
    }
    guard let duration = durationAt(index) else { return nil }
    if duration.isBare {
      guard index > 0, reader.contains(Self.spans, at: index - 1, cutting: .all) else { return nil }
    }
    if duration.parts.count == 1, duration.parts[0].unit == .second, has(index, .a),
      isOrdinalSecond(index)
    {
      return nil
    }
    return Match(find: .duration(duration, nil), start: duration.start, end: duration.end)
  }

  /// "a second wave".
  private func isOrdinalSecond(_ index: Int) -> Bool {
    let next = end(end(index))
    return next < limit && reader.isWord(next) && !reader.contains(NotNouns.english, at: next)
  }

  private static let minimums = WordSet("more")
  private static let atLeast = PhraseTable<Int>("1: more_than at_least")
  private static let spans = WordSet("خلال لمدة مدة منذ طوال قبل بعد لفترة فترة كل نحو قرابة")

  // MARK: Sets

  /// "daily", «كل يوم», "every Monday at 4pm", "twice a week", "3pm each day".
  func set(_ index: Int) -> Match? {
    let word = word(index)
    if word.has(.adverb), let unit = word.unit { return adverb(index, unit) }
    if word.has(.weekdays) || word.has(.on) && has(end(index), .weekdays) {
      return weekdaySet(index)
    }
    if word.has(.parts) || word.has(.on) && has(end(index), .parts) { return partSet(index) }
    if word.has(.every), let every = every(index) {
      return timed(every.timex, start: lexeme(index).start, end: every.end)
    }
    if word.has(.once), has(end(index), .a), has(end(end(index)), .unit),
      let unit = self.word(end(end(index))).unit
    {
      let end = end(end(end(index)))
      return made("P\(unit.iso.isTime ? "T" : "")\(unit.iso.count)\(unit.iso.letter)", index, end)
    }
    if word.has(.unit), word.has(.units), !isArabic(index), word.unit == .weekend {
      return made("P1WE", index, end(index))
    }
    if isArabic(index), word.has(.units), word.unit == .day, has(end(index), .weekday) {
      return timed(
        "XXXX-WXX-\(self.word(end(index)).weekday)", start: start(index), end: end(end(index)))
    }
    return clockSet(word.has(.at) && !isArabic(index) ? end(index) : index)
  }

  private func made(_ timex: String, _ index: Int, _ end: Int) -> Match {
    Match(find: .set(timex), start: start(index), end: end)
  }

  private func adverb(_ index: Int, _ unit: TimeUnit) -> Match? {
    let tenths = max(10, Int(word(index).number))
    let number =
      word(index).number == 5 ? Decimal(5, exponent: -1) : Decimal(tenths / 10 * unit.iso.count)
    let value = "P\(unit.iso.isTime ? "T" : "")\(number)\(unit.iso.letter)"
    if unit == .day { return timed(value, start: start(index), end: end(index)) }
    return made(value, index, end(index))
  }

  private func weekdaySet(_ index: Int) -> Match {
    let place = has(index, .on) ? end(index) : index
    return timed("XXXX-WXX-\(word(place).weekday)", start: start(index), end: end(place))
  }

  private func partSet(_ index: Int) -> Match? {
    let place = has(index, .on) ? end(index) : index
    guard let part = word(place).part, !has(place, .units) || has(index, .on) else { return nil }
    let at = skip(end(place), .at)
    guard at > end(place), var match = clock(at, isLoose: true) else { return nil }
    if !match.clock.isCertain { match.clock.take(part) }
    return made(match.clock.timex, index, match.end)
  }

  /// A set with the clock time after it.
  private func timed(_ timex: String, start: Int, end: Int, part: DayPart? = nil) -> Match {
    let at = skip(end, isArabic(end) ? [.at, .in] : .at)
    guard let match = clock(at, isLoose: at > end), match.isTold || at > end else {
      return Match(find: .set(timex), start: start, end: end)
    }
    var clock = match.clock
    if let part, !clock.isCertain { clock.take(part) }
    let isDaily = timex.hasPrefix("P") || timex.hasPrefix("T")
    return Match(
      find: .set(isDaily ? clock.timex : timex + clock.timex), start: start, end: match.end)
  }

  private func every(_ index: Int) -> (timex: String, end: Int)? {
    var next = end(index)
    let isOther = has(next, .other)
    if isOther { next = end(next) }
    if !isArabic(index), !Self.any.contains(reader.key(index)) || has(next, .unit) {
      if let duration = durationAt(next), !duration.isBare, !has(next, .a) {
        return (duration.value, duration.end)
      }
    } else if isArabic(index), let duration = durationAt(next), !duration.isBare {
      return (duration.value, duration.end)
    }
    if isArabic(next), has(next, .head), word(next).unit == .day, has(end(next), .weekday) {
      return ("XXXX-WXX-\(word(end(next)).weekday)", end(end(next)))
    }
    if isArabic(next), has(next, .unit), word(next).unit == .day,
      let day = Self.indefinite.match(reader, at: end(next), limit: limit)
    {
      return ("XXXX-WXX-\(day.value)", day.end)
    }
    let word = word(next)
    if word.has(.weekday) { return ("XXXX-WXX-\(word.weekday)", end(next)) }
    if word.has(.part), let part = word.part, !word.has(.units) {
      return ("T\(part.rawValue)", end(next))
    }
    if word.has(.unit), !word.has(.units) || isOther, let unit = word.unit {
      if unit == .weekend { return ("XXXX-WXX-WE", end(next)) }
      let count = unit.iso.count * (isOther ? 2 : 1)
      return ("P\(unit.iso.isTime ? "T" : "")\(count)\(unit.iso.letter)", end(next))
    }
    if word.has(.month), !word.has(.weak) || reader[next].isCapitalized {
      return ("XXXX-\(Digits.two(Int(word.month)))", end(next))
    }
    if let date = numericDate(next, isTold: true) ?? dayFirst(next, outer: 0),
      let month = date.month, let day = date.day, date.year == nil
    {
      return ("XXXX-\(Digits.two(month))-\(Digits.two(day))", date.end)
    }
    return nil
  }

  /// Weekdays without their article, as they stand after «كل يوم».
  private static let indefinite = PhraseTable<Int>(
    """
    1: اثنين إثنين
    2: ثلاثاء
    3: أربعاء
    4: خميس
    5: جمعة
    6: سبت
    7: أحد
    """)
  private static let any = WordSet("any")

  /// "3pm each day", "9am Sundays", «الساعة 9 صباحاً كل يوم».
  private func clockSet(_ index: Int) -> Match? {
    guard isNumber(index) || has(index, [.numeral, .hourHead, .part]), let match = clock(index),
      match.isTold
    else { return nil }
    let next = skip(match.end, .on)
    let timex: String
    let end: Int
    if has(next, .every), let every = every(next) {
      (timex, end) = every
    } else if has(next, .weekdays) {
      (timex, end) = ("XXXX-WXX-\(word(next).weekday)", self.end(next))
    } else if has(next, .adverb), word(next).unit == .day {
      (timex, end) = ("P1D", self.end(next))
    } else if isArabic(next), has(next, .units), word(next).unit == .day,
      has(self.end(next), .weekday)
    {
      (timex, end) = ("XXXX-WXX-\(word(self.end(next)).weekday)", self.end(self.end(next)))
    } else {
      return nil
    }
    let isDaily = timex.hasPrefix("P") || timex.hasPrefix("T")
    return Match(
      find: .set(isDaily ? match.clock.timex : timex + match.clock.timex), start: match.start,
      end: end)
  }
}
