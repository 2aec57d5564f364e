package import DocumentCore

/// Summarizes a document, or several together, by their own sentences.
package enum Summarizer {
  /// Chooses sentences under a budget.
  ///
  /// - Returns: At least one sentence for a text that has any. Keyphrases are left to the caller, who may need
  ///   them for more.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n*) in the number of tokens, and O(log *n*) for each sentence that is looked at.
  package static func summarize(
    _ document: Document, options: SummaryOptions, isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> Summary {
    try summarize([document], options: options, isCancelled: isCancelled)
  }

  /// Chooses sentences of several documents under one budget: what many of them say comes first, and once.
  ///
  /// - Returns: As of one document; each sentence says which of the documents it is from.
  /// - Throws: `CancellationError`.
  package static func summarize(
    _ documents: [Document], options: SummaryOptions, isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> Summary {
    let cancellation = Cancellation(isCancelled)
    try cancellation.check()
    let pool = try SentencePool(documents, cancellation)
    let selection = try Selection(documents, pool, options, cancellation)
    return documents.count == 1 ? try selection.ofOne() : try selection.ofMany()
  }
}

/// The way from a pool of sentences to a summary.
private struct Selection {
  private let documents: [Document]
  private let pool: SentencePool
  private let options: SummaryOptions
  private let cancellation: Cancellation
  private let focus: QueryFocus?
  /// What is left of each sentence, empty where all of it; and the words of that.
  private let pieces: [[Span]]
  private let words: [Int]

  init(
    _ documents: [Document], _ pool: SentencePool, _ options: SummaryOptions,
    _ cancellation: Cancellation
  ) throws(CancellationError) {
    self.documents = documents
    self.pool = pool
    self.options = options
    self.cancellation = cancellation
    focus = QueryFocus(options.query, pool)
    guard options.isCompressed else {
      pieces = []
      words = pool.sentences.map(\.words)
      return
    }
    var pieces: [[Span]] = []
    var words: [Int] = []
    var steps = cancellation
    for sentence in pool.sentences {
      try steps.step(16 * (1 + sentence.words))
      let kept = SentenceTrimmer.pieces(of: sentence.span, in: documents[sentence.document])
      words.append(
        kept.isEmpty
          ? sentence.words : SentenceTrimmer.words(in: kept, documents[sentence.document]))
      pieces.append(kept)
    }
    (self.pieces, self.words) = (pieces, words)
  }

  private var room: BudgetRoom {
    BudgetRoom(options.budget, totalWords: pool.totalWords, isStrict: options.isStrict)
  }

  /// The Unicode scalars of what is left of a sentence.
  private func characters(_ index: Int) -> Int {
    let sentence = pool.sentences[index]
    let kept = pieces.isEmpty || pieces[index].isEmpty ? [sentence.span] : pieces[index]
    return kept.reduce(0) { $0 + documents[sentence.document].text.scalarCount(in: $1.range) }
  }

  func ofOne() throws(CancellationError) -> Summary {
    let features = try SentenceFeatures(pool, cancellation)
    let ranker = SentenceRanker(for: documents[0])
    let own = pool.sentences.indices.map { ranker.score(features[$0]) }
    let scores = focused(own)
    let chosen = try SentenceSelector.select(
      pool, scores: scores, words: words, room: room, characters: characters, cancellation)
    let best = own.indices.max { own[$0] < own[$1] }
    return Summary(
      headline: headline(best),
      sentences: chosen.map { index in
        var factors: [SummaryFactor] = []
        if options.isExplained {
          factors = ranker.factors(features[index])
          if focus != nil { factors.append(queryFactor(index)) }
        }
        return sentence(index, score: scores[index], factors)
      },
      keyphrases: [])
  }

  /// The scores with what the query adds, which weighs more than all else together; others as they are.
  private func focused(_ scores: [Float]) -> [Float] {
    guard let focus else { return scores }
    return zip(pool.sentences, scores).map { sentence, score in
      score + Self.queryWeight * focus.share(of: pool.terms[sentence.terms])
    }
  }

  private func queryFactor(_ index: Int) -> SummaryFactor {
    let share = focus?.share(of: pool.terms[pool.sentences[index].terms]) ?? 0
    return SummaryFactor(feature: "query", value: Double(share), weight: Double(Self.queryWeight))
  }

  /// Scores of one text differ by some twenty.
  private static let queryWeight: Float = 100

  func ofMany() throws(CancellationError) -> Summary {
    let chosen = try ConceptCoverage.select(
      pool, focus: focus, words: words, room: room, characters: characters, cancellation)
    let best = chosen.max { $0.gain < $1.gain }?.index
    return Summary(
      headline: headline(best),
      sentences: chosen.map { index, gain in
        var factors: [SummaryFactor] = []
        if options.isExplained {
          factors = [SummaryFactor(feature: "coverage", value: Double(gain), weight: 1)]
        }
        return sentence(index, score: gain, factors)
      },
      keyphrases: [])
  }

  private func sentence(_ index: Int, score: Float, _ factors: [SummaryFactor]) -> SummarySentence {
    var result = SummarySentence(span: pool.sentences[index].span, score: Double(score))
    result.document = pool.sentences[index].document
    if !pieces.isEmpty { result.pieces = pieces[index] }
    result.factors = factors.sorted { abs($0.value * $0.weight) > abs($1.value * $1.weight) }
    return result
  }

  private func headline(_ best: Int?) -> String {
    guard let best else { return documents.lazy.compactMap(\.metadata.title).first?.value ?? "" }
    let document = documents[pool.sentences[best].document]
    return document.metadata.title?.value ?? document.string(pool.sentences[best].span)
  }
}
