import DocumentCore
import Testing

@Suite struct MarkdownWriterTests {
  private func markdown(_ text: String, _ change: (inout Document) -> Void = { _ in }) throws
    -> String
  {
    let bytes = Array(text.utf8)
    var document = Document(
      text: bytes, blocks: [Block(kind: .paragraph, span: Span(start: 0, end: bytes.count))],
      sourceMap: nil)
    change(&document)
    return String(decoding: try MarkdownWriter.write(document), as: UTF8.self)
  }

  @Test(arguments: [
    ("plain words.", "plain words."), ("1. no list", "1\\. no list"), ("- no list", "\\- no list"),
    ("# no heading", "\\# no heading"), ("> no quote", "\\> no quote"), ("a*b*", "a\\*b\\*"),
    ("snake_case _edge_", "snake_case \\_edge\\_"),
    ("a < b <i> &amp; & ok", "a < b \\<i> \\&amp; & ok"),
    ("[x]: y", "\\[x\\]: y"), ("back\\slash `tick` ~s~", "back\\\\slash \\`tick\\` \\~s\\~"),
    ("two\nlines", "two\\\nlines"), ("two\n+ lines", "two\\\n\\+ lines"), ("1 | 2", "1 \\| 2"),
    ("كتاب * قلم", "كتاب \\* قلم"),
  ])
  func `what looks like a mark is escaped`(text: String, expected: String) throws {
    #expect(try markdown(text) == expected + "\n")
  }

  @Test func `links and stresses are marked where Markdown can`() throws {
    let text = "see the page now and then"
    #expect(
      try markdown(text) {
        $0.links = [Link(span: Span(start: 4, end: 12), url: "https://x.org/a b(c)")]
        $0.emphasis = [
          Emphasis(span: Span(start: 13, end: 16), isStrong: false),
          Emphasis(span: Span(start: 21, end: 25), isStrong: true),
        ]
      } == "see [the page](https://x.org/a%20b%28c%29) *now* and **then**\n")
    // Inside of a word, before punctuation, marks would be text.
    #expect(
      try markdown("a(b)c") {
        $0.emphasis = [Emphasis(span: Span(start: 1, end: 4), isStrong: true)]
      } == "a(b)c\n")
  }

  @Test func `code is fenced by more ticks than it has`() throws {
    #expect(try markdown("a ``` b") { $0.blocks[0].kind = .code } == "````\na ``` b\n````\n")
  }

  @Test func `images stand before the blocks that they come before`() throws {
    var map = SourceMap()
    map.append(text: 4, input: Span(start: 10, end: 14), scale: .bytes)
    func images(_ starts: Int...) -> [Image] {
      starts.map {
        Image(url: "https://x.org/\($0).png", alt: "A [tree]", input: Span(start: $0, end: $0))
      }
    }
    #expect(
      try markdown("text") {
        $0.sourceMap = map
        $0.images = images(3, 20)
      }
        == "![A \\[tree\\]](https://x.org/3.png)\n\ntext\n\n![A \\[tree\\]](https://x.org/20.png)\n"
    )
  }

  @Test func `a document without blocks is empty`() throws {
    #expect(try markdown("") { $0.blocks = [] } == "")
  }
}
