internal import CTables

/// The Hijri calendar: Umm al-Qura from 1300 to 1600, and outside of these years the arithmetic one of
/// thirty-year cycles, civil epoch.
package enum HijriCalendar {
  private static let epoch = -492_148
  private static let table = 1300...1600

  /// The Gregorian day of a Hijri date; nil where there is none such. The thirtieth of a month of twenty-nine days,
  /// which other observations have, is the day after.
  package static func date(year: Int, month: Int, day: Int) -> CalendarDate? {
    guard (1...2000).contains(year), (1...12).contains(month), (1...30).contains(day) else {
      return nil
    }
    if table.contains(year) {
      let start = yearStarts[year - table.lowerBound]
      return CalendarDate(dayNumber: start + days(before: month, year: year) + day - 1)
    }
    let months = 29 * (month - 1) + month / 2
    let leaps = (3 + 11 * year) / 30
    return CalendarDate(dayNumber: epoch + day - 1 + months + (year - 1) * 354 + leaps)
  }

  /// The Hijri year that a day is in.
  package static func year(of date: CalendarDate) -> Int {
    let day = date.dayNumber
    if let first = yearStarts.first, let last = yearStarts.last, (first..<last).contains(day) {
      // The calendar drifts by less than a day from this mean.
      var year = table.lowerBound + (day - first) * 10_000 / 3_543_671
      while yearStarts[year - table.lowerBound] > day { year -= 1 }
      while yearStarts[year + 1 - table.lowerBound] <= day { year += 1 }
      return year
    }
    return max(1, (30 * (day - epoch) + 10_646) / 10_631)
  }

  /// The Hijri years that days of a Gregorian year are in.
  package static func years(of year: Int) -> ClosedRange<Int> {
    guard let first = CalendarDate(year: year, month: 1, day: 1),
      let last = CalendarDate(year: year, month: 12, day: 31)
    else { return 1...1 }
    return self.year(of: first)...self.year(of: last)
  }

  /// The days of a year's months before one.
  private static func days(before month: Int, year: Int) -> Int {
    let bits = Int(warraq_hijri_months_of(Int32(year)))
    return 29 * (month - 1) + (bits & (1 << (month - 1) - 1)).nonzeroBitCount
  }

  /// The first days of the table's years, and of the one after.
  private static let yearStarts: [Int] = {
    var result = [Int(warraq_hijri_first_day)]
    for year in table { result.append(result[result.count - 1] + days(before: 13, year: year)) }
    return result
  }()
}
