internal import DocumentCore

/// How much may be cut off the beginning of an Arabic word.
enum Clitics: Sendable {
  case none
  /// A glued و or ف.
  case conjunction
  /// A glued و or ف, then a glued ب, ل or ك.
  case all
}

/// What an Arabic word is without its glued clitics, where it may have some.
struct CutForms: Sendable {
  /// The rest of a word and where it begins.
  struct Form: Sendable {
    var key: UInt64
    var start: Int
  }

  /// Without و or ف.
  var conjunction: Form?
  /// Without [و|ف] and ب, ل or ك; «لل» keeps its second ل and is read as «ال».
  var preposition: Form?
  /// The letter that `preposition` cut off, U+0628, U+0644 or U+0643.
  var letter: UInt32 = 0
}
