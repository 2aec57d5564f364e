public import CTables

/// A word, number, mark or symbol of a text.
@usableFromInline package struct Token: Sendable {
  /// What rule made the token; letters with digits after them are one word.
  @frozen @usableFromInline package enum Kind: UInt8, Sendable {
    case word, number, ideograph, punctuation, symbol
  }

  @usableFromInline let raw: warraq_token

  /// The key of the folded form (`TextKey.hash`).
  @inlinable package var key: UInt64 { raw.key }
  /// Of the text; never empty.
  @inlinable package var span: Span { Span(start: Int(raw.start), end: Int(raw.end)) }
  /// Bytes of the folded form, at most 65,535.
  @inlinable package var foldedCount: Int { Int(raw.folded_count) }
  /// That of the token's first scalar.
  @inlinable package var script: Script { Script(number: UInt16(raw.script)) }

  /// Decided by the token's first scalar.
  @inlinable package var kind: Kind {
    switch raw.bits & 7 {
    case 0: .word
    case 1: .number
    case 2: .ideograph
    case 3: .punctuation
    default: .symbol
    }
  }
  /// Begins with an upper-case letter.
  @inlinable package var isCapitalized: Bool { raw.bits & 8 != 0 }
  /// Has two letters or more, all upper case.
  @inlinable package var isAllCaps: Bool { raw.bits & 16 != 0 }
  /// Blanks stand before it.
  @inlinable package var hasSpaceBefore: Bool { raw.bits & 32 != 0 }
  /// A line break stands before it.
  @inlinable package var hasNewlineBefore: Bool { raw.bits & 64 != 0 }
  /// A word or an ideograph.
  @inlinable package var isWord: Bool { raw.bits & 5 == 0 }

  /// What a budget of words counts.
  @inlinable package var isWordOrNumber: Bool { raw.bits & 7 <= Kind.ideograph.rawValue }

  @inlinable init(_ raw: warraq_token) { self.raw = raw }
}

/// The tokens of a text, with their folded forms.
@usableFromInline package struct TokenTable: RandomAccessCollection, Sendable {
  /// In the order of the text; none overlap.
  @usableFromInline var raw: [warraq_token] = []
  /// The folded forms, one after another.
  @usableFromInline package internal(set) var folded: [UInt8] = []

  /// The table of an empty text.
  package init() {}

  /// The tokens of a text by itself.
  package init(of text: [UInt8]) {
    self = Segmenter.segment(text, blocks: []).tokens
  }

  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { raw.count }
  /// From 0, in the order of the text; traps out of bounds.
  @inlinable package subscript(index: Int) -> Token { Token(raw[index]) }

  /// Where the folded form of a token stands among them all, at most 65,535 bytes of it.
  @inlinable package func foldedRange(_ token: Token) -> Range<Int> {
    Int(token.raw.folded_start)..<Int(token.raw.folded_start) + token.foldedCount
  }

  /// The folded form of a token, at most 65,535 bytes of it.
  package func folded(_ token: Token) -> ArraySlice<UInt8> {
    folded[foldedRange(token)]
  }

  /// The index of the first token that starts at or after an offset of the text, none of which is before `first`.
  ///
  /// - Complexity: O(tokens between), or O(log tokens) where they are many.
  package func index(atOrAfter offset: Int, from first: Int) -> Int {
    var index = first
    while index < raw.count, raw[index].start < offset {
      if index - first > 64 { return self.index(atOrAfter: offset) }
      index += 1
    }
    return index
  }

  /// The index of the first token that starts at or after an offset of the text.
  ///
  /// - Complexity: O(log tokens).
  package func index(atOrAfter offset: Int) -> Int {
    raw.partitionPoint { $0.start < offset }
  }

  /// The indices of the tokens that start inside a span of the text.
  package func indices(in span: Span) -> Range<Int> {
    let first = index(atOrAfter: span.start)
    return first..<Swift.max(first, index(atOrAfter: span.end))
  }
}
