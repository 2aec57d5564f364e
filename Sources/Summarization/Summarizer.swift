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
    let candidates = try SentenceCandidates(document, cancellation)
    let scores = try SentenceScorer.scores(of: candidates, cancellation)
    let chosen = try SentenceSelector.select(
      candidates, scores: scores, budget: options.budget, isStrict: options.isStrict, cancellation)
    return Summary(
      headline: headline(document, candidates, scores),
      sentences: chosen.map {
        SummarySentence(span: candidates.sentences[$0].span, score: scores[$0])
      },
      keyphrases: [])
  }

  private static func headline(
    _ document: Document, _ candidates: SentenceCandidates, _ scores: [Double]
  ) -> String {
    if let title = document.metadata.title { return title.value }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return "" }
    return document.string(candidates.sentences[best].span)
  }
}
