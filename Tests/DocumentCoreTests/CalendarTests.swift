import DocumentCore
import Testing

struct CalendarTests {
  // Umm al-Qura: the first of Muharram 1445, of Ramadan 1445 and of Shawwal 1446, and a day outside of its table.
  @Test(arguments: [
    (1445, 1, 1, "2023-07-19"), (1445, 9, 1, "2024-03-11"), (1446, 10, 1, "2025-03-30"),
    (1442, 1, 15, "2020-09-03"), (1300, 1, 1, "1882-11-12"), (1201, 1, 1, "1786-10-24"),
  ])
  func `turns Hijri dates into Gregorian ones`(year: Int, month: Int, day: Int, date: String) {
    #expect(HijriCalendar.date(year: year, month: month, day: day)?.description == date)
  }

  @Test func `knows the Hijri year of a day`() throws {
    for year in [1201, 1300, 1399, 1445, 1600, 1700] {
      let first = try #require(HijriCalendar.date(year: year, month: 1, day: 1))
      #expect(HijriCalendar.year(of: first) == year)
      #expect(HijriCalendar.year(of: first.adding(days: -1)) == year - 1)
    }
  }

  @Test(arguments: [
    (1399, 1, 1, "2020-03-20"), (1398, 11, 29, "2020-02-18"), (1403, 12, 30, "2025-03-20"),
    (1404, 1, 1, "2025-03-21"), (1357, 11, 22, "1979-02-11"),
  ])
  func `turns Jalali dates into Gregorian ones`(year: Int, month: Int, day: Int, date: String) {
    #expect(JalaliCalendar.date(year: year, month: month, day: day)?.description == date)
  }

  @Test func `refuses dates that no calendar has`() {
    #expect(JalaliCalendar.date(year: 1400, month: 7, day: 31) == nil)
    #expect(HijriCalendar.date(year: 1445, month: 13, day: 1) == nil)
    #expect(CalendarKind.gregorian.date(year: 2023, month: 2, day: 29) == nil)
  }

  @Test(arguments: [
    ("October", 10, CalendarKind.gregorian), ("رمضان", 9, .hijri), ("بهمن", 11, .jalali),
    ("января", 1, .gregorian), ("février", 2, .gregorian), ("März", 3, .gregorian),
    ("نيسان", 4, .gregorian), ("جويلية", 7, .gregorian), ("غشت", 8, .gregorian),
    ("Ağustos", 8, .gregorian), ("अक्टूबर", 10, .gregorian),
  ])
  func `knows months by name`(name: String, number: Int, calendar: CalendarKind) throws {
    guard case .month(let month)? = MonthNames.match(TextKey.hash(name)) else {
      Issue.record("\(name) is no month")
      return
    }
    #expect(month.number == number)
    #expect(month.calendar == calendar)
  }

  @Test func `knows months of two words`() {
    func month(_ first: String, _ second: String) -> Int? {
      MonthNames.month(TextKey.hash(first), TextKey.hash(second))?.number
    }
    #expect(month("كانون", "الثاني") == 1)
    #expect(month("تشرين", "الأول") == 10)
    #expect(month("جمادى", "الآخرة") == 6)
    #expect(month("كانون", "الأرض") == nil)
  }

  @Test(arguments: [
    "2024-02-29", "2024-02-03T05:00", "2024-02-03 23:59:60", "2024-02-03T05:00:00.125Z",
    "2024-02-03T05:00+03", "2024-02-03T05:00-0330", "2024-02-03T05:00:01+03:30",
  ])
  func `days and moments of ISO 8601`(text: String) {
    #expect(ISODate.isDay(text))
  }
}
