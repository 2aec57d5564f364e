internal import DocumentCore
internal import Glibc

/// What is measured of a sentence to tell how well it would stand in a summary.
///
/// Each is a number that a weight is multiplied with. Positions count the sentences of running text before it.
enum SentenceFeature: Int, CaseIterable, Sendable {
  /// Minus the logarithm of the position.
  case earliness
  /// One over the position, and one over its root.
  case inversePosition, inverseRoot
  /// Minus the share of the text that comes before.
  case share
  case isSecond, isThird
  /// One over the distance to the end.
  case nearEnd
  case opensParagraph
  /// The mean likeness to the sentences that follow, and to those before: the cosine of TF-ISF vectors, eightfold.
  case forward, backward
  /// The likeness to all sentences together.
  case central
  /// The mean logarithm of how often its words stand in the text.
  case frequentWords
  case likeFirst
  /// `forward` and `central` over the position.
  case earlyForward, earlyCentral
  /// The share of the title's words that it has.
  case titleWords
  /// Its words over the mean, at most 1.
  case lengthRatio
  case logLength
  /// Under six words.
  case isShort
  /// Over 25 words and 1.8 times the mean.
  case isLong
  /// Numbers among its words.
  case numberShare
  case hasNumber
  case opensWithQuote, hasQuote
  case endsInStop, isQuestion, endsInColon
  case hasBracket
  case commas
  case isDangling
  /// Has one half of a pair of quotation marks or brackets.
  case isUnbalanced
  /// Words of the first and second person among its words.
  case personShare
  /// Words with a capital among its words, but the first.
  case capitalShare
  case hasNames
  /// How many of the eight names that come most often stand in it, and how many that came never before, in fifths.
  case topNames, newNames
  case isHeading, isListItem
}

/// The features of all sentences of one document, in rows.
struct SentenceFeatures {
  private(set) var rows: [Float] = []
  static let width = SentenceFeature.allCases.count

  /// A sentence's numbers, in the order of ``SentenceFeature``.
  subscript(sentence: Int) -> ArraySlice<Float> {
    rows[sentence * Self.width..<(sentence + 1) * Self.width]
  }

  /// Measures every sentence of a pool of one document.
  ///
  /// Without a threshold the sum of likenesses is one dot product with a running sum of vectors, so two sweeps give
  /// directed centrality exactly in linear time (the idea of direction is Zheng and Lapata's, "Sentence Centrality Revisited
  /// for Unsupervised Summarization", ACL 2019).
  ///
  /// - Complexity: O(*n*) in the number of terms.
  init(_ pool: SentencePool, _ cancellation: Cancellation) throws(CancellationError) {
    var cancellation = cancellation
    let sentences = pool.sentences
    guard !sentences.isEmpty else { return }
    let vectors = try Self.vectors(pool, cancellation)
    var sum = [Float](repeating: 0, count: pool.uses.count)
    let forward = try Self.sweep(pool, vectors, sentences.indices.reversed(), &sum, cancellation)
    let norm = max(sum.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot(), .leastNormalMagnitude)
    let central = try Self.likeness(pool, vectors, to: sum, cancellation)
    var before = [Float](repeating: 0, count: sum.count)
    let backward = try Self.sweep(pool, vectors, sentences.indices, &before, cancellation)
    let body = sentences.firstIndex { !$0.isHeading } ?? 0
    var first = [Float](repeating: 0, count: sum.count)
    for place in sentences[body].terms { first[Int(pool.terms[place].number)] = vectors[place] }
    let likeFirst = try Self.likeness(pool, vectors, to: first, cancellation)
    let logarithms = pool.uses.map { log(Float(max($0.count, 1))) }
    var names = Names(pool)
    let running = Float(max(sentences.count { !$0.isHeading }, 1))
    let meanWords = Float(pool.totalWords) / Float(sentences.count)
    let others = Float(max(sentences.count - 1, 1))
    let title = pool.title
    rows = [Float](repeating: 0, count: sentences.count * Self.width)
    for (index, sentence) in sentences.enumerated() {
      try cancellation.step(8 * (1 + sentence.terms.count))
      let position = Float(sentence.position)
      let words = Float(max(sentence.words, 1))
      let row = Row(start: index * Self.width)
      row.set(.earliness, -log(1 + position), &rows)
      row.set(.inversePosition, 1 / (1 + position), &rows)
      row.set(.inverseRoot, 1 / (1 + position).squareRoot(), &rows)
      row.set(.share, -position / running, &rows)
      row.set(.isSecond, sentence.position == 1, &rows)
      row.set(.isThird, sentence.position == 2, &rows)
      row.set(.nearEnd, position < running ? 1 / (running - position) : 0, &rows)
      row.set(.opensParagraph, sentence.opensParagraph, &rows)
      row.set(.forward, 8 * forward[index] / others, &rows)
      row.set(.backward, 8 * backward[index] / others, &rows)
      row.set(.central, central[index] / norm, &rows)
      var frequent: Float = 0
      var tokens: Float = 0
      var titleWords = 0
      for term in pool.terms[sentence.terms] {
        let count = Float(term.count)
        frequent += count * logarithms[Int(term.number)]
        tokens += count
        if !title.isEmpty, title.contains(term.number) { titleWords += 1 }
      }
      row.set(.frequentWords, tokens > 0 ? frequent / tokens : 0, &rows)
      row.set(.likeFirst, sentence.position > 0 ? likeFirst[index] : 0, &rows)
      row.set(.earlyForward, 8 * forward[index] / others / (1 + position), &rows)
      row.set(.earlyCentral, central[index] / norm / (1 + position), &rows)
      row.set(.titleWords, title.isEmpty ? 0 : Float(titleWords) / Float(title.count), &rows)
      row.set(.lengthRatio, min(1, words / meanWords), &rows)
      row.set(.logLength, log(1 + words), &rows)
      row.set(.isShort, sentence.words < 6, &rows)
      row.set(.isLong, words > 1.8 * meanWords && sentence.words > 25, &rows)
      row.set(.numberShare, Float(sentence.numbers) / words, &rows)
      row.set(.hasNumber, sentence.numbers > 0, &rows)
      row.set(.opensWithQuote, sentence.opensWithQuote, &rows)
      row.set(.hasQuote, sentence.hasQuote, &rows)
      row.set(.endsInStop, Self.isStop(sentence.end), &rows)
      row.set(
        .isQuestion, sentence.end == 0x3F || sentence.end == 0x61F || sentence.end == 0xFF1F, &rows)
      row.set(.endsInColon, sentence.end == 0x3A, &rows)
      row.set(.hasBracket, sentence.hasBracket, &rows)
      row.set(.commas, Float(min(sentence.commas, 10)), &rows)
      row.set(.isDangling, sentence.isDangling, &rows)
      row.set(.isUnbalanced, sentence.isUnbalanced, &rows)
      row.set(.personShare, Float(sentence.persons) / words, &rows)
      row.set(.capitalShare, Float(sentence.capitals) / words, &rows)
      row.set(.hasNames, sentence.capitals >= 2, &rows)
      let (top, new) = names.count(in: pool.terms[sentence.terms])
      row.set(.topNames, Float(top) / 5, &rows)
      row.set(.newNames, Float(new) / 5, &rows)
      row.set(.isHeading, sentence.isHeading, &rows)
      row.set(.isListItem, sentence.isListItem, &rows)
    }
  }

  private static func isStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x21, 0x3F, 0x61F, 0x6D4, 0x2026, 0x964, 0x3002, 0xFF01, 0xFF1F, 0x22, 0x201D, 0xBB,
      0x29:
      true
    default: false
    }
  }

  /// For each of the pool's terms its part of its sentence's unit vector of TF × log(1 + n / sentences that have it).
  private static func vectors(
    _ pool: SentencePool, _ cancellation: Cancellation
  ) throws(CancellationError) -> [Float] {
    var cancellation = cancellation
    let count = Float(pool.sentences.count)
    let rarity = pool.uses.map { log(1 + count / Float(max($0.sentences, 1))) }
    var vectors = [Float](repeating: 0, count: pool.terms.count)
    for sentence in pool.sentences {
      try cancellation.step(1 + 4 * sentence.terms.count)
      var squares: Float = 0
      for place in sentence.terms {
        let term = pool.terms[place]
        let weight = Float(term.count) * rarity[Int(term.number)]
        squares += weight * weight
        vectors[place] = weight
      }
      guard squares > 0 else { continue }
      let factor = 1 / squares.squareRoot()
      for place in sentence.terms { vectors[place] *= factor }
    }
    return vectors
  }

  /// For each sentence the sum of its likeness to those before it in `order`; `sum` becomes that of all vectors.
  private static func sweep(
    _ pool: SentencePool, _ vectors: [Float], _ order: some Sequence<Int>, _ sum: inout [Float],
    _ cancellation: Cancellation
  ) throws(CancellationError) -> [Float] {
    var cancellation = cancellation
    var result = [Float](repeating: 0, count: pool.sentences.count)
    for index in order {
      let terms = pool.sentences[index].terms
      try cancellation.step(1 + 4 * terms.count)
      var likeness: Float = 0
      for place in terms {
        let term = Int(pool.terms[place].number)
        likeness += vectors[place] * sum[term]
        sum[term] += vectors[place]
      }
      result[index] = likeness
    }
    return result
  }

  /// The dot product of every sentence's vector with another.
  private static func likeness(
    _ pool: SentencePool, _ vectors: [Float], to other: [Float], _ cancellation: Cancellation
  ) throws(CancellationError) -> [Float] {
    var cancellation = cancellation
    var result: [Float] = []
    result.reserveCapacity(pool.sentences.count)
    for sentence in pool.sentences {
      try cancellation.step(1 + 2 * sentence.terms.count)
      var likeness: Float = 0
      for place in sentence.terms {
        likeness += vectors[place] * other[Int(pool.terms[place].number)]
      }
      result.append(likeness)
    }
    return result
  }

  private struct Row {
    let start: Int

    func set(_ feature: SentenceFeature, _ value: Float, _ rows: inout [Float]) {
      rows[start + feature.rawValue] = value
    }

    func set(_ feature: SentenceFeature, _ value: Bool, _ rows: inout [Float]) {
      if value { rows[start + feature.rawValue] = 1 }
    }
  }

  /// The terms that have capitals within sentences.
  private struct Names {
    /// By term: whether it is among the most frequent, and whether it was counted.
    private var isTop: [Bool]
    private var wasSeen: [Bool]

    init(_ pool: SentencePool) {
      var counts = [UInt32](repeating: 0, count: pool.uses.count)
      for term in pool.terms where term.isCapitalized { counts[Int(term.number)] += 1 }
      isTop = [Bool](repeating: false, count: counts.count)
      wasSeen = isTop
      /// The eight best, the first of equals before the others.
      var top: [(number: Int, count: UInt32)] = []
      for (number, count) in counts.enumerated() where count > 1 {
        if top.count == 8, let last = top.last, last.count >= count { continue }
        let place = top.firstIndex { $0.count < count } ?? top.count
        top.insert((number, count), at: place)
        if top.count > 8 { top.removeLast() }
      }
      for (number, _) in top { isTop[number] = true }
    }

    /// How many of the most frequent names, and how many new ones, a sentence has.
    mutating func count(in terms: ArraySlice<SentencePool.Term>) -> (top: Int, new: Int) {
      var top = 0
      var new = 0
      for term in terms {
        let number = Int(term.number)
        if isTop[number] { top += 1 }
        if term.isCapitalized, !wasSeen[number] {
          wasSeen[number] = true
          new += 1
        }
      }
      return (top, new)
    }
  }
}
