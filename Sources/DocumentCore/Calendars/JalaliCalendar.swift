/// The Solar Hijri calendar of Iran and Afghanistan, by its 33-year cycle, which gives the official leap years from
/// 1178 to 1633.
package enum JalaliCalendar {
  /// The day before 1 Farvardin 1.
  private static let epoch = -492_269

  /// The Gregorian day of a Jalali date; nil where there is none such.
  package static func date(year: Int, month: Int, day: Int) -> CalendarDate? {
    guard (1178...1633).contains(year), (1...12).contains(month), (1...31).contains(day),
      day < 31 || month <= 6
    else { return nil }
    let months = month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6
    return CalendarDate(dayNumber: epoch + 365 * (year - 1) + (8 * year + 21) / 33 + months + day)
  }
}
