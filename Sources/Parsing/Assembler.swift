internal import DocumentCore
internal import Encoding

/// Makes a document of the blocks whose roles were asked for.
enum Assembler {
  /// What a block or an annotation costs, as steps of work.
  private static let blockWork = 64

  /// Joins the selected blocks by blank lines, carrying links, emphasis and the source map along.
  static func assemble(
    _ stream: BlockStream, posts: [DraftPost] = [], decoded: Decoded, roles: Set<BlockRole>,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> Document {
    var cancellation = cancellation
    var text: [UInt8] = []
    var map = SourceMap()
    var blocks: [Block] = []
    /// Each selected block's place in the stream and how far it moved.
    var moves: [(from: Span, shift: Int)] = []
    /// By block of the stream up to now, how many were selected before it.
    var selected: [Int] = []
    let isSelected = BlockRole.allCases.map(roles.contains)
    for draft in stream.blocks {
      if !posts.isEmpty { selected.append(blocks.count) }
      guard isSelected[Int(draft.role.rawValue)] else { continue }
      try cancellation.step(Self.blockWork)
      try moves.makeRoom(cancellation)
      try blocks.makeRoom(cancellation)
      if !text.isEmpty {
        text.append(contentsOf: [0x0A, 0x0A])
        let position = map.runs.last?.input.end ?? 0
        map.append(text: 2, input: Span(start: position, end: position), scale: .whole)
      }
      let shift = text.count - draft.span.start
      moves.append((draft.span, shift))
      let span = Span(start: text.count, end: text.count + draft.span.count)
      try text.append(stream.text, draft.span.range, cancellation)
      try map.append(stream.map, range: draft.span, in: stream.text, &cancellation)
      var block = Block(kind: draft.kind, role: draft.role, span: span, level: draft.level)
      block.marker = stream.string(draft.marker)
      block.anchor = stream.string(draft.anchor)
      block.cells = stream.cells[draft.cells].map { cell in
        var cell = cell
        cell.span = Span(start: cell.span.start + shift, end: cell.span.end + shift)
        return cell
      }
      blocks.append(block)
    }
    let sourceMap = try map.composed(with: decoded.map, baseText: decoded.text, cancellation)
    var document = try Document(text: text, blocks: blocks, sourceMap: sourceMap, cancellation)
    document.links = try move(stream.links, moves, cancellation) {
      $0.span
    } make: {
      Link(span: $1, url: stream.string($0.url))
    }
    document.emphasis = try move(stream.emphasis, moves, cancellation) {
      $0.span
    } make: {
      Emphasis(span: $1, isStrong: $0.isStrong)
    }
    selected.append(blocks.count)
    for post in posts {
      try cancellation.step(Self.blockWork)
      let own = selected[post.blocks.lowerBound]..<selected[post.blocks.upperBound]
      guard let first = own.first, let last = own.last else { continue }
      var value = Post(
        span: Span(start: blocks[first].span.start, end: blocks[last].span.end), depth: post.depth)
      value.author = post.author
      value.published = post.published
      document.posts.append(value)
    }
    document.images = stream.images
    for index in document.images.indices {
      try cancellation.step(Self.blockWork)
      document.images[index].input = document.images[index].input.flatMap {
        decoded.map.input(of: $0, in: decoded.text)
      }
    }
    document.charset = decoded.charset
    document.warnings = decoded.warnings
    return document
  }

  /// The annotations that lie in selected blocks, at their new places. Both lists are in order.
  private static func move<Draft, Annotation>(
    _ annotations: [Draft], _ moves: [(from: Span, shift: Int)],
    _ cancellation: Cancellation, span: (Draft) -> Span,
    make: (Draft, Span) -> Annotation
  ) throws(CancellationError) -> [Annotation] {
    var cancellation = cancellation
    var result: [Annotation] = []
    var index = 0
    for annotation in try cancellation.sorted(
      annotations, by: { span($0).start < span($1).start })
    {
      try cancellation.step(blockWork)
      try result.makeRoom(cancellation)
      let place = span(annotation)
      while index < moves.count, moves[index].from.end <= place.start {
        try cancellation.step()
        index += 1
      }
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
