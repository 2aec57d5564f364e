internal import DocumentCore

/// Finds the English attributions of one sentence.
struct EnglishAttributions {
  private let finder: AttributionFinder
  private let tokens: Range<Int>
  private static let longestSource = 20

  init(finder: AttributionFinder, tokens: Range<Int>) {
    self.finder = finder
    self.tokens = tokens
  }

  private var reader: Reader { finder.reader }
  private var limit: Int { tokens.upperBound }

  func find(into found: inout [Attribution]) {
    var index = tokens.lowerBound
    while index < limit {
      if let match = EnglishCues.according.match(reader, at: index, limit: limit) {
        if let attribution = according(index..<match.end) { found.append(attribution) }
        index = match.end
      } else {
        if reader.contains(EnglishCues.verbs, at: index), reader[index].script == .latin,
          let attribution = said(index)
        {
          found.append(attribution)
        }
        index += 1
      }
    }
  }

  private func span(_ range: Range<Int>) -> Span {
    Span(start: reader[range.lowerBound].span.start, end: reader[range.upperBound - 1].span.end)
  }

  private func isComma(_ index: Int) -> Bool {
    tokens.contains(index) && reader.mark(index) == 0x2C
  }

  /// "According to X, C" and "C, according to X".
  private func according(_ cue: Range<Int>) -> Attribution? {
    var last = cue.upperBound
    while last < limit, reader[last].kind != .punctuation,
      last - cue.upperBound < Self.longestSource
    { last += 1 }
    guard last > cue.upperBound else { return nil }
    let source = span(cue.upperBound..<last)
    let content: Range<Int>
    if cue.lowerBound <= tokens.lowerBound + 1 {
      guard isComma(last) else { return nil }
      content = last + 1..<limit
    } else {
      content = tokens.lowerBound..<cue.lowerBound
    }
    return made(cue: span(cue), source: source, content, confidence: 0.8)
  }

  private func made(
    cue: Span, source: Span?, _ content: Range<Int>, confidence: Float
  ) -> Attribution? {
    var first = content.lowerBound
    var last = content.upperBound
    while first < last, reader.mark(first) == 0x2C { first += 1 }
    while last > first, reader[last - 1].kind == .punctuation,
      !Quotes.isClosing(reader.mark(last - 1))
    { last -= 1 }
    guard first < last else { return nil }
    if let quote = finder.quotation(openedAt: first, limit: reader.count), quote.end >= last - 1 {
      return Attribution(
        cue: cue, source: source, content: quote.span, isDirect: true, confidence: confidence)
    }
    return Attribution(
      cue: cue, source: source, content: finder.trimmed(span(first..<last)), isDirect: false,
      confidence: confidence)
  }

  /// "X said that C", "C, X said", "“C,” said X".
  private func said(_ cue: Int) -> Attribution? {
    if let quote = quoteBefore(cue) { return quoted(cue, quote) }
    var next = cue + 1
    let hasThat = (next..<min(limit, next + 4)).first { EnglishCues.that.contains(reader.key($0)) }
    if let source = subject(before: cue) ?? (hasThat == nil ? nil : apposed(before: cue)) {
      if next >= limit || reader[next].kind == .punctuation,
        reader.mark(min(next, limit - 1)) != 0x3A,
        !isComma(next)
      {
        let first = reader.table.index(atOrAfter: source.start)
        guard isComma(first - 1) else { return nil }
        return made(
          cue: span(cue..<cue + 1), source: source, tokens.lowerBound..<first - 1, confidence: 0.75)
      }
      if let that = hasThat {
        next = that + 1
      } else if reader.mark(next) == 0x3A || isComma(next) {
        next += 1
        guard next < limit, Quotes.closer(of: reader.mark(next)) != nil else { return nil }
      } else if EnglishCues.needsThat.contains(reader.key(cue)),
        Quotes.closer(of: reader.mark(next)) == nil
      {
        return nil
      }
      if hasThat == nil { next = afterHearer(next, of: cue) }
      guard next < limit else { return nil }
      return made(cue: span(cue..<cue + 1), source: source, next..<limit, confidence: 0.75)
    }
    return inverted(cue)
  }

  /// The token after whom something was told, where that is a name: "told Reuters the bridge was shut".
  private func afterHearer(_ index: Int, of cue: Int) -> Int {
    guard EnglishCues.telling.contains(reader.key(cue)), index < limit,
      let hearer = finder.names(in: reader[index].span).first
    else { return index }
    return reader.tokens(touching: hearer.span).upperBound
  }

  /// The noun phrase that ends before a cue.
  private func subject(before cue: Int) -> Span? {
    var last = cue
    while last > tokens.lowerBound, EnglishCues.auxiliaries.contains(reader.key(last - 1)) {
      last -= 1
    }
    var first = last
    while first > tokens.lowerBound, last - first < Self.longestSource {
      let previous = first - 1
      let isWordLike =
        reader.isWord(previous) || reader[previous].kind == .number
        || reader.mark(previous) == 0x2D || reader.mark(previous) == 0x2E
      guard isWordLike, !Self.boundaries.contains(reader.key(previous)) else { break }
      first = previous
    }
    return first < last ? span(first..<last) : nil
  }

  /// "The governor, X, said that …": all from the sentence's beginning.
  private func apposed(before cue: Int) -> Span? {
    let comma = cue - 1
    let first = tokens.lowerBound
    guard isComma(comma), comma > first, comma - first <= Self.longestSource,
      !(first..<comma).contains(where: isQuoteMark)
    else { return nil }
    return span(first..<comma)
  }

  private static let boundaries = WordSet(
    "but and that when while because which who as if although")

  /// The end of a quotation right before a cue or before the subject of one.
  private func quoteBefore(_ cue: Int) -> (content: Range<Int>, close: Int)? {
    var close = cue - 1
    while close >= tokens.lowerBound, cue - close < 12, !isQuoteMark(close) {
      guard reader.isWord(close) || reader.mark(close) == 0x2C else { return nil }
      close -= 1
    }
    guard close > tokens.lowerBound, isQuoteMark(close) else { return nil }
    var open = close - 1
    let low = max(0, close - 300)
    while open >= low, !isQuoteMark(open) { open -= 1 }
    guard open >= low, open + 1 < close else { return nil }
    return (open + 1..<close, close)
  }

  private func isQuoteMark(_ index: Int) -> Bool {
    [0x22, 0x201C, 0x201D].contains(reader.mark(index))
  }

  private func quoted(_ cue: Int, _ quote: (content: Range<Int>, close: Int)) -> Attribution? {
    let source: Span?
    if quote.close == cue - 1 || isComma(cue - 1) && quote.close == cue - 2 {
      source = objectSource(after: cue)
    } else {
      let first = isComma(quote.close + 1) ? quote.close + 2 : quote.close + 1
      source = first < cue ? span(first..<cue) : nil
    }
    guard let source else { return nil }
    return Attribution(
      cue: span(cue..<cue + 1), source: source, content: finder.trimmed(span(quote.content)),
      isDirect: true, confidence: 0.85)
  }

  /// "said X, …": the noun phrase after a cue, up to a comma.
  private func objectSource(after cue: Int) -> Span? {
    var last = cue + 1
    while last < limit, last - cue < Self.longestSource,
      reader.isWord(last) || reader.mark(last) == 0x2E && last + 1 < limit,
      !Self.objectStops.contains(reader.key(last))
    { last += 1 }
    while last > cue + 1, reader[last - 1].kind == .punctuation { last -= 1 }
    return last > cue + 1 ? span(cue + 1..<last) : nil
  }

  private static let objectStops = WordSet("in on at during after before who while when as that to")

  /// "C, said X."
  private func inverted(_ cue: Int) -> Attribution? {
    guard cue > tokens.lowerBound + 1, isComma(cue - 1), let source = objectSource(after: cue),
      !EnglishCues.needsThat.contains(reader.key(cue))
    else { return nil }
    return made(
      cue: span(cue..<cue + 1), source: source, tokens.lowerBound..<cue - 1, confidence: 0.7)
  }
}
