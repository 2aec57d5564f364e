internal import DocumentCore

/// Reads the people that a byline names.
enum AuthorNames {
  struct Byline {
    /// One name each, as the text has it.
    var names: [String]
    /// Whether words such as "By" stood before them.
    var isIntroduced: Bool
    /// Whether something beside names was cut off.
    var isCut: Bool
  }

  /// More words than these are no name.
  private static let mostWords = 6

  /// Reads a byline; no names where there seems to be none.
  static func read(_ text: String) -> Byline {
    let bytes = Array(text.utf8)
    let words = split(bytes)
    var byline = Byline(names: [], isIntroduced: false, isCut: false)
    // "Written by", "Veröffentlicht von": up to the last of the words that introduce a name.
    var start = 0
    for (index, word) in words.prefix(12).enumerated() {
      if introducers.contains(word.key) {
        start = index + 1
        byline.isIntroduced = true
      } else if byline.isIntroduced, !fillers.contains(word.key) {
        break
      }
    }
    if start == words.count { start = 0 }
    var name: [Word] = []
    func close() {
      while let last = name.last, particles.contains(last.key) { name.removeLast() }
      if !name.isEmpty, name.count <= mostWords {
        byline.names.append(
          name.map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: " "))
      }
      name = []
    }
    scan: for word in words[start...] {
      if joiners.contains(word.key), !name.isEmpty {
        close()
      } else if enders.contains(word.key) || word.isNoName && !name.isEmpty {
        byline.isCut = true
        break scan
      } else {
        name.append(word)
      }
      switch word.end {
      case .none: break
      case .comma: close()
      case .stop:
        close()
        byline.isCut = true
        break scan
      }
    }
    close()
    return byline
  }

  /// Whether a text begins with words that introduce a name; in a short one they may stand anywhere.
  static func isIntroduced(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let isShort = range.count < 80
    var start = range.lowerBound
    for _ in 0..<(isShort ? 12 : 7) {
      while start < range.upperBound, text[start] == 0x20 { start += 1 }
      guard start < range.upperBound else { return false }
      var end = start
      while end < range.upperBound, text[end] != 0x20 { end += 1 }
      let key = TextKey.key(of: text, in: start..<(text[end - 1] == 0x3A ? end - 1 : end))
      if introducers.contains(key) { return true }
      if !isShort, !fillers.contains(key) { return false }
      start = end
    }
    return false
  }

  private struct Word {
    enum End { case none, comma, stop }
    var range: Range<Int>
    var key: UInt64
    var end: End
    /// Has digits, or the sign of an address.
    var isNoName: Bool
  }

  /// More words are not read.
  private static let readWords = 40

  /// The words of a byline, with the marks that end names.
  private static func split(_ text: [UInt8]) -> [Word] {
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
            range: start..<last, key: TextKey.key(of: text, in: start..<last), end: end,
            isNoName: text[start..<last].contains { $0 &- 0x30 < 10 || $0 == 0x40 }))
      } else if let index = words.indices.last, words[index].end == .none {
        // A mark by itself ends the name before it, or goes with what introduces one.
        words[index].end = end
      }
      start = stop
    }
    // The colon of "Author:" ends nothing.
    for index in words.indices.prefix(4) where introducers.contains(words[index].key) {
      words[index].end = .none
    }
    return words
  }

  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split(whereSeparator: \.isWhitespace).map { TextKey.hash(String($0)) })
  }

  private static let introducers = set(
    """
    by author authors von par por di da autor autorin auteur autrice autore autora byline szerző yazan
    автор авторы текст door av af tekst text words story بقلم كتب كتبت كتبه الكاتب إعداد اعداد المصدر نویسنده
    reporter contributor verfasser from 作者 記者 记者 文 από
    """)
  private static let fillers = set(
    """
    written posted published submitted created reported story article guest post edited reviewed medically a the
    geschrieben veröffentlicht eingestellt verfasst gepostet ein gastbeitrag artikel beitrag
    publié écrit rédigé publicado escrito editado scritto pubblicato redaktion foto опубликовано written and
    """)
  private static let particles = set("by von van de der the and & on at in am the")
  private static let joiners = set("and und et y e & + و og och en i и with mit")
  private static let enders = set(
    """
    on am at in updated published posted veröffentlicht aktualisiert publié mis modifié publicado actualizado le el
    um vom for für jan january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
    min mins read minutes ago follow share comments comment views says said staff-writer editor contributor writer
    correspondent reporter journalist founder ceo senior contributing managing special head former freelance
    is has covers writes about in | reviewed edited fact-checked medically photo foto photography
    """)

  /// Names of nobody.
  static let generic = Set(
    """
    admin administrator editor editors editorial staff team redaktion redaction newsroom desk guest webmaster
    author authors writer contributor contributors user anonymous unknown agency agencies agenturen
    المحرر التحرير هيئة وكالات редакция equipo rédaction redazione redactie news press office
    """.split(whereSeparator: \.isWhitespace).map { WordKeys(String($0)).keys[0] })
}
