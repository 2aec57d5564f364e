/// How much may be cut off the beginning of an Arabic word.
enum Clitics: Sendable {
  case none
  /// A glued و or ف.
  case conjunction
  /// A glued و or ف, then a glued ب, ل or ك.
  case all
}
