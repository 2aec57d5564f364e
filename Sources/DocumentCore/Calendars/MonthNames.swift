internal import CTables

/// A calendar that dates are written in.
package enum CalendarKind: UInt8, Sendable {
  case gregorian, hijri, jalali

  /// The Gregorian day of a date of the calendar; nil where there is none such.
  package func date(year: Int, month: Int, day: Int) -> CalendarDate? {
    switch self {
    case .gregorian: CalendarDate(year: year, month: month, day: day)
    case .hijri: HijriCalendar.date(year: year, month: month, day: day)
    case .jalali: JalaliCalendar.date(year: year, month: month, day: day)
    }
  }
}

/// The months' names in the languages that CLDR knows.
package enum MonthNames {
  /// A month of a calendar.
  package struct Month: Sendable {
    /// Whose month it is.
    package let calendar: CalendarKind
    /// 1 to 12.
    package let number: Int
  }

  /// What a word is for the names.
  package enum Match: Sendable {
    case month(Month)
    /// The first of two words that are a name together.
    case first
  }

  /// What the word of a key (`TextKey`) is; nil where it is no name.
  package static func match(_ key: UInt64) -> Match? { byKey[key] }

  /// The month that two words name; nil where they name none.
  package static func month(_ first: UInt64, _ second: UInt64) -> Month? {
    if case .month(let month)? = byKey[pair(first, second)] { month } else { nil }
  }

  private static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 31) ^ second
  }

  private static let byKey: KeyMap<Match> = {
    var result = KeyMap<Match>(capacity: 8192)
    for line in Array(String(cString: warraq_month_names_text()).utf8).split(separator: 0x0A) {
      guard line.count > 3, let calendar = CalendarKind(rawValue: line[line.startIndex] - 0x30)
      else { continue }
      let parts = line.split(separator: UInt8(ascii: "|"))
      let number = parts[0].dropFirst(2).reduce(0) { $0 * 10 + Int($1 - 0x30) }
      let month = Match.month(Month(calendar: calendar, number: number))
      for name in parts.dropFirst() {
        let keys = name.split(separator: 0x20).map { TextKey.hash(folded: TextKey.fold($0)) }
        if keys.count == 1 {
          if case .month? = result[keys[0]] { continue }
          result[keys[0]] = month
        } else if keys.count == 2 {
          if result[keys[0]] == nil { result[keys[0]] = .first }
          if result[pair(keys[0], keys[1])] == nil { result[pair(keys[0], keys[1])] = month }
        }
      }
    }
    return result
  }()
}
