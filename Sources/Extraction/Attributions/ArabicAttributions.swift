internal import DocumentCore

/// Finds the Arabic attributions of one sentence.
struct ArabicAttributions {
  private let finder: AttributionFinder
  private let tokens: Range<Int>
  private var lastSource: Span?
  private static let longestSource = 28

  init(finder: AttributionFinder, tokens: Range<Int>, lastSource: Span?) {
    self.finder = finder
    self.tokens = tokens
    self.lastSource = lastSource
  }

  private var reader: Reader { finder.reader }
  private var limit: Int { tokens.upperBound }

  /// A reporting word of the sentence.
  private struct Cue {
    var frame: Int
    var span: Span
    /// The index of its first token and of the token after it.
    var index: Int
    var end: Int
    var isJoined: Bool
  }

  mutating func find(into found: inout [Attribution]) {
    let cues = cues()
    for (position, cue) in cues.enumerated() {
      let next = cues[(position + 1)...].first { isBreak(before: $0) }
      guard let attribution = attribution(cue, until: next?.index ?? limit) else { continue }
      found.append(attribution)
      lastSource = attribution.source ?? lastSource
    }
  }

  private func cues() -> [Cue] {
    var cues: [Cue] = []
    var index = tokens.lowerBound
    while index < limit {
      if reader.isArabic(index),
        let match = ArabicCues.table.match(reader, at: index, limit: limit, cutting: .conjunction),
        !ArabicCues.ambiguous.contains(reader.key(index)) || isVerb(index)
      {
        cues.append(
          Cue(
            frame: match.value,
            span: Span(start: match.start, end: reader[match.end - 1].span.end), index: index,
            end: match.end, isJoined: match.cut != .none))
        index = match.end
      } else {
        index += 1
      }
    }
    return cues
  }

  /// «بين» and the like report where a clause begins soon after, and at the sentence's start.
  private func isVerb(_ index: Int) -> Bool {
    if reader.key(index) == Self.according { return true }
    guard index + 1 < limit else { return false }
    if index > tokens.lowerBound, reader.mark(index - 1) == 0 { return false }
    return (index + 1..<min(limit, index + 5)).contains { isClauseMark($0) }
  }

  private static let according = TextKey.hash("حسب")

  /// A later cue ends the content of the one before it when it opens a clause of its own.
  private func isBreak(before cue: Cue) -> Bool {
    guard cue.index > tokens.lowerBound else { return false }
    let mark = reader.mark(cue.index - 1)
    let isAfterComma = mark == 0x60C || mark == 0x2C || mark == 0xBB || mark == 0x201D
    return isAfterComma && (cue.isJoined || cue.frame >= 4) || cue.frame == 4
  }

  private func isClauseMark(_ index: Int) -> Bool {
    reader.isArabic(index) && reader.contains(ArabicCues.complementizers, at: index)
  }

  private func attribution(_ cue: Cue, until end: Int) -> Attribution? {
    switch cue.frame {
    case 3: relayed(cue, until: end)
    case 4: phrased(cue)
    case 5, 6: participle(cue, until: end)
    default: said(cue, until: end)
    }
  }

  private func isComma(_ index: Int) -> Bool {
    index < limit && reader.isComma(index)
  }

  /// «قال S [في …] إن C», «أعلن S C», «وأضاف: “C”».
  private func said(_ cue: Cue, until end: Int) -> Attribution? {
    let mark = clauseMark(from: cue.end, until: min(end, cue.end + Self.longestSource))
    let source = source(from: cue.end, until: mark ?? end)
    guard let mark else {
      return cue.frame == 2 && isAccusing(cue, until: end) ? object(cue, source, until: end) : nil
    }
    let isBare =
      mark == cue.end || isComma(cue.end)
      || reader.mark(cue.end) != 0
      || reader.contains(ArabicCues.particles, at: cue.end) && source == nil
    let speaker = source ?? (isBare ? lastSource : nil)
    return content(after: mark, until: end).map {
      Attribution(
        cue: cue.span, source: speaker, content: $0.span, isDirect: $0.isDirect,
        confidence: source == nil ? 0.89 : 0.97)
    }
  }

  /// «حمل» reports only where it lays a responsibility.
  private func isAccusing(_ cue: Cue, until end: Int) -> Bool {
    !reader.contains(ArabicCues.bearing, at: cue.index, cutting: .conjunction)
      || (cue.end..<max(cue.end, end)).contains {
        reader.contains(ArabicCues.responsibility, at: $0)
      }
  }

  /// The index of إن, أن, a colon or an opening quotation mark that follows the source.
  private func clauseMark(from index: Int, until end: Int, allowsQuote: Bool = true) -> Int? {
    var next = index
    while next < end {
      if isClauseMark(next) || reader.mark(next) == 0x3A { return next }
      if allowsQuote, reader.mark(next) != 0x201D,
        let quote = finder.quotation(openedAt: next, limit: limit),
        reader.table.indices(in: quote.span).count > 5
      {
        return next
      }
      next += 1
    }
    return nil
  }

  /// What follows a clause mark, and whether it stands in quotation marks.
  private func content(after mark: Int, until end: Int) -> (span: Span, isDirect: Bool)? {
    var first = mark
    if reader.mark(mark) == 0x3A || isClauseMark(mark) { first += 1 }
    guard first < reader.count else { return nil }
    if let quote = finder.quotation(openedAt: first, limit: reader.count),
      reader.table.indices(in: quote.span).count > 2 || quote.end + 1 >= end
    {
      let isWhole =
        quote.end + 1 >= limit || reader[quote.end + 1].kind == .punctuation
        || quote.end >= end - 1
      if isWhole || reader.mark(mark) == 0x3A || !isClauseMark(mark) { return (quote.span, true) }
    }
    guard first < end, end <= limit else { return nil }
    let last = lastWord(before: end, from: first)
    guard last > first else { return nil }
    let start = reader[first].span.start
    return (finder.trimmed(Span(start: start, end: reader[last - 1].span.end)), false)
  }

  /// Without the comma before the next cue.
  private func lastWord(before end: Int, from first: Int) -> Int {
    var last = end
    while last > first, reader[last - 1].kind == .punctuation,
      !Quotes.isClosing(reader.mark(last - 1))
    { last -= 1 }
    return last
  }

  /// The noun phrase after a cue: up to its person, its organisation, or a word that ends it.
  private func source(from index: Int, until end: Int) -> Span? {
    var last = index
    while last < end, last - index < Self.longestSource,
      reader.isArabic(last)
        || Quotes.closer(of: reader.mark(last)) != nil && last > index
        || reader.mark(last) == 0x201D || reader.mark(last) == 0xBB
    {
      if isClauseMark(last) || reader.contains(ArabicCues.sayings, at: last) { break }
      last += 1
    }
    guard last > index else { return nil }
    let region = Span(start: reader[index].span.start, end: reader[last - 1].span.end)
    let names = finder.names(in: region)
    if let person = names.first(where: { $0.kind == .person }), !hasStop(index, person.span) {
      return Span(start: region.start, end: person.span.end)
    }
    if let first = names.first, first.kind == .organization, first.span.start == region.start {
      return first.span
    }
    var stop = index
    while stop < last, !(reader.contains(ArabicCues.sourceStops, at: stop) && stop > index) {
      if stop == index, reader.contains(ArabicCues.sourceStops, at: stop) { return nil }
      stop += 1
    }
    return stop > index ? Span(start: region.start, end: reader[stop - 1].span.end) : nil
  }

  /// Whether a relative clause or the like stands before a name.
  private func hasStop(_ index: Int, _ name: Span) -> Bool {
    var next = index
    while next < limit, reader[next].span.start < name.start {
      if reader.contains(Self.clauseWords, at: next) { return true }
      next += 1
    }
    return false
  }

  private static let clauseWords = WordSet("الذي التي الذين عن إلى خلال بعد قبل اليوم أمس أن إن")

  /// «نفت وكالة سانا استهداف أي موقع مدني», «اتهمت S الشركات بالتلكؤ».
  private func object(_ cue: Cue, _ source: Span?, until end: Int) -> Attribution? {
    let speaker: Span
    var first: Int
    if reader.forms(cue.end).letter == 0x628, cue.isJoined, let lastSource {
      speaker = lastSource
      first = cue.end
    } else {
      guard let named = speakerBefore(object: source, cue) else { return nil }
      speaker = named
      first = reader.table.index(atOrAfter: speaker.end)
    }
    while first < end, reader[first].kind == .punctuation || isAside(first) { first += 1 }
    guard first < end else { return nil }
    let last = lastWord(before: end, from: first)
    guard last > first else { return nil }
    let cut = reader.forms(first)
    let start = cut.letter == 0x628 ? cut.preposition?.start : nil
    let span = Span(start: start ?? reader[first].span.start, end: reader[last - 1].span.end)
    return Attribution(
      cue: cue.span, source: speaker, content: finder.trimmed(span), isDirect: false,
      confidence: 0.89)
  }

  /// The named or anonymous source that stands before what it says.
  private func speakerBefore(object source: Span?, _ cue: Cue) -> Span? {
    guard let source else { return nil }
    let first = reader.table.index(atOrAfter: source.start)
    if Self.anonymous.contains(reader.key(first)), first + 1 < limit, reader.isArabic(first + 1) {
      return Span(start: source.start, end: reader[first + 1].span.end)
    }
    let named = finder.names(in: source)
    guard let name = named.first(where: { $0.kind == .person }) ?? named.first else { return nil }
    return Span(start: source.start, end: name.span.end)
  }

  private static let anonymous = WordSet("مصدر مصادر شهود ناشطون نشطاء")

  /// A day between commas.
  private func isAside(_ index: Int) -> Bool {
    reader.contains(Self.asides, at: index) || reader[index].kind == .number
      || TimeLexicon.has(reader.key(index), .month)
  }

  private static let asides = WordSet(
    "اليوم أمس الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد صباح مساء في من")

  /// «نقلت R عن S قوله إن C».
  private func relayed(_ cue: Cue, until end: Int) -> Attribution? {
    var index = cue.end
    while index < end, index - cue.end < Self.longestSource,
      !ArabicCues.bringers.contains(reader.key(index))
    { index += 1 }
    guard index + 1 < end, ArabicCues.bringers.contains(reader.key(index)) else { return nil }
    guard let mark = clauseMark(from: index + 1, until: end, allowsQuote: false),
      let content = content(after: mark, until: end)
    else { return nil }
    var attribution = Attribution(
      cue: cue.span, source: source(from: index + 1, until: mark), content: content.span,
      isDirect: content.isDirect, confidence: 0.97)
    attribution.reporter = source(from: cue.end, until: index)
    return attribution
  }

  /// «بحسب S، C» at the start, «C، وفق S» at the end.
  private func phrased(_ cue: Cue) -> Attribution? {
    var last = cue.end
    while last < limit, last - cue.end < Self.longestSource, reader[last].kind != .punctuation,
      !reader.contains(Self.phraseStops, at: last)
    { last += 1 }
    guard last > cue.end else { return nil }
    var start = reader[cue.end].span.start
    if Self.needsLam.contains(reader.key(cue.end - 1)) || cue.isJoined,
      reader.forms(cue.end).letter == 0x644, let cut = reader.forms(cue.end).preposition,
      Self.isAfterTanwin(reader, cue.end - 1)
    {
      start = cut.start
    }
    let source = Span(start: start, end: reader[last - 1].span.end)
    let isFirst = cue.index <= tokens.lowerBound + 1
    if isFirst {
      guard isComma(last), last + 1 < limit else { return nil }
      let end = lastWord(before: limit, from: last + 1)
      guard end > last + 1 else { return nil }
      let span = Span(start: reader[last + 1].span.start, end: reader[end - 1].span.end)
      return Attribution(
        cue: cue.span, source: source, content: finder.trimmed(span), isDirect: false,
        confidence: 0.95)
    }
    let first = tokens.lowerBound
    let end = lastWord(before: cue.index, from: first)
    guard end > first else { return nil }
    let span = Span(start: reader[first].span.start, end: reader[end - 1].span.end)
    return Attribution(
      cue: cue.span, source: source, content: finder.trimmed(span), isDirect: false,
      confidence: 0.92)
  }

  private static let phraseStops = WordSet("أن إن فإن الذي التي وقد كما")
  private static let needsLam = WordSet("وفقا طبقا")

  private static func isAfterTanwin(_ reader: Reader, _ index: Int) -> Bool {
    reader.contains(needsLam, at: index, cutting: .conjunction)
  }

  /// «، مضيفاً أن C».
  private func participle(_ cue: Cue, until end: Int) -> Attribution? {
    guard cue.index > tokens.lowerBound, let source = lastSource else { return nil }
    let mark = clauseMark(from: cue.end, until: min(end, cue.end + 4))
    guard let mark else {
      guard cue.frame == 6, cue.end < end else { return nil }
      let last = lastWord(before: end, from: cue.end)
      guard last > cue.end else { return nil }
      let span = Span(start: reader[cue.end].span.start, end: reader[last - 1].span.end)
      return Attribution(
        cue: cue.span, source: source, content: finder.trimmed(span), isDirect: false,
        confidence: 0.89)
    }
    return content(after: mark, until: end).map {
      Attribution(
        cue: cue.span, source: source, content: $0.span, isDirect: $0.isDirect, confidence: 0.93)
    }
  }
}
