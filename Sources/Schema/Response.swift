internal import CSchema
package import DocumentCore

/// The responses of the Documents service, built from the core's types.
package enum Response {
  /// How a response is shaped.
  package struct Format: Sendable {
    /// What every `span` counts; `input` ranges are bytes whatever it is.
    package var unit = OffsetUnit.utf8Bytes
    /// The document holds its source map, where it has one.
    package var withSourceMap = false
    /// Whether documents come as Markdown too.
    package var withMarkdown = false

    /// UTF-8 bytes, no source map, no Markdown.
    package init() {}
  }

  /// A Document message.
  package static func document(
    _ document: Document, format: Format, arena: Arena, _ cancellation: Cancellation
  ) throws -> Message {
    let builder = try MessageBuilder(document, unit: format.unit, arena: arena, cancellation)
    return unsafe Message(
      try builder.buildDocument(format), arena: arena)
  }

  /// An Extraction message.
  ///
  /// - Parameter withDocument: The message holds the document too.
  package static func extraction(
    _ extraction: Extraction, of document: Document, withDocument: Bool = false, format: Format,
    arena: Arena, _ cancellation: Cancellation
  ) throws -> Message {
    let builder = try MessageBuilder(document, unit: format.unit, arena: arena, cancellation)
    let raw = unsafe try builder.buildExtraction(extraction)
    if withDocument {
      unsafe raw.pointee.document = unsafe try builder.buildDocument(
        format)
    }
    return unsafe Message(raw, arena: arena)
  }

  /// A Summary message of one document, or of several.
  ///
  /// - Parameters:
  ///   - areSources: The request had sources, were it only one.
  ///   - withDocument: The message holds the document too, or all of them.
  package static func summary(
    _ summary: Summary, of documents: [Document], areSources: Bool = false,
    withDocument: Bool = false, format: Format,
    arena: Arena, _ cancellation: Cancellation
  ) throws -> Message {
    let builders = try documents.map {
      try MessageBuilder($0, unit: format.unit, arena: arena, cancellation)
    }
    guard let first = builders.first else { preconditionFailure("a summary of no document") }
    let raw = unsafe try first.buildSummary(summary, builders)
    if withDocument, !areSources {
      unsafe raw.pointee.document = unsafe try first.buildDocument(format)
    } else if withDocument {
      unsafe (raw.pointee.documents, raw.pointee.n_documents) = unsafe try first.list(builders) {
        unsafe try $0.buildDocument(format)
      }
    }
    return unsafe Message(raw, arena: arena)
  }

  /// An Analysis message with those of its fields that are given.
  package static func analysis(
    document: Message, extraction: Message?, summary: Message?, arena: Arena
  ) throws -> Message {
    let raw: UnsafeMutablePointer<Warraq__V1__Analysis> = unsafe try arena.make()
    unsafe warraq__v1__analysis__init(raw)
    unsafe raw.pointee.document = unsafe document.view()
    unsafe raw.pointee.extraction = unsafe extraction?.view()
    unsafe raw.pointee.summary = unsafe summary?.view()
    return unsafe Message(raw, arena: arena)
  }

  /// The parts of an Analysis: the parts of each of its fields, one after another.
  ///
  /// - Throws: `CancellationError`.
  package static func analysisParts(
    document: Message, extraction: Message?, summary: Message?, _ cancellation: Cancellation
  ) throws(CancellationError) -> [[UInt8]] {
    let fields: [(number: UInt32, message: Message?)] = [
      (1, document), (2, extraction), (3, summary),
    ]
    var parts: [[UInt8]] = []
    for (number, message) in fields {
      guard let message else { continue }
      for part in try message.packedParts(cancellation) {
        parts.append(try Self.field(number, part, cancellation))
      }
    }
    return parts
  }

  /// A length-delimited field: its tag, its length and its bytes.
  private static func field(
    _ number: UInt32, _ bytes: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> [UInt8] {
    var result = WireBuilder.prefix(of: number, count: bytes.count)
    result.reserveCapacity(result.count + bytes.count)
    try result.append(bytes, bytes.indices, cancellation)
    return result
  }
}

extension MessageBuilder {
  /// - Parameter builders: One for each of the documents that were summarized.
  func buildSummary(
    _ summary: Summary, _ builders: [MessageBuilder]
  ) throws -> UnsafeMutablePointer<Warraq__V1__Summary> {
    let raw: UnsafeMutablePointer<Warraq__V1__Summary> = unsafe try arena.make()
    unsafe warraq__v1__summary__init(raw)
    unsafe raw.pointee.offset_unit = unitValue
    unsafe raw.pointee.headline = unsafe try string(summary.headline)
    unsafe (raw.pointee.sentences, raw.pointee.n_sentences) = unsafe try list(summary.sentences) {
      unsafe try builders[$0.document].buildSentence($0)
    }
    unsafe (raw.pointee.keyphrases, raw.pointee.n_keyphrases) = unsafe try keyphrases(
      summary.keyphrases)
    return unsafe raw
  }

  private func buildSentence(
    _ sentence: SummarySentence
  ) throws -> UnsafeMutablePointer<Warraq__V1__SummarySentence> {
    let value: UnsafeMutablePointer<Warraq__V1__SummarySentence> = unsafe try arena.make()
    unsafe warraq__v1__summary_sentence__init(value)
    unsafe value.pointee.span = unsafe try span(sentence.span)
    unsafe value.pointee.input = unsafe try input(of: sentence.span)
    unsafe value.pointee.text = unsafe try text(of: sentence.kept)
    unsafe value.pointee.score = Float(sentence.score)
    unsafe value.pointee.document = UInt32(sentence.document)
    unsafe (value.pointee.pieces, value.pointee.n_pieces) = unsafe try list(sentence.pieces) {
      piece in
      let raw: UnsafeMutablePointer<Warraq__V1__SentencePiece> = unsafe try arena.make()
      unsafe warraq__v1__sentence_piece__init(raw)
      unsafe raw.pointee.span = unsafe try span(piece)
      unsafe raw.pointee.input = unsafe try input(of: piece)
      return unsafe raw
    }
    unsafe (value.pointee.factors, value.pointee.n_factors) = unsafe try list(sentence.factors) {
      factor in
      let raw: UnsafeMutablePointer<Warraq__V1__ScoreFactor> = unsafe try arena.make()
      unsafe warraq__v1__score_factor__init(raw)
      unsafe raw.pointee.feature = unsafe try string(factor.feature)
      unsafe raw.pointee.value = Float(factor.value)
      unsafe raw.pointee.weight = Float(factor.weight)
      return unsafe raw
    }
    return unsafe value
  }

  /// What stretches of the text hold, one after another.
  private func text(of spans: [Span]) throws -> UnsafeMutablePointer<CChar> {
    if spans.count == 1 { return unsafe try text(of: spans[0]) }
    var bytes: [UInt8] = []
    for span in spans { try bytes.append(document.text, span.range, cancellation) }
    return unsafe try arena.string(bytes, bytes.indices, cancellation)
  }
}
