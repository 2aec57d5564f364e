internal import DocumentCore
internal import HTMLReader

// Tables of data: a line a row, a tab between cells.
extension HTMLBlockReader {
  mutating func openTable(_ node: Int) throws(CancellationError) {
    try close()
    guard table == nil, TableShape.isData(tree, node) else { return }
    blockNode = node
    kind = .table
    level = 0
    marker = ""
    table = OpenTable(node: node)
  }

  mutating func openRow(_ node: Int) throws(CancellationError) {
    guard table != nil else {
      try close()
      return
    }
    table?.beginRow()
    if isOpen, stream.position > 0, kind == .table {
      try stream.appendLineBreak(for: Span(start: position, end: position))
    }
  }

  mutating func openCell(_ node: Int) throws(CancellationError) {
    guard let tableNode = table?.node, let isAtRowStart = table?.isAtRowStart else {
      try close()
      blockNode = node
      kind = quotes > 0 ? .quote : .paragraph
      contexts.append((node, kind, 0))
      return
    }
    if kind == .caption { try close() }
    kind = .table
    blockNode = tableNode
    open()
    if !isAtRowStart { try stream.appendCellBreak(for: Span(start: position, end: position)) }
    table?.beginCell(
      at: stream.position,
      rows: Self.number(tree.attributeValue(of: node, named: .rowspan)) ?? 1,
      columns: Self.number(tree.attributeValue(of: node, named: .colspan)) ?? 1,
      isHeader: tree.nodes[node].name == .th)
  }

  mutating func closeCell() throws(CancellationError) {
    guard table != nil else {
      try close()
      return
    }
    table?.endCell(at: stream.position)
  }

  mutating func closeTable() throws(CancellationError) {
    guard let open = table else { return }
    table = nil
    let count = stream.blocks.count
    try close()
    if stream.blocks.count > count, let index = stream.blocks.indices.last,
      stream.blocks[index].kind == .table
    {
      let span = stream.blocks[index].span
      stream.blocks[index].cells = open.cells.compactMap { cell in
        guard span.start <= cell.span.start, cell.span.start <= span.end else { return nil }
        var cell = cell
        cell.span = Span(start: cell.span.start, end: min(cell.span.end, span.end))
        return cell
      }
    }
    kind = .paragraph
  }
}
