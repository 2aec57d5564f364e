internal import DocumentCore

/// A document's text as HTML with what was found in it: stretches that may overlap, each an element around its words.
struct AnnotatedText {
  /// A part of the text with an element around it, in pieces where others begin or end inside.
  struct Stretch {
    var span: Span
    /// Stretches of a higher layer are inside those of a lower one.
    var layer: Int
    /// The element's name.
    var tag = "span"
    /// On the first piece only.
    var id: String
    /// What stands in the opening tag, with a blank before it.
    var attributes: String
  }

  private let document: Document
  /// By their starts.
  private let stretches: [Stretch]
  /// Those that begin from here on were not reached yet.
  private var next = 0
  /// Those reached that may not have ended, by their starts.
  private var open: [Int] = []

  init(_ document: Document, _ stretches: [Stretch]) {
    self.document = document
    self.stretches = stretches.filter { !$0.span.isEmpty }.sorted {
      ($0.span.start, $0.layer, $1.span.end) < ($1.span.start, $1.layer, $0.span.end)
    }
  }

  /// The HTML of a span; asked in the order of the text.
  mutating func html(_ span: Span) -> [UInt8] {
    open.removeAll { stretches[$0].span.end <= span.start }
    while next < stretches.count, stretches[next].span.start < span.end {
      if stretches[next].span.end > span.start { open.append(next) }
      next += 1
    }
    var edges: Set<Int> = [span.start, span.end]
    for index in open {
      edges.insert(max(stretches[index].span.start, span.start))
      edges.insert(min(stretches[index].span.end, span.end))
    }
    var html: [UInt8] = []
    let sorted = edges.sorted()
    var active: [Int] = []
    var reached = 0
    for (start, end) in zip(sorted, sorted.dropFirst()) {
      active.removeAll { stretches[$0].span.end <= start }
      while reached < open.count, stretches[open[reached]].span.start <= start {
        active.append(open[reached])
        reached += 1
      }
      html += piece(Span(start: start, end: end), of: span, inside: active)
    }
    return html
  }

  /// Elements around one piece of the text, besides those of the lowest layer.
  private static let deepest = 7

  /// The lowest layer and the innermost of the others: what is said may nest by the hundred.
  private func shown(_ around: [Int]) -> [Int] {
    let others = around.drop { stretches[$0].layer == 0 }
    return around.prefix(around.count - others.count) + others.suffix(Self.deepest)
  }

  /// - Parameter active: The stretches that hold the piece.
  private func piece(_ piece: Span, of span: Span, inside active: [Int]) -> [UInt8] {
    let around = shown(
      active.sorted { (stretches[$0].layer, $0) < (stretches[$1].layer, $1) })
    var html: [UInt8] = []
    for index in around {
      let stretch = stretches[index]
      let isFirst = piece.start == max(stretch.span.start, span.start)
      let id = isFirst && stretch.span.start >= span.start ? " id=\"\(stretch.id)\"" : ""
      html += Array("<\(stretch.tag)\(id)\(stretch.attributes)>".utf8)
    }
    html += DocumentMarkup.escaped(document.text[piece.range])
    for index in around.reversed() { html += Array("</\(stretches[index].tag)>".utf8) }
    return html
  }
}
