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
  /// How often each word stands in the runs.
  private var counts = KeyMap<Int32>()
  private var numbers = KeyMap<Int32>()
  /// In the order of the text.
  private var candidates: [Candidate] = []
  private var places: [Place] = []
  private static let longestPhrase = 4
  /// What a token costs, as steps of work.
  private static let tokenWork = 32

  init(_ document: Document, _ cancellation: Cancellation) {
    self.document = document
    self.cancellation = cancellation
  }

  /// Collects the candidates of the whole document.
  mutating func collect() throws(CancellationError) {
    for run in try wordRuns() {
      // Long runs are lists or furniture: only their ends are phrases.
      let first = max(run.lowerBound, run.upperBound - Self.longestPhrase)
      for start in run.count > 12 ? first..<first + 1 : run {
        var key = TextKey.seed
        for length in 1...Self.longestPhrase where start + length <= run.upperBound {
          key = (key ^ document.tokens[start + length - 1].key) &* 0x0000_0100_0000_01B3
          let isWhole = start == first && start + length == run.upperBound
          try add(start, length: length, key: key, isWhole: isWhole)
        }
      }
    }
  }

  /// The runs of words that stand together: no stop word, number or mark in or between them.
  private mutating func wordRuns() throws(CancellationError) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for sentence in document.sentences {
      var start: Int?
      let indices = document.tokens.indices(in: sentence)
      try runs.makeRoom(cancellation)
      for index in indices {
        try cancellation.step(Self.tokenWork)
        let token = document.tokens[index]
        let isContent =
          token.isWord && token.script != .hiragana && !StopWords.contains(token.key)
          && document.tokens.folded(token).count > 2
        if isContent {
          start = start ?? index
          try counts.makeRoom(cancellation)
          counts[token.key] = (counts[token.key] ?? 0) + 1
        } else if let first = start {
          try runs.makeRoom(cancellation)
          runs.append(first..<index)
          start = nil
        }
      }
      if let first = start { runs.append(first..<indices.upperBound) }
    }
    return runs
  }

  private mutating func add(
    _ start: Int, length: Int, key: UInt64, isWhole: Bool
  ) throws(CancellationError) {
    try cancellation.step(Self.tokenWork)
    try numbers.makeRoom(cancellation)
    try candidates.makeRoom(cancellation)
    try places.makeRoom(cancellation)
    let number: Int
    if let known = numbers[key] {
      number = Int(known)
    } else {
      number = candidates.count
      numbers[key] = Int32(number)
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
        $0 + Double(counts[document.tokens[$1].key] ?? 0).squareRoot()
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
