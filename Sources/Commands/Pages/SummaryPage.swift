internal import DocumentCore

/// A page that shows documents whole, with the sentences of their summary marked.
enum SummaryPage {
  /// One self-contained HTML page: right-to-left where the document is, light and dark.
  static func page(_ summary: Summary, of documents: [Document]) -> [UInt8] {
    let first = documents[0]
    var html = Array(
      """
      <!DOCTYPE html>
      <html lang="\(DocumentMarkup.escaped(first.language))" dir="\(DocumentMarkup.direction(first))">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(DocumentMarkup.escaped(summary.headline))</title>
      <style>\(style)</style>

      """.utf8)
    for (number, document) in documents.enumerated() {
      var marks: [Span] = []
      for sentence in summary.sentences where sentence.document == number { marks += sentence.kept }
      var rest = marks[...]
      html += DocumentMarkup.article(document) { marked($0, document, &rest) }
    }
    return html + Array("</html>\n".utf8)
  }

  private static let style = """
    :root { color-scheme: light dark } body { margin: 0 } \
    article { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.6 system-ui, sans-serif } \
    article + article { border-top: 1px solid } mark { background: #ffe27a; color: #000; padding: .1em 0 } \
    table { border-collapse: collapse } td, th { border: 1px solid; padding: .2em .6em } pre { overflow: auto }
    """

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
      html += DocumentMarkup.escaped(document.text[start..<mark.start])
      html +=
        Array("<mark>".utf8) + DocumentMarkup.escaped(document.text[mark.range])
        + Array("</mark>".utf8)
      start = mark.end
    }
    return html + DocumentMarkup.escaped(document.text[start..<span.end])
  }
}
