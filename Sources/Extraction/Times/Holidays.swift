internal import DocumentCore

/// Days that are known by a name, by their number in the lexicon.
enum Holidays {
  /// Days of the Gregorian calendar: month and day.
  private static let fixed: [Int: (Int, Int)] = [
    1: (1, 1), 2: (2, 14), 3: (3, 17), 4: (4, 22), 5: (5, 1), 6: (10, 31), 7: (12, 25), 8: (12, 24),
    9: (12, 31), 10: (7, 4), 11: (11, 11), 12: (4, 1), 13: (12, 26), 14: (11, 1), 15: (1, 6),
  ]
  /// Month, weekday and which of them; -1 for the last.
  private static let floating: [Int: (Int, Int, Int)] = [
    20: (11, 4, 4), 21: (6, 7, 3), 22: (5, 7, 2), 23: (1, 1, 3), 24: (9, 1, 1), 25: (5, 1, -1),
    26: (2, 1, 3),
    27: (10, 1, 2), 28: (11, 5, 4),
  ]
  /// Days after Easter Sunday.
  private static let aroundEaster = [30: 0, 31: -2, 32: 1, 33: -46, 34: 49, 35: -48, 36: -47]
  /// Month and day of the Hijri calendar.
  private static let hijri = [40: (9, 1), 41: (10, 1), 42: (12, 10), 43: (1, 1)]

  /// The day of a holiday in a year.
  static func date(_ number: Int, year: Int) -> CalendarDate? {
    if let (month, day) = fixed[number] { return CalendarDate(year: year, month: month, day: day) }
    if let (month, weekday, count) = floating[number] {
      return nth(count, weekday: weekday, year: year, month: month)
    }
    if let days = aroundEaster[number] { return easter(year)?.adding(days: days) }
    guard let (month, day) = hijri[number] else { return nil }
    for hijriYear in HijriCalendar.years(of: year) {
      if let date = HijriCalendar.date(year: hijriYear, month: month, day: day), date.year == year {
        return date
      }
    }
    return nil
  }

  /// What a text says that names the holiday, in TIMEX's form; nil where only a year tells the day.
  static func timex(_ number: Int, year: Int?) -> String? {
    let prefix = year.map(Digits.four) ?? "XXXX"
    if let (month, day) = fixed[number] {
      return "\(prefix)-\(Digits.two(month))-\(Digits.two(day))"
    }
    if let (month, weekday, count) = floating[number] {
      return "\(prefix)-\(Digits.two(month))-WXX-\(weekday)-\(count)"
    }
    return nil
  }

  /// The so-manieth weekday of a month; nil where it has none such.
  static func nth(_ count: Int, weekday: Int, year: Int, month: Int) -> CalendarDate? {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    if count < 0 {
      let last = first.adding(months: 1).adding(days: -1)
      return last.adding(days: -((last.weekday - weekday + 7) % 7))
    }
    let day = first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (count - 1))
    return day.month == month ? day : nil
  }

  /// Easter Sunday, after Meeus, "Astronomical Algorithms", 1991.
  private static func easter(_ year: Int) -> CalendarDate? {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
