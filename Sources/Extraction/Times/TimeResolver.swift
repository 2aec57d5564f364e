internal import DocumentCore

/// Turns time expressions into TIMEX and resolved values.
struct TimeResolver {
  /// The date that relative times are counted from.
  let reference: CalendarDate?

  /// A date as the text says it and as it is resolved.
  struct Resolved {
    var timex: String
    var value: String
    /// The first day of it, where it is known.
    var first: CalendarDate?
  }

  /// Resolves the date of an expression, without its clock.
  ///
  /// - Parameter isFuture: The sentence speaks of what is to come.
  func date(_ time: TimeExpression, isFuture: Bool) -> Resolved {
    switch time.base {
    case .clock: Resolved(timex: "", value: "", first: nil)
    case .offset(let unit, let count): offset(unit, count)
    case .period(let unit, let count): period(unit, count)
    case .calendar: calendar(time, isFuture: isFuture)
    }
  }

  private func same(_ text: String, _ first: CalendarDate? = nil) -> Resolved {
    Resolved(timex: text, value: text, first: first)
  }

  private func offset(_ unit: TimeUnit, _ count: Int) -> Resolved {
    let iso = unit.iso
    guard let reference, !iso.isTime else {
      return same(iso.isTime ? (count < 0 ? "PAST_REF" : "FUTURE_REF") : Self.unresolved(unit))
    }
    let date = shift(reference, unit, count)
    return same(date.description, date)
  }

  private func period(_ unit: TimeUnit, _ count: Int) -> Resolved {
    guard let reference else { return same(Self.unresolved(unit)) }
    switch unit {
    case .week:
      let day = reference.adding(days: 7 * count)
      return same("\(Digits.four(day.week.year))-W\(Digits.two(day.week.number))", day)
    case .weekend:
      let day = reference.adding(days: 7 * count)
      let week = "\(Digits.four(day.week.year))-W\(Digits.two(day.week.number))-WE"
      return same(week, day.adding(days: 6 - day.weekday))
    case .month:
      let month = reference.adding(months: count)
      return same("\(Digits.four(month.year))-\(Digits.two(month.month))", month)
    case .quarter:
      let month = reference.adding(months: 3 * count)
      return same("\(Digits.four(month.year))-Q\((month.month - 1) / 3 + 1)", month)
    case .year:
      return same(Digits.four(max(1, reference.year + count)), reference.adding(months: 12 * count))
    case .decade:
      return same("\(Digits.four(max(0, reference.year + 10 * count)).prefix(3))X")
    case .century:
      return same("\(Digits.four(max(0, reference.year + 100 * count)).prefix(2))XX")
    default:
      let day = reference.adding(days: count)
      return same(day.description, day)
    }
  }

  private static func unresolved(_ unit: TimeUnit) -> String {
    switch unit {
    case .week: "XXXX-WXX"
    case .weekend: "XXXX-WXX-WE"
    case .month: "XXXX-XX"
    case .quarter: "XXXX-QX"
    case .year: "XXXX"
    case .decade: "XXXX"
    case .century: "XXXX"
    default: "XXXX-XX-XX"
    }
  }

  private func calendar(_ time: TimeExpression, isFuture: Bool) -> Resolved {
    if time.isHijri { return hijri(time, isFuture: isFuture) }
    if let decade = time.decade { return same("\(Digits.four(decade).prefix(3))X") }
    if let part = time.quarter.map({ "Q\($0)" }) ?? time.half.map({ "H\($0)" }) ?? time.season {
      return yearPart(part, time)
    }
    if let month = time.month { return dated(month, time, isFuture: isFuture) }
    if let day = time.day { return dayAlone(day, time) }
    if let weekday = time.weekday { return self.weekday(weekday, time, isFuture: isFuture) }
    if let year = time.year { return same(Digits.four(year)) }
    return same("XXXX-XX-XX")
  }

  private func yearPart(_ part: String, _ time: TimeExpression) -> Resolved {
    let timex = "\(time.year.map(Digits.four) ?? "XXXX")-\(part)"
    guard time.year == nil, let reference else { return same(timex) }
    let year = reference.year + (time.direction?.rawValue ?? 0)
    let value = "\(Digits.four(year))-\(part)"
    if time.season != nil, time.direction == nil {
      return Resolved(timex: part, value: value, first: nil)
    }
    return Resolved(timex: time.direction == nil ? timex : value, value: value, first: nil)
  }

  /// A month, with a day or without.
  private func dated(_ month: Int, _ time: TimeExpression, isFuture: Bool) -> Resolved {
    let rest = time.day.map { "-\(Digits.two($0))" } ?? ""
    let timex = "\(time.year.map(Digits.four) ?? "XXXX")-\(Digits.two(month))\(rest)"
    let day = time.day ?? 1
    if let year = time.year {
      return same(timex, CalendarDate(year: year, month: month, day: day))
    }
    guard let reference else { return same(timex) }
    guard let date = nearest(month: month, time, to: reference, isFuture: isFuture) else {
      return same(timex)
    }
    let value = time.day == nil ? String(date.description.prefix(7)) : date.description
    let isTold = time.direction != nil && time.day == nil
    return Resolved(timex: isTold ? value : timex, value: value, first: date)
  }

  /// The year's month or day that is meant: as the direction says, else the one with the weekday,
  /// else the nearest.
  private func nearest(
    month: Int, _ time: TimeExpression, to reference: CalendarDate, isFuture: Bool
  ) -> CalendarDate? {
    let years = (reference.year - 1)...(reference.year + 1)
    let dates = years.compactMap { CalendarDate(year: $0, month: month, day: time.day ?? 1) }
    let today = time.day == nil ? reference.adding(days: 1 - reference.day) : reference
    if let weekday = time.weekday, time.direction == nil,
      let date = dates.filter({ $0.weekday == weekday }).min(by: nearer(to: today))
    {
      return date
    }
    switch time.direction {
    case .past: return dates.last { $0 < today }
    case .next: return dates.first { $0 > today }
    case .current: return dates.first { $0.year == reference.year }
    case nil: break
    }
    if isFuture, let date = dates.first(where: { $0 >= today }) { return date }
    return dates.min(by: nearer(to: today))
  }

  private func nearer(to day: CalendarDate) -> (CalendarDate, CalendarDate) -> Bool {
    { abs($0.dayNumber - day.dayNumber) < abs($1.dayNumber - day.dayNumber) }
  }

  /// "the 17th".
  private func dayAlone(_ day: Int, _ time: TimeExpression) -> Resolved {
    let timex = "XXXX-XX-\(Digits.two(day))"
    guard let reference else { return same(timex) }
    let month = reference.adding(days: 1 - reference.day)
      .adding(months: time.direction?.rawValue ?? (day > reference.day ? -1 : 0))
    guard let date = CalendarDate(year: month.year, month: month.month, day: day) else {
      return same(timex)
    }
    return Resolved(timex: timex, value: date.description, first: date)
  }

  private func weekday(_ weekday: Int, _ time: TimeExpression, isFuture: Bool) -> Resolved {
    let timex = "XXXX-WXX-\(weekday)"
    guard let reference else { return same(timex) }
    var days = weekday - reference.weekday
    switch time.direction {
    case .past: days = time.isArabicDirection ? (days < 0 ? days : days - 7) : days - 7
    case .next: days = time.isArabicDirection ? (days > 0 ? days : days + 7) : days + 7
    case .current: break
    case nil:
      if isFuture { if days < 0 { days += 7 } } else if days > 0 { days -= 7 }
    }
    let date = reference.adding(days: days)
    let isTold = time.direction != nil
    return Resolved(
      timex: isTold ? date.description : timex, value: date.description, first: date)
  }

  private func hijri(_ time: TimeExpression, isFuture: Bool) -> Resolved {
    let month = time.month ?? 1
    let rest = time.day.map { "-\(Digits.two($0))" } ?? ""
    let timex = "\(time.year.map(Digits.four) ?? "XXXX")-\(Digits.two(month))\(rest)"
    let year = time.year ?? reference.map(HijriCalendar.year(of:))
    guard let year else { return same(timex) }
    guard let day = time.day else {
      return Resolved(timex: timex, value: "\(Digits.four(year))-\(Digits.two(month))", first: nil)
    }
    guard let date = HijriCalendar.date(year: year, month: month, day: day) else {
      return same(timex)
    }
    return Resolved(timex: timex, value: date.description, first: date)
  }
}

extension Int {
  /// Small enough for date arithmetic.
  var clamped: Int { Swift.min(Swift.max(self, -200_000), 200_000) }
}

extension TimeExpression {
  /// «الماضي» means the latest one; "last Friday" the one of last week.
  var isArabicDirection: Bool { !isEnglish }
}
