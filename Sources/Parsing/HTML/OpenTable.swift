internal import DocumentCore

/// A table of data that is open: its cells so far, and where the next one stands.
struct OpenTable {
  let node: Int
  private(set) var cells: [Cell] = []
  private(set) var isInCell = false
  /// Whether the caption is open, whose text is a block of its own.
  var isInCaption = false
  private var row = -1
  private var column = 0
  private var cell = Cell(span: Span(start: 0, end: 0), row: 0, column: 0)
  /// The cells that go on to the end of their row group.
  private var endless: [Int] = []
  private var isEndless = false
  /// For each column, the first row that no cell from above reaches.
  private var freeRows: [Int] = []
  /// The columns whose cells from above are followed, and the most rows or columns that a cell takes.
  private static let longest = 1000

  init(node: Int) {
    self.node = node
  }

  /// Whether the cell that begins next is the first of its row.
  var isAtRowStart: Bool { column == 0 }

  /// Cells reach no further than their row group.
  mutating func beginRowGroup() {
    end()
    freeRows.removeAll(keepingCapacity: true)
  }

  /// Ends the row group.
  mutating func end() {
    for index in endless { cells[index].rowSpan = max(1, row - cells[index].row + 1) }
    endless = []
  }

  mutating func beginRow() {
    row += 1
    column = 0
  }

  /// Begins a cell at an offset of the text.
  ///
  /// - Parameter rows: 0 for all that are left in the row group.
  mutating func beginCell(at start: Int, rows: Int, columns: Int, isHeader: Bool) {
    while column < freeRows.count, freeRows[column] > max(0, row) { column += 1 }
    cell = Cell(span: Span(start: start, end: start), row: max(0, row), column: column)
    cell.isHeader = isHeader
    isEndless = rows == 0
    cell.rowSpan = rows == 0 ? Self.longest : min(Self.longest, max(1, rows))
    cell.columnSpan = min(Self.longest, max(1, columns))
    isInCell = true
    guard cell.rowSpan > 1 else { return }
    for column in column..<min(Self.longest, column + cell.columnSpan) {
      while freeRows.count <= column { freeRows.append(0) }
      freeRows[column] = cell.row + cell.rowSpan
    }
  }

  mutating func endCell(at end: Int) {
    guard isInCell else { return }
    cell.span = Span(start: cell.span.start, end: max(cell.span.start, end))
    if isEndless { endless.append(cells.count) }
    cells.append(cell)
    column = cell.column + cell.columnSpan
    isInCell = false
  }
}
