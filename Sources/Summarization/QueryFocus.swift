internal import DocumentCore
internal import Glibc

/// How much of what a reader asks for a sentence has.
struct QueryFocus {
  /// The query's terms that stand in the sentences, with their weights.
  private var weights = KeyMap<Float>()
  private var total: Float = 0

  /// Reads a query; nil where it has no word that stands in the sentences.
  ///
  /// A term weighs the more, the fewer sentences have it (BM25's inverse document frequency).
  init?(_ query: String, _ pool: SentencePool) {
    guard !query.isEmpty else { return nil }
    let table = TokenTable(of: Array(query.utf8))
    let count = Float(pool.sentences.count)
    for token in table where token.isWordOrNumber {
      let stem = WordStem.key(of: token, in: table)
      guard let number = pool.number(of: stem), weights[UInt64(number) + 1] == nil else { continue }
      let having = Float(pool.uses[Int(number)].sentences)
      let weight = log(1 + (count - having + 0.5) / (having + 0.5))
      weights[UInt64(number) + 1] = weight
      total += weight
    }
    if total <= 0 { return nil }
  }

  /// The share of the query's weight that terms have, 0 to 1.
  func share(of terms: ArraySlice<SentencePool.Term>) -> Float {
    terms.reduce(0) { $0 + (weights[UInt64($1.number) + 1] ?? 0) } / total
  }
}
