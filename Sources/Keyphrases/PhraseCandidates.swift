internal import DocumentCore
import Glibc

/// The phrases of a document that may be keyphrases, with the places of each.
///
/// In flat arrays of plain values: a large document has millions, which would take long to free one by one.
struct PhraseCandidates {
  private struct Candidate {
    /// The index of the first token of its first place.
    var first: UInt32
    /// Tokens, at most nine: four words, some with hyphens.
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
  /// Whether what is known of English words holds here.
  private let isEnglish: Bool
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
    isEnglish = document.language == "en" || document.language.hasPrefix("en-")
    self.cancellation = cancellation
    numbers = KeyMap(capacity: min(document.tokens.count, 1 << 13))
  }

  /// Collects the candidates of the whole document.
  mutating func collect() throws(CancellationError) {
    for run in try wordRuns() {
      // Long runs are lists or furniture: only their ends are phrases, and their words by themselves.
      let run = run.lowerBound..<end(of: run)
      let isLong = run.count > Self.longestRun
      let whole = wholeStart(of: run)
      for start in run where !isHyphenated(start) {
        var key = TextKey.seed
        var words = 0
        for end in start..<run.upperBound {
          key = TextKey.join(key, document.tokens[end].key)
          // A word of two by a hyphen counts once.
          if end == start || !isHyphenated(end) { words += 1 }
          if words > Self.longestPhrase || end - start >= Self.mostTokens { break }
          if end + 1 < run.upperBound, isHyphenated(end + 1) { continue }
          if isLong, words > 1, start != whole { break }
          if isNoEnd(end) { continue }
          let isWhole = start == whole && end + 1 == run.upperBound
          try add(start, length: end + 1 - start, key: key, isWhole: isWhole)
        }
      }
    }
  }

  private static let mostTokens = 9

  /// Where a run ends without the adjectives at its end.
  private func end(of run: Range<Int>) -> Int {
    var end = run.upperBound
    while end > run.lowerBound, isNoEnd(end - 1) { end -= 1 }
    return end
  }

  private func isNoEnd(_ index: Int) -> Bool {
    isEnglish && !isHyphenated(index) && WordFacts(document.tokens[index].key).isNoEnd
  }

  /// Where the last four words of a run begin.
  private func wholeStart(of run: Range<Int>) -> Int {
    var words = 0
    var start = run.upperBound
    while start > run.lowerBound, run.upperBound - start < Self.mostTokens {
      start -= 1
      if isHyphenated(start) { continue }
      words += 1
      if words == Self.longestPhrase { break }
    }
    return start
  }

  /// Whether a token goes on from the one before it by a hyphen, or is that hyphen.
  private func isHyphenated(_ index: Int) -> Bool {
    isHyphen(index) || index > 0 && isHyphen(index - 1)
  }

  /// Whether a token is a hyphen between two words without blanks.
  private func isHyphen(_ index: Int) -> Bool {
    let tokens = document.tokens
    guard index > 0, index + 1 < tokens.count, tokens[index].kind == .punctuation,
      tokens[index].span.count == 1, document.text[tokens[index].span.start] == 0x2D
    else { return false }
    return !tokens[index].hasSpaceBefore && !tokens[index + 1].hasSpaceBefore
      && tokens[index - 1].isWordOrNumber && tokens[index + 1].isWord
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
          && (isHyphen(index + 1)
            || !StopWords.contains(token.key) && !PhraseStops.contains(token.key)
              && !isAdverb(token) && !(isEnglish && WordFacts(token.key).isOutside))
        if isContent || start != nil && isHyphenated(index) {
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

  /// "dramatically".
  private func isAdverb(_ token: Token) -> Bool {
    token.script == .latin && token.foldedCount > 5
      && document.tokens.folded(token).suffix(2).elementsEqual("ly".utf8)
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
    let size = min(
      1, max(0, (Double(document.tokens.count) - Self.short) / (Self.long - Self.short)))
    /// What a number is for a document of this size, from that for short ones and that for long ones.
    func weighed(_ short: Double, _ long: Double) -> Double { short + (long - short) * size }
    let (countPower, singleWeight, partWeight) = (
      weighed(isEnglish ? 0.2 : 0.4, 1.2), weighed(isEnglish ? 0.15 : 0.3, 0.6), weighed(0.5, 1)
    )
    var scored: [Scored] = []
    for (number, candidate) in candidates.enumerated() {
      try cancellation.step(Self.tokenWork)
      // A part of runs that never stands alone must at least come again.
      guard candidate.isWhole || candidate.count > 1 else { continue }
      try scored.makeRoom(cancellation)
      let first = place(startingAt: Int(candidate.first), of: number)
      let weight = first.reduce(0.0) {
        let key = document.tokens[$1].key
        return $0 + Double(count(of: key)).squareRoot() * rarity(of: key)
      }
      let start = document.tokens[first.lowerBound].span.start
      let position = 1 / (1 + Double(start) / total)
      let score =
        weight * pow(Double(candidate.count), countPower) * (first.count == 1 ? singleWeight : 1)
        * (candidate.isWhole ? 1 : partWeight) * position * position
      scored.append(Scored(score: score, start: first.lowerBound, candidate: number))
    }
    return scored
  }

  /// What a word counts for, above 1 for the rarer half.
  private func rarity(of key: UInt64) -> Double {
    guard isEnglish else { return 1 }
    let rarity = WordFacts(key).rarity / Self.meanRarity
    return rarity * rarity
  }

  private static let meanRarity = 12.0

  /// Tokens of an abstract and of a long article: how often a phrase stands tells much in the latter and little in the
  /// former, where whole runs are the better phrases.
  private static let short = 200.0
  private static let long = 700.0

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
