internal import DocumentCore
internal import HTMLReader

/// Reads a page: tree, blocks, metadata, main content.
enum HTMLDocumentReader {
  struct Reading {
    var stream: BlockStream
    /// Spans are of the decoded input.
    var metadata: Metadata
    var pageKind: PageKind
    var confidence: Float
    var warnings: [Warning]
  }

  /// A page with less text than this, in bytes, waits for its scripts to show it.
  private static let sparseText = 400

  /// - Parameters:
  ///   - source: Valid UTF-8, NULs and all.
  ///   - roles: Those that are asked for: controls are only read where they are.
  /// - Throws: `CancellationError`.
  static func read(
    _ source: [UInt8], roles: Set<BlockRole>, _ cancellation: Cancellation
  ) throws(CancellationError) -> Reading {
    let tree = try HTMLTree.parse(source, isCancelled: { cancellation.isCancelled() })
    let scope: ReadingScope = roles.contains(.control) ? .rendered : .text
    var blocks = HTMLBlockReader(tree, scope: scope, cancellation)
    try blocks.run()
    if scope == .text, blocks.stream.position < sparseText {
      var hidden = HTMLBlockReader(tree, scope: .hidden, cancellation)
      try hidden.run()
      if hidden.stream.position > blocks.stream.position * 2 { blocks = hidden }
    }
    let reader = try HTMLMetadataReader.read(tree, hints: blocks.hints, cancellation)
    let metadata = reader.metadata()
    let selection = try ContentSelector.select(
      tree, blocks, title: metadata.title?.value, declaredKind: reader.declaredKind, cancellation)
    var warnings: [Warning] = []
    if !tree.limitsReached.isEmpty {
      warnings.append(
        Warning(.limitReached, "the page's tree reached a limit and was simplified"))
    }
    if !selection.isFound, !selection.stream.blocks.isEmpty {
      warnings.append(Warning(.noMainContent, "no main content was found"))
    }
    var stream = selection.stream
    keepImages(&stream, positions: blocks.imagePositions)
    return Reading(
      stream: stream, metadata: metadata,
      pageKind: reader.declaredKind ?? (selection.confidence > 0.5 ? .article : .other),
      confidence: selection.confidence, warnings: warnings)
  }

  /// Leaves the images that stand among the content.
  private static func keepImages(_ stream: inout BlockStream, positions: [Int]) {
    guard let first = stream.blocks.first(where: { BlockRole.main.contains($0.role) }),
      let last = stream.blocks.last(where: { BlockRole.main.contains($0.role) })
    else {
      stream.images = []
      return
    }
    stream.images = zip(stream.images, positions).filter { _, position in
      first.span.start <= position && position <= last.span.end
    }.map(\.0)
  }
}
