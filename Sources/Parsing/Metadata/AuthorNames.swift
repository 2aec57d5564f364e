internal import DocumentCore

/// Reads the people that a byline names.
enum AuthorNames {
  /// Somebody's name.
  struct Name {
    /// As the byline has it.
    let text: String
    let keys: WordKeys
    let shape: Shape
  }

  /// What the words of names look like.
  struct Shape {
    var words = 0
    /// Words that do not begin with a small letter.
    var capital = 0
    /// Words of two letters and more, none of them small.
    var allCapitals = 0
    var hasDigits = false
    /// Has a sign that addresses and accounts have.
    var hasSigns = false

    static func + (left: Shape, right: Shape) -> Shape {
      Shape(
        words: left.words + right.words, capital: left.capital + right.capital,
        allCapitals: left.allCapitals + right.allCapitals,
        hasDigits: left.hasDigits || right.hasDigits, hasSigns: left.hasSigns || right.hasSigns)
    }
  }

  struct Byline {
    var names: [Name] = []
    /// Whether words such as "By" stood before them.
    var isIntroduced = false
    /// Whether something beside names was cut off.
    var isCut = false
  }

  /// More words than these are no name.
  private static let mostWords = 6
  /// Longer bylines are cut, in bytes.
  private static let mostBytes = 400

  /// Reads a byline; no names where there seems to be none.
  static func read(_ text: String) -> Byline {
    let bytes = [UInt8](start: text, upTo: mostBytes)
    let words = split(bytes)
    var byline = Byline()
    // "Written by", "Veröffentlicht von": up to the last of the words that introduce a name.
    var start = 0
    for (index, word) in words.prefix(12).enumerated() {
      if word.roles.contains(.introducer) {
        start = index + 1
        byline.isIntroduced = true
      } else if byline.isIntroduced, !word.roles.contains(.filler) {
        break
      }
    }
    if start == words.count { start = 0 }
    /// The words of the name that is open.
    var name = start..<start
    func close() {
      var end = name.upperBound
      while end > name.lowerBound, words[end - 1].roles.contains(.particle) { end -= 1 }
      if end > name.lowerBound, end - name.lowerBound <= mostWords {
        byline.names.append(Self.name(bytes, words[name.lowerBound..<end]))
      }
    }
    scan: for index in start..<words.count {
      let word = words[index]
      if word.roles.contains(.joiner), !name.isEmpty {
        close()
        name = index + 1..<index + 1
      } else if word.roles.contains(.ender) || word.isNoName && !name.isEmpty {
        byline.isCut = true
        break scan
      } else {
        name = name.lowerBound..<index + 1
      }
      switch word.end {
      case .none: break
      case .comma:
        close()
        name = index + 1..<index + 1
      case .stop:
        close()
        name = index + 1..<index + 1
        byline.isCut = true
        break scan
      }
    }
    close()
    return byline
  }

  /// The name that words make, with one blank between them.
  private static func name(_ bytes: [UInt8], _ words: ArraySlice<Word>) -> Name {
    var text: [UInt8] = []
    var shape = Shape()
    for word in words {
      if !text.isEmpty { text.append(0x20) }
      text.append(contentsOf: bytes[word.range])
      look(bytes, word.range, &shape)
    }
    return Name(
      text: String(decoding: text, as: UTF8.self), keys: WordKeys(text, text.indices), shape: shape)
  }

  private static func look(_ bytes: [UInt8], _ range: Range<Int>, _ shape: inout Shape) {
    var scalars = 0
    var hasSmall = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = bytes.scalar(at: offset)
      offset += scalar.length
      let isSmall: Bool
      if scalar.value < 0x80 {
        isSmall = scalar.value &- 0x61 < 26
        if scalar.value &- 0x30 < 10 { shape.hasDigits = true }
        if scalar.value == 0x40 || scalar.value == 0x5F { shape.hasSigns = true }
      } else {
        isSmall = ScalarProperties(scalar.value).isSmallLetter
      }
      if scalars == 0, !isSmall { shape.capital += 1 }
      if isSmall { hasSmall = true }
      scalars += 1
    }
    shape.words += 1
    if scalars > 1, !hasSmall { shape.allCapitals += 1 }
  }

  /// Whether a text begins with words that introduce a name; in a short one they may stand anywhere.
  static func isIntroduced(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let isShort = range.count < 80
    var start = range.lowerBound
    let roles = roles
    for _ in 0..<(isShort ? 12 : 7) {
      while start < range.upperBound, text[start] == 0x20 { start += 1 }
      guard start < range.upperBound else { return false }
      var end = start
      while end < range.upperBound, text[end] != 0x20 { end += 1 }
      let key = TextKey.key(of: text, in: start..<(text[end - 1] == 0x3A ? end - 1 : end))
      let found = roles[key] ?? []
      if found.contains(.introducer) { return true }
      if !isShort, !found.contains(.filler) { return false }
      start = end
    }
    return false
  }

  private struct Word {
    enum End { case none, comma, stop }
    var range: Range<Int>
    var roles: Roles
    var end: End
    /// Has digits, or the sign of an address.
    var isNoName: Bool
  }

  /// More words are not read.
  private static let readWords = 40

  /// The words of a byline, with the marks that end names.
  private static func split(_ text: [UInt8]) -> [Word] {
    let roles = roles
    var words: [Word] = []
    var start = 0
    while words.count < readWords {
      while start < text.count, text[start] == 0x20 { start += 1 }
      guard start < text.count else { break }
      var stop = start
      while stop < text.count, text[stop] != 0x20 { stop += 1 }
      var last = stop
      var end = Word.End.none
      trim: while last > start, let scalar = text.scalar(before: last) {
        switch scalar.value {
        case 0x2C, 0x3B, 0x60C, 0x61B, 0x3001: end = .comma
        case 0x7C, 0x3A, 0xFF1A: end = .stop
        case 0x2F, 0x2022, 0xB7, 0x2013, 0x2014, 0x2D:
          if last - scalar.length == start { end = .stop }
        default: break trim
        }
        last -= scalar.length
      }
      if text[start] == 0x28 || text[start] == 0x5B || text[start] == 0x7C, !words.isEmpty {
        words[words.count - 1].end = .stop
      }
      if last > start {
        words.append(
          Word(
            range: start..<last, roles: roles[TextKey.key(of: text, in: start..<last)] ?? [],
            end: end,
            isNoName: text[start..<last].contains { $0 &- 0x30 < 10 || $0 == 0x40 }))
      } else if let index = words.indices.last, words[index].end == .none {
        // A mark by itself ends the name before it, or goes with what introduces one.
        words[index].end = end
      }
      start = stop
    }
    // The colon of "Author:" ends nothing.
    for index in words.indices.prefix(4) where words[index].roles.contains(.introducer) {
      words[index].end = .none
    }
    return words
  }

  /// What words do in bylines.
  private struct Roles: OptionSet {
    let rawValue: UInt8
    /// Introduces a name.
    static let introducer = Roles(rawValue: 1 << 0)
    /// May stand beside one that does.
    static let filler = Roles(rawValue: 1 << 1)
    /// Ends no name.
    static let particle = Roles(rawValue: 1 << 2)
    /// Stands between names.
    static let joiner = Roles(rawValue: 1 << 3)
    /// Is no part of a name, nor is what follows.
    static let ender = Roles(rawValue: 1 << 4)
  }

  private static let roles = KeyMap(words: lists) { $0.union($1) }

  private static let lists: [(Roles, String)] = [
    (
      .introducer,
      """
      by author authors von par por di da autor autorin auteur autrice autore autora byline szerző yazan
      автор авторы текст door av af tekst text words story بقلم كتب كتبت كتبه الكاتب إعداد اعداد المصدر نویسنده
      reporter contributor verfasser from 作者 記者 记者 文 από
      """
    ),
    (
      .filler,
      """
      written posted published submitted created reported story article guest post edited reviewed medically a the
      geschrieben veröffentlicht eingestellt verfasst gepostet ein gastbeitrag artikel beitrag
      publié écrit rédigé publicado escrito editado scritto pubblicato redaktion foto опубликовано written and
      """
    ),
    (
      .particle,
      "by von van de der the and & on at in am the"
    ),
    (
      .joiner,
      "and und et y e & + و og och en i и with mit"
    ),
    (
      .ender,
      """
      on am at in updated published posted veröffentlicht aktualisiert publié mis modifié publicado actualizado le el
      um vom for für jan january february march april june july august september october november december
      monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
      montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
      min mins read minutes ago follow share comments comment views says said staff-writer editor contributor writer
      correspondent reporter journalist founder ceo senior contributing managing special head former freelance
      is has covers writes about in | reviewed edited fact-checked medically photo foto photography
      """
    ),
  ]

  /// Whether a word is a name of nobody.
  static func isGeneric(_ key: UInt64) -> Bool { generic[key] != nil }

  private static let generic: KeyMap<Bool> = {
    var result = KeyMap<Bool>()
    for word in genericWords.split(whereSeparator: \.isWhitespace) {
      result[WordKeys(String(word)).keys[0]] = true
    }
    return result
  }()

  private static let genericWords =
    """
    admin administrator editor editors editorial staff team redaktion redaction newsroom desk guest webmaster
    author authors writer contributor contributors user anonymous unknown agency agencies agenturen
    المحرر التحرير هيئة وكالات редакция equipo rédaction redazione redactie news press office
    """
}
