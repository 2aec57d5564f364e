internal import DocumentCore
internal import Glibc

/// Scores how much of a document each sentence says.
///
/// Position, title overlap and directed centrality over TF-ISF vectors: likeness to later sentences counts
/// for a sentence, likeness to earlier ones against it (after Zheng and Lapata, "Sentence Centrality
/// Revisited for Unsupervised Summarization", ACL 2019). Without a threshold the sum of dot products is one dot
/// product with a running sum of vectors, so two sweeps give it exactly in linear time.
enum SentenceScorer {
  private static let forwardWeight = 1.0
  private static let backwardWeight = -0.5
  private static let positionWeight = 2.2
  private static let titleWeight = 0.5
  private static let openingWeight = 0.15
  private static let lengthWeight = 0.4
  private static let danglingWeight = -0.35
  private static let incompleteWeight = -0.5

  /// One score for each sentence, in order.
  ///
  /// - Complexity: O(*n*) in the number of terms.
  static func scores(
    of candidates: SentenceCandidates, _ cancellation: Cancellation
  ) throws(CancellationError) -> [Double] {
    let sentences = candidates.sentences
    guard !sentences.isEmpty else { return [] }
    let weights = try weights(of: candidates, cancellation)
    let forward = try sweep(candidates, weights, sentences.indices.reversed(), cancellation)
    let backward = try sweep(candidates, weights, sentences.indices, cancellation)
    var words = 0
    for sentence in sentences { words += sentence.words }
    let meanWords = Double(words) / Double(sentences.count)
    let others = Double(max(sentences.count - 1, 1))
    var cancellation = cancellation
    var scores: [Double] = []
    scores.reserveCapacity(sentences.count)
    for (index, sentence) in sentences.enumerated() {
      try cancellation.step(8 + sentence.terms.count)
      var score = forwardWeight * forward[index] / others * 8
      score += backwardWeight * backward[index] / others * 8
      score += positionWeight / (1 + Double(index)).squareRoot()
      if sentence.opensParagraph { score += openingWeight }
      if !candidates.titleTerms.isEmpty {
        let shared = candidates.terms[sentence.terms].count {
          candidates.titleTerms.contains(Int($0.number))
        }
        score += titleWeight * Double(shared) / Double(candidates.titleTerms.count)
      }
      // A third of the mean length or less says little by itself.
      score += lengthWeight * min(1, Double(sentence.words) / max(1, meanWords))
      if sentence.isDangling { score += danglingWeight }
      if !sentence.endsInStop { score += incompleteWeight }
      scores.append(score)
    }
    return scores
  }

  /// For each of the candidates' terms its part of its sentence's unit vector of TF × log(1 + n / df).
  private static func weights(
    of candidates: SentenceCandidates, _ cancellation: Cancellation
  ) throws(CancellationError) -> [Double] {
    var cancellation = cancellation
    let count = Double(candidates.sentences.count)
    var weights: [Double] = []
    weights.reserveCapacity(candidates.terms.count)
    for sentence in candidates.sentences {
      var squares = 0.0
      for term in candidates.terms[sentence.terms] {
        try cancellation.step(8)
        let frequency = Double(candidates.documentFrequency[Int(term.number)])
        let weight = Double(term.count) * log(1 + count / frequency)
        squares += weight * weight
        weights.append(weight)
      }
      let norm = squares.squareRoot()
      for index in sentence.terms {
        try cancellation.step()
        weights[index] = norm > 0 ? weights[index] / norm : 0
      }
    }
    return weights
  }

  /// For each sentence the sum of its likeness to those before it in `order`.
  private static func sweep(
    _ candidates: SentenceCandidates, _ weights: [Double], _ order: some Sequence<Int>,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> [Double] {
    var cancellation = cancellation
    var running = [Double](repeating: 0, count: candidates.documentFrequency.count)
    var result = [Double](repeating: 0, count: candidates.sentences.count)
    for index in order {
      var sum = 0.0
      for place in candidates.sentences[index].terms {
        try cancellation.step(8)
        let term = Int(candidates.terms[place].number)
        sum += weights[place] * running[term]
        running[term] += weights[place]
      }
      result[index] = sum
    }
    return result
  }
}
