package import DocumentCore

/// Summarizes a document by its own sentences.
package enum Summarizer {
  /// Chooses sentences under a budget.
  ///
  /// - Returns: At least one sentence for a text that has any. Keyphrases are left to the caller, who may need
  ///   them for more.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n*) in the number of tokens, and the sorting of the sentences.
  package static func summarize(
    _ document: Document, options: SummaryOptions, isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> Summary {
    let cancellation = Cancellation(isCancelled)
    try cancellation.check()
    let pool = try SentencePool([document], cancellation)
    let features = try SentenceFeatures(pool, cancellation)
    let ranker = SentenceRanker(for: document)
    let scores = pool.sentences.indices.map { ranker.score(features[$0]) }
    let chosen = try SentenceSelector.select(
      pool, scores: scores, budget: options.budget, isStrict: options.isStrict, of: document.text,
      cancellation)
    return Summary(
      headline: headline(document, pool, scores),
      sentences: chosen.map {
        SummarySentence(span: pool.sentences[$0].span, score: Double(scores[$0]))
      },
      keyphrases: [])
  }

  private static func headline(
    _ document: Document, _ pool: SentencePool, _ scores: [Float]
  ) -> String {
    if let title = document.metadata.title { return title.value }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return "" }
    return document.string(pool.sentences[best].span)
  }
}
