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
    var words = split(text)
    var byline = Byline(names: [], isIntroduced: false, isCut: false)
    // "Written by", "Veröffentlicht von": up to the last of the words that introduce a name.
    var start = 0
    for (index, word) in words.prefix(12).enumerated() {
      let key = TextKey.hash(String(word.text))
      if introducers.contains(key) {
        start = index + 1
        byline.isIntroduced = true
      } else if byline.isIntroduced, !fillers.contains(key) {
        break
      }
    }
    if start > 0, start < words.count { words.removeFirst(start) }
    var name: [Substring] = []
    func close() {
      while let last = name.last, particles.contains(TextKey.hash(String(last))) {
        name.removeLast()
      }
      if !name.isEmpty, name.count <= mostWords { byline.names.append(name.joined(separator: " ")) }
      name = []
    }
    scan: for word in words {
      let key = TextKey.hash(String(word.text))
      if word.text.isEmpty || joiners.contains(key) && !name.isEmpty {
        close()
      } else if enders.contains(key) || word.hasDigit && !name.isEmpty
        || word.text.contains("@") && !name.isEmpty
      {
        byline.isCut = true
        break scan
      } else {
        name.append(word.text)
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
  static func isIntroduced(_ text: String) -> Bool {
    let isShort = text.utf8.count < 80
    for word in text.split(whereSeparator: { $0 == " " }).prefix(isShort ? 12 : 7) {
      let key = TextKey.hash(String(word.last == ":" ? word.dropLast() : word))
      if introducers.contains(key) { return true }
      if !isShort, !fillers.contains(key) { return false }
    }
    return false
  }

  private struct Word {
    enum End { case none, comma, stop }
    var text: Substring
    var end: End
    var hasDigit: Bool
  }

  /// The words of a byline, with the marks that end names.
  private static func split(_ text: String) -> [Word] {
    var words: [Word] = []
    for part in text.split(whereSeparator: { $0 == " " }).prefix(40) {
      var rest = part
      var end = Word.End.none
      while let last = rest.unicodeScalars.last {
        if ",،;；、".unicodeScalars.contains(last) {
          end = .comma
        } else if "|/•·–—-:：".unicodeScalars.contains(last) {
          end = rest.unicodeScalars.count == 1 || last == ":" || last == "|" ? .stop : end
        } else {
          break
        }
        rest.unicodeScalars.removeLast()
      }
      if rest.hasPrefix("(") || rest.hasPrefix("[") || rest.hasPrefix("|") {
        if let last = words.indices.last { words[last].end = .stop }
      }
      if rest.isEmpty {
        // A mark by itself ends the name before it, or goes with what introduces one.
        if let last = words.indices.last, words[last].end == .none { words[last].end = end }
        continue
      }
      words.append(
        Word(
          text: rest, end: end, hasDigit: rest.utf8.contains { $0 &- 0x30 < 10 }))
    }
    // The colon of "Author:" ends nothing.
    for index in words.indices.prefix(4)
    where introducers.contains(TextKey.hash(String(words[index].text))) {
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
