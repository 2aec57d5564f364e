import DocumentCore
import Testing

@testable import Parsing

struct MetadataTests {
  private func parse(_ page: String) throws -> Document {
    try Parser.parse(Array(page.utf8), options: ParseOptions())
  }

  private func values(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return DateReader.dates(in: bytes, 0..<bytes.count).map(\.value)
  }

  @Test(arguments: [
    ("Published on 3rd of May, 2019 at 10:15", "2019-05-03"), ("May 3rd 2019", "2019-05-03"),
    ("26-Aug-2020", "2020-08-26"), ("16Jan2021", "2021-01-16"),
    ("Wed Aug 26 07:08:09 UTC 2020", "2020-08-26"),
    ("Tue, 26 Aug 2020 07:08:09 +0200", "2020-08-26"), ("26. 08. 2020", "2020-08-26"),
    ("8/26/2020", "2020-08-26"), ("26.8.20", "2020-08-26"), ("2020/8/6", "2020-08-06"),
    ("2019年6月24日", "2019-06-24"), ("2019년 6월 24일", "2019-06-24"),
    ("1 de marzo de 2019", "2019-03-01"), ("1er mars 2019 à 15:20", "2019-03-01"),
    ("1er mars 2019", "2019-03-01"),
    ("5 декабря 2021 г.", "2021-12-05"), ("12 Ağustos 2020", "2020-08-12"),
    ("24 نيسان / أبريل 2020", "2020-04-24"), ("04 آب/اغسطس 2013", "2013-08-04"),
    ("15 تشرين الثاني 2018", "2018-11-15"), ("8 غشت 2017", "2017-08-08"),
    ("١٥ محرم ١٤٤٢", "2020-09-03"), ("1 ذو الحجة 1444 هـ", "2023-06-19"),
    ("۲۹ بهمن ۱۳۹۸", "2020-02-18"), ("۱۳۹۹/۰۱/۰۱", "2020-03-20"), ("1442/01/15", "2020-09-03"),
    ("10 ตุลาคม 2563", "2020-10-10"),
  ])
  func `finds dates as people write them`(text: String, date: String) {
    #expect(values(text) == [date])
  }

  @Test(arguments: [
    "version 10.2.3", "call 030 12 34 56", "12:30:45", "may 2019 be better", "31 February 2020",
    "2020-02-30", "1.2.3.4", "99/99/2020", "", "2", "May", "12 of 20",
  ])
  func `finds no dates where there are none`(text: String) {
    #expect(values(text) == [])
  }

  // Found by the fuzzer: the value was cut inside of a character.
  @Test(arguments: 0..<4) func `reads the beginning of long values`(shift: Int) {
    let long = String(repeating: "x", count: 190 + shift) + String(repeating: "م😀", count: 300)
    #expect(DateReader.read(long) == nil)
    #expect(DateReader.read("3 May 2019 " + long) == "2019-05-03")
    #expect(WordKeys(String(repeating: "é", count: 298 + shift) + "😀😀😀").count >= 1)
  }

  @Test func `finds several dates with what they are called`() {
    let bytes = Array("Posted 3 May 2019 | Last updated: May 5, 2020".utf8)
    let dates = DateReader.dates(in: bytes, 0..<bytes.count)
    #expect(dates.map(\.value) == ["2019-05-03", "2020-05-05"])
    #expect(dates.map(\.label) == [.published, .updated])
    #expect(String(decoding: bytes[dates[1].range], as: UTF8.self) == "May 5, 2020")
  }

  @Test(arguments: [
    ("20200826", "2020-08-26"), ("1598425200", "2020-08-26T07:00:00Z"),
    ("1598425200000", "2020-08-26T07:00:00Z"), ("2020-08", "2020-08"), ("2020", "2020"),
  ])
  func `reads values that only a date's field has`(text: String, date: String) {
    #expect(DateReader.read(text) == date)
  }

  @Test(arguments: [
    ("By Mary Stone", ["Mary Stone"]), ("Von Karl May am 21. April 2020", ["Karl May"]),
    ("Written by Ann Lee and Bob Ray, CNN", ["Ann Lee", "Bob Ray", "CNN"]),
    ("بقلم: سمير الحداد", ["سمير الحداد"]), ("Eingestellt von der Michel", ["der Michel"]),
    ("Nick Levine | March 9, 2023", ["Nick Levine"]), ("Ann Lee - Apr 16, 2015", ["Ann Lee"]),
    ("Posted on May 3, 2019 by John Doe", ["John Doe"]),
  ])
  func `reads the names in bylines`(text: String, names: [String]) {
    #expect(AuthorNames.read(text).names.map(\.text) == names)
  }

  @Test func `reads JSON-LD with quotes and references in its strings`() throws {
    let page = #"""
      <!doctype html><html><head><title>The "old" mill | Gazette</title>
      <script type="application/ld+json">//<![CDATA[
      {"@type":"NewsArticle","headline":"The "old" mill","author":[{"name":"Ann Lee"},{"name":"Bo O&#39;Dea"}],
       "datePublished":"2021-05-06T07:08:09Z","dateModified":"2021-05-08"}
      //]]></script></head>
      <body><h1>The "old" mill</h1><p>The mill at the river, which has stood for three hundred years, is for sale again.</p></body>
      """#
    let metadata = try parse(page).metadata
    #expect(metadata.title?.value == #"The "old" mill"#)
    #expect(metadata.authors.map(\.value) == ["Ann Lee", "Bo O'Dea"])
    #expect(metadata.published?.value == "2021-05-06T07:08:09Z")
    #expect(metadata.modified?.value == "2021-05-08")
  }

  @Test func `says where each value stands in the source`() throws {
    let page = """
      <!doctype html><title>Rain - Daily</title><meta property="og:title" content="Rain over the hills">
      <h1>Rain over the hills</h1><p class="byline">By Ann Lee</p><p class="date">3 May 2019</p>
      <p>It has rained over the hills for nine days, and nobody remembers a spring as wet as this one.</p>
      """
    let bytes = Array(page.utf8)
    let metadata = try parse(page).metadata
    for value in [metadata.title, metadata.authors.first, metadata.published] {
      let input = try #require(value?.input)
      let source = String(decoding: bytes[input.range], as: UTF8.self)
      #expect(["Rain over the hills", "Ann Lee", "3 May 2019"].contains(source))
    }
    #expect(metadata.authors.map(\.value) == ["Ann Lee"])
    #expect(metadata.published?.value == "2019-05-03")
  }

  @Test func `shows what React sends late`() throws {
    let page = """
      <!doctype html><div id="B:0">Loading the page, which takes a while</div>
      <div hidden id="S:0"><h1>Apples</h1><p>Apples keep all winter if the cellar is cool and the air in it stays moist.</p></div>
      <div hidden id="menu"><p>Not for the eye, and so it must not be read as a part of this page.</p></div>
      """
    let document = try parse(page)
    let text = document.string(Span(start: 0, end: document.text.count))
    #expect(text.contains("Apples keep all winter"))
    #expect(!text.contains("Not for the eye"))
  }
}
