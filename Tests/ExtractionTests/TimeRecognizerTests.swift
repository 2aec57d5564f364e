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
    ("Prices rose in the 1990s.", "1990s = 199X"),
    ("Sales fell in Q2 2020.", "Q2 2020 = 2020-Q2"),
  ])
  func `reads English dates`(text: String, expected: String) throws {
    #expect(try found(text, times, date: "2022-03-16", language: "en") == [expected])
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
}
