/// A word, number, mark or symbol of a text.
package struct Token: Hashable, Sendable {
  /// What rule made the token; letters with digits after them are one word.
  package enum Kind: UInt8, Sendable {
    case word, number, ideograph, punctuation, symbol
  }

  /// The key of the folded form (`TextKey.hash`).
  package let key: UInt64
  /// Of the text; never empty.
  package let span: Span
  let foldedStart: UInt32
  let foldedCount: UInt16
  private let bits: UInt8
  /// That of the token's first scalar.
  package let script: Script

  /// Decided by the token's first scalar.
  package var kind: Kind { Kind(rawValue: bits & 7) ?? .symbol }
  /// Begins with an upper-case letter.
  package var isCapitalized: Bool { bits & 8 != 0 }
  /// Has two letters or more, all upper case.
  package var isAllCaps: Bool { bits & 16 != 0 }
  /// Blanks stand before it.
  package var hasSpaceBefore: Bool { bits & 32 != 0 }
  /// A line break stands before it.
  package var hasNewlineBefore: Bool { bits & 64 != 0 }
  /// A word or an ideograph.
  package var isWord: Bool { bits & 7 == Kind.word.rawValue || bits & 7 == Kind.ideograph.rawValue }

  init(
    kind: Kind, span: Span, key: UInt64, folded: Range<Int>, script: Script, capitalized: Bool,
    allCaps: Bool, spaceBefore: Bool, newlineBefore: Bool
  ) {
    self.key = key
    self.span = span
    self.foldedStart = UInt32(folded.lowerBound)
    self.foldedCount = UInt16(clamping: folded.count)
    self.script = script
    self.bits =
      kind.rawValue | (capitalized ? 8 : 0) | (allCaps ? 16 : 0) | (spaceBefore ? 32 : 0)
      | (newlineBefore ? 64 : 0)
  }
}

/// The tokens of a text, with their folded forms.
package struct TokenTable: Sendable {
  /// In the order of the text; none overlap.
  package internal(set) var tokens: [Token] = []
  /// The folded forms, one after another.
  var folded: [UInt8] = []

  /// The table of an empty text.
  package init() {}

  /// The tokens of a text by itself.
  package init(of text: [UInt8]) {
    self = Segmenter.segment(text, blocks: []).tokens
  }

  /// O(1).
  package var count: Int { tokens.count }
  /// From 0, in the order of the text; traps out of bounds.
  package subscript(index: Int) -> Token { tokens[index] }

  /// The folded form of a token, at most 65,535 bytes of it.
  package func folded(_ token: Token) -> ArraySlice<UInt8> {
    let start = Int(token.foldedStart)
    return folded[start..<start + Int(token.foldedCount)]
  }

  /// The index of the first token that starts at or after an offset of the text.
  ///
  /// - Complexity: O(log tokens).
  package func index(atOrAfter offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].span.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The indices of the tokens that start inside a span of the text.
  package func indices(in span: Span) -> Range<Int> {
    let first = index(atOrAfter: span.start)
    return first..<max(first, index(atOrAfter: span.end))
  }
}
