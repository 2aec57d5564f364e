/// Splits a text into tokens and sentences.
///
/// Words follow UAX #29 with these differences: a number ends where letters begin ("10th" is two
/// tokens), a full stop joins initials and lower-case parts ("U.S", "example.com") but never two
/// Arabic words, and runs of kana or of a script without blanks are one token.
package enum Segmenter {
  /// What one pass over a text yields.
  package struct Segments: Sendable {
    /// Covers the whole text, in and between the blocks.
    package var tokens: TokenTable
    /// In the order of the text; none overlap and none crosses a block's edge.
    package var sentences: [Span]
  }

  /// Segments a text.
  ///
  /// - Parameter blocks: Ordered, disjoint and in bounds. Sentences never cross a block's edge.
  /// - Complexity: O(*n*) in the length of the text.
  package static func segment(_ text: [UInt8], blocks: [Block]) -> Segments {
    Cancellation.never { cancellation throws(CancellationError) in
      try segment(text, blocks: blocks, cancellation)
    }
  }

  /// Segments a text, unless that is cancelled.
  ///
  /// - Parameter blocks: Ordered, disjoint and in bounds. Sentences never cross a block's edge.
  /// - Complexity: O(*n*) in the length of the text.
  package static func segment(
    _ text: [UInt8], blocks: [Block], _ cancellation: Cancellation
  ) throws(CancellationError) -> Segments {
    var scanner = TokenScanner(text, cancellation)
    try scanner.run()
    var splitter = SentenceSplitter(text: text, table: scanner.table, cancellation)
    for block in blocks { try splitter.split(block) }
    return Segments(tokens: scanner.table, sentences: splitter.sentences)
  }
}

/// One pass over a text's bytes that decodes, classifies, folds and cuts tokens.
private struct TokenScanner {
  let text: [UInt8]
  var table = TokenTable()
  private var offset = 0
  private var spaceBefore = true
  private var newlineBefore = true
  private var cancellation: Cancellation

  init(_ text: [UInt8], _ cancellation: Cancellation) {
    self.text = text
    self.cancellation = cancellation
    table.tokens.reserveCapacity(text.count / 5)
    table.folded.reserveCapacity(text.count)
  }

  mutating func run() throws(CancellationError) {
    while offset < text.count {
      try cancellation.step(8)
      let scalar = text.scalar(at: offset)
      let properties = ScalarProperties(scalar.value)
      switch properties.scalarClass {
      case .space:
        spaceBefore = true
        offset += scalar.length
      case .newline:
        spaceBefore = true
        newlineBefore = true
        offset += scalar.length
      case .format, .other:
        offset += scalar.length
      case .letter, .mark, .kana, .complex:
        try word(first: scalar, properties)
      case .digit, .number:
        try number(first: scalar, properties)
      case .ideograph:
        try single(.ideograph, scalar, properties)
      case .punctuation:
        try single(.punctuation, scalar, properties)
      case .symbol:
        try single(.symbol, scalar, properties)
      }
    }
  }

  private mutating func emit(
    _ kind: Token.Kind, from start: Int, folded: Int, script: Script, capitalized: Bool = false,
    allCaps: Bool = false
  ) throws(CancellationError) {
    var key = TextKey.seed
    if table.folded.count - folded <= Cancellation.interval {
      for index in folded..<table.folded.count { key = TextKey.mix(key, table.folded[index]) }
    } else {
      for piece in (folded..<table.folded.count).pieces() {
        for index in piece { key = TextKey.mix(key, table.folded[index]) }
        try cancellation.check()
      }
    }
    try table.tokens.makeRoom(cancellation)
    table.tokens.append(
      Token(
        kind: kind, span: Span(start: start, end: offset), key: key,
        folded: folded..<table.folded.count, script: script, capitalized: capitalized,
        allCaps: allCaps, spaceBefore: spaceBefore, newlineBefore: newlineBefore))
    spaceBefore = false
    newlineBefore = false
  }

  /// Takes a scalar into the token at hand.
  @inline(__always)
  private mutating func fold(_ scalar: DecodedScalar) {
    TextKey.append(scalar.value, to: &table.folded)
    offset += scalar.length
  }

  /// How far a token is read before the next question.
  private var nextPause: Int { min(text.count, offset + Cancellation.interval) }

  private mutating func single(
    _ kind: Token.Kind, _ scalar: DecodedScalar, _ properties: ScalarProperties
  ) throws(CancellationError) {
    let start = offset
    let folded = table.folded.count
    fold(scalar)
    try emit(kind, from: start, folded: folded, script: properties.script)
  }

  private mutating func word(
    first: DecodedScalar, _ firstProperties: ScalarProperties
  ) throws(CancellationError) {
    let start = offset
    let folded = table.folded.count
    let script = firstProperties.script
    let firstClass = firstProperties.scalarClass
    var letters = 0
    var uppercase = 0
    var scalar = first
    var properties = firstProperties
    var pause = nextPause
    if first.value < 0x80, firstClass == .letter {
      // Most words have nothing but letters of ASCII.
      while offset < pause {
        let byte = text[offset]
        let lower = byte | 0x20
        guard lower &- 0x61 < 26 else { break }
        table.folded.append(lower)
        letters += 1
        if byte != lower { uppercase += 1 }
        offset += 1
      }
      if offset < text.count {
        scalar = text.scalar(at: offset)
        properties = ScalarProperties(scalar.value)
      }
    }
    scan: while offset < text.count {
      switch properties.scalarClass {
      case .letter:
        if firstClass == .kana || firstClass == .complex { break scan }
        letters += 1
        if properties.isUppercase { uppercase += 1 }
      case .kana, .complex:
        if properties.scalarClass != firstClass { break scan }
      case .mark, .digit, .number:
        break
      case .format:
        guard joins(after: scalar) else { break scan }
      case .punctuation:
        guard joinsWord(scalar, from: start, letters: letters, script: script) else { break scan }
      default:
        break scan
      }
      fold(scalar)
      if offset >= pause {
        guard offset < text.count else { break }
        try cancellation.check()
        pause = nextPause
      }
      scalar = text.scalar(at: offset)
      properties = ScalarProperties(scalar.value)
    }
    if offset == start {
      // A format character or a mark that nothing joins to.
      offset += scalar.length
    }
    try emit(
      .word, from: start, folded: folded, script: script,
      capitalized: firstProperties.isUppercase, allCaps: letters > 1 && uppercase == letters)
  }

  /// Whether a letter or mark follows the scalar at the current offset.
  private func joins(after scalar: DecodedScalar) -> Bool {
    let next = offset + scalar.length
    guard next < text.count else { return false }
    let scalarClass = ScalarProperties(text.scalar(at: next).value).scalarClass
    return scalarClass == .letter || scalarClass == .mark
  }

  /// Whether a mark of punctuation inside a word belongs to it.
  private func joinsWord(
    _ scalar: DecodedScalar, from start: Int, letters: Int, script: Script
  ) -> Bool {
    switch scalar.value {
    case 0x5F:
      return true
    case 0x27, 0x2019, 0xB7, 0x5F4, 0x5F3:
      return joins(after: scalar)
    case 0x2E:
      guard script != .arabic, joins(after: scalar) else { return false }
      let next = ScalarProperties(text.scalar(at: offset + 1).value)
      let previousIsSingle = offset - start <= 2 || (offset >= 2 && text[offset - 2] == 0x2E)
      return next.script == script && (!next.isUppercase || previousIsSingle)
    default:
      return false
    }
  }

  private mutating func number(
    first: DecodedScalar, _ firstProperties: ScalarProperties
  ) throws(CancellationError) {
    let start = offset
    let folded = table.folded.count
    var scalar = first
    var pause = nextPause
    scan: while true {
      switch ScalarProperties(scalar.value).scalarClass {
      case .digit, .number, .mark:
        break
      case .punctuation:
        guard isNumberJoiner(scalar.value), digitFollows(scalar) else { break scan }
      default:
        break scan
      }
      fold(scalar)
      if offset >= pause {
        guard offset < text.count else { break }
        try cancellation.check()
        pause = nextPause
      }
      scalar = text.scalar(at: offset)
    }
    try emit(.number, from: start, folded: folded, script: firstProperties.script)
  }

  private func isNumberJoiner(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x2C, 0x66B, 0x66C, 0x2019: true
    default: false
    }
  }

  private func digitFollows(_ scalar: DecodedScalar) -> Bool {
    let next = offset + scalar.length
    return next < text.count
      && ScalarProperties(text.scalar(at: next).value).scalarClass == .digit
  }
}
