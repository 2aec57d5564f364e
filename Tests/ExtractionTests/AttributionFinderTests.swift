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
  ]

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
