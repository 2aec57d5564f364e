internal import DocumentCore

/// Finds the notes that a page's text refers to: blocks that a short link before them leads to and that link back.
///
/// So footnotes look in Wikipedia, in what GitHub, Pandoc and Word make of them, and wherever else a reader is to come back
/// from the note to the text.
enum Footnotes {
  /// Longer texts of links are no references, in bytes: "[note 12]".
  private static let longestReference = 12

  /// Marks the blocks that are notes, with the label of their first reference as marker.
  static func mark(
    _ stream: inout BlockStream, _ cancellation: Cancellation
  ) throws(CancellationError) {
    var cancellation = cancellation
    // By key of the anchor they lead to, the first references, and whether others lead back to somewhere.
    var references = KeyMap<Span>()
    var links: [(span: Span, target: UInt64)] = []
    for link in stream.links {
      try cancellation.step(8)
      let url = stream.bytes(of: link.url)
      guard url.first == UInt8(ascii: "#"), url.count > 1 else { continue }
      try cancellation.step(url.count)
      let target = TextKey.hash(folded: url.dropFirst())
      links.append((link.span, target))
      guard references[target] == nil, isLabel(stream.text, link.span) else { continue }
      references[target] = link.span
    }
    guard !links.isEmpty else { return }
    let inOrder = try cancellation.sorted(links) { $0.span.start < $1.span.start }
    var next = 0
    for index in stream.blocks.indices {
      try cancellation.step(8)
      let block = stream.blocks[index]
      while next < inOrder.count, inOrder[next].span.start < block.span.start { next += 1 }
      switch block.kind {
      case .paragraph, .listItem, .definition: break
      default: continue
      }
      guard block.role != .control, next < inOrder.count,
        inOrder[next...].prefix(while: { $0.span.start < block.span.end }).prefix(32).contains(
          where: {
            $0.span.count <= longestReference
          })
      else { continue }
      guard let anchor = try key(of: block.anchor, in: stream, &cancellation),
        let reference = references[anchor], reference.end <= block.span.start
      else { continue }
      stream.blocks[index].kind = .footnote
      stream.blocks[index].level = 0
      stream.blocks[index].marker = stream.label(label(stream.text, reference))
    }
  }

  /// Whether the text of a link is a label rather than words: a number, a sign, a letter or two.
  private static func isLabel(_ text: [UInt8], _ span: Span) -> Bool {
    guard span.count <= longestReference else { return false }
    let label = label(text, span)
    return label.count <= 3 || label.contains { $0 &- 0x30 < 10 }
      || text.scalarCount(in: label.startIndex..<label.endIndex) <= 2
  }

  /// The key of an anchor; nil where it is empty.
  private static func key(
    of anchor: Label, in stream: BlockStream, _ cancellation: inout Cancellation
  ) throws(CancellationError) -> UInt64? {
    let bytes = stream.bytes(of: anchor)
    guard !bytes.isEmpty else { return nil }
    try cancellation.step(bytes.count)
    return TextKey.hash(folded: bytes)
  }

  /// A reference's text without the brackets and blanks around it.
  private static func label(_ text: [UInt8], _ reference: Span) -> ArraySlice<UInt8> {
    let edges: [UInt8] = Array("[]() ^".utf8)
    var label = text[reference.range]
    while let first = label.first, edges.contains(first) { label.removeFirst() }
    while let last = label.last, edges.contains(last) { label.removeLast() }
    return label
  }
}
