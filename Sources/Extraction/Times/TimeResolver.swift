internal import DocumentCore

/// A day and a time of it.
struct Moment: Hashable, Sendable {
  var date: CalendarDate
  /// Of the day.
  var seconds = 0

  init(_ date: CalendarDate, seconds: Int = 0) {
    self.date = date
    self.seconds = seconds
  }

  /// Reads "2024-05-06" or "2024-05-06T10:20:30".
  init?(iso text: String) {
    guard let date = CalendarDate(iso: text) else { return nil }
    self.date = date
    let fields = text.dropFirst(11).prefix(8).split(separator: ":").map { Int($0) ?? 0 }
    if fields.count >= 2, (0..<24).contains(fields[0]), (0..<60).contains(fields[1]) {
      seconds =
        fields[0] * 3600 + fields[1] * 60 + (fields.count > 2 ? min(max(fields[2], 0), 59) : 0)
    }
  }

  func adding(seconds count: Int) -> Moment {
    let total = seconds + count
    let days = total >= 0 ? total / 86_400 : -((-total + 86_399) / 86_400)
    return Moment(date.adding(days: days), seconds: total - days * 86_400)
  }

  /// ISO 8601.
  var description: String {
    "\(date)T\(Digits.two(seconds / 3600)):\(Digits.two(seconds / 60 % 60)):\(Digits.two(seconds % 60))"
  }
}

/// Turns time expressions into TIMEX and resolved values.
struct TimeResolver {
  /// What relative times are counted from.
  let reference: Moment?
  /// Seasons in TIMEX's letters.
  static let seasons = ["SP", "SU", "FA", "WI"]

  /// A date as the text says it and as it is resolved.
  struct Resolved {
    /// What the text itself says.
    var timex: String
    /// As far as it is known.
    var value: String
    /// The first day, where it is known.
    var first: CalendarDate?
    /// The day after the last.
    var end: CalendarDate?
    /// How long it is.
    var unit: TimeUnit = .day
  }

  /// Resolves the date of an expression, without its clock.
  ///
  /// - Parameter isFuture: The sentence speaks of what is to come.
  func date(_ time: TimeExpression, isFuture: Bool) -> Resolved {
    if time.isNow, time.shift == nil { return day(reference?.date) }
    if let weekday = time.shift?.weekday, time.weekday == weekday, let shift = time.shift {
      return countedWeekday(weekday, shift)
    }
    var inner = time
    inner.shift = nil
    let resolved = unshifted(inner, isFuture: isFuture)
    guard let shift = time.shift else { return resolved }
    let base = time.hasDateBesideShift ? resolved.first : reference?.date
    guard let base else { return Resolved(timex: unresolved(shift), value: unresolved(shift)) }
    var date = self.shift(base, shift.duration, shift.sign)
    if let weekday = shift.weekday { date = date.adding(days: weekday - date.weekday) }
    return day(date)
  }

  private func unresolved(_ shift: TimeExpression.Shift) -> String {
    let unit = shift.duration.parts.map(\.unit).min { $0.rank < $1.rank } ?? .day
    return Self.unresolved(unit)
  }

  private func countedWeekday(_ weekday: Int, _ shift: TimeExpression.Shift) -> Resolved {
    guard let reference = reference?.date, let count = shift.duration.parts.first?.count.integer
    else {
      return same("XXXX-WXX-\(weekday)")
    }
    let ahead = (weekday - reference.weekday + 7) % 7
    let first = shift.sign > 0 ? (ahead == 0 ? 7 : ahead) : (ahead == 0 ? -7 : ahead - 7)
    return day(reference.adding(days: first + shift.sign * 7 * (count.clamped - 1)))
  }

  private func unshifted(_ time: TimeExpression, isFuture: Bool) -> Resolved {
    if let length = time.length { return stretch(length, time, isFuture: isFuture) }
    if time.isRest, let frame = time.frame { return rest(frame.unit) }
    if let holiday = time.holiday { return self.holiday(holiday, time) }
    if time.isWeekOfDay || time.isMonthOfDay { return around(time, isFuture: isFuture) }
    if let fiscal = time.fiscal { return self.fiscal(fiscal, time) }
    if let frame = time.frame { return framed(frame, time, isFuture: isFuture) }
    return calendar(time, isFuture: isFuture)
  }

  func same(_ text: String, _ first: CalendarDate? = nil, _ unit: TimeUnit = .day) -> Resolved {
    Resolved(
      timex: text, value: text, first: first, end: first.map { self.end(of: $0, unit) }, unit: unit)
  }

  private func day(_ date: CalendarDate?) -> Resolved {
    date.map { same($0.description, $0) } ?? same("XXXX-XX-XX")
  }

  /// The day after a period that begins on a day.
  private func end(of first: CalendarDate, _ unit: TimeUnit) -> CalendarDate {
    switch unit {
    case .week: first.adding(days: 7)
    case .workweek: first.adding(days: 5)
    case .weekend: first.adding(days: 2)
    case .month: first.adding(months: 1)
    case .quarter: first.adding(months: 3)
    case .year: first.adding(months: 12)
    case .decade: first.adding(months: 120)
    case .century: first.adding(months: 1200)
    default: first.adding(days: 1)
    }
  }

  // MARK: Periods counted from the reference

  private func framed(
    _ frame: TimeExpression.Frame, _ time: TimeExpression, isFuture: Bool
  ) -> Resolved {
    guard let reference = reference?.date else { return unresolved(frame, time) }
    let offset = frame.offset
    switch frame.unit {
    case .week, .workweek:
      let monday = reference.adding(days: 1 - reference.weekday + 7 * offset)
      if let weekday = time.weekday { return day(monday.adding(days: weekday - 1)) }
      return week(of: monday, frame.unit)
    case .weekend:
      let monday = reference.adding(days: 1 - reference.weekday + 7 * offset)
      let text = "\(weekText(monday))-WE"
      return same(text, monday.adding(days: 5), .weekend)
    case .month:
      let month = reference.adding(days: 1 - reference.day).adding(months: offset)
      return inMonth(year: month.year, month: month.month, isYearTold: true, time)
    case .year:
      let year = reference.year + offset
      return inYear(year, time, isFuture: isFuture)
    case .quarter:
      let first = CalendarDate(
        year: reference.year, month: (reference.month - 1) / 3 * 3 + 1, day: 1)
      return first.map { quarter($0.adding(months: 3 * offset)) } ?? same("XXXX-QX")
    case .decade:
      return decade((reference.year / 10 + offset) * 10)
    case .century:
      return century(reference.year / 100 + 1 + offset)
    default:
      return day(reference.adding(days: offset))
    }
  }

  private func unresolved(_ frame: TimeExpression.Frame, _ time: TimeExpression) -> Resolved {
    if frame.unit == .week, let weekday = time.weekday { return same("XXXX-WXX-\(weekday)") }
    if frame.unit == .year,
      time.month != nil || time.quarter != nil || time.half != nil || time.season != nil
    {
      var plain = time
      plain.frame = nil
      return calendar(plain, isFuture: false)
    }
    if frame.unit == .month, let day = time.day { return same("XXXX-XX-\(Digits.two(day))") }
    return same(Self.unresolved(frame.unit), nil, frame.unit)
  }

  static func unresolved(_ unit: TimeUnit) -> String {
    switch unit {
    case .week, .fortnight, .workweek: "XXXX-WXX"
    case .weekend: "XXXX-WXX-WE"
    case .month: "XXXX-XX"
    case .quarter: "XXXX-QX"
    case .year, .decade, .century: "XXXX"
    case .hour, .minute, .second: "XXXX-XX-XXTXX:XX:XX"
    default: "XXXX-XX-XX"
    }
  }

  private func weekText(_ day: CalendarDate) -> String {
    "\(Digits.four(day.week.year))-W\(Digits.two(day.week.number))"
  }

  private func week(of monday: CalendarDate, _ unit: TimeUnit = .week) -> Resolved {
    same(weekText(monday), monday, unit)
  }

  private func quarter(_ first: CalendarDate) -> Resolved {
    let last = first.adding(months: 3)
    return Resolved(
      timex: "(\(first),\(last),P3M)",
      value: "\(Digits.four(first.year))-Q\((first.month - 1) / 3 + 1)",
      first: first, end: last, unit: .quarter)
  }

  private func decade(_ year: Int) -> Resolved {
    guard let first = CalendarDate(year: max(1, year), month: 1, day: 1) else {
      return same("XXXX")
    }
    let end = first.adding(months: 120)
    return Resolved(
      timex: "(\(first),\(end),P10Y)", value: "\(Digits.four(year).prefix(3))X", first: first,
      end: end, unit: .decade)
  }

  private func century(_ number: Int) -> Resolved {
    guard let first = CalendarDate(year: max(1, (number - 1) * 100), month: 1, day: 1) else {
      return same("XXXX")
    }
    let end = first.adding(months: 1200)
    return Resolved(
      timex: "(\(first),\(end),P100Y)", value: "\(Digits.four((number - 1) * 100).prefix(2))XX",
      first: first, end: end,
      unit: .century)
  }

  /// What is told within a year that is known.
  private func inYear(_ year: Int, _ time: TimeExpression, isFuture: Bool) -> Resolved {
    guard (1...9999).contains(year) else { return same("XXXX") }
    if time.month != nil || time.quarter != nil || time.half != nil || time.season != nil
      || time.week != nil
      || time.ordinal != nil
    {
      var told = time
      told.frame = nil
      told.year = year
      return calendar(told, isFuture: isFuture)
    }
    return same(Digits.four(year), CalendarDate(year: year, month: 1, day: 1), .year)
  }

  /// What is told within a month.
  private func inMonth(year: Int, month: Int, isYearTold: Bool, _ time: TimeExpression) -> Resolved
  {
    let yearText = isYearTold ? Digits.four(year) : "XXXX"
    if let ordinal = time.ordinal, let weekday = time.weekday {
      let date = Holidays.nth(ordinal, weekday: weekday, year: year, month: month)
      let text =
        "\(time.year == nil ? "XXXX" : yearText)-\(Digits.two(month))-WXX-\(weekday)-#\(ordinal)"
      return Resolved(
        timex: text, value: date?.description ?? text, first: date, end: date?.adding(days: 1))
    }
    if let week = time.week {
      return weekOfMonth(week, year: year, month: month, yearText: yearText, weekday: time.weekday)
    }
    if let day = time.day {
      let text = "\(yearText)-\(Digits.two(month))-\(Digits.two(day))"
      let date = CalendarDate(year: year, month: month, day: day)
      return Resolved(
        timex: text, value: date?.description ?? text, first: date, end: date?.adding(days: 1))
    }
    return same(
      "\(yearText)-\(Digits.two(month))", CalendarDate(year: year, month: month, day: 1), .month)
  }

  /// The so-manieth week of a month: the first is that of its first Thursday.
  private func weekOfMonth(
    _ number: Int, year: Int, month: Int, yearText: String, weekday: Int?
  ) -> Resolved {
    guard let first = CalendarDate(year: year, month: month, day: 1) else {
      return same("XXXX-WXX")
    }
    var monday = first.adding(days: 1 - first.weekday)
    if first.weekday > 4 { monday = monday.adding(days: 7) }
    var count = number
    if number < 0 {
      let last = first.adding(months: 1).adding(days: -1)
      let lastMonday = last.adding(days: 1 - last.weekday - (last.weekday < 4 ? 7 : 0))
      count = (lastMonday.dayNumber - monday.dayNumber) / 7 + 1
    }
    monday = monday.adding(days: 7 * (count - 1))
    if let weekday {
      let date = monday.adding(days: weekday - 1)
      let text = "\(yearText)-\(Digits.two(month))-WXX-\(weekday)-#\(count)"
      return Resolved(timex: text, value: date.description, first: date, end: date.adding(days: 1))
    }
    return Resolved(
      timex: "\(yearText)-\(Digits.two(month))-W\(Digits.two(count))", value: weekText(monday),
      first: monday,
      end: monday.adding(days: 7), unit: .week)
  }

  // MARK: The calendar

  private func calendar(_ time: TimeExpression, isFuture: Bool) -> Resolved {
    if time.calendar != .gregorian { return foreign(time) }
    if let decade = time.decade { return decades(decade, time) }
    if let century = time.century { return self.century(century) }
    if let quarter = time.quarter { return yearQuarter(quarter, time) }
    if let half = time.half { return yearHalf(half, time) }
    if let season = time.season { return self.season(season, time) }
    if let week = time.week, time.month == nil { return yearWeek(week, time) }
    if let month = time.month { return dated(month, time, isFuture: isFuture) }
    if let ordinal = time.ordinal, let weekday = time.weekday {
      return ordinalWeekday(ordinal, weekday)
    }
    if let day = time.day { return dayAlone(day, time, isFuture: isFuture) }
    if let weekday = time.weekday { return self.weekday(weekday, time, isFuture: isFuture) }
    if let year = time.year {
      return same(Digits.four(year), CalendarDate(year: year, month: 1, day: 1), .year)
    }
    return same("XXXX-XX-XX")
  }

  private func decades(_ decade: Int, _ time: TimeExpression) -> Resolved {
    guard !time.isCenturyTold else { return self.decade(decade) }
    let end = (decade + 10) % 100
    var resolved = self.decade(1900 + decade)
    resolved.timex = "(XX\(Digits.two(decade))-01-01,XX\(Digits.two(end))-01-01,P10Y)"
    return resolved
  }

  private func yearQuarter(_ number: Int, _ time: TimeExpression) -> Resolved {
    let month = number * 3 - 2
    let year = time.year ?? (reference?.date.year).map { $0 + (time.direction?.offset ?? 0) }
    let next = number == 4 ? (year ?? 0) + 1 : year ?? 0
    let isTold = time.year != nil || time.direction != nil && year != nil
    let (first, last) = isTold ? (Digits.four(year ?? 0), Digits.four(next)) : ("XXXX", "XXXX")
    let start = year.flatMap { CalendarDate(year: $0, month: month, day: 1) }
    return Resolved(
      timex:
        "(\(first)-\(Digits.two(month))-01,\(last)-\(Digits.two(month % 12 == 10 ? 1 : month + 3))-01,P3M)",
      value: "\(year.map(Digits.four) ?? "XXXX")-Q\(number)", first: start,
      end: start?.adding(months: 3), unit: .quarter)
  }

  private func yearHalf(_ number: Int, _ time: TimeExpression) -> Resolved {
    let year = time.year ?? (reference?.date.year).map { $0 + (time.direction?.offset ?? 0) }
    guard let year, let first = CalendarDate(year: year, month: number * 6 - 5, day: 1) else {
      return same("XXXX-H\(number)")
    }
    let end = first.adding(months: 6)
    return Resolved(
      timex: "(\(first),\(end),P6M)", value: "\(Digits.four(year))-H\(number)", first: first,
      end: end, unit: .quarter)
  }

  private func season(_ number: Int, _ time: TimeExpression) -> Resolved {
    let letters = Self.seasons[number - 1]
    let year = time.year ?? (reference?.date.year).map { $0 + (time.direction?.offset ?? 0) }
    let isTold = time.year != nil || time.direction != nil
    let value = "\(year.map(Digits.four) ?? "XXXX")-\(letters)"
    return Resolved(timex: isTold ? value : letters, value: value, first: nil, unit: .quarter)
  }

  private func yearWeek(_ number: Int, _ time: TimeExpression) -> Resolved {
    guard let year = time.year ?? reference?.date.year,
      let january = CalendarDate(year: year, month: 1, day: 4)
    else { return same("XXXX-W\(Digits.two(max(number, 0)))", nil, .week) }
    var monday = january.adding(days: 1 - january.weekday + 7 * (number - 1))
    if number < 0, let december = CalendarDate(year: year, month: 12, day: 28) {
      monday = december.adding(days: 1 - december.weekday)
    }
    if let weekday = time.weekday { return day(monday.adding(days: weekday - 1)) }
    return week(of: monday)
  }

  /// "second Sunday": of this month.
  private func ordinalWeekday(_ ordinal: Int, _ weekday: Int) -> Resolved {
    guard let reference = reference?.date else { return same("XXXX-XX-WXX-\(weekday)-#\(ordinal)") }
    guard
      let date = Holidays.nth(
        ordinal, weekday: weekday, year: reference.year, month: reference.month)
    else {
      return same("XXXX-XX-WXX-\(weekday)-#\(ordinal)")
    }
    return day(date)
  }

  /// A month, with a day or without.
  private func dated(_ month: Int, _ time: TimeExpression, isFuture: Bool) -> Resolved {
    if let year = time.year { return inMonth(year: year, month: month, isYearTold: true, time) }
    if time.ordinal != nil || time.week != nil {
      let year = reference?.date.year ?? 0
      guard year > 0 else { return same("XXXX-\(Digits.two(month))-WXX") }
      return inMonth(year: year, month: month, isYearTold: false, time)
    }
    let rest = time.day.map { "-\(Digits.two($0))" } ?? ""
    let timex = "XXXX-\(Digits.two(month))\(rest)"
    let unit: TimeUnit = time.day == nil ? .month : .day
    guard let reference = reference?.date,
      let date = nearest(month: month, time, to: reference, isFuture: isFuture)
    else { return same(timex, nil, unit) }
    let value = time.day == nil ? String(date.description.prefix(7)) : date.description
    let isTold = time.direction != nil && time.day == nil
    return Resolved(
      timex: isTold ? value : timex, value: value, first: date, end: end(of: date, unit), unit: unit
    )
  }

  /// The year's month or day that is meant: as the direction says, else the one with the weekday,
  /// else the nearest.
  private func nearest(
    month: Int, _ time: TimeExpression, to reference: CalendarDate, isFuture: Bool
  ) -> CalendarDate? {
    let reach = time.month == 2 && time.day == 29 ? 8 : 1
    let years = max(1, reference.year - reach)...min(9999, reference.year + reach)
    let dates = years.compactMap { CalendarDate(year: $0, month: month, day: time.day ?? 1) }
    let today = time.day == nil ? reference.adding(days: 1 - reference.day) : reference
    if let weekday = time.weekday, time.direction == nil,
      let date = dates.filter({ $0.weekday == weekday }).min(by: nearer(to: today))
    {
      return date
    }
    if let direction = time.direction {
      if direction.offset == 0 { return dates.first { $0.year == reference.year } }
      return direction.offset < 0 ? dates.last { $0 < today } : dates.first { $0 > today }
    }
    if isFuture, let date = dates.first(where: { $0 >= today }) { return date }
    return dates.min(by: nearer(to: today))
  }

  private func nearer(to day: CalendarDate) -> (CalendarDate, CalendarDate) -> Bool {
    { abs($0.dayNumber - day.dayNumber) < abs($1.dayNumber - day.dayNumber) }
  }

  /// "the 17th", "Friday the 15th".
  private func dayAlone(_ day: Int, _ time: TimeExpression, isFuture: Bool) -> Resolved {
    let timex = "XXXX-XX-\(Digits.two(day))"
    guard let reference = reference?.date else {
      return same(time.weekday.map { "XXXX-WXX-\($0)" } ?? timex)
    }
    let first = reference.adding(days: 1 - reference.day)
    if let weekday = time.weekday {
      let months = [
        0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8, 9, -9, 10, -10, 11, -11,
      ]
      for months in months {
        let month = first.adding(months: months)
        if let date = CalendarDate(year: month.year, month: month.month, day: day),
          date.weekday == weekday
        {
          return Resolved(
            timex: months == 0 ? date.description : "XXXX-WXX-\(weekday)", value: date.description,
            first: date,
            end: date.adding(days: 1))
        }
      }
      return same("XXXX-WXX-\(weekday)")
    }
    let shift =
      time.direction?.offset
      ?? (isFuture ? (day < reference.day ? 1 : 0) : day > reference.day ? -1 : 0)
    let month = first.adding(months: shift)
    guard let date = CalendarDate(year: month.year, month: month.month, day: day) else {
      return same(timex)
    }
    return Resolved(timex: timex, value: date.description, first: date, end: date.adding(days: 1))
  }

  private func weekday(_ weekday: Int, _ time: TimeExpression, isFuture: Bool) -> Resolved {
    let timex = "XXXX-WXX-\(weekday)"
    guard let reference = reference?.date else { return same(timex) }
    var days = weekday - reference.weekday
    if let direction = time.direction {
      let isNear = direction.isNear || time.isArabic
      switch direction.offset {
      case ..<0: days = isNear ? (days < 0 ? days : days - 7) : days - 7
      case 1...: days = isNear ? (days > 0 ? days : days + 7) : days + 7
      default: break
      }
    } else if isFuture {
      if days < 0 { days += 7 }
    } else if days > 0 {
      days -= 7
    }
    let date = reference.adding(days: days)
    return Resolved(
      timex: time.direction == nil ? timex : date.description, value: date.description, first: date,
      end: date.adding(days: 1))
  }

  private func foreign(_ time: TimeExpression) -> Resolved {
    let rest = time.day.map { "-\(Digits.two($0))" } ?? ""
    let month = time.month.map { "-\(Digits.two($0))" } ?? ""
    let timex = "\(time.year.map(Digits.four) ?? "XXXX")\(month)\(rest)"
    let year =
      time.year
      ?? reference.map {
        time.calendar == .hijri ? HijriCalendar.year(of: $0.date) : $0.date.year - 621
      }
    guard let year else { return same(timex) }
    guard let month = time.month, let day = time.day else {
      return Resolved(timex: timex, value: Digits.four(year) + month, first: nil, unit: .month)
    }
    guard let date = time.calendar.date(year: year, month: month, day: day) else {
      return same(timex)
    }
    return Resolved(timex: timex, value: date.description, first: date, end: date.adding(days: 1))
  }

  private func holiday(_ number: Int, _ time: TimeExpression) -> Resolved {
    let known =
      time.year
      ?? (time.frame?.unit == .year
        ? reference.map { $0.date.year + (time.frame?.offset ?? 0) } : nil)
    var date = known.flatMap { Holidays.date(number, year: $0) }
    if known == nil, let reference = reference?.date {
      let dates = (reference.year - 1...reference.year + 1).compactMap {
        Holidays.date(number, year: $0)
      }
      switch time.direction?.offset ?? 9 {
      case -1: date = dates.last { $0 < reference }
      case 1: date = dates.first { $0 > reference }
      case 0: date = dates.first { $0.year == reference.year }
      default: date = dates.min(by: nearer(to: reference))
      }
    }
    if time.isWeekend {
      guard let date else { return same("XXXX-WXX-WE", nil, .weekend) }
      let saturday = date.adding(days: date.weekday == 1 ? -2 : 6 - date.weekday)
      return same("\(weekText(saturday))-WE", saturday, .weekend)
    }
    guard let date else { return same(Holidays.timex(number, year: known) ?? "XXXX") }
    let isTold = known != nil || time.direction != nil
    let timex =
      isTold
      ? Holidays.timex(number, year: known).map { known == nil ? date.description : $0 }
        ?? date.description
      : Holidays.timex(number, year: nil) ?? "XXXX\(date.description.dropFirst(4))"
    return Resolved(timex: timex, value: date.description, first: date, end: date.adding(days: 1))
  }

  /// A week or month by a day in it.
  private func around(_ time: TimeExpression, isFuture: Bool) -> Resolved {
    var inner = time
    (inner.isWeekOfDay, inner.isMonthOfDay) = (false, false)
    var resolved = unshifted(inner, isFuture: isFuture)
    guard let date = resolved.first else { return resolved }
    if time.isMonthOfDay {
      resolved.first = date.adding(days: 1 - date.day)
      resolved.value = String(date.description.prefix(7))
      resolved.unit = .month
    } else {
      resolved.first = date.adding(days: 1 - date.weekday)
      resolved.value = weekText(date)
      resolved.unit = .week
    }
    resolved.end = resolved.first.map { end(of: $0, resolved.unit) }
    return resolved
  }

  private func fiscal(_ code: Int, _ time: TimeExpression) -> Resolved {
    let year =
      time.year
      ?? (time.frame != nil ? reference.map { $0.date.year + (time.frame?.offset ?? 0) } : nil)
    return same("\(code == 1 ? "FY" : "SY")\(year.map(Digits.four) ?? "XXXX")", nil, .year)
  }

  // MARK: Stretches

  /// So much of a period as is left.
  private func rest(_ unit: TimeUnit) -> Resolved {
    guard let now = reference else { return same(Self.unresolved(unit), nil, unit) }
    let today = now.date
    let last: CalendarDate
    switch unit {
    case .week: last = today.adding(days: 7 - today.weekday)
    case .month: last = today.adding(days: 1 - today.day).adding(months: 1).adding(days: -1)
    case .year: last = CalendarDate(year: today.year, month: 12, day: 31) ?? today
    default:
      let end = Moment(today, seconds: 86_399)
      return Resolved(
        timex: "(\(now.description),\(end.description),PT\(86_399 - now.seconds)S)",
        value: "\(now.description)/\(end.description)", first: today, end: today.adding(days: 1),
        unit: .hour)
    }
    let count = last.dayNumber - today.dayNumber + (unit == .week ? 0 : 1)
    return Resolved(
      timex: "(\(today),\(last),P\(count)D)", value: "\(today)/\(last)", first: today, end: last,
      unit: .day)
  }

  /// "the next three days" and the like.
  private func stretch(
    _ length: TimeExpression.Length, _ time: TimeExpression, isFuture: Bool
  ) -> Resolved {
    let duration = length.duration
    guard let reference else { return same(duration.value, nil, .year) }
    var base = time
    base.length = nil
    if let year = time.year, length.kind == .last, let count = duration.parts.first?.count.integer,
      let end = CalendarDate(year: year + 1, month: 1, day: 1)
    {
      return interval(end.adding(months: -count.clamped), end, duration.value)
    }
    if duration.hasClock {
      var from = reference
      if base.hasDate, let date = unshifted(base, isFuture: isFuture).first {
        from = Moment(date, seconds: 0)
      }
      if let clock = time.clock { from.seconds = clock.seconds }
      let to = moving(from, duration, length.kind == .last ? -1 : 1)
      let (first, last) = length.kind == .last ? (to, from) : (from, to)
      return Resolved(
        timex: "(\(first.description),\(last.description),\(duration.value))",
        value: "\(first.description)/\(last.description)", first: first.date, end: last.date,
        unit: .hour)
    }
    let unit = duration.parts[0].unit
    let today =
      base.hasDate ? unshifted(base, isFuture: isFuture).first ?? reference.date : reference.date
    if let aligned = aligned(length, unit, today) { return aligned }
    switch length.kind {
    case .last: return interval(shift(today, duration, -1), today, duration.value)
    case .next:
      let first = unit.rank >= TimeUnit.day.rank ? today.adding(days: 1) : today
      return interval(first, shift(first, duration, 1), duration.value)
    case .onward: return interval(today, shift(today, duration, 1), duration.value)
    }
  }

  private func interval(_ first: CalendarDate, _ last: CalendarDate, _ length: String) -> Resolved {
    Resolved(
      timex: "(\(first),\(last),\(length))", value: "\(first)/\(last)", first: first, end: last,
      unit: .day)
  }

  /// Quarters, decades and centuries are counted as the calendar cuts them; a fortnight begins with today or tomorrow's week.
  private func aligned(
    _ length: TimeExpression.Length, _ unit: TimeUnit, _ today: CalendarDate
  ) -> Resolved? {
    guard length.duration.parts.count == 1, length.kind != .onward,
      let count = length.duration.parts[0].count.integer,
      count.magnitude < 1000
    else { return nil }
    let isPast = length.kind == .last
    let months: Int
    let current: CalendarDate?
    switch unit {
    case .quarter:
      months = 3
      current = CalendarDate(year: today.year, month: (today.month - 1) / 3 * 3 + 1, day: 1)
    case .decade:
      months = 120
      current = CalendarDate(year: max(1, today.year / 10 * 10), month: 1, day: 1)
    case .century:
      months = 1200
      current = CalendarDate(year: max(1, today.year / 100 * 100), month: 1, day: 1)
    default:
      return nil
    }
    guard let current else { return nil }
    let first = isPast ? current.adding(months: -months * count) : current.adding(months: months)
    let last = isPast ? current : first.adding(months: months * count)
    return interval(first, last, unit == .quarter ? "P\(3 * count)M" : length.duration.value)
  }

  /// A date so much later.
  func shift(_ date: CalendarDate, _ duration: ParsedDuration, _ sign: Int) -> CalendarDate {
    var date = date
    for part in duration.parts.sorted(by: { $0.unit.rank > $1.unit.rank })
    where !part.unit.iso.isTime {
      let count = sign * part.count.nearest.clamped
      date = shift(date, part.unit, count)
    }
    return date
  }

  private func shift(_ date: CalendarDate, _ unit: TimeUnit, _ count: Int) -> CalendarDate {
    let amount = count * unit.iso.count
    switch unit {
    case .week, .fortnight, .workweek: return date.adding(days: 7 * amount)
    case .month, .quarter: return date.adding(months: amount)
    case .year, .decade, .century: return date.adding(months: 12 * amount)
    case .workday: return workdays(date, count)
    default: return date.adding(days: amount)
    }
  }

  /// So many days later, weekends not counted.
  private func workdays(_ date: CalendarDate, _ count: Int) -> CalendarDate {
    let weeks = count / 5
    var date = date.adding(days: 7 * weeks)
    var left = abs(count % 5)
    while left > 0 {
      date = date.adding(days: count.signum())
      if date.weekday < 6 { left -= 1 }
    }
    return date
  }

  /// A moment so much later.
  func moving(_ moment: Moment, _ duration: ParsedDuration, _ sign: Int) -> Moment {
    var result = Moment(shift(moment.date, duration, sign), seconds: moment.seconds)
    for part in duration.parts where part.unit.iso.isTime {
      let unit = [1, 60, 3600][part.unit.rank]
      let seconds = (part.count.multiplied(by: Decimal(unit)) ?? part.count).nearest
      result = result.adding(seconds: sign * min(max(seconds, -1_000_000_000), 1_000_000_000))
    }
    return result
  }
}

extension Int {
  /// Small enough for date arithmetic.
  var clamped: Int { Swift.min(Swift.max(self, -200_000), 200_000) }
}

extension TimeExpression {
  /// The shift begins at something that is said, not at the reference.
  var hasDateBesideShift: Bool {
    year != nil || month != nil || day != nil || weekday != nil || frame != nil || holiday != nil
  }
}
