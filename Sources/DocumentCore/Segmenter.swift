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
    var scanner = TokenScanner(text)
    scanner.run()
    var splitter = SentenceSplitter(text: text, table: scanner.table)
    for block in blocks { splitter.split(block) }
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

  init(_ text: [UInt8]) {
    self.text = text
    table.tokens.reserveCapacity(text.count / 5)
    table.folded.reserveCapacity(text.count)
  }

  mutating func run() {
    while offset < text.count {
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
        word(first: scalar, properties)
      case .digit, .number:
        number(first: scalar, properties)
      case .ideograph:
        single(.ideograph, scalar, properties)
      case .punctuation:
        single(.punctuation, scalar, properties)
      case .symbol:
        single(.symbol, scalar, properties)
      }
    }
  }

  private mutating func emit(
    _ kind: Token.Kind, from start: Int, folded: Int, script: Script, capitalized: Bool = false,
    allCaps: Bool = false
  ) {
    var key = TextKey.seed
    for index in folded..<table.folded.count { key = TextKey.mix(key, table.folded[index]) }
    table.tokens.append(
      Token(
        kind: kind, span: Span(start: start, end: offset), key: key,
        folded: folded..<table.folded.count, script: script, capitalized: capitalized,
        allCaps: allCaps, spaceBefore: spaceBefore, newlineBefore: newlineBefore))
    spaceBefore = false
    newlineBefore = false
  }

  private mutating func single(
    _ kind: Token.Kind, _ scalar: DecodedScalar, _ properties: ScalarProperties
  ) {
    let start = offset
    let folded = table.folded.count
    TextKey.append(scalar.value, to: &table.folded)
    offset += scalar.length
    emit(kind, from: start, folded: folded, script: properties.script)
  }

  private mutating func word(first: DecodedScalar, _ firstProperties: ScalarProperties) {
    let start = offset
    let folded = table.folded.count
    let script = firstProperties.script
    let firstClass = firstProperties.scalarClass
    var letters = 0
    var uppercase = 0
    var scalar = first
    var properties = firstProperties
    scan: while true {
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
      TextKey.append(scalar.value, to: &table.folded)
      offset += scalar.length
      guard offset < text.count else { break }
      scalar = text.scalar(at: offset)
      properties = ScalarProperties(scalar.value)
    }
    if offset == start {
      // A format character or a mark that nothing joins to.
      offset += scalar.length
    }
    emit(
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

  private mutating func number(first: DecodedScalar, _ firstProperties: ScalarProperties) {
    let start = offset
    let folded = table.folded.count
    var scalar = first
    scan: while true {
      switch ScalarProperties(scalar.value).scalarClass {
      case .digit, .number, .mark:
        break
      case .punctuation:
        guard isNumberJoiner(scalar.value), digitFollows(scalar) else { break scan }
      default:
        break scan
      }
      TextKey.append(scalar.value, to: &table.folded)
      offset += scalar.length
      guard offset < text.count else { break }
      scalar = text.scalar(at: offset)
    }
    emit(.number, from: start, folded: folded, script: firstProperties.script)
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
