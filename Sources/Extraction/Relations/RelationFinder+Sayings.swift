internal import DocumentCore

/// Who said something to whom: «وقال فلان لوكالة X», «في تصريح لـX», "A told B", "A said in an interview with B".
extension RelationFinder {
  /// How many tokens after a cue whom it was said to is looked for.
  private static let saying = 16

  mutating func addSayings(
    _ attributions: [Attribution], _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    for attribution in attributions {
      try cancellation.step(Reader.tokenWork * 2)
      try makeRoom(cancellation)
      guard let speaker = attribution.entity,
        let (hearer, evidence) = hearer(of: attribution), hearer.entity != speaker
      else { continue }
      add(
        .said, speaker, hearer.entity, evidence: evidence,
        confidence: attribution.confidence * 0.8)
    }
  }

  /// Whom something was said to, and the tokens that show it.
  private func hearer(of attribution: Attribution) -> (Name, Range<Int>)? {
    let cue = reader.tokens(touching: attribution.cue)
    let source = attribution.source.map { reader.tokens(touching: $0) }
    for index in cue.upperBound..<min(cue.upperBound + Self.saying, reader.count) {
      let token = reader[index].span
      if attribution.content.contains(token) || isSentenceEnd(index) { return nil }
      guard let name = name(at: index), name.tokens.lowerBound == index else { continue }
      guard name.kind == .person || name.kind == .organization else { continue }
      if let source, source.overlaps(name.tokens) { continue }
      guard isAddressed(name, cue) else { continue }
      var first = cue.lowerBound
      if let source, source.lowerBound < first, first - source.upperBound < Self.saying {
        first = source.lowerBound
      }
      return (name, first..<name.tokens.upperBound)
    }
    return nil
  }

  private func isAddressed(_ name: Name, _ cue: Range<Int>) -> Bool {
    let first = name.tokens.lowerBound
    if reader.isArabic(first) {
      if name.span.start > reader[first].span.start { return reader.forms(first).letter == 0x644 }
      let before = first - 1
      if reader.contains(RelationWords.with, at: before) {
        return (max(cue.lowerBound, before - 3)..<max(cue.lowerBound, before)).contains {
          reader.contains(RelationWords.talks, at: $0, cutting: .all)
        }
      }
      // «لوكالة» where the name itself begins after it.
      return reader.forms(before).letter == 0x644
        && ArabicNameWords.organizationHeads.contains(reader.forms(before).preposition?.key ?? 0)
    }
    var before = first - 1
    while before > cue.lowerBound, reader.contains(RelationWords.passedOver, at: before) {
      before -= 1
    }
    if before == cue.upperBound - 1 { return reader.contains(EnglishCues.telling, at: before) }
    if reader.contains(RelationWords.toward, at: before) { return true }
    return reader.contains(RelationWords.with, at: before)
      && (max(cue.lowerBound, before - 3)..<max(cue.lowerBound, before)).contains {
        reader.contains(RelationWords.talks, at: $0)
      }
  }

  private func isSentenceEnd(_ index: Int) -> Bool {
    let mark = reader.mark(index)
    return mark == 0x2E && !reader.isGlued(index + 1) || mark == 0x3F || mark == 0x21
      || mark == 0x61F
  }
}
