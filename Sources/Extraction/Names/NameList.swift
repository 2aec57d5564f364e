internal import CModels
package import DocumentCore

/// What lists of names, places and common words say of a word or phrase.
package struct NameList: OptionSet, Sendable {
  package var rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  static let given = NameList(rawValue: 1 << 0)
  static let family = NameList(rawValue: 1 << 1)
  static let place = NameList(rawValue: 1 << 2)
  /// A country, a part of one, or a city of a hundred thousand.
  static let large = NameList(rawValue: 1 << 3)
  /// A word that stands in dictionaries.
  static let common = NameList(rawValue: 1 << 4)
  /// Longer phrases begin so.
  package static let prefix = NameList(rawValue: 1 << 5)
  /// What names are told by; further bits are facts of words.
  static let ofNames: NameList = [.given, .family, .place, .large, .common, .prefix]

  /// The most words of a phrase.
  package static let longest = 4

  /// What the lists say of a word by its key.
  init(word: UInt64) { self.init(hash: TextKey.join(TextKey.seed, word)) }
  /// The same of a phrase, by its words' keys joined.
  init(hash: UInt64) {
    rawValue = warraq_listed(TextKey.spread(hash)) & Self.ofNames.rawValue
  }

  /// Which parts of speech an English word can be, and how rare it is.
  static func facts(of word: UInt64) -> UInt16 {
    warraq_listed(TextKey.spread(word: word)) & ~ofNames.rawValue
  }

  /// The hashes of the beginnings of a phrase, last of the whole, from the keys of its words.
  package static func hashes(of words: [UInt64]) -> [UInt64] {
    var key = TextKey.seed
    return words.map { word in
      key = TextKey.join(key, word)
      return TextKey.spread(key)
    }
  }

  /// The hash of a word among the classes, which tell "Apple" and "apple" apart.
  ///
  /// - Parameter key: Of a part of the token; nil for all of it.
  package static func classHash(_ token: Token, key: UInt64? = nil) -> UInt64 {
    TextKey.spread((key ?? token.key) &+ (token.isAllCaps ? 2 : token.isCapitalized ? 1 : 0))
  }
}
