internal import DocumentCore

/// What is left of a summary's budget.
struct BudgetRoom {
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
  /// How far the last sentence may pass the budget.
  private let slack: Int
  private var left: Int
  private var isEmpty = true

  init(_ budget: SummaryBudget, totalWords: Int, isStrict: Bool) {
    self.isStrict = isStrict
    switch budget {
    case .sentences(let count): (unit, left) = (.sentences, count)
    case .words(let count): (unit, left) = (.words, count)
    case .characters(let count): (unit, left) = (.characters, count)
    case .ratio(let share):
      (unit, left) = (.words, Int((Double(totalWords) * share).rounded()))
    }
    slack =
      switch unit {
      case _ where isStrict: 0
      case .sentences: 0
      case .words: max(left / 5, 10)
      case .characters: max(left / 5, 60)
      }
  }

  /// Whether the budget is used up.
  var isFull: Bool { left <= 0 }

  /// Takes a sentence where it fits; where not strict, also the first, and one that passes the budget by a fifth at most, or by ten
  /// words or sixty characters.
  /// One that is not strict says `full` at the first that doesn't fit: of one document, what ranks after it is worth less than
  /// room is.
  mutating func take(words: Int, characters: @autoclosure () -> Int) -> Outcome {
    if left <= 0 { return .full }
    let size =
      switch unit {
      case .sentences: 1
      case .words: words
      case .characters: characters()
      }
    if size <= left + slack || isEmpty && !isStrict {
      left -= size
      isEmpty = false
      return .taken
    }
    return isStrict ? .tooLarge : .full
  }
}
