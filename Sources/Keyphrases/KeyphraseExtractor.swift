package import DocumentCore

/// Finds the phrases that tell what a document is about.
///
/// Candidates are the runs of words between stop words and marks; a phrase scores the more, the oftener it
/// and its words stand in the text, the more words it has and the earlier it first stands (in the line
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
    let scored = try cancellation.sorted(try candidates.scored()) {
      ($0.score, $1.start) > ($1.score, $0.start)
    }
    var chosen: [Keyphrase] = []
    /// The tokens that chosen phrases hold, counted from 1.
    var taken = KeyMap<Bool>()
    for phrase in scored {
      guard chosen.count < limit else { break }
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

  /// What a place costs, as steps of work.
  private static let placeWork = 64

  private static func span(of place: Range<Int>, _ document: Document) -> Span {
    Span(
      start: document.tokens[place.lowerBound].span.start,
      end: document.tokens[place.upperBound - 1].span.end)
  }
}
