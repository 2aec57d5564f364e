internal import DocumentCore

/// Finds what holds between the entities of a sentence, by the words beside and between their names; rather too few
/// than wrong ones.
struct RelationFinder {
  let reader: Reader
  private var names: [Name] = []
  /// Points in time and spans of it, in the order of the text.
  private var times: [Time] = []
  /// By token, the index of the name that it is in.
  private let nameOf: TokenIndex
  /// By the first word of a name, without its article, the entity that was last named so: «المتحف» is one of them.
  private var heads = KeyMap<Int>()
  private var seen = KeyMap<Bool>()
  private var relations: [Relation] = []

  struct Name {
    var kind: MentionKind
    var span: Span
    var entity: Int
    var tokens: Range<Int>
  }

  private struct Time {
    var span: Span
    var tokens: Range<Int>
  }

  /// How many tokens are looked at from a name.
  static let reach = 24
  /// How far from the words that show an event its time and place may stand, tokens.
  private static let setting = 12

  /// - Parameter tokens: Those that each mention touches.
  init(
    _ reader: Reader, mentions: [Mention], tokens: [Range<Int>], _ cancellation: Cancellation
  ) throws(CancellationError) {
    var cancellation = cancellation
    self.reader = reader
    for (mention, tokens) in zip(mentions, tokens) where mention.kind != .nationality {
      try cancellation.step(Reader.tokenWork)
      try names.makeRoom(cancellation)
      try times.makeRoom(cancellation)
      if let entity = mention.entity {
        names.append(Name(kind: mention.kind, span: mention.span, entity: entity, tokens: tokens))
      } else if mention.kind.isTime, mention.kind != .duration, mention.kind != .set {
        times.append(Time(span: mention.span, tokens: tokens))
      }
    }
    nameOf = try TokenIndex(names.map(\.tokens), of: reader, cancellation)
  }

  /// The relations of all sentences, in the order of their evidence.
  mutating func find(
    in sentences: [Range<Int>], _ attributions: [Attribution], _ cancellation: Cancellation
  ) throws(CancellationError) -> [Relation] {
    var cancellation = cancellation
    var index = 0
    for sentence in sentences {
      let first = index
      while index < names.count, names[index].tokens.lowerBound < sentence.upperBound { index += 1 }
      for name in names[first..<index] {
        try cancellation.step(Reader.tokenWork * Self.reach)
        try relations.makeRoom(for: 8, cancellation)
        try heads.makeRoom(cancellation)
        try seen.makeRoom(cancellation)
        switch name.kind {
        case .person: addRole(of: name, in: sentence)
        case .location, .facility, .organization, .event: addPlace(of: name, in: sentence)
        default: break
        }
        if name.kind == .location || name.kind == .facility { addJourney(to: name, in: sentence) }
        if name.tokens.count > 1, name.kind != .person, name.kind != .location {
          heads[reader.keyWithoutArticle(name.tokens.lowerBound)] = name.entity
        }
      }
      if index - first > 1 {
        try addMeetings(in: sentence, names: first..<index, &cancellation)
        try addAttacks(in: sentence, &cancellation)
      }
    }
    try addSayings(attributions, &cancellation)
    return try cancellation.sorted(relations) {
      ($0.evidence.start, $0.evidence.end) < ($1.evidence.start, $1.evidence.end)
    }
  }

  func name(at index: Int) -> Name? { nameOf[index].map { names[$0] } }

  /// Makes room for one more relation.
  mutating func makeRoom(_ cancellation: Cancellation) throws(CancellationError) {
    try relations.makeRoom(cancellation)
    try seen.makeRoom(cancellation)
  }

  /// - Parameter sentence: Of an event: where its time and place may be told.
  mutating func add(
    _ kind: Relation.Kind, _ subject: Int, _ object: Int, evidence: Range<Int>, confidence: Float,
    in sentence: Range<Int>? = nil
  ) {
    let key = TextKey.join(
      TextKey.join(TextKey.join(TextKey.seed, UInt64(kind.rawValue)), UInt64(subject)),
      UInt64(object))
    guard subject != object, seen[key] == nil else { return }
    seen[key] = true
    let span = Span(
      start: reader[evidence.lowerBound].span.start,
      end: reader[evidence.upperBound - 1].span.end)
    var relation = Relation(
      kind: kind, subject: subject, object: object, evidence: span, confidence: confidence)
    if let sentence {
      relation.time = time(of: evidence, in: sentence)
      relation.place = place(of: evidence, in: sentence, besides: subject, object)
    }
    relations.append(relation)
  }

  // MARK: Time and place

  /// The time told nearest to the evidence.
  private func time(of evidence: Range<Int>, in sentence: Range<Int>) -> Span? {
    let near = nearby(evidence, in: sentence)
    var nearest: (distance: Int, span: Span)?
    for time in times[times.partitionPoint { $0.tokens.lowerBound < near.lowerBound }...] {
      guard time.tokens.upperBound <= near.upperBound else { break }
      let distance = max(
        evidence.lowerBound - time.tokens.upperBound, time.tokens.lowerBound - evidence.upperBound)
      if distance < nearest?.distance ?? Int.max { nearest = (distance, time.span) }
    }
    return nearest?.span
  }

  /// The first place that the sentence says it was in.
  private func place(
    of evidence: Range<Int>, in sentence: Range<Int>, besides subject: Int, _ object: Int
  ) -> Int? {
    let near = nearby(evidence, in: sentence)
    for name in names[names.partitionPoint { $0.tokens.lowerBound < near.lowerBound }...] {
      guard name.tokens.upperBound <= near.upperBound else { break }
      let isPlace = name.kind == .location || name.kind == .facility
      if isPlace, name.entity != subject, name.entity != object, isInside(name, near) {
        return name.entity
      }
    }
    return nil
  }

  /// «في Y», «بمدينة Y», "in Y".
  private func isInside(_ place: Name, _ near: Range<Int>) -> Bool {
    let first = place.tokens.lowerBound
    if place.span.start > reader[first].span.start { return reader.forms(first).letter == 0x628 }
    var index = first - 1
    while index >= near.lowerBound,
      reader.contains(RelationWords.placeHeads, at: index, cutting: .all)
    {
      if isGluedInside(index) { return true }
      index -= 1
    }
    return index >= near.lowerBound && reader.contains(RelationWords.inside, at: index)
  }

  /// «بمدينة», not «بلدة».
  func isGluedInside(_ index: Int) -> Bool {
    reader.forms(index).letter == 0x628 && !reader.contains(RelationWords.placeHeads, at: index)
  }

  private func nearby(_ evidence: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
    (evidence.lowerBound - Self.setting..<evidence.upperBound + Self.setting).clamped(to: sentence)
  }

  // MARK: Roles

  /// «قائد قوات X فلان», «مدير المتحف فلان», "Acme director Jane Doe", "Jane Doe, director of Acme".
  private mutating func addRole(of person: Name, in sentence: Range<Int>) {
    let lower = max(sentence.lowerBound, person.tokens.lowerBound - Self.reach)
    var index = person.tokens.lowerBound - 1
    var role: Relation.Kind?
    while index >= lower, name(at: index) == nil,
      isTitle(index) || Quotes.isClosing(reader.mark(index))
    {
      // Of English the role stands between the two.
      if !reader.isArabic(index), let kind = self.role(index) { role = kind }
      index -= 1
    }
    guard index >= lower else { return addRoleAfter(person, in: sentence) }
    if let role, let name = name(at: index), name.kind != .person {
      return addRole(role, person, name, from: name.tokens.lowerBound)
    }
    var target = name(at: index).map { ($0.entity, $0.kind, $0.tokens.lowerBound) }
    if target == nil, let entity = headed(index) { target = (entity, .organization, index) }
    guard var (entity, kind, first) = target, kind != .person else {
      return addRoleAfter(person, in: sentence)
    }
    // «منسقة منظمة X في غازي عنتاب فلانة»: of the organisation.
    if first - 1 > lower, reader.contains(RelationWords.links, at: first - 1),
      let outer = name(at: first - 2), outer.kind == .organization || outer.kind == .facility
    {
      (entity, kind, first) = (outer.entity, outer.kind, outer.tokens.lowerBound)
    }
    var before = first - 1
    var skipped = 0
    while before >= lower, skipped < 4, self.role(before) == nil,
      reader.contains(RelationWords.inner, at: before)
        || reader.contains(RelationWords.links, at: before)
    {
      before -= 1
      skipped += 1
    }
    guard before >= lower, var role = self.role(before) else {
      return addRoleAfter(person, in: sentence)
    }
    while before - 1 >= lower, let outer = self.role(before - 1) {
      role = outer
      before -= 1
    }
    guard role == .inChargeOf || kind != .location else { return }
    add(
      role, person.entity, entity, evidence: before..<person.tokens.upperBound, confidence: 0.92)
  }

  private mutating func addRole(
    _ role: Relation.Kind, _ person: Name, _ name: Name, from first: Int
  ) {
    guard role == .inChargeOf || name.kind != .location else { return }
    let evidence =
      min(first, person.tokens.lowerBound)..<max(name.tokens.upperBound, person.tokens.upperBound)
    add(role, person.entity, name.entity, evidence: evidence, confidence: 0.92)
  }

  /// "Jane Doe, the director of Acme".
  private mutating func addRoleAfter(_ person: Name, in sentence: Range<Int>) {
    let end = person.tokens.upperBound
    let limit = min(sentence.upperBound, end + 10)
    guard end < limit, reader.isComma(end) else { return }
    var role: Relation.Kind?
    for index in (end + 1)..<max(end + 1, limit) {
      if let name = name(at: index) {
        if let role, name.kind != .person { addRole(role, person, name, from: index) }
        return
      }
      guard reader.isWord(index) else { return }
      if role == nil { role = self.role(index) }
    }
  }

  private func role(_ index: Int) -> Relation.Kind? {
    if name(at: index) != nil { return nil }
    if reader.contains(RelationWords.belonging, at: index, cutting: .all) { return .memberOf }
    return reader.contains(RelationWords.leading, at: index, cutting: .all) ? .inChargeOf : nil
  }

  private func isTitle(_ index: Int) -> Bool {
    if reader.isArabic(index) {
      return reader.contains(ArabicNameWords.titles, at: index)
        || reader.hasArticle(index) && Nationalities.table[reader.key(index)] != nil
    }
    return reader.contains(EnglishNameWords.titles, at: index) || role(index) != nil
  }

  /// The entity that «المتحف» or «للشركة» stands for.
  private func headed(_ index: Int) -> Int? {
    guard reader.isArabic(index) else { return nil }
    if reader.hasArticle(index) { return heads[reader.keyWithoutArticle(index)] }
    return reader.forms(index).preposition.flatMap {
      reader.definiteKey(from: $0.start, of: index).flatMap { heads[$0] }
    }
  }

  // MARK: Places

  /// «X في Y», «X شرقي Y», «X، عاصمة Y», "X in Y".
  private mutating func addPlace(of name: Name, in sentence: Range<Int>) {
    var index = name.tokens.upperBound
    let limit = min(sentence.upperBound, index + 6)
    var isShown = false
    // «مراسلة راديو X في Y» is there, not the station.
    if role(name.tokens.lowerBound - 1) == .memberOf { return }
    if index < limit, reader.isComma(index) {
      index += 1
      // «التابعة لإيران، شمالي Y» tells of something else.
      guard index < limit, name.span.start == reader[name.tokens.lowerBound].span.start,
        reader.contains(RelationWords.directions, at: index)
          || reader.contains(RelationWords.capital, at: index)
      else { return }
    }
    guard index < limit else { return }
    if reader.contains(RelationWords.inside, at: index)
      || reader.contains(RelationWords.directions, at: index)
      || reader.contains(RelationWords.capital, at: index)
    {
      isShown = true
      index += 1
    }
    while index < limit, self.name(at: index) == nil,
      reader.contains(RelationWords.placeHeads, at: index, cutting: .all)
    {
      if isGluedInside(index) { isShown = true }
      index += 1
    }
    guard index < limit, let place = self.name(at: index), place.kind == .location else { return }
    let isGlued =
      place.span.start > reader[index].span.start && reader.forms(index).letter == 0x628
    guard isShown || isGlued else { return }
    add(
      .locatedIn, name.entity, place.entity,
      evidence: name.tokens.lowerBound..<place.tokens.upperBound, confidence: 0.9)
  }

  // MARK: Journeys

  /// «وصل فلان إلى X قادماً من Y», "visited X".
  private mutating func addJourney(to place: Name, in sentence: Range<Int>) {
    let lower = max(sentence.lowerBound, place.tokens.lowerBound - Self.reach)
    var index = place.tokens.lowerBound - 1
    while index >= lower, name(at: index) == nil,
      reader.contains(RelationWords.placeHeads, at: index)
    { index -= 1 }
    guard index >= lower else { return }
    if reader.contains(RelationWords.visiting, at: index, cutting: .conjunction) {
      addJourney(
        .wentTo, place, verb: index, lower: lower, limit: place.tokens.lowerBound, in: sentence)
      return
    }
    let isFrom = reader.contains(RelationWords.out, at: index)
    guard isFrom || reader.contains(RelationWords.into, at: index) else { return }
    if isFrom, index > lower, reader.contains(RelationWords.coming, at: index - 1) {
      addJourney(.cameFrom, place, verb: index - 1, lower: lower, limit: index, in: sentence)
      return
    }
    var verb = index - 1
    while verb >= lower {
      if isFrom, reader.contains(RelationWords.coming, at: verb) { break }
      if reader.contains(RelationWords.going, at: verb, cutting: .conjunction) { break }
      verb -= 1
    }
    guard verb >= lower else { return }
    addJourney(
      isFrom ? .cameFrom : .wentTo, place, verb: verb, lower: lower, limit: index, in: sentence)
  }

  /// Who goes is named after the verb, else before it.
  private mutating func addJourney(
    _ kind: Relation.Kind, _ place: Name, verb: Int, lower: Int, limit: Int,
    in sentence: Range<Int>
  ) {
    guard let person = person(after: verb, before: limit) ?? person(before: verb, from: lower)
    else { return }
    let first = min(verb, person.tokens.lowerBound)
    add(
      kind, person.entity, place.entity, evidence: first..<place.tokens.upperBound,
      confidence: 0.88, in: sentence)
  }

  private func person(after index: Int, before limit: Int) -> Name? {
    for next in (index + 1)..<max(index + 1, limit) {
      if let name = name(at: next), name.kind == .person { return name }
    }
    return nil
  }

  private func person(before index: Int, from lower: Int) -> Name? {
    var index = index - 1
    while index >= lower {
      if let name = name(at: index), name.kind == .person { return name }
      index -= 1
    }
    return nil
  }

  // MARK: Meetings

  /// «والتقى محافظ X فلاناً», «واجتمع فلان مع فلان», "A met B".
  private mutating func addMeetings(
    in sentence: Range<Int>, names: Range<Int>, _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    guard names.count(where: { self.names[$0].kind == .person }) > 1 else { return }
    for verb in sentence
    where reader.contains(RelationWords.meeting, at: verb, cutting: .conjunction) {
      try cancellation.step(Reader.tokenWork * Self.reach)
      try relations.makeRoom(cancellation)
      try seen.makeRoom(cancellation)
      let limit = min(sentence.upperBound, verb + Self.reach)
      guard let first = person(after: verb, before: limit) else { continue }
      let second = person(after: first.tokens.upperBound - 1, before: limit)
      if let second, isJoined(first, second) {
        addMeeting(first, second, verb, in: sentence)
      } else if let before = person(
        before: verb, from: max(sentence.lowerBound, verb - 2 * Self.reach))
      {
        addMeeting(before, first, verb, in: sentence)
      } else if let second {
        addMeeting(first, second, verb, in: sentence)
      }
    }
  }

  private func isJoined(_ first: Name, _ second: Name) -> Bool {
    let between = first.tokens.upperBound..<max(first.tokens.upperBound, second.tokens.lowerBound)
    return between.contains { reader.contains(RelationWords.with, at: $0) }
  }

  private mutating func addMeeting(_ a: Name, _ b: Name, _ verb: Int, in sentence: Range<Int>) {
    let evidence =
      min(verb, a.tokens.lowerBound)..<max(verb + 1, b.tokens.upperBound)
    add(.metWith, a.entity, b.entity, evidence: evidence, confidence: 0.88, in: sentence)
  }
}
