internal import DocumentCore

extension TimeGrammar {
  /// The date or period that begins at a token, with no clock.
  func date(_ index: Int) -> TimeExpression? {
    guard index < limit else { return nil }
    if isNumber(index) { return numberedDate(index) }
    let word = word(index)
    if word.roles.isEmpty {
      return reader.numeral(index) != nil ? dayFirst(index, outer: start(index)) : nil
    }
    let inner = skip(index, .the)
    let outer = keepsArticles ? start(index) : start(inner)
    return namedDate(inner, outer: outer, hasThe: inner > index)
  }

  private func numberedDate(_ index: Int) -> TimeExpression? {
    let outer = start(index)
    return numericDate(index) ?? dayFirst(index, outer: outer) ?? yearFirst(index)
      ?? decadeDigits(index, outer: outer) ?? ordinal(index, outer: outer, hasThe: false)
      ?? counted(index) ?? countedFrame(index) ?? bareYear(index)
  }

  private func namedDate(_ index: Int, outer: Int, hasThe: Bool) -> TimeExpression? {
    if isNumber(index) {
      return dayFirst(index, outer: outer) ?? decadeDigits(index, outer: outer)
        ?? ordinal(index, outer: outer, hasThe: hasThe) ?? countedFrame(index)
    }
    let word = word(index)
    if word.roles.isEmpty { return nil }
    if word.has(.now), !hasThe { return now(index) }
    if word.has(.endOfDay), let end = endOfDay(index, outer: outer) { return end }
    if word.has(.boundary), let edge = boundary(index, outer: outer, hasThe: hasThe) { return edge }
    if word.has(.edge), let edge = edge(index, hasThe: hasThe) { return edge }
    if word.has(.rest), let rest = rest(index) { return rest }
    if word.has(.deictic), let day = deictic(index, outer: outer, hasThe: hasThe) { return day }
    if word.has(.holiday), let day = holiday(index, outer: outer) { return day }
    if word.has([.in, .within, .bound, .for, .past]), let counted = counted(index) {
      return counted
    }
    if word.has(.fiscal), let year = fiscal(index) { return year }
    if word.has([.definite, .unit, .head]), let period = arabicPeriod(index) ?? framed(index) {
      return period
    }
    if word.has(.ago), !hasThe, let counted = prefixed(index) { return counted }
    if word.has([.direction, .my, .same]), let period = directed(index, outer: outer) {
      return period
    }
    if word.has(.head), let headed = headed(index, outer: outer) { return headed }
    if word.has([.unit, .head]), let period = unitAlone(index, outer: outer, hasThe: hasThe) {
      return period
    }
    if word.has(.weekday), let day = weekday(index, outer: outer) { return day }
    if word.has([.month, .hijri]) {
      if let day = monthFirst(index) { return day }
    }
    if word.has(.season), let season = season(index, outer: outer, hasThe: hasThe) { return season }
    if word.has(.yearPart), let part = yearPart(index) { return part }
    if word.has(.decade), let decade = decade(index, outer: outer, hasThe: hasThe) { return decade }
    if word.has(.numeral) {
      if let date = dayFirst(index, outer: outer)
        ?? ordinal(index, outer: outer, hasThe: hasThe) ?? spelledDecade(index, outer: outer)
      {
        return date
      }
      if let counted = counted(index) ?? countedFrame(index) { return counted }
      return hasThe ? nil : spelledBareYear(index)
    }
    if word.has([.a, .few, .dual, .unit, .units]) { return counted(index) }
    return nil
  }

  // MARK: Days

  private func now(_ index: Int) -> TimeExpression {
    var time = made(index, end(index))
    time.isNow = true
    return time
  }

  func made(_ index: Int, _ end: Int) -> TimeExpression {
    var time = TimeExpression(start: start(index), end: end)
    time.isArabic = isArabic(index)
    return time
  }

  /// «اليوم», "yesterday", with the weekday or date that explains it.
  private func deictic(_ index: Int, outer: Int, hasThe: Bool) -> TimeExpression? {
    let word = word(index)
    guard !hasThe else { return nil }
    var time = made(index, end(index))
    time.frame = .init(unit: .day, offset: Int(word.offset))
    time.part = word.part
    guard time.isArabic else {
      if isComma(time.end), var date = numericDate(time.end + 1), date.year != nil {
        date.start = time.start
        return date
      }
      return time
    }
    guard !has(time.end, .directionAfter) else { return nil }
    if word.part != nil { return time }
    let next = skipComma(time.end)
    if has(time.end, .weekday) {
      let day = self.word(time.end).weekday
      time.end = end(time.end)
      if let date = dayFirst(skipComma(time.end), outer: 0), date.calendar == .gregorian {
        return explained(time, by: date, weekday: Int(day))
      }
      time.weekday = Int(day)
    } else if next == time.end, let date = dayFirst(next, outer: 0) ?? numericDate(next),
      date.month != nil, date.calendar == .gregorian
    {
      return explained(time, by: date, weekday: nil)
    }
    return time
  }

  private func explained(
    _ time: TimeExpression, by date: TimeExpression, weekday: Int?
  ) -> TimeExpression {
    var result = date
    result.start = time.start
    result.weekday = weekday
    result.isArabic = time.isArabic
    return result
  }

  private func holiday(_ index: Int, outer: Int) -> TimeExpression? {
    var time = made(index, end(index))
    time.holiday = Int(word(index).code)
    if has(time.end, .unit), word(time.end).unit == .weekend {
      time.isWeekend = true
      time.end = end(time.end)
    }
    takeYear(&time)
    if time.year == nil { takeYearFrame(&time) }
    if time.year == nil, time.frame == nil { takeDirection(&time) }
    return time
  }

  /// "Monday", «الأحد الماضي», "Friday, 3 May 2019", "Friday the 15th", "Friday next week".
  func weekday(_ index: Int, outer: Int) -> TimeExpression? {
    let word = word(index)
    guard !word.has(.weak) || reader[index].isCapitalized || isWeekdayTold(index) else {
      return nil
    }
    var time = made(index, end(index))
    time.weekday = Int(word.weekday)
    if reader[index].span.count < 5 { time.end = skipStop(time.end) }
    guard !(time.isArabic && Self.teens.contains(reader.key(time.end)) && time.end < limit) else {
      return nil
    }
    if let dated = withDate(time) { return dated }
    if let numbered = withDay(time) { return numbered }
    let next = skip(skip(time.end, .of), .on)
    if let frame = frame(next), frame.frame.unit == .week || frame.frame.unit == .workweek {
      time.frame = .init(unit: .week, offset: frame.frame.offset)
      time.end = frame.end
      return time
    }
    takeDirection(&time)
    return time
  }

  private static let teens = WordSet("عشر عشرة")

  /// A short name in lower case is a weekday beside a date.
  private func isWeekdayTold(_ index: Int) -> Bool {
    guard !isArabic(index) else { return false }
    let next = skipComma(skipStop(end(index)))
    return dayFirst(next, outer: 0) != nil || has(next, .month)
      || has(next, .the) && whole(end(next), words: 3)?.isOrdinal ?? false
  }

  /// A weekday with the date after it.
  private func withDate(_ time: TimeExpression) -> TimeExpression? {
    var next = skipComma(time.end)
    let isBracketed = mark(next) == 0x28
    if isBracketed { next += 1 }
    if next == time.end { next = skipDash(next) }
    var date =
      dayFirst(skip(next, .the), outer: 0) ?? (has(next, .month) ? monthFirst(next) : nil)
      ?? (isHourRange(next) ? nil : numericDate(next, isTold: next == time.end))
    if date == nil, next == time.end || isBracketed, let dotted = dotted(next),
      !has(next + 1, .half)
    {
      date = monthDay(dotted.first, dotted.second, from: next, to: next + 1)
    }
    guard var date, date.day != nil else { return nil }
    if isBracketed {
      guard mark(date.end) == 0x29 else { return nil }
      date.end += 1
    }
    date.start = time.start
    date.weekday = time.weekday
    date.isArabic = time.isArabic
    return date
  }

  /// "Monday 8-9am", "Monday 11-4": two numbers that are hours rather than a month and a day.
  private func isHourRange(_ index: Int) -> Bool {
    guard let first = digits(index), isDash(first.end), let second = digits(first.end + 1),
      !(isDash(second.end) && isGlued(second.end))
    else {
      return false
    }
    return has(second.end, .half) || mark(second.end) == 0x3A
      || first.value < second.value && second.value <= 12
      || first.value - second.value >= 5 && first.value <= 12
  }

  /// "Friday the 15th", "Monday 21", «الجمعة 22», «الأحد الأول».
  private func withDay(_ time: TimeExpression) -> TimeExpression? {
    var next = skip(time.isArabic ? skip(time.end, .in) : time.end, .the)
    if next == time.end, isComma(next), has(next + 1, .the) { next = end(next + 1) }
    guard let number = whole(next, words: 4), (1...31).contains(number.value),
      number.isOrdinal || next > time.end || number.isDigits && number.width == 2,
      !isClockLike(number)
    else { return nil }
    var result = time
    result.end = number.end
    if time.isArabic, number.isOrdinal, next == time.end, number.value <= 5 {
      result.ordinal = number.value
      let month = skip(number.end, .of)
      if month > number.end, has(month, .month), !has(month, .weak) {
        takeMonth(&result, at: month)
      }
      return result
    }
    guard !time.isArabic || number.isDigits || number.value > 10 else { return nil }
    result.day = number.value
    if let frame = frame(skip(number.end, .of)), frame.frame.unit == .month {
      result.frame = frame.frame
      result.end = frame.end
    }
    return result
  }

  /// A number goes on as a clock time or a range of hours.
  private func isClockLike(_ number: Whole) -> Bool {
    let next = number.end
    if mark(next) == 0x3A && isGlued(next) || has(next, [.half, .oclock, .hourHead]) {
      return true
    }
    if isDash(next) || has(next, .to) || has(next, .and) && !isArabic(next) {
      return isNumber(next + 1) || has(next + 1, .numeral)
    }
    if has(next, .unit) { return true }
    return has(next, .part) && !number.isOrdinal
  }

  // MARK: Days and months in figures

  /// "3 May 2019", «26 من آب», "the third of June", «التاسع من ذي الحجة 1445هـ», "3. Oktober 2019".
  func dayFirst(_ index: Int, outer: Int) -> TimeExpression? {
    guard let number = whole(index, words: 4), (1...31).contains(number.value),
      !number.isDigits || number.width <= 2
    else { return nil }
    var next = number.end
    if has(next, .unit), word(next).unit == .day, has(end(next), .of), number.isOrdinal {
      next = end(next)
    }
    next = skip(next, .of)
    if next == number.end {
      let mark = mark(next)
      if (mark == 0x2D || mark == 0x2E || mark == 0x2F) && isGlued(next) { next += 1 }
    }
    if isOrdinalMark(next) { next = skip(next + 1, .of) }
    if Self.links.contains(reader.key(next)), next < limit { next += 1 }
    if has(next, .head), word(next).unit == .month, isArabic(next) { next = end(next) }
    guard let month = monthName(next), next >= limit || reader.isWord(next) else { return nil }
    var time = TimeExpression(start: number.start, end: month.end)
    if has(index - 1, .the), outer == start(index - 1), keepsArticles { time.start = outer }
    time.isArabic = isArabic(next)
    time.day = number.value
    take(month, &time, at: next)
    if time.year == nil, time.frame == nil { takeDirection(&time) }
    return time
  }

  /// The letters after a number that make it an ordinal: "1.º", "1er".
  private func isOrdinalMark(_ index: Int) -> Bool {
    isGlued(index) && index < limit && Self.ordinalMarks.contains(reader.key(index))
  }

  private static let ordinalMarks = WordSet("er º ª")
  /// What stands between day, month and year in Latin languages.
  static let links = WordSet("de del di du")

  /// A month by its name in any language.
  func monthName(_ index: Int) -> (number: Int, calendar: CalendarKind, end: Int)? {
    guard index < limit, reader.isWord(index) else { return nil }
    let word = word(index)
    if word.has(.month) { return (Int(word.month), .gregorian, end(index)) }
    if word.has(.hijri) { return (Int(word.month), .hijri, end(index)) }
    switch MonthNames.match(reader.key(index)) {
    case .month(let month)?: return (month.number, month.calendar, index + 1)
    case .first?:
      guard index + 1 < limit,
        let month = MonthNames.month(reader.key(index), reader.key(index + 1))
      else { return nil }
      return (month.number, month.calendar, index + 2)
    case nil: return nil
    }
  }

  /// Takes the stop of a short name and the second name of a pair: «آب/أغسطس», «كانون الثاني (يناير)».
  private func takeMonthTail(_ time: inout TimeExpression, from index: Int) {
    if reader[index].span.count <= 5, reader[index].script == .latin,
      mark(time.end) == 0x2E, isGlued(time.end), time.end + 1 < limit, isNumber(time.end + 1)
    {
      time.end += 1
    }
    guard time.isArabic, time.end + 1 < limit else { return }
    let mark = mark(time.end)
    guard mark == 0x2F || mark == 0x28 || mark == 0x2D, has(time.end + 1, .month),
      Int(word(time.end + 1).month) == time.month
    else { return }
    let other = end(time.end + 1)
    if mark == 0x28 {
      guard self.mark(other) == 0x29 else { return }
      time.end = other + 1
    } else {
      time.end = other
    }
  }

  /// Takes the month that begins at a token, with its year.
  func takeMonth(_ time: inout TimeExpression, at index: Int) {
    guard let month = monthName(index) else { return }
    take(month, &time, at: index)
  }

  private func take(
    _ month: (number: Int, calendar: CalendarKind, end: Int), _ time: inout TimeExpression,
    at index: Int
  ) {
    time.month = month.number
    time.calendar = month.calendar
    time.end = month.end
    takeMonthTail(&time, from: index)
    takeYear(&time)
    if time.year == nil { takeYearFrame(&time) }
  }

  /// Takes the year after a date: "2019", "of 2019", ", 2019", «عام 2019», "two thousand and ten".
  func takeYear(_ time: inout TimeExpression) {
    var next = time.end
    if mark(next) == 0x2D || mark(next) == 0x2F || mark(next) == 0x2E, isGlued(next),
      isGlued(next + 1), plainYear(next + 1) != nil
    {
      next += 1
    }
    next = skipComma(next)
    next = skip(next, .of)
    if has(next, .in), !isArabic(next), plainYear(end(next)) != nil { next = end(next) }
    if Self.links.contains(reader.key(next)), next < limit { next += 1 }
    if has(next, .head), word(next).unit == .year { next = end(next) }
    if mark(next) == 0x27 || mark(next) == 0x2019, let short = digits(next + 1), short.width == 2,
      time.month != nil
    {
      time.year = century(short.value)
      time.end = short.end
      return
    }
    guard let year = year(next), !isAmount(year.end) || !isNumber(next) else { return }
    if mark(year.end) == 0x3A, isGlued(year.end) { return }
    time.year = year.year
    time.end = year.end
    if let calendar = year.calendar, time.calendar == .gregorian { time.calendar = calendar }
  }

  /// "next year" after a month, quarter or holiday; «من العام الجاري».
  func takeYearFrame(_ time: inout TimeExpression) {
    guard let frame = frame(skip(time.end, .of)), frame.frame.unit == .year else { return }
    time.frame = frame.frame
    time.end = frame.end
  }

  /// What follows makes a number an amount.
  func isAmount(_ index: Int) -> Bool {
    guard index < limit else { return false }
    let mark = mark(index)
    return mark == 0x25 || mark == 0x20AC || mark == 0x24
  }

  func century(_ year: Int) -> Int { year < 30 ? 2000 + year : 1900 + year }

  /// Takes «الماضي», «المقبل», «الجاري» after a date.
  func takeDirection(_ time: inout TimeExpression) {
    guard has(time.end, .directionAfter) else { return }
    time.direction = .init(
      offset: Int(word(time.end).offset), isNear: time.isArabic || word(time.end).code == 1)
    time.end = end(time.end)
  }

  /// "May 3, 2019", "May 2019", "May".
  func monthFirst(_ index: Int) -> TimeExpression? {
    let word = word(index)
    guard let month = monthName(index) else { return nil }
    var time = made(index, month.end)
    time.month = month.number
    time.calendar = month.calendar
    if word.number > 0, word.has(.month) {
      time.day = Int(word.number)
      takeYear(&time)
      return time
    }
    takeMonthTail(&time, from: index)
    if let dated = withMonthDay(time, index) { return dated }
    takeYear(&time)
    if time.year == nil { takeYearFrame(&time) }
    if time.year == nil, time.frame == nil { takeDirection(&time) }
    guard word.has(.weak), time.year == nil, time.direction == nil, time.frame == nil else {
      return time
    }
    if time.isArabic { return isPlaced(index) && !lexeme(index).isPrefixed ? time : nil }
    return reader[index].isCapitalized && isPlaced(index) ? time : nil
  }

  /// A word that names a time stands before.
  func isPlaced(_ index: Int) -> Bool {
    let before = index - 1
    guard before >= 0, let word = beforeWord(index) else { return false }
    return word.has([.in, .from, .of, .to, .bound, .direction, .between, .at, .the, .and, .edge])
      && !(word.roles == .and) || isDash(before)
  }

  /// What the word before a token is, phrases included.
  private func beforeWord(_ index: Int) -> TimeWord? {
    let word = word(index - 1)
    if !word.roles.isEmpty { return word }
    return nil
  }

  /// A month's name with its day after it.
  private func withMonthDay(_ month: TimeExpression, _ index: Int) -> TimeExpression? {
    var time = month
    var next = skipComma(time.end)
    if next == time.end {
      let mark = mark(next)
      if mark == 0x2E || mark == 0x2D || mark == 0x2F, isGlued(next) { next += 1 }
    }
    let separated = next
    next = skip(next, .the)
    // "Sep-23-2020" and "September-2020-23".
    if let year = plainYear(next), isDash(year.end), isGlued(year.end),
      let day = digits(year.end + 1),
      (1...31).contains(day.value), day.width == 2
    {
      (time.year, time.day, time.end) = (year.value, day.value, day.end)
      return time
    }
    guard let number = whole(next, words: 4), (1...31).contains(number.value),
      !number.isDigits || number.width <= 2
    else { return nil }
    guard !isComma(time.end) || number.isOrdinal || number.isDigits && isComma(number.end) else {
      return nil
    }
    guard !(mark(number.end) == 0x3A && isGlued(number.end)), !has(number.end, [.half, .oclock])
    else { return nil }
    guard !number.isDigits || number.isOrdinal || !has(number.end, .unit) || has(number.end, .part)
    else { return nil }
    if !number.isDigits, !number.isOrdinal, number.value == 1 { return nil }
    if isArabic(index), !number.isDigits, !number.isOrdinal, number.value < 11 { return nil }
    time.day = number.value
    time.end = number.end
    if isDash(time.end), isGlued(time.end), separated > month.end, plainYear(time.end + 1) != nil {
      time.end += 1
    }
    if mark(time.end) == 0x28, has(time.end + 1, .weekday), mark(end(time.end + 1)) == 0x29 {
      time.weekday = Int(word(time.end + 1).weekday)
      time.end = end(time.end + 1) + 1
    }
    takeYear(&time)
    if time.year == nil { takeYearFrame(&time) }
    if time.year == nil, time.frame == nil { takeDirection(&time) }
    return time
  }

  func monthDay(_ first: Int, _ second: Int, from index: Int, to end: Int) -> TimeExpression? {
    let isMonthFirst = isMonthFirst && first <= 12 || second > 12
    let month = isMonthFirst ? first : second
    let day = isMonthFirst ? second : first
    guard (1...12).contains(month), CalendarDate(year: 2000, month: month, day: day) != nil else {
      return nil
    }
    var time = TimeExpression(start: start(index), end: end)
    time.month = month
    time.day = day
    return time
  }

  /// "the 27th", "the 27": a day alone.
  func dayAlone(_ index: Int, outer: Int, hasThe: Bool) -> TimeExpression? {
    guard let number = whole(index, words: 3), (1...31).contains(number.value),
      number.isOrdinal
        || hasThe && number.isDigits && number.width == 2 && isAfterPreposition(index)
    else { return nil }
    guard
      number.end >= limit || !reader.isWord(number.end)
        || has(number.end, [.at, .in, .on, .to, .between, .from, .and, .for, .bound])
        || reader.contains(NotNouns.english, at: number.end)
    else { return nil }
    guard hasThe && number.isDigits || isAfterPreposition(index) || has(number.end, .at) else {
      return nil
    }
    guard mark(number.end) != 0x2F, mark(number.end) != 0x25 else { return nil }
    var time = TimeExpression(start: hasThe ? outer : number.start, end: number.end)
    time.day = number.value
    time.confidence = 0.6
    return time
  }

  private func isAfterPreposition(_ index: Int) -> Bool {
    let before = has(index - 1, .the) ? index - 2 : index - 1
    return has(before, [.on, .for, .bound, .from, .to, .between, .of, .around, .and])
  }
}
