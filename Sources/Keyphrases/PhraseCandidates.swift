internal import DocumentCore

/// The phrases of a document that may be keyphrases, with the places of each.
///
/// In flat arrays of plain values: a large document has millions, which would take long to free one by one.
struct PhraseCandidates {
  private struct Candidate {
    /// The index of the first token of its first place.
    var first: UInt32
    /// Tokens, 1 to 4.
    var length: UInt8
    /// Somewhere it is all that stands between stop words and marks.
    var isWhole = false
    var count: UInt32 = 0
    /// The index of its last place.
    var lastPlace: Int32 = -1
  }

  private struct Place {
    /// The index of its first token.
    var first: UInt32
    /// The index of the place before of the same candidate, or -1.
    var previous: Int32
  }

  /// A candidate and what it scores.
  struct Scored {
    var score: Double
    /// The index of the first token of its first place.
    var start: Int
    var candidate: Int
  }

  private let document: Document
  private var cancellation: Cancellation
  private var numbers: KeyMap<UInt32>
  /// In the order of the text.
  private var candidates: [Candidate] = []
  private var places: [Place] = []
  private static let longestPhrase = 4
  /// What a token costs, as steps of work.
  private static let tokenWork = 32

  init(_ document: Document, _ cancellation: Cancellation) {
    self.document = document
    self.cancellation = cancellation
    numbers = KeyMap(capacity: min(document.tokens.count, 1 << 13))
  }

  /// Collects the candidates of the whole document.
  mutating func collect() throws(CancellationError) {
    for run in try wordRuns() {
      // Long runs are lists or furniture: only their ends are phrases, and their words by themselves.
      let isLong = run.count > Self.longestRun
      let whole = max(run.lowerBound, run.upperBound - Self.longestPhrase)
      for start in run {
        var key = TextKey.seed
        for length in 1...Self.longestPhrase where start + length <= run.upperBound {
          if isLong, length > 1, start != whole { break }
          key = TextKey.join(key, document.tokens[start + length - 1].key)
          let isWhole = start == whole && start + length == run.upperBound
          try add(start, length: length, key: key, isWhole: isWhole)
        }
      }
    }
  }

  /// Tokens.
  private static let longestRun = 12

  /// The runs of words that stand together: no stop word, number or mark in or between them.
  private mutating func wordRuns() throws(CancellationError) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    for sentence in document.sentences {
      index = document.tokens.index(atOrAfter: sentence.start, from: index)
      var start: Int?
      try runs.makeRoom(cancellation)
      while index < document.tokens.count {
        let token = document.tokens[index]
        guard token.span.start < sentence.end else { break }
        try cancellation.step(Self.tokenWork)
        let isContent =
          token.isWord && token.foldedCount > 2 && token.script != .hiragana
          && !StopWords.contains(token.key)
        if isContent {
          start = start ?? index
        } else if let first = start {
          try runs.makeRoom(cancellation)
          runs.append(first..<index)
          start = nil
        }
        index += 1
      }
      if let first = start { runs.append(first..<index) }
    }
    return runs
  }

  /// How often a word stands in the runs.
  private func count(of key: UInt64) -> UInt32 {
    numbers[TextKey.join(TextKey.seed, key)].map { candidates[Int($0)].count } ?? 0
  }

  @inline(__always)
  private mutating func add(
    _ start: Int, length: Int, key: UInt64, isWhole: Bool
  ) throws(CancellationError) {
    try cancellation.step(Self.tokenWork)
    try numbers.makeRoom(cancellation)
    try candidates.makeRoom(cancellation)
    try places.makeRoom(cancellation)
    let number = Int(numbers.value(of: key, orInsert: UInt32(candidates.count)))
    if number == candidates.count {
      candidates.append(Candidate(first: UInt32(start), length: UInt8(length)))
    }
    places.append(Place(first: UInt32(start), previous: candidates[number].lastPlace))
    candidates[number].lastPlace = Int32(places.count - 1)
    candidates[number].count += 1
    if isWhole { candidates[number].isWhole = true }
  }

  /// The candidates that may be chosen, in the order of the text.
  mutating func scored() throws(CancellationError) -> [Scored] {
    let total = Double(max(document.text.count, 1))
    var scored: [Scored] = []
    for (number, candidate) in candidates.enumerated() {
      try cancellation.step(Self.tokenWork)
      // A part of runs that never stands alone must at least come again.
      guard candidate.isWhole || candidate.count > 1 else { continue }
      try scored.makeRoom(cancellation)
      let first = place(startingAt: Int(candidate.first), of: number)
      let weight = first.reduce(0.0) {
        $0 + Double(count(of: document.tokens[$1].key)).squareRoot()
      }
      let start = document.tokens[first.lowerBound].span.start
      let position = 1 / (1 + Double(start) / total)
      let score =
        weight * Double(candidate.count) * Self.lengthWeight(first.count) * position
      scored.append(Scored(score: score, start: first.lowerBound, candidate: number))
    }
    return scored
  }

  /// Single words are seldom what a reader would call a keyphrase.
  private static func lengthWeight(_ length: Int) -> Double {
    length == 1 ? 0.4 : 1
  }

  /// The tokens of a candidate that begins at a token.
  func place(startingAt first: Int, of candidate: Int) -> Range<Int> {
    first..<first + Int(candidates[candidate].length)
  }

  /// Every place of a candidate, in the order of the text.
  mutating func places(of candidate: Int) throws(CancellationError) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = Int(candidates[candidate].lastPlace)
    while index >= 0 {
      try cancellation.step(Self.tokenWork)
      try found.makeRoom(cancellation)
      found.append(place(startingAt: Int(places[index].first), of: candidate))
      index = Int(places[index].previous)
    }
    return found.reversed()
  }
}
