internal import DocumentCore

/// A document's tokens with what recognizers ask of them.
struct Reader: Sendable {
  let text: [UInt8]
  let table: TokenTable
  private let cuts: [CliticForms]
  private let marks: [UInt32]

  /// What a token costs a recognizer, as steps of work.
  static let tokenWork = 128

  init(_ document: Document, _ cancellation: Cancellation) throws(CancellationError) {
    var cancellation = cancellation
    text = document.text
    table = document.tokens
    var cuts: [CliticForms] = []
    var marks: [UInt32] = []
    cuts.reserveCapacity(table.count)
    marks.reserveCapacity(table.count)
    for token in table {
      try cancellation.step(16)
      cuts.append(table.cliticForms(of: token, in: text))
      let isMark = token.kind == .punctuation || token.kind == .symbol
      marks.append(isMark ? text.scalar(at: token.span.start).value : 0)
    }
    self.cuts = cuts
    self.marks = marks
  }

  var count: Int { table.count }
  subscript(index: Int) -> Token { table[index] }

  // What follows may be asked of any index: past the ends there is a token that matches nothing.

  func key(_ index: Int) -> UInt64 { has(index) ? table[index].key : TextKey.seed }
  func forms(_ index: Int) -> CliticForms { has(index) ? cuts[index] : CliticForms() }
  /// The scalar of a punctuation mark or symbol; 0 for other tokens.
  func mark(_ index: Int) -> UInt32 { has(index) ? marks[index] : 0 }
  func folded(_ index: Int) -> ArraySlice<UInt8> { has(index) ? table.folded(table[index]) : [] }
  func isComma(_ index: Int) -> Bool { mark(index) == 0x2C || mark(index) == 0x60C }
  func isWord(_ index: Int) -> Bool { has(index) && table[index].kind == .word }
  func isArabic(_ index: Int) -> Bool { isWord(index) && table[index].script == .arabic }
  private func has(_ index: Int) -> Bool { index >= 0 && index < table.count }
  func string(_ span: Span) -> String { String(decoding: text[span.range], as: UTF8.self) }

  /// The digits of a token, after glued clitics: «و800» is one word to the segmenter.
  func numeral(_ index: Int) -> Numeral? {
    guard has(index) else { return nil }
    let token = table[index]
    if token.kind == .number {
      return Numeral(folded: table.folded(token), start: token.span.start)
    }
    guard token.kind == .word, token.script == .arabic, endsInDigit(index) else { return nil }
    let folded = table.folded(token)
    guard let first = folded.firstIndex(where: { (0x30...0x39).contains($0) }),
      first - folded.startIndex <= 4, let start = text[token.span.range].firstDigit
    else { return nil }
    let isConjoined = folded.starts(with: Letters.waw) || folded.starts(with: Letters.feh)
    return Numeral(folded: folded[first...], start: start, isConjoined: isConjoined)
  }

  /// Whether a word has digits at its end, as it is or after clitics.
  func endsInDigit(_ index: Int) -> Bool {
    guard has(index) else { return false }
    let last = table[index].span.end - 1
    let byte = text[last]
    return byte &- 0x30 < 10
      || byte >= 0xA0 && byte <= 0xB9 && last > table[index].span.start
        && (text[last - 1] == 0xD9 && byte <= 0xA9 || text[last - 1] == 0xDB && byte >= 0xB0)
  }

  /// Whether a point is inside a token.
  func hasPoint(_ index: Int) -> Bool { has(index) && text[table[index].span.range].contains(0x2E) }

  /// Whether two neighbours stand together without a blank.
  func isGlued(_ index: Int) -> Bool { index > 0 && has(index) && !table[index].hasSpaceBefore }

  /// A hyphen or apostrophe between two words without blanks: a phrase is the same with it.
  func isJoiningMark(_ index: Int) -> Bool {
    let mark = mark(index)
    return (mark == 0x2D || mark == 0x27 || mark == 0x2019) && isGlued(index)
  }

  /// The keys a word may stand for: as it is, then cut.
  func contains(_ set: WordSet, at index: Int, cutting: Clitics = .none) -> Bool {
    if set.contains(key(index)) { return true }
    guard cutting != .none else { return false }
    let forms = forms(index)
    if let cut = forms.conjunction, set.contains(cut.key) { return true }
    guard cutting == .all, let cut = forms.preposition else { return false }
    return set.contains(cut.key)
  }

  /// Of the name «علي» and of «على».
  static let ali = TextKey.hash("علي")

  /// Whether a token is «على», whose key is that of the name «علي».
  func isUpon(_ index: Int) -> Bool {
    key(index) == Self.ali && text.scalar(before: table[index].span.end)?.value == 0x649
  }

  /// The tokens that a span touches, of which it may begin inside the first, after its clitics.
  func tokens(touching span: Span) -> Range<Int> {
    let tokens = table.indices(in: span)
    let before = tokens.lowerBound - 1
    return before >= 0 && table[before].span.end > span.start
      ? before..<tokens.upperBound : tokens
  }

  /// Whether an Arabic word has the article, at an offset inside it or at its start.
  func hasArticle(_ index: Int) -> Bool {
    let bytes = folded(index)
    guard bytes.count > 6, bytes.starts(with: Letters.article) else { return false }
    // «آليات» folds to the same letters.
    return text.scalar(at: table[index].span.start).value == 0x627
  }

  /// The offset where a Latin word ends before its "'s"; that of its end where it has none.
  func endBeforePossessive(_ index: Int) -> Int {
    let span = table[index].span
    guard table[index].script == .latin, span.count > 3, text[span.end - 1] | 0x20 == 0x73 else {
      return span.end
    }
    if text[span.end - 2] == 0x27 { return span.end - 2 }
    return span.count > 5 && text[(span.end - 4)..<(span.end - 1)].elementsEqual(Letters.apostrophe)
      ? span.end - 4 : span.end
  }

  /// The key of a word without "'s".
  func keyWithoutPossessive(_ index: Int) -> UInt64 {
    let end = endBeforePossessive(index)
    let span = table[index].span
    return end == span.end ? table[index].key : TextKey.key(of: text, in: span.start..<end)
  }

  /// The key of a word without its article or its "'s".
  func keyWithoutArticle(_ index: Int) -> UInt64 {
    let bytes = folded(index)
    guard bytes.count > 6, bytes.starts(with: Letters.article) else {
      return has(index) ? keyWithoutPossessive(index) : TextKey.seed
    }
    return TextKey.hash(folded: bytes.dropFirst(4))
  }
}

/// The digits of one token.
struct Numeral: Sendable {
  var folded: ArraySlice<UInt8>
  /// The offset of the first digit.
  var start: Int
  /// A glued و or ف stands before it.
  var isConjoined = false
}

extension ArraySlice<UInt8> {
  /// The index of the first digit of any script that Arabic text uses.
  fileprivate var firstDigit: Int? {
    indices.first { index in
      (0x30...0x39).contains(self[index])
        || index + 1 < endIndex && self[index] == 0xD9 && (0xA0...0xA9).contains(self[index + 1])
        || index + 1 < endIndex && self[index] == 0xDB && (0xB0...0xB9).contains(self[index + 1])
    }
  }
}

/// Folded Arabic letters that rules look for.
enum Letters {
  static let alef: [UInt8] = [0xD8, 0xA7]
  static let article: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]
  static let lam: [UInt8] = [0xD9, 0x84]
  static let feh: [UInt8] = [0xD9, 0x81]
  static let waw: [UInt8] = [0xD9, 0x88]
  static let yeh: [UInt8] = [0xD9, 0x8A]
  static let seen: [UInt8] = [0xD8, 0xB3]
  static let teh: [UInt8] = [0xD8, 0xAA]
  static let heh: [UInt8] = [0xD9, 0x87]
  static let noon: [UInt8] = [0xD9, 0x86]
  /// U+2019.
  static let apostrophe: [UInt8] = [0xE2, 0x80, 0x99]
}
