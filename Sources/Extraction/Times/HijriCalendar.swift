internal import DocumentCore

/// The arithmetic Hijri calendar: thirty-year cycles, civil epoch.
///
/// Differs from Umm al-Qura by at most two days, seldom by more than one.
enum HijriCalendar {
  private static let epoch = -492_148

  /// The Gregorian day of a Hijri date; nil where there is none such.
  static func date(year: Int, month: Int, day: Int) -> CalendarDate? {
    guard (1...2000).contains(year), (1...12).contains(month), (1...30).contains(day) else {
      return nil
    }
    let months = 29 * (month - 1) + month / 2
    let leaps = (3 + 11 * year) / 30
    return CalendarDate(dayNumber: epoch + day - 1 + months + (year - 1) * 354 + leaps)
  }

  /// The Hijri year that a day is in.
  static func year(of date: CalendarDate) -> Int {
    max(1, (30 * (date.dayNumber - epoch) + 10_646) / 10_631)
  }
}
