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

  /// - Parameter source: Valid UTF-8, NULs and all.
  /// - Throws: `CancellationError`.
  static func read(
    _ source: [UInt8], isCancelled: () -> Bool
  ) throws(CancellationError) -> Reading {
    let tree = try HTMLTree.parse(source, isCancelled: isCancelled)
    var blocks = HTMLBlockReader(tree)
    try blocks.run(isCancelled: isCancelled)
    if blocks.stream.position < sparseText {
      var hidden = HTMLBlockReader(tree, readsHidden: true)
      try hidden.run(isCancelled: isCancelled)
      if hidden.stream.position > blocks.stream.position * 2 { blocks = hidden }
    }
    let reader = HTMLMetadataReader.read(tree, hints: blocks.hints)
    let metadata = reader.metadata()
    let selection = ContentSelector.select(
      tree, blocks, title: metadata.title?.value, declaredKind: reader.declaredKind)
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
    let content = stream.blocks.filter { BlockRole.main.contains($0.role) }
    guard let first = content.first, let last = content.last else {
      stream.images = []
      return
    }
    stream.images = zip(stream.images, positions).filter { _, position in
      first.span.start <= position && position <= last.span.end
    }.map(\.0)
  }
}
