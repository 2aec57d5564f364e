internal import CSchema
package import DocumentCore
internal import Glibc

/// A request of the Documents service, merged from the parts that a host streamed.
package struct Request: Sendable {
  /// The four methods.
  package enum Kind: Sendable, CaseIterable {
    case parse, extract, summarize, analyze

    /// The request's message.
    package var requestType: MessageType {
      switch self {
      case .parse: .parseRequest
      case .extract: .extractRequest
      case .summarize: .summarizeRequest
      case .analyze: .analyzeRequest
      }
    }

    /// The response's message.
    package var responseType: MessageType {
      switch self {
      case .parse: .document
      case .extract: .extraction
      case .summarize: .summary
      case .analyze: .analysis
      }
    }
  }

  /// Fixed: it decides the type of the messages that are merged.
  package let kind: Kind
  /// Those of the last part that holds any.
  package var options = ParseOptions()
  /// How the response is to be shaped, from the parse options.
  package var format = Response.Format()
  /// The raw document.
  package var content: [UInt8] = []
  /// An already parsed document, in place of content.
  package var document: Document?
  /// One of several documents.
  package struct Source: Sendable {
    /// Hints at this one.
    package var options: ParseOptions
    /// The raw document.
    package var content: [UInt8] = []
    /// An already parsed document, in place of content.
    package var document: Document?

    /// A source without content.
    package init(options: ParseOptions) { self.options = options }
  }

  /// Several documents to summarize together, in place of content.
  package var sources: [Source] = []
  /// Extract and summarize: return the document too.
  package var includesDocument = false
  /// Nil where the request does not ask for it.
  package var extract: ExtractionOptions?
  /// Nil where the request does not ask for it.
  package var summarize: SummaryOptions?

  /// An empty request.
  package init(_ kind: Kind) {
    self.kind = kind
    if kind == .extract { extract = ExtractionOptions() }
    if kind == .summarize { summarize = SummaryOptions() }
  }

  /// Merges the next part, a message of the kind's type: content is appended, and what the part holds of
  /// the other fields replaces what was there.
  ///
  /// - Throws: `RequestError` where an option's value makes no sense, or `CancellationError`.
  package mutating func merge(
    _ message: Message, _ cancellation: Cancellation = .none
  ) throws {
    switch kind {
    case .parse:
      let raw = unsafe message.view(as: Warraq__V1__ParseRequest.self).pointee
      unsafe try read(options: raw.options)
      unsafe try read(content: raw.content, raw.n_content, cancellation)
    case .extract:
      let raw = unsafe message.view(as: Warraq__V1__ExtractRequest.self).pointee
      unsafe try read(options: raw.options)
      unsafe try read(content: raw.content, raw.n_content, cancellation)
      if let options = unsafe raw.extract { extract = unsafe try Self.extract(options.pointee) }
      if let part = unsafe raw.document {
        document = unsafe try Self.document(part.pointee, cancellation)
      }
      if unsafe raw.include_document != 0 { includesDocument = true }
    case .summarize:
      let raw = unsafe message.view(as: Warraq__V1__SummarizeRequest.self).pointee
      unsafe try read(options: raw.options)
      unsafe try read(content: raw.content, raw.n_content, cancellation)
      if let options = unsafe raw.summarize {
        summarize = unsafe try Self.summarize(options.pointee)
      }
      if let part = unsafe raw.document {
        document = unsafe try Self.document(part.pointee, cancellation)
      }
      if unsafe raw.include_document != 0 { includesDocument = true }
      unsafe try read(sources: raw.sources, raw.n_sources, cancellation)
    case .analyze:
      let raw = unsafe message.view(as: Warraq__V1__AnalyzeRequest.self).pointee
      unsafe try read(options: raw.options)
      unsafe try read(content: raw.content, raw.n_content, cancellation)
      if let options = unsafe raw.extract { extract = unsafe try Self.extract(options.pointee) }
      if let options = unsafe raw.summarize {
        summarize = unsafe try Self.summarize(options.pointee)
      }
    }
    if document != nil, !content.isEmpty {
      throw RequestError(field: "document", reason: "both content and a document were given")
    }
    if !sources.isEmpty, document != nil || !content.isEmpty {
      throw RequestError(
        field: "sources",
        reason: "both sources and \(document == nil ? "content" : "a document") were given")
    }
  }

  /// The most sources of a request.
  private static let mostSources = 1000

  private mutating func read(
    sources raw: UnsafeMutablePointer<UnsafeMutablePointer<Warraq__V1__Source>?>?, _ count: Int,
    _ cancellation: Cancellation
  ) throws {
    if sources.count + count > Self.mostSources {
      throw RequestError(
        field: "sources",
        reason: "\(sources.count + count) sources are more than the limit of \(Self.mostSources)")
    }
    for index in 0..<count {
      guard let part = unsafe raw?[index]?.pointee else { continue }
      // A request of its own holds what a source does.
      var own = Request(.parse)
      own.options = options
      unsafe try own.read(options: part.options)
      unsafe try own.read(content: part.content, part.n_content, cancellation)
      var source = Source(options: own.options)
      source.content = own.content
      if let document = unsafe part.document {
        if !source.content.isEmpty {
          throw RequestError(
            field: "sources.document",
            reason: "source \(sources.count) has both content and a document")
        }
        source.document = unsafe try Self.document(document.pointee, cancellation)
      }
      sources.append(source)
    }
  }

  private mutating func read(
    content: UnsafeMutablePointer<ProtobufCBinaryData>?, _ count: Int, _ cancellation: Cancellation
  ) throws(CancellationError) {
    guard let content = unsafe content else { return }
    for index in 0..<count {
      let bytes = unsafe UnsafeBufferPointer(start: content[index].data, count: content[index].len)
      unsafe try self.content.append(bytes, cancellation)
    }
  }

  private mutating func read(
    options raw: UnsafeMutablePointer<Warraq__V1__ParseOptions>?
  ) throws {
    guard let raw = unsafe raw?.pointee else { return }
    options.mediaType = unsafe String(cString: raw.media_type)
    options.charset = unsafe String(cString: raw.charset)
    options.language = unsafe String(cString: raw.language)
    options.url = unsafe String(cString: raw.url)
    if unsafe raw.n_roles > 0 {
      options.roles = unsafe Set(
        try (0..<raw.n_roles).map { index in
          guard let role = unsafe Self.value(BlockRole.self, raw.roles[index].rawValue) else {
            throw RequestError(
              field: "options.roles", reason: unsafe "\(raw.roles[index].rawValue) is not a role")
          }
          return role
        })
    }
    format.withSourceMap = unsafe raw.source_map != 0
    format.withMarkdown = unsafe raw.markdown != 0
    if unsafe raw.offset_unit != WARRAQ__V1__OFFSET_UNIT__VALUE__UNSPECIFIED {
      guard let unit = unsafe OffsetUnit(rawValue: raw.offset_unit.rawValue) else {
        throw RequestError(
          field: "options.offset_unit", reason: unsafe "\(raw.offset_unit.rawValue) is not a unit")
      }
      format.unit = unit
    }
  }

  /// A value of one of our enumerations from the wire's number, which is one more.
  private static func value<T: RawRepresentable<UInt8>>(_ type: T.Type, _ number: UInt32) -> T? {
    guard number > 0 else { return nil }
    return UInt8(exactly: number - 1).flatMap { T(rawValue: $0) }
  }

  private static func extract(_ raw: Warraq__V1__ExtractOptions) throws -> ExtractionOptions {
    var options = ExtractionOptions()
    if unsafe raw.n_kinds > 0 {
      options.kinds = unsafe Set(
        try (0..<raw.n_kinds).map { index in
          guard let kind = unsafe value(MentionKind.self, raw.kinds[index].rawValue) else {
            throw RequestError(
              field: "extract.kinds", reason: unsafe "\(raw.kinds[index].rawValue) is not a kind")
          }
          return kind
        })
    }
    let date = unsafe String(cString: raw.reference_date)
    if !date.isEmpty {
      guard ISODate.isDay(date) else {
        throw RequestError(
          field: "extract.reference_date", reason: "\(date.prefix(40)) is not an ISO 8601 date")
      }
      options.referenceDate = date
    }
    if unsafe raw.keyphrases > 0 { options.keyphrases = unsafe Int(raw.keyphrases) }
    return options
  }

  /// Bytes.
  private static let longestQuery = 10_000

  private static func summarize(_ raw: Warraq__V1__SummarizeOptions) throws -> SummaryOptions {
    var options = SummaryOptions()
    switch unsafe raw.budget_case {
    case WARRAQ__V1__SUMMARIZE_OPTIONS__BUDGET_SENTENCES:
      options.budget = unsafe .sentences(Int(raw.sentences))
    case WARRAQ__V1__SUMMARIZE_OPTIONS__BUDGET_WORDS:
      options.budget = unsafe .words(Int(raw.words))
    case WARRAQ__V1__SUMMARIZE_OPTIONS__BUDGET_CHARACTERS:
      options.budget = unsafe .characters(Int(raw.characters))
    case WARRAQ__V1__SUMMARIZE_OPTIONS__BUDGET_RATIO:
      guard unsafe raw.ratio > 0, unsafe raw.ratio <= 1 else {
        throw RequestError(
          field: "summarize.ratio", reason: unsafe "\(raw.ratio) is not above 0 and at most 1")
      }
      options.budget = unsafe .ratio(Double(raw.ratio))
    default:
      break
    }
    switch options.budget {
    case .sentences(0), .words(0), .characters(0):
      throw RequestError(field: "summarize.budget", reason: "0 is not a budget")
    default: break
    }
    if unsafe raw.keyphrases > 0 { options.keyphrases = unsafe Int(raw.keyphrases) }
    options.isStrict = unsafe raw.strict != 0
    options.query = unsafe String(cString: raw.query)
    if options.query.utf8.count > longestQuery {
      throw RequestError(
        field: "summarize.query",
        reason: "\(options.query.utf8.count) bytes are more than the limit of \(longestQuery)")
    }
    options.isCompressed = unsafe raw.compress != 0
    options.isExplained = unsafe raw.explain != 0
    return options
  }

  /// A document that a host sends back: its text, blocks, title, date and language.
  private static func document(
    _ raw: Warraq__V1__Document, _ cancellation: Cancellation
  ) throws -> Document {
    guard
      unsafe raw.offset_unit == WARRAQ__V1__OFFSET_UNIT__VALUE__UNSPECIFIED
        || raw.offset_unit == WARRAQ__V1__OFFSET_UNIT__VALUE__UTF8_BYTES
    else {
      throw RequestError(field: "document.offset_unit", reason: "spans must be in UTF-8 bytes")
    }
    // Messages hold only valid UTF-8, whether they came as wire bytes or as JSON.
    var text: [UInt8] = []
    let count = unsafe strlen(raw.text)
    unsafe try text.append(
      UnsafeBufferPointer(
        start: UnsafeRawPointer(raw.text).assumingMemoryBound(to: UInt8.self), count: count),
      cancellation)
    var blocks: [Block] = []
    var steps = cancellation
    for index in unsafe 0..<raw.n_blocks {
      try steps.step(64)
      try blocks.makeRoom(cancellation)
      guard let block = unsafe raw.blocks[index]?.pointee, let range = unsafe block.span?.pointee
      else {
        throw RequestError(field: "document.blocks", reason: "block \(index) has no span")
      }
      let start = unsafe Int(range.start)
      let end = unsafe Int(range.end)
      guard start <= end, end <= text.count, start >= blocks.last?.span.end ?? 0,
        isBoundary(start, text), isBoundary(end, text)
      else {
        throw RequestError(
          field: "document.blocks",
          reason: "block \(index) at \(start)..<\(end) is out of order, out of the text's "
            + "\(text.count) bytes, or splits a character")
      }
      unsafe blocks.append(
        Block(
          kind: value(BlockKind.self, block.kind.rawValue) ?? .paragraph,
          role: value(BlockRole.self, block.role.rawValue) ?? .content,
          span: Span(start: start, end: end), level: Int(block.level)))
    }
    if blocks.isEmpty, !text.isEmpty {
      blocks = [Block(kind: .paragraph, span: Span(start: 0, end: text.count))]
    }
    var document = try Document(text: text, blocks: blocks, sourceMap: nil, cancellation)
    document.direction = .of(document.tokens, in: text, language: "und")
    let language = unsafe String(cString: raw.language)
    if !language.isEmpty { document.language = language }
    if let metadata = unsafe raw.metadata?.pointee {
      document.metadata.title = unsafe metadata.title.map { unsafe sourced($0.pointee) }
      document.metadata.published = unsafe metadata.published.map { unsafe sourced($0.pointee) }
    }
    return document
  }

  private static func sourced(_ raw: Warraq__V1__Value) -> Sourced {
    unsafe Sourced(
      String(cString: raw.value), origin: value(Origin.self, raw.origin.rawValue) ?? .request,
      confidence: raw.confidence > 0 ? min(raw.confidence, 1) : 0)
  }

  private static func isBoundary(_ offset: Int, _ text: [UInt8]) -> Bool {
    offset == text.count || text[offset] & 0xC0 != 0x80
  }
}

extension [UInt8] {
  /// Appends bytes that a message holds, asking between pieces of them.
  fileprivate mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ cancellation: Cancellation
  ) throws(CancellationError) {
    for piece in bytes.indices.pieces() {
      try makeRoom(for: piece.count, cancellation)
      unsafe append(contentsOf: UnsafeBufferPointer(rebasing: bytes[piece]))
      try cancellation.check()
    }
  }
}

/// A request that decodes but asks for something that makes no sense.
package struct RequestError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The field's path.
  package let field: String
  /// For people: what was sent and what is allowed.
  package let reason: String

  /// `field` is the path from the request, joined by dots.
  package init(field: String, reason: String) {
    self.field = field
    self.reason = reason
  }

  /// The path and the reason, fit to be sent to the host.
  package var description: String { "\(field): \(reason)" }
}
