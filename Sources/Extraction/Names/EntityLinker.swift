internal import DocumentCore

/// Groups mentions of names into the entities that they refer to.
struct EntityLinker {
  private struct Draft {
    var kind: MentionKind
    var name: Span
    var wordCount: Int
    var count = 0
    var firstOffset: Int
    /// Of an organisation, the country whose adjective ends its name.
    var nation: String?
  }

  private let reader: Reader
  private var drafts: [Draft] = []
  private var exact = KeyMap<Int>()
  private var families = KeyMap<Int>()
  /// By the initials of an organisation's name.
  private var initials = KeyMap<Int>()
  /// By a person's family name, the first mention of a whole name with it.
  private var wholeNames = KeyMap<Int>()

  private init(_ reader: Reader) { self.reader = reader }

  /// Gives every name its entity and returns the entities, most salient first.
  static func link(
    _ mentions: inout [Mention], _ reader: Reader, _ cancellation: Cancellation
  ) throws(CancellationError) -> [Entity] {
    var cancellation = cancellation
    var linker = EntityLinker(reader)
    for index in mentions.indices.reversed() where mentions[index].kind == .person {
      try cancellation.step(Reader.tokenWork)
      try linker.wholeNames.makeRoom(cancellation)
      let keys = reader.nameKeys(of: mentions[index].span)
      if keys.count > 1, let family = keys.last { linker.wholeNames[family] = index }
    }
    for index in mentions.indices where mentions[index].kind.isName {
      try cancellation.step(Reader.tokenWork * 2)
      try linker.makeRoom(cancellation)
      mentions[index].entity = linker.draft(of: mentions[index], after: index, in: mentions)
    }
    return try linker.ranked(&mentions, cancellation)
  }

  private mutating func makeRoom(_ cancellation: Cancellation) throws(CancellationError) {
    try drafts.makeRoom(cancellation)
    try exact.makeRoom(cancellation)
    try families.makeRoom(cancellation)
    try initials.makeRoom(cancellation)
  }

  /// The index of the entity that a mention refers to, made where it is new.
  private mutating func draft(of mention: Mention, after index: Int, in mentions: [Mention]) -> Int
  {
    let keys = keys(of: mention)
    let full = hash(keys, mention.kind)
    let found =
      exact[full] ?? familyMatch(keys, mention, mentions) ?? aliasMatch(mention, index, mentions)
    let draft = found ?? drafts.count
    if found == nil {
      drafts.append(
        Draft(
          kind: mention.kind, name: mention.span, wordCount: keys.count,
          firstOffset: mention.span.start))
    } else if keys.count > drafts[draft].wordCount {
      drafts[draft].name = mention.span
      drafts[draft].wordCount = keys.count
    }
    drafts[draft].count += 1
    exact[full] = draft
    register(keys, draft, mention)
    return draft
  }

  /// What a name is known by: its words, without articles and quotation marks.
  private func keys(of mention: Mention) -> [UInt64] {
    switch mention.kind {
    case .nationality where !mention.value.isEmpty:
      // «السوري» and «السوريين» are one.
      return [TextKey.hash(mention.value)]
    case .organization:
      return reader.tokens(touching: mention.span).filter { !isQuote($0) }.map { index in
        reader[index].span.start < mention.span.start
          ? reader.nameKey(from: mention.span.start, of: index) : reader.keyWithoutArticle(index)
      }
    default:
      return reader.nameKeys(of: mention.span)
    }
  }

  private func isQuote(_ index: Int) -> Bool {
    Quotes.isOpening(reader.mark(index)) || Quotes.isClosing(reader.mark(index))
  }

  private func hash(_ keys: some Sequence<UInt64>, _ kind: MentionKind) -> UInt64 {
    keys.reduce(UInt64(kind.rawValue) &+ 0x9E37, TextKey.join)
  }

  private mutating func familyMatch(
    _ keys: [UInt64], _ mention: Mention, _ mentions: [Mention]
  ) -> Int? {
    guard let last = keys.last else { return nil }
    if mention.kind == .person, keys.count == 1 {
      return families[last] ?? wholeNames[last].map { draft(ofWhole: mentions[$0], at: mention) }
    }
    if mention.kind == .facility {
      // «معبر نصيب» and «معبر نصيب الحدودي».
      return families[hash(keys, .facility)]
        ?? (keys.count > 2 ? exact[hash(keys.dropLast(), .facility)] : nil)
    }
    guard mention.kind == .organization else { return nil }
    if keys.count == 1 {
      let index = reader.table.index(atOrAfter: mention.span.start)
      if index < reader.count, reader[index].isAllCaps, let draft = initials[reader.key(index)] {
        return draft
      }
    }
    if let draft = families[hash(keys, .product)], agrees(keys, draft) { return draft }
    // A longer form of what was named before.
    for form in shortForms(of: keys) {
      let draft = exact[hash(form, .organization)] ?? families[hash(form, .product)]
      if let draft, agrees(keys, draft) { return draft }
    }
    return nil
  }

  /// The new entity of a person whose family name stands first, as in a headline, and whose whole name later.
  private mutating func draft(ofWhole whole: Mention, at mention: Mention) -> Int {
    let draft = drafts.count
    let keys = reader.nameKeys(of: whole.span)
    drafts.append(
      Draft(
        kind: .person, name: whole.span, wordCount: keys.count,
        firstOffset: mention.span.start))
    exact[hash(keys, .person)] = draft
    register(keys, draft, whole)
    return draft
  }

  /// The organisation right before a bracket that holds this one.
  private func aliasMatch(_ mention: Mention, _ index: Int, _ mentions: [Mention]) -> Int? {
    guard mention.kind == .organization, index > 0, mentions[index - 1].kind == .organization,
      mention.span.start - mentions[index - 1].span.end <= 4
    else { return nil }
    let first = reader.table.index(atOrAfter: mention.span.start)
    guard first > 0, reader.mark(first - 1) == 0x28 else { return nil }
    return mentions[index - 1].entity
  }

  /// Not both of different nations: «الجيش السوري» and «الجيش العراقي».
  private func agrees(_ keys: [UInt64], _ draft: Int) -> Bool {
    guard drafts[draft].kind == .organization, let nation = nation(of: keys),
      let other = drafts[draft].nation
    else { return drafts[draft].kind == .organization }
    return nation == other
  }

  private func nation(of keys: [UInt64]) -> String? {
    keys.count > 1 ? keys.last.flatMap { Nationalities.table[$0] } : nil
  }

  /// An organisation's name without a head that tells its kind only, without its nation, or without both.
  private func shortForms(of keys: [UInt64]) -> [[UInt64]] {
    var forms: [[UInt64]] = []
    let isHeaded = keys.count > 1 && Self.looseHeads.contains(keys[0])
    let isNational = nation(of: keys) != nil
    if isHeaded { forms.append(Array(keys.dropFirst())) }
    if isNational { forms.append(Array(keys.dropLast())) }
    if isHeaded, isNational, keys.count > 2 { forms.append(Array(keys.dropFirst().dropLast())) }
    return forms.filter { form in
      form.count > 1
        || form.count == 1 && !ArabicNameWords.organizationHeads.contains(form[0])
          && Nationalities.table[form[0]] == nil
    }
  }

  /// Heads that names are told with or without: «وكالة سانا» and «سانا».
  private static let looseHeads = WordSet(
    """
    وكالة تنظيم ميليشيا مليشيا ميلشيا ميليشيات مليشيات حركة جماعة قناة صحيفة جريدة مجلة إذاعة راديو تلفزيون شبكة موقع شركة مجموعة
    نادي فريق حلف مؤسسة منظمة قوات
    """)

  /// Lets a family name, or an organisation's name without its head or nation or its initials, find the entity.
  private mutating func register(_ keys: [UInt64], _ draft: Int, _ mention: Mention) {
    guard keys.count > 1, let last = keys.last else { return }
    if mention.kind == .person { families[last] = draft }
    if mention.kind == .facility, keys.count > 2 {
      families[hash(keys.dropLast(), .facility)] = draft
    }
    guard mention.kind == .organization else { return }
    if let nation = nation(of: keys) { drafts[draft].nation = nation }
    for form in shortForms(of: keys) { families[hash(form, .product)] = draft }
    if let initials = initials(of: mention) { self.initials[initials] = draft }
  }

  /// The key of "WHO" for "World Health Organization".
  private func initials(of mention: Mention) -> UInt64? {
    var letters: [UInt8] = []
    for index in reader.tokens(touching: mention.span) where reader[index].isCapitalized {
      letters.append(reader.text[reader[index].span.start] | 0x20)
    }
    return letters.count > 1 ? TextKey.hash(folded: letters) : nil
  }

  private func ranked(
    _ mentions: inout [Mention], _ cancellation: Cancellation
  ) throws(CancellationError) -> [Entity] {
    var cancellation = cancellation
    let length = Float(max(reader.text.count, 1))
    let scores = drafts.map { draft in
      Float(draft.count) * (1.5 - Float(draft.firstOffset) / length)
    }
    let total = max(scores.reduce(0, +), 1)
    let order = try cancellation.sorted(Array(drafts.indices)) {
      (-scores[$0], drafts[$0].firstOffset) < (-scores[$1], drafts[$1].firstOffset)
    }
    var ids = Array(repeating: 0, count: drafts.count)
    for (rank, draft) in order.enumerated() { ids[draft] = rank + 1 }
    for index in mentions.indices {
      try cancellation.step(Reader.tokenWork / 8)
      if let draft = mentions[index].entity { mentions[index].entity = ids[draft] }
    }
    var entities: [Entity] = []
    entities.reserveCapacity(order.count)
    for draft in order {
      try cancellation.step(Reader.tokenWork)
      entities.append(
        Entity(
          id: ids[draft], kind: drafts[draft].kind, name: reader.string(drafts[draft].name),
          salience: scores[draft] / total))
    }
    return entities
  }
}
