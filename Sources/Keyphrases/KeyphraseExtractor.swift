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
    var scored = BestFirst(try candidates.scored())
    var chosen: [Keyphrase] = []
    /// The tokens that chosen phrases hold, counted from 1.
    var taken = KeyMap<Bool>()
    while chosen.count < limit, let phrase = scored.next() {
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

/// Gives candidates by score, highest first, the first of the text before its equals: a binary heap, of which seldom more
/// than a few are asked for.
private struct BestFirst {
  private var heap: [PhraseCandidates.Scored]

  init(_ candidates: [PhraseCandidates.Scored]) {
    heap = candidates
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(index) }
  }

  mutating func next() -> PhraseCandidates.Scored? {
    guard let best = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      sink(0)
    }
    return best
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var best = index
      for child in 2 * index + 1...2 * index + 2
      where child < heap.count && Self.isBefore(heap[child], heap[best]) {
        best = child
      }
      if best == index { return }
      heap.swapAt(index, best)
      index = best
    }
  }

  private static func isBefore(_ a: PhraseCandidates.Scored, _ b: PhraseCandidates.Scored) -> Bool {
    (a.score, b.start) > (b.score, a.start)
  }
}
