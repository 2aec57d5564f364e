internal import DocumentCore

/// Makes a document agree with itself: what one name is in most places it is in all, and where it stands unseen it is
/// found.
///
/// After the second pass of Ratinov and Roth (CoNLL 2009), over whole names.
struct NameConsensus {
  private let reader: Reader
  /// By the key of a name, how sure the document is that it is each of the kinds.
  private var votes = KeyMap<Votes>()
  /// By the key of the beginning of a name, true where longer names begin so.
  private var beginnings = KeyMap<Bool>()

  private struct Votes {
    var person: Float = 0
    var organization: Float = 0
    var location: Float = 0
    var facility: Float = 0

    subscript(kind: MentionKind) -> Float {
      switch kind {
      case .person: person
      case .organization: organization
      case .facility: facility
      default: location
      }
    }

    mutating func add(_ weight: Float, to kind: MentionKind) {
      switch kind {
      case .person: person += weight
      case .organization: organization += weight
      case .facility: facility += weight
      default: location += weight
      }
    }

    var winner: MentionKind {
      let most = max(person, organization, location, facility)
      if person == most { return .person }
      if organization == most { return .organization }
      return location == most ? .location : .facility
    }
  }

  /// Tokens of a name that is looked for again.
  private static let longest = 5
  /// How much surer of another kind the document has to be.
  private static let margin: Float = 1.3
  /// How sure it has to be of a name that nothing else shows.
  private static let leastVotes: Float = 0.5
  /// The same of a word that is in dictionaries.
  private static let leastVotesOfWord: Float = 1.2

  init(_ reader: Reader) { self.reader = reader }

  /// Counts a name, and what it is called for short: a person's family name, an organisation without its head.
  mutating func count(
    _ mention: Mention, _ cancellation: Cancellation
  ) throws(CancellationError) {
    guard NameLabel.kinds.contains(mention.kind) || mention.kind == .facility else { return }
    try votes.makeRoom(cancellation)
    try beginnings.makeRoom(cancellation)
    let keys = reader.nameKeys(of: mention.span)
    guard !keys.isEmpty, keys.count <= Self.longest else { return }
    vote(keys[...], mention.kind, mention.confidence)
    guard keys.count > 1 else { return }
    if mention.kind == .person {
      vote(keys.suffix(1), .person, mention.confidence)
    } else if mention.kind == .organization, ArabicNameWords.organizationHeads.contains(keys[0]) {
      // What is called so elsewhere is rather this than what the tagger takes the short form for.
      let weight = mention.confidence * 1.25
      vote(keys.dropFirst(), .organization, weight)
      if keys.count > 2 { vote(keys.dropFirst().dropLast(), .organization, weight) }
    }
  }

  private mutating func vote(_ keys: ArraySlice<UInt64>, _ kind: MentionKind, _ weight: Float) {
    var key = TextKey.seed
    for word in keys.dropLast() {
      key = TextKey.join(key, word)
      beginnings[key] = true
    }
    guard let last = keys.last else { return }
    key = TextKey.join(key, last)
    var found = votes[key] ?? Votes()
    found.add(weight, to: kind)
    votes[key] = found
  }

  /// What a name is by all that the document says.
  func kind(of mention: Mention) -> MentionKind {
    guard NameLabel.kinds.contains(mention.kind) else { return mention.kind }
    let key = reader.nameKeys(of: mention.span).reduce(TextKey.seed, TextKey.join)
    guard let votes = votes[key] else { return mention.kind }
    let winner = votes.winner
    return votes[winner] > votes[mention.kind] * Self.margin ? winner : mention.kind
  }

  /// The longest known name that begins at a token, and the token after it.
  func name(at index: Int, limit: Int) -> (mention: Mention, end: Int)? {
    guard reader.isArabic(index) || reader.isWord(index) && reader[index].isCapitalized else {
      return nil
    }
    let token = reader[index]
    if let found = longest(reader.keyWithoutArticle(index), token.span.start, index, limit) {
      return found
    }
    let forms = reader.forms(index)
    for form in [forms.conjunction, forms.preposition] {
      guard let form else { continue }
      let key = reader.nameKey(from: form.start, of: index)
      if let found = longest(key, form.start, index, limit) { return found }
    }
    return nil
  }

  private func longest(
    _ first: UInt64, _ start: Int, _ index: Int, _ limit: Int
  ) -> (mention: Mention, end: Int)? {
    var key = TextKey.join(TextKey.seed, first)
    var next = index + 1
    var best: (mention: Mention, end: Int)?
    while true {
      if let votes = votes[key], isSure(votes, index, isWord: next == index + 1) {
        let span = Span(start: start, end: reader.endBeforePossessive(next - 1))
        let winner = votes.winner
        best = (Mention(winner, span, confidence: min(votes[winner], 1) * 0.7), next)
      }
      guard beginnings[key] != nil, next < limit, next - index < Self.longest else { return best }
      key = TextKey.join(key, reader.keyWithoutArticle(next))
      next += 1
    }
  }

  private func isSure(_ votes: Votes, _ index: Int, isWord: Bool) -> Bool {
    let weight = votes[votes.winner]
    guard isWord else { return weight >= Self.leastVotes }
    if reader.isUpon(index) { return false }
    let isCommon =
      votes.winner != .person && NameList(word: reader.key(index)).contains(.common)
      || ArabicNameWords.stops.contains(reader.key(index))
    return weight >= (isCommon ? Self.leastVotesOfWord : Self.leastVotes)
  }
}

extension Reader {
  /// The keys of a name's words without articles, the first from where the name begins.
  func nameKeys(of span: Span) -> [UInt64] {
    tokens(touching: span).map { index in
      table[index].span.start < span.start
        ? nameKey(from: span.start, of: index) : keyWithoutArticle(index)
    }
  }

  /// The key, without its article, of what is left of a token from an offset on, after clitics.
  func nameKey(from start: Int, of index: Int) -> UInt64 {
    definiteKey(from: start, of: index)
      ?? TextKey.hash(folded: TextKey.fold(text[start..<table[index].span.end]))
  }

  /// The same where there is an article.
  func definiteKey(from start: Int, of index: Int) -> UInt64? {
    let rest = TextKey.fold(text[start..<table[index].span.end])
    if rest.starts(with: Letters.article) { return TextKey.hash(folded: rest.dropFirst(4)) }
    // «لل» keeps its second ل as the rest of the article.
    guard rest.starts(with: Letters.lam), text[..<start].suffix(2).elementsEqual(Letters.lam)
    else { return nil }
    return TextKey.hash(folded: rest.dropFirst(2))
  }
}
