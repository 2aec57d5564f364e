internal import DocumentCore

/// Finds the English attributions of one sentence.
struct EnglishAttributions {
  private let finder: AttributionFinder
  private let tokens: Range<Int>
  /// Whom the sentence quoted last.
  private var speaker: Span?
  private static let longestSource = 20

  init(finder: AttributionFinder, tokens: Range<Int>) {
    self.finder = finder
    self.tokens = tokens
  }

  private var reader: Reader { finder.reader }
  private var limit: Int { tokens.upperBound }

  mutating func find(into found: inout [Attribution]) {
    var index = tokens.lowerBound
    while index < limit {
      if let match = EnglishCues.according.match(reader, at: index, limit: limit) {
        add(according(index..<match.end), to: &found)
        index = match.end
        continue
      }
      if reader.isWord(index), reader[index].script == .latin,
        let attribution = attribution(index)
      {
        if reader.contains(EnglishCues.participles, at: index) { cut(&found, before: index) }
        add(attribution, to: &found)
      }
      index += 1
    }
  }

  /// Ends what was said before a cue that goes on with the same speaker.
  private func cut(_ found: inout [Attribution], before cue: Int) {
    guard let last = found.last, cue > tokens.lowerBound, last.content.contains(reader[cue].span),
      last.content.start < reader[cue - 1].span.start
    else { return }
    found[found.count - 1].content = finder.trimmed(
      Span(start: last.content.start, end: reader[cue - 1].span.start))
  }

  private mutating func add(_ attribution: Attribution?, to found: inout [Attribution]) {
    guard let attribution else { return }
    found.append(attribution)
    speaker = attribution.source ?? speaker
  }

  /// What a word reports, if it is a cue.
  private func attribution(_ cue: Int) -> Attribution? {
    if reader.contains(EnglishCues.quoting, at: cue) { return relayed(cue) }
    if reader.contains(EnglishCues.participles, at: cue), speaker != nil {
      return participle(cue)
    }
    if reader.contains(EnglishCues.verbs, at: cue), let attribution = said(cue) {
      return attribution
    }
    return reader.contains(EnglishCues.objectVerbs, at: cue) ? object(cue) : nil
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

  /// "X said that C", "C, X said", "“C,” said X", "As X put it, C".
  private func said(_ cue: Int) -> Attribution? {
    if let quote = quoteBefore(cue) { return quoted(cue, quote) }
    let isPutIt = reader.key(cue) == Self.put
    if isPutIt, reader.key(cue + 1) != Self.it { return nil }
    let words = cue..<(isPutIt ? cue + 2 : cue + 1)
    let next = words.upperBound
    let that = (next..<max(next, min(limit, next + 4))).first {
      EnglishCues.that.contains(reader.key($0))
    }
    let leadsOn = that != nil || reader.mark(next) == 0x3A || isOpening(next)
    guard
      let source = subject(before: cue)
        ?? (leadsOn || isWholeClause(next) ? apposed(before: cue) : nil)
    else { return inverted(cue) }
    let first = reader.table.index(atOrAfter: source.start)
    if first > tokens.lowerBound, reader.key(first - 1) == Self.asWord, isComma(next) {
      return made(cue: span(words), source: source, next + 1..<limit, confidence: 0.75)
    }
    if next >= limit || reader[next].kind == .punctuation && !leadsOn {
      return said(before: first, words, source)
    }
    return said(after: words, source, that: that)
  }

  /// "C, X said." and "C, X said, more of C".
  private func said(before first: Int, _ words: Range<Int>, _ source: Span) -> Attribution? {
    let next = words.upperBound
    guard isComma(first - 1), isComma(next) || next + 1 >= limit else { return nil }
    let isInside = isComma(next) && next + 1 < limit
    if isInside, isOpening(next + 1) {
      return made(cue: span(words), source: source, next + 1..<limit, confidence: 0.75)
    }
    return made(
      cue: span(words), source: source, tokens.lowerBound..<(isInside ? limit : first - 1),
      confidence: isInside ? 0.6 : 0.75)
  }

  /// "X said that C", "X said: “C”", "X told Y C".
  private func said(after words: Range<Int>, _ source: Span, that: Int?) -> Attribution? {
    let cue = reader.key(words.lowerBound)
    var next = words.upperBound
    if let that {
      // "said that was not enough" keeps its subject.
      next = reader.contains(Self.verbsOfBeing, at: that + 1) ? that : that + 1
    } else if reader.mark(next) == 0x3A {
      next += 1
      guard isOpening(next) else { return nil }
    } else if !isOpening(next),
      EnglishCues.needsThat.contains(cue)
        || EnglishCues.opinions.contains(cue) && !isClauseStart(next)
    {
      return nil
    }
    if that == nil { next = afterHearer(next, of: words.lowerBound) }
    // "warned of a recession".
    if reader.contains(Self.topics, at: next) { next += 1 }
    guard next < limit else { return nil }
    return made(cue: span(words), source: source, next..<limit, confidence: 0.75)
  }

  private static let topics = WordSet("of about against")
  private static let put = TextKey.hash("put")
  private static let it = TextKey.hash("it")
  private static let asWord = TextKey.hash("as")

  private static let verbsOfBeing = WordSet("is was are were would will could can has had did does")

  /// A clause with its own verb up to the next mark, and not only the name of who said something.
  private func isWholeClause(_ index: Int) -> Bool {
    guard isClauseStart(index) else { return false }
    var next = index
    while next < limit, reader.isWord(next) || reader[next].kind == .number {
      if reader.contains(Self.verbsOfBeing, at: next) { return true }
      next += 1
    }
    return false
  }

  private func isOpening(_ index: Int) -> Bool {
    index < reader.count && Quotes.closer(of: reader.mark(index)) != nil
  }

  private func isClauseStart(_ index: Int) -> Bool {
    index < limit
      && (reader.contains(EnglishCues.clauseStarts, at: index) || reader[index].isCapitalized
        || reader[index].kind == .number)
  }

  /// "Reuters quoted a witness as saying that C".
  private func relayed(_ cue: Int) -> Attribution? {
    guard
      let saying = (cue + 1..<max(cue + 1, min(limit, cue + 14))).first(where: {
        reader.key($0) == Self.saying && reader.key($0 - 1) == Self.asWord
      }), saying - 1 > cue + 1
    else { return nil }
    var next = saying + 1
    while next < limit,
      EnglishCues.that.contains(reader.key(next)) || reader.mark(next) == 0x3A
        || isComma(next)
    { next += 1 }
    guard next < limit else { return nil }
    var attribution = made(
      cue: span(cue..<cue + 1), source: span(cue + 1..<saying - 1), next..<limit, confidence: 0.75)
    attribution?.reporter = subject(before: cue)
    return attribution
  }

  private static let saying = TextKey.hash("saying")

  /// ", adding that C": by whom the sentence quoted before.
  private func participle(_ cue: Int) -> Attribution? {
    var next = cue + 1
    if reader.key(next) == Self.out { next += 1 }
    guard isComma(cue - 1) || reader.key(cue - 1) == Self.and else { return nil }
    if next < limit, EnglishCues.that.contains(reader.key(next)) {
      next += 1
    } else if reader.mark(next) == 0x3A || isComma(next) {
      next += 1
      guard isOpening(next) else { return nil }
    } else if !isOpening(next), !isClauseStart(next) {
      return nil
    }
    guard next < limit else { return nil }
    return made(cue: span(cue..<cue + 1), source: speaker, next..<limit, confidence: 0.7)
  }

  private static let out = TextKey.hash("out")
  private static let and = TextKey.hash("and")

  /// "X denied any wrongdoing", "X urged the government to act".
  private func object(_ cue: Int) -> Attribution? {
    guard cue + 1 < limit, let source = subject(before: cue), isShown(source, before: cue),
      reader.isWord(cue + 1), reader.key(cue + 1) != Self.by
    else { return nil }
    return made(cue: span(cue..<cue + 1), source: source, cue + 1..<limit, confidence: 0.55)
  }

  private static let by = TextKey.hash("by")

  /// Whether someone who can speak stands before a verb: a name, a pronoun, or a noun with an article; no passive.
  private func isShown(_ source: Span, before cue: Int) -> Bool {
    let first = reader.table.index(atOrAfter: source.start)
    if reader.contains(RelationWords.being, at: cue - 1) { return false }
    return reader.contains(Self.speakers, at: first)
      || finder.names(in: source).contains { $0.kind == .person || $0.kind == .organization }
  }

  private static let speakers = WordSet("he she they the")

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
      // "WHO" is no "who".
      guard isWordLike,
        !Self.boundaries.contains(reader.key(previous)) || reader[previous].isAllCaps
      else { break }
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
