package import CModels
package import DocumentCore

/// Tells the names in a sentence by a conditional random field over ``NameFeatures``.
struct NameTagger {
  private let reader: Reader
  private let models: NameModels
  private var features: NameFeatures
  private var hashes: [UInt64] = []
  private var ends: [UInt32] = []
  private var labels: [UInt8] = []
  private var confidences: [Float] = []
  /// How likely each token of the last tokens is part of a name, 0 to 1.
  private(set) var likelihoods: [Float] = []

  /// A run of tokens that make a name.
  struct Run {
    var kind: MentionKind
    var tokens: Range<Int>
    /// How likely its tokens are what they are said to be, 0 to 1.
    var confidence: Float
  }

  init(_ reader: Reader, _ models: NameModels) {
    self.reader = reader
    self.models = models
    features = NameFeatures(reader)
  }

  /// The names among some tokens.
  ///
  /// - Parameter hints: As ``NameFeatures/append(of:hints:to:ends:)`` wants them.
  mutating func runs(
    in tokens: Range<Int>, hints: [UInt8], _ cancellation: inout Cancellation
  ) throws(CancellationError) -> [Run] {
    var runs: [Run] = []
    likelihoods.removeAll(keepingCapacity: true)
    var first = tokens.lowerBound
    while first < tokens.upperBound {
      let part = first..<min(tokens.upperBound, first + Int(WARRAQ_NAME_LENGTH))
      try cancellation.step(part.count * Reader.tokenWork)
      tag(
        part, hints[(part.lowerBound - tokens.lowerBound)..<(part.upperBound - tokens.lowerBound)])
      append(part, to: &runs)
      first = part.upperBound
    }
    return runs
  }

  private mutating func tag(_ tokens: Range<Int>, _ hints: ArraySlice<UInt8>) {
    hashes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    features.append(of: tokens, hints: hints, to: &hashes, ends: &ends)
    labels = Array(repeating: 0, count: tokens.count)
    confidences = Array(repeating: 0, count: tokens.count)
    warraq_tag_names(
      models.weights(for: reader, tokens), hashes, ends, tokens.count, &labels, &confidences)
  }

  private mutating func append(_ tokens: Range<Int>, to runs: inout [Run]) {
    for (label, confidence) in zip(labels, confidences) {
      likelihoods.append(label == 0 ? 1 - confidence : confidence)
    }
    for (index, label) in zip(tokens, labels) where label > 0 {
      let confidence = confidences[index - tokens.lowerBound]
      let kind = NameLabel.kind(label)
      if NameLabel.goesOn(label), let last = runs.last, last.kind == kind,
        last.tokens.upperBound == index
      {
        runs[runs.count - 1].tokens = last.tokens.lowerBound..<(index + 1)
        runs[runs.count - 1].confidence = min(last.confidence, confidence)
      } else {
        runs.append(Run(kind: kind, tokens: index..<(index + 1), confidence: confidence))
      }
    }
  }
}

/// What a token is of a name: 0 for nothing, then two for each kind, of its first token and of the others.
package enum NameLabel {
  /// The kinds that are told, in the order of the labels.
  package static let kinds: [MentionKind] = [.person, .organization, .location]

  static func kind(_ label: UInt8) -> MentionKind { kinds[Int(label - 1) / 2] }
  static func goesOn(_ label: UInt8) -> Bool { label > 0 && label % 2 == 0 }
}

/// The weights of the taggers, one for Arabic script and one for others.
package struct NameModels: @unchecked Sendable {
  private let arabic: UnsafePointer<warraq_name_weights>
  private let latin: UnsafePointer<warraq_name_weights>

  /// Those in the program.
  package static let linked = NameModels(
    arabic: warraq_linked_name_weights(WARRAQ_NAMES_ARABIC),
    latin: warraq_linked_name_weights(WARRAQ_NAMES_LATIN))

  /// Weights that stay where they are, as `warraq_name_weights` has them.
  package init(
    arabic: UnsafePointer<warraq_name_weights>, latin: UnsafePointer<warraq_name_weights>
  ) {
    self.arabic = arabic
    self.latin = latin
  }

  func weights(for reader: Reader, _ tokens: Range<Int>) -> UnsafePointer<warraq_name_weights> {
    var balance = 0
    for index in tokens where reader.isWord(index) {
      balance += reader[index].script == .arabic ? 1 : -1
    }
    return balance > 0 ? arabic : latin
  }
}
