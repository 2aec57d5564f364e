/// A day of the proleptic Gregorian calendar.
///
/// Day numbers after Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
package struct CalendarDate: Hashable, Comparable, Sendable {
  /// 1 to 9999.
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// Creates a date; nil where the calendar has none such.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.dayCount(year: year, month: month)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day so many days after 1 January 1970, within the years 1 to 9999.
  package init(dayNumber: Int) {
    let days = min(max(dayNumber, -719_162), 2_932_896) + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Reads the date at the beginning of an ISO 8601 text; a month or year alone is its first day.
  package init?(iso text: String) {
    let bytes = Array(text.utf8.prefix(10))
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4) else { return nil }
    self.init(year: year, month: number(5..<7) ?? 1, day: number(8..<10) ?? 1)
  }

  /// Days since 1 January 1970.
  package var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 1 for Monday to 7 for Sunday.
  package var weekday: Int { (((dayNumber + 3) % 7) + 7) % 7 + 1 }

  /// The year and number of the ISO week.
  package var week: (year: Int, number: Int) {
    let thursday = CalendarDate(dayNumber: dayNumber - weekday + 4)
    let first = CalendarDate(year: thursday.year, month: 1, day: 1) ?? thursday
    return (thursday.year, (thursday.dayNumber - first.dayNumber) / 7 + 1)
  }

  /// The day so many days later.
  package func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// The same day so many months later, or the last of that month.
  package func adding(months: Int) -> CalendarDate {
    let count = min(max(year * 12 + month - 1 + months, 12), 9999 * 12 + 11)
    let newYear = count / 12
    let newMonth = count % 12 + 1
    let newDay = min(day, Self.dayCount(year: newYear, month: newMonth))
    return CalendarDate(year: newYear, month: newMonth, day: newDay) ?? self
  }

  /// 28 to 31; the month is 1 to 12.
  package static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// By the order in time.
  package static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.dayNumber < b.dayNumber }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601.
  package var description: String {
    "\(Digits.four(year))-\(Digits.two(month))-\(Digits.two(day))"
  }
}

/// Numbers with leading zeros.
package enum Digits {
  /// At least two digits.
  package static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
  /// At least four digits.
  package static func four(_ value: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(value).utf8.count)) + String(value)
  }
}
