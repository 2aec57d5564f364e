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
    guard table?.isInCaption == false else {
      try close()
      return
    }
    table?.beginRow()
    if isOpen {
      try stream.appendLineBreak(for: Span(start: position, end: position))
    }
  }

  mutating func openCell(_ node: Int) throws(CancellationError) {
    guard let isAtRowStart = table?.isAtRowStart else {
      try close()
      blockNode = node
      kind = quotes > 0 ? .quote : .paragraph
      contexts.append((node, kind, 0))
      return
    }
    guard table?.isInCaption == false else {
      try close()
      return
    }
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
    try endTableBlock()
    table = nil
    resume()
  }

  /// Closes the block of the rows so far, which has their cells.
  private mutating func endTableBlock() throws(CancellationError) {
    guard var ended = table else { return }
    ended.end()
    table = nil
    let count = stream.blocks.count
    kind = .table
    blockNode = ended.node
    try close()
    guard stream.blocks.count > count, let index = stream.blocks.indices.last else { return }
    let span = stream.blocks[index].span
    stream.setCells(
      ended.cells.lazy.compactMap { cell in
        guard span.start <= cell.span.start, cell.span.start <= span.end else { return nil }
        var cell = cell
        cell.span = Span(start: cell.span.start, end: min(cell.span.end, span.end))
        return cell
      }, of: index)
  }

  /// A caption is a block of its own, wherever in the table it stands; rows after it make another.
  mutating func openCaption(_ node: Int) throws(CancellationError) {
    guard let tableNode = table?.node else { return }
    try endTableBlock()
    table = OpenTable(node: tableNode)
    table?.isInCaption = true
    kind = .caption
    blockNode = node
    level = 0
    marker = ""
  }

  mutating func closeCaption() throws(CancellationError) {
    guard let tableNode = table?.node, table?.isInCaption == true else { return }
    try close()
    table?.isInCaption = false
    kind = .table
    blockNode = tableNode
  }
}
