package import DocumentCore

/// Finds the phrases that tell what a document is about.
///
/// Candidates are the runs of words between stop words and marks; a phrase scores the more, the oftener it
/// and its words stand in the text, the more words it has and the earlier it first stands (in the line
/// of Rose et al., "Automatic Keyword Extraction from Individual Documents", 2010).
package enum KeyphraseExtractor {
  private struct Candidate {
    /// Token indices, in order.
    var places: [Range<Int>] = []
    var keys: ArraySlice<UInt64>
    /// Somewhere it is all that stands between stop words and marks.
    var isWhole = false
  }

  /// The best phrases of a document.
  ///
  /// - Returns: At most `limit`, by score, highest first; none is a part of a better one.
  /// - Complexity: O(*n*) in the number of tokens, and the candidates' sorting.
  package static func keyphrases(of document: Document, limit: Int) -> [Keyphrase] {
    guard limit > 0 else { return [] }
    let runs = wordRuns(document)
    var counts: [UInt64: Int] = [:]
    for run in runs { for index in run { counts[document.tokens[index].key, default: 0] += 1 } }
    var candidates: [UInt64: Candidate] = [:]
    var order: [UInt64] = []
    for run in runs {
      // Long runs are lists or furniture: only their ends are phrases.
      let first = max(run.lowerBound, run.upperBound - longestPhrase)
      for start in run.count > 12 ? first..<first + 1 : run {
        for length in 1...longestPhrase where start + length <= run.upperBound {
          let isWhole = start == first && start + length == run.upperBound
          add(start..<start + length, isWhole: isWhole, document, &candidates, &order)
        }
      }
    }
    let total = Double(max(document.text.count, 1))
    let scored = order.compactMap { key -> (score: Double, places: [Range<Int>])? in
      guard let candidate = candidates[key], let first = candidate.places.first else { return nil }
      let length = Double(candidate.keys.count)
      // A part of runs that never stands alone must at least come again.
      guard candidate.isWhole || candidate.places.count > 1 else { return nil }
      let weight = candidate.keys.reduce(0.0) { $0 + Double(counts[$1, default: 0]).squareRoot() }
      let start = document.tokens[first.lowerBound].span.start
      let position = 1 / (1 + Double(start) / total)
      let count = Double(candidate.places.count)
      let score = weight * count * lengthWeight(length) * position
      return (score, candidate.places)
    }
    var chosen: [Keyphrase] = []
    var taken: Set<Int> = []
    for (score, places) in scored.sorted(by: {
      ($0.score, $1.places[0].lowerBound) > ($1.score, $0.places[0].lowerBound)
    }) {
      guard chosen.count < limit else { break }
      if places[0].contains(where: { taken.contains($0) }) { continue }
      for place in places { taken.formUnion(place) }
      let spans = places.map { span(of: $0, document) }
      chosen.append(Keyphrase(text: document.string(spans[0]), score: score, spans: spans))
    }
    return chosen
  }

  private static func span(of place: Range<Int>, _ document: Document) -> Span {
    Span(
      start: document.tokens[place.lowerBound].span.start,
      end: document.tokens[place.upperBound - 1].span.end)
  }

  private static let longestPhrase = 4

  /// Single words are seldom what a reader would call a keyphrase.
  private static func lengthWeight(_ length: Double) -> Double {
    length == 1 ? 0.4 : 1
  }

  private static func add(
    _ indices: Range<Int>, isWhole: Bool, _ document: Document,
    _ candidates: inout [UInt64: Candidate],
    _ order: inout [UInt64]
  ) {
    let keys = indices.map { document.tokens[$0].key }
    let key = keys.reduce(TextKey.seed) { ($0 ^ $1) &* 0x0000_0100_0000_01B3 }
    if candidates[key] == nil {
      candidates[key] = Candidate(keys: keys[...])
      order.append(key)
    }
    candidates[key]?.places.append(indices)
    if isWhole { candidates[key]?.isWhole = true }
  }

  /// The runs of words that stand together: no stop word, number or mark in or between them.
  private static func wordRuns(_ document: Document) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for sentence in document.sentences {
      var start: Int?
      let indices = document.tokens.indices(in: sentence)
      for index in indices {
        let token = document.tokens[index]
        let isContent =
          token.isWord && token.script != .hiragana && !StopWords.contains(token.key)
          && document.tokens.folded(token).count > 2
        if isContent {
          start = start ?? index
        } else if let first = start {
          runs.append(first..<index)
          start = nil
        }
      }
      if let first = start { runs.append(first..<indices.upperBound) }
    }
    return runs
  }
}
