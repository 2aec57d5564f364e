internal import DocumentCore

/// The sentences that a summary may take of one document or several, with their words as numbers.
struct SentencePool {
  /// One sentence and what its tokens tell of it.
  struct Sentence {
    /// Which of the documents it is from.
    var document: Int
    var span: Span
    /// Where its distinct terms stand in `terms`.
    var terms: Range<Int>
    /// Where its bigrams stand in `bigrams`.
    var bigrams: Range<Int>
    /// How many sentences of running text of its document come before it.
    var position: Int
    var opensParagraph: Bool
    /// Headings of plain texts, which only their shape tells; of several documents also the titles, which tell what the
    /// documents have in common.
    var isHeading: Bool
    var isListItem: Bool
    /// Says word for word what an earlier one of several documents does: it counts for what they have in common.
    var isRepeat = false
    /// Words and numbers.
    var words = 0
    var numbers = 0
    var commas = 0
    /// Words with a capital, but the first.
    var capitals = 0
    /// Words of the first and second person.
    var persons = 0
    var hasQuote = false
    var opensWithQuote = false
    var hasBracket = false
    /// Begins with a word that leans on what came before.
    var isDangling = false
    /// Holds one half of a pair of quotation marks or brackets.
    var isUnbalanced = false
    /// The last scalar.
    var end: UInt32 = 0
  }

  /// How often a sentence has a term.
  struct Term {
    /// Numbered from 0 by first occurrence.
    var number: UInt32
    var count: UInt16
    /// Somewhere in the sentence, but not first, it has a capital.
    var isCapitalized: Bool
  }

  /// How often a term stands in the sentences.
  struct Use {
    /// In how many sentences, and how often in all.
    var sentences: UInt32 = 0
    var count: UInt32 = 0
    /// Its place in `terms` in the last sentence that has it.
    var place: UInt32 = .max
  }

  private(set) var sentences: [Sentence] = []
  /// The distinct terms of one sentence after another.
  private(set) var terms: [Term] = []
  /// The keys of pairs of words that stand together, of one sentence after another; only of several documents.
  private(set) var bigrams: [UInt64] = []
  /// How often terms stand, by their number.
  private(set) var uses: [Use] = []
  /// The terms of the title; only of one document.
  private(set) var title: Set<UInt32> = []
  private(set) var totalWords = 0
  private let documents: [Document]
  private let collectsBigrams: Bool
  private var cancellation: Cancellation
  private var numbers: KeyMap<UInt32>
  /// Here, so that no word asks whether the list is made already.
  private let traits = WordTraits.byKey
  private var seen = KeyMap<Bool>()
  /// What a token costs, as steps of work.
  static let tokenWork = 32

  /// Collects the sentences of running text: not of titles, headings, captions, code or tables, unless there is nothing
  /// else. Sentences that repeat an earlier one word for word are left out.
  init(_ documents: [Document], _ cancellation: Cancellation) throws(CancellationError) {
    self.documents = documents
    self.cancellation = cancellation
    collectsBigrams = documents.count > 1
    let tokens = documents.reduce(0) { $0 + $1.tokens.count }
    numbers = KeyMap(capacity: min(tokens / 3, 1 << 12))
    terms.reserveCapacity(min(tokens / 2, 1 << 14))
    for (index, document) in documents.enumerated() { try collect(document, index) }
    if documents.count == 1 { try readTitle(documents[0]) }
  }

  /// The number of a term, where it stands in the sentences.
  func number(of key: UInt64) -> UInt32? { numbers[key] }

  private mutating func collect(_ document: Document, _ number: Int) throws(CancellationError) {
    let isPlain = document.mediaType == "text/plain"
    let hasRunningText = document.blocks.contains {
      Self.isRunningText($0) && Self.hasWords($0, document)
    }
    var index = 0
    var token = 0
    var position = 0
    for block in document.blocks
    where !hasRunningText || Self.isRunningText(block) || isPlain && Self.isHeading(block)
      || collectsBigrams && block.role == .title
    {
      while index < document.sentences.count, document.sentences[index].start < block.span.start {
        try cancellation.step()
        index += 1
      }
      let isHeading = hasRunningText && !Self.isRunningText(block)
      var isFirst = true
      while index < document.sentences.count, document.sentences[index].end <= block.span.end {
        let sentence = Sentence(
          document: number, span: document.sentences[index], terms: 0..<0, bigrams: 0..<0,
          position: position,
          opensParagraph: isFirst, isHeading: isHeading, isListItem: block.kind == .listItem)
        if try add(sentence, document, &token), !isHeading { position += 1 }
        index += 1
        isFirst = false
      }
    }
  }

  private static func hasWords(_ block: Block, _ document: Document) -> Bool {
    document.tokens.indices(in: block.span).contains {
      document.tokens[$0].isWordOrNumber
    }
  }

  private static func isRunningText(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .listItem, .quote, .definition: block.role == .content
    case .title, .heading, .code, .table, .caption, .figure, .rule, .term, .footnote: false
    }
  }

  /// A heading that only its shape tells; the title is given as the summary's headline.
  private static func isHeading(_ block: Block) -> Bool {
    block.kind == .heading && block.role == .content
  }

  private mutating func readTitle(_ document: Document) throws(CancellationError) {
    for block in document.blocks where block.role == .title {
      for index in document.tokens.indices(in: block.span) {
        try cancellation.step(Self.tokenWork)
        let token = document.tokens[index]
        guard token.isWord, traits[token.key]?.contains(.stop) != true else { continue }
        if let number = numbers[WordStem.key(of: token, in: document.tokens)] {
          title.insert(number)
        }
      }
    }
  }

  /// Takes a sentence in, unless it says nothing or only repeats another; `token` is the first that may be its own.
  private mutating func add(
    _ draft: Sentence, _ document: Document, _ token: inout Int
  ) throws(CancellationError) -> Bool {
    var sentence = draft
    let table = document.tokens
    let span = draft.span
    token = table.index(atOrAfter: span.start, from: token)
    let first = terms.count
    let firstBigram = bigrams.count
    var key = TextKey.seed
    var last: UInt64?
    var balance = Balance()
    while token < table.count, table[token].span.start < span.end {
      try cancellation.step(Self.tokenWork)
      let current = table[token]
      token += 1
      guard current.isWordOrNumber else {
        read(mark: document.text.scalar(at: current.span.start).value, &sentence, &balance)
        continue
      }
      sentence.words += 1
      if current.kind == .number {
        sentence.numbers += 1
      } else if current.isCapitalized, sentence.words > 1 {
        sentence.capitals += 1
      }
      if collectsBigrams {
        let word = Self.exactKey(current, document.text)
        if let last {
          try bigrams.makeRoom(cancellation)
          bigrams.append(TextKey.join(last, word))
        }
        last = TextKey.join(TextKey.seed, word)
      }
      key = TextKey.join(key, current.key)
      guard current.isWord else { continue }
      let traits = traits[current.key] ?? []
      if sentence.words == 1 { sentence.isDangling = traits.contains(.dangling) }
      if traits.contains(.person) { sentence.persons += 1 }
      if traits.contains(.stop) { continue }
      try count(
        WordStem.key(of: current, in: table), from: first,
        isCapitalized: current.isCapitalized && sentence.words > 1)
    }
    sentence.terms = first..<terms.count
    sentence.bigrams = firstBigram..<bigrams.count
    sentence.isUnbalanced = balance.isBroken
    sentence.end = document.text.scalar(before: span.end)?.value ?? 0
    sentence.isRepeat = try !isNew(key)
    guard sentence.words > 0, !sentence.isRepeat || collectsBigrams else {
      for term in terms[first...] {
        uses[Int(term.number)].count -= UInt32(term.count)
        uses[Int(term.number)].sentences -= 1
      }
      terms.removeSubrange(first...)
      bigrams.removeSubrange(firstBigram...)
      return false
    }
    totalWords += sentence.words
    try sentences.makeRoom(cancellation)
    sentences.append(sentence)
    return true
  }

  /// The key of a word with its accents, which folding drops: Vietnamese has six words for each without.
  private static func exactKey(_ token: Token, _ text: [UInt8]) -> UInt64 {
    guard token.script == .latin, token.foldedCount < token.span.count else { return token.key }
    var key = TextKey.seed
    for byte in text[token.span.range] {
      key = TextKey.mix(key, byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return key
  }

  private mutating func isNew(_ key: UInt64) throws(CancellationError) -> Bool {
    try seen.makeRoom(cancellation)
    let count = seen.count
    _ = seen.value(of: key, orInsert: true)
    return seen.count > count
  }

  /// Counts a term of the sentence whose terms begin at `first`.
  @inline(__always)
  private mutating func count(
    _ key: UInt64, from first: Int, isCapitalized: Bool
  ) throws(CancellationError) {
    try numbers.makeRoom(cancellation)
    let number = Int(numbers.value(of: key, orInsert: UInt32(uses.count)))
    if number == uses.count {
      try uses.makeRoom(cancellation)
      uses.append(Use())
    }
    let place = Int(uses[number].place)
    uses[number].count += 1
    if place >= first, place < terms.count, terms[place].number == number {
      terms[place].count &+= terms[place].count < .max ? 1 : 0
      if isCapitalized { terms[place].isCapitalized = true }
      return
    }
    uses[number].place = UInt32(terms.count)
    uses[number].sentences += 1
    try terms.makeRoom(cancellation)
    terms.append(Term(number: UInt32(number), count: 1, isCapitalized: isCapitalized))
  }

  private func read(mark: UInt32, _ sentence: inout Sentence, _ balance: inout Balance) {
    switch mark {
    case 0x2C, 0x60C, 0x3001, 0xFF0C: sentence.commas += 1
    case 0x28, 0x29, 0x5B, 0x5D:
      if mark == 0x28 { sentence.hasBracket = true }
      balance.read(mark)
    case 0x22, 0x201C, 0x201D, 0xAB, 0xBB, 0x201E, 0x300C, 0x300D:
      sentence.hasQuote = true
      if sentence.words == 0 { sentence.opensWithQuote = true }
      balance.read(mark)
    case 0x27, 0x2018, 0x2019:
      if sentence.words == 0 { sentence.opensWithQuote = true }
    default: break
    }
  }

  /// Whether quotation marks and brackets come in pairs.
  private struct Balance {
    private var straight = 0
    private var quotes = 0
    private var brackets = 0
    private var fell = false

    mutating func read(_ mark: UInt32) {
      switch mark {
      case 0x22: straight ^= 1
      case 0x201C where quotes > 0, 0x201D, 0xBB, 0x300D: quotes -= 1
      case 0x201C, 0xAB, 0x201E, 0x300C: quotes += 1
      case 0x28, 0x5B: brackets += 1
      default: brackets -= 1
      }
      if quotes < 0 || brackets < 0 { fell = true }
    }

    var isBroken: Bool { fell || straight != 0 || quotes != 0 || brackets != 0 }
  }
}

/// What summaries want to know of single words.
struct WordTraits: OptionSet, Sendable {
  let rawValue: UInt8
  static let stop = WordTraits(rawValue: 1)
  /// First and second person.
  static let person = WordTraits(rawValue: 2)
  /// Points back to the sentence before, at the beginning of one.
  static let dangling = WordTraits(rawValue: 4)

  /// By a word's key; nothing of most.
  static let byKey = KeyMap<WordTraits>(
    words: [
      (.stop, StopWords.words),
      (
        .person,
        "i i'm i've i'd i'll me my mine myself we we're we've we'll us our ours you you're your yours"
      ),
      (.person, "أنا نحن أنت أنتم لنا لي لكم لك"),
      (
        .person,
        "je j'ai nous vous mon notre votre ich wir mir uns unser yo nosotros mi nuestro eu nós я мы нас вы"
      ),
      (
        .dangling,
        """
        he she it they this that these those his her their its but and also however moreover therefore thus
        meanwhile then so such instead otherwise furthermore
        هو هي هم وهو وهي وهم هذا هذه ذلك تلك وذلك وهذا وهذه لكن ولكن لكنه ولكنه كما وكذلك أيضا لذلك ولذلك وبالتالي
        cependant toutefois mais il elle ils elles celui celle
        """
      ),
    ], combine: { $0.union($1) })
}
