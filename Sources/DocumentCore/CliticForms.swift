/// What an Arabic word is without the clitics that may be glued to its beginning.
///
/// A word is [و|ف] + [ب|ل|ك] + the rest. Whether a letter is a clitic or the word's own only a lexicon
/// can tell, so these are the forms to look up, not a decision.
package struct CliticForms: Sendable {
  /// The rest of a word and where it begins.
  package struct Form: Sendable {
    /// The key of the rest.
    package var key: UInt64
    /// The offset of its first byte in the text.
    package var start: Int
  }

  /// Without و or ف.
  package var conjunction: Form?
  /// Without [و|ف] and ب, ل or ك; «لل» keeps its second ل and is read as «ال».
  package var preposition: Form?
  /// The letter that `preposition` cut off, U+0628, U+0644 or U+0643; 0 where it cut nothing.
  package var letter: UInt32 = 0

  /// No forms: what other words have.
  package init() {}
}

extension TokenTable {
  private static let alef: [UInt8] = [0xD8, 0xA7]
  private static let lam: [UInt8] = [0xD9, 0x84]
  private static let waw: [UInt8] = [0xD9, 0x88]
  private static let feh: [UInt8] = [0xD9, 0x81]
  private static let beh: [UInt8] = [0xD8, 0xA8]
  private static let kaf: [UInt8] = [0xD9, 0x83]

  /// The forms of an Arabic word of three letters or more; none for any other token.
  package func cliticForms(of token: Token, in text: [UInt8]) -> CliticForms {
    var forms = CliticForms()
    guard token.script == .arabic, token.kind == .word else { return forms }
    var rest = folded(token)
    var start = token.span.start
    guard rest.count >= 6 else { return forms }
    if rest.starts(with: Self.waw) || rest.starts(with: Self.feh) {
      rest = rest.dropFirst(2)
      start = Self.afterLetter(text, start, token.span.end)
      forms.conjunction = .init(key: TextKey.hash(folded: rest), start: start)
    }
    guard rest.count >= 6 else { return forms }
    let letter: UInt32
    if rest.starts(with: Self.lam) {
      letter = 0x644
    } else if rest.starts(with: Self.beh) {
      letter = 0x628
    } else if rest.starts(with: Self.kaf) {
      letter = 0x643
    } else {
      return forms
    }
    let after = Self.afterLetter(text, start, token.span.end)
    let tail = rest.dropFirst(2)
    let isDoubled = letter == 0x644 && tail.starts(with: Self.lam)
    let key =
      isDoubled
      ? TextKey.hash(folded: Self.alef + tail) : TextKey.hash(folded: tail)
    forms.preposition = .init(key: key, start: after)
    forms.letter = letter
    return forms
  }

  /// The offset after a letter and the marks and tatweel that follow it.
  private static func afterLetter(_ text: [UInt8], _ offset: Int, _ end: Int) -> Int {
    var next = offset + text.scalar(at: offset).length
    while next < end {
      let scalar = text.scalar(at: next)
      let isMark = (0x64B...0x652).contains(scalar.value) || scalar.value == 0x670
      guard isMark || scalar.value == 0x640 else { break }
      next += scalar.length
    }
    return next
  }
}
