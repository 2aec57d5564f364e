internal import DocumentCore

extension TimeGrammar {
  /// "next week", "this month", «الأسبوع المقبل», «هذا العام», "the year after next".
  func frame(_ index: Int) -> (frame: TimeExpression.Frame, end: Int)? {
    let inner = skip(index, .the)
    let word = word(inner)
    if word.has([.definite, .unit]), has(end(inner), [.directionAfter, .bound]),
      !word.has(.units) || isArabic(inner),
      let unit = word.unit, isArabic(inner) || has(end(inner), .directionAfter)
    {
      let after = end(inner)
      if has(after, .bound), has(end(after), .directionAfter) {
        return (.init(unit: unit, offset: 2 * Int(self.word(end(after)).offset)), end(end(after)))
      }
      guard word.has(.definite) || !isArabic(inner), has(after, .directionAfter),
        !isOrdinalUnit(inner, unit)
      else {
        return nil
      }
      return (.init(unit: unit, offset: Int(self.word(after).offset)), end(after))
    }
    if word.has(.direction), !word.has(.to) {
      var next = end(inner)
      if isArabic(inner), has(next, .head), self.word(next).unit == .day { next = end(next) }
      guard has(next, [.unit, .definite]), !has(next, .units), let unit = self.word(next).unit
      else {
        return nil
      }
      return (.init(unit: unit, offset: Int(word.offset)), end(next))
    }
    guard word.has([.unit, .definite]), !word.has(.units), let unit = word.unit, inner > index,
      has(end(inner), .bound), has(end(end(inner)), .direction)
    else { return nil }
    let direction = self.word(end(end(inner))).offset
    guard direction != 0, direction == self.word(end(inner)).offset else { return nil }
    return (.init(unit: unit, offset: 2 * Int(direction)), end(end(end(inner))))
  }

  /// «الربع الأخير» is the last one, not the one before this.
  private func isOrdinalUnit(_ index: Int, _ unit: TimeUnit) -> Bool {
    guard Self.lasts.contains(reader.key(end(index))) else { return false }
    return has(end(end(index)), .of) || unit == .quarter
  }

  private static let lasts = WordSet("الأخير الأخيرة")

  /// "last week", "this month", "next Friday", "last three days", "the coming quarter", «هذا العام».
  func directed(_ index: Int, outer: Int) -> TimeExpression? {
    let word = word(index)
    if word.has([.my, .same]) { return owned(index) }
    let direction = TimeExpression.Direction(offset: Int(word.offset), isNear: word.code == 1)
    var next = end(index)
    if has(next, .direction), self.word(next).code == 1 || self.word(next).offset != 0 {
      next = end(next)
    }
    var time = made(index, next)
    if lexeme(next).tail > 0, has(next, .unit), let unit = self.word(next).unit {
      time.frame = .init(unit: unit, offset: direction.offset)
      time.end = end(next)
      return unit.iso.isTime ? nil : possessed(time, from: time.end) ?? time
    }
    if has(next, .part), has(next, .unit), !has(next, .units), !isArabic(next) {
      return directedName(time, at: next, direction)
    }
    if has(next, .fiscal) {
      time.fiscal = Int(self.word(next).code)
      time.frame = .init(unit: .year, offset: direction.offset)
      time.end = end(next)
      return time
    }
    if let ordinal = lastOf(index, next, direction, outer: outer) { return ordinal }
    if let length = length(next, direction: direction) {
      time.length = length.length
      time.end = length.end
      let unit = length.length.duration.parts[0].unit
      if unit == .decade || unit == .century { time.start = outer }
      return time
    }
    let isDay = isArabic(index) && has(next, .head) && self.word(next).unit == .day
    let named = isDay ? end(next) : next
    if has(named, .weekday), !has(named, .weak) || reader[named].isCapitalized {
      return directedWeekday(time, at: named, direction)
    }
    if has(next, [.unit, .definite]), !has(next, .units), let unit = self.word(next).unit {
      return directedUnit(time, unit, at: next, direction, outer: outer)
    }
    return directedName(time, at: next, direction)
  }

  /// "this Friday", with the date that explains it.
  private func directedWeekday(
    _ time: TimeExpression, at index: Int, _ direction: TimeExpression.Direction
  ) -> TimeExpression? {
    guard var day = weekday(index, outer: start(index)) else { return nil }
    // A month in words after the weekday is a date of its own.
    if day.month != nil, day.day != nil, isSpelledAfter(index, day), !time.isArabic {
      day = made(index, end(index))
      day.weekday = Int(word(index).weekday)
    }
    day.start = time.start
    day.isArabic = time.isArabic
    if day.direction == nil, day.frame == nil, day.month == nil { day.direction = direction }
    return day
  }

  private func isSpelledAfter(_ index: Int, _ day: TimeExpression) -> Bool {
    let next = end(index)
    return has(next, .month) && !isDash(next) && !isNumber(next + 1)
  }

  /// "this week", with what it holds: a weekday, a quarter, a part of the day.
  private func directedUnit(
    _ time: TimeExpression, _ unit: TimeUnit, at index: Int,
    _ direction: TimeExpression.Direction, outer: Int
  ) -> TimeExpression? {
    var time = time
    time.end = end(index)
    if time.isArabic, has(time.end, .month), unit == .month {
      takeMonth(&time, at: time.end)
      time.direction = direction
      return time
    }
    if has(time.end, .directionAfter) { time.end = end(time.end) }
    switch unit {
    case .second, .minute, .hour:
      if time.isArabic, unit == .hour { return nil }
      guard direction.offset != 0 else { return nil }
      time.length = .init(
        duration: one(unit, index), kind: direction.offset < 0 ? .last : .next)
      return time
    case .day where direction.offset == 0 && time.isArabic:
      time.frame = .init(unit: .day, offset: 0)
      return has(time.end, .weekday) ? nil : time
    case .week, .workweek:
      time.frame = .init(unit: unit, offset: direction.offset)
      return withWeekday(time)
    case .year:
      time.frame = .init(unit: unit, offset: direction.offset)
      return time
    case .fortnight:
      time.length = .init(
        duration: one(unit, index), kind: direction.offset < 0 ? .last : .next)
      return time
    case .decade, .century:
      time.frame = .init(unit: unit, offset: direction.offset)
      time.start = outer
      return time
    default:
      time.frame = .init(unit: unit, offset: direction.offset)
      return time
    }
  }

  private func one(_ unit: TimeUnit, _ index: Int) -> ParsedDuration {
    ParsedDuration(
      parts: [.init(count: Decimal(1), unit: unit)], start: start(index), end: end(index))
  }

  /// A week with the weekday after it: "next week on Tuesday", «هذا الأسبوع الجمعة».
  func withWeekday(_ time: TimeExpression) -> TimeExpression {
    var next = skip(time.end, .on)
    if next == time.end, isDash(next) { next += 1 }
    if isArabic(next), has(next, .head), word(next).unit == .day { next = end(next) }
    guard has(next, .weekday), !has(next, .weak) || reader[next].isCapitalized else { return time }
    var time = time
    time.weekday = Int(word(next).weekday)
    time.end = end(next)
    return time
  }

  /// "next May", "last summer", "next easter", "next 5/12", "this morning".
  private func directedName(
    _ time: TimeExpression, at index: Int, _ direction: TimeExpression.Direction
  ) -> TimeExpression? {
    let word = word(index)
    var time = time
    if word.has(.part), let part = word.part, !word.has(.parts), !time.isArabic || !word.has(.month)
    {
      guard part.rawValue.utf8.count == 2, !time.isArabic || direction.offset == 0 else {
        return nil
      }
      time.frame = .init(unit: .day, offset: direction.offset)
      time.part = part
      time.end = end(index)
      return time
    }
    if word.has(.weak), word.has(.month), !time.isArabic, !reader[index].isCapitalized {
      return nil
    }
    var inner: TimeExpression?
    if word.has(.month) || word.has(.hijri) {
      inner = monthFirst(index)
    } else if word.has(.season) {
      inner = season(index, outer: start(index), hasThe: true)
    } else if word.has(.holiday) {
      inner = made(index, end(index))
      inner?.holiday = Int(word.code)
    } else if isNumber(index) || word.has(.numeral) {
      inner = numericDate(index, isTold: true) ?? dayFirst(index, outer: 0)
    } else if isArabic(index), word.has(.head), word.unit == .month {
      inner = monthName(end(index)) != nil ? monthFirst(end(index)) : nil
    }
    guard var result = inner, result.year == nil else { return nil }
    result.start = time.start
    result.isArabic = time.isArabic
    if result.direction == nil { result.direction = direction }
    return result
  }

  /// "my week", "same year".
  private func owned(_ index: Int) -> TimeExpression? {
    let next = end(index)
    guard has(next, .unit), !has(next, .units), let unit = word(next).unit, !unit.iso.isTime,
      unit.rank >= TimeUnit.day.rank
    else { return nil }
    var time = made(index, end(next))
    time.frame = .init(unit: unit, offset: 0)
    time.isSame = has(index, .same)
    time.confidence = 0.6
    return time
  }

  /// "next year's first quarter".
  private func possessed(_ time: TimeExpression, from index: Int) -> TimeExpression? {
    guard let number = whole(index, words: 2), (1...4).contains(number.value) else { return nil }
    let next = skipDash(number.end)
    guard has(next, .unit), word(next).unit == .quarter else { return nil }
    var time = time
    time.quarter = number.value
    time.end = end(next)
    return time
  }

  /// "last week of 2016", "the last four months of 2021".
  private func lastOf(
    _ index: Int, _ next: Int, _ direction: TimeExpression.Direction, outer: Int
  ) -> TimeExpression? {
    guard direction.offset == -1, !isArabic(index) else { return nil }
    if has(next, .unit), let unit = word(next).unit,
      unit == .week || unit == .day || unit == .month,
      has(end(next), .of)
    {
      var time = made(index, end(next))
      time.start = outer
      time.ordinal = -1
      return holding(time, unit)
    }
    guard let count = whole(next, words: 3), has(count.end, .units),
      let unit = word(count.end).unit,
      unit == .month, has(end(count.end), .of), let year = plainYear(end(end(count.end))),
      (1...11).contains(count.value)
    else { return nil }
    var time = made(index, year.end)
    time.start = outer
    time.year = year.value
    time.length = .init(
      duration: ParsedDuration(
        parts: [.init(count: Decimal(count.value), unit: .month)], start: time.start, end: time.end),
      kind: .last)
    return time
  }

  /// An ordinal part with the year, month or frame that holds it: "week … of 2016".
  private func holding(_ time: TimeExpression, _ unit: TimeUnit) -> TimeExpression? {
    var time = time
    let next = skip(skip(time.end, [.of, .in]), .the)
    if isArabic(next), has(next, .head), word(next).unit == .year || word(next).unit == .month {
      let inner = end(next)
      if let year = year(inner) {
        (time.year, time.end) = (year.year, year.end)
      } else if monthName(inner) != nil {
        takeMonth(&time, at: inner)
      } else {
        return nil
      }
    } else if let year = year(next) {
      (time.year, time.end) = (year.year, year.end)
    } else if monthName(next) != nil,
      !has(next, .weak) || reader[next].isCapitalized || time.isArabic
    {
      takeMonth(&time, at: next)
    } else if let frame = frame(next), frame.frame.unit == .year || frame.frame.unit == .month {
      time.frame = frame.frame
      time.end = frame.end
    } else if has(next, .unit), !has(next, .units), next > skip(time.end, .of),
      let unit = word(next).unit, unit == .month || unit == .year
    {
      time.frame = .init(unit: unit, offset: 0)
      time.end = end(next)
    } else {
      return nil
    }
    switch unit {
    case .week: time.week = time.ordinal
    case .day:
      time.day = time.ordinal
      guard time.month != nil || time.frame?.unit == .month else { return nil }
    case .month:
      guard time.month == nil, let month = time.ordinal, (1...12).contains(month) else {
        return nil
      }
      time.month = month
    case .quarter:
      guard let quarter = time.ordinal, (1...4).contains(quarter) else { return nil }
      time.quarter = quarter
    default: return nil
    }
    time.ordinal = nil
    if unit == .week {
      let day = skip(time.end, .on)
      let stopped = skip(skipStop(time.end), .on)
      for place in [day, stopped] where has(place, .weekday) {
        time.weekday = Int(word(place).weekday)
        time.end = end(place)
        return time
      }
    }
    return time
  }

  /// "the 20th of next month", "the first Friday of July", "third quarter 2016", "21st century".
  func ordinal(_ index: Int, outer: Int, hasThe: Bool) -> TimeExpression? {
    guard let number = whole(index, words: 4), number.value > 0 else { return nil }
    if !number.isOrdinal {
      return hasThe ? dayAlone(index, outer: outer, hasThe: true) : nil
    }
    var time = TimeExpression(start: outer, end: number.end)
    time.isArabic = isArabic(index)
    let next = skipDash(number.end)
    if has(next, .weekday), number.value <= 5, !has(next, .weak) || reader[next].isCapitalized {
      time.weekday = Int(word(next).weekday)
      time.ordinal = number.value
      time.end = end(next)
      return inMonth(time)
    }
    if has(next, .unit), !has(next, .units), let unit = word(next).unit, !time.isArabic {
      return ordinalUnit(time, number.value, unit, at: next)
    }
    if let half = half(next), number.value <= 2 {
      time.half = number.value
      time.end = half
      takeYear(&time)
      if time.year == nil { takeYearFrame(&time) }
      return time.year == nil && time.frame == nil ? nil : time
    }
    if let frame = frame(skip(number.end, .of)), frame.frame.unit == .month, number.value <= 31 {
      time.day = number.value
      time.frame = frame.frame
      time.end = frame.end
      return time
    }
    guard !time.isArabic else { return nil }
    return dayAlone(index, outer: outer, hasThe: hasThe)
  }

  private func half(_ index: Int) -> Int? {
    Self.halves.contains(reader.key(index)) && index < limit ? index + 1 : nil
  }

  private static let halves = WordSet("half النصف السداسي")

  /// An ordinal weekday with its month: "… of July", "… of next month".
  private func inMonth(_ time: TimeExpression) -> TimeExpression {
    var time = time
    let next = skip(time.end, [.of, .in])
    if let frame = frame(next), frame.frame.unit == .month {
      time.frame = frame.frame
      time.end = frame.end
    } else if monthName(next) != nil, next > time.end,
      !has(next, .weak) || reader[next].isCapitalized || time.isArabic
    {
      takeMonth(&time, at: next)
    }
    return time
  }

  private func ordinalUnit(
    _ time: TimeExpression, _ number: Int, _ unit: TimeUnit, at index: Int
  ) -> TimeExpression? {
    var time = time
    time.end = end(index)
    switch unit {
    case .century:
      guard number <= 30 else { return nil }
      time.century = number
      return time
    case .quarter:
      guard number <= 4 else { return nil }
      time.quarter = number
      takeYear(&time)
      if time.year == nil { takeYearFrame(&time) }
      return time
    case .week, .day, .month:
      time.ordinal = number
      if unit == .week, number <= 5, let year = frame(time.end), year.frame.unit == .year {
        time.ordinal = nil
        time.week = number
        time.frame = year.frame
        time.end = year.end
        return time
      }
      guard has(time.end, [.of, .in]) else { return nil }
      return holding(time, unit)
    default:
      return nil
    }
  }

  /// «الربع الثاني من عام 2025», «الأسبوع الأول من تموز», «القرن العشرين», «عام 2014», «يوم الجمعة».
  func arabicPeriod(_ index: Int) -> TimeExpression? {
    guard isArabic(index), let unit = word(index).unit else { return nil }
    if let found = frame(index) {
      guard !found.frame.unit.iso.isTime else {
        guard found.frame.offset != 0 else { return nil }
        var time = made(index, found.end)
        time.length = .init(
          duration: one(found.frame.unit, index), kind: found.frame.offset < 0 ? .last : .next)
        return time
      }
      var time = made(index, found.end)
      time.frame = found.frame
      if found.frame.unit == .day, found.frame.offset == 0 { return nil }
      if found.frame.unit == .week { return withWeekday(time) }
      return time
    }
    if let half = half(index) { return arabicHalf(index, half) }
    if has(index, .definite), let counted = arabicLength(index, unit) { return counted }
    guard has(index, .definite) else { return arabicHeaded(index, unit) }
    let next = end(index)
    var time = made(index, next)
    let isLast = Self.lasts.contains(reader.key(next))
    guard isLast || has(next, .numeral), unit != .hour, unit != .second else {
      return unit == .year ? arabicHeaded(index, unit) : definiteAlone(index, unit)
    }
    if isLast {
      time.end = next + 1
      time.ordinal = unit == .quarter ? 4 : -1
    } else {
      guard let number = whole(next, words: 3), number.isOrdinal else {
        guard unit == .century, let number = whole(next, words: 1), number.value == 20 else {
          return arabicHeaded(index, unit)
        }
        time.century = 20
        time.end = number.end
        return time
      }
      time.end = number.end
      time.ordinal = number.value
    }
    if unit == .century {
      time.century = time.ordinal
      time.ordinal = nil
      return time.century ?? 0 > 0 ? time : nil
    }
    if unit == .quarter {
      guard let quarter = time.ordinal, (1...4).contains(quarter) else { return nil }
      time.quarter = quarter
      time.ordinal = nil
      takeYear(&time)
      if time.year == nil { takeYearFrame(&time) }
      if time.year == nil, time.frame == nil { takeDirection(&time) }
      return time
    }
    if unit == .week, let frame = frame(time.end), frame.frame.unit == .year {
      time.week = time.ordinal
      time.ordinal = nil
      time.frame = frame.frame
      time.end = frame.end
      return time
    }
    guard has(time.end, .of) || isLast && unit == .week else { return nil }
    return holding(time, unit)
  }

  /// "semaine prochaine", "mes pasado": a unit with its direction after it.
  func framed(_ index: Int) -> TimeExpression? {
    guard !isArabic(index), let found = frame(index), !found.frame.unit.iso.isTime,
      has(end(index), .directionAfter)
    else { return nil }
    var time = made(index, found.end)
    time.frame = found.frame
    return found.frame.unit == .week ? withWeekday(time) : time
  }

  /// «الأسبوع» alone is this week, seldom enough meant so to be left out, but for the week-end.
  private func definiteAlone(_ index: Int, _ unit: TimeUnit) -> TimeExpression? {
    guard unit == .weekend else { return nil }
    var time = made(index, end(index))
    time.frame = .init(unit: .weekend, offset: 0)
    return time
  }

  private func arabicHalf(_ index: Int, _ half: Int) -> TimeExpression? {
    guard let number = whole(half, words: 1), number.isOrdinal, number.value <= 2 else {
      return nil
    }
    var time = made(index, number.end)
    time.half = number.value
    takeYear(&time)
    if time.year == nil { takeYearFrame(&time) }
    if time.year == nil, time.frame == nil { takeDirection(&time) }
    return time.year == nil && time.frame == nil && time.direction == nil ? nil : time
  }

  /// «السنوات الخمس الماضية», «الأيام الثلاثة المقبلة», «الأشهر 3 القادمة», «اليومين المقبلين».
  private func arabicLength(_ index: Int, _ unit: TimeUnit) -> TimeExpression? {
    var next = end(index)
    var count = 0
    if let number = whole(next, words: 3), number.value > 1 {
      (count, next) = (number.value, number.end)
    } else if reader.hasArticle(next), next < limit,
      let word = ArabicNumberWords.table[reader.keyWithoutArticle(next)],
      word.role == .unit || word.role == .teen && word.value == 10
    {
      (count, next) = (word.value, next + 1)
    } else if Self.pairs.contains(reader.key(index)) {
      count = 2
    } else if Self.fews.contains(reader.key(next)), has(next + 1, .directionAfter) {
      (count, next) = (3, next + 1)
    }
    guard count > 0, has(next, .directionAfter), word(next).offset != 0 else { return nil }
    var time = made(index, end(next))
    time.length = .init(
      duration: ParsedDuration(
        parts: [.init(count: Decimal(count), unit: unit)], start: time.start, end: time.end),
      kind: word(next).offset < 0 ? .last : .next)
    return time
  }

  private static let pairs = WordSet("اليومين الأسبوعين الشهرين العامين السنتين العقدين القرنين")
  private static let fews = WordSet("القليلة")

  /// «عام 2014», «يوم الجمعة», «شهر مارس», «أسبوع 30 نوفمبر».
  private func arabicHeaded(_ index: Int, _ unit: TimeUnit) -> TimeExpression? {
    guard has(index, .head) || unit == .week else { return nil }
    let next = end(index)
    switch unit {
    case .year:
      guard let year = year(next) else { return nil }
      var time = made(index, year.end)
      time.year = year.year
      time.calendar = year.calendar ?? .gregorian
      if year.year < 1500, time.calendar == .gregorian, year.calendar == nil {
        time.calendar = .hijri
      }
      return time
    case .day:
      return arabicDay(index, next)
    case .month:
      guard monthName(next) != nil else { return nil }
      var time = made(index, next)
      takeMonth(&time, at: next)
      if time.year == nil, time.frame == nil { takeDirection(&time) }
      return time
    case .week:
      guard var day = dayFirst(next, outer: 0), day.day != nil else { return nil }
      day.start = start(index)
      day.isWeekOfDay = true
      return day
    default:
      return nil
    }
  }

  /// «يوم الجمعة», «يوم 27», «يوم 22/04», «يوم 14 أكتوبر».
  private func arabicDay(_ index: Int, _ next: Int) -> TimeExpression? {
    if has(next, .weekday) {
      var time = weekday(next, outer: start(next))
      time?.start = start(index)
      return time
    }
    if var date = dayFirst(next, outer: 0) ?? numericDate(next, isTold: true) {
      // The head of a whole date stays outside.
      date.isArabic = true
      return date.day == nil ? nil : date
    }
    guard let number = digits(next), (1...31).contains(number.value), number.width <= 2 else {
      return nil
    }
    var time = made(index, number.end)
    time.day = number.value
    if let frame = frame(skip(number.end, .of)), frame.frame.unit == .month {
      time.frame = frame.frame
      time.end = frame.end
    }
    time.confidence = 0.6
    return time
  }

  /// "year 2008", "week 31", "month of September", "the week of November 30th".
  func headed(_ index: Int, outer: Int) -> TimeExpression? {
    guard !isArabic(index), let unit = word(index).unit else { return nil }
    let next = end(index)
    switch unit {
    case .year:
      if let year = year(next) ?? shortYear(next) {
        var time = made(index, year.end)
        time.year = year.year
        return time
      }
      return nil
    case .week:
      guard let number = digits(next), number.width <= 2, (1...53).contains(number.value),
        !has(number.end, [.unit, .units])
      else { return nil }
      var time = made(index, number.end)
      time.week = number.value
      if has(number.end, .of) { takeYear(&time) }
      return time
    case .month:
      guard has(next, .of), monthName(end(next)) != nil else { return nil }
      var time = made(index, end(next))
      time.start = outer
      guard let month = monthFirst(end(next)) else { return nil }
      (time.month, time.day, time.year, time.end) = (month.month, month.day, month.year, month.end)
      time.isMonthOfDay = month.day != nil
      return time
    default:
      return nil
    }
  }

  /// "year 247", "Year two hundred and sixty seven".
  private func shortYear(_ index: Int) -> (year: Int, end: Int, calendar: CalendarKind?)? {
    guard let number = whole(index, words: 8), !number.isOrdinal, (100...999).contains(number.value)
    else { return nil }
    return (number.value, number.end, nil)
  }

  /// "the week", "weekend", "the day", "the week of November 30th", "w/c Feb 4".
  func unitAlone(_ index: Int, outer: Int, hasThe: Bool) -> TimeExpression? {
    let word = word(index)
    guard !isArabic(index), let unit = word.unit, !word.has(.units), !unit.iso.isTime else {
      return nil
    }
    if Self.weekCommencing.contains(reader.key(index)), mark(index + 1) == 0x2F,
      Self.commencing.contains(reader.key(index + 2))
    {
      return weekOf(index, from: index + 3, outer: start(index), unit: .week)
    }
    guard reader[index].span.count > 2 else { return nil }
    var time = made(index, end(index))
    if hasThe { time.start = outer }
    if let found = hasThe ? frame(index - 1) : nil, found.end > time.end {
      time.frame = found.frame
      time.end = found.end
      return withWeekday(time)
    }
    if has(time.end, [.of, .starting]),
      let week = weekOf(index, from: end(time.end), outer: time.start, unit: unit)
    {
      return week
    }
    if unit == .day, hasThe, has(time.end, .bound), abs(Int(self.word(time.end).offset)) == 1,
      !isDateLike(end(time.end))
    {
      time.frame = .init(unit: .day, offset: Int(self.word(time.end).offset))
      time.end = end(time.end)
      return time
    }
    guard hasThe || unit == .weekend || unit == .workweek, unit != .fortnight, unit != .workday,
      unit != .quarter, unit != .decade, unit != .century, !Self.nights.contains(reader.key(index))
    else { return nil }
    time.frame = .init(unit: unit, offset: 0)
    time.confidence = 0.4
    return time
  }

  private static let nights = WordSet("night")
  private static let weekCommencing = WordSet("w")
  private static let commencing = WordSet("c")

  private func isDateLike(_ index: Int) -> Bool {
    isNumber(index) || has(index, [.month, .weekday, .deictic, .holiday, .direction, .numeral])
  }

  /// A week, month or weekend by a day in it.
  private func weekOf(_ index: Int, from next: Int, outer: Int, unit: TimeUnit) -> TimeExpression? {
    guard unit == .week || unit == .weekend || unit == .month else { return nil }
    let inner = skip(next, .the)
    guard
      var day = dayFirst(inner, outer: 0) ?? (has(inner, .month) ? monthFirst(inner) : nil)
        ?? (has(inner, .holiday) ? holidayAt(inner) : nil) ?? numericDate(inner, isTold: true)
          ?? dayAlone(inner, outer: start(inner), hasThe: true),
      day.day != nil || day.holiday != nil
    else { return nil }
    day.start = outer
    switch unit {
    case .weekend: day.isWeekend = true
    case .month: day.isMonthOfDay = true
    default: day.isWeekOfDay = true
    }
    return day
  }

  private func holidayAt(_ index: Int) -> TimeExpression {
    var time = made(index, end(index))
    time.holiday = Int(word(index).code)
    takeYear(&time)
    return time
  }

  /// "rest of the week", "remaining of the week", «بقية هذا الأسبوع».
  func rest(_ index: Int) -> TimeExpression? {
    var next = skip(end(index), .of)
    next = skip(next, .the)
    let isArabic = isArabic(index)
    if isArabic {
      next = skip(next, .direction)
    } else {
      if has(next, .direction), word(next).offset == 0 { next = end(next) }
      next = skip(next, .my)
    }
    guard has(next, [.unit, .definite]), !has(next, .units), let unit = word(next).unit,
      !unit.iso.isTime
    else { return nil }
    var time = made(index, end(next))
    if isArabic { time.end = skip(time.end, .directionAfter) }
    time.frame = .init(unit: unit, offset: 0)
    time.isRest = true
    return time
  }

  /// "the end of 2000", "end of the day", "the beginning of May".
  func boundary(_ index: Int, outer: Int, hasThe: Bool) -> TimeExpression? {
    let code = word(index).code
    let next = skip(end(index), .of)
    if code == 3, let day = dayEnd(index, next, outer: hasThe ? outer : start(index)) { return day }
    let inner = skip(next, .the)
    var period: TimeExpression?
    guard !has(inner, [.boundary, .edge]) else { return nil }
    if next > end(index) {
      period = date(inner)
      if period == nil || period?.hasDay == true, has(inner, .unit), !has(inner, .units),
        inner > next,
        let unit = word(inner).unit, !unit.iso.isTime, unit != .day
      {
        period = made(inner, end(inner))
        period?.frame = .init(unit: unit, offset: 0)
      }
    } else if has(next, .unit), !has(next, .units), let unit = word(next).unit,
      unit == .month || unit == .year || unit == .week
    {
      period = made(next, end(next))
      period?.frame = .init(unit: unit, offset: 0)
    }
    guard var time = period, !time.hasDay, !time.isArabic || !hasThe, time.length == nil else {
      return nil
    }
    time.start = start(index)
    time.modifier = [1: .start, 2: .middle, 3: .end][code]
    return time
  }

  /// "the end of the day", "end of today", "end of this Sunday".
  private func dayEnd(_ index: Int, _ next: Int, outer: Int) -> TimeExpression? {
    let inner = skip(next, .the)
    var time: TimeExpression?
    if has(inner, .unit), word(inner).unit == .day, !has(inner, .units), !has(inner, .part) {
      time = made(inner, end(inner))
      time?.frame = .init(unit: .day, offset: 0)
    } else if next > end(index), !has(inner, [.boundary, .edge]), let day = date(next), day.hasDay,
      day.clock == nil
    {
      time = day
    }
    time?.start = outer
    time?.isEndOfDay = true
    return time
  }

  func endOfDay(_ index: Int, outer: Int) -> TimeExpression? {
    var time = made(index, end(index))
    time.start = outer
    time.frame = .init(unit: .day, offset: 0)
    time.isEndOfDay = true
    return time
  }

  /// «مطلع حزيران», "early 2020", "mid-March", "later this week", "earlier in the year".
  func edge(_ index: Int, hasThe: Bool) -> TimeExpression? {
    let code = word(index).code
    var next = end(index)
    if isArabic(index) { return arabicEdge(index, code, next) }
    next = skipDash(next)
    if code >= 4 {
      next = skip(next, .in)
      let inner = skip(next, .the)
      var period = frame(next)
      if period == nil, inner > next, has(inner, .unit), !has(inner, .units),
        let unit = word(inner).unit
      {
        period = (.init(unit: unit, offset: 0), end(inner))
      }
      guard let period, period.frame.offset == 0, period.frame.unit.rank >= TimeUnit.week.rank
      else {
        return nil
      }
      var time = made(index, period.end)
      time.frame = period.frame
      time.modifier = code == 4 ? .start : .end
      time.isRelativeEdge = true
      return time
    }
    next = skip(skip(next, .in), .the)
    guard isDateLike(next) || has(next, [.season, .yearPart, .unit, .decade]),
      var time = date(next),
      !time.hasDay, time.length == nil, time.shift == nil, time.confidence > 0.45
    else { return nil }
    time.start = start(index)
    time.modifier = [1: .start, 2: .middle, 3: .end][code]
    return time
  }

  private func arabicEdge(_ index: Int, _ code: UInt8, _ from: Int) -> TimeExpression? {
    var next = from
    if has(next, .of) { next = end(next) }
    if code == 3, Self.lastWord.contains(reader.key(index)), let count = durationAt(next),
      !count.isBare, !count.hasClock
    {
      var time = made(index, count.end)
      time.length = .init(duration: count, kind: .last)
      return time
    }
    guard
      has(next, [.head, .definite, .month, .hijri, .direction, .season, .decade, .unit])
        || plainYear(next) != nil,
      var time = date(next) ?? (plainYear(next) != nil ? bareYearAt(next) : nil),
      time.length == nil, time.shift == nil
    else {
      return endOfArabicDay(index, code, next)
    }
    if time.hasDay {
      guard code == 3, time.frame?.unit == .day else { return nil }
      time.isEndOfDay = true
    }
    time.start = start(index)
    time.modifier = [1: .start, 2: .middle, 3: .end][code]
    return time
  }

  private static let lastWord = WordSet("آخر")

  private func endOfArabicDay(_ index: Int, _ code: UInt8, _ next: Int) -> TimeExpression? {
    guard code == 3, has(next, .deictic) else { return nil }
    var time = made(index, end(next))
    time.frame = .init(unit: .day, offset: Int(word(next).offset))
    time.isEndOfDay = true
    return time
  }

  private func bareYearAt(_ index: Int) -> TimeExpression? {
    guard let year = year(index) else { return nil }
    var time = TimeExpression(start: start(index), end: year.end)
    time.year = year.year
    time.isArabic = true
    return time
  }

  /// "summer 2026", "the summer", «صيف العام الماضي».
  func season(_ index: Int, outer: Int, hasThe: Bool) -> TimeExpression? {
    var time = made(index, end(index))
    if hasThe { time.start = outer }
    time.season = Int(word(index).code)
    takeYear(&time)
    if time.year == nil { takeYearFrame(&time) }
    if time.year == nil, time.frame == nil { takeDirection(&time) }
    let isTold = time.year != nil || time.frame != nil || time.direction != nil
    if time.isArabic { return isTold || has(index - 1, .edge) ? time : nil }
    guard isTold || hasThe || !Self.ambiguousSeasons.contains(reader.key(index))
    else { return nil }
    return isTold || !isCapitalMid(index) ? time : nil
  }

  private static let ambiguousSeasons = WordSet("spring fall")

  private func isCapitalMid(_ index: Int) -> Bool {
    reader[index].isCapitalized && reader[index].hasSpaceBefore && index + 1 < limit
      && reader.isWord(index + 1) && reader[index + 1].isCapitalized
  }

  /// "fiscal year 2018", "fy18", "sy 2008".
  func fiscal(_ index: Int) -> TimeExpression? {
    var time = made(index, end(index))
    time.fiscal = Int(word(index).code)
    if word(index).number > 0 {
      time.year = century(Int(word(index).number))
      return time
    }
    takeYear(&time)
    return time.year != nil || reader[index].span.count > 2 ? time : nil
  }
}
