internal import DocumentCore

/// The date that a text itself was written on, as far as it says so.
enum ReferenceDate {
  private static let sentenceLimit = 12

  /// The first full date of a dateline, else of the first sentences, where "today" stands beside it
  /// or the block is a dateline or byline.
  static func stated(
    in document: Document, _ reader: Reader, _ cancellation: inout Cancellation
  ) throws(CancellationError) -> CalendarDate? {
    var grammar = TimeGrammar(reader, language: document.language)
    for block in document.blocks where block.role == .dateline || block.role == .byline {
      let tokens = document.tokens.indices(in: block.span)
      let first = tokens.lowerBound..<min(tokens.upperBound, tokens.lowerBound + 64)
      guard try grammar.read(first, &cancellation) else { continue }
      for index in first {
        if let date = full(grammar.moment(index)) { return date }
      }
    }
    guard document.blocks.contains(where: { $0.role == .content }) else { return nil }
    for sentence in document.sentences.prefix(sentenceLimit) {
      let tokens = document.tokens.indices(in: sentence)
      guard try grammar.read(tokens, &cancellation) else { continue }
      for index in tokens where reader.contains(today, at: index, cutting: .conjunction) {
        if let date = full(grammar.moment(index)) { return date }
      }
    }
    return nil
  }

  private static let today = WordSet("اليوم today")

  private static func full(_ time: TimeExpression?) -> CalendarDate? {
    guard let time, let year = time.year, let month = time.month, let day = time.day else {
      return nil
    }
    return time.calendar.date(year: year, month: month, day: day)
  }
}
