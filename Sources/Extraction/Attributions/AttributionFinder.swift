internal import DocumentCore

/// Finds who said what, by reporting verbs and phrases.
struct AttributionFinder {
  let reader: Reader
  /// The names of the text, in its order.
  private let names: [Mention]
  private let closings: [UInt32]
  private static let longestQuotation = 400
  /// Tokens.
  private static let longestSentence = 400

  init(
    _ reader: Reader, mentions: [Mention], _ cancellation: Cancellation
  ) throws(CancellationError) {
    self.reader = reader
    names = try Self.names(among: mentions, cancellation)
    closings = try Self.closings(in: reader, cancellation)
  }

  private static func names(
    among mentions: [Mention], _ cancellation: Cancellation
  ) throws(CancellationError) -> [Mention] {
    var cancellation = cancellation
    var names: [Mention] = []
    for mention in mentions where mention.kind.isName {
      try cancellation.step(Reader.tokenWork)
      try names.makeRoom(cancellation)
      names.append(mention)
    }
    return names
  }

  /// For each token, the index of the mark that closes the quotation it opens; 0 for none.
  private static func closings(
    in reader: Reader, _ cancellation: Cancellation
  ) throws(CancellationError) -> [UInt32] {
    var cancellation = cancellation
    var closings = [UInt32](repeating: 0, count: reader.count)
    var nearest: [UInt32: Int] = [:]
    for index in stride(from: reader.count - 1, through: 0, by: -1) {
      try cancellation.step(Reader.tokenWork / 8)
      let mark = reader.mark(index)
      guard mark != 0 else { continue }
      if let closers = Quotes.closer(of: mark) {
        let next = closers.compactMap { nearest[$0] }.min() ?? 0
        closings[index] = UInt32(next)
      }
      if Quotes.isClosing(mark) || mark == 0xAB { nearest[mark] = index }
    }
    return closings
  }

  /// The attributions of all sentences.
  func find(
    in sentences: [Range<Int>], _ cancellation: Cancellation
  ) throws(CancellationError) -> [Attribution] {
    var cancellation = cancellation
    var found: [Attribution] = []
    var lastSource: Span?
    var before: Attribution?
    for window in sentences.lazy.flatMap(Self.windows) {
      try cancellation.step(Reader.tokenWork * (1 + window.count))
      try found.makeRoom(for: window.count, cancellation)
      let first = found.count
      var arabic = ArabicAttributions(finder: self, tokens: window, lastSource: lastSource)
      arabic.find(into: &found)
      var english = EnglishAttributions(finder: self, tokens: window)
      english.find(into: &found)
      if found.count == first, let more = continued(before, in: window) { found.append(more) }
      before = found.count > first ? found.last : nil
      for attribution in found[first...] { lastSource = attribution.source ?? lastSource }
    }
    for index in found.indices {
      try cancellation.step(Reader.tokenWork)
      found[index].entity = entity(of: found[index].source)
    }
    return try cancellation.sorted(found) {
      ($0.content.start, $0.cue.start) < ($1.content.start, $1.cue.start)
    }
  }

  /// A sentence that is a quotation and nothing else, after one that told whose.
  private func continued(_ attribution: Attribution?, in sentence: Range<Int>) -> Attribution? {
    guard var attribution, attribution.isDirect,
      let quote = quotation(openedAt: sentence.lowerBound, limit: sentence.upperBound),
      quote.end + 2 >= sentence.upperBound, !reader[sentence.lowerBound].hasNewlineBefore
    else { return nil }
    attribution.content = quote.span
    attribution.confidence *= 0.9
    return attribution
  }

  /// A sentence, cut where it is longer than any that people write: what is said of one cue may reach to the
  /// sentence's ends, so the cost of a sentence is the square of its length.
  private static func windows(of sentence: Range<Int>) -> [Range<Int>] {
    stride(from: sentence.lowerBound, to: sentence.upperBound, by: longestSentence).map {
      $0..<min($0 + longestSentence, sentence.upperBound)
    }
  }

  /// The names that begin inside a span, in order.
  func names(in span: Span) -> ArraySlice<Mention> {
    let first = firstName(from: span.start)
    var last = first
    while last < names.count, names[last].span.start < span.end { last += 1 }
    return names[first..<last]
  }

  /// The index of the first name that begins at an offset or after it.
  private func firstName(from offset: Int) -> Int {
    names.partitionPoint { $0.span.start < offset }
  }

  /// The entity of a source: its last person, else its first name, else what «الوكالة» refers to.
  private func entity(of source: Span?) -> Int? {
    guard let source else { return nil }
    let inside = names(in: source)
    if let person = inside.last(where: { $0.kind == .person }) { return person.entity }
    if let name = inside.first(where: { $0.kind == .organization }) ?? inside.first {
      return name.entity
    }
    return antecedent(of: source)
  }

  /// The last organisation before whose head a lone definite noun repeats.
  private func antecedent(of source: Span) -> Int? {
    let first = reader.table.index(atOrAfter: source.start)
    guard first < reader.count, reader.hasArticle(first) else { return nil }
    let head = reader.keyWithoutArticle(first)
    let before = names[..<firstName(from: source.start)].suffix(40)
    let organizations = before.filter { $0.kind == .organization }
    let named = organizations.last {
      let index = reader.table.index(atOrAfter: $0.span.start)
      return index < reader.count && contains(head, at: index, $0.span)
    }
    return (named ?? organizations.last { isAgency($0) && head == Self.agency })?.entity
  }

  private static let agency = TextKey.hash("وكالة")

  private func contains(_ head: UInt64, at index: Int, _ span: Span) -> Bool {
    if reader[index].span.start == span.start { return reader.key(index) == head }
    guard index > 0 else { return false }
    let forms = reader.forms(index - 1)
    return forms.preposition?.key == head || forms.conjunction?.key == head
  }

  private func isAgency(_ mention: Mention) -> Bool {
    Self.agencies.contains(TextKey.hash(folded: TextKey.fold(reader.text[mention.span.range])))
  }

  private static let agencies = WordSet("سانا الأناضول رويترز شينخوا تاس سبوتنيك")

  /// The text between an opening quotation mark and what closes it, over sentences.
  func quotation(openedAt index: Int, limit: Int) -> (span: Span, end: Int)? {
    guard index < limit else { return nil }
    let end = Int(closings[index])
    guard end > index + 1, end - index < Self.longestQuotation else { return nil }
    let span = Span(start: reader[index + 1].span.start, end: reader[end - 1].span.end)
    return (trimmed(span), end)
  }

  /// Without a stop or comma at the end.
  func trimmed(_ span: Span) -> Span {
    var end = span.end
    while let scalar = reader.text.scalar(before: end), end - scalar.length > span.start,
      [0x2E, 0x2C, 0x60C, 0x3B, 0x61B, 0x20, 0x0A, 0x3A].contains(scalar.value)
    { end -= scalar.length }
    return Span(start: span.start, end: end)
  }
}
