import HTMLReader

extension HTMLTree {
  /// The tree as one line: `html(head body(p("text" #comment)))`, foreign names as `svg:path`.
  var outline: String {
    children(of: 0).map(outline).joined(separator: " ")
  }

  private func outline(_ node: Int) -> String {
    switch nodes[node].kind {
    case .document: return ""
    case .doctype: return "!\(string(doctype?.name ?? []))"
    case .text: return "\"\(string(text(of: node)))\""
    case .comment: return "#\(string(text(of: node)))"
    case .element:
      let inside = children(of: node).map(outline).joined(separator: " ")
      let space = nodes[node].namespace == .html ? "" : "\(nodes[node].namespace):"
      let name = space + string(bytes(of: name(of: node)))
      return inside.isEmpty ? name : "\(name)(\(inside))"
    }
  }

  /// The first element of a name, in the order of making.
  func first(_ name: TagName) -> Int? {
    nodes.indices.first { nodes[$0].kind == .element && nodes[$0].name == name }
  }

  func source(_ range: Range<Int>) -> String {
    string(Array(input[range]))
  }
}

func string(_ bytes: [UInt8]) -> String {
  String(decoding: bytes, as: UTF8.self)
}

func tree(_ html: String, limits: HTMLReaderLimits = HTMLReaderLimits()) throws -> HTMLTree {
  try HTMLTree.parse(Array(html.utf8), limits: limits)
}

/// The outline of what is in the body.
func body(_ html: String) throws -> String {
  let outline = try tree("<!doctype html>" + html).outline
  let start = "!html html(head body"
  guard outline.hasPrefix(start) else { return outline }
  return String(outline.dropFirst(start.count).dropLast())
}
