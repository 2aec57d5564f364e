internal import DocumentCore
internal import Glibc

/// Chooses sentences of several documents that together say most of what many of the documents say.
///
/// Concepts are pairs of words that stand in two documents and more, and words that do, which weigh less; each weighs the
/// more, the more documents have it, and counts once. Greedy by gain over the root of the length (after Gillick and Favre,
/// "A Scalable Global Model for Summarization", 2009, and Lin and Bilmes, "A Class of Submodular Functions for Document
/// Summarization", 2011); what is said again counts against a sentence.
struct ConceptCoverage {
  private let pool: SentencePool
  private var cancellation: Cancellation
  /// By concept: its weight, and whether a chosen sentence has it.
  private var weights: [Float] = []
  private var isCovered: [Bool] = []
  /// The concepts of one sentence after another.
  private var concepts: [UInt32] = []
  private var ranges: [Range<Int>] = []
  private let focus: QueryFocus?

  /// What a word weighs beside a pair of words.
  private static let wordWeight: Float = 0.2
  /// What a concept that is said again takes away.
  private static let repetitionWeight: Float = 0.5
  /// How much more the first sentence of a document weighs.
  private static let firstWeight: Float = 0.1
  /// Words: what is shorter says too little by itself.
  private static let shortest = 8

  private init(_ pool: SentencePool, _ focus: QueryFocus?, _ cancellation: Cancellation) {
    self.pool = pool
    self.focus = focus
    self.cancellation = cancellation
  }

  /// The sentences chosen, with their gains, in the order of the documents; at least one where there is any.
  ///
  /// - Parameter words: How many words of each sentence count against the budget.
  /// - Complexity: O(*n* log *n*) in the number of words, in practice: gains only fall, so few are computed anew.
  static func select(
    _ pool: SentencePool, focus: QueryFocus?, words: [Int], room: BudgetRoom,
    characters: (Int) -> Int,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> [(index: Int, gain: Float)] {
    var coverage = ConceptCoverage(pool, focus, cancellation)
    try coverage.collect()
    return try coverage.choose(words, room, characters)
  }

  /// Numbers the concepts that two documents and more have.
  private mutating func collect() throws(CancellationError) {
    var numbers = KeyMap<UInt32>(capacity: min(pool.bigrams.count + pool.uses.count, 1 << 16))
    var documents: [UInt16] = []
    var last: [Int32] = []
    var isWord: [Bool] = []
    var all: [UInt32] = []
    all.reserveCapacity(pool.bigrams.count + pool.terms.count)
    for sentence in pool.sentences {
      try cancellation.step(16 * (1 + sentence.bigrams.count + sentence.terms.count))
      for place in 0..<sentence.bigrams.count + sentence.terms.count {
        let key =
          place < sentence.bigrams.count
          ? pool.bigrams[sentence.bigrams.lowerBound + place]
          : UInt64(pool.terms[sentence.terms.lowerBound + place - sentence.bigrams.count].number)
            + 1
        try numbers.makeRoom(cancellation)
        let number = Int(numbers.value(of: key, orInsert: UInt32(documents.count)))
        if number == documents.count {
          documents.append(0)
          last.append(-1)
          isWord.append(place >= sentence.bigrams.count)
        }
        if last[number] != Int32(sentence.document) {
          last[number] = Int32(sentence.document)
          documents[number] &+= documents[number] < .max ? 1 : 0
        }
        all.append(UInt32(number))
      }
    }
    let total = Float((pool.sentences.last?.document ?? 0) + 1)
    weights = zip(documents, isWord).map { count, isWord in
      let count = Float(count)
      return isWord ? Self.wordWeight * count * log(0.5 + total / count) : count - 1
    }
    isCovered = [Bool](repeating: false, count: documents.count)
    var place = 0
    var seen = [Int32](repeating: -1, count: documents.count)
    for (index, sentence) in pool.sentences.enumerated() {
      try cancellation.step(8 * (1 + sentence.bigrams.count + sentence.terms.count))
      let start = concepts.count
      for _ in 0..<sentence.bigrams.count + sentence.terms.count {
        let number = Int(all[place])
        place += 1
        guard documents[number] > 1, seen[number] != Int32(index) else { continue }
        seen[number] = Int32(index)
        concepts.append(UInt32(number))
      }
      ranges.append(start..<concepts.count)
    }
  }

  private func gain(_ index: Int) -> Float {
    let sentence = pool.sentences[index]
    var sum: Float = 0
    for concept in concepts[ranges[index]] {
      let weight = weights[Int(concept)]
      sum += isCovered[Int(concept)] ? -Self.repetitionWeight * weight : weight
    }
    sum *= 1 + Self.firstWeight / Float(1 + sentence.position)
    if let focus { sum *= 1 + Self.focusWeight * focus.share(of: pool.terms[sentence.terms]) }
    return sum / Float(max(sentence.words, 1)).squareRoot()
  }

  /// How much more a sentence weighs that has all that was asked for.
  private static let focusWeight: Float = 6

  private mutating func choose(
    _ words: [Int], _ room: BudgetRoom, _ characters: (Int) -> Int
  ) throws(CancellationError) -> [(index: Int, gain: Float)] {
    var room = room
    let longEnough = pool.sentences.indices.filter {
      pool.sentences[$0].words >= Self.shortest && !pool.sentences[$0].isHeading
        && !pool.sentences[$0].isRepeat
    }
    let candidates = longEnough.isEmpty ? Array(pool.sentences.indices) : longEnough
    var queue = RankedQueue(
      candidates.map { RankedQueue.Element(score: Double(gain($0)), index: $0) })
    guard let first = queue.best else { return [] }
    if first.score <= 0 { return leads(candidates, words, room, characters) }
    var chosen: [(index: Int, gain: Float)] = []
    while let best = queue.next() {
      try cancellation.step(16 + 2 * ranges[best.index].count)
      // Since it was computed others were chosen: gains only fall.
      let now = gain(best.index)
      if let second = queue.best, Double(now) < second.score {
        queue.put(RankedQueue.Element(score: Double(now), index: best.index))
        continue
      }
      // What only repeats is worth less than nothing.
      if now <= 0, !chosen.isEmpty { break }
      switch room.take(words: words[best.index], characters: characters(best.index)) {
      case .taken:
        chosen.append((best.index, now))
        for concept in concepts[ranges[best.index]] { isCovered[Int(concept)] = true }
      case .tooLarge, .full:
        break
      }
      if room.isFull { break }
    }
    if chosen.isEmpty { chosen = [(first.index, Float(first.score))] }
    return chosen.sorted { $0.index < $1.index }
  }

  /// The first sentences of all documents, then the second ones, and so on: of documents with nothing in common.
  private func leads(
    _ candidates: [Int], _ words: [Int], _ room: BudgetRoom, _ characters: (Int) -> Int
  ) -> [(index: Int, gain: Float)] {
    var room = room
    var chosen: [Int] = []
    let order = candidates.sorted {
      (pool.sentences[$0].position, $0) < (pool.sentences[$1].position, $1)
    }
    for index in order where !room.isFull {
      if case .taken = room.take(words: words[index], characters: characters(index)) {
        chosen.append(index)
      }
    }
    if chosen.isEmpty { chosen = Array(order.prefix(1)) }
    return chosen.sorted().map { ($0, 0) }
  }
}
