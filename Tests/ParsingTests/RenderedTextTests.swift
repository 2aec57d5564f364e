import DocumentCore
import Testing

@testable import Parsing

/// What of a page is text, and in which blocks, as a browser would show it.
@Suite struct RenderedTextTests {
  private func parse(_ body: String, roles: Set<BlockRole> = BlockRole.all) throws -> Document {
    var options = ParseOptions()
    options.mediaType = "text/html"
    options.roles = roles
    return try Parser.parse(
      Array("<!doctype html><meta charset=utf-8><body>\(body)".utf8), options: options)
  }

  private func texts(_ body: String, roles: Set<BlockRole> = BlockRole.all) throws -> [String] {
    let document = try parse(body, roles: roles)
    return document.blocks.map { document.string($0.span) }
  }

  /// Every role but that of controls.
  private var text: Set<BlockRole> { BlockRole.all.subtracting([.control]) }

  @Test(arguments: [
    ("<p>a<div>b</div>c<span>d</span>", ["a", "b", "cd"]),
    ("<p>a <span style='display: block'>b</span> c", ["a", "b", "c"]),
    ("<div style='DISPLAY:inline'>a</div><div style='display:inline !important'>b</div>", ["ab"]),
    ("<a style=display:block href=x>a</a><a href=y>b</a>c", ["a", "bc"]),
    ("<b style=display:block>a</b>b", ["a", "b"]),
    ("<p>one<br>two<br><br>three", ["one\ntwo", "three"]),
    ("a<hr>b", ["a", "b"]),
    ("<p>  a \n\t b &nbsp; c  <b> d</b> ", ["a b c d"]),
    ("<pre>\n a\n  b </pre>", [" a\n  b"]),
    ("<p>x<p style='white-space: pre-wrap'>a  b\n c</p>d  e", ["x", "a  b\n c", "d e"]),
    ("<xmp><b> x</xmp>", ["<b> x"]),
    ("<fieldset><legend>l</legend>f</fieldset>", ["l", "f"]),
    ("<figure><img src=x alt=y><figcaption>c</figcaption></figure>", ["c"]),
    ("<dl><dt>t<dd>d</dl>", ["t", "d"]),
    ("<math><mi>x</mi><mo>=</mo><mn>1</mn><annotation>x=1</annotation></math>", ["x=1"]),
    ("<map name=m><p>in a map</map>", ["in a map"]),
    ("<p>a<wbr>b<q>c</q>", ["abc"]),
  ])
  func `follows tags and inline style into blocks`(body: String, blocks: [String]) throws {
    #expect(try texts(body) == blocks)
    #expect(try texts(body, roles: text) == blocks)
  }

  @Test(arguments: [
    "<p hidden>x", "<p hidden=until-found>x", "<p style='color:red; display:none'>x",
    "<p style=visibility:hidden>x", "<div popover>x</div>", "<dialog>x</dialog>",
    "<template>x</template>", "<script>x</script>", "<style>x</style>", "<textarea>x</textarea>",
    "<iframe>x</iframe>", "<video>x</video>", "<audio>x</audio>", "<datalist><option>x</datalist>",
    "<progress>x</progress>", "<meter>x</meter>", "<noembed>x</noembed>",
    "<svg><title>x</title></svg>",
    "<svg><defs><text>x</text></defs></svg>", "<svg>x<g>x</g></svg>", "<ruby><rp>x</rp></ruby>",
  ])
  func `leaves out what is not shown`(body: String) throws {
    let long = String(repeating: "Enough text for a page that needs no scripts. ", count: 10)
    #expect(try texts("<p>\(long)</p>" + body).count == 1)
    #expect(try texts("<p>\(long)</p>" + body, roles: text).count == 1)
  }

  @Test(arguments: [
    ("<p>a <button>b</button> c", ["a", "b", "c"], ["a c"]),
    ("<select><option>one<option>two</select>", ["one", "two"], []),
    ("<select><optgroup label=l><option>one</select>", ["one"], []),
    ("a<noscript>b</noscript>", ["a", "b"], ["a"]),
    ("a<object>b</object><canvas>c</canvas>", ["a", "b", "c"], ["a"]),
    ("a<svg><g><text>b <tspan>c</tspan></text></g></svg>d", ["a", "b c", "d"], ["ad"]),
    // The reading of a word stands inside the word.
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", ["漢kan字"], ["漢字"]),
    ("<details><summary>a</summary>b<summary>c</summary></details>", ["a"], ["a", "b", "c"]),
    ("<details open><summary>a</summary>b</details>", ["a", "b"], ["a", "b"]),
    ("<dialog open>a</dialog>", ["a"], ["a"]),
    ("a<span aria-hidden=true>b</span>", ["ab"], ["a"]),
    ("a<div aria-hidden=true>b</div>", ["a", "b"], ["a", "b"]),
  ])
  func `shows controls where they are asked for`(body: String, all: [String], text: [String]) throws
  {
    // Nothing but scripts would show more of a page that has this much.
    let long = String(repeating: "Enough text for a page that needs no scripts. ", count: 10)
    let page = body + "<p>\(long)</p>"
    #expect(try texts(page).dropLast() == all[...])
    #expect(try texts(page, roles: self.text).dropLast() == text[...])
  }

  @Test func `begins emphasis after the blank before kept white space`() throws {
    let document = try parse("<p>a <b style='white-space: pre'>&eacute;</b>")
    #expect(document.string(document.blocks[0].span) == "a é")
    #expect(document.emphasis.map { document.string($0.span) } == ["é"])
  }

  @Test func `drops what is stressed or linked of trailing white space`() throws {
    let document = try parse("<p>a<strong><br> </strong><br><b>é</b> <a href=x><br></a><br>ö")
    #expect(document.blocks.map { document.string($0.span) } == ["a", "é", "ö"])
    #expect(document.emphasis.map { document.string($0.span) } == ["é"])
    #expect(document.links.isEmpty)
  }

  @Test func `gives controls a role of their own and leaves the others as they are`() throws {
    let article = (0..<4).map { number in
      "<p>Paragraph \(number), with some commas, and words enough to be read, says what it has to say, "
        + "at length, so that nobody doubts it is the text."
    }
    let body =
      "<article><h1>The heading</h1>\(article.joined())</article><form><button>Send</button></form>"
    let document = try parse(body)
    let plain = try parse(body, roles: BlockRole.main)
    #expect(
      document.blocks.filter { $0.role == .control }.map { document.string($0.span) } == ["Send"])
    #expect(
      document.blocks.filter { $0.role != .control }.map(\.role) == plain.blocks.map(\.role))
  }

  @Test(arguments: [
    ("<ol><li>a<li>b", ["1.", "2."]), ("<ol start=5><li>a<li>b", ["5.", "6."]),
    ("<ol><li>a<li value=7>b<li>c", ["1.", "7.", "8."]),
    ("<ol reversed><li>a<li>b<li>c", ["3.", "2.", "1."]),
    ("<ol reversed start=9><li>a<li>b", ["9.", "8."]),
    ("<ol type=a start=26><li>x<li>y", ["z.", "aa."]), ("<ol type=A><li>x", ["A."]),
    ("<ol type=i start=4><li>x<li>y", ["iv.", "v."]), ("<ol type=I start=1994><li>x", ["MCMXCIV."]),
    ("<ol type=I start=0><li>x<li>y", ["0.", "I."]), ("<ol type=a start=-1><li>x", ["-1."]),
    ("<ul><li>a<li>b", ["•", "•"]), ("<menu><li>a</menu>", ["•"]), ("<li>a", ["•"]),
    ("<ol><li>a<ul><li>b</ul><li>c", ["1.", "•", "2."]),
    ("<ol start=99999999999999999999><li>a", ["1."]), ("<ol start='\n+5 '><li>a", ["5."]),
    ("<ol start=2px><li>a<li value=' -7.5'>b<li value=x>c", ["2.", "-7.", "-6."]),
  ])
  func `numbers the items of lists`(body: String, markers: [String]) throws {
    #expect(try parse(body).blocks.map(\.marker) == markers)
  }

  @Test func `places cells under those that span rows and columns`() throws {
    let document = try parse(
      """
      <table><caption>c</caption>
      <tr><th rowspan=2>a<th colspan=2>b<th>c
      <tr><td>d<td>e<td>f
      <tbody><tr><td rowspan=0>g<td>h<tr><td>i
      <tbody><tr><td>j
      </table>
      """)
    let table = try #require(document.blocks.first { $0.kind == .table })
    let places = table.cells.map { "\(document.string($0.span)) \($0.row),\($0.column)" }
    #expect(
      places == [
        "a 0,0", "b 0,1", "c 0,3", "d 1,1", "e 1,2", "f 1,3", "g 2,0", "h 2,1", "i 3,1", "j 4,0",
      ])
    #expect(table.cells.prefix(3).map(\.isHeader) == [true, true, true])
    #expect(table.cells[1].columnSpan == 2)
    #expect(document.string(table.span) == "a\tb\tc\nd\te\tf\ng\th\ni\nj")
  }

  @Test(arguments: [
    ("<table><caption>\n<p>Title</p></caption>%</table>z", ["Title", "a\tb\n1\t2", "z"]),
    ("<table><caption><p>x</p><p>y</p></caption>%</table>z", ["x", "y", "a\tb\n1\t2", "z"]),
    ("<table><caption>x<br>y</caption>%</table>z", ["x\ny", "a\tb\n1\t2", "z"]),
    ("<table>%<caption>x</caption></table>z", ["a\tb\n1\t2", "x", "z"]),
    ("<table>%<tr><td>3<td><button>4</button></table>z", ["a\tb\n1\t2\n3\t4", "z"]),
    ("<blockquote>x<table>%</table>y</blockquote>z", ["x", "a\tb\n1\t2", "y", "z"]),
    ("<ul><li>x<table>%</table>y</ul>z", ["x", "a\tb\n1\t2", "y", "z"]),
  ])
  func `keeps what stands in and around a table`(body: String, blocks: [String]) throws {
    let rows = "<tr><th>a<th>b<tr><td>1<td>2"
    let document = try parse(body.split(separator: "%").joined(separator: rows))
    #expect(document.blocks.map { document.string($0.span) } == blocks)
    let table = try #require(document.blocks.first { $0.kind == .table })
    #expect(table.cells.prefix(4).map { document.string($0.span) } == ["a", "b", "1", "2"])
    let kinds = document.blocks.filter { $0.kind == .caption }.map { document.string($0.span) }
    #expect(kinds == (body.contains("caption") ? blocks.filter { "Txy".contains($0.first!) } : []))
  }

  @Test func `goes on in the outer block after a control`() throws {
    let document = try parse(
      "<ul><li>x<button style='display:block'>y</button>z</ul>"
        + "<select><optgroup><option>o</select>tail<blockquote>q<button>b</button>r</blockquote>")
    #expect(
      document.blocks.map { document.string($0.span) } == [
        "x", "y", "z", "o", "tail", "q", "b", "r",
      ])
    #expect(
      document.blocks.map(\.kind) == [
        .listItem, .paragraph, .listItem, .paragraph, .paragraph, .quote, .paragraph, .quote,
      ])
  }

  @Test func `ends cells without an end with their row group`() throws {
    let document = try parse(
      "<table><tr><th rowspan=0>a<th>b<tr><td>c<tbody><tr><td rowspan=0>d<td>e</table>")
    #expect(document.blocks[0].cells.map(\.rowSpan) == [2, 1, 1, 1, 1])
  }

  @Test func `carries a link's URL and a name through many blocks at no more than twice the page`()
    throws
  {
    let url = String(repeating: "u", count: 100_000)
    let document = try parse("<a id=n href=\(url)>" + String(repeating: "<p>x", count: 1000))
    #expect((2...3).contains(document.links.count))
    #expect(document.blocks.count == 1000)
    #expect(document.blocks.filter { !$0.anchor.isEmpty }.count == 1)
    #expect(document.warnings.contains { $0.message.contains("links were left out") })
  }

  @Test(.timeLimit(.minutes(1))) func `reads a table of many rows in time`() throws {
    let rows = String(repeating: "<tr><td>1<td colspan=1000 rowspan=1000>two", count: 50_000)
    let document = try parse("<table><tr><th>a<th>b" + rows)
    #expect(document.blocks.first { $0.kind == .table }?.cells.count == 100_002)
  }

  @Test(arguments: [
    ("<div>", 600, "deeper than 512"),
    ("<b id=%>x<p>", 300, "never closed was not carried on past 128"),
    ("<p %=1>x", 1200, nil), ("<p>x", 600, nil),
  ])
  func `warns of the limit that simplified a page`(part: String, count: Int, warning: String?)
    throws
  {
    let page = (0..<count).map { number in
      part.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "a\(number)")
    }
    let warnings = try parse("start" + page.joined()).warnings.filter { $0.code == .limitReached }
    #expect(warnings.count == (warning == nil ? 0 : 1))
    if let warning { #expect(warnings[0].message.contains(warning)) }
  }

  @Test func `warns of attributes that were left out`() throws {
    let page = "<p " + (0..<1200).map { "a\($0)=1 " }.joined() + ">text"
    let document = try parse(page)
    #expect(document.warnings.map(\.code) == [.limitReached])
    #expect(document.warnings.first?.message.contains("first 1024") == true)
    #expect(document.string(document.blocks[0].span) == "text")
  }

  @Test(arguments: [
    ("<h2 id=a>t</h2>p<p id=b>q", ["a", "", "b"]),
    ("<a name=a></a><h2>t</h2>", ["a"]),
    ("<section id=s><h2>t</h2><p>p</section>", ["s", ""]),
    ("<section id=s><h2 id=t>t</h2></section>", ["t"]),
    ("<h2>t <a id=x></a></h2><p id=y>p <span id=z>q</span>", ["x", "y"]),
    ("<p id=>p", [""]), ("<p id='a&amp;b'>p", ["a&b"]),
  ])
  func `names the places that links reach`(body: String, anchors: [String]) throws {
    #expect(try parse(body).blocks.map(\.anchor) == anchors)
  }
}

extension BlockRole {
  fileprivate static let all = Set(BlockRole.allCases)
}
