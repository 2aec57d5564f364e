/// One step of a walk over a Markdown document.
package struct MarkdownEvent: Sendable {
  /// What the node is. The order is that of warraq_node_kind.
  package enum Kind: UInt32, Sendable {
    case other, paragraph, heading, quote, list, item, codeBlock, htmlBlock, rule, table, tableRow
    case tableCell, footnote, text, softBreak, lineBreak, code, html, emphasis, strong, link
    case image, footnoteReference
  }

  /// The same on entering and leaving a node.
  package var kind: Kind
  /// Leaves are entered only.
  package var isEntering: Bool
  /// From 1, of the node's first byte in the source; 0 where cmark does not say.
  package var line: Int
  /// From 1, in bytes, of the node's first byte in its line; 0 where cmark does not say.
  package var column: Int
  /// From 1, inclusive.
  package var endLine: Int
  /// Text, code and HTML: their contents, entities and escapes resolved. Footnotes and references to them: the number.
  package var literal: [UInt8] = []
  /// Links and images.
  package var url = ""
  /// Headings: 1 to 6. Lists: the first number, 0 for bullets. Table rows: 1 for the header.
  package var level = 0
}
