internal import DocumentCore

/// Proposes names of persons, organisations, places and the like by rules and lists.
///
/// A first, modest version: a trained tagger is to take its place behind the same two calls.
struct NameRecognizer {
  private let reader: Reader
  private let arabic: ArabicNames
  private let english: EnglishNames
  private var families = KeyMap<Bool>()

  init(_ reader: Reader) {
    self.reader = reader
    arabic = ArabicNames(reader)
    english = EnglishNames(reader)
  }

  /// Appends the names of one sentence.
  mutating func recognize(
    in tokens: Range<Int>, into mentions: inout [Mention], _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    let before = mentions.count
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      try cancellation.step(Reader.tokenWork)
      try mentions.makeRoom(for: 4, cancellation)
      guard reader.isWord(index) else {
        index += 1
        continue
      }
      let next =
        reader.isArabic(index)
        ? arabic.names(at: index, in: tokens, into: &mentions)
        : english.names(at: index, in: tokens, into: &mentions)
      index = max(next, index + 1)
    }
    for mention in mentions[before...] where mention.kind == .person {
      try cancellation.step(Reader.tokenWork)
      try families.makeRoom(cancellation)
      remember(mention.span)
    }
  }

  private mutating func remember(_ span: Span) {
    let tokens = reader.table.indices(in: span)
    guard tokens.count > 1, let last = tokens.last else { return }
    families[reader.keyWithoutArticle(last)] = true
  }

  /// Appends family names that stand alone, once the full names of all sentences are known.
  func recognizeAgain(
    _ sentences: [Range<Int>], into mentions: inout [Mention], _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    guard families.count > 0 else { return }
    for tokens in sentences {
      for index in tokens where reader.isWord(index) {
        try cancellation.step(Reader.tokenWork)
        try mentions.makeRoom(cancellation)
        guard let start = familyStart(index) else { continue }
        let span = Span(start: start, end: reader[index].span.end)
        mentions.append(Mention(.person, span, confidence: 0.65))
      }
    }
  }

  /// Where the family name in a token begins, after clitics; nil where it is none.
  private func familyStart(_ index: Int) -> Int? {
    guard reader.isArabic(index) || reader[index].isCapitalized else { return nil }
    if families[reader.keyWithoutArticle(index)] != nil {
      return isPreposition(index) ? nil : reader[index].span.start
    }
    let forms = reader.forms(index)
    for form in [forms.conjunction, forms.preposition] {
      guard let form else { continue }
      if families[form.key] != nil || families[withoutArticle(index, form)] != nil {
        return form.start
      }
    }
    return nil
  }

  private func isPreposition(_ index: Int) -> Bool {
    reader.text.scalar(before: reader[index].span.end)?.value == 0x649
      && ArabicNameWords.stops.contains(reader.key(index))
  }

  /// The key of a cut form without its article.
  private func withoutArticle(_ index: Int, _ form: CliticForms.Form) -> UInt64 {
    let rest = TextKey.fold(reader.text[form.start..<reader[index].span.end])
    if rest.starts(with: Letters.article) { return TextKey.hash(folded: rest.dropFirst(4)) }
    // «لل» keeps its second ل as the rest of the article.
    if rest.starts(with: Letters.lam) { return TextKey.hash(folded: rest.dropFirst(2)) }
    return form.key
  }
}
