import HTMLReader
import Testing

struct LimitTests {
  @Test func `makes siblings of elements past the depth limit`() throws {
    var limits = HTMLReaderLimits()
    limits.maxDepth = 4
    let tree = try tree("<div><div>-<div>a</div>b</div>c", limits: limits)
    #expect(tree.outline == "html(head body(div(div(\"-\") div(\"a\") \"b\") \"c\"))")
    #expect(tree.limitsReached == .depth)
  }

  @Test(arguments: [
    // An empty element at the limit makes room for the next.
    ("<div><div><div><div><div>x", "html(head body(div(div(\"x\"))))"),
    ("<div><div><form><form><p>x", "html(head body(div(form p(\"x\"))))"),
    // Formatting is dropped there, its text stays.
    ("<div><i><b>x</b>y</i>z", "html(head body(div(i(\"xy\") \"z\")))"),
    // What was closed by a block is not opened again there.
    ("<i><p></i><div>x", "html(head body(i p(i) div(\"x\")))"),
    ("<i><p>a<p><div>b", "html(head body(i(p(\"a\") p div(\"b\"))))"),
  ])
  func `needs no node for emptiness at the depth limit`(html: String, outline: String) throws {
    var limits = HTMLReaderLimits()
    limits.maxDepth = 4
    #expect(try tree(html, limits: limits).outline == outline)
  }

  @Test func `stops at the node limit`() throws {
    var limits = HTMLReaderLimits()
    limits.maxNodes = 6
    let tree = try tree("<p>a<p>b<p>c", limits: limits)
    #expect(tree.nodes.count == 6)
    #expect(tree.limitsReached == .nodes)
  }

  @Test func `drops attributes past their limit`() throws {
    var limits = HTMLReaderLimits()
    limits.maxAttributesPerElement = 2
    let tree = try tree("<p a=1 b=2 c=3>", limits: limits)
    let paragraph = try #require(tree.first(.p))
    #expect(tree.attributes(of: paragraph).count == 2)
    #expect(tree.limitsReached == .attributes)
  }

  @Test func `copies no more selected options than the page has nodes`() throws {
    let option = "<option>a<select><button><selectedcontent></button>"
    let nested =
      "<select><button><selectedcontent></button>" + String(repeating: option, count: 200)
    let deep = try tree(nested)
    let wide = "<select><button><selectedcontent></button><option>a</select>"
    let flat = try tree(String(repeating: wide, count: 1000))
    #expect(deep.nodes.count <= 2 * 1700)
    #expect(flat.limitsReached == [])
    #expect(flat.nodes.count > 6000)
  }

  @Test func `reads no further than the input limit`() throws {
    var limits = HTMLReaderLimits()
    limits.maxInputBytes = 4
    let tree = try tree("<p>abc", limits: limits)
    #expect(tree.outline == "html(head body(p(\"a\")))")
    #expect(tree.limitsReached == .inputBytes)
  }

  @Test func `throws once cancelled`() {
    var polls = 0
    let html = Array(repeatElement("<p>a".utf8, count: 100_000).joined())
    #expect(throws: CancellationError.self) {
      try HTMLTree.parse(html) {
        polls += 1
        return polls == 3
      }
    }
    #expect(polls == 3)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<div>", "<b>", "<a>x", "<table><tr><td>", "<table>", "<template>", "<select>", "<x-y>",
      "</p>",
      "<svg>", "<b><p>x</b>", "<table>x", "<!--", "<script>", "&amp;", "<", "\0", "\r\n", "<li>",
      "<p a=1 ", "<frameset>", "<math><mi>", "<nobr>", "<font size=1>x<p>", "<applet><i>",
    ])
  func `reads a long repetition in time`(part: String) throws {
    let html = Array(repeatElement(part.utf8, count: 20_000).joined())
    let tree = try HTMLTree.parse(html)
    #expect(tree.nodes.count < 200_000)
  }

  @Test(.timeLimit(.minutes(1)))
  func `reads many distinct names and formatting elements in time`() throws {
    let formatting = (0..<50_000).map { "<b id=\($0)>" }.joined()
    #expect(try tree(formatting).nodes.count == 514)
    let attributes = "<p " + (0..<100_000).map { "a\($0)=1 " }.joined() + ">"
    #expect(try tree(attributes).limitsReached == .attributes)
    let names = (0..<100_000).map { "<a\($0)>" }.joined()
    #expect(try tree(names).limitsReached == .depth)
  }

  @Test func `bounds the copies of unclosed formatting elements`() throws {
    let html = (0..<2000).map { "<b id=\($0)><p>x" }.joined()
    var limits = HTMLReaderLimits()
    limits.maxDepth = 10_000
    limits.maxReopenedElements = 100
    let tree = try tree(html, limits: limits)
    // Two elements and a text each, a hundred copies, one for each 32 bytes, and one a paragraph.
    #expect(tree.nodes.count < 2000 * 3 + 100 + html.utf8.count / 32 + 2000 + 10)
    #expect(tree.limitsReached.contains(.activeFormattingElements))
  }
}
