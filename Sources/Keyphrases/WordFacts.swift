internal import CModels
internal import DocumentCore

/// What a table of English words says of one: which parts of speech it can be, and how rare it is.
///
/// The table is made by Tests/Quality/name_lists.py from spacy-lookups-data and Debian's wamerican.
struct WordFacts {
  private let bits: Int

  /// - Parameter key: Of a word as the text has it, folded.
  init(_ key: UInt64) { bits = Int(warraq_listed(TextKey.spread(word: key))) }

  private var parts: Int { bits & WARRAQ_WORD_PARTS }

  /// A word that is no noun and no adjective, but a verb or adverb.
  var isOutside: Bool {
    parts != 0 && bits & (WARRAQ_WORD_NOUN | WARRAQ_WORD_ADJECTIVE) == 0
  }
  /// A word that is no noun, but an adjective, verb or adverb: no phrase ends with it.
  var isNoEnd: Bool { parts != 0 && bits & WARRAQ_WORD_NOUN == 0 }

  /// The negative logarithm of the word's probability in English text, 6 to 20; 16 for words that are not in the table.
  var rarity: Double {
    let grade = bits >> WARRAQ_WORD_RARITY
    return grade == 0 ? 16 : Double(grade) + 5
  }
}
