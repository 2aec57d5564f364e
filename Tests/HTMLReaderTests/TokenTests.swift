import HTMLReader
import Testing

struct TokenTests {
  private func tokens(
    _ html: String, _ state: HTMLTokenizerState = .data, after tag: String = ""
  ) -> [HTMLToken] {
    HTMLToken.tokens(of: Array(html.utf8), state: state, lastStartTag: Array(tag.utf8))
  }

  private func text(_ text: String) -> HTMLToken {
    .text(Array(text.utf8))
  }

  @Test(arguments: [
    ("&lt;&LT&notit;&notin;", "<<¬it;∉"),
    ("&#65;&#x42&#x43;", "ABC"),
    ("&#0;&#x110000;&#xD800;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("&#99999999999999999999;", "\u{FFFD}"),
    ("&#x80;&#153;", "€™"),
    ("& &; &# &#x; &nosuch;", "& &; &# &#x; &nosuch;"),
    ("&NotEqualTilde;", "\u{2242}\u{338}"),
    ("a < b <3 </", "a < b <3 </"),
  ])
  func `decodes text`(html: String, decoded: String) {
    #expect(tokens(html) == [text(decoded)])
  }

  @Test(arguments: [
    ("<!---->", ""), ("<!-->", ""), ("<!--->", ""), ("<!--a--!>", "a"), ("<!--a--", "a"),
    ("<!--a--!", "a"), ("<!--a-b--c-->", "a-b--c"), ("<!a>", "a"), ("<?a?>", "?a?"),
    ("</ a>", " a"),
    ("<!--\r\n\0-->", "\n\u{FFFD}"), ("<![CDATA[x]]>", "[CDATA[x]]"),
  ])
  func `reads a comment`(html: String, comment: String) {
    #expect(tokens(html) == [.comment(Array(comment.utf8))])
  }

  @Test func `ends raw text only at the tag that began it`() {
    let end = HTMLToken.endTag(name: Array("title".utf8))
    #expect(
      tokens("a</b>&lt;</titles></TITLE >", .rcdata, after: "title") == [
        text("a</b><</titles>"), end,
      ])
    #expect(tokens("&lt;</title", .rawText, after: "title") == [text("&lt;</title")])
  }

  @Test func `drops a tag that the input ends in`() {
    #expect(tokens("a<p title='x") == [text("a")])
    #expect(tokens("a<p") == [text("a")])
  }

  @Test func `reads a doctype`() {
    var doctype = HTMLDoctype()
    doctype.name = Array("html".utf8)
    doctype.publicID = Array("P".utf8)
    doctype.systemID = Array("s".utf8)
    #expect(tokens("<!DOCTYPE HTML PUBLIC \"P\" 's'>") == [.doctype(doctype)])
    doctype.systemID = nil
    doctype.forcesQuirks = true
    #expect(tokens("<!doctype html public 'P' x>") == [.doctype(doctype)])
  }
}
