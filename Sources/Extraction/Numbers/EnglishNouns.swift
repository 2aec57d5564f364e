internal import DocumentCore

/// English plurals.
enum EnglishNouns {
  static let irregular = PhraseTable<String>(
    """
    bus: buses
    person: people
    man: men
    woman: women
    child: children
    aircraft: aircraft
    policeman: policemen
    crewmember: crew
    percent: percent
    staff: staff
    foot: feet
    wife: wives
    life: lives
    """)

  /// Whether a word looks like a plural noun: "people", "soldiers".
  static func isPlural(_ reader: Reader, _ index: Int) -> Bool {
    guard reader.isWord(index), reader[index].script == .latin else { return false }
    if irregular[reader.key(index)] != nil { return true }
    let bytes = reader.folded(index)
    guard bytes.count > 3, bytes.last == 0x73, !reader.contains(NotNouns.english, at: index) else {
      return false
    }
    let before = bytes[bytes.endIndex - 2]
    return before != 0x73 && before != 0x75 && before != 0x69 && before != 0x27
  }

  /// The singular of a regular or listed plural.
  static func singular(_ plural: String) -> String {
    if let listed = irregular[TextKey.hash(plural)] { return listed }
    if plural.hasSuffix("ies"), plural.utf8.count > 4 { return plural.dropLast(3) + "y" }
    for ending in ["sses", "shes", "ches", "xes"] where plural.hasSuffix(ending) {
      return String(plural.dropLast(2))
    }
    return plural.hasSuffix("s") ? String(plural.dropLast()) : plural
  }
}
