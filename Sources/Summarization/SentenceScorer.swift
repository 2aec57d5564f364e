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
  static func scores(of candidates: SentenceCandidates) -> [Double] {
    let count = candidates.sentences.count
    guard count > 0 else { return [] }
    let vectors = vectors(of: candidates)
    let forward = sweep(
      vectors, candidates.documentFrequency.count, order: Array((0..<count).reversed()))
    let backward = sweep(vectors, candidates.documentFrequency.count, order: Array(0..<count))
    let meanWords =
      Double(candidates.sentences.reduce(0) { $0 + $1.words }) / Double(count)
    return candidates.sentences.indices.map { index in
      let sentence = candidates.sentences[index]
      let others = Double(max(count - 1, 1))
      var score = forwardWeight * forward[index] / others * 8
      score += backwardWeight * backward[index] / others * 8
      score += positionWeight / (1 + Double(index)).squareRoot()
      if sentence.opensParagraph { score += openingWeight }
      if !candidates.titleTerms.isEmpty {
        let shared = Set(sentence.terms).intersection(candidates.titleTerms).count
        score += titleWeight * Double(shared) / Double(candidates.titleTerms.count)
      }
      // A third of the mean length or less says little by itself.
      score += lengthWeight * min(1, Double(sentence.words) / max(1, meanWords))
      if sentence.isDangling { score += danglingWeight }
      if !sentence.endsInStop { score += incompleteWeight }
      return score
    }
  }

  private typealias Vector = [(term: Int, weight: Double)]

  /// Unit vectors of TF × log(1 + n / df).
  private static func vectors(of candidates: SentenceCandidates) -> [Vector] {
    let count = Double(candidates.sentences.count)
    return candidates.sentences.map { sentence in
      var frequency: [Int: Int] = [:]
      for term in sentence.terms { frequency[term, default: 0] += 1 }
      let vector = frequency.sorted { $0.key < $1.key }.map { term, frequency in
        (term, Double(frequency) * log(1 + count / Double(candidates.documentFrequency[term])))
      }
      let norm = vector.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
      return vector.map { (term: $0.0, weight: norm > 0 ? $0.1 / norm : 0) }
    }
  }

  /// For each sentence the sum of its likeness to those before it in `order`.
  private static func sweep(_ vectors: [Vector], _ terms: Int, order: [Int]) -> [Double] {
    var running = [Double](repeating: 0, count: terms)
    var result = [Double](repeating: 0, count: vectors.count)
    for index in order {
      var sum = 0.0
      for (term, weight) in vectors[index] {
        sum += weight * running[term]
        running[term] += weight
      }
      result[index] = sum
    }
    return result
  }
}
