/// What a block is by its shape.
package enum BlockKind: UInt8, CaseIterable, Sendable {
  case title, heading, paragraph, listItem, quote, code, table, caption, figure, rule, term
  case definition
}

/// What a block is for.
package enum BlockRole: UInt8, CaseIterable, Sendable {
  case content, title, subtitle, byline, dateline, caption
  case navigation, related, share, comment, advertisement, legal, boilerplate

  /// The roles that make a document's text unless the caller selects others.
  package static let main: Set<BlockRole> = [
    .content, .title, .subtitle, .byline, .dateline, .caption,
  ]
}

/// One cell of a table.
package struct Cell: Hashable, Sendable {
  package var span: Span
  /// The row and column of the cell's first corner, from 0.
  package var row: Int
  package var column: Int
  /// How many rows and columns the cell covers, at least 1.
  package var rowSpan = 1
  package var columnSpan = 1
  package var isHeader = false

  package init(span: Span, row: Int, column: Int) {
    self.span = span
    self.row = row
    self.column = column
  }
}

/// A paragraph, heading, list item, table … of a document.
package struct Block: Hashable, Sendable {
  package var kind: BlockKind
  package var role: BlockRole
  /// The block's text, without the blank line that follows it.
  package var span: Span
  /// Headings: 1 to 6. List items: the nesting depth, from 1. Else 0.
  package var level: Int
  /// BCP 47, where it is not the document's.
  package var language: String?
  package var cells: [Cell] = []
  /// List items: the number or bullet that stands before the item.
  package var marker = ""

  package init(kind: BlockKind, role: BlockRole = .content, span: Span, level: Int = 0) {
    self.kind = kind
    self.role = role
    self.span = span
    self.level = level
  }
}
