internal import DocumentCore
internal import HTMLReader

/// Reads a page: tree, blocks, metadata, main content.
enum HTMLDocumentReader {
  struct Reading {
    var stream: BlockStream
    /// Spans are of the decoded input.
    var metadata: Metadata
    var pageKind: PageKind
    var posts: [DraftPost]
    /// As the page says, what its relative URLs are meant against.
    var base: String?
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
    let limits = HTMLReaderLimits()
    let tree = try HTMLTree.parse(
      source, limits: limits, isCancelled: { cancellation.isCancelled() })
    let blocks = try blocks(
      of: tree, scope: roles.contains(.control) ? .rendered : .text, cancellation)
    let statements = try PageStatements.read(tree, hints: blocks.hints, cancellation)
    let signals = statements.signals(images: blocks.stream.images.count)
    let selection = try ContentSelector.select(
      tree, blocks, title: statements.plainTitle, signals: signals, cancellation)
    let posts = try PostFinder.find(
      statements, blocks.hints, selection, signals, cancellation)
    var metadata = statements.metadata
    try MetadataChoice(
      statements, PageLayout(selection.stream, selection.outline), signals, posts, cancellation
    ).fill(&metadata)
    var warnings = Self.warnings(of: tree, limits)
    if blocks.leavesOutLinks {
      warnings.append(
        Warning(
          .limitReached,
          "links were left out whose URLs, repeated in each block, would have been more than twice the page"
        ))
    }
    if !selection.isFound, !selection.stream.blocks.isEmpty {
      warnings.append(Warning(.noMainContent, "no main content was found"))
    }
    let page = PageFeatures(selection, signals, posts)
    let pageKind = selection.stream.blocks.isEmpty ? PageKind.other : page.kind
    var stream = try withPosts(selection, posts, pageKind, cancellation)
    keepImages(&stream, positions: blocks.imagePositions)
    try Footnotes.mark(&stream, cancellation)
    return Reading(
      stream: stream, metadata: metadata, pageKind: pageKind, posts: posts.on(pageKind),
      base: statements.base,
      confidence: stream.blocks.isEmpty
        ? 0 : (page.confidence * 100).rounded() / 100, warnings: warnings)
  }

  /// The blocks of a page; of one that shows next to nothing, those that its scripts would show.
  private static func blocks(
    of tree: HTMLTree, scope: ReadingScope, _ cancellation: Cancellation
  ) throws(CancellationError) -> HTMLBlockReader {
    var shown = HTMLBlockReader(tree, scope: scope, cancellation)
    try shown.run()
    guard scope == .text, shown.stream.position < sparseText else { return shown }
    var hidden = HTMLBlockReader(tree, scope: .hidden, cancellation)
    try hidden.run()
    return hidden.stream.position > shown.stream.position * 2 ? hidden : shown
  }

  /// The blocks of a page with the roles that they have as parts of posts.
  private static func withPosts(
    _ selection: ContentSelector.Selection, _ posts: PostFinder.Posts, _ kind: PageKind,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> BlockStream {
    var stream = selection.stream
    if kind == .forum {
      try ThreadContent.complete(&stream, selection.outline, posts.thread, cancellation)
    } else {
      for post in posts.comments {
        for index in post.blocks where stream.blocks[index].role == .boilerplate {
          stream.blocks[index].role = .comment
        }
      }
    }
    return stream
  }

  /// What the trainer of the models reads of a page.
  ///
  /// - Parameters:
  ///   - scores: By block, instead of what the model of content says.
  ///   - kind: The page's, instead of what the model of kinds says.
  static func examples(
    _ source: [UInt8], scores: [Float]?, kind: PageKind?, _ cancellation: Cancellation
  ) throws(CancellationError) -> ContentExamples {
    let tree = try HTMLTree.parse(
      source, limits: HTMLReaderLimits(), isCancelled: { cancellation.isCancelled() })
    let blocks = try blocks(of: tree, scope: .text, cancellation)
    let statements = try PageStatements.read(tree, hints: blocks.hints, cancellation)
    let signals = statements.signals(images: blocks.stream.images.count)
    let (features, stream) = try ContentSelector.features(
      tree, blocks, title: statements.plainTitle, signals: signals, cancellation)
    let selection = try ContentSelector.select(
      tree, blocks, title: statements.plainTitle, signals: signals, scores: scores, cancellation)
    let posts = try PostFinder.find(
      statements, blocks.hints, selection, signals, cancellation)
    let choice = try MetadataChoice(
      statements, PageLayout(selection.stream, selection.outline), signals, posts, cancellation)
    let page = PageFeatures(selection, signals, posts)
    let whole = try withPosts(selection, posts, kind ?? page.kind, cancellation)
    return ContentExamples(
      texts: features.blocks.map { Array(stream.text[stream.blocks[$0].span.range]) },
      roles: features.blocks.map { whole.blocks[$0].role }, features: features.values,
      page: page.values,
      candidates: [
        (choice.titles, choice.titleRows), (choice.authors, choice.authorRows),
        (choice.dates, choice.dateRows),
      ].map { candidates, rows in
        ContentExamples.Field(
          values: candidates.all.map { $0.values.map(\.value).joined(separator: "; ") }, rows: rows)
      })
  }

  /// What each limit that the tree ran into did to the page.
  private static func warnings(of tree: HTMLTree, _ limits: HTMLReaderLimits) -> [Warning] {
    let messages: [(HTMLReaderLimitsReached, String)] = [
      (.depth, "elements nested deeper than \(limits.maxDepth) were moved up to that depth"),
      (
        .nodes,
        "the page was cut at byte \(tree.endOfReading), where it had \(limits.maxNodes) elements and texts"
      ),
      (
        .attributes,
        "attributes of an element past the first \(limits.maxAttributesPerElement) were left out"
      ),
      (
        .activeFormattingElements,
        "formatting that is never closed was not carried on past \(limits.maxActiveFormattingElements) "
          + "elements, or \(limits.maxReopenedElements) copies and one for 32 bytes"
      ),
      (.inputBytes, "the page was cut at byte \(limits.maxInputBytes)"),
      (
        .selectedContents,
        "selected options were not shown again where that would have doubled the page"
      ),
    ]
    return messages.filter { tree.limitsReached.contains($0.0) }.map {
      Warning(.limitReached, $0.1)
    }
  }

  /// Leaves the images that stand among the content.
  private static func keepImages(_ stream: inout BlockStream, positions: [Int]) {
    guard let first = stream.blocks.first(where: { $0.role.isMain }),
      let last = stream.blocks.last(where: { $0.role.isMain })
    else {
      stream.images = []
      return
    }
    stream.images = zip(stream.images, positions).filter { _, position in
      first.span.start <= position && position <= last.span.end
    }.map(\.0)
  }
}
