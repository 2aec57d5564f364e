internal import DocumentCore
internal import Encoding

/// Makes a document of the blocks whose roles were asked for.
enum Assembler {
  /// Joins the selected blocks by blank lines, carrying links, emphasis and the source map along.
  static func assemble(
    _ stream: BlockStream, decoded: Decoded, roles: Set<BlockRole>
  ) -> Document {
    var text: [UInt8] = []
    var map = SourceMap()
    var blocks: [Block] = []
    /// Each selected block's place in the stream and how far it moved.
    var moves: [(from: Span, shift: Int)] = []
    for draft in stream.blocks where roles.contains(draft.role) {
      if !text.isEmpty {
        text.append(contentsOf: [0x0A, 0x0A])
        let position = map.runs.last?.input.end ?? 0
        map.append(text: 2, input: Span(start: position, end: position), scale: .whole)
      }
      let shift = text.count - draft.span.start
      moves.append((draft.span, shift))
      let span = Span(start: text.count, end: text.count + draft.span.count)
      text.append(contentsOf: stream.text[draft.span.range])
      map.append(stream.map, range: draft.span, in: stream.text)
      var block = Block(kind: draft.kind, role: draft.role, span: span, level: draft.level)
      block.marker = draft.marker
      block.cells = draft.cells.map { cell in
        var cell = cell
        cell.span = Span(start: cell.span.start + shift, end: cell.span.end + shift)
        return cell
      }
      blocks.append(block)
    }
    let sourceMap = map.composed(with: decoded.map, baseText: decoded.text)
    var document = Document(text: text, blocks: blocks, sourceMap: sourceMap)
    document.links = move(stream.links, moves) {
      $0.span
    } make: {
      Link(span: $1, url: $0.url)
    }
    document.emphasis = move(stream.emphasis, moves) {
      $0.span
    } make: {
      Emphasis(span: $1, isStrong: $0.isStrong)
    }
    document.images = stream.images.map { image in
      var image = image
      image.input = image.input.flatMap { decoded.map.input(of: $0, in: decoded.text) }
      return image
    }
    document.charset = decoded.charset
    document.warnings = decoded.warnings
    return document
  }

  /// The annotations that lie in selected blocks, at their new places. Both lists are in order.
  private static func move<Annotation>(
    _ annotations: [Annotation], _ moves: [(from: Span, shift: Int)],
    span: (Annotation) -> Span, make: (Annotation, Span) -> Annotation
  ) -> [Annotation] {
    var result: [Annotation] = []
    var index = 0
    for annotation in annotations.sorted(by: { span($0).start < span($1).start }) {
      let place = span(annotation)
      while index < moves.count, moves[index].from.end <= place.start { index += 1 }
      guard index < moves.count else { break }
      let (from, shift) = moves[index]
      guard from.start <= place.start, place.start < from.end else { continue }
      let end = min(place.end, from.end)
      if place.start < end {
        result.append(
          make(annotation, Span(start: place.start + shift, end: end + shift)))
      }
    }
    return result
  }
}
