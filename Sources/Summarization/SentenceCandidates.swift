internal import DocumentCore

/// The sentences that a summary may take, with their words as numbers.
struct SentenceCandidates {
  struct Sentence {
    let span: Span
    /// Terms, numbered from 0, with repeats.
    var terms: [Int]
    /// Words of any kind.
    var words: Int
    /// Unicode scalars.
    var characters: Int
    var opensParagraph: Bool
    var endsInStop: Bool
    /// Begins with a word or a mark that leans on what came before.
    var isDangling: Bool
  }

  private(set) var sentences: [Sentence] = []
  /// In how many sentences each term stands.
  private(set) var documentFrequency: [Int] = []
  /// The terms of the title.
  private(set) var titleTerms: Set<Int> = []
  private(set) var totalWords = 0

  /// Collects the sentences of running text: not of titles, headings, captions, code or tables, unless there
  /// is nothing else. Sentences that repeat an earlier one word for word are left out.
  init(_ document: Document) {
    let running = document.blocks.filter { Self.isRunningText($0) }
    let blocks = running.isEmpty ? document.blocks : running
    var numbers: [UInt64: Int] = [:]
    var seen: Set<[Int]> = []
    var index = 0
    for block in blocks {
      while index < document.sentences.count, document.sentences[index].start < block.span.start {
        index += 1
      }
      var isFirst = true
      while index < document.sentences.count, document.sentences[index].end <= block.span.end {
        let sentence = sentence(
          document, document.sentences[index], opensParagraph: isFirst, numbers: &numbers)
        index += 1
        isFirst = false
        totalWords += sentence.words
        if sentence.words > 0, sentence.terms.isEmpty || seen.insert(sentence.terms).inserted {
          sentences.append(sentence)
        }
      }
    }
    documentFrequency = [Int](repeating: 0, count: numbers.count)
    for sentence in sentences {
      for term in Set(sentence.terms) { documentFrequency[term] += 1 }
    }
    readTitle(document, numbers)
  }

  private static func isRunningText(_ block: Block) -> Bool {
    switch block.kind {
    case .paragraph, .listItem, .quote, .definition: block.role == .content
    case .title, .heading, .code, .table, .caption, .figure, .rule, .term: false
    }
  }

  private mutating func readTitle(_ document: Document, _ numbers: [UInt64: Int]) {
    for block in document.blocks where block.role == .title {
      for index in document.tokens.indices(in: block.span) {
        if let number = numbers[document.tokens[index].key] { titleTerms.insert(number) }
      }
    }
  }

  private func sentence(
    _ document: Document, _ span: Span, opensParagraph: Bool, numbers: inout [UInt64: Int]
  ) -> Sentence {
    var terms: [Int] = []
    var words = 0
    var isDangling = false
    let indices = document.tokens.indices(in: span)
    for index in indices {
      let token = document.tokens[index]
      guard token.isWord || token.kind == .number else { continue }
      if words == 0 { isDangling = Danglers.contains(token.key) }
      words += 1
      guard token.isWord, !StopWords.contains(token.key) else { continue }
      let next = numbers.count
      let number = numbers[token.key, default: next]
      if number == next { numbers[token.key] = next }
      terms.append(number)
    }
    let characters = document.text.scalarCount(in: span.range)
    let last = document.text.scalar(before: span.end)?.value ?? 0
    return Sentence(
      span: span, terms: terms, words: words, characters: characters,
      opensParagraph: opensParagraph, endsInStop: Self.isStop(last), isDangling: isDangling)
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
