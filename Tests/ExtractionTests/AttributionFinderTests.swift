import DocumentCore
import Extraction
import Testing

@Suite struct AttributionFinderTests {
  private struct Case: CustomTestStringConvertible {
    var text: String
    var cue: String
    var source: String?
    var content: String
    var isDirect = false
    var testDescription: String { text }
  }

  private static let cases = [
    Case(
      text: "وأضافت سانا أن الزيارة رسمية.", cue: "أضافت", source: "سانا", content: "الزيارة رسمية"),
    Case(
      text: "وذكرت وكالة سانا التابعة للحكومة اليوم 3 أيار، أن الوفد وصل.", cue: "ذكرت",
      source: "وكالة سانا", content: "الوفد وصل"),
    Case(
      text: "وقال وزير الصحة سامي الحسن إن اللقاح متوفر.", cue: "قال",
      source: "وزير الصحة سامي الحسن", content: "اللقاح متوفر"),
    Case(
      text: "ونقلت الوكالة عن مصدر عسكري قوله إن القصف توقف.", cue: "نقلت", source: "مصدر عسكري",
      content: "القصف توقف"),
    Case(
      text: "وبحسب شهود عيان، هرب السكان.", cue: "بحسب", source: "شهود عيان",
      content: "هرب السكان"),
    Case(
      text: "وصل ألف لاجئ وفق تقرير لوكالة الأناضول.", cue: "وفق",
      source: "تقرير لوكالة الأناضول", content: "وصل ألف لاجئ"),
    Case(
      text: "وقال سامي الحسن: «لن نعود إلى هناك».", cue: "قال", source: "سامي الحسن",
      content: "لن نعود إلى هناك", isDirect: true),
    Case(
      text: "The minister said that the road was open.", cue: "said", source: "The minister",
      content: "the road was open"),
    Case(
      text: "“We will rebuild the bridge,” said John Smith.", cue: "said", source: "John Smith",
      content: "We will rebuild the bridge", isDirect: true),
    Case(
      text: "According to local officials, the road was open.", cue: "According to",
      source: "local officials", content: "the road was open"),
    Case(
      text: "The road was open, the minister said.", cue: "said", source: "the minister",
      content: "The road was open"),
    Case(
      text: "It was not clear, officials said, whether the dam would hold.", cue: "said",
      source: "officials", content: "It was not clear, officials said, whether the dam would hold"),
    Case(
      text: "The report found that 40 wells were dry.", cue: "found", source: "The report",
      content: "40 wells were dry"),
    Case(
      text: "Police believe the man fled to Spain.", cue: "believe", source: "Police",
      content: "the man fled to Spain"),
    Case(
      text: "The WHO estimates that three million people die.", cue: "estimates", source: "The WHO",
      content: "three million people die"),
    Case(
      text: "Sarah Connor, a nurse, says: “We need help.”", cue: "says",
      source: "Sarah Connor, a nurse", content: "We need help", isDirect: true),
    Case(
      text: "The authority, Ardmouth Connect, said a ferry would run every hour.", cue: "said",
      source: "The authority, Ardmouth Connect", content: "a ferry would run every hour"),
    Case(
      text: "As Albert Einstein once put it, “God does not play dice.”", cue: "put it",
      source: "Albert Einstein", content: "God does not play dice", isDirect: true),
    Case(
      text: "In the words of one resident, “it was the end of the world”.", cue: "In the words of",
      source: "one resident", content: "it was the end of the world", isDirect: true),
    Case(
      text: "The bank warned of a recession.", cue: "warned", source: "The bank",
      content: "a recession"),
    Case(
      text: "He denied any wrongdoing.", cue: "denied", source: "He", content: "any wrongdoing"),
    Case(
      text: "Reuters quoted a witness as saying that shots were fired.", cue: "quoted",
      source: "a witness", content: "shots were fired"),
  ]

  @Test func `who passes it on is no source`() throws {
    for (text, reporter) in [
      ("ونقلت وكالة سانا عن مصدر عسكري قوله إن القصف توقف.", "وكالة سانا"),
      ("Reuters quoted a witness as saying that shots were fired.", "Reuters"),
    ] {
      let document = document(text)
      let attribution = try #require(try Extractor.extract(document).attributions.first)
      #expect(attribution.reporter.map(document.string) == reporter)
    }
  }

  @Test func `what goes on with the same speaker is cut off what stands before`() throws {
    let document = document("John Smith said he was tired, adding that the work would go on.")
    let result = try Extractor.extract(document)
    #expect(
      result.attributions.map { document.string($0.content) } == [
        "he was tired", "the work would go on",
      ])
    #expect(Set(result.attributions.map(\.source)).count == 1)
  }

  @Test func `a quotation after another is by the same speaker`() throws {
    let document = document(
      "“We are closing,” said Ann Lee, who came on Monday. “It will take months.”")
    let result = try Extractor.extract(document)
    #expect(
      result.attributions.map { document.string($0.content) } == [
        "We are closing", "It will take months",
      ])
    #expect(result.attributions.allSatisfy { $0.source.map(document.string) == "Ann Lee" })
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["said ", "she said, adding that ", "quoted a as saying ", "“a,” ", "denied "])
  func `hostile repetition costs linear time`(unit: String) throws {
    _ = try extraction(String(repeating: unit, count: 4_000))
  }

  @Test(arguments: cases.indices)
  func `finds cue, source and content`(index: Int) throws {
    let expected = Self.cases[index]
    let document = document(expected.text)
    let result = try Extractor.extract(
      document, options: ExtractionOptions(), isCancelled: { false })
    let attribution = try #require(result.attributions.first)
    #expect(document.string(attribution.cue) == expected.cue)
    #expect(attribution.source.map(document.string) == expected.source)
    #expect(document.string(attribution.content) == expected.content)
    #expect(attribution.isDirect == expected.isDirect)
  }

  @Test func `a cue without a subject keeps the last source`() throws {
    let document = document("قال سامي الحسن إن الطريق آمن. وأضاف أن الجسر مغلق.")
    let result = try Extractor.extract(
      document, options: ExtractionOptions(), isCancelled: { false })
    #expect(
      result.attributions.map { $0.source.map(document.string) } == ["سامي الحسن", "سامي الحسن"])
  }

  @Test func `an agency that is named by its head refers to the last one`() throws {
    let result = try extraction("ذكرت وكالة سانا أن الوفد وصل. وقالت الوكالة إن اللقاء انتهى.")
    #expect(Set(result.attributions.map(\.entity)).count == 1)
    #expect(result.attributions.first?.entity != nil)
  }
}
