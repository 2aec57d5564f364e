package import DocumentCore

/// Proposes names of persons, organisations, places and the like: a trained tagger, with rules and lists as its hints.
struct NameRecognizer {
  private let reader: Reader
  private let arabic: ArabicNames
  private let english: EnglishNames
  private var tagger: NameTagger
  private var consensus: NameConsensus

  init(_ reader: Reader, _ models: NameModels) {
    self.reader = reader
    arabic = ArabicNames(reader)
    english = EnglishNames(reader)
    tagger = NameTagger(reader, models)
    consensus = NameConsensus(reader)
  }

  /// Appends the names of one sentence.
  ///
  /// - Parameter values: The times, amounts and contacts of the sentence.
  mutating func recognize(
    in tokens: Range<Int>, values: ArraySlice<Mention>, into mentions: inout [Mention],
    _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    let proposals = try proposals(in: tokens, &cancellation)
    let hints = try hints(in: tokens, proposals, values, cancellation)
    let before = mentions.count
    let runs = try tagger.runs(in: tokens, hints: hints, &cancellation)
    var sweep = 0
    for run in runs {
      try mentions.makeRoom(cancellation)
      while sweep < proposals.count,
        proposals[sweep].span.end <= reader[run.tokens.lowerBound].span.start
      {
        sweep += 1
      }
      mentions.append(mention(run, proposals[sweep...], in: tokens))
    }
    sweep = 0
    for proposal in proposals {
      try mentions.makeRoom(cancellation)
      while sweep < runs.count,
        reader[runs[sweep].tokens.upperBound - 1].span.end <= proposal.span.start
      {
        sweep += 1
      }
      if stands(proposal, beside: runs[sweep...], in: tokens) { mentions.append(proposal) }
    }
    for mention in mentions[before...] {
      try cancellation.step(Reader.tokenWork)
      try consensus.count(mention, cancellation)
    }
    for index in tokens {
      try cancellation.step(4)
      try mentions.makeRoom(cancellation)
      if let nationality = nationality(at: index) { mentions.append(nationality) }
    }
  }

  /// An adjective of a nation, or what its people are called, which stands unless a name holds it.
  private func nationality(at index: Int) -> Mention? {
    guard reader.isWord(index) else { return nil }
    let match: PhraseTable<String>.Match?
    if reader.isArabic(index) {
      match = Nationalities.table.match(reader, at: index, limit: index + 1, cutting: .all)
      // «السعودية» is the country, «اليمنى» the right one.
      guard let match, Places.table[reader.key(index)] == nil,
        match.value != "YE" || reader.text.scalar(before: reader[index].span.end)?.value != 0x649
      else { return nil }
    } else {
      guard reader[index].isCapitalized else { return nil }
      match = Nationalities.table.match(reader, at: index, limit: index + 1)
    }
    guard let match else { return nil }
    return Mention(
      .nationality, Span(start: match.start, end: reader[index].span.end),
      value: match.value == Nationalities.noCountry ? "" : match.value, confidence: 0.5)
  }

  /// What the tagger sees of a sentence.
  func example(
    in tokens: Range<Int>, values: ArraySlice<Mention>, _ cancellation: inout Cancellation
  ) throws(CancellationError) -> NameExample {
    let proposals = try proposals(in: tokens, &cancellation)
    let hints = try hints(in: tokens, proposals, values, cancellation)
    var features = NameFeatures(reader)
    var example = NameExample(tokens: tokens.map { reader[$0].span })
    features.append(of: tokens, hints: hints[...], to: &example.features, ends: &example.ends)
    return example
  }

  /// What the rules find in a sentence, in its order; none overlap.
  private func proposals(
    in tokens: Range<Int>, _ cancellation: inout Cancellation
  ) throws(CancellationError) -> [Mention] {
    var proposals: [Mention] = []
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      try cancellation.step(Reader.tokenWork)
      try proposals.makeRoom(for: 4, cancellation)
      guard reader.isWord(index) else {
        index += 1
        continue
      }
      let next =
        reader.isArabic(index)
        ? arabic.names(at: index, in: tokens, into: &proposals)
        : english.names(at: index, in: tokens, into: &proposals)
      index = max(next, index + 1)
    }
    return try MentionResolver.resolve(proposals, cancellation)
  }

  /// For each token what stands there: 0 for nothing, else twice the kind, one more where it goes on.
  private func hints(
    in tokens: Range<Int>, _ proposals: [Mention], _ values: ArraySlice<Mention>,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> [UInt8] {
    var hints: [UInt8] = []
    try hints.makeRoom(for: tokens.count, cancellation)
    hints.append(contentsOf: repeatElement(0, count: tokens.count))
    func mark(_ mention: Mention) {
      let range = reader.tokens(touching: mention.span).clamped(to: tokens)
      for index in range {
        let goesOn = index > range.lowerBound
        hints[index - tokens.lowerBound] = mention.kind.rawValue * 2 + (goesOn ? 3 : 2)
      }
    }
    for value in values { mark(value) }
    for proposal in proposals { mark(proposal) }
    return hints
  }

  /// Words for kinds of places that are no part of the name, unlike «دولة» and «ولاية».
  private static let outerHeads = WordSet("مدينة بلدة قرية محافظة مدينتي محافظتي محافظتا بلدتي")

  /// A mention of a run of tokens, with what the rules know of it.
  private func mention(
    _ run: NameTagger.Run, _ proposals: ArraySlice<Mention>, in sentence: Range<Int>
  ) -> Mention {
    var first = run.tokens.lowerBound
    let last = run.tokens.upperBound - 1
    // «محافظة» stays outside of «محافظة الحسكة».
    if run.kind == .location, first < last,
      reader.contains(Self.outerHeads, at: first, cutting: .all)
    {
      first += 1
    }
    while first < last, isOuter(first, of: run, in: sentence) { first += 1 }
    var span = Span(start: reader[first].span.start, end: end(of: first..<last + 1))
    var mention = Mention(run.kind, span, confidence: run.confidence)
    for proposal in proposals.prefix(while: { $0.span.start < span.end }) {
      if proposal.span.start > span.start, proposal.span.start < reader[first].span.end {
        span = Span(start: proposal.span.start, end: span.end)
      }
      if proposal.kind == .facility, run.kind != .person, proposal.span.end == span.end {
        mention.kind = .facility
      }
    }
    mention.span = span
    return mention
  }

  /// Before "'s", unless it is the name's own: "McDonald's".
  private func end(of tokens: Range<Int>) -> Int {
    let last = tokens.upperBound - 1
    let end = reader.endBeforePossessive(last)
    guard end < reader[last].span.end else { return end }
    let known = Organizations.table.match(reader, at: tokens.lowerBound, limit: tokens.upperBound)
    return known?.end == tokens.upperBound ? reader[last].span.end : end
  }

  /// "The" of "The Iraqi Army", "Syrian Foreign Minister" of "Syrian Foreign Minister Walid Haddad".
  private func isOuter(_ index: Int, of run: NameTagger.Run, in sentence: Range<Int>) -> Bool {
    guard reader[index].script == .latin else { return false }
    switch run.kind {
    case .organization:
      return reader.key(index) == Self.the
        && (!reader[index].isCapitalized || index == sentence.lowerBound)
        && Organizations.table.match(reader, at: index, limit: run.tokens.upperBound) == nil
    case .person:
      return reader.contains(EnglishNameWords.offices, at: index)
        || reader.contains(EnglishNameWords.roleParts, at: index)
        || Nationalities.table[reader.key(index)] != nil
        // "of State" of "Secretary of State John Kerry".
        || reader.contains(RelationWords.links, at: index)
        || index > run.tokens.lowerBound && reader.contains(RelationWords.links, at: index - 1)
    case .location:
      return !reader[index].isCapitalized && reader.contains(Self.beforePlaces, at: index)
    default: return false
    }
  }

  /// "the city of Mosul".
  private static let beforePlaces = WordSet(
    "the of city town village province governorate district county region port capital suburb")
  private static let the = TextKey.hash("the")

  /// From which mean likelihood of its tokens on a rule's proposal is believed.
  private static let leastLikelihood: Float = 0.2

  /// Whether a rule's proposal stands beside what the tagger says or takes its place: a head that goes before a name
  /// («صحيفة الاقتصادية»), and what the tagger thinks half likely.
  private func stands(
    _ proposal: Mention, beside runs: ArraySlice<NameTagger.Run>, in sentence: Range<Int>
  ) -> Bool {
    guard NameLabel.kinds.contains(proposal.kind) else { return proposal.kind != .nationality }
    let tokens = reader.tokens(touching: proposal.span).clamped(to: sentence)
    if proposal.kind == .person, !reader.isArabic(tokens.lowerBound) { return false }
    let covered = runs.prefix { $0.tokens.lowerBound < tokens.upperBound }
    if let first = covered.first, let last = covered.last {
      if proposal.kind == .location, proposal.confidence > 0.8, first.tokens.count == 1,
        first.kind == .location,
        first.tokens.lowerBound == tokens.lowerBound, last.tokens.upperBound < tokens.upperBound
      {
        // «دير» of «دير الزور».
        return true
      }
      if proposal.kind == .organization, first.kind == .organization,
        first.tokens.lowerBound == tokens.lowerBound, last.tokens == first.tokens,
        last.tokens.upperBound + 2 == tokens.upperBound,
        reader.folded(last.tokens.upperBound).starts(with: Letters.lam),
        !ArabicNameWords.sports.contains(reader.key(last.tokens.upperBound))
      {
        // «المرصد السوري» of «المرصد السوري لحقوق الإنسان».
        return true
      }
      return proposal.kind != .person && tokens.lowerBound < first.tokens.lowerBound
        && tokens.upperBound >= last.tokens.upperBound
    }
    let isNational = proposal.kind == .organization && isNational(tokens)
    let least =
      proposal.kind == .organization && isNamed(tokens)
      ? Self.leastOfNamed : Self.leastLikelihood
    let sum = tokens.reduce(0) { $0 + tagger.likelihoods[$1 - sentence.lowerBound] }
    return sum >= (isNational ? 0.015 : least) * Float(tokens.count)
  }

  /// Whether an organisation's head is followed by what names one: a definite noun, a place, a word of no dictionary.
  private func isNamed(_ tokens: Range<Int>) -> Bool {
    let next = tokens.lowerBound + 1
    guard next < tokens.upperBound, reader.isArabic(next),
      !reader.contains(Self.generic, at: next)
    else { return false }
    return tokens.dropFirst().contains { index in
      reader.hasArticle(index)
        || !NameList(word: reader.key(index)).contains(.common)
          && Nationalities.table[reader.key(index)] == nil
    }
  }

  /// «الجيش العراقي»: what a state has one of, with its nation.
  private func isNational(_ tokens: Range<Int>) -> Bool {
    tokens.count == 2 && reader.contains(Self.ofStates, at: tokens.lowerBound, cutting: .all)
      && Nationalities.table[reader.key(tokens.lowerBound + 1)] != nil
  }

  private static let ofStates = WordSet("الجيش")

  /// What makes of a head a thing that every company has.
  private static let generic = WordSet("الإدارة إدارة الأمناء أمناء تحقيق التحقيق")
  private static let leastOfNamed: Float = 0.025

  /// Lets the names of all sentences agree, and appends those that stand unseen.
  ///
  /// - Parameter mentions: What was found so far; names are given the kind that they are of in most places.
  func agree(
    _ sentences: [Range<Int>], _ mentions: inout [Mention], _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    for index in mentions.indices {
      try cancellation.step(Reader.tokenWork)
      mentions[index].kind = consensus.kind(of: mentions[index])
    }
    for tokens in sentences {
      var index = tokens.lowerBound
      while index < tokens.upperBound {
        try cancellation.step(Reader.tokenWork)
        try mentions.makeRoom(cancellation)
        if let found = consensus.name(at: index, limit: tokens.upperBound) {
          mentions.append(found.mention)
          index = found.end
        } else {
          index += 1
        }
      }
    }
  }
}

/// A sentence as the taggers of names see it.
package struct NameExample: Sendable {
  /// Where its tokens are.
  package var tokens: [Span]
  /// The features of all tokens, as hashes.
  package var features: [UInt64] = []
  /// Where the features of each token end.
  package var ends: [UInt32] = []
}
