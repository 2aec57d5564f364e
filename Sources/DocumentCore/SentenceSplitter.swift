/// Finds the sentences of blocks from their tokens.
///
/// A stop ends a sentence unless what is before it is an abbreviation, an initial or a list's number,
/// or what follows goes on in lower case. A single line break is soft.
struct SentenceSplitter {
  private let text: [UInt8]
  private let table: TokenTable
  private var cancellation: Cancellation
  private(set) var sentences: [Span] = []

  init(text: [UInt8], table: TokenTable, _ cancellation: Cancellation) {
    self.text = text
    self.table = table
    self.cancellation = cancellation
  }

  /// Adds the sentences of the next block.
  mutating func split(_ block: Block) throws(CancellationError) {
    if block.kind == .code {
      try add(from: block.span.start, to: block.span.end)
      return
    }
    if block.kind == .table, !block.cells.isEmpty {
      // Nothing that is said goes on over a cell's edge.
      for cell in block.cells { try split(cell.span) }
      return
    }
    try split(block.span)
  }

  private mutating func split(_ span: Span) throws(CancellationError) {
    let indices = table.indices(in: span)
    var start = span.start
    var first = indices.lowerBound
    var index = indices.lowerBound
    while index < indices.upperBound {
      try cancellation.step(Self.tokenWork)
      let (next, isEnd) = step(from: index, first: first, limit: indices.upperBound)
      if isEnd {
        let offset = table[next - 1].span.end
        try add(from: start, to: offset)
        start = offset
        first = next
      }
      index = next
    }
    try add(from: start, to: span.end)
  }

  private mutating func add(from start: Int, to end: Int) throws(CancellationError) {
    var low = start
    var high = end
    try cancellation.step(Self.tokenWork)
    try sentences.makeRoom(cancellation)
    while low < high {
      let scalar = text.scalar(at: low)
      guard scalar.isBlank else { break }
      low += scalar.length
    }
    while high > low, let scalar = text.scalar(before: high), scalar.isBlank {
      high -= scalar.length
    }
    if low < high { sentences.append(Span(start: low, end: high)) }
  }

  /// What a token costs to look at, as steps of work.
  private static let tokenWork = 8

  /// The index to go on at, past the stops and closers that stand together at `index`, and whether they end
  /// a sentence.
  private func step(from index: Int, first: Int, limit: Int) -> (next: Int, isEnd: Bool) {
    let token = table[index]
    guard token.kind == .punctuation, let stop = Stop(text.scalar(at: token.span.start).value)
    else { return (index + 1, false) }
    var next = index + 1
    var strongest = stop
    var dots = stop == .period ? 1 : 0
    while next < limit, !table[next].hasSpaceBefore, table[next].kind == .punctuation {
      let value = text.scalar(at: table[next].span.start).value
      if let more = Stop(value) {
        if more == .period { dots += 1 }
        if strongest == .period || more == .ideographic { strongest = more }
      } else if !isCloser(value, at: next, limit: limit) {
        break
      }
      next += 1
    }
    guard next < limit else { return (next, true) }
    let isEnd =
      switch strongest {
      case .ideographic: true
      case .mark, .ellipsis: follows(next) && !startsLower(next)
      // Two dots are an ellipsis to many who write Arabic.
      case .period where dots > 1: follows(next) && !startsLower(next)
      case .period: endsAfterPeriod(index, first: first, next: next, closed: next > index + 1)
      }
    return (next, isEnd)
  }

  /// Whether what follows a stop stands apart from it.
  private func follows(_ next: Int) -> Bool {
    table[next].hasSpaceBefore || table[next].script == .arabic
  }

  /// Whether a token, or the one inside its opening quotation mark, begins in lower case.
  private func startsLower(_ index: Int) -> Bool {
    var token = table[index]
    if token.kind == .punctuation, index + 1 < table.count, !table[index + 1].hasSpaceBefore {
      token = table[index + 1]
    }
    return token.kind == .word && !token.isCapitalized && Self.hasCase(token.script)
  }

  private static func hasCase(_ script: Script) -> Bool {
    switch script {
    case .latin, .cyrillic, .greek, .armenian: true
    default: false
    }
  }

  private func endsAfterPeriod(_ index: Int, first: Int, next: Int, closed: Bool) -> Bool {
    let following = table[next]
    guard index > first, !table[index].hasSpaceBefore else {
      return following.hasSpaceBefore && !startsLower(next) && index > first
    }
    let previous = table[index - 1]
    if !following.hasSpaceBefore { return endsWithoutBlank(previous, following) }
    if startsLower(next) { return false }
    if closed { return true }
    if previous.kind == .number {
      if index - 1 == first { return false }
      return !Abbreviations.ordinalFollowers.contains(following.key)
    }
    guard previous.kind == .word else { return true }
    if Abbreviations.neverFinal.contains(previous.key) { return false }
    let isInitial = previous.isCapitalized && scalarCount(previous) == 1
    if isInitial || Abbreviations.rarelyFinal.contains(previous.key) {
      return Abbreviations.starters.contains(following.key) && following.isCapitalized
    }
    if Abbreviations.beforeNumbers.contains(previous.key) { return following.kind != .number }
    if previous.script == .arabic, scalarCount(previous) == 1, index - 1 > first {
      return false
    }
    return true
  }

  /// "word.Word" and «كلمة.كلمة».
  private func endsWithoutBlank(_ previous: Token, _ following: Token) -> Bool {
    guard previous.kind == .word, following.kind == .word else { return false }
    if previous.script == .arabic, following.script == .arabic {
      return scalarCount(previous) > 1 && scalarCount(following) > 1
    }
    return following.isCapitalized && !previous.isCapitalized && previous.span.count > 2
      && following.span.count > 1 && Self.hasCase(previous.script)
  }

  private func scalarCount(_ token: Token) -> Int { text.scalarCount(in: token.span.range) }

  /// Whether a mark closes a quotation or a bracket.
  private func isCloser(_ value: UInt32, at index: Int, limit: Int) -> Bool {
    switch value {
    case 0x29, 0x5D, 0x7D, 0xBB, 0x201D, 0x2019, 0x203A, 0x300D, 0x300F, 0xFF09, 0x201C:
      true
    case 0x22, 0x27:
      index + 1 >= limit || table[index + 1].hasSpaceBefore
        || table[index + 1].kind == .punctuation
    default:
      false
    }
  }
}

/// What a mark of punctuation can end.
private enum Stop {
  case period, mark, ellipsis
  /// Needs no blank after it.
  case ideographic

  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x2E: self = .period
    case 0x21, 0x3F, 0x61F, 0x6D4, 0x203C, 0x203D, 0x2047...0x2049, 0x964, 0x965, 0x589, 0x1362,
      0x1367, 0x104A, 0x104B, 0x17D4, 0x17D5:
      self = .mark
    case 0x2026: self = .ellipsis
    case 0x3002, 0xFF01, 0xFF1F, 0xFF61, 0xFF0E: self = .ideographic
    default: return nil
    }
  }
}
