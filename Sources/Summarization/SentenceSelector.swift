internal import DocumentCore

/// Chooses sentences by score under a budget, passing over what was said already.
enum SentenceSelector {
  /// How much of a sentence's terms may stand in one that is chosen.
  private static let redundancyLimit = 0.65
  /// Against how many of the best sentences the others are held, so that the cost stays linear.
  private static let comparedSentences = 100

  /// The indices of the chosen sentences, in the order of the text; at least one where there is any.
  static func select(
    _ candidates: SentenceCandidates, scores: [Double], budget: SummaryBudget, isStrict: Bool,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> [Int] {
    var cancellation = cancellation
    let order = try cancellation.sorted(Array(scores.indices)) {
      (scores[$0], $1) > (scores[$1], $0)
    }
    guard let first = order.first else { return [] }
    var room = Room(budget, totalWords: candidates.totalWords, isStrict: isStrict)
    var chosen: [Int] = []
    var chosenTerms: [Set<UInt32>] = []
    for index in order {
      let sentence = candidates.sentences[index]
      let terms = candidates.terms[sentence.terms]
      try cancellation.step(8 * (1 + terms.count) * (1 + chosenTerms.count))
      if isRedundant(terms, chosenTerms) { continue }
      switch room.take(sentence) {
      case .taken:
        chosen.append(index)
        if chosenTerms.count < comparedSentences {
          chosenTerms.append(Set(terms.lazy.map(\.number)))
        }
      case .tooLarge:
        continue
      case .full:
        return try finish(chosen, first, cancellation)
      }
    }
    return try finish(chosen, first, cancellation)
  }

  private static func finish(
    _ chosen: [Int], _ first: Int, _ cancellation: Cancellation
  ) throws(CancellationError) -> [Int] {
    chosen.isEmpty ? [first] : try cancellation.sorted(chosen, by: <)
  }

  private static func isRedundant(
    _ terms: ArraySlice<SentenceCandidates.Term>, _ chosen: [Set<UInt32>]
  ) -> Bool {
    guard terms.count > 2 else { return false }
    return chosen.contains { other in
      Double(terms.count { other.contains($0.number) }) > redundancyLimit * Double(terms.count)
    }
  }
}

/// What is left of a budget.
private struct Room {
  enum Outcome {
    case taken
    /// Does not fit, but a shorter sentence may.
    case tooLarge
    case full
  }

  private enum Unit {
    case sentences, words, characters
  }

  private let unit: Unit
  private let isStrict: Bool
  private var left: Int

  init(_ budget: SummaryBudget, totalWords: Int, isStrict: Bool) {
    self.isStrict = isStrict
    switch budget {
    case .sentences(let count): (unit, left) = (.sentences, count)
    case .words(let count): (unit, left) = (.words, count)
    case .characters(let count): (unit, left) = (.characters, count)
    case .ratio(let share):
      (unit, left) = (.words, Int((Double(totalWords) * share).rounded()))
    }
  }

  /// Takes a sentence where it fits; where not strict, also where at least half of it does.
  mutating func take(_ sentence: SentenceCandidates.Sentence) -> Outcome {
    if left <= 0 { return .full }
    let size =
      switch unit {
      case .sentences: 1
      case .words: sentence.words
      case .characters: sentence.characters
      }
    if size <= left || (!isStrict && size <= left * 2) {
      left -= size
      return .taken
    }
    return .tooLarge
  }
}
