internal import CSchema
package import DocumentCore

/// The responses of the Documents service, built from the core's types.
package enum Response {
  /// How a response is shaped.
  package struct Format: Sendable {
    package var unit = OffsetUnit.utf8Bytes
    package var withSourceMap = false

    package init() {}
  }

  /// A Document message.
  package static func document(
    _ document: Document, format: Format, arena: Arena
  ) throws -> Message {
    let builder = MessageBuilder(document, unit: format.unit, arena: arena)
    return Message(
      try builder.buildDocument(withSourceMap: format.withSourceMap), arena: arena)
  }

  /// An Extraction message.
  ///
  /// - Parameter withDocument: The message holds the document too.
  package static func extraction(
    _ extraction: Extraction, of document: Document, withDocument: Bool = false, format: Format,
    arena: Arena
  ) throws -> Message {
    let builder = MessageBuilder(document, unit: format.unit, arena: arena)
    let raw = try builder.buildExtraction(extraction)
    if withDocument {
      raw.pointee.document = try builder.buildDocument(withSourceMap: format.withSourceMap)
    }
    return Message(raw, arena: arena)
  }

  /// A Summary message.
  ///
  /// - Parameter withDocument: The message holds the document too.
  package static func summary(
    _ summary: Summary, of document: Document, withDocument: Bool = false, format: Format,
    arena: Arena
  ) throws -> Message {
    let builder = MessageBuilder(document, unit: format.unit, arena: arena)
    let raw = try builder.buildSummary(summary)
    if withDocument {
      raw.pointee.document = try builder.buildDocument(withSourceMap: format.withSourceMap)
    }
    return Message(raw, arena: arena)
  }

  /// An Analysis message with those of its fields that are given.
  package static func analysis(
    document: Message, extraction: Message?, summary: Message?, arena: Arena
  ) throws -> Message {
    let raw: UnsafeMutablePointer<Warraq__V1__Analysis> = try arena.make()
    warraq__v1__analysis__init(raw)
    raw.pointee.document = document.view()
    raw.pointee.extraction = extraction?.view()
    raw.pointee.summary = summary?.view()
    return Message(raw, arena: arena)
  }

  /// The parts of an Analysis: the parts of each of its fields, one after another.
  package static func analysisParts(
    document: Message, extraction: Message?, summary: Message?
  ) -> [[UInt8]] {
    let fields: [(number: UInt8, message: Message?)] = [
      (1, document), (2, extraction), (3, summary),
    ]
    return fields.flatMap { number, message in
      message?.packedParts().map { Self.wrap($0, number: number) } ?? []
    }
  }

  /// A part as the only field of its Analysis.
  private static func wrap(_ part: [UInt8], number: UInt8) -> [UInt8] {
    var result = [number << 3 | 2]
    var length = part.count
    while length >= 0x80 {
      result.append(UInt8(length & 0x7F | 0x80))
      length >>= 7
    }
    result.append(UInt8(length))
    result.append(contentsOf: part)
    return result
  }
}

extension MessageBuilder {
  func buildSummary(_ summary: Summary) throws -> UnsafeMutablePointer<Warraq__V1__Summary> {
    let raw: UnsafeMutablePointer<Warraq__V1__Summary> = try arena.make()
    warraq__v1__summary__init(raw)
    raw.pointee.offset_unit = unitValue
    raw.pointee.headline = try string(summary.headline)
    (raw.pointee.sentences, raw.pointee.n_sentences) = try list(summary.sentences) { sentence in
      let value: UnsafeMutablePointer<Warraq__V1__SummarySentence> = try arena.make()
      warraq__v1__summary_sentence__init(value)
      value.pointee.span = try span(sentence.span)
      value.pointee.input = try input(of: sentence.span)
      value.pointee.text = try text(of: sentence.span)
      value.pointee.score = Float(sentence.score)
      return value
    }
    (raw.pointee.keyphrases, raw.pointee.n_keyphrases) = try keyphrases(summary.keyphrases)
    return raw
  }
}
