internal import DocumentCore

/// What is said of names right beside them: «وزير الخارجية العراقي الدكتور فلان», "Jane Doe, the director of Acme,", "the city
/// of Mosul".
struct NameAttributes {
  private let reader: Reader
  private let kinds: [MentionKind]
  /// By mention.
  private let tokens: [Range<Int>]
  private let mentionOf: TokenIndex

  /// Tokens of a role before or after a name.
  private static let reach = 16
  /// Tokens that may stand between a name and its role, such as what the role is of.
  private static let longestComplement = 8

  /// Gives persons their roles, honorifics and nationalities, and names their extents.
  ///
  /// - Parameters:
  ///   - mentions: In the order of the text; none overlap.
  ///   - tokens: Those that each mention touches.
  static func add(
    to mentions: inout [Mention], tokens: [Range<Int>], _ reader: Reader,
    _ cancellation: Cancellation
  ) throws(CancellationError) {
    var cancellation = cancellation
    let attributes = NameAttributes(
      reader: reader, kinds: mentions.map(\.kind), tokens: tokens,
      mentionOf: try TokenIndex(tokens, of: reader, cancellation))
    for index in mentions.indices where mentions[index].kind.isName {
      try cancellation.step(Reader.tokenWork * Self.reach)
      switch mentions[index].kind {
      case .person:
        attributes.addBefore(&mentions[index], tokens[index])
        if mentions[index].role.isEmpty { attributes.addAfter(&mentions[index], tokens[index]) }
      case .nationality: break
      default: attributes.addExtent(&mentions[index], tokens[index])
      }
    }
  }

  /// Whether a token stands on the line of the one after it.
  private func leadsOn(_ index: Int) -> Bool {
    index >= 0 && !(index + 1 < reader.count && reader[index + 1].hasNewlineBefore)
  }

  // MARK: Before the name

  private func addBefore(_ person: inout Mention, _ name: Range<Int>) {
    var index = name.lowerBound - 1
    let isApposed = reader.isComma(index)
    if isApposed { index -= 1 }
    let honorific = honorific(endingAt: index)
    if !isApposed, let honorific {
      person.honorific = string(honorific)
      index = honorific.lowerBound - 1
      person.extent = extent(of: person, from: honorific.lowerBound)
    }
    guard let found = role(endingAt: index, isApposed: isApposed) else { return }
    person.nationality = found.nationality
    if let role = found.role { person.role = string(role) }
    if !isApposed { person.extent = extent(of: person, from: found.first) }
  }

  /// From a token, after its clitics, to the end of a name.
  private func extent(of name: Mention, from first: Int) -> Span {
    Span(start: min(start(of: first), name.span.start), end: name.span.end)
  }

  /// «مدينة» before a place, "the city of", "the" before an organisation.
  private func addExtent(_ name: inout Mention, _ tokens: Range<Int>) {
    var first = tokens.lowerBound
    if name.kind == .location, name.span.start == reader[first].span.start {
      if reader.contains(ArabicNameWords.outerPlaceHeads, at: first - 1, cutting: .all),
        leadsOn(first - 1)
      {
        first -= 1
      } else if reader.key(first - 1) == Self.of, leadsOn(first - 2),
        reader.contains(Self.placeKinds, at: first - 2)
      {
        first -= 2
        if reader.contains(Self.articles, at: first - 2), reader.isWord(first - 1) { first -= 1 }
      }
    }
    if reader.contains(Self.articles, at: first - 1), leadsOn(first - 1),
      !reader.isArabic(first)
    {
      first -= 1
    }
    if first < tokens.lowerBound { name.extent = extent(of: name, from: first) }
  }

  private static let of = TextKey.hash("of")
  private static let placeKinds = WordSet(
    "city town village province state governorate district county region port capital suburb island republic"
  )

  /// The honorifics right before a name, with the stops of "Dr." and «د.».
  private func honorific(endingAt last: Int) -> Range<Int>? {
    var first = last + 1
    var end = last + 1
    while leadsOn(first - 1) {
      if isHonorific(first - 1) {
        if end == last + 1 { end = first }
        first -= 1
      } else if reader.mark(first - 1) == 0x2E, isHonorific(first - 2), reader.isGlued(first - 1) {
        if end == last + 1 { end = first - 1 }
        first -= 2
      } else {
        break
      }
    }
    return first <= last ? first..<end : nil
  }

  private func isHonorific(_ index: Int) -> Bool {
    guard mentionOf[index] == nil else { return false }
    return reader.contains(
      reader.isArabic(index) ? ArabicNameWords.honorifics : EnglishNameWords.honorifics,
      at: index, cutting: .all)
  }

  /// The role whose complement ends at a token, and the nationality in it.
  ///
  /// - Parameter isApposed: A comma stands before the name, so a role has to be there.
  private func role(
    endingAt last: Int, isApposed: Bool
  ) -> (role: Range<Int>?, nationality: String, first: Int)? {
    var index = last
    var first: Int?
    var end = last + 1
    var nationality = ""
    while last - index < Self.reach, leadsOn(index) {
      if let mention = mentionOf[index], kinds[mention] != .nationality {
        // In English what stands before a role is not of it.
        guard first == nil, isComplement(kinds[mention]), reader.isArabic(index) else { break }
        index = tokens[mention].lowerBound - 1
      } else if isRole(index) {
        first = index
        index -= 1
      } else if let country = Nationalities.table[reader.key(index)],
        reader.isArabic(index)
          ? reader.hasArticle(index) && first == nil : reader[index].isCapitalized
      {
        if nationality.isEmpty, country != Nationalities.noCountry { nationality = country }
        if end == index + 1, reader.isArabic(index) { end = index }
        index -= 1
        if !reader.isArabic(index + 1) { break }
      } else if first == nil, last - index < Self.longestComplement, isInner(index) {
        index -= 1
      } else if first != nil, isRolePart(index) {
        first = index
        index -= 1
      } else {
        break
      }
    }
    guard let first else {
      return !isApposed && end <= last && !nationality.isEmpty ? (nil, nationality, index + 1) : nil
    }
    return (first..<max(end, first + 1), nationality, min(first, index + 1))
  }

  private func isComplement(_ kind: MentionKind) -> Bool {
    kind == .organization || kind == .location || kind == .facility
  }

  private func isRole(_ index: Int) -> Bool {
    guard mentionOf[index] == nil, reader.isWord(index) else { return false }
    if reader.isArabic(index) {
      return reader.contains(ArabicNameWords.roles, at: index, cutting: .all)
        || reader.contains(ArabicNameWords.offices, at: index, cutting: .all)
        || reader.hasArticle(index)
          && ArabicNameWords.roles.contains(reader.keyWithoutArticle(index))
    }
    return reader.contains(EnglishNameWords.offices, at: index)
      || reader.contains(EnglishNameWords.roles, at: index)
  }

  /// Words of what a role is of, between it and the name: «رئيس مجلس الوزراء …», "Secretary of State …".
  private func isInner(_ index: Int) -> Bool {
    guard reader.isWord(index) else { return false }
    if reader.isArabic(index) {
      return
        (reader.hasArticle(index) || reader.folded(index).starts(with: Letters.lam + Letters.lam))
        && !reader.contains(ArabicNameWords.stops, at: index)
        || reader.contains(ArabicNameWords.organizationHeads, at: index)
        || reader.contains(RelationWords.inner, at: index)
        || reader.contains(RelationWords.links, at: index)
        || reader.contains(ArabicNameWords.outerPlaceHeads, at: index)
    }
    return reader[index].isCapitalized && reader.contains(RelationWords.links, at: index - 1)
      && isRole(index - 2) || reader.contains(RelationWords.links, at: index) && isRole(index - 1)
  }

  /// "Foreign" of "Foreign Minister", "vice" of "vice president".
  private func isRolePart(_ index: Int) -> Bool {
    guard reader.isWord(index), !reader.isArabic(index), mentionOf[index] == nil else {
      return false
    }
    return reader.contains(EnglishNameWords.roleParts, at: index)
  }

  // MARK: After the name

  /// «فلان، مدير المتحف،», "Jane Doe, the director of Acme,".
  private func addAfter(_ person: inout Mention, _ name: Range<Int>) {
    guard reader.isComma(name.upperBound) else { return }
    var first = name.upperBound + 1
    if reader.contains(Self.articles, at: first) { first += 1 }
    var nationality = ""
    var index = first
    var hasRole = false
    while index - first < Self.reach, index < reader.count, !reader[index].hasNewlineBefore {
      if reader.isComma(index) || reader.mark(index) == 0x2E { break }
      if let mention = mentionOf[index], kinds[mention] == .person { return }
      guard reader.isWord(index) || reader.mark(index) == 0x2D || mentionOf[index] != nil else {
        return
      }
      if !hasRole {
        // What comes first is the role, after its nationality and such words as "former" at most.
        if index == first, let country = Nationalities.table[reader.key(index)],
          country != Nationalities.noCountry
        {
          nationality = country
          first += 1
        } else if isRole(index) {
          hasRole = true
        } else if !isRolePart(index) {
          return
        }
      }
      index += 1
    }
    guard hasRole, index < reader.count, reader.isComma(index) || reader.mark(index) == 0x2E else {
      return
    }
    person.role = string(first..<index)
    if person.nationality.isEmpty { person.nationality = nationality }
  }

  private static let articles = WordSet("the a an")

  /// The text of some tokens, without a clitic before the first.
  private func string(_ range: Range<Int>) -> String {
    reader.string(
      Span(start: start(of: range.lowerBound), end: reader[range.upperBound - 1].span.end))
  }

  /// Where a token begins after its clitics.
  private func start(of index: Int) -> Int {
    var start = reader[index].span.start
    let forms = reader.forms(index)
    for cut in [forms.conjunction, forms.preposition] {
      guard let cut, !isKnown(reader.key(index)), isKnown(cut.key) else { continue }
      start = cut.start
    }
    return start
  }

  private func isKnown(_ key: UInt64) -> Bool {
    ArabicNameWords.roles.contains(key) || ArabicNameWords.offices.contains(key)
      || ArabicNameWords.honorifics.contains(key) || ArabicNameWords.outerPlaceHeads.contains(key)
  }
}
