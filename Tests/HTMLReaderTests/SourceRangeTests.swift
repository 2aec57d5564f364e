import HTMLReader
import Testing

struct SourceRangeTests {
  @Test func `gives the tags of an element`() throws {
    let tree = try tree("<DIV id=a>x</DIV ><p>y")
    let div = try #require(tree.first(.div))
    let paragraph = try #require(tree.first(.p))
    #expect(tree.source(tree.nodes[div].sourceRange) == "<DIV id=a>")
    #expect(tree.source(tree.nodes[div].endTagRange) == "</DIV >")
    #expect(tree.source(tree.nodes[paragraph].sourceRange) == "<p>")
    #expect(tree.nodes[paragraph].endTagRange == 22..<22)
    let body = try #require(tree.first(.body))
    #expect(tree.nodes[body].sourceRange == 0..<0)
  }

  @Test func `gives the end tags of body and html`() throws {
    let tree = try tree("<body>x</body></html>")
    let body = try #require(tree.first(.body))
    #expect(tree.source(tree.nodes[body].endTagRange) == "</body>")
    #expect(tree.source(tree.nodes[1].endTagRange) == "</html>")
  }

  @Test func `splits text into verbatim and replaced pieces`() throws {
    let tree = try tree("<p>a&amp;b\r\nc\rd</p>")
    let text = try #require(tree.nodes.indices.first { tree.nodes[$0].kind == .text })
    var pieces: [String] = []
    tree.forEachTextPiece(text) { piece in
      let replacement = piece.replacement.map { string(Array(tree.replacements[$0])) }
      pieces.append(tree.source(piece.source) + (replacement.map { "=" + $0 } ?? ""))
    }
    #expect(pieces == ["a", "&amp;=&", "b", "\nc", "\r=\n", "d"])
    #expect(string(tree.text(of: text)) == "a&b\nc\nd")
    #expect(tree.nodes[text].sourceRange == 3..<15)
  }

  @Test func `joins text that a table was in the middle of`() throws {
    let tree = try tree("<body>a<table>b<tr>c</table>")
    let text = try #require(tree.nodes.indices.first { tree.nodes[$0].kind == .text })
    #expect(string(tree.text(of: text)) == "abc")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `keeps every range in bounds and every text true to its source`(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let parts = [
      "<p>", "</p>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<a href='x&amp;'>",
      "</a>", "text", " ", "&amp;", "&copy", "\r\n", "\r", "\0", "<!--c-->", "<svg>", "</svg>",
      "<select>", "<option>", "<template>", "</template>", "<script>", "</script>", "<i", ">",
      "é", "<div>", "</div>", "<li>", "<![CDATA[", "]]>", "<title>", "</title>", "<!doctype html>",
    ]
    let html = (0..<80).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    try checkInvariants(tree(html))
  }

  private func checkInvariants(_ tree: HTMLTree) {
    let bounds = 0..<tree.input.count + 1
    for (i, node) in tree.nodes.enumerated() {
      #expect(bounds.contains(node.sourceRange.upperBound))
      #expect(bounds.contains(node.endTagRange.upperBound))
      if node.parent >= 0 {
        #expect(tree.children(of: Int(node.parent)).contains(i))
      }
      if node.nextSibling >= 0 {
        #expect(tree.nodes[Int(node.nextSibling)].previousSibling == Int32(i))
        #expect(node.kind != .text || tree.nodes[Int(node.nextSibling)].kind != .text)
      }
      #expect(node.kind != .text || !tree.text(of: i).isEmpty)
      tree.forEachTextPiece(i) { piece in
        #expect(bounds.contains(piece.source.upperBound))
        #expect(String(validating: tree.input[piece.source], as: UTF8.self) != nil)
      }
    }
  }
}

struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
