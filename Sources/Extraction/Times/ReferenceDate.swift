internal import DocumentCore

/// The date that a text itself was written on, as far as it says so.
enum ReferenceDate {
  private static let sentenceLimit = 12

  /// The first full date of a dateline, else of the first sentences, where "today" stands beside it
  /// or the block is a dateline or byline.
  static func stated(
    in document: Document, _ reader: Reader, isMonthFirst: Bool
  ) -> CalendarDate? {
    let parser = TimeParser(reader, isMonthFirst: isMonthFirst)
    for block in document.blocks where block.role == .dateline || block.role == .byline {
      let tokens = document.tokens.indices(in: block.span)
      if let date = first(tokens, parser) { return date }
    }
    guard document.blocks.contains(where: { $0.role == .content }) else { return nil }
    for sentence in document.sentences.prefix(sentenceLimit) {
      let tokens = document.tokens.indices(in: sentence)
      for index in tokens where reader.contains(today, at: index, cutting: .conjunction) {
        if let time = parser.time(at: index, limit: tokens.upperBound), let date = full(time) {
          return date
        }
      }
    }
    return nil
  }

  private static let today = WordSet("اليوم today")

  private static func first(_ tokens: Range<Int>, _ parser: TimeParser) -> CalendarDate? {
    for index in tokens.prefix(64) {
      if let time = parser.time(at: index, limit: tokens.upperBound), let date = full(time) {
        return date
      }
    }
    return nil
  }

  private static func full(_ time: TimeExpression) -> CalendarDate? {
    guard let year = time.year, let month = time.month, let day = time.day else { return nil }
    return time.isHijri
      ? HijriCalendar.date(year: year, month: month, day: day)
      : CalendarDate(year: year, month: month, day: day)
  }
}
