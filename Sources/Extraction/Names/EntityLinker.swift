internal import DocumentCore

/// Groups mentions of names into the entities that they refer to.
struct EntityLinker {
  private struct Draft {
    var kind: MentionKind
    var name: Span
    var tokenCount: Int
    var count = 0
    var firstOffset: Int
  }

  private let reader: Reader
  private var drafts: [Draft] = []
  private var exact = KeyMap<Int>()
  private var families = KeyMap<Int>()

  private init(_ reader: Reader) { self.reader = reader }

  /// Gives every name its entity and returns the entities, most salient first.
  static func link(
    _ mentions: inout [Mention], _ reader: Reader, _ cancellation: Cancellation
  ) throws(CancellationError) -> [Entity] {
    var cancellation = cancellation
    var linker = EntityLinker(reader)
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
  }

  /// The index of the entity that a mention refers to, made where it is new.
  private mutating func draft(of mention: Mention, after index: Int, in mentions: [Mention]) -> Int
  {
    let tokens = reader.table.indices(in: mention.span)
    let keys = reader.nameKeys(of: mention.span)
    let full = hash(keys, mention.kind)
    let found =
      exact[full] ?? familyMatch(keys, mention) ?? aliasMatch(mention, index, mentions)
    let draft = found ?? drafts.count
    if found == nil {
      drafts.append(
        Draft(
          kind: mention.kind, name: mention.span, tokenCount: tokens.count,
          firstOffset: mention.span.start))
    } else if tokens.count > drafts[draft].tokenCount {
      drafts[draft].name = mention.span
      drafts[draft].tokenCount = tokens.count
    }
    drafts[draft].count += 1
    exact[full] = draft
    register(keys, draft, mention)
    return draft
  }

  private func hash(_ keys: [UInt64], _ kind: MentionKind) -> UInt64 {
    keys.reduce(UInt64(kind.rawValue) &+ 0x9E37, TextKey.join)
  }

  private func familyMatch(_ keys: [UInt64], _ mention: Mention) -> Int? {
    guard let last = keys.last else { return nil }
    if mention.kind == .person, keys.count == 1 { return families[last] }
    if mention.kind == .organization { return families[hash(keys, .product)] }
    return nil
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

  /// Lets a family name, or an organisation's name without its head or nation, find the entity.
  private mutating func register(_ keys: [UInt64], _ draft: Int, _ mention: Mention) {
    guard keys.count > 1, let last = keys.last else { return }
    if mention.kind == .person { families[last] = draft }
    if mention.kind == .organization {
      let shorter = [Array(keys.dropLast()), Array(keys.dropFirst())]
      for part in shorter where part.count > 1 || keys.count == 2 {
        let isHead = part.count == 1 && ArabicNameWords.organizationHeads.contains(part[0])
        if !isHead { families[hash(part, .product)] = draft }
      }
    }
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
