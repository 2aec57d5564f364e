internal import DocumentCore

/// Chooses sentences by score under a budget, passing over what was said already.
enum SentenceSelector {
  /// How much of a sentence's terms may stand in one that is chosen.
  private static let redundancyLimit = 0.65

  /// The indices of the chosen sentences, in the order of the text; at least one where there is any.
  static func select(
    _ candidates: SentenceCandidates, scores: [Double], budget: SummaryBudget, isStrict: Bool
  ) -> [Int] {
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    guard let first = order.first else { return [] }
    var room = Room(budget, totalWords: candidates.totalWords, isStrict: isStrict)
    var chosen: [Int] = []
    var chosenTerms: [Set<Int>] = []
    for index in order {
      let sentence = candidates.sentences[index]
      let terms = Set(sentence.terms)
      if isRedundant(terms, chosenTerms) { continue }
      switch room.take(sentence) {
      case .taken:
        chosen.append(index)
        chosenTerms.append(terms)
      case .tooLarge:
        continue
      case .full:
        return finish(chosen, first)
      }
    }
    return finish(chosen, first)
  }

  private static func finish(_ chosen: [Int], _ first: Int) -> [Int] {
    chosen.isEmpty ? [first] : chosen.sorted()
  }

  private static func isRedundant(_ terms: Set<Int>, _ chosen: [Set<Int>]) -> Bool {
    guard terms.count > 2 else { return false }
    // Against the best hundred only, so that the cost stays linear.
    return chosen.prefix(100).contains { other in
      Double(terms.intersection(other).count) > redundancyLimit * Double(terms.count)
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
