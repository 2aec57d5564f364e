internal import DocumentCore

/// Words and phrases of a lexicon, by the keys of their tokens, each with a value.
///
/// Written as lines of `value: phrase phrase …`; the words of one phrase are joined by `_`.
struct PhraseTable<Value: Sendable>: Sendable {
  private enum Entry: Sendable {
    case prefix
    case phrase(Value)
  }

  /// Where a phrase was found.
  struct Match {
    var value: Value
    /// The index of the token after the phrase.
    var end: Int
    /// The offset of the phrase's first byte, after any clitic.
    var start: Int
    /// What was cut off before it.
    var cut: Clitics
  }

  private var entries: KeyMap<Entry>
  private var continuing = Continuations()
  /// The first words of the phrases, some of them several times.
  private(set) var firstWords: [UInt64] = []
  private static var limit: Int { 6 }

  /// - Parameter combine: Makes one of the values of a phrase that stands in several lines; the last counts unless given.
  init(
    _ lines: String, value: (Substring) -> Value, combine: (Value, Value) -> Value = { $1 }
  ) {
    entries = KeyMap(capacity: lines.utf8.count / 6)
    for line in lines.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let parsed = value(line[..<colon])
      for phrase in line[line.index(after: colon)...].split(separator: " ") {
        add(phrase.split(separator: "_").map { TextKey.hash(String($0)) }, parsed, combine)
      }
    }
  }

  private mutating func add(
    _ words: [UInt64], _ value: Value, _ combine: (Value, Value) -> Value
  ) {
    if let first = words.first { firstWords.append(first) }
    var key = TextKey.seed
    for (index, word) in words.enumerated() {
      key = TextKey.join(key, word)
      if index == words.count - 1 {
        if case .phrase(let other) = entries[key] {
          entries[key] = .phrase(combine(other, value))
        } else {
          entries[key] = .phrase(value)
        }
      } else if entries[key] == nil {
        entries[key] = .prefix
      }
    }
    // A phrase that is also the beginning of another keeps its value and goes on.
    continuing.insert(words, combine: TextKey.join)
  }

  /// The value of one word as it stands.
  subscript(word: UInt64) -> Value? {
    guard case .phrase(let value) = entries[TextKey.join(TextKey.seed, word)] else { return nil }
    return value
  }

  /// The longest phrase that begins at a token, uncut if it can be.
  func match(
    _ reader: Reader, at index: Int, limit: Int, cutting: Clitics = .none
  ) -> Match? {
    guard index < limit else { return nil }
    if let (value, end) = longest(reader, reader.key(index), index, limit) {
      return Match(value: value, end: end, start: reader[index].span.start, cut: .none)
    }
    guard cutting != .none else { return nil }
    let forms = reader.forms(index)
    if let cut = forms.conjunction, let (value, end) = longest(reader, cut.key, index, limit) {
      return Match(value: value, end: end, start: cut.start, cut: .conjunction)
    }
    guard cutting == .all else { return nil }
    if let cut = forms.preposition, let (value, end) = longest(reader, cut.key, index, limit) {
      return Match(value: value, end: end, start: cut.start, cut: .all)
    }
    return nil
  }

  private func longest(
    _ reader: Reader, _ first: UInt64, _ index: Int, _ limit: Int
  ) -> (Value, Int)? {
    var key = TextKey.join(TextKey.seed, first)
    var best: (Value, Int)?
    var next = index + 1
    while let entry = entries[key] {
      if case .phrase(let value) = entry { best = (value, next) }
      guard next < limit, next - index < Self.limit, continuing.contains(key) else { break }
      if next + 1 < limit, reader.isJoiningMark(next) { next += 1 }
      key = TextKey.join(key, reader.key(next))
      next += 1
    }
    return best
  }
}

extension PhraseTable<Int> {
  init(_ lines: String) {
    self.init(lines) { Int($0) ?? 0 }
  }
}

extension PhraseTable<String> {
  init(_ lines: String) {
    self.init(lines) { String($0) }
  }
}

/// The beginnings that longer phrases go on from.
private struct Continuations: Sendable {
  private var keys = KeyMap<Bool>()

  mutating func insert(_ words: [UInt64], combine: (UInt64, UInt64) -> UInt64) {
    var key = TextKey.seed
    for word in words.dropLast() {
      key = combine(key, word)
      keys[key] = true
    }
  }

  func contains(_ key: UInt64) -> Bool { keys[key] != nil }
}

/// Words of a lexicon that are only looked up one at a time.
struct WordSet: Sendable {
  private var keys: KeyMap<Bool>
  /// In the order given, some of them several times.
  let words: [UInt64]

  init(_ words: String) {
    self.init([words.split(whereSeparator: \.isWhitespace).map { TextKey.hash(String($0)) }])
  }

  /// The words of several lists.
  init(_ lists: [[UInt64]]) {
    words = Array(lists.joined())
    keys = KeyMap(capacity: words.count)
    for word in words { keys[word] = true }
  }

  func contains(_ key: UInt64) -> Bool { keys[key] != nil }
}
