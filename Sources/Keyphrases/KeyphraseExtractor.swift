package import DocumentCore

/// Finds the phrases that tell what a document is about.
///
/// Candidates are the runs of words between stop words and marks, words with hyphens whole; a phrase scores the more, the
/// oftener it and its words stand in the text, the more words it has and the earlier it first stands (in the line
/// of Rose et al., "Automatic Keyword Extraction from Individual Documents", 2010).
package enum KeyphraseExtractor {
  /// The best phrases of a document.
  ///
  /// - Parameter isCancelled: Asked at bounded intervals.
  /// - Returns: At most `limit`, by score, highest first; none is a part of a better one.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n*) in the number of tokens, and the candidates' sorting.
  package static func keyphrases(
    of document: Document, limit: Int, isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> [Keyphrase] {
    guard limit > 0 else { return [] }
    var cancellation = Cancellation(isCancelled)
    try cancellation.check()
    var candidates = PhraseCandidates(document, cancellation)
    try candidates.collect()
    let scored = try candidates.scored()
    var queue = RankedQueue(
      scored.enumerated().map { RankedQueue.Element(score: $1.score, index: $0) })
    var chosen: [Keyphrase] = []
    /// The tokens that chosen phrases hold, counted from 1.
    var taken = KeyMap<Bool>()
    while chosen.count < limit, let best = queue.next() {
      let phrase = scored[best.index]
      try cancellation.step(placeWork)
      let first = candidates.place(startingAt: phrase.start, of: phrase.candidate)
      if first.contains(where: { taken[UInt64($0 + 1)] != nil }) { continue }
      var spans: [Span] = []
      for place in try candidates.places(of: phrase.candidate) {
        try cancellation.step(placeWork)
        try spans.makeRoom(cancellation)
        spans.append(span(of: place, document))
        for index in place {
          try taken.makeRoom(cancellation)
          taken[UInt64(index + 1)] = true
        }
      }
      chosen.append(
        Keyphrase(text: document.string(spans[0]), score: phrase.score, spans: spans))
    }
    return chosen
  }

  /// The best phrases of several documents together, without spans; those of one as above.
  ///
  /// A phrase scores what it does in all the documents, each document's best counting the same.
  package static func keyphrases(
    of documents: [Document], limit: Int, isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> [Keyphrase] {
    if documents.count == 1 {
      return try keyphrases(of: documents[0], limit: limit, isCancelled: isCancelled)
    }
    var merged: [Keyphrase] = []
    var places = KeyMap<Int>()
    for document in documents {
      let own = try keyphrases(of: document, limit: 2 * limit, isCancelled: isCancelled)
      guard let best = own.first?.score, best > 0 else { continue }
      for phrase in own {
        let place = places.value(of: TextKey.hash(phrase.text), orInsert: merged.count)
        if place == merged.count {
          merged.append(Keyphrase(text: phrase.text, score: 0, spans: []))
        }
        merged[place].score += phrase.score / best
      }
    }
    merged.sort { $0.score > $1.score }
    return Array(merged.prefix(limit))
  }

  /// What a place costs, as steps of work.
  private static let placeWork = 64

  private static func span(of place: Range<Int>, _ document: Document) -> Span {
    Span(
      start: document.tokens[place.lowerBound].span.start,
      end: document.tokens[place.upperBound - 1].span.end)
  }
}
