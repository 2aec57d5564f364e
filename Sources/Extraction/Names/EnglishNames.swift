internal import DocumentCore

/// Proposes English names: runs of capitalised words, sorted by the words in and around them.
struct EnglishNames {
  private let reader: Reader
  private static let longestRun = 8

  init(_ reader: Reader) { self.reader = reader }

  /// The names of the run that begins at a token, and the index to go on from.
  func names(at index: Int, in tokens: Range<Int>, into mentions: inout [Mention]) -> Int {
    guard isNameWord(index) else { return index + 1 }
    var first = index
    let end = runEnd(from: index, limit: tokens.upperBound)
    let isInitial = isSentenceStart(index, tokens)
    while first < end, reader.contains(EnglishNameWords.sentenceStarters, at: first),
      Places.table.match(reader, at: first, limit: end) == nil,
      isInitial || first > index || !reader[first].isAllCaps
    { first += 1 }
    guard first < end else { return end }
    append(first..<end, isInitial: isInitial && first == index, in: tokens, to: &mentions)
    return end
  }

  private func isNameWord(_ index: Int) -> Bool {
    let token = reader[index]
    return token.kind == .word && token.isCapitalized && token.script == .latin
      && !TimeLexicon.has(token.key, .weekday) && !isMonth(index)
  }

  private func isMonth(_ index: Int) -> Bool {
    TimeLexicon.has(reader.key(index), .month) && !TimeLexicon.has(reader.key(index), .weak)
  }

  private func isSentenceStart(_ index: Int, _ tokens: Range<Int>) -> Bool {
    index == tokens.lowerBound || Quotes.isOpening(reader.mark(index - 1))
      || reader.mark(index - 1) == 0x3A
  }

  /// The end of a run of capitalised words, with "of", "for", "and the" between two of them.
  private func runEnd(from index: Int, limit: Int) -> Int {
    var end = index + 1
    while end < limit, end - index < Self.longestRun {
      if isNameWord(end), reader[end].hasSpaceBefore || reader.mark(end - 1) != 0 {
        end += 1
      } else if reader.mark(end) == 0x2E, reader.isGlued(end), end + 1 < limit,
        isNameWord(end + 1), reader[end - 1].span.count <= 2 || isTitle(end - 1)
      {
        end += 1
      } else if reader.mark(end) == 0x2D, reader.isGlued(end), end + 1 < limit,
        reader.isGlued(end + 1), isNameWord(end + 1)
      {
        end += 1
      } else if reader.mark(end) == 0x26, end + 1 < limit, isNameWord(end + 1) {
        end += 1
      } else if let next = linked(end, limit), isLink(end, from: index) {
        end = next
      } else {
        break
      }
    }
    while end > index + 1, !isNameWord(end - 1) { end -= 1 }
    return end
  }

  private func linked(_ index: Int, _ limit: Int) -> Int? {
    guard reader.contains(EnglishNameWords.links, at: index) else { return nil }
    var next = index + 1
    if next < limit, reader.contains(EnglishNameWords.links, at: next) { next += 1 }
    return next < limit && isNameWord(next) ? next : nil
  }

  /// "of" and "for" after a head noun, particles inside a person's name; never "and" alone.
  private func isLink(_ index: Int, from start: Int) -> Bool {
    if Self.particles.contains(reader.key(index)) { return true }
    guard Self.prepositions.contains(reader.key(index)) else { return false }
    return (start..<index).contains {
      reader.contains(EnglishNameWords.organizationHeads, at: $0)
        || reader.contains(EnglishNameWords.eventHeads, at: $0)
    }
  }

  private static let particles = WordSet("de la al bin ibn von van der del el")
  private static let prepositions = WordSet("of for")

  private func isTitle(_ index: Int) -> Bool {
    reader.contains(EnglishNameWords.titles, at: index)
  }

  private func append(
    _ run: Range<Int>, isInitial: Bool, in tokens: Range<Int>, to mentions: inout [Mention]
  ) {
    var first = run.lowerBound
    while first < run.upperBound,
      isTitle(first) || Nationalities.table[reader.key(first)] != nil
        || first > run.lowerBound && reader.mark(first) == 0x2E
    { first += 1 }
    if first > run.lowerBound, hasOrganizationHead(run) { first = run.lowerBound }
    guard first < run.upperBound else {
      if run.count == 1, Nationalities.table[reader.key(run.lowerBound)] != nil {
        mentions.append(Mention(.nationality, span(run), confidence: 0.8))
      }
      return
    }
    let name = first..<run.upperBound
    if let (kind, confidence) = kind(
      of: name, isTitled: first > run.lowerBound && isTitle(first - 1) || isTitled(first),
      isInitial: isInitial)
    {
      mentions.append(Mention(kind, span(name), confidence: confidence))
    }
  }

  private func isTitled(_ first: Int) -> Bool {
    guard first > 0 else { return false }
    if reader.mark(first - 1) == 0x2E, first > 1 { return isTitle(first - 2) }
    return reader.contains(EnglishNameWords.roles, at: first - 1) || isTitle(first - 1)
  }

  private func hasOrganizationHead(_ run: Range<Int>) -> Bool {
    run.count > 1
      && run.dropFirst().contains {
        reader.contains(EnglishNameWords.organizationHeads, at: $0)
          || reader.contains(EnglishNameWords.companySuffixes, at: $0)
      }
  }

  private func span(_ range: Range<Int>) -> Span {
    Span(start: reader[range.lowerBound].span.start, end: reader[range.upperBound - 1].span.end)
  }

  private func kind(
    of name: Range<Int>, isTitled: Bool, isInitial: Bool
  ) -> (MentionKind, Float)? {
    let first = name.lowerBound
    let limit = name.upperBound
    if let match = Places.table.match(reader, at: first, limit: limit), match.end == limit,
      !match.value.isWord
    {
      return (.location, 0.9)
    }
    if let match = Organizations.known(reader, at: first, limit: limit, among: .all),
      match.end == limit, reader[first].isAllCaps || name.count > 1 || reader[first].span.count > 4
    {
      return (.organization, 0.85)
    }
    if let headed = headedKind(name) { return headed }
    let isGiven = EnglishNameWords.given.contains(reader.key(first))
    if isTitled || isGiven && name.count > 1 { return (.person, 0.85) }
    if name.count == 1 { return single(first, isInitial: isInitial) }
    if Places.table[reader.key(limit - 1)] != nil { return (.location, 0.5) }
    guard name.count <= 3, !name.contains(where: { reader[$0].isAllCaps }) else {
      return (.organization, 0.4)
    }
    return (.person, 0.45)
  }

  private func headedKind(_ name: Range<Int>) -> (MentionKind, Float)? {
    let last = name.upperBound - 1
    if name.count > 1 {
      if reader.contains(EnglishNameWords.companySuffixes, at: last) {
        return (.organization, 0.85)
      }
      if reader.contains(EnglishNameWords.facilityHeads, at: last) { return (.facility, 0.8) }
      if reader.contains(EnglishNameWords.placeHeads, at: last) { return (.location, 0.75) }
      if reader.contains(EnglishNameWords.eventHeads, at: last) { return (.event, 0.7) }
      if name.contains(where: { reader.contains(EnglishNameWords.organizationHeads, at: $0) }) {
        return (.organization, 0.8)
      }
    }
    return nil
  }

  private func single(_ index: Int, isInitial: Bool) -> (MentionKind, Float)? {
    if Nationalities.table[reader.key(index)] != nil { return (.nationality, 0.8) }
    if isInitial { return nil }
    let token = reader[index]
    if token.isAllCaps, (2...6).contains(token.span.count) { return (.organization, 0.4) }
    if EnglishNameWords.given.contains(token.key) { return (.person, 0.5) }
    return nil
  }
}
