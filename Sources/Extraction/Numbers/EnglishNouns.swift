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
