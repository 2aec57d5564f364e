/// The text of a comment or an attribute value: one verbatim range, or a list of pieces.
struct TextContent {
  var start: Int32 = 0
  var end: Int32 = 0
  /// The first piece's index, -1 when the range is the text.
  var firstPiece: Int32 = -1
  /// The last piece's index.
  var lastPiece: Int32 = -1
}

/// Builds one ``TextContent`` from left to right.
struct TextContentBuilder {
  private(set) var content: TextContent
  private var runStart: Int

  init(start: Int) {
    content = TextContent(start: Int32(truncatingIfNeeded: start))
    runStart = start
  }

  /// Ends the verbatim run at `end` and goes on at `next`.
  mutating func skip(from end: Int, to next: Int, in store: inout TokenStore) {
    if end > runStart { add(HTMLTextPiece(start: runStart, end: end), in: &store) }
    runStart = next
  }

  /// Puts `replacement` for the input from `end` to `next`.
  mutating func replace(
    from end: Int, to next: Int, with replacement: Range<Int>, in store: inout TokenStore
  ) {
    skip(from: end, to: next, in: &store)
    add(HTMLTextPiece(start: end, end: next, replacement: replacement), in: &store)
  }

  /// The content, complete at `end`.
  mutating func finish(at end: Int, in store: inout TokenStore) -> TextContent {
    content.end = Int32(truncatingIfNeeded: end)
    if content.firstPiece >= 0 {
      skip(from: end, to: end, in: &store)
    } else if runStart > Int(content.start) {
      add(HTMLTextPiece(start: runStart, end: end), in: &store)
    }
    return content
  }

  private mutating func add(_ piece: HTMLTextPiece, in store: inout TokenStore) {
    content.lastPiece = store.append(piece, after: content.lastPiece)
    if content.firstPiece < 0 { content.firstPiece = content.lastPiece }
  }
}
