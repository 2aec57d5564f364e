internal import CModels
internal import DocumentCore

/// What the tagger sees of each token of a sentence, as hashes.
///
/// Words, their neighbours, beginnings, ends and shapes as in any tagger of names (Ratinov and Roth, CoNLL 2009); besides
/// what the lists say, what the rules propose and where times, amounts and contacts are.
struct NameFeatures {
  private let reader: Reader
  private var views: [View] = []
  /// Whether the sentence is about sport, where cities are clubs.
  private var isSport: UInt64 = 0

  /// What is asked of a token by itself and by its neighbours.
  private struct View {
    var word: UInt64
    /// Without clitics or article, where the lists know it so or it has them.
    var stem: UInt64
    var shape: UInt64
    var lexicon: UInt64
    /// What the lists say of it by itself, and of the phrase that it is in.
    var list: UInt64
    /// The path of its class in a tree of classes, from the lowest bit.
    var path: UInt64
    /// What an English word can be, as `NameList.facts` tells.
    var facts: UInt64 = 0
    /// Which known organisation it is in, and whether it is its first word; 0 for none.
    var organization: UInt64 = 0
    /// What the rules propose, as ``append(of:hints:to:ends:)`` is told.
    var hint: UInt64

    /// Past the ends of the sentence.
    static let outside = View(
      word: 1, stem: 1, shape: 1 << 20, lexicon: 0, list: 0, path: 0, hint: 0)
  }

  init(_ reader: Reader) { self.reader = reader }

  /// Appends the features of the tokens of a sentence; `ends` gets where each token's end.
  ///
  /// - Parameter hints: What is proposed for each token: 0 for nothing, else twice the kind, one more where it goes on.
  mutating func append(
    of tokens: Range<Int>, hints: ArraySlice<UInt8>, to features: inout [UInt64],
    ends: inout [UInt32]
  ) {
    views.removeAll(keepingCapacity: true)
    views.append(.outside)
    views.append(.outside)
    for (index, hint) in zip(tokens, hints) {
      views.append(view(index, isFirst: index == tokens.lowerBound, hint: hint))
    }
    views.append(.outside)
    views.append(.outside)
    markLists(tokens)
    markOrganizations(tokens)
    for index in tokens {
      append(views: index - tokens.lowerBound + 2, token: index, to: &features)
      ends.append(UInt32(features.count))
    }
  }

  private func view(_ index: Int, isFirst: Bool, hint: UInt8) -> View {
    let token = reader[index]
    let key = reader.keyWithoutPossessive(index)
    let path = warraq_word_class(NameList.classHash(token, key: key))
    var view = View(
      word: key, stem: key, shape: shape(token, isFirst: isFirst), lexicon: 0, list: 0,
      path: UInt64(path), hint: UInt64(hint))
    if key != token.key { view.shape |= Self.isPossessive }
    var lexicon = NameLexicon.table[key] ?? []
    if token.script == .arabic, token.kind == .word {
      let forms = reader.forms(index)
      let article = reader.keyWithoutArticle(index)
      if article != token.key { view.stem = article }
      if lexicon.isEmpty {
        if let form = forms.conjunction, let found = NameLexicon.table[form.key] {
          (lexicon, view.stem) = (found.union(.cut), form.key)
        } else if let form = forms.preposition {
          let found = NameLexicon.table[form.key]
          if let found { lexicon = found.union(.cut) }
          if found != nil || forms.letter == 0x644 || forms.letter == 0x628 {
            view.stem = form.key
          }
        }
      }
    }
    view.lexicon = UInt64(lexicon.rawValue)
    if token.script == .latin { view.facts = UInt64(NameList.facts(of: key)) }
    return view
  }

  /// Looks up words and the longest phrases of places.
  private mutating func markLists(_ tokens: Range<Int>) {
    var taken = tokens.lowerBound
    for index in tokens where reader.isWord(index) {
      let at = index - tokens.lowerBound + 2
      var flags = NameList(word: views[at].word)
      var start = views[at].word
      if flags.isEmpty {
        for form in [reader.forms(index).conjunction, reader.forms(index).preposition] {
          guard let form else { continue }
          let found = NameList(word: form.key)
          if !found.isDisjoint(with: [.place, .given, .family, .common]) {
            (flags, start) = (found, form.key)
            views[at].list |= Self.isCut
            break
          }
        }
      }
      if flags.isDisjoint(with: [.place, .given, .family, .common]), views[at].stem != start {
        let found = NameList(word: views[at].stem)
        if found.contains(.common) { flags.insert(.common) }
      }
      views[at].list |= UInt64(flags.subtracting(.prefix).rawValue)
      guard flags.contains(.prefix), index >= taken else { continue }
      var key = TextKey.join(TextKey.seed, start)
      for next in (index + 1)..<max(index + 1, min(tokens.upperBound, index + NameList.longest)) {
        key = TextKey.join(key, reader.key(next))
        let found = NameList(hash: key)
        if found.contains(.place) {
          for part in index...next {
            views[part - tokens.lowerBound + 2].list |= part == index ? Self.begins : Self.goesOn
          }
          taken = next + 1
        }
        if !found.contains(.prefix) { break }
      }
    }
  }

  /// Looks up the longest phrases of organisations.
  private mutating func markOrganizations(_ tokens: Range<Int>) {
    isSport = 0
    var taken = tokens.lowerBound
    for index in tokens where reader.isWord(index) {
      if reader.contains(Organizations.sport, at: index, cutting: .all) { isSport = 1 }
      guard index >= taken,
        let match = Organizations.table.match(
          reader, at: index, limit: tokens.upperBound, cutting: .all)
      else { continue }
      for part in index..<match.end {
        views[part - tokens.lowerBound + 2].organization =
          UInt64(match.value.rawValue) << 2 | (part == index ? 1 : 2)
      }
      taken = match.end
    }
  }

  /// In a shape: a word with "'s".
  private static let isPossessive: UInt64 = 1 << 14
  private static let isCut: UInt64 = 1 << 16
  /// The first and the other words of a place of several.
  private static let begins: UInt64 = 1 << 17
  private static let goesOn: UInt64 = 1 << 18

  private func shape(_ token: Token, isFirst: Bool) -> UInt64 {
    var shape = UInt64(token.kind.rawValue)
    if token.isCapitalized { shape |= 1 << 3 }
    if token.isAllCaps { shape |= 1 << 4 }
    if token.hasSpaceBefore { shape |= 1 << 5 }
    if isFirst { shape |= 1 << 6 }
    shape |= UInt64(min(token.foldedCount, 8)) << 7
    if token.script == .arabic {
      shape |= 1 << 12
    } else if token.script == .latin {
      shape |= 1 << 13
    }
    return shape
  }

  private func append(views at: Int, token index: Int, to features: inout [UInt64]) {
    let view = views[at]
    let (before, after) = (views[at - 1], views[at + 1])
    let (before2, after2) = (views[at - 2], views[at + 2])
    var template: UInt64 = 0
    func add(_ value: UInt64, to features: inout [UInt64]) {
      template += 1
      features.append(Self.feature(template, value))
    }
    func pair(_ a: UInt64, _ b: UInt64) -> UInt64 { a &* 0x9FB2_1C65_1E98_DF25 &+ b }
    add(0, to: &features)
    add(view.word, to: &features)
    add(before.word, to: &features)
    add(after.word, to: &features)
    add(before2.word, to: &features)
    add(after2.word, to: &features)
    add(pair(before.word, view.word), to: &features)
    add(pair(view.word, after.word), to: &features)
    add(pair(before.word, after.word), to: &features)
    add(view.stem, to: &features)
    add(before.stem, to: &features)
    add(after.stem, to: &features)
    let caseMask: UInt64 = 0x7F
    add(view.shape, to: &features)
    add(pair(view.shape & caseMask, before.shape & caseMask), to: &features)
    add(pair(view.shape & caseMask, after.shape & caseMask), to: &features)
    add(
      pair(pair(view.shape & caseMask, before.shape & caseMask), after.shape & caseMask),
      to: &features)
    add(pair(view.word, view.shape & 0x18), to: &features)
    add(pair(view.shape & 0x58, before.word), to: &features)
    add(pair(view.shape & 0x58, after.word), to: &features)
    add(view.lexicon, to: &features)
    add(pair(view.lexicon, before.lexicon), to: &features)
    add(pair(view.lexicon, after.lexicon), to: &features)
    add(pair(before.lexicon, after.lexicon), to: &features)
    add(pair(before2.lexicon, before.lexicon), to: &features)
    add(view.hint, to: &features)
    add(pair(view.hint, before.hint), to: &features)
    add(pair(view.hint, after.hint), to: &features)
    add(pair(view.hint, view.shape & caseMask), to: &features)
    add(view.list, to: &features)
    add(pair(view.list, view.shape & 0x58), to: &features)
    add(pair(view.list, before.list), to: &features)
    add(pair(view.list, after.list), to: &features)
    add(pair(pair(before.list, view.list), after.list), to: &features)
    add(pair(view.list, before.lexicon), to: &features)
    add(pair(view.list, before.word), to: &features)
    add(pair(view.list, after.word), to: &features)
    add(view.organization, to: &features)
    add(pair(view.organization, isSport), to: &features)
    add(pair(view.organization, view.shape & 0x58), to: &features)
    add(pair(view.organization, before.word), to: &features)
    add(pair(view.list, isSport), to: &features)
    for path in [view.path, before.path, after.path] {
      add(path, to: &features)
      add(path & 0x3F, to: &features)
      add(path & 0xF, to: &features)
    }
    add(pair(before.path, view.path), to: &features)
    add(pair(view.path, after.path), to: &features)
    add(pair(pair(before.path & 0x3F, view.path & 0x3F), after.path & 0x3F), to: &features)
    add(pair(view.path, view.shape & 0x58), to: &features)
    appendAffixes(index, to: &features)
    guard reader[index].script == .latin else { return }
    template = 120
    add(view.facts, to: &features)
    add(pair(view.facts, view.shape & 0x58), to: &features)
    add(pair(before.facts & Self.parts, view.shape & 0x58), to: &features)
    add(
      pair(pair(before.facts & Self.parts, view.facts & Self.parts), after.facts & Self.parts),
      to: &features)
  }

  /// Of the facts, the parts of speech.
  private static let parts = UInt64(WARRAQ_WORD_PARTS)

  private static func feature(_ template: UInt64, _ value: UInt64) -> UInt64 {
    var hash = (value ^ template &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    return hash &* 0xD6E8_FEB8_6659_FD93
  }

  /// The first two to four letters, and the last one to four.
  private func appendAffixes(_ index: Int, to features: inout [UInt64]) {
    let token = reader[index]
    guard token.kind == .word else { return }
    let range = reader.table.foldedRange(token)
    let bytes = reader.table.folded
    var prefix = TextKey.seed
    var letters: UInt64 = 0
    for offset in range {
      if bytes[offset] & 0xC0 != 0x80 {
        if letters >= 2 { features.append(Self.feature(100 + letters, prefix)) }
        if letters == 4 { break }
        letters += 1
      }
      prefix = TextKey.mix(prefix, bytes[offset])
    }
    var suffix = TextKey.seed
    letters = 0
    for offset in range.reversed() {
      suffix = TextKey.mix(suffix, bytes[offset])
      guard bytes[offset] & 0xC0 != 0x80 else { continue }
      letters += 1
      features.append(Self.feature(110 + letters, suffix))
      if letters == 4 { break }
    }
  }
}
