internal import CSchema
internal import DocumentCore

extension MessageBuilder {
  func buildDocument(_ format: Response.Format) throws -> UnsafeMutablePointer<Warraq__V1__Document>
  {
    let raw: UnsafeMutablePointer<Warraq__V1__Document> = unsafe try arena.make()
    unsafe warraq__v1__document__init(raw)
    unsafe raw.pointee.text = unsafe try arena.string(
      document.text, document.text.indices, cancellation)
    unsafe raw.pointee.language = unsafe try string(document.language)
    unsafe raw.pointee.direction =
      document.direction == .rightToLeft
      ? WARRAQ__V1__DIRECTION__VALUE__RTL : WARRAQ__V1__DIRECTION__VALUE__LTR
    unsafe raw.pointee.page_kind = Warraq__V1__PageKind__Value(
      rawValue: UInt32(document.pageKind.rawValue) + 1)
    unsafe raw.pointee.confidence = document.confidence
    unsafe raw.pointee.metadata = unsafe try metadata()
    unsafe raw.pointee.media_type = unsafe try string(document.mediaType)
    unsafe raw.pointee.charset = unsafe try string(document.charset)
    unsafe raw.pointee.offset_unit = unitValue
    if format.withMarkdown {
      let markdown = try MarkdownWriter.write(document, cancellation)
      unsafe raw.pointee.markdown = unsafe try arena.string(
        markdown, markdown.indices, cancellation)
    }
    if format.withSourceMap {
      unsafe raw.pointee.source_map = unsafe try document.sourceMap.map { unsafe try sourceMap($0) }
    }
    unsafe (raw.pointee.blocks, raw.pointee.n_blocks) = unsafe try list(document.blocks) {
      unsafe try block($0)
    }
    unsafe (raw.pointee.sentences, raw.pointee.n_sentences) = unsafe try list(document.sentences) {
      unsafe try span($0)
    }
    unsafe (raw.pointee.links, raw.pointee.n_links) = unsafe try list(document.links) { link in
      let value: UnsafeMutablePointer<Warraq__V1__Link> = unsafe try arena.make()
      unsafe warraq__v1__link__init(value)
      unsafe value.pointee.span = unsafe try span(link.span)
      unsafe value.pointee.url = unsafe try string(link.url)
      return unsafe value
    }
    unsafe (raw.pointee.emphasis, raw.pointee.n_emphasis) = unsafe try list(document.emphasis) {
      emphasis in
      let value: UnsafeMutablePointer<Warraq__V1__Emphasis> = unsafe try arena.make()
      unsafe warraq__v1__emphasis__init(value)
      unsafe value.pointee.span = unsafe try span(emphasis.span)
      unsafe value.pointee.strong = emphasis.isStrong ? 1 : 0
      return unsafe value
    }
    unsafe (raw.pointee.images, raw.pointee.n_images) = unsafe try list(document.images) { image in
      let value: UnsafeMutablePointer<Warraq__V1__Image> = unsafe try arena.make()
      unsafe warraq__v1__image__init(value)
      unsafe value.pointee.url = unsafe try string(image.url)
      unsafe value.pointee.alt = unsafe try string(image.alt)
      unsafe value.pointee.input = unsafe try image.input.map { unsafe try input($0) }
      return unsafe value
    }
    unsafe (raw.pointee.posts, raw.pointee.n_posts) = unsafe try list(document.posts) { post in
      let value: UnsafeMutablePointer<Warraq__V1__Post> = unsafe try arena.make()
      unsafe warraq__v1__post__init(value)
      unsafe value.pointee.span = unsafe try span(post.span)
      unsafe value.pointee.input = unsafe try input(of: post.span)
      unsafe value.pointee.author = unsafe try post.author.map { unsafe try self.value($0) }
      unsafe value.pointee.published = unsafe try post.published.map { unsafe try self.value($0) }
      unsafe value.pointee.depth = UInt32(post.depth)
      return unsafe value
    }
    unsafe (raw.pointee.warnings, raw.pointee.n_warnings) = unsafe try list(document.warnings) {
      warning in
      let value: UnsafeMutablePointer<Warraq__V1__Warning> = unsafe try arena.make()
      unsafe warraq__v1__warning__init(value)
      unsafe value.pointee.code = Warraq__V1__Warning__Code(
        rawValue: UInt32(warning.code.rawValue) + 1)
      unsafe value.pointee.message = unsafe try string(warning.message)
      return unsafe value
    }
    return unsafe raw
  }

  private func block(_ block: Block) throws -> UnsafeMutablePointer<Warraq__V1__Block> {
    let raw: UnsafeMutablePointer<Warraq__V1__Block> = unsafe try arena.make()
    unsafe warraq__v1__block__init(raw)
    unsafe raw.pointee.kind = Warraq__V1__BlockKind__Value(
      rawValue: UInt32(block.kind.rawValue) + 1)
    unsafe raw.pointee.role = Warraq__V1__BlockRole__Value(
      rawValue: UInt32(block.role.rawValue) + 1)
    unsafe raw.pointee.span = unsafe try span(block.span)
    unsafe raw.pointee.input = unsafe try input(of: block.span)
    unsafe raw.pointee.level = UInt32(block.level)
    if let language = block.language { unsafe raw.pointee.language = unsafe try string(language) }
    if !block.marker.isEmpty { unsafe raw.pointee.marker = unsafe try string(block.marker) }
    if !block.anchor.isEmpty { unsafe raw.pointee.anchor = unsafe try string(block.anchor) }
    unsafe (raw.pointee.cells, raw.pointee.n_cells) = unsafe try list(block.cells) { cell in
      let value: UnsafeMutablePointer<Warraq__V1__Cell> = unsafe try arena.make()
      unsafe warraq__v1__cell__init(value)
      unsafe value.pointee.span = unsafe try span(cell.span)
      unsafe value.pointee.row = UInt32(cell.row)
      unsafe value.pointee.column = UInt32(cell.column)
      unsafe value.pointee.row_span = cell.rowSpan > 1 ? UInt32(cell.rowSpan) : 0
      unsafe value.pointee.column_span = cell.columnSpan > 1 ? UInt32(cell.columnSpan) : 0
      unsafe value.pointee.header = cell.isHeader ? 1 : 0
      return unsafe value
    }
    return unsafe raw
  }

  private func metadata() throws -> UnsafeMutablePointer<Warraq__V1__Metadata> {
    let metadata = document.metadata
    let raw: UnsafeMutablePointer<Warraq__V1__Metadata> = unsafe try arena.make()
    unsafe warraq__v1__metadata__init(raw)
    unsafe raw.pointee.title = unsafe try metadata.title.map { unsafe try value($0) }
    unsafe (raw.pointee.authors, raw.pointee.n_authors) = unsafe try list(metadata.authors) {
      unsafe try value($0)
    }
    unsafe raw.pointee.published = unsafe try metadata.published.map { unsafe try value($0) }
    unsafe raw.pointee.modified = unsafe try metadata.modified.map { unsafe try value($0) }
    unsafe raw.pointee.site = unsafe try metadata.site.map { unsafe try value($0) }
    unsafe raw.pointee.url = unsafe try metadata.url.map { unsafe try value($0) }
    unsafe raw.pointee.description = unsafe try metadata.description.map { unsafe try value($0) }
    unsafe raw.pointee.image = unsafe try metadata.image.map { unsafe try value($0) }
    unsafe (raw.pointee.tags, raw.pointee.n_tags) = unsafe try list(metadata.tags) {
      unsafe try value($0)
    }
    unsafe raw.pointee.language = unsafe try metadata.language.map { unsafe try value($0) }
    return unsafe raw
  }

  private func value(_ sourced: Sourced) throws -> UnsafeMutablePointer<Warraq__V1__Value> {
    let raw: UnsafeMutablePointer<Warraq__V1__Value> = unsafe try arena.make()
    unsafe warraq__v1__value__init(raw)
    unsafe raw.pointee.value = unsafe try string(sourced.value)
    unsafe raw.pointee.origin = Warraq__V1__Origin__Value(
      rawValue: UInt32(sourced.origin.rawValue) + 1)
    unsafe raw.pointee.confidence = sourced.confidence
    unsafe raw.pointee.input = unsafe try sourced.input.map { unsafe try input($0) }
    return unsafe raw
  }

  private func sourceMap(_ map: SourceMap) throws -> UnsafeMutablePointer<Warraq__V1__SourceMap> {
    var counts = (runs: 0, skips: 0, sizes: 0)
    try forEachJoinedRun(of: map) { run in
      counts.runs += 1
      if Self.type(run) != 0 { counts.skips += 1 }
      if Self.type(run) > 1 { counts.sizes += 1 }
    }
    let raw: UnsafeMutablePointer<Warraq__V1__SourceMap> = unsafe try arena.make()
    unsafe warraq__v1__source_map__init(raw)
    guard counts.runs > 0 else { return unsafe raw }
    let runs = unsafe try arena.make(UInt32.self, count: counts.runs)
    let skips = unsafe try arena.make(Int32.self, count: counts.skips)
    let sizes = unsafe try arena.make(UInt32.self, count: counts.sizes)
    var next = (run: 0, skip: 0, size: 0)
    var last = 0
    try forEachJoinedRun(of: map) { run in
      let type = Self.type(run)
      unsafe runs[next.run] = UInt32(run.text.count) << 2 | type
      next.run += 1
      guard type != 0 else { return }
      unsafe skips[next.skip] = Int32(run.input.start - last)
      next.skip += 1
      last = run.input.end
      guard type > 1 else { return }
      if case .scalars(let width) = run.scale {
        unsafe sizes[next.size] = UInt32(width)
      } else {
        unsafe sizes[next.size] = UInt32(run.input.count)
      }
      next.size += 1
    }
    unsafe (raw.pointee.runs, raw.pointee.n_runs) = unsafe (runs, counts.runs)
    unsafe (raw.pointee.skips, raw.pointee.n_skips) = unsafe (skips, counts.skips)
    unsafe (raw.pointee.sizes, raw.pointee.n_sizes) = unsafe (sizes, counts.sizes)
    return unsafe raw
  }

  /// A run's type as the schema numbers them.
  private static func type(_ run: SourceMap.Run) -> UInt32 {
    switch run.scale {
    case .whole: run.input.isEmpty ? 0 : 2
    case .bytes: 1
    case .scalars: 3
    }
  }

  /// The longest run that is sent, bytes of text: its length and type fit 32 bits.
  private static let longestRun = 1 << 29

  /// Gives the runs of a map, those that only go on with the one before joined to it.
  private func forEachJoinedRun(
    of map: SourceMap, _ body: (SourceMap.Run) -> Void
  ) throws(CancellationError) {
    var cancellation = cancellation
    var open: SourceMap.Run?
    for run in map.runs {
      try cancellation.step(16)
      if var joined = open, joined.continues(into: run.input, run.scale),
        run.text.end - joined.text.start <= Self.longestRun
      {
        joined.text = Span(start: joined.text.start, end: run.text.end)
        joined.input = Span(start: joined.input.start, end: run.input.end)
        open = joined
      } else {
        if let open { body(open) }
        open = run
      }
    }
    if let open { body(open) }
  }
}
