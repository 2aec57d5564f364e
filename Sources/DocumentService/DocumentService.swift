package import DocumentCore
internal import Extraction
internal import Keyphrases
internal import Parsing
package import Schema
internal import Summarization

/// Answers the requests of the Documents service: the handlers, whatever carries the request.
package enum DocumentService {
  /// A response, still in its arena.
  package enum Answer {
    /// The response of every method but analyze.
    case message(Message)
    /// Analyze: the parts that were asked for, not yet put into one message.
    case analysis(document: Message, extraction: Message?, summary: Message?)

    /// The wire bytes of the response's parts.
    ///
    /// - Throws: `CancellationError`.
    package func packedParts(
      isCancelled: @escaping () -> Bool
    ) throws(CancellationError) -> [[UInt8]] {
      let cancellation = Cancellation(isCancelled)
      return switch self {
      case .message(let message): try message.packedParts(cancellation)
      case .analysis(let document, let extraction, let summary):
        try Response.analysisParts(
          document: document, extraction: extraction, summary: summary, cancellation)
      }
    }

    /// The response as one message.
    package func whole(in arena: Arena) throws -> Message {
      switch self {
      case .message(let message): message
      case .analysis(let document, let extraction, let summary):
        try Response.analysis(
          document: document, extraction: extraction, summary: summary, arena: arena)
      }
    }
  }

  /// What a request yields, as the core's types.
  package struct Result: Sendable {
    /// Those parsed, or those the request brought: one, unless several are summarized together.
    package var documents: [Document]
    /// Nil where the request does not ask for it.
    package var extraction: Extraction?
    /// Nil where the request does not ask for it.
    package var summary: Summary?

    /// The only document, or the first.
    package var document: Document { documents[0] }
  }

  /// Does a request's work.
  ///
  /// - Throws: `CancellationError`.
  package static func perform(
    _ request: Request, isCancelled: @escaping () -> Bool
  ) throws(CancellationError) -> Result {
    var result = Result(documents: try documents(of: request, isCancelled))
    if let options = request.extract {
      result.extraction = try Extractor.extract(
        result.document, options: options, isCancelled: isCancelled)
    }
    if let options = request.summarize {
      result.summary = try Summarizer.summarize(
        result.documents, options: options, isCancelled: isCancelled)
    }
    let wanted = max(request.extract?.keyphrases ?? 0, request.summarize?.keyphrases ?? 0)
    let keyphrases = try KeyphraseExtractor.keyphrases(
      of: result.documents, limit: wanted, isCancelled: isCancelled)
    result.extraction?.keyphrases = Array(keyphrases.prefix(request.extract?.keyphrases ?? 0))
    result.summary?.keyphrases = Array(keyphrases.prefix(request.summarize?.keyphrases ?? 0))
    return result
  }

  private static func documents(
    of request: Request, _ isCancelled: @escaping () -> Bool
  ) throws(CancellationError) -> [Document] {
    if let parsed = request.document { return [parsed] }
    if request.sources.isEmpty {
      return [try Parser.parse(request.content, options: request.options, isCancelled: isCancelled)]
    }
    var documents: [Document] = []
    for source in request.sources {
      if let parsed = source.document {
        documents.append(parsed)
      } else {
        documents.append(
          try Parser.parse(source.content, options: source.options, isCancelled: isCancelled))
      }
    }
    return documents
  }

  /// Does a request's work and builds the response.
  ///
  /// - Throws: `CancellationError`, or `SchemaError` where the response outgrows the arena.
  package static func answer(
    _ request: Request, arena: Arena, isCancelled: @escaping () -> Bool
  ) throws -> Answer {
    let result = try perform(request, isCancelled: isCancelled)
    let format = request.format
    let document = result.document
    let includes = request.includesDocument
    let cancellation = Cancellation(isCancelled)
    try cancellation.check()
    switch request.kind {
    case .parse:
      return .message(try Response.document(document, format: format, arena: arena, cancellation))
    case .extract:
      return .message(
        try Response.extraction(
          result.extraction ?? Extraction(), of: document, withDocument: includes, format: format,
          arena: arena, cancellation))
    case .summarize:
      let summary = result.summary ?? Summary(headline: "", sentences: [], keyphrases: [])
      return .message(
        try Response.summary(
          summary, of: result.documents, areSources: !request.sources.isEmpty,
          withDocument: includes, format: format, arena: arena,
          cancellation)
      )
    case .analyze:
      return .analysis(
        document: try Response.document(document, format: format, arena: arena, cancellation),
        extraction: try result.extraction.map {
          try Response.extraction($0, of: document, format: format, arena: arena, cancellation)
        },
        summary: try result.summary.map {
          try Response.summary($0, of: [document], format: format, arena: arena, cancellation)
        })
    }
  }
}
