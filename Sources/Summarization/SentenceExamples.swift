package import DocumentCore

/// What the weights of the ranking are trained on: a document's sentences as the summarizer sees them.
package struct SentenceExamples {
  /// Of the document's text, in its order.
  package private(set) var spans: [Span]
  /// Words and numbers of each.
  package private(set) var words: [Int]
  /// The features of one sentence after another.
  package private(set) var features: [Float]
  /// Pairs of which the second is never chosen after the first.
  package private(set) var redundantPairs: [(chosen: Int, other: Int)]

  /// Measures a document; nothing is chosen.
  package init(_ document: Document) {
    (spans, words, features, redundantPairs) = Cancellation.never {
      cancellation throws(CancellationError) in
      let pool = try SentencePool([document], cancellation)
      return (
        pool.sentences.map(\.span), pool.sentences.map(\.words),
        try SentenceFeatures(pool, cancellation).rows, SentenceSelector.redundantPairs(pool)
      )
    }
  }

  /// The features' names, in the order of the rows.
  package static var names: [String] { SentenceFeature.allCases.map { "\($0)" } }
}
