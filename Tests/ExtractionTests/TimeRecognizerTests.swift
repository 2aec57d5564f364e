import DocumentCore
import Extraction
import Testing

@Suite struct TimeRecognizerTests {
  @Test(arguments: [
    ("افتتح المعرض في 12 من نيسان 2021", "12 من نيسان 2021 = 2021-04-12"),
    ("وصل الوفد 7 آب/أغسطس 2018 إلى هنا", "7 آب/أغسطس 2018 = 2018-08-07"),
    ("صدر القانون عام 1987 بعد نقاش", "عام 1987 = 1987"),
    ("بدأت الحملة في 5 كانون الثاني (يناير) 2020", "5 كانون الثاني (يناير) 2020 = 2020-01-05"),
    ("تبدأ الدراسة يوم 9 شتنبر 2022", "9 شتنبر 2022 = 2022-09-09"),
    ("انتهى العمل في 30 جوان 2019", "30 جوان 2019 = 2019-06-30"),
    ("عقد اللقاء ٣ أيار ٢٠٢٠", "٣ أيار ٢٠٢٠ = 2020-05-03"),
    ("في ثمانينيات القرن الماضي", "ثمانينيات القرن الماضي = 198X"),
    ("في الربع الثالث من عام 2024", "الربع الثالث من عام 2024 = 2024-Q3"),
    ("التاريخ 2017-11-23 مسجل", "2017-11-23 = 2017-11-23"),
    ("التاريخ 23/11/2017 مسجل", "23/11/2017 = 2017-11-23"),
  ])
  func `reads Arabic dates that need no reference`(text: String, expected: String) throws {
    #expect(try found(text, times) == [expected])
  }

  @Test(arguments: [
    ("غادر أمس", "أمس = 2022-03-15"),
    ("غادر أول أمس", "أول أمس = 2022-03-14"),
    ("سيصل بعد غد", "بعد غد = 2022-03-18"),
    ("زارها الشهر الماضي", "الشهر الماضي = 2022-02"),
    ("التقاه الخميس الماضي", "الخميس الماضي = 2022-03-10"),
    ("يلتقيه السبت المقبل", "السبت المقبل = 2022-03-19"),
    ("توفي قبل أربعة أيام", "قبل أربعة أيام = 2022-03-12"),
    ("عاد صباح اليوم الأربعاء", "صباح اليوم الأربعاء = 2022-03-16TMO"),
    ("اندلع الحريق في 2 كانون الأول الماضي", "2 كانون الأول الماضي = 2021-12-02"),
    ("يبدأ العمل مطلع حزيران المقبل", "مطلع حزيران المقبل = 2022-06"),
    ("خلال هذا العام", "هذا العام = 2022"),
  ])
  func `resolves Arabic dates against the reference date`(text: String, expected: String) throws {
    #expect(try found(text, times, date: "2022-03-16") == [expected])
  }

  @Test(arguments: [
    ("It opened on 12 April 2021.", "12 April 2021 = 2021-04-12"),
    ("It opened on April 12, 2021.", "April 12, 2021 = 2021-04-12"),
    ("It closed yesterday.", "yesterday = 2022-03-15"),
    ("She left last month.", "last month = 2022-02"),
    ("She left three weeks ago.", "three weeks ago = 2022-02-23"),
    ("They met on the 3rd of June 2019.", "the 3rd of June 2019 = 2019-06-03"),
    ("Prices rose in the 1990s.", "the 1990s = 199X"),
    ("Sales fell in Q2 2020.", "Q2 2020 = 2020-Q2"),
  ])
  func `reads English dates`(text: String, expected: String) throws {
    #expect(try found(text, times, date: "2022-03-16", language: "en") == [expected])
  }

  @Test(arguments: [
    ("The office opens on Friday the 18th.", "Friday the 18th = 2022-03-18"),
    ("We meet on the second Monday of next month.", "the second Monday of next month = 2022-04-11"),
    ("It ends on Sunday next week.", "Sunday next week = 2022-03-27"),
    ("The shop closes two days before Easter.", "two days before Easter = 2022-04-15"),
    ("It arrives three weeks from tomorrow.", "three weeks from tomorrow = 2022-04-07"),
    ("He left in the first week of 2021.", "the first week of 2021 = 2021-W01"),
    ("Sales fell in the third quarter of 2019.", "the third quarter of 2019 = 2019-Q3"),
    (
      "Prices doubled in the last four months of 2021.",
      "the last four months of 2021 = 2021-09-01/2022-01-01"
    ),
    ("It rains in the 19th century.", "the 19th century = 18XX"),
    ("They open on the 20th of this month.", "the 20th of this month = 2022-03-20"),
    ("It starts in four business days.", "in four business days = 2022-03-22"),
    ("Pay by the end of May.", "by the end of May = 2022-05"),
    ("It ran on 2020-Sep-03.", "2020-Sep-03 = 2020-09-03"),
  ])
  func `reads dates that are made of others`(text: String, expected: String) throws {
    #expect(try found(text, times, date: "2022-03-16", language: "en") == [expected])
  }

  @Test(arguments: [
    ("It lasts from 9 to 11:30am.", "2022-03-16T09:00/2022-03-16T11:30"),
    ("The hall is open 10pm to 2am.", "2022-03-16T22:00/2022-03-17T02:00"),
    ("See you Friday 8-9am.", "2022-03-11T08:00/2022-03-11T09:00"),
    ("Between 4 and 7 June they met.", "2022-06-04/2022-06-07"),
    ("He worked there from 2014 to 2018.", "2014/2018"),
    ("It was closed over the next three days.", "2022-03-17/2022-03-20"),
    ("They sold it in the past two years.", "2020-03-16/2022-03-16"),
    ("Call within 5 hours.", "2022-03-16T10:30:00/2022-03-16T15:30:00"),
    ("Call me tomorrow between 7 and 9:30pm.", "2022-03-17T19:00/2022-03-17T21:30"),
  ])
  func `reads English ranges and stretches`(text: String, expected: String) throws {
    let mentions = try extraction(text, date: "2022-03-16T10:30:00", language: "en", kinds: times)
      .mentions
    #expect(mentions.map(\.value) == [expected])
  }

  @Test(arguments: [
    ("He woke at half past six.", "T06:30"), ("It is twenty minutes to nine.", "T08:40"),
    ("Lunch is at 12 noon.", "T12"), ("It began at 7:15:30 pm.", "T19:15:30"),
    ("They came at seven thirty in the evening.", "T19:30"),
    ("تبدأ الساعة التاسعة والربع صباحا", "T09:15"), ("تنتهي الساعة 5 إلا ربعا مساء", "T16:45"),
    ("يصل الساعة الثامنة وعشرين دقيقة", "T08:20"),
  ])
  func `reads clock times`(text: String, timex: String) throws {
    let mentions = try extraction(text, language: "en", kinds: [.time]).mentions
    #expect(mentions.map(\.timex) == [timex])
  }

  @Test(arguments: [
    ("Take it twice a day.", "P1D"), ("It meets every other week.", "P2W"),
    ("We run on Mondays at 6pm.", "XXXX-WXX-1T18"), ("It opens at 9am every day.", "T09"),
    ("The bi-weekly letter came.", "P2W"), ("يجتمع المجلس كل يوم أحد", "XXXX-WXX-7"),
  ])
  func `reads sets`(text: String, timex: String) throws {
    #expect(try extraction(text, language: "en", kinds: [.set]).mentions.map(\.timex) == [timex])
  }

  @Test(arguments: [
    ("before 2012", "", "2012-01-01"), ("after 2012", "2013-01-01", ""),
    ("since March 2012", "2012-03-01", ""), ("until 5 May 2012", "", "2012-05-05"),
  ])
  func `bounds are open on one side`(text: String, start: String, end: String) throws {
    let mention = try #require(
      try extraction(text, language: "en", kinds: [.dateRange]).mentions.first)
    #expect(mention.start == start)
    #expect(mention.end == end)
  }

  @Test func `a period has its first day and the day after its last`() throws {
    let mention = try #require(try extraction("في آذار 2024", kinds: times).mentions.first)
    #expect((mention.value, mention.start, mention.end) == ("2024-03", "2024-03-01", "2024-04-01"))
  }

  @Test func `says what the text leaves open`() throws {
    let assumed = { (text: String) in
      try extraction(text, date: "2022-03-16", language: "en", kinds: times).mentions.first?.assumed
    }
    #expect(try assumed("It was on 5 May.") == [.year])
    #expect(try assumed("It was on the 5th, they said.") == [.year, .month])
    #expect(try assumed("It was on Friday.") == [.week])
    #expect(try assumed("It was tomorrow at 5:30.") == [.half])
    #expect(try assumed("It was on 5 May 2019.") == [])
  }

  @Test(arguments: [
    ("de", "Er kam am 3. Oktober 2019 an.", "3. Oktober 2019 = 2019-10-03"),
    ("de", "Sie kommt nächsten Freitag.", "nächsten Freitag = 2022-03-25"),
    ("fr", "Il est né le 14 juillet 1989.", "14 juillet 1989 = 1989-07-14"),
    ("fr", "Elle part dans deux semaines.", "dans deux semaines = 2022-03-30"),
    ("es", "Nació el 2 de mayo de 1990.", "2 de mayo de 1990 = 1990-05-02"),
    ("es", "Llegó el lunes pasado.", "lunes pasado = 2022-03-07"),
    ("es", "Vuelve el 1.º de julio.", "1.º de julio = 2022-07-01"),
    ("tr", "Toplantı 29 Ekim 2023 günü.", "29 Ekim 2023 = 2023-10-29"),
    ("fa", "در ۱۲ فروردین ۱۳۹۸ بود", "۱۲ فروردین ۱۳۹۸ = 2019-04-01"),
  ])
  func `reads dates of other languages`(language: String, text: String, expected: String) throws {
    #expect(try found(text, [.date], date: "2022-03-16", language: language) == [expected])
  }

  @Test func `a possessive ending is not part of the time`() throws {
    #expect(try found("yesterday's news", times, date: "2022-03-16") == ["yesterday = 2022-03-15"])
  }

  @Test func `puts the month first only in English documents and where it can be`() throws {
    #expect(try found("On 4/5/2019 it", times, language: "en") == ["4/5/2019 = 2019-04-05"])
    #expect(try found("On 4/5/2019 it", times, language: "en-GB") == ["4/5/2019 = 2019-05-04"])
    #expect(try found("On 14/5/2019 it", times, language: "en") == ["14/5/2019 = 2019-05-14"])
  }

  @Test func `keeps what the text says beside the resolved value`() throws {
    let mention = try #require(
      try extraction("عقد الاجتماع في 26 من آب", date: "2020-08-28").mentions.first)
    #expect(mention.timex == "XXXX-08-26")
    #expect(mention.value == "2020-08-26")
    let unresolved = try #require(try extraction("عقد الاجتماع في 26 من آب").mentions.first)
    #expect(unresolved.value == unresolved.timex)
  }

  @Test(arguments: [
    ("استمر ثلاثة أيام", "ثلاثة أيام = P3D"),
    ("استمر ساعتين", "ساعتين = PT2H"),
    ("It lasted 45 minutes.", "45 minutes = PT45M"),
    ("يصدر يومياً", "يومياً = P1D"),
    ("It is held every year.", "every year = P1Y"),
  ])
  func `reads durations and sets`(text: String, expected: String) throws {
    #expect(try found(text, times) == [expected])
  }

  @Test func `reads clock times with the day they are of`() throws {
    #expect(
      try found("يبدأ الحفل الساعة الثامنة مساء", times, date: "2022-03-16")
        == ["الساعة الثامنة مساء = 2022-03-16T20:00"])
    #expect(
      try found("It starts tomorrow at 3pm.", times, date: "2022-03-16")
        == ["tomorrow at 3pm = 2022-03-17T15:00"])
  }

  @Test func `reads ranges whose sides complete each other`() throws {
    let mention = try #require(
      try extraction("It runs from 3 to 5 May 2021.", kinds: times).mentions.first)
    #expect(mention.kind == .dateRange)
    #expect(mention.start == "2021-05-03")
    #expect(mention.end == "2021-05-05")
  }

  @Test func `gives Hijri dates their Gregorian day and says so`() throws {
    let mention = try #require(try extraction("في 16 رمضان 1445هـ", kinds: times).mentions.first)
    #expect(mention.calendar == "hijri")
    #expect(["2024-03-25", "2024-03-26", "2024-03-27"].contains(mention.value))
  }

  @Test(arguments: ["They may go.", "ماي صديقتي", "He will march on."])
  func `leaves words that only look like months`(text: String) throws {
    #expect(try found(text, times) == [])
  }

  @Test func `takes the published date as reference, then what the text states`() throws {
    var page = document("عاد أمس")
    page.metadata.published = Sourced("2020-02-02T10:00:00Z", origin: .meta, confidence: 1)
    let result = try Extractor.extract(page, options: ExtractionOptions(), isCancelled: { false })
    #expect(result.mentions.map(\.value) == ["2020-02-01"])
    #expect(try extraction("قال اليوم 5 أيار 2019 إنه عاد أمس").referenceDate == "2019-05-05")
  }

  @Test func `a letter is no apostrophe`() throws {
    #expect(try found("it took a ÿþÿs there", times) == [])
    #expect(try found("today's news, today’s news", times).count == 2)
  }
}
