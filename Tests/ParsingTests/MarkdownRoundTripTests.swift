import DocumentCore
import Testing

@testable import Parsing

@Suite struct MarkdownRoundTripTests {
  private static let page = """
    <!doctype html><html lang="en"><title>Field notes</title><body><article>
    <h1>Field notes: *stars* &amp; <em>snow</em></h1>
    <p>The first paragraph has a <a href="https://x.org/a_(b)">link with <b>bold</b> in it</a>, some <em>stress</em>, a \
    <strong>strong word</strong>, some_snake_case and _edges_, and a note<sup id="r1"><a href="#n1">[1]</a></sup>. It \
    costs 5 &lt; 6 and a&amp;b, and "quotes" too, which is enough text.</p>
    <p>1. This begins like a list but is a paragraph, and it is long enough to be taken for content, surely.<br>- the \
    second line<br># the third line</p>
    <ol start="3"><li>Three is the first item, with text that goes on<ul><li>inner bullet, one of two of them</li>
    <li>inner bullet, two<p>and its second paragraph goes here</p></li></ul></li><li>Four is the last of the items</li></ol>
    <blockquote><p>Quoted text, which is a whole sentence by itself.</p><p>And a second paragraph of the quote.</p>
    </blockquote><pre><code>let x = ``tick``
      indented | pipe</code></pre><h2>A table #</h2>
    <table><tr><th>City</th><th>Count | n</th></tr><tr><td>Homs</td><td>3</td></tr></table>
    <p>الفقرة الأخيرة تقول ما يجب أن يقال في النهاية، وفيها *نجمة* و[أقواس]، وهي طويلة بما يكفي لتُقرأ.</p>
    <ol><li id="n1">The note, with a <a href="https://y.org">link</a> and more text to read. <a href="#r1">↩</a></li></ol>
    </article></body></html>
    """

  private func parse(_ bytes: [UInt8], _ mediaType: String) throws -> Document {
    var options = ParseOptions()
    options.mediaType = mediaType
    return try Parser.parse(bytes, options: options)
  }

  @Test func `Markdown of a page reads back to the same blocks`() throws {
    let page = try parse(Array(Self.page.utf8), "text/html")
    let markdown = try MarkdownWriter.write(page)
    let again = try parse(markdown, "text/markdown")
    #expect(
      String(decoding: again.text, as: UTF8.self) == String(decoding: page.text, as: UTF8.self))
    #expect(again.blocks.map(\.kind) == page.blocks.map(\.kind))
    #expect(again.blocks.map(\.level) == page.blocks.map(\.level))
    #expect(again.blocks.map(\.marker) == page.blocks.map(\.marker))
    #expect(try MarkdownWriter.write(again) == markdown)
  }

  @Test(arguments: [
    (
      "<ol><li>first<pre>x = 1</pre><p>more text</p></li><li>second</li></ol>",
      ["1. first", "```", "x = 1", "```", "more text", "2. second"]
    ),
    ("<ul><li>a<ol start=2><li>b</li><li>c</li></ol></li></ul>", ["- a", "  2. b", "  3. c"]),
    ("<ol><li>x</li></ol><ol><li>y</li></ol>", ["1. x", "1) y"]),
    ("<ol><li value=5>five</li><li value=9>nine</li></ol>", ["5. five", "9) nine"]),
    (
      "<table><tr><th>h<th>k<tr><td><a href='http://a.com/?q=a|b'>x</a><td>y</table>",
      ["| h | k |", "| --- | --- |", "| [x](http://a.com/?q=a%7Cb) | y |"]
    ),
    (
      "<p><a href='http://u.com/?a=1&amp;copy;=2'>http://x/]foo</a> &amp;<i>amp;</i>",
      ["[http://x/\\]foo](http://u.com/?a=1&amp;copy;=2) \\&*amp;*"]
    ),
    (
      "<p>See <a href='#b'>setup</a> first.<p id=b>Then see <a href='#c'>usage</a>.<p id=c>As in <a href='#b'>setup</a>.",
      ["See [setup](#b) first.", "Then see [usage](#c).", "As in [setup](#b)."]
    ),
    (
      "<p>A<a href='#n1'>*</a><p id=n1>Note A <a href='#r1'>^</a><p>B<a href='#n2'>*</a><p id=n2>Note B <a href='#r2'>^</a>",
      ["A[^*]", "[^*]: Note A [^](#r1)", "B[^*-1]", "[^*-1]: Note B [^](#r2)"]
    ),
  ])
  func `what Markdown would read otherwise is written so that it does not`(
    page: String, lines: [String]
  ) throws {
    var options = ParseOptions()
    options.mediaType = "text/html"
    options.roles = Set(BlockRole.allCases).subtracting([.control])
    let document = try Parser.parse(Array("<!doctype html>\(page)".utf8), options: options)
    let markdown = String(decoding: try MarkdownWriter.write(document), as: UTF8.self)
    #expect(markdown.split(separator: "\n").map(String.init) == lines)
  }

  @Test func `a note of several paragraphs stays one`() throws {
    let text = "Text[^1] goes on.\n\n[^1]: First.\n\n    Second.\n"
    let document = try parse(Array(text.utf8), "text/markdown")
    #expect(document.blocks.map(\.kind) == [.paragraph, .footnote, .footnote])
    #expect(String(decoding: try MarkdownWriter.write(document), as: UTF8.self) == text)
  }

  @Test func `a note leads from its reference to its block`() throws {
    let document = try parse(Array(Self.page.utf8), "text/html")
    let note = try #require(document.blocks.first { $0.kind == .footnote })
    #expect(note.marker == "1")
    #expect(document.links.contains { $0.url == "#" + note.anchor })
  }
}
