import DocumentCore
import DocumentService
import Schema

/// Four bytes choose the budget and the options, one the query's length; the rest is the content, cut into sources at 0x1D.
enum SummaryTarget {
  static func run(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let options = source.byte()
    let budget = Int(source.byte())
    let size = source.word()
    var request = Request(.summarize)
    var summarize = SummaryOptions()
    switch budget % 4 {
    case 0: summarize.budget = .sentences(1 + size % 50)
    case 1: summarize.budget = .words(1 + size)
    case 2: summarize.budget = .characters(1 + size)
    default: summarize.budget = .ratio(Double(1 + size % 100) / 100)
    }
    summarize.isStrict = options & 1 != 0
    summarize.isCompressed = options & 2 != 0
    summarize.isExplained = options & 4 != 0
    summarize.keyphrases = budget % 16
    summarize.query = String(decoding: source.bytes(Int(source.byte() % 32)), as: UTF8.self)
    request.summarize = summarize
    request.options.mediaType = options & 8 != 0 ? "text/html" : "text/plain"
    request.format.unit = options & 16 != 0 ? .utf16CodeUnits : .unicodeScalars
    request.content = source.remainder()
    if options & 32 != 0 {
      request.sources = request.content.split(separator: 0x1D, omittingEmptySubsequences: false)
        .prefix(40).map {
          var part = Request.Source(options: request.options)
          part.content = Array($0)
          return part
        }
      request.content = []
    }
    try RequestTarget.answer(request)
    try checkStrictness(request)
  }

  /// A strict budget is passed by one sentence at most, and no text that has a sentence has an empty summary.
  private static func checkStrictness(_ request: Request) throws {
    let result = try DocumentService.perform(request, isCancelled: { false })
    guard let summary = result.summary, let options = request.summarize else { return }
    let hasWords = result.documents.contains { document in
      document.sentences.contains { sentence in
        document.tokens.indices(in: sentence).contains { document.tokens[$0].isWord }
      } && document.blocks.contains { $0.kind == .paragraph && $0.role == .content }
    }
    try require(!hasWords || !summary.sentences.isEmpty, "an empty summary of a text")
    guard options.isStrict, summary.sentences.count > 1, case .characters(let most) = options.budget
    else { return }
    let total = summary.sentences.reduce(0) { sum, sentence in
      let text = result.documents[sentence.document].text
      return sum + sentence.kept.reduce(0) { $0 + text.scalarCount(in: $1.range) }
    }
    try require(total <= most, "\(total) characters of a strict budget of \(most)")
  }
}
