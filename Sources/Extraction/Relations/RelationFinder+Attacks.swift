internal import DocumentCore

/// Who attacked whom: «قصفت قوات X بلدة Y», «شنت X غارات على Y», «تعرضت Y لهجوم من X», "A bombed B", "A launched
/// strikes on B", "B was attacked by A".
extension RelationFinder {
  /// How many tokens of an attack are between its verb and either name.
  private static let attack = 10

  mutating func addAttacks(
    in sentence: Range<Int>, _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    for verb in sentence {
      try cancellation.step(8)
      guard reader.isWord(verb), name(at: verb) == nil else { continue }
      try makeRoom(cancellation)
      if reader.contains(RelationWords.attacking, at: verb, cutting: .conjunction) {
        try cancellation.step(Reader.tokenWork * Self.attack)
        addAttack(verb, in: sentence)
      } else if reader.contains(RelationWords.launching, at: verb, cutting: .conjunction) {
        try cancellation.step(Reader.tokenWork * Self.attack)
        addLaunch(verb, in: sentence)
      } else if reader.contains(RelationWords.suffering, at: verb, cutting: .conjunction) {
        try cancellation.step(Reader.tokenWork * Self.attack)
        addSuffering(verb, in: sentence)
      }
    }
  }

  private mutating func addAttack(_ verb: Int, in sentence: Range<Int>) {
    if !reader.isArabic(verb), isPassive(verb, in: sentence) {
      guard let victim = attacker(before: verb - 1, in: sentence),
        reader.contains(RelationWords.by, at: verb + 1),
        let attacker = next(from: verb + 2, in: sentence), canAttack(attacker, verb + 1)
      else { return }
      return add(attacker, victim, verb, in: sentence)
    }
    // What Arabic names first after the verb is who does it, unless that stands before the verb.
    guard let first = next(from: verb + 1, in: sentence) else { return }
    if reader.isArabic(verb), canAttack(first, verb),
      let second = next(from: first.tokens.upperBound, in: sentence)
    {
      return add(first, second, verb, in: sentence)
    }
    if let attacker = attacker(before: verb, in: sentence),
      canAttack(attacker, attacker.tokens.upperBound)
    {
      add(attacker, first, verb, in: sentence)
    }
  }

  /// «شنت X غارات على Y», "A launched strikes on B".
  private mutating func addLaunch(_ verb: Int, in sentence: Range<Int>) {
    let limit = min(sentence.upperBound, verb + Self.attack)
    var attacker: Name?
    var isAttack = false
    var index = verb + 1
    while index < limit {
      if let name = name(at: index) {
        guard attacker == nil, !isAttack else { return }
        attacker = name
        index = name.tokens.upperBound
        continue
      }
      if isAttack, reader.contains(RelationWords.against, at: index) { break }
      guard reader.isWord(index) else { return }
      if reader.contains(RelationWords.attacks, at: index) { isAttack = true }
      index += 1
    }
    guard index < limit, let victim = next(from: index + 1, in: sentence),
      let found = attacker ?? self.attacker(before: verb, in: sentence),
      canAttack(found, attacker == nil ? found.tokens.upperBound : verb)
    else { return }
    add(found, victim, verb, in: sentence)
  }

  /// «تعرضت Y لهجوم من X».
  private mutating func addSuffering(_ verb: Int, in sentence: Range<Int>) {
    let limit = min(sentence.upperBound, verb + 2 * Self.attack)
    guard let victim = next(from: verb + 1, in: sentence) else { return }
    var isAttack = false
    for index in victim.tokens.upperBound..<max(victim.tokens.upperBound, limit) {
      if let attacker = name(at: index) {
        if isAttack, canAttack(attacker, index - 1),
          reader.contains(RelationWords.by, at: index - 1)
        {
          add(attacker, victim, verb, in: sentence)
        }
        return
      }
      guard reader.isWord(index) else { return }
      if reader.contains(RelationWords.attacks, at: index, cutting: .all) { isAttack = true }
    }
  }

  private mutating func add(
    _ attacker: Name, _ victim: Name, _ verb: Int, in sentence: Range<Int>
  ) {
    guard victim.kind != .event else { return }
    let first = min(verb, attacker.tokens.lowerBound, victim.tokens.lowerBound)
    let end = max(verb + 1, attacker.tokens.upperBound, victim.tokens.upperBound)
    add(
      .attacked, attacker.entity, victim.entity, evidence: first..<end, confidence: 0.6,
      in: sentence)
  }

  /// Of places only one right beside the verb: «قصفت إسرائيل …», not «قصفت … في إسرائيل».
  private func canAttack(_ name: Name, _ verb: Int) -> Bool {
    switch name.kind {
    case .organization, .person: true
    case .location: name.tokens.lowerBound == verb + 1 || name.tokens.upperBound == verb
    default: false
    }
  }

  /// The name that follows, with words of kinds of places and targets between at most.
  private func next(from index: Int, in sentence: Range<Int>) -> Name? {
    var index = index
    let limit = min(sentence.upperBound, index + 6)
    while index < limit {
      if let name = name(at: index) { return name }
      guard reader.isWord(index), !reader.contains(RelationWords.elsewhere, at: index),
        !isGluedInside(index)
      else { return nil }
      index += 1
    }
    return nil
  }

  /// The name that stands before a verb, with auxiliaries between at most.
  private func attacker(before verb: Int, in sentence: Range<Int>) -> Name? {
    var index = verb - 1
    while index >= sentence.lowerBound, name(at: index) == nil,
      reader.contains(RelationWords.auxiliaries, at: index)
    { index -= 1 }
    return index >= sentence.lowerBound ? name(at: index) : nil
  }

  private func isPassive(_ verb: Int, in sentence: Range<Int>) -> Bool {
    verb > sentence.lowerBound && reader.contains(RelationWords.being, at: verb - 1)
  }
}
