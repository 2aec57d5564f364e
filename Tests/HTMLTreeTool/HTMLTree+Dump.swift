import HTMLReader

extension HTMLTree {
  /// The tree as html5lib's tests write it: a line a node, two spaces a level.
  func dump() -> String {
    var lines: [String] = []
    var pending = children(of: 0).reversed().map { (node: $0, depth: 0) }
    while let (node, depth) = pending.popLast() {
      let pad = "| " + String(repeating: "  ", count: depth)
      lines.append(contentsOf: describe(node).map { pad + $0 })
      var inner = depth + 1
      if nodes[node].kind == .element, nodes[node].namespace == .html,
        nodes[node].name == .template
      {
        lines.append(pad + "  content")
        inner += 1
      }
      pending.append(contentsOf: children(of: node).reversed().map { ($0, inner) })
    }
    return lines.joined(separator: "\n")
  }

  private func describe(_ node: Int) -> [String] {
    switch nodes[node].kind {
    case .document: return []
    case .doctype: return [describeDoctype()]
    case .text: return ["\"\(string(text(of: node)))\""]
    case .comment: return ["<!-- \(string(text(of: node))) -->"]
    case .element:
      let prefix =
        switch nodes[node].namespace {
        case .html: ""
        case .svg: "svg "
        case .mathML: "math "
        }
      let attributes = attributes(of: node).map { attribute in
        let prefix = attribute.namespace == .none ? "" : "\(attribute.namespace) "
        let name = string(bytes(of: attribute.name))
        return "  \(prefix)\(name)=\"\(string(value(of: attribute)))\""
      }
      return ["<\(prefix)\(string(bytes(of: name(of: node))))>"] + attributes.sorted()
    }
  }

  private func describeDoctype() -> String {
    guard let doctype else { return "" }
    var line = "<!DOCTYPE \(string(doctype.name ?? []))"
    if doctype.publicID != nil || doctype.systemID != nil {
      line += " \"\(string(doctype.publicID ?? []))\" \"\(string(doctype.systemID ?? []))\""
    }
    return line + ">"
  }

  private func string(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
