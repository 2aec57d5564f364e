internal import DocumentCore

/// Proposes Arabic names of persons, places and organisations by their heads, titles and lists.
struct ArabicNames {
  private let reader: Reader
  private static let longestName = 5
  private static let longestOrganization = 7
  /// Tokens between a title or role and the name it announces.
  private static let longestRole = 16

  init(_ reader: Reader) { self.reader = reader }

  /// The names that begin at a token, and the index to go on from.
  func names(at index: Int, in tokens: Range<Int>, into mentions: inout [Mention]) -> Int {
    let limit = tokens.upperBound
    if let (mention, end) = quotedAlias(at: index, limit: limit) {
      mentions.append(mention)
      return end
    }
    if let (mention, end) = event(at: index, limit: limit) ?? organization(at: index, limit: limit)
    {
      mentions.append(mention)
      return end
    }
    if reader.contains(ArabicNameWords.titles, at: index, cutting: .all)
      || reader.contains(ArabicNameWords.roles, at: index, cutting: .all)
      || reader.hasArticle(index)
        && ArabicNameWords.roles.contains(reader.keyWithoutArticle(index))
    {
      if let person = announcedPerson(from: index, limit: limit) { mentions.append(person) }
      return index + 1
    }
    if let (mention, end) = place(at: index, limit: limit) {
      mentions.append(mention)
      return end
    }
    if let (mention, end) = listedPerson(at: index, limit: limit) {
      mentions.append(mention)
      return end
    }
    return index + 1
  }

  /// Whether a word can't be part of a name.
  private func isStop(_ index: Int) -> Bool {
    guard reader.isArabic(index) else { return true }
    if reader.isUpon(index) { return true }
    if ArabicNameWords.given.contains(reader.key(index)) { return false }
    if reader.key(index) != Reader.ali, reader.contains(ArabicNameWords.stops, at: index) {
      return true
    }
    return reader.contains(ArabicNameWords.verbs, at: index, cutting: .conjunction)
  }

  /// Whether a token follows its left neighbour in one phrase.
  private func follows(_ index: Int, _ limit: Int) -> Bool {
    index < limit && reader.isArabic(index) && reader[index].hasSpaceBefore
      && !reader[index].hasNewlineBefore && !isStop(index)
  }

  private func isPlaceLike(_ index: Int, _ limit: Int) -> Int? {
    guard let match = Places.table.match(reader, at: index, limit: limit), !match.value.isWord
    else {
      return nil
    }
    return match.end
  }

  private func isNumberOrTime(_ index: Int, _ limit: Int) -> Bool {
    ArabicNumberWords.table[reader.key(index)] != nil
      || TimeLexicon.table.match(reader, at: index, limit: limit)?.value.has(.month) ?? false
      || TimeLexicon.has(reader.key(index), .unit)
  }

  private func span(from start: Int, to end: Int) -> Span {
    Span(start: start, end: reader[end - 1].span.end)
  }

  /// «مهرجان فاس للموسيقى», «البطولة الاحترافية».
  private func event(at index: Int, limit: Int) -> (Mention, Int)? {
    if let head = head(ArabicNameWords.eventHeads, at: index) {
      let end = organizationEnd(from: index + 1, limit: limit)
      guard end > index + 1, reader.hasArticle(end - 1) || isPlaceLike(end - 1, limit) != nil else {
        return nil
      }
      return (Mention(.event, span(from: head, to: end), confidence: 0.7), end)
    }
    guard let head = head(ArabicNameWords.definiteEventHeads, at: index),
      follows(index + 1, limit), reader.hasArticle(index + 1), isAdjective(index + 1)
    else { return nil }
    return (Mention(.event, span(from: head, to: index + 2), confidence: 0.6), index + 2)
  }

  /// «وزارة الدفاع الروسية», «المرصد السوري لحقوق الإنسان», «الأمم المتحدة».
  private func organization(at index: Int, limit: Int) -> (Mention, Int)? {
    if let head = head(ArabicNameWords.organizationHeads, at: index) {
      let end = organizationEnd(from: index + 1, limit: limit)
      guard end > index + 1 else { return nil }
      return (Mention(.organization, span(from: head, to: end), confidence: 0.8), end)
    }
    if let match = known(at: index, limit: limit, cutting: .all) {
      var end = match.end
      while follows(end, limit), Nationalities.table[reader.key(end)] != nil { end += 1 }
      return (Mention(.organization, span(from: match.start, to: end), confidence: 0.85), end)
    }
    if let head = head(ArabicNameWords.definiteHeads, at: index), follows(index + 1, limit),
      reader.hasArticle(index + 1)
    {
      let end = organizationEnd(from: index + 1, limit: limit)
      guard end > index + 1 else { return nil }
      return (Mention(.organization, span(from: head, to: end), confidence: 0.7), end)
    }
    return nil
  }

  private func known(
    at index: Int, limit: Int, cutting: Clitics = .none
  ) -> PhraseTable<Organizations.Kind>.Match? {
    Organizations.known(
      reader, at: index, limit: limit, cutting: cutting, among: .certainInArabic)
  }

  /// Where a head word begins, after its clitics; nil where the token is none.
  private func head(_ set: WordSet, at index: Int) -> Int? {
    guard reader.isArabic(index) else { return nil }
    if set.contains(reader.key(index)) { return reader[index].span.start }
    let forms = reader.forms(index)
    if let cut = forms.conjunction, set.contains(cut.key) { return cut.start }
    if let cut = forms.preposition, set.contains(cut.key) { return cut.start }
    return nil
  }

  /// The end of an organisation's name: nouns up to a definite one, its adjectives, and what
  /// «ل» and «و» add to it.
  private func organizationEnd(from index: Int, limit: Int) -> Int {
    var end = index
    var isDefinite = false
    if let quoted = quoted(at: end, limit: limit) { return quoted + 1 }
    if let known = known(at: end, limit: limit) {
      end = known.end
      isDefinite = true
    } else if let named = namesake(at: end, limit: limit) {
      end = named
      isDefinite = true
    }
    while end < limit, end - index < Self.longestOrganization, follows(end, limit) {
      if isNumberOrTime(end, limit) || end > index && isTitle(end) { break }
      if isDefinite, reader.hasArticle(end), isAdjective(end) {
        end += 1
      } else if let place = isPlaceLike(end, limit) {
        if isDefinite { break }
        isDefinite = true
        end = place
      } else if reader.hasArticle(end) || Nationalities.table[reader.key(end)] != nil {
        // «الجيش السوري» ends before «المدينة».
        if end == index + 1, reader.hasArticle(index), reader.hasArticle(index - 1),
          Nationalities.table[reader.key(index)] != nil
        {
          break
        }
        isDefinite = true
        end += 1
      } else if isDefinite {
        guard addsToName(end, limit) else { break }
        end += 1
        if end < limit, follows(end, limit), reader.hasArticle(end) { end += 1 }
      } else if end == index || reader.forms(end).conjunction == nil {
        let isFinal = !(end + 1 < limit && follows(end + 1, limit))
        let leadsOn =
          !isFinal && (reader.hasArticle(end + 1) || isPlaceLike(end + 1, limit) != nil)
        guard end == index || leadsOn else { break }
        end += 1
        if !leadsOn {
          if end < limit, follows(end, limit),
            reader.folded(end).starts(with: Letters.lam + Letters.lam)
          {
            end += 1
          }
          break
        }
      } else {
        break
      }
    }
    return end
  }

  /// «لحقوق الإنسان», «والتعليم» after a definite noun.
  private func addsToName(_ index: Int, _ limit: Int) -> Bool {
    let bytes = reader.folded(index)
    if ArabicNameWords.sports.contains(reader.key(index)) { return false }
    if bytes.starts(with: Letters.lam), bytes.count > 6 {
      if bytes.dropFirst(2).starts(with: Letters.lam) { return true }
      return index + 1 < limit && follows(index + 1, limit) && reader.hasArticle(index + 1)
    }
    guard bytes.starts(with: Letters.waw), bytes.dropFirst(2).starts(with: Letters.article) else {
      return false
    }
    return !reader.contains(ArabicNameWords.verbs, at: index, cutting: .conjunction)
      && Places.table.match(reader, at: index, limit: limit, cutting: .conjunction) == nil
      && index > 1 && reader.hasArticle(index - 1) && !reader.hasArticle(index - 2)
  }

  /// The end of a short name in quotation marks right here: “الحشد الشعبي العراقي”.
  private func quoted(at index: Int, limit: Int) -> Int? {
    guard index < limit, Quotes.isOpening(reader.mark(index)) else { return nil }
    var end = index + 1
    while end < limit, end - index <= 5, reader.isArabic(end) { end += 1 }
    guard end < limit, end > index + 1, Quotes.isClosing(reader.mark(end)) else { return nil }
    return end
  }

  /// «“كتائب حزب الله”», «(داعش)»: a short quoted name that begins with a head or is a known one.
  private func quotedAlias(at index: Int, limit: Int) -> (Mention, Int)? {
    guard index > 0, Quotes.isOpening(reader.mark(index - 1)),
      let end = quoted(at: index - 1, limit: limit)
    else { return nil }
    let isNamed =
      head(ArabicNameWords.organizationHeads, at: index) != nil
      || known(at: index, limit: end) != nil
      || head(ArabicNameWords.definiteHeads, at: index) != nil
    guard isNamed,
      end > index + 1 || known(at: index, limit: index + 1) != nil
        || head(ArabicNameWords.definiteHeads, at: index) != nil
    else { return nil }
    return (
      Mention(
        .organization, span(from: reader[index].span.start, to: end), confidence: 0.75), end
    )
  }

  /// «البوكمال», «مدينة إعزاز», «ريف حلب الغربي», «معبر باب السلامة».
  private func place(at index: Int, limit: Int) -> (Mention, Int)? {
    if head(ArabicNameWords.outerPlaceHeads, at: index) != nil {
      return headedPlace(at: index + 1, limit: limit)
    }
    if let start = head(ArabicNameWords.innerPlaceHeads, at: index) {
      return compound(.location, start: start, from: index + 1, limit: limit)
    }
    if let start = head(ArabicNameWords.facilityHeads, at: index) {
      return compound(.facility, start: start, from: index + 1, limit: limit)
    }
    guard let match = Places.table.match(reader, at: index, limit: limit, cutting: .all),
      !match.value.isWord || isShown(index, match)
    else { return nil }
    return (Mention(.location, span(from: match.start, to: match.end), confidence: 0.85), match.end)
  }

  /// A place with a common name has a preposition before it or a place beside it.
  private func isShown(_ index: Int, _ match: PhraseTable<Places.Place>.Match) -> Bool {
    guard match.cut != .all, index > 0 else { return false }
    return Places.table.match(reader, at: index - 1, limit: index, cutting: .all) != nil
      || match.end < reader.count
        && Places.table.match(reader, at: match.end, limit: match.end + 1, cutting: .conjunction)
          != nil
  }

  /// The name after «مدينة» and the like, which stay outside.
  private func headedPlace(at index: Int, limit: Int) -> (Mention, Int)? {
    guard follows(index, limit), !isNumberOrTime(index, limit) else { return nil }
    let start = reader[index].span.start
    if let match = Places.table.match(reader, at: index, limit: limit) {
      return (Mention(.location, span(from: start, to: match.end), confidence: 0.9), match.end)
    }
    guard !reader.contains(Self.adjectives, at: index),
      Nationalities.table[reader.key(index)] == nil
    else { return nil }
    var end = index + 1
    let isFirstDefinite = reader.hasArticle(index)
    if !isFirstDefinite, follows(end, limit), !isNumberOrTime(end, limit),
      reader.hasArticle(end) || !(end + 1 < limit && follows(end + 1, limit))
    {
      end += 1
    }
    return (Mention(.location, span(from: start, to: end), confidence: 0.7), end)
  }

  private static let adjectives = WordSet(
    "الصغيرة الكبيرة القديمة الجديدة أخرى مجاورة قريبة كبيرة صغيرة حدودية ساحلية التماس خفض سيطرة السيطرة النظام عمليات الصراع"
  )

  /// The end of the person whose name a thing has: «الملك طلال», «محمد الخامس».
  private func namesake(at index: Int, limit: Int) -> Int? {
    let isTitled = reader.contains(Self.rulers, at: index)
    guard isTitled || isGiven(index) else { return nil }
    let first = isTitled ? index + 1 : index
    return personEnd(from: first, limit: limit, isAnnounced: isTitled)
      ?? (isTitled && first < limit && isGiven(first) ? first + 1 : nil)
  }

  private static let rulers = WordSet("الملك الأمير الشيخ الرئيس السلطان الإمام الملكة الأميرة")

  /// A head with the name after it, up to the last adjective.
  private func compound(
    _ kind: MentionKind, start: Int, from index: Int, limit: Int
  ) -> (Mention, Int)? {
    guard follows(index, limit), !isNumberOrTime(index, limit) else { return nil }
    var end = index
    if head(ArabicNameWords.outerPlaceHeads, at: end) != nil, follows(end + 1, limit) { end += 1 }
    if kind == .facility, let named = namesake(at: end, limit: limit) {
      end = named
    } else if let place = isPlaceLike(end, limit) {
      end = place
    } else if reader.hasArticle(end) {
      guard !reader.contains(Self.adjectives, at: end),
        kind == .facility || end > index
          || Places.table[reader.key(end)] != nil || !isAdjective(end)
      else { return nil }
      end += 1
    } else {
      end += 1
      guard follows(end, limit), !isNumberOrTime(end, limit) else {
        return kind == .facility || isEnd(end, limit)
          ? (Mention(kind, span(from: start, to: end), confidence: 0.6), end) : nil
      }
      if let place = isPlaceLike(end, limit) { end = place } else { end += 1 }
    }
    while end - index < Self.longestName, follows(end, limit), reader.hasArticle(end),
      isAdjective(end)
    { end += 1 }
    return (Mention(kind, span(from: start, to: end), confidence: 0.8), end)
  }

  private func isEnd(_ index: Int, _ limit: Int) -> Bool {
    index >= limit || reader[index].kind == .punctuation
  }

  /// An adjective of direction or nation: ends in «ي» or «ية».
  private func isAdjective(_ index: Int) -> Bool {
    let bytes = reader.folded(index)
    return bytes.suffix(2).elementsEqual(Letters.yeh)
      || bytes.suffix(4).elementsEqual(Letters.yeh + Letters.heh)
  }

  /// The person that a title or role announces.
  private func announcedPerson(from index: Int, limit: Int) -> Mention? {
    let isRole = reader.contains(ArabicNameWords.roles, at: index, cutting: .all)
    var next = index + 1
    if isRole { next = roleEnd(from: next, limit: limit) }
    while next < limit, next - index < Self.longestRole,
      reader.contains(ArabicNameWords.titles, at: next)
        || follows(next, limit) && reader.hasArticle(next) && isAdjective(next)
    { next += 1 }
    let isComma = next + 1 < limit && reader.mark(next) == 0x60C && isGiven(next + 1)
    if isComma { next += 1 }
    guard let end = personEnd(from: next, limit: limit, isAnnounced: !isComma) else { return nil }
    return Mention(.person, span(from: reader[next].span.start, to: end), confidence: 0.85)
  }

  /// The end of what a role is of: an organisation, a country, adjectives.
  private func roleEnd(from index: Int, limit: Int) -> Int {
    var next = index
    if next < limit, Self.links.contains(reader.key(next)) { next += 1 }
    if next < limit, reader.contains(ArabicNameWords.roles, at: next) { next += 1 }
    if isGiven(next), !isTaken(next, limit) { return next }
    var end = organizationEnd(from: next, limit: limit)
    if let quoted = quoted(at: end, limit: limit) { end = quoted + 1 }
    if end > next, end == next + 1, !reader.hasArticle(next), isPlaceLike(next, limit) == nil,
      Nationalities.table[reader.key(next)] == nil,
      known(at: next, limit: next + 1) == nil
    {
      return isGiven(next) ? next : end
    }
    if end < limit, reader.key(end) == Self.inside, end + 1 < limit {
      let deeper = organizationEnd(from: end + 1, limit: limit)
      if deeper > end + 1 { end = deeper }
    }
    if end < limit, reader.mark(end) == 0x60C, end + 1 < limit, isGiven(end + 1) { return end }
    while end < limit, Quotes.isClosing(reader.mark(end)) { end += 1 }
    return end
  }

  private static let inside = TextKey.hash("في")
  private static let links = WordSet("باسم بإسم في لدى")

  /// A given name that is the noun of a phrase here: «أمين عام».
  private func isTaken(_ index: Int, _ limit: Int) -> Bool {
    index + 1 >= limit || !follows(index + 1, limit)
  }

  private func isGiven(_ index: Int) -> Bool {
    index < reader.count && reader.isArabic(index) && !reader.isUpon(index)
      && ArabicNameWords.given.contains(reader.key(index))
  }

  /// The end of a person's name; nil where there is none.
  ///
  /// - Parameter isAnnounced: A title or role stands before, so unknown names count too.
  private func personEnd(from index: Int, limit: Int, isAnnounced: Bool) -> Int? {
    guard index < limit, reader.isArabic(index), !isStop(index), !isNumberOrTime(index, limit),
      !reader.hasArticle(index),
      index == 0 || reader.mark(index - 1) == 0x60C
        || !reader[index].hasNewlineBefore
    else { return nil }
    let isGiven = isGiven(index)
    guard isGiven || isAnnounced && !looksLikeVerb(index) && !isCommon(index) else { return nil }
    var end = index + 1
    var isGlued = ArabicNameWords.glue.contains(reader.key(index))
    while end < limit, end - index < Self.longestName, follows(end, limit) {
      if isGlued || ArabicNameWords.glue.contains(reader.key(end)) {
        isGlued = ArabicNameWords.glue.contains(reader.key(end))
        end += 1
        continue
      }
      if reader.hasArticle(end) {
        guard !isSecondAdjective(end, first: index), !isPlural(end) else { break }
        end += 1
        break
      }
      guard !isNumberOrTime(end, limit), !looksLikeVerb(end), !isCommon(end),
        !reader.folded(end).starts(with: Letters.waw)
          || ArabicNameWords.given.contains(reader.key(end)),
        end - index < 3, reader.forms(end).preposition == nil || end == index + 1
      else { break }
      end += 1
    }
    if end == index + 1 { return nil }
    return end
  }

  /// A definite word that ends in «ات» or «ين» is no family name.
  private func isPlural(_ index: Int) -> Bool {
    let ending = reader.folded(index).suffix(4)
    return ending.elementsEqual(Letters.alef + Letters.teh)
      || ending.elementsEqual(Letters.yeh + Letters.noon) && reader.folded(index).count > 12
  }

  private func isTitle(_ index: Int) -> Bool {
    ArabicNameWords.titles.contains(reader.key(index))
  }

  private func isSecondAdjective(_ index: Int, first: Int) -> Bool {
    Nationalities.table[reader.key(index)] != nil
      || reader.contains(ArabicNameWords.titles, at: index) && index > first
  }

  /// A present-tense prefix on a word that no list has as a name.
  private func looksLikeVerb(_ index: Int) -> Bool {
    guard !ArabicNameWords.given.contains(reader.key(index)) else { return false }
    let bytes = reader.folded(index)
    if bytes.count >= 8, bytes.starts(with: Letters.seen),
      bytes.dropFirst(2).starts(with: Letters.yeh) || bytes.dropFirst(2).starts(with: Letters.teh)
    {
      return true
    }
    return bytes.starts(with: Letters.yeh) && bytes.count >= 8
  }

  private func isCommon(_ index: Int) -> Bool {
    ArabicNameWords.organizationHeads.contains(reader.key(index))
      || ArabicNameWords.outerPlaceHeads.contains(reader.key(index))
      || ArabicNameWords.facilityHeads.contains(reader.key(index))
      || ArabicNameWords.roles.contains(reader.key(index))
      || Nationalities.table[reader.key(index)] != nil
      || Places.table[reader.key(index)] != nil
      || CountedNouns.singulars[reader.key(index)] != nil
      || isVerbalNoun(index)
  }

  /// The shapes إفالة and تفعيل of a word that no list has as a name: «إعادة», «تشغيل».
  private func isVerbalNoun(_ index: Int) -> Bool {
    guard !ArabicNameWords.given.contains(reader.key(index)) else { return false }
    let bytes = reader.folded(index)
    if bytes.starts(with: Letters.alef), bytes.suffix(2).elementsEqual(Letters.heh) {
      return bytes.count == 10
    }
    return bytes.count == 10 && bytes.starts(with: Letters.teh)
      && bytes.dropFirst(6).starts(with: Letters.yeh)
  }

  /// A person by the given name alone.
  private func listedPerson(at index: Int, limit: Int) -> (Mention, Int)? {
    let cut = reader.forms(index).conjunction
    let isCut = !isGiven(index) && cut.map { ArabicNameWords.given.contains($0.key) } ?? false
    guard isGiven(index) || isCut,
      let end = personEnd(from: index, limit: limit, isAnnounced: isCut)
    else { return nil }
    let start = isCut ? cut?.start ?? reader[index].span.start : reader[index].span.start
    return (Mention(.person, span(from: start, to: end), confidence: 0.7), end)
  }
}
