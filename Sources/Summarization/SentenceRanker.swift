internal import DocumentCore

/// Scores the sentences of a document by weighted features, with weights for its script.
struct SentenceRanker {
  private let weights: [Float]

  /// The weights for most of a document's words; scripts that none were trained for take the mean of those that were.
  init(for document: Document) {
    weights = Self.weights(document.tokens)
  }

  /// A sentence's score: higher is better; comparable within one document.
  func score(_ features: ArraySlice<Float>) -> Float {
    var score: Float = 0
    for (feature, weight) in zip(features, weights) { score += feature * weight }
    return score
  }

  /// What each feature that a sentence has adds to its score.
  func factors(_ features: ArraySlice<Float>) -> [SummaryFactor] {
    SentenceFeature.allCases.compactMap { feature in
      let value = features[features.startIndex + feature.rawValue]
      let weight = weights[feature.rawValue]
      guard value != 0, weight != 0 else { return nil }
      return SummaryFactor(feature: "\(feature)", value: Double(value), weight: Double(weight))
    }
  }

  private static func weights(_ tokens: TokenTable) -> [Float] {
    var latin = 0
    var arabic = 0
    var words = 0
    for index in 0..<min(tokens.count, sample) where tokens[index].isWord {
      words += 1
      switch tokens[index].script {
      case .latin: latin += 1
      case .arabic: arabic += 1
      default: break
      }
    }
    if latin * 2 > words { return RankingWeights.latin }
    if arabic * 2 > words { return RankingWeights.arabic }
    return others
  }

  /// How many tokens tell the script.
  private static let sample = 500
  private static let others = zip(RankingWeights.latin, RankingWeights.arabic).map { ($0 + $1) / 2 }
}
