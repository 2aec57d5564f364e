internal import DocumentCore

/// A document as HTML: an article with an element for each block.
enum DocumentMarkup {
  /// - Parameters:
  ///   - attributes: More attributes of a block's element, each with a blank before it.
  ///   - inline: What a span of the text is inside of its element; asked in the order of the text.
  static func article(
    _ document: Document, attributes: (Span) -> String = { _ in "" },
    inline: (Span) -> [UInt8]
  ) -> [UInt8] {
    var html = Array(
      "<article lang=\"\(escaped(document.language))\" dir=\"\(direction(document))\">\n".utf8)
    for block in document.blocks { html += element(block, attributes(block.span), inline) }
    return html + Array("</article>\n".utf8)
  }

  static func direction(_ document: Document) -> String {
    document.direction == .rightToLeft ? "rtl" : "ltr"
  }

  private static func element(
    _ block: Block, _ attributes: String, _ inline: (Span) -> [UInt8]
  ) -> [UInt8] {
    if block.kind == .table, !block.cells.isEmpty { return table(block, attributes, inline) }
    let tag =
      switch block.kind {
      case .title: "h1"
      case .heading: "h\(min(max(block.level, 2), 6))"
      case .quote: "blockquote"
      case .code: "pre"
      case .caption: "figcaption"
      case .rule: "hr"
      case .paragraph, .listItem, .table, .figure, .term, .definition, .footnote: "p"
      }
    if block.kind == .rule { return Array("<hr>\n".utf8) }
    let label = block.marker.isEmpty ? "" : escaped(block.marker) + " "
    let opening = Array("<\(tag) dir=\"auto\"\(attributes)>\(label)".utf8)
    return opening + inline(block.span) + Array("</\(tag)>\n".utf8)
  }

  private static func table(
    _ block: Block, _ attributes: String, _ inline: (Span) -> [UInt8]
  ) -> [UInt8] {
    var html = Array("<table\(attributes)>".utf8)
    var row = -1
    for cell in block.cells {
      if cell.row != row { html += Array("\n<tr>".utf8) }
      row = cell.row
      let tag = cell.isHeader ? "th" : "td"
      let spans =
        (cell.rowSpan > 1 ? " rowspan=\(cell.rowSpan)" : "")
        + (cell.columnSpan > 1 ? " colspan=\(cell.columnSpan)" : "")
      html += Array("<\(tag)\(spans)>".utf8) + inline(cell.span)
    }
    return html + Array("\n</table>\n".utf8)
  }

  // MARK: Text

  /// Text as HTML has it, in elements and in quoted attributes.
  static func escaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case 0x26: result += Array("&amp;".utf8)
      case 0x3C: result += Array("&lt;".utf8)
      case 0x3E: result += Array("&gt;".utf8)
      case 0x22: result += Array("&quot;".utf8)
      default: result.append(byte)
      }
    }
    return result
  }

  static func escaped(_ text: String) -> String {
    String(decoding: escaped(Array(text.utf8)[...]), as: UTF8.self)
  }
}
