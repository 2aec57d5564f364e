import DocumentCore
import TestSupport
import Testing

@testable import Parsing

/// That decoding what a piece of the text stands for gives the piece.
@Suite struct SourceMapTests {
  /// What pages are made of here: its bytes and, where they are not the text themselves, the text.
  private static let parts: [(source: String, text: String)] = [
    ("word", "word"), ("كلمة", "كلمة"), ("é", "é"), ("漢字", "漢字"), ("a b", "a b"), ("&amp;", "&"),
    ("&#1605;", "م"), ("&copy", "©"), ("&NotEqualTilde;", "≂̸"), ("\0", "\u{FFFD}"),
    ("&#0;", "\u{FFFD}"),
    ("&nbsp;", " "), (" ", " "), ("\n", " "), ("\r\n", " "), ("\t  \n", " "), ("\u{A0}", " "),
    ("<b>", ""), ("</b>", ""), ("<p>", ""), ("<br>", "\n"), ("<!-- c -->", ""),
    ("<script>x &amp; y</script>", ""),
    ("<table><tr><th>h<th>i<tr><td>1<td>2</table>", ""), ("<pre>", ""), ("</pre>", ""),
    ("<a href='x&amp;'>", ""),
    ("</a>", ""), ("<ul><li>", ""), ("</ul>", ""), ("<svg><![CDATA[x]]></svg>", ""), ("\r", "\n"),
  ]

  private static func isBlank(_ byte: UInt8) -> Bool {
    [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `leads every run of a page back to what it was made from`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let parts = (0..<60).map { _ in Self.parts[Int.random(in: 0..<Self.parts.count, using: &random)]
    }
    let page = Array(("<!doctype html><body>" + parts.map(\.source).joined()).utf8)
    var options = ParseOptions()
    options.roles = seed % 2 == 0 ? Set(BlockRole.allCases) : BlockRole.main
    let document = try Parser.parse(page, options: options)
    let runs = try #require(document.sourceMap).runs
    #expect(runs.last?.text.end ?? 0 == document.text.count)
    for (run, next) in zip(runs, runs.dropFirst()) { #expect(run.text.end == next.text.start) }
    for run in runs {
      let text = document.text[run.text.range]
      let input = page[run.input.range]
      switch run.scale {
      case .bytes:
        #expect(text.count == input.count)
        #expect(zip(text, input).allSatisfy { $0 == $1 || $0 == 0x20 && Self.isBlank($1) })
      case .whole:
        let isBlank = text.allSatisfy(Self.isBlank)
        let source = String(decoding: input, as: UTF8.self)
        let decoded = Self.parts.contains {
          $0.source == source && $0.text.utf8.elementsEqual(text)
        }
        #expect(isBlank || decoded, "\(source) for \(document.string(run.text))")
      case .scalars:
        Issue.record("a page in UTF-8 has no runs of scalars")
      }
    }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `leads text of other charsets back to its bytes`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters: [(byte: UInt8, letter: Character)] = [
      (0xC7, "ا"), (0xE1, "ل"), (0x98, "ک"), (0xC0, "ہ"), (0x61, "a"), (0x20, " "), (0x0A, " "),
      (0x80, "€"),
    ]
    let chosen = (0..<200).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }
    let page = Array("<!doctype html><meta charset=windows-1256><p>x".utf8) + chosen.map(\.byte)
    let document = try Parser.parse(page, options: ParseOptions())
    #expect(document.charset == "windows-1256")
    let meaning = Dictionary(letters.map { ($0.byte, $0.letter) }) { first, _ in first }
    var offset = 0
    for scalar in String(decoding: document.text, as: UTF8.self).unicodeScalars {
      let span = Span(start: offset, end: offset + scalar.utf8.count)
      offset = span.end
      let input = try #require(document.input(of: span))
      let byte = page[input.start]
      #expect(
        input.count == 1 && (meaning[byte] ?? Character(Unicode.Scalar(byte))) == Character(scalar))
    }
  }

  @Test func `takes few runs`() throws {
    let sentence =
      "Some words of a sentence,\n  with white space of all\tkinds and nothing else in it. "
    let page =
      "<!doctype html><body>"
      + String(repeating: "<p>\(sentence)<b>bold</b> \(sentence)</p>\n", count: 20)
    var options = ParseOptions()
    options.roles = Set(BlockRole.allCases)
    let document = try Parser.parse(Array(page.utf8), options: options)
    // For each paragraph: four stretches between tags or longer white space, and the border.
    #expect(document.blocks.count == 20)
    #expect(try #require(document.sourceMap).runs.count <= 20 * 6)
  }
}
