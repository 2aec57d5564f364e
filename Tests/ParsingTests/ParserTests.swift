import DocumentCore
import TestSupport
import Testing

@testable import Parsing

@Suite struct ParserTests {
  private func parse(_ text: String, _ mediaType: String = "") throws -> Document {
    var options = ParseOptions()
    options.mediaType = mediaType
    return try Parser.parse(Array(text.utf8), options: options)
  }

  private func shape(_ document: Document) -> [String] {
    document.blocks.map { "\($0.kind) \($0.role): \(document.string($0.span))" }
  }

  @Test func `reads plain text: title, paragraphs, wrapped lines, lists, quotes, furniture`() throws
  {
    let document = try parse(
      """
      A Title Without a Stop

      This paragraph is wrapped at a margin of about sixty signs so
      that its lines have to be joined again by whoever reads them
      in the end.

      - one
      - two

      > quoted words
      > of somebody

      A last paragraph that ends.

      Related articles

      Back to top
      """)
    #expect(
      shape(document) == [
        "title title: A Title Without a Stop",
        "paragraph content: This paragraph is wrapped at a margin of about sixty signs so that its "
          + "lines have to be joined again by whoever reads them in the end.",
        "listItem content: one", "listItem content: two",
        "quote content: quoted words of somebody",
        "paragraph content: A last paragraph that ends.",
      ])
    #expect(document.metadata.title?.value == "A Title Without a Stop")
  }

  @Test func `a number is an item's where it goes on from the last one`() throws {
    let text =
      "28. Dezember 2012 wurde es gebaut.\n\n1. Eins\n2. Zwei\n\nText dazwischen.\n\n3. Drei"
    #expect(
      shape(try parse(text)).filter { !$0.hasPrefix("listItem content:") } == [
        "paragraph content: 28. Dezember 2012 wurde es gebaut.",
        "paragraph content: Text dazwischen.",
      ])
  }

  @Test func `returns what was left out on request, with its role`() throws {
    var options = ParseOptions()
    options.roles = Set(BlockRole.allCases)
    let document = try Parser.parse(
      Array(
        "عنوان الخبر هنا\n\nنص الخبر كاملا هنا.\n\nمقالات ذات صلة\n\nزر الذهاب إلى الأعلى".utf8),
      options: options)
    #expect(document.blocks.map(\.role) == [.title, .content, .related, .navigation])
    #expect(document.language == "ar")
    #expect(document.direction == .rightToLeft)
  }

  @Test func `reads Markdown with its structure`() throws {
    let document = try parse(
      """
      ---
      title: Front
      author: Someone
      ---
      # Main &amp; first

      Some *stressed* words and a [link](https://example.com "t") \\* here.

      1. first
      2. second
         - nested

      > a quote

      | a | b |
      |---|---|
      | 1 | 2 |

      ```swift
      let x = 1
      ```
      """, "text/markdown")
    #expect(
      shape(document) == [
        "title title: Main & first",
        "paragraph content: Some stressed words and a link * here.",
        "listItem content: first", "listItem content: second", "listItem content: nested",
        "quote content: a quote", "table content: a\tb\n1\t2", "code content: let x = 1",
      ])
    #expect(document.blocks.map(\.level) == [1, 0, 1, 1, 2, 0, 0, 0])
    #expect(document.blocks[2].marker == "1.")
    #expect(document.blocks[6].cells.map { document.string($0.span) } == ["a", "b", "1", "2"])
    #expect(document.blocks[6].cells.map(\.isHeader) == [true, true, false, false])
    #expect(document.links.map(\.url) == ["https://example.com"])
    #expect(document.links.map { document.string($0.span) } == ["link"])
    #expect(document.emphasis.map { document.string($0.span) } == ["stressed"])
    #expect(document.metadata.title?.value == "Front")
    #expect(document.metadata.authors.map(\.value) == ["Someone"])
  }

  private static let page = """
    <!doctype html><html lang=en><head><title>Headline of the day | The Site</title>
    <meta property="og:site_name" content="The Site"><link rel=canonical href="https://x.org/2024/05/06/a">
    <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
    "headline":"Headline of the day","datePublished":"2024-05-06T07:08:09+02:00",
    "author":[{"@type":"Person","name":"Ann Author"}],},]}</script></head><body>
    <nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav>
    <div class="share-bar"><a href=#>Share this</a></div>
    <article><h1>Headline of the day</h1><div class=byline>By Ann Author</div>
    <p>The first paragraph of the story, which is long enough, has commas, and says &ldquo;something&rdquo;.</p>
    <p>The second paragraph, with a <a href="/more">link</a> in it, goes on about the same thing, at length.</p>
    <div class="related-posts"><h3>Related</h3><a href=1>Another story of ours that you may read</a></div>
    <h2>A heading</h2><ul><li>item one of the list, which says a thing</li><li>item two</li></ul>
    <table><tr><th>City<th>Count<tr><td>Homs<td>3<tr><td>Hama<td>4</table>
    <p>The third paragraph, the last of them, closes the story, as stories have to be closed.</p></article>
    <div id=comments><p>First comment, by somebody, who has an opinion about it, as people do.</p></div>
    <footer>Copyright The Site</footer></body></html>
    """

  @Test func `NUL becomes U+FFFD in what Markdown links to and shows too`() throws {
    let document = try parse("A [link](a\0b) and ![a\0b](c\0d).", "text/markdown")
    #expect(document.links.map(\.url) == ["a\u{FFFD}b"])
    #expect(document.images.map(\.url) == ["c\u{FFFD}d"])
    #expect(document.images.map(\.alt) == ["a\u{FFFD}b"])
  }

  @Test(arguments: [
    ("<p>Hello world", ["Hello world"]), ("Hello", ["Hello"]),
    ("<ul><li><a href=x>one</a><li><a href=y>two</a></ul>", ["one", "two"]),
    ("<nav><a href=x>one</a></nav>", ["one"]), ("<footer>two</footer>", ["two"]),
  ])
  func `gives the text of fragments`(html: String, blocks: [String]) throws {
    let document = try parse(html, "text/html")
    #expect(document.blocks.map { document.string($0.span) } == blocks)
  }

  @Test func `a list is content all together, and so is a heading between content`() throws {
    let prose = "This is a sentence of the text, one of many, that tells what there is to tell. "
    let text = String(repeating: prose, count: 4)
    let items = (1...6).map { "<li>item \($0)" }.joined()
    let document = try parse(
      "<article><h1>Title</h1><p>\(text)<p>\(text)<h2>Part</h2><p>\(text)<ul>\(items)</ul><p>\(text)"
    )
    #expect(document.blocks.filter { $0.kind == .listItem && $0.role == .content }.count == 6)
    #expect(document.blocks.filter { $0.kind == .heading && $0.role == .content }.count == 1)
  }

  @Test func `keeps a page's content and names what the rest is`() throws {
    let document = try parse(Self.page)
    #expect(
      shape(document) == [
        "title title: Headline of the day", "paragraph byline: By Ann Author",
        "paragraph content: The first paragraph of the story, which is long enough, has commas, and "
          + "says “something”.",
        "paragraph content: The second paragraph, with a link in it, goes on about the same thing, at "
          + "length.",
        "heading content: A heading", "listItem content: item one of the list, which says a thing",
        "listItem content: item two", "table content: City\tCount\nHoms\t3\nHama\t4",
        "paragraph content: The third paragraph, the last of them, closes the story, as stories have "
          + "to be closed.",
      ])
    #expect(document.pageKind == .article)
    #expect(document.mediaType == "text/html")
  }

  @Test func `reads metadata with its origin and place`() throws {
    let document = try parse(Self.page)
    let metadata = document.metadata
    #expect(metadata.title?.value == "Headline of the day")
    #expect(metadata.authors.map(\.value) == ["Ann Author"])
    #expect(metadata.published?.value == "2024-05-06T07:08:09+02:00")
    #expect(metadata.published?.origin == .jsonLD)
    #expect(metadata.site?.value == "The Site")
    #expect(metadata.url?.value == "https://x.org/2024/05/06/a")
    let bytes = Array(Self.page.utf8)
    for value in [metadata.published, metadata.site, metadata.url, metadata.authors.first] {
      let input = try #require(value?.input)
      #expect(
        String(decoding: bytes[input.range], as: UTF8.self)
          == (value?.value == "2024-05-06T07:08:09+02:00"
            ? "2024-05-06T07:08:09+02:00" : value?.value))
    }
  }

  @Test func `every block points to its bytes in the source`() throws {
    let bytes = Array(Self.page.utf8)
    let document = try parse(Self.page)
    for block in document.blocks where block.kind != .table {
      let input = try #require(document.input(of: block.span))
      let source = String(decoding: bytes[input.range], as: UTF8.self)
      let text = document.string(block.span)
      #expect(source.hasPrefix(String(text.prefix(10))), "\(source) for \(text)")
      #expect(source.last == text.last, "\(source) for \(text)")
    }
  }

  @Test(arguments: [
    ("2024-08-26", "2024-08-26"), ("2024-08-26T10:15:00Z", "2024-08-26T10:15:00Z"),
    ("2024-08-26 10:15:00 +0300", "2024-08-26T10:15:00+03:00"), ("26 August 2020", "2020-08-26"),
    ("August 26, 2020", "2020-08-26"), ("26/08/2020", "2020-08-26"), ("26.08.2020", "2020-08-26"),
    ("الإثنين، 24 أغسطس 2020 09:23 ص", "2020-08-24"), ("٢٤ آب ٢٠٢٠", "2020-08-24"),
    ("الجمعة 8 فيفري 2019", "2019-02-08"), ("le 3 février 2021", "2021-02-03"),
    ("3. März 2021", "2021-03-03"), ("no date here", nil), ("2024-13-45", nil),
  ])
  func `reads dates`(text: String, date: String?) {
    #expect(DateReader.read(text) == date)
  }

  @Test(arguments: [
    #"{"headline":"\ud83d\u0041"}"#, #"{"headline":"\ud800"}"#, #"{"headline":"\u+123"}"#,
    #"{"a":["#,
    #"{"headline":"\u00"#,
  ])
  func `broken JSON-LD breaks nothing`(json: String) throws {
    let document = try parse(
      #"<!doctype html><script type="application/ld+json">\#(json)</script><p>Text of the page.</p>"#
    )
    #expect(document.string(Span(start: 0, end: document.text.count)) == "Text of the page.")
  }

  @Test func `cells begin at their text, and nothing is said across them`() throws {
    let document = try parse(
      "<!doctype html><table><tr><th> City <th> Count <tr><td><p>Homs</p><td> 3 <tr><td>Hama<td>4</table>"
    )
    let table = try #require(document.blocks.first)
    let cells = ["City", "Count", "Homs", "3", "Hama", "4"]
    #expect(table.cells.map { document.string($0.span) } == cells)
    #expect(document.sentences.map { document.string($0) } == cells)
  }

  @Test func `nested emphasis is recorded once`() throws {
    let open = String(repeating: "<b>", count: 400)
    let page = "<!doctype html>" + open + String(repeating: "<p>some words</p>", count: 50)
    let document = try parse(page)
    #expect(document.emphasis.count <= 50)
  }

  @Test(
    arguments: [
      [0x0D, 0xC3, 0xA9, 0xC3, 0xA8, 0x0A, 0xC3, 0xAA, 0xC3, 0xAB],
      [0x0D, 0xC3, 0xA9, 0x0A, 0xC3, 0xA8], [0x00, 0x2A, 0x32, 0x2A, 0xB6, 0xA0],
      [0xE2, 0xD8, 0x5B, 0x5E, 0xD0, 0x0A, 0xF1, 0x0E, 0x3A, 0x1E, 0xA7, 0x5D],
      [0x0D, 0xA4, 0x25, 0x0A, 0xBA], Array("a[^é\nb]".utf8), Array("\0`\0\r\0*é*".utf8),
    ] as [[UInt8]])
  func `Markdown with odd line ends and bytes keeps its spans`(bytes: [UInt8]) throws {
    var options = ParseOptions()
    options.mediaType = "text/markdown"
    let document = try Parser.parse(bytes, options: options)
    #expect(String(validating: document.text, as: UTF8.self) != nil)
    for run in document.sourceMap?.runs ?? [] {
      #expect(run.input.end <= bytes.count)
      #expect(
        run.text.end == document.text.count || document.text[run.text.end] & 0xC0 != 0x80)
    }
  }

  @Test(arguments: 0..<40)
  func `any mixture of markup and bytes gives a document whose spans hold`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "<p>", "</p>", "<div class=nav>", "</div>", "<table><tr><td>", "</table>", "<br>",
      "<a href=x>",
      "</a>", "&amp;", "&nbsp;", "text ", "نص عربي ", "\0", "\r\n", "<li>", "<ul>", "</ul>", "<h1>",
      "<pre>", "</pre>", "<!-- c -->", "<script>x</script>", "<b>", "</i>", ". ", "😀", "<td>",
      "<th colspan=3>",
      #"<script type=application/ld+json>{"a":"\ud800\u0041"}</script>"#,
      #"<script type=application/ld+json>{"a":"\ud800\u0041"}</script>"#, "\r", "é\rè", "[^é\n",
      "`é`", "<img src=a alt=b>", "<blockquote>", "<caption>", "# ", "* ",
      "> ", "| a |", "```\n", "\n\n",
    ]
    var text = ""
    for _ in 0..<300 { text += parts.randomElement(using: &random) ?? "" }
    let bytes = Array(text.utf8)
    for mediaType in ["text/html", "text/markdown", "text/plain"] {
      var options = ParseOptions()
      options.mediaType = mediaType
      options.roles = Set(BlockRole.allCases)
      let document = try Parser.parse(bytes, options: options)
      #expect(String(validating: document.text, as: UTF8.self) != nil)
      #expect(!document.text.contains(0))
      var last = 0
      for block in document.blocks {
        #expect(block.span.start >= last && block.span.end <= document.text.count)
        last = block.span.end
        let input = try #require(document.input(of: block.span))
        #expect(input.end <= bytes.count)
        #expect(block.cells.allSatisfy { block.span.contains($0.span) })
      }
      #expect(document.links.allSatisfy { $0.span.end <= document.text.count })
      #expect(document.sourceMap?.textCount ?? 0 == document.text.count)
    }
  }
}
