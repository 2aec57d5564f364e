internal import ArgumentParser
internal import DocumentCore
internal import DocumentService
internal import Inputs
internal import Schema

/// Turns documents into what a verb prints of them.
struct DocumentFormatter {
  let kind: Request.Kind
  let arguments: DocumentArguments
  let configure: (inout Request) -> Void

  /// - Throws: `ValidationError` for a format that the verb has not.
  func validate() throws {
    if arguments.format == .markdown, kind != .parse {
      throw ValidationError("--format markdown is for parse: it is the document's text")
    }
    if arguments.format == .html, kind != .summarize {
      throw ValidationError(
        "--format html is for summarize: it marks the chosen sentences in the document")
    }
  }

  /// What is printed of one document.
  ///
  /// - Parameter isOnly: There is no other, so text needs no heading.
  func output(of document: InputDocument, isOnly: Bool) throws -> [UInt8] {
    var request = Request(kind)
    request.options = arguments.hints.options(for: document)
    request.content = document.content
    let output = try output(of: request, named: document.name, kept: document.kept)
    guard arguments.format == .text, !isOnly else { return output }
    return Array("==> \(document.name) <==\n".utf8) + output
  }

  /// What is printed of several documents together.
  func output(ofAll documents: [InputDocument]) throws -> [UInt8] {
    var request = Request(kind)
    request.sources = documents.map { document in
      var source = Request.Source(options: arguments.hints.options(for: document))
      source.content = document.content
      return source
    }
    let name = documents.map(\.name).joined(separator: " ")
    return try output(of: request, named: name, kept: [])
  }

  private func output(
    of request: Request, named name: String, kept: [InputDocument.Field]
  ) throws -> [UInt8] {
    var request = request
    request.format.unit = arguments.offsets.unit
    request.format.withSourceMap = arguments.sourceMap
    configure(&request)
    switch arguments.format {
    case .text:
      return try TextReport.report(perform(request), kind: kind)
    case .markdown:
      return try MarkdownWriter.write(perform(request).document)
    case .html:
      let result = try perform(request)
      guard let summary = result.summary else { return [] }
      return SummaryPage.page(summary, of: result.documents)
    case .json:
      return try json(request, isPretty: true) + [0x0A]
    case .jsonl:
      let key = Array(",\"\(kind.jsonKey)\":".utf8)
      return Self.start(name, kept) + key + (try json(request, isPretty: false))
        + Array("}\n".utf8)
    }
  }

  private func perform(_ request: Request) throws -> DocumentService.Result {
    try DocumentService.perform(request, isCancelled: { false })
  }

  private func json(_ request: Request, isPretty: Bool) throws -> [UInt8] {
    let arena = Arena(limit: 1 << 34)
    let answer = try DocumentService.answer(request, arena: arena, isCancelled: { false })
    return JSONWriter.write(try answer.whole(in: arena), isPretty: isPretty)
  }

  /// The line of JSON for a document that failed.
  static func errorLine(
    _ name: String, _ reason: String, kept: [InputDocument.Field]
  ) -> [UInt8] {
    start(name, kept) + Array(",\"error\":{\"message\":".utf8) + JSONWriter.quote(reason)
      + Array("}}\n".utf8)
  }

  private static func start(_ name: String, _ kept: [InputDocument.Field]) -> [UInt8] {
    var start = Array("{\"name\":".utf8) + JSONWriter.quote(name)
    for field in kept { start += [0x2C] + JSONWriter.quote(field.name) + [0x3A] + field.json }
    return start
  }

  /// The keys of a line that are ours.
  static let lineKeys = ["name", "error"] + Request.Kind.allCases.map(\.jsonKey)
}

extension Request.Kind {
  /// The name of the result in a line of JSON.
  var jsonKey: String {
    switch self {
    case .parse: "document"
    case .extract: "extraction"
    case .summarize: "summary"
    case .analyze: "analysis"
    }
  }
}
