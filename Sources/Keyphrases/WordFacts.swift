internal import CModels
internal import DocumentCore

/// What a table of English words says of one: which parts of speech it can be, and how rare it is.
///
/// The table is made by Tests/Quality/name_lists.py from spacy-lookups-data and Debian's wamerican.
struct WordFacts {
  private let bits: UInt16

  private static let noun: UInt16 = 1 << 6
  private static let verb: UInt16 = 1 << 7
  private static let adjective: UInt16 = 1 << 8
  private static let adverb: UInt16 = 1 << 9

  /// - Parameter key: Of a word as the text has it, folded.
  init(_ key: UInt64) {
    bits = warraq_listed(TextKey.spread(TextKey.join(TextKey.seed, key)))
  }

  private var parts: UInt16 { bits & (Self.noun | Self.verb | Self.adjective | Self.adverb) }

  /// A word that is no noun and no adjective, but a verb or adverb.
  var isOutside: Bool { parts != 0 && bits & (Self.noun | Self.adjective) == 0 }
  /// A word that is no noun, but an adjective, verb or adverb: no phrase ends with it.
  var isNoEnd: Bool { parts != 0 && bits & Self.noun == 0 }

  /// The negative logarithm of the word's probability in English text, 6 to 20; 16 for words that are not in the table.
  var rarity: Double {
    let grade = bits >> 10
    return grade == 0 ? 16 : Double(grade) + 5
  }
}
