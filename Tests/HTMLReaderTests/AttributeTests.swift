import HTMLReader
import Testing

struct AttributeTests {
  @Test(arguments: [
    ("<p ID=Main>", "id", "Main"),
    ("<p title='a\"b'>", "title", "a\"b"),
    ("<p hidden>", "hidden", ""),
    ("<p id = x >", "id", "x"),
    ("<p id=1 ID=2>", "id", "1"),
    ("<p href=?a=1&copy=2&lt=3&amp;c>", "href", "?a=1&copy=2&lt=3&c"),
    ("<p title='&copy 1&#x41;&#128;'>", "title", "© 1A€"),
    ("<p title='a\r\nb\rc\0'>", "title", "a\nb\nc\u{FFFD}"),
    ("<p data-own-name=v>", "data-own-name", "v"),
    ("<p =x=y>", "=x", "y"),
    ("<p a/b/>", "b", ""),
  ])
  func `reads a value`(html: String, name: String, value: String) throws {
    let tree = try tree(html)
    let node = try #require(tree.first(.p))
    #expect(tree.attributeValue(of: node, named: Array(name.utf8)).map(string) == value)
  }

  @Test func `gives where a name and a value are written`() throws {
    let tree = try tree("<a HREF = 'x&amp;y' rel=z b>t</a>")
    let link = try #require(tree.first(.a))
    let attributes = Array(tree.attributes(of: link))
    #expect(attributes.map { tree.source($0.nameRange) } == ["HREF", "rel", "b"])
    #expect(attributes.map { tree.source($0.valueRange) } == ["x&amp;y", "z", ""])
    #expect(attributes.first?.name == .href)
  }

  @Test func `respells and splits the names of foreign attributes`() throws {
    let tree = try tree("<svg viewbox=1 xlink:href=2 xmlns:xlink=3>")
    let svg = try #require(tree.first(.svg))
    let attributes = tree.attributes(of: svg)
    #expect(attributes.map { string(tree.bytes(of: $0.name)) } == ["viewBox", "href", "xlink"])
    #expect(attributes.map(\.namespace) == [.none, .xlink, .xmlns])
  }

  @Test func `adds the attributes of a second html or body tag to the first`() throws {
    let tree = try tree("<html lang=en><body a=1><p><html lang=fr dir=ltr><body a=2 b=3>")
    let html = try #require(tree.first(.html))
    let body = try #require(tree.first(.body))
    #expect(tree.attributeValue(of: html, named: .lang).map(string) == "en")
    #expect(tree.attributeValue(of: html, named: .dir).map(string) == "ltr")
    #expect(tree.attributes(of: body).map { string(tree.value(of: $0)) } == ["1", "3"])
  }
}
