/// What a block is by its shape.
package enum BlockKind: UInt8, CaseIterable, Sendable {
  case title, heading, paragraph, listItem, quote, code, table, caption, figure, rule, term
  /// What explains the term before it.
  case definition
  /// A note that links in the text lead to, by its anchor; its marker is the label that they show. One without a marker is
  /// the next paragraph of the note before.
  case footnote
}

/// What a block is for.
package enum BlockRole: UInt8, CaseIterable, Sendable {
  case content, title, subtitle, byline, dateline, caption
  /// Left out of the text unless the caller selects them.
  case navigation, related, share, comment, advertisement, legal, boilerplate
  /// What a page shows that is no text of it: labels of buttons and graphics, choices of lists, what stands in for
  /// scripts. Pages are read for it only where the caller selects it.
  case control

  /// Whether it makes a document's text unless the caller selects others.
  package var isMain: Bool {
    switch self {
    case .content, .title, .subtitle, .byline, .dateline, .caption: true
    case .navigation, .related, .share, .comment, .advertisement, .legal, .boilerplate, .control:
      false
    }
  }

  /// The roles that make a document's text unless the caller selects others.
  package static let main = Set(allCases.filter(\.isMain))
}

/// One cell of a table.
package struct Cell: Hashable, Sendable {
  /// Of the document's text; empty for an empty cell.
  package var span: Span
  /// The row and column of the cell's first corner, from 0.
  package var row: Int
  /// From 0; cells that span several columns count as so many.
  package var column: Int
  /// How many rows and columns the cell covers, at least 1.
  package var rowSpan = 1
  /// At least 1.
  package var columnSpan = 1
  /// The cell names its row or column rather than holding a value.
  package var isHeader = false

  /// A cell of one row and one column that is no header.
  package init(span: Span, row: Int, column: Int) {
    self.span = span
    self.row = row
    self.column = column
  }
}

/// A paragraph, heading, list item, table … of a document.
package struct Block: Hashable, Sendable {
  /// The shape, which decides what `level`, `cells` and `marker` mean.
  package var kind: BlockKind
  /// The purpose, by which blocks are selected for the text.
  package var role: BlockRole
  /// The block's text, without the blank line that follows it.
  package var span: Span
  /// Headings: 1 to 6. List items: the nesting depth, from 1. Else 0.
  package var level: Int
  /// BCP 47, where it is not the document's.
  package var language: String?
  /// Tables only.
  package var cells: [Cell] = []
  /// List items: the number or bullet that stands before the item. Footnotes: the label of their references.
  package var marker = ""
  /// The name by which a link reaches the block: `#name`; empty where it has none.
  package var anchor = ""

  /// A block in the document's own language, without cells or marker.
  package init(kind: BlockKind, role: BlockRole = .content, span: Span, level: Int = 0) {
    self.kind = kind
    self.role = role
    self.span = span
    self.level = level
  }
}
