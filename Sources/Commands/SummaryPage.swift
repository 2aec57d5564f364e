internal import DocumentCore

/// A page that shows documents whole, with the sentences of their summary marked.
enum SummaryPage {
  /// One self-contained HTML page: right-to-left where the document is, light and dark.
  static func page(_ summary: Summary, of documents: [Document]) -> [UInt8] {
    let first = documents[0]
    var html = Array(
      """
      <!DOCTYPE html>
      <html lang="\(escaped(first.language))" dir="\(direction(first))">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(escaped(summary.headline))</title>
      <style>\(style)</style>

      """.utf8)
    for (number, document) in documents.enumerated() {
      var marks: [Span] = []
      for sentence in summary.sentences where sentence.document == number { marks += sentence.kept }
      html += Array(
        "<article lang=\"\(escaped(document.language))\" dir=\"\(direction(document))\">\n".utf8)
      var rest = marks[...]
      for block in document.blocks { html += element(block, document, &rest) }
      html += Array("</article>\n".utf8)
    }
    return html + Array("</html>\n".utf8)
  }

  private static let style = """
    :root { color-scheme: light dark } body { margin: 0 } \
    article { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.6 system-ui, sans-serif } \
    article + article { border-top: 1px solid } mark { background: #ffe27a; color: #000; padding: .1em 0 } \
    table { border-collapse: collapse } td, th { border: 1px solid; padding: .2em .6em } pre { overflow: auto }
    """

  private static func direction(_ document: Document) -> String {
    document.direction == .rightToLeft ? "rtl" : "ltr"
  }

  private static func element(_ block: Block, _ document: Document, _ marks: inout ArraySlice<Span>)
    -> [UInt8]
  {
    if block.kind == .table, !block.cells.isEmpty { return table(block, document, &marks) }
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
    let opening = Array("<\(tag) dir=\"auto\">\(label)".utf8)
    return opening + marked(block.span, document, &marks) + Array("</\(tag)>\n".utf8)
  }

  private static func table(_ block: Block, _ document: Document, _ marks: inout ArraySlice<Span>)
    -> [UInt8]
  {
    var html = Array("<table>".utf8)
    var row = -1
    for cell in block.cells {
      if cell.row != row { html += Array("\n<tr>".utf8) }
      row = cell.row
      let tag = cell.isHeader ? "th" : "td"
      let spans =
        (cell.rowSpan > 1 ? " rowspan=\(cell.rowSpan)" : "")
        + (cell.columnSpan > 1 ? " colspan=\(cell.columnSpan)" : "")
      html += Array("<\(tag)\(spans)>".utf8) + marked(cell.span, document, &marks)
    }
    return html + Array("\n</table>\n".utf8)
  }

  /// A span's text with the marks that lie in it.
  private static func marked(_ span: Span, _ document: Document, _ marks: inout ArraySlice<Span>)
    -> [UInt8]
  {
    var html: [UInt8] = []
    var start = span.start
    // Marks are in the order of the text, and so are blocks and cells.
    while let mark = marks.first, mark.start < span.end {
      marks.removeFirst()
      guard mark.start >= span.start, mark.end <= span.end else { continue }
      html += escaped(document.text[start..<mark.start])
      html += Array("<mark>".utf8) + escaped(document.text[mark.range]) + Array("</mark>".utf8)
      start = mark.end
    }
    return html + escaped(document.text[start..<span.end])
  }

  private static func escaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
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

  private static func escaped(_ text: String) -> String {
    String(decoding: escaped(Array(text.utf8)[...]), as: UTF8.self)
  }
}
