internal import DocumentCore

/// Chooses the sentences of one document by score under a budget, passing over what was said already.
struct SentenceSelector {
  /// How much of a sentence's terms may stand in one that is chosen.
  static let redundancyLimit = 0.65
  /// Against how many of the best sentences the others are held.
  static let comparedSentences = 64

  private let pool: SentencePool
  /// By term: which of the chosen sentences have it.
  private var holders: [UInt64]
  private var chosen: [Int] = []

  private init(_ pool: SentencePool) {
    self.pool = pool
    holders = [UInt64](repeating: 0, count: pool.uses.count)
  }

  /// The indices of the chosen sentences, in the order of the text; at least one where there is any.
  ///
  /// - Parameters:
  ///   - words: How many words of each sentence count against the budget.
  ///   - characters: How many scalars of one.
  static func select(
    _ pool: SentencePool, scores: [Float], words: [Int], room: BudgetRoom, characters: (Int) -> Int,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> [Int] {
    var cancellation = cancellation
    var queue = RankedQueue(
      scores.enumerated().map { RankedQueue.Element(score: Double($1), index: $0) })
    guard let first = queue.best?.index else { return [] }
    var room = room
    var selector = SentenceSelector(pool)
    choice: while !room.isFull, let index = queue.next()?.index {
      try cancellation.step(64 + 8 * pool.sentences[index].terms.count)
      if selector.isRedundant(index) { continue }
      switch room.take(words: words[index], characters: characters(index)) {
      case .taken: selector.choose(index)
      case .tooLarge: continue
      case .full: break choice
      }
    }
    return selector.chosen.isEmpty ? [first] : try cancellation.sorted(selector.chosen, by: <)
  }

  /// Whether most of a sentence's terms stand in one of the chosen.
  private func isRedundant(_ index: Int) -> Bool {
    let terms = pool.terms[pool.sentences[index].terms]
    guard terms.count > 2, !chosen.isEmpty else { return false }
    let limit = Int(Self.redundancyLimit * Double(terms.count))
    var any: UInt64 = 0
    var shared = 0
    for term in terms where holders[Int(term.number)] != 0 {
      shared += 1
      any |= holders[Int(term.number)]
    }
    guard shared > limit else { return false }
    while any != 0 {
      let bit = any & (~any &+ 1)
      any ^= bit
      if terms.count(where: { holders[Int($0.number)] & bit != 0 }) > limit { return true }
    }
    return false
  }

  private mutating func choose(_ index: Int) {
    if chosen.count < Self.comparedSentences {
      for term in pool.terms[pool.sentences[index].terms] {
        holders[Int(term.number)] |= 1 << UInt64(chosen.count)
      }
    }
    chosen.append(index)
  }

  /// The pairs of sentences of which the second would be passed over if the first were chosen.
  static func redundantPairs(_ pool: SentencePool) -> [(chosen: Int, other: Int)] {
    pool.sentences.indices.flatMap { first in
      var selector = SentenceSelector(pool)
      selector.choose(first)
      return pool.sentences.indices.filter { $0 != first && selector.isRedundant($0) }.map {
        (first, $0)
      }
    }
  }
}
