import Schema

/// The parts of the library that take bytes from others, each as a function of arbitrary bytes.
///
/// A target traps or throws where the library breaks a promise. `make fuzz` searches for bytes that do that; those
/// that it found are in Corpus/<target>, which FuzzTests replays.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// Bytes to payloads, whatever the pieces they arrive in.
  case framing
  /// Payloads to frames and back.
  case frame
  /// A host, its handlers and the time, as a program that drives one connection.
  case connection
  /// A host's whole stream, to a worker with threads and every service.
  case worker
  /// The wire bytes of a ParseRequest.
  case parseRequest
  /// The wire bytes of an ExtractRequest.
  case extractRequest
  /// The wire bytes of a SummarizeRequest.
  case summarizeRequest
  /// The wire bytes of an AnalyzeRequest.
  case analyzeRequest
  /// A page behind a byte that chooses the limits, to a tree.
  case html
  /// A document's bytes behind three that choose the media type, the charset and the options.
  case document
  /// The same with the content repeated, for what costs more than its length.
  case repetition
  /// One document or several behind what chooses the budget, the query and the options, to a summary.
  case summary
  /// A plain text, or words that rules look for in any order, to mentions.
  case extraction
  /// Compressed messages, and messages to compress.
  case compression
  /// A file: a document, lines of JSON, a tar archive, a WARC file, any of them compressed.
  case input
  /// JSON text as every message.
  case json
  /// The hand-written reader of wire bytes, against protobuf-c.
  case wireFields

  /// Runs the target once.
  ///
  /// - Throws: `Violation` where the library broke a promise.
  package func run(_ bytes: [UInt8]) throws {
    switch self {
    case .framing: try FramingTarget.run(bytes)
    case .frame: try FrameTarget.run(bytes)
    case .connection: try ConnectionTarget.run(bytes)
    case .worker: try WorkerTarget.run(bytes)
    case .parseRequest: try RequestTarget.run(bytes, .parse)
    case .extractRequest: try RequestTarget.run(bytes, .extract)
    case .summarizeRequest: try RequestTarget.run(bytes, .summarize)
    case .analyzeRequest: try RequestTarget.run(bytes, .analyze)
    case .html: try HTMLTarget.run(bytes)
    case .document: try DocumentTarget.run(bytes)
    case .repetition: try DocumentTarget.runRepeated(bytes)
    case .summary: try SummaryTarget.run(bytes)
    case .extraction: try ExtractionTarget.run(bytes)
    case .compression: try CompressionTarget.run(bytes)
    case .input: try InputTarget.run(bytes)
    case .json: try JSONTarget.run(bytes)
    case .wireFields: try WireFieldsTarget.run(bytes)
    }
  }
}

/// A promise of the library that some bytes broke.
package struct Violation: Error, CustomStringConvertible {
  /// What was promised, and the values that break it.
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Throws unless a promise is kept.
func require(_ isKept: Bool, _ promise: @autoclosure () -> String) throws(Violation) {
  guard isKept else { throw Violation(promise()) }
}
