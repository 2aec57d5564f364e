internal import HTMLReader

/// Tells tables of data from tables that lay out a page.
enum TableShape {
  /// Whether a table holds data: header cells or a caption and no table inside, or at least two rows and
  /// columns of small cells without blocks in them.
  ///
  /// - Complexity: O(nodes of the table), looking at 4,000 of them at most.
  static func isData(_ tree: HTMLTree, _ table: Int) -> Bool {
    var rows = 0
    var cells = 0
    var headers = 0
    var blocks = 0
    var longest = 0
    var steps = 0
    var node = Int(tree.nodes[table].firstChild)
    guard node >= 0 else { return false }
    if let role = tree.attributeValue(of: table, named: .role),
      role.elementsEqual("presentation".utf8)
    {
      return false
    }
    walk: while steps < 4000 {
      steps += 1
      let current = tree.nodes[node]
      switch current.name {
      case .table, .form, .h1, .h2, .article, .section: return false
      case .tr: rows += 1
      case .td: cells += 1
      case .th:
        headers += 1
        cells += 1
      case .div, .p, .ul, .ol, .h3, .h4: blocks += 1
      case .caption: headers += 1
      default: break
      }
      if current.kind == .text { longest = max(longest, current.sourceRange.count) }
      if current.firstChild >= 0 {
        node = Int(current.firstChild)
        continue
      }
      while tree.nodes[node].nextSibling < 0 {
        node = Int(tree.nodes[node].parent)
        if node == table { break walk }
      }
      node = Int(tree.nodes[node].nextSibling)
    }
    guard rows > 0, cells > rows else { return false }
    if headers > 0 { return blocks <= cells * 2 }
    return rows > 1 && longest < 300 && blocks * 4 <= cells
  }
}
