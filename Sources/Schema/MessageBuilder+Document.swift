internal import CSchema
internal import DocumentCore

extension MessageBuilder {
  func buildDocument(withSourceMap: Bool) throws -> UnsafeMutablePointer<Warraq__V1__Document> {
    let raw: UnsafeMutablePointer<Warraq__V1__Document> = try arena.make()
    warraq__v1__document__init(raw)
    raw.pointee.text = try arena.string(document.text)
    raw.pointee.language = try string(document.language)
    raw.pointee.direction =
      document.direction == .rightToLeft
      ? WARRAQ__V1__DIRECTION__VALUE__RTL : WARRAQ__V1__DIRECTION__VALUE__LTR
    raw.pointee.page_kind = Warraq__V1__PageKind__Value(
      rawValue: UInt32(document.pageKind.rawValue) + 1)
    raw.pointee.confidence = document.confidence
    raw.pointee.metadata = try metadata()
    raw.pointee.media_type = try string(document.mediaType)
    raw.pointee.charset = try string(document.charset)
    raw.pointee.offset_unit = unitValue
    if withSourceMap { raw.pointee.source_map = try document.sourceMap.map { try sourceMap($0) } }
    (raw.pointee.blocks, raw.pointee.n_blocks) = try list(document.blocks) { try block($0) }
    (raw.pointee.sentences, raw.pointee.n_sentences) = try list(document.sentences) {
      try span($0)
    }
    (raw.pointee.links, raw.pointee.n_links) = try list(document.links) { link in
      let value: UnsafeMutablePointer<Warraq__V1__Link> = try arena.make()
      warraq__v1__link__init(value)
      value.pointee.span = try span(link.span)
      value.pointee.url = try string(link.url)
      return value
    }
    (raw.pointee.emphasis, raw.pointee.n_emphasis) = try list(document.emphasis) { emphasis in
      let value: UnsafeMutablePointer<Warraq__V1__Emphasis> = try arena.make()
      warraq__v1__emphasis__init(value)
      value.pointee.span = try span(emphasis.span)
      value.pointee.strong = emphasis.isStrong ? 1 : 0
      return value
    }
    (raw.pointee.images, raw.pointee.n_images) = try list(document.images) { image in
      let value: UnsafeMutablePointer<Warraq__V1__Image> = try arena.make()
      warraq__v1__image__init(value)
      value.pointee.url = try string(image.url)
      value.pointee.alt = try string(image.alt)
      value.pointee.input = try image.input.map { try input($0) }
      return value
    }
    (raw.pointee.warnings, raw.pointee.n_warnings) = try list(document.warnings) { warning in
      let value: UnsafeMutablePointer<Warraq__V1__Warning> = try arena.make()
      warraq__v1__warning__init(value)
      value.pointee.code = Warraq__V1__Warning__Code(rawValue: UInt32(warning.code.rawValue) + 1)
      value.pointee.message = try string(warning.message)
      return value
    }
    return raw
  }

  private func block(_ block: Block) throws -> UnsafeMutablePointer<Warraq__V1__Block> {
    let raw: UnsafeMutablePointer<Warraq__V1__Block> = try arena.make()
    warraq__v1__block__init(raw)
    raw.pointee.kind = Warraq__V1__BlockKind__Value(rawValue: UInt32(block.kind.rawValue) + 1)
    raw.pointee.role = Warraq__V1__BlockRole__Value(rawValue: UInt32(block.role.rawValue) + 1)
    raw.pointee.span = try span(block.span)
    raw.pointee.input = try input(of: block.span)
    raw.pointee.level = UInt32(block.level)
    if let language = block.language { raw.pointee.language = try string(language) }
    if !block.marker.isEmpty { raw.pointee.marker = try string(block.marker) }
    (raw.pointee.cells, raw.pointee.n_cells) = try list(block.cells) { cell in
      let value: UnsafeMutablePointer<Warraq__V1__Cell> = try arena.make()
      warraq__v1__cell__init(value)
      value.pointee.span = try span(cell.span)
      value.pointee.row = UInt32(cell.row)
      value.pointee.column = UInt32(cell.column)
      value.pointee.row_span = cell.rowSpan > 1 ? UInt32(cell.rowSpan) : 0
      value.pointee.column_span = cell.columnSpan > 1 ? UInt32(cell.columnSpan) : 0
      value.pointee.header = cell.isHeader ? 1 : 0
      return value
    }
    return raw
  }

  private func metadata() throws -> UnsafeMutablePointer<Warraq__V1__Metadata> {
    let metadata = document.metadata
    let raw: UnsafeMutablePointer<Warraq__V1__Metadata> = try arena.make()
    warraq__v1__metadata__init(raw)
    raw.pointee.title = try metadata.title.map { try value($0) }
    (raw.pointee.authors, raw.pointee.n_authors) = try list(metadata.authors) { try value($0) }
    raw.pointee.published = try metadata.published.map { try value($0) }
    raw.pointee.modified = try metadata.modified.map { try value($0) }
    raw.pointee.site = try metadata.site.map { try value($0) }
    raw.pointee.url = try metadata.url.map { try value($0) }
    raw.pointee.description = try metadata.description.map { try value($0) }
    raw.pointee.image = try metadata.image.map { try value($0) }
    (raw.pointee.tags, raw.pointee.n_tags) = try list(metadata.tags) { try value($0) }
    raw.pointee.language = try metadata.language.map { try value($0) }
    return raw
  }

  private func value(_ sourced: Sourced) throws -> UnsafeMutablePointer<Warraq__V1__Value> {
    let raw: UnsafeMutablePointer<Warraq__V1__Value> = try arena.make()
    warraq__v1__value__init(raw)
    raw.pointee.value = try string(sourced.value)
    raw.pointee.origin = Warraq__V1__Origin__Value(rawValue: UInt32(sourced.origin.rawValue) + 1)
    raw.pointee.confidence = sourced.confidence
    raw.pointee.input = try sourced.input.map { try input($0) }
    return raw
  }

  private func sourceMap(_ map: SourceMap) throws -> UnsafeMutablePointer<Warraq__V1__SourceMap> {
    var skips: [Int32] = []
    var scales: [UInt32] = []
    var inputs: [UInt32] = []
    var last = 0
    for run in map.runs {
      skips.append(Int32(run.input.start - last))
      last = run.input.end
      switch run.scale {
      case .whole:
        scales.append(0)
        inputs.append(UInt32(run.input.count))
      case .bytes: scales.append(1)
      case .scalars(let width): scales.append(UInt32(width) + 1)
      }
    }
    let raw: UnsafeMutablePointer<Warraq__V1__SourceMap> = try arena.make()
    warraq__v1__source_map__init(raw)
    (raw.pointee.text_lengths, raw.pointee.n_text_lengths) = try array(
      map.runs.map { UInt32($0.text.count) })
    (raw.pointee.skips, raw.pointee.n_skips) = try array(skips)
    (raw.pointee.scales, raw.pointee.n_scales) = try array(scales)
    (raw.pointee.input_lengths, raw.pointee.n_input_lengths) = try array(inputs)
    return raw
  }
}
