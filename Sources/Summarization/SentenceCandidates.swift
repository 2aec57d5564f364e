internal import DocumentCore

/// The sentences that a summary may take, with their words as numbers.
struct SentenceCandidates {
  struct Sentence {
    let span: Span
    /// Where its distinct terms stand in `terms`.
    var terms: Range<Int>
    /// Words of any kind.
    var words: Int
    /// Unicode scalars.
    var characters: Int
    var opensParagraph: Bool
    var endsInStop: Bool
    /// Begins with a word or a mark that leans on what came before.
    var isDangling: Bool
  }

  /// How often a sentence has a term.
  struct Term {
    /// Numbered from 0 by first occurrence.
    var number: UInt32
    var count: UInt32
  }

  private(set) var sentences: [Sentence] = []
  /// The terms of one sentence after another, each sentence's by number.
  private(set) var terms: [Term] = []
  /// In how many sentences each term stands.
  private(set) var documentFrequency: [Int] = []
  /// The terms of the title.
  private(set) var titleTerms: Set<Int> = []
  private(set) var totalWords = 0
  private var cancellation: Cancellation
  private var numbers = KeyMap<UInt32>()
  /// What a token costs, as steps of work.
  static let tokenWork = 32

  /// Collects the sentences of running text: not of titles, headings, captions, code or tables, unless there
  /// is nothing else. Sentences that repeat an earlier one word for word are left out.
  init(_ document: Document, _ cancellation: Cancellation) throws(CancellationError) {
    self.cancellation = cancellation
    let hasRunningText = document.blocks.contains { Self.isRunningText($0) }
    var seen = KeyMap<Bool>()
    var index = 0
    for block in document.blocks where !hasRunningText || Self.isRunningText(block) {
      while index < document.sentences.count, document.sentences[index].start < block.span.start {
        try self.cancellation.step()
        index += 1
      }
      var isFirst = true
      while index < document.sentences.count, document.sentences[index].end <= block.span.end {
        try seen.makeRoom(cancellation)
        try add(document, document.sentences[index], opensParagraph: isFirst, &seen)
        index += 1
        isFirst = false
      }
    }
    documentFrequency = [Int](repeating: 0, count: numbers.count)
    for term in terms {
      try self.cancellation.step()
      documentFrequency[Int(term.number)] += 1
    }
    try readTitle(document)
  }

  private static func isRunningText(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .listItem, .quote, .definition: block.role == .content
    case .title, .heading, .code, .table, .caption, .figure, .rule, .term, .footnote: false
    }
  }

  private mutating func readTitle(_ document: Document) throws(CancellationError) {
    for block in document.blocks where block.role == .title {
      for index in document.tokens.indices(in: block.span) {
        try cancellation.step(Self.tokenWork)
        if let number = numbers[document.tokens[index].key] { titleTerms.insert(Int(number)) }
      }
    }
  }

  /// Takes a sentence in, unless it says nothing or only repeats another.
  private mutating func add(
    _ document: Document, _ span: Span, opensParagraph: Bool, _ seen: inout KeyMap<Bool>
  ) throws(CancellationError) {
    var found: [UInt32] = []
    var key = TextKey.seed
    var words = 0
    var isDangling = false
    for index in document.tokens.indices(in: span) {
      try cancellation.step(Self.tokenWork)
      let token = document.tokens[index]
      guard token.isWord || token.kind == .number else { continue }
      if words == 0 { isDangling = Danglers.contains(token.key) }
      words += 1
      guard token.isWord, !StopWords.contains(token.key) else { continue }
      try numbers.makeRoom(cancellation)
      let number = numbers[token.key] ?? UInt32(numbers.count)
      numbers[token.key] = number
      try found.makeRoom(cancellation)
      found.append(number)
      key = (key ^ token.key) &* 0x0000_0100_0000_01B3
      key ^= key >> 29
    }
    totalWords += words
    guard words > 0, found.isEmpty || seen[key] == nil else { return }
    if !found.isEmpty { seen[key] = true }
    let start = terms.count
    for number in try cancellation.sorted(found, by: <) {
      try cancellation.step()
      if terms.count > start, terms[terms.count - 1].number == number {
        terms[terms.count - 1].count += 1
      } else {
        try terms.makeRoom(cancellation)
        terms.append(Term(number: number, count: 1))
      }
    }
    try sentences.makeRoom(cancellation)
    let last = document.text.scalar(before: span.end)?.value ?? 0
    sentences.append(
      Sentence(
        span: span, terms: start..<terms.count, words: words,
        characters: document.text.scalarCount(in: span.range), opensParagraph: opensParagraph,
        endsInStop: Self.isStop(last), isDangling: isDangling))
  }

  private static func isStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x21, 0x3F, 0x61F, 0x6D4, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x22, 0x201D, 0xBB: true
    default: false
    }
  }
}

/// First words that point back to a sentence before.
private enum Danglers {
  static func contains(_ key: UInt64) -> Bool { keys.contains(key) }

  private static let keys: Set<UInt64> = Set(
    """
    he she it they this that these those his her their its but and also however moreover therefore thus
    meanwhile then so such instead otherwise furthermore
    هو هي هم وهو وهي وهم هذا هذه ذلك تلك وذلك وهذا وهذه لكن ولكن لكنه ولكنه كما وكذلك أيضا لذلك ولذلك وبالتالي
    cependant toutefois mais il elle ils elles celui celle
    """.split(whereSeparator: \.isWhitespace).map { TextKey.hash(String($0)) })
}
