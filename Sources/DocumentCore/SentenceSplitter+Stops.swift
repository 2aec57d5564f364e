/// What a mark of punctuation can end.
enum Stop {
  case period, question, mark, ellipsis
  /// Needs no blank after it.
  case unspaced

  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x2E: self = .period
    case 0x3F, 0x61F, 0x203D, 0x2047...0x2049: self = .question
    case 0x21, 0x6D4, 0x203C, 0x589: self = .mark
    case 0x2026: self = .ellipsis
    case 0x964, 0x965, 0x1362, 0x1367, 0x104A, 0x104B, 0x17D4, 0x17D5, 0x3002, 0xFF01, 0xFF1F,
      0xFF61, 0xFF0E:
      self = .unspaced
    default: return nil
    }
  }
}

extension SentenceSplitter {
  /// The stops and closers that stand together.
  private struct Run {
    var strongest: Stop
    /// Full stops; two and more are an ellipsis.
    var dots: Int
    /// Some of the dots stand apart (". . .").
    var isSpread = false
    var isClosed = false
    /// The index after the run.
    var next: Int
  }

  /// Whether a sentence ends at the stop at `index` and those that stand with it.
  mutating func stopEdge(at index: Int, _ stop: Stop) -> Edge {
    var run = run(at: index, stop)
    if index > first, !table[index].hasSpaceBefore, isOpeningBracket(scalar(index - 1)) {
      // What was left out, or a doubt: "[...]", "(?)".
      return Edge(next: run.next)
    }
    if run.isSpread, run.dots > 3, !table[index].hasSpaceBefore, index > first,
      run.next < span.upperBound
    {
      // "word. . . . Next": the stop is the first, what was left out begins the next sentence.
      return Edge(next: index + 1, isEnd: true)
    }
    absorbAfterwords(&run)
    guard run.next < span.upperBound else { return Edge(next: run.next, isEnd: true) }
    return Edge(next: run.next, isEnd: ends(index, run))
  }

  private mutating func run(at index: Int, _ stop: Stop) -> Run {
    var run = Run(strongest: stop, dots: stop == .period ? 1 : 0, next: index + 1)
    while run.next < span.upperBound, table[run.next].kind == .punctuation {
      let value = scalar(run.next)
      if table[run.next].hasSpaceBefore {
        guard value == 0x2E, run.strongest == .period, !run.isClosed else { break }
        run.isSpread = true
        run.dots += 1
      } else if let more = Stop(value) {
        if more == .period { run.dots += 1 }
        if run.strongest == .period || more == .unspaced { run.strongest = more }
      } else if isCloser(value, at: run.next) {
        run.isClosed = true
        if value > 0x3000 || value == 0x201D { closeBracket() }
      } else {
        break
      }
      run.next += 1
    }
    return run
  }

  /// Takes in what belongs to the sentence after its stop: closers set apart by a blank, references, smileys.
  private func absorbAfterwords(_ run: inout Run) {
    while run.next < span.upperBound {
      let value = scalar(run.next)
      if let opener = Self.opener(of: value), table[run.next].hasSpaceBefore,
        isOpen(opener, value, before: run.next)
      {
        run.next += 1
        run.isClosed = true
      } else if value == 0x22 || value == 0x27, table[run.next].hasSpaceBefore,
        run.next + 1 == span.upperBound || table[run.next + 1].hasSpaceBefore,
        isOpen(value, value, before: run.next)
      {
        run.next += 1
        run.isClosed = true
      } else if value == 0x5B, run.next + 2 < span.upperBound, table[run.next + 1].kind == .number,
        scalar(run.next + 2) == 0x5D
      {
        run.next += 3
      } else if let end = endOfSmiley(at: run.next) {
        run.next = end
      } else {
        return
      }
    }
  }

  private static func opener(of closer: UInt32) -> UInt32? {
    switch closer {
    case 0x29: 0x28
    case 0x5D: 0x5B
    case 0xBB: 0xAB
    case 0x201D: 0x201C
    default: nil
    }
  }

  /// Whether a bracket or quotation mark is open in the sentence at hand, of which so much is looked at.
  private func isOpen(_ opener: UInt32, _ closer: UInt32, before index: Int) -> Bool {
    var depth = 0
    for index in max(first, index - 200)..<index where table[index].kind == .punctuation {
      let value = scalar(index)
      if opener == closer {
        if value == opener { depth ^= 1 }
      } else if value == opener {
        depth += 1
      } else if value == closer {
        depth = max(0, depth - 1)
      }
    }
    return depth > 0
  }

  /// The index after a face of two or three marks (":-)", ":P"); nil where there is none.
  func endOfSmiley(at index: Int) -> Int? {
    let eyes = scalar(index)
    guard eyes == 0x3A || eyes == 0x3B || eyes == 0x3D,
      table[index].hasSpaceBefore || index == first
    else {
      return nil
    }
    var next = index + 1
    if next < span.upperBound, !table[next].hasSpaceBefore,
      scalar(next) == 0x2D || scalar(next) == 0x27
    {
      next += 1
    }
    guard next < span.upperBound, !table[next].hasSpaceBefore, table[next].span.count == 1 else {
      return nil
    }
    switch scalar(next) {
    case 0x28, 0x29, 0x44, 0x50, 0x70, 0x2F, 0x7C, 0x33, 0x4F, 0x6F, 0x5B, 0x5D, 0x2A: break
    default: return nil
    }
    next += 1
    // A longer mouth, but not a word or a number.
    while next < span.upperBound, !table[next].hasSpaceBefore, scalar(next) == scalar(next - 1) {
      next += 1
    }
    guard next == span.upperBound || table[next].hasSpaceBefore else { return nil }
    return next
  }

  private func ends(_ index: Int, _ run: Run) -> Bool {
    let next = run.next
    switch run.strongest {
    case .unspaced:
      if scalar(index) == 0xFF0E, TextKey.digit(scalar(next)) >= 0 { return false }
      // 「…。」と goes on.
      return !isInBracket(index) && !(run.isClosed && Self.particles.contains(scalar(next)))
    case .question, .mark: return endsAfterMark(index, run)
    case .ellipsis: return follows(next) && !startsLower(next)
    case .period where run.dots > 1:
      // Two dots are an ellipsis to many who write Arabic.
      guard follows(next), !startsLower(next), index > first else { return false }
      let isApart = table[index].hasSpaceBefore && run.dots == 3
      return !isApart || table[next].span.count > 1
    case .period: return endsAfterPeriod(index, run)
    }
  }

  /// What goes on after a quotation in Japanese: と は が を に の も で へ っ な や
  private static let particles: Set<UInt32> = [
    0x3068, 0x306F, 0x304C, 0x3092, 0x306B, 0x306E, 0x3082, 0x3067, 0x3078, 0x3063, 0x306A, 0x3084,
  ]

  /// Whether what follows a stop stands apart from it.
  private func follows(_ next: Int) -> Bool {
    table[next].hasSpaceBefore || table[next].script == .arabic
  }

  private func endsAfterMark(_ index: Int, _ run: Run) -> Bool {
    let next = run.next
    guard follows(next) else { return !run.isClosed && endsWithoutBlank(index, next) }
    if index > first, scalar(index - 1) == 0x3A { return false }
    if isDash(next), let after = pastDashes(next), startsLower(after) { return false }
    guard startsLower(next) else { return true }
    if run.isClosed || head(next) != next { return false }
    return run.strongest == .question || isCasual
      || index > first && !table[index - 1].isCapitalized
  }

  private func isDash(_ index: Int) -> Bool {
    let value = scalar(index)
    return value == 0x2D || (0x2012...0x2015).contains(value)
  }

  private func pastDashes(_ index: Int) -> Int? {
    var index = index
    while index < span.upperBound, isDash(index) { index += 1 }
    return index < span.upperBound ? index : nil
  }

  /// Whether the sentence at hand began in lower case: whoever writes so begins the next one so.
  private var isCasual: Bool { startsLower(first) }

  private func endsAfterPeriod(_ index: Int, _ run: Run) -> Bool {
    let next = run.next
    let following = table[head(next)]
    guard index > first else { return false }
    if table[index].hasSpaceBefore { return following.hasSpaceBefore && !startsLower(next) }
    let previous = table[index - 1]
    let isInitial = isSingleLetter(previous)
    if !table[next].hasSpaceBefore { return !run.isClosed && endsWithoutBlank(index, next) }
    if isLabel(index - 1), previous.kind == .number || isInitial { return false }
    let traits = SentenceWords.traits(of: previous.key)
    let isOpening = SentenceWords.traits(of: following.key).contains(.opening)
    if startsLower(next) {
      guard traits.isDisjoint(with: [.leading, .title, .abbreviated, .beforeNumber, .clock]),
        !isInitial, !run.isClosed,
        head(next) == next, !hasInnerStop(previous)
      else { return false }
      return isCasual
        || isOpening && previous.kind == .word && !previous.isCapitalized
          && previous.span.count >= 5
    }
    if previous.kind == .number, isOrdinal(index - 1, following) { return false }
    if previous.kind == .number {
      return !SentenceWords.traits(of: following.key).contains(.afterOrdinal)
        && scalar(next) != 0x2116
    }
    if previous.kind == .symbol, following.kind == .number { return false }
    if run.isClosed || previous.kind != .word { return true }
    if isInitial, previous.script != .cyrillic, index - 2 >= first, table[index - 2].kind == .number
    {
      // A unit or an era: "20 h.", «1920 م.».
      return following.kind != .number
    }
    if traits.contains(.clock) { return endsAfterClock(index, following, isOpening) }
    if traits.contains(.leading) || traits.contains(.title) && previous.isCapitalized {
      return false
    }
    if scalar(next) == 0x2116 { return false }
    if traits.contains(.beforeNumber), following.kind == .number { return false }
    if previous.script == .arabic {
      guard isInitial && index - 1 > first || SentenceWords.isSpelledLetter(previous.key) else {
        return true
      }
      return isOpening
    }
    if traits.contains(.abbreviated) || isInitial && Self.hasCase(previous.script)
      || hasInnerStop(previous)
    {
      return isOpening && following.isCapitalized
    }
    return true
  }

  /// "Der 2. Weltkrieg", "am 24. 12. 2020".
  private func isOrdinal(_ index: Int, _ following: Token) -> Bool {
    guard table[index].span.count <= 2 else { return false }
    if following.kind == .number { return following.span.count <= 4 && index > first }
    return index > first && SentenceWords.traits(of: table[index - 1].key).contains(.article)
  }

  /// "He left at 6 p.m. Travelers …" ends there, "At 6 p.m. Mr. Smith …" does not.
  private func endsAfterClock(_ index: Int, _ following: Token, _ isOpening: Bool) -> Bool {
    let traits = SentenceWords.traits(of: following.key)
    return following.isCapitalized && !traits.contains(.afterClock)
      && (isOpening || index - first > 4)
  }

  /// Whether a token is what a sentence begins with, but for a bullet or a bracket.
  private func isLabel(_ index: Int) -> Bool {
    index == first || index == first + 1 && table[first].kind == .punctuation
  }

  /// Whether a word has full stops within: initials that stand together, or a host's name.
  private func hasInnerStop(_ token: Token) -> Bool {
    guard token.span.count >= 3 else { return false }
    let second = token.span.start + text.scalar(at: token.span.start).length
    return second < token.span.end && text[second] == 0x2E
  }

  /// "word.Word" and «كلمة.كلمة».
  private func endsWithoutBlank(_ index: Int, _ next: Int) -> Bool {
    guard index > first else { return false }
    let previous = table[index - 1]
    let following = table[next]
    guard following.kind == .word else { return false }
    if previous.script == .arabic, following.script == .arabic, previous.kind == .word {
      return !isSingleLetter(previous) && !isSingleLetter(following)
    }
    guard following.isCapitalized, Self.hasCase(following.script),
      !isSingleLetter(following) || next + 1 < span.upperBound && table[next + 1].hasSpaceBefore
    else { return false }
    switch previous.kind {
    case .number:
      return !isSingleLetter(following) && !isInsideName(index, next)
        && !SentenceWords.traits(of: following.key).contains(.afterOrdinal)
    case .word:
      guard Self.hasCase(previous.script), previous.span.count > 2, !previous.isAllCaps,
        !following.isAllCaps || previous.span.count > 4,
        SentenceWords.traits(of: previous.key).isDisjoint(with: [.leading, .title, .abbreviated])
      else { return false }
      return !isInsideName(index, next)
    case .ideograph, .punctuation, .symbol: return false
    }
  }

  /// Whether a stop without blanks stands in a URL, a path or a host's name.
  private func isInsideName(_ index: Int, _ next: Int) -> Bool {
    let following = table[next].span
    if text[following.range].contains(0x2E) { return true }
    var before = index - 1
    while before >= first, index - before < 16 {
      let span = table[before].span
      if text[span.range].contains(where: { $0 == 0x2F || $0 == 0x40 || $0 == 0x5F }) {
        return true
      }
      if table[before].kind == .word, text[span.range].contains(0x2E) { return true }
      if table[before].hasSpaceBefore { break }
      before -= 1
    }
    let after = next + 1
    guard after < span.upperBound, !table[after].hasSpaceBefore else { return false }
    let value = scalar(after)
    return value == 0x28 || value == 0x2F || value == 0x40 || value == 0x5F || value == 0x3D
  }

  private func isOpeningBracket(_ value: UInt32) -> Bool { value == 0x28 || value == 0x5B }

  /// Whether a mark closes a quotation or a bracket.
  private func isCloser(_ value: UInt32, at index: Int) -> Bool {
    switch value {
    case 0x29, 0x5D, 0x7D, 0xBB, 0x201D, 0x2019, 0x203A, 0x300B, 0x300D, 0x300F, 0xFF09, 0x201C:
      true
    // « and ‹ close what » and › opened.
    case 0x22, 0x27, 0xAB, 0x2039:
      index + 1 >= span.upperBound || table[index + 1].hasSpaceBefore
        || table[index + 1].kind == .punctuation
    default: false
    }
  }
}
