internal import DocumentCore

/// What the lists say of a word, as one set of bits.
struct NameLexicon: OptionSet, Sendable {
  var rawValue: UInt32

  static let given = NameLexicon(rawValue: 1 << 0)
  static let title = NameLexicon(rawValue: 1 << 1)
  static let role = NameLexicon(rawValue: 1 << 2)
  static let organizationHead = NameLexicon(rawValue: 1 << 3)
  static let definiteHead = NameLexicon(rawValue: 1 << 4)
  static let facilityHead = NameLexicon(rawValue: 1 << 5)
  static let outerPlaceHead = NameLexicon(rawValue: 1 << 6)
  static let innerPlaceHead = NameLexicon(rawValue: 1 << 7)
  static let eventHead = NameLexicon(rawValue: 1 << 8)
  static let suffix = NameLexicon(rawValue: 1 << 9)
  static let organization = NameLexicon(rawValue: 1 << 10)
  static let place = NameLexicon(rawValue: 1 << 11)
  static let nationality = NameLexicon(rawValue: 1 << 12)
  static let glue = NameLexicon(rawValue: 1 << 13)
  static let stop = NameLexicon(rawValue: 1 << 14)
  static let verb = NameLexicon(rawValue: 1 << 15)
  /// Found after a glued clitic.
  static let cut = NameLexicon(rawValue: 1 << 16)

  /// By the key of the word; of phrases, their first words.
  static let table: KeyMap<NameLexicon> = {
    typealias Arabic = ArabicNameWords
    typealias English = EnglishNameWords
    var table = KeyMap<NameLexicon>(capacity: 8192)
    func add(_ bit: NameLexicon, _ lists: [UInt64]...) {
      for key in lists.joined() { table[key] = (table[key] ?? []).union(bit) }
    }
    add(.given, Arabic.given.words, Arabic.furtherGiven.words, English.given.words)
    add(.title, Arabic.titles.words, English.titles.words)
    add(.role, Arabic.roles.words, English.roles.words)
    add(.organizationHead, Arabic.organizationHeads.words, English.organizationHeads.words)
    add(.definiteHead, Arabic.definiteHeads.words)
    add(.facilityHead, Arabic.facilityHeads.words, English.facilityHeads.words)
    add(.outerPlaceHead, Arabic.outerPlaceHeads.words)
    add(.innerPlaceHead, Arabic.innerPlaceHeads.words, English.placeHeads.words)
    add(.eventHead, English.eventHeads.words)
    add(.suffix, English.companySuffixes.words)
    add(.glue, Arabic.glue.words)
    add(.stop, Arabic.stops.words, English.sentenceStarters.words)
    add(.verb, Arabic.verbs.words)
    add(.place, Places.table.firstWords)
    add(.nationality, Nationalities.table.firstWords)
    add(.organization, Organizations.table.firstWords)
    return table
  }()
}
