/// Finds the sentences of blocks from their tokens.
///
/// A stop ends a sentence unless what is before it is an abbreviation, an initial or a list's number, or what follows
/// goes on in lower case. Bullets, numbered items and rows of asterisks begin one of their own. A single line break is
/// soft.
struct SentenceSplitter {
  let text: [UInt8]
  let table: TokenTable
  private var cancellation: Cancellation
  private(set) var sentences: [Span] = []
  /// The tokens of the span at hand.
  private(set) var span = 0..<0
  /// The first token of the sentence at hand.
  private(set) var first = 0
  /// What the list in running text goes on with.
  private var list: ListLabel?
  /// The outermost bracket of Chinese or Japanese that is open.
  private var bracket: Int?
  private var bracketDepth = 0

  init(text: [UInt8], table: TokenTable, _ cancellation: Cancellation) {
    self.text = text
    self.table = table
    self.cancellation = cancellation
  }

  /// What there is at a token: where to go on, and the sentences' edges around it.
  struct Edge {
    /// The index to go on at.
    var next: Int
    /// The token that begins a sentence, at or before this one.
    var cut: Int?
    /// Whether a sentence ends before `next`.
    var isEnd = false
  }

  /// Adds the sentences of the next block.
  mutating func split(_ block: Block) throws(CancellationError) {
    if block.kind == .code {
      try add(from: block.span.start, to: block.span.end)
    } else if block.kind == .table, !block.cells.isEmpty {
      // Nothing that is said goes on over a cell's edge.
      for cell in block.cells { try split(cell.span, after: "") }
    } else {
      try split(block.span, after: block.marker)
    }
  }

  private mutating func split(_ span: Span, after marker: String) throws(CancellationError) {
    self.span = table.indices(in: span)
    first = self.span.lowerBound
    list = ListLabel(of: marker)?.next
    (bracket, bracketDepth) = (nil, 0)
    var start = span.start
    var index = first
    while index < self.span.upperBound {
      try cancellation.step(Self.tokenWork)
      let token = table[index]
      guard token.kind != .word || token.span.count == 1 else {
        index += 1
        continue
      }
      let edge = edge(at: index)
      // A row of marks, or stops by the thousand, may have been looked at at once.
      try cancellation.step(Self.tokenWork * (edge.next - index - 1))
      if let cut = edge.cut, cut > first {
        let offset = table[cut - 1].span.end
        try add(from: start, to: offset)
        (start, first) = (offset, cut)
      }
      if edge.isEnd {
        let offset = table[edge.next - 1].span.end
        try add(from: start, to: offset)
        (start, first) = (offset, edge.next)
        (bracket, bracketDepth) = (nil, 0)
      }
      index = edge.next
    }
    try add(from: start, to: span.end)
  }

  private mutating func add(from start: Int, to end: Int) throws(CancellationError) {
    var low = start
    var high = end
    try cancellation.step(Self.tokenWork)
    try sentences.makeRoom(cancellation)
    while low < high {
      let scalar = text.scalar(at: low)
      guard scalar.isBlank else { break }
      low += scalar.length
    }
    while high > low, let scalar = text.scalar(before: high), scalar.isBlank {
      high -= scalar.length
    }
    if low < high { sentences.append(Span(start: low, end: high)) }
  }

  /// What a token costs to look at, as steps of work.
  private static let tokenWork = 8

  private mutating func edge(at index: Int) -> Edge {
    let token = table[index]
    switch token.kind {
    case .word: return itemEdge(at: index) ?? Edge(next: index + 1)
    case .number:
      return itemEdge(at: index) ?? timestampEdge(at: index) ?? datelineEdge(at: index)
        ?? Edge(next: index + 1)
    case .ideograph: return Edge(next: index + 1)
    case .punctuation, .symbol: return markEdge(at: index)
    }
  }

  private mutating func markEdge(at index: Int) -> Edge {
    let value = scalar(index)
    switch value {
    case _ where Self.isBullet(value):
      return Edge(next: index + 1, cut: table[index].hasSpaceBefore ? index : nil)
    case 0x2A, 0x2D, 0x3D, 0x5F, 0x7E, 0x23:
      return rowEdge(at: index, value)
    case 0x3A where precedes(index, .armenian): return stopEdge(at: index, .mark)
    case 0x3B where precedes(index, .greek): return stopEdge(at: index, .question)
    case 0x3A, 0x3B:
      guard let next = endOfSmiley(at: index) else { break }
      let isEnd = next == span.upperBound || table[next].hasSpaceBefore && table[next].isCapitalized
      return Edge(next: next, isEnd: isEnd)
    case 0x2C where isValediction(before: index):
      return Edge(next: index + 1, isEnd: true)
    case 0x201C where isAfterUnspaced(index), 0x300A, 0x3008, 0x300C, 0x300E, 0xFF08:
      if bracketDepth == 0 { bracket = index }
      bracketDepth += 1
    case 0x201D where bracketDepth > 0, 0x300B, 0x3009, 0x300D, 0x300F, 0xFF09:
      closeBracket()
    default:
      if let stop = Stop(value) { return stopEdge(at: index, stop) }
    }
    return Edge(next: index + 1)
  }

  /// Whether a bracket of Chinese or Japanese is open, and not for so long that its other half must be missing.
  func isInBracket(_ index: Int) -> Bool {
    guard bracketDepth > 0, let bracket else { return false }
    return index - bracket < Self.longestBracket
  }

  private static let longestBracket = 200

  /// Whether Chinese or Japanese stands before a token: a letter, or the colon before what is said.
  private func isAfterUnspaced(_ index: Int) -> Bool {
    guard index > first else { return false }
    switch table[index - 1].script {
    case .han, .hiragana, .katakana: return true
    default: return scalar(index - 1) == 0xFF1A
    }
  }

  mutating func closeBracket() { bracketDepth = max(0, bracketDepth - 1) }

  // MARK: Lists

  /// The label of a list's item: a number or letter, with a mark and then a blank after it.
  private func label(at index: Int) -> ListLabel? {
    let token = table[index]
    guard token.span.count <= 6, token.hasSpaceBefore || index == first || isBullet(index - 1),
      let label = ListLabel(of: text[token.span.range])
    else { return nil }
    var next = index + 1
    guard next < span.upperBound, !table[next].hasSpaceBefore else { return nil }
    let mark = scalar(next)
    guard mark == 0x2E || mark == 0x29 else { return nil }
    next += 1
    if mark == 0x2E, next < span.upperBound, !table[next].hasSpaceBefore, scalar(next) == 0x29 {
      next += 1
    }
    guard next < span.upperBound, table[next].hasSpaceBefore, !startsLower(next) || mark == 0x29
    else { return nil }
    return label
  }

  /// An item of the list at hand, or the first of one.
  private mutating func itemEdge(at index: Int) -> Edge? {
    guard let label = label(at: index) else { return nil }
    let isFirst = index == first || index == first + 1 && isBullet(first)
    guard label == list || isFirst && label.isFirst else { return nil }
    list = label.next
    return Edge(next: index + 1, cut: isBullet(index - 1) ? index - 1 : index)
  }

  private func isBullet(_ index: Int) -> Bool {
    index >= span.lowerBound && Self.isBullet(scalar(index))
  }

  private static func isBullet(_ value: UInt32) -> Bool {
    switch value {
    case 0x2022, 0x2023, 0x2043, 0x25AA, 0x25CF, 0x25E6: return true
    default: return false
    }
  }

  /// A row of one mark that stands between parts of a text ("***").
  private func rowEdge(at index: Int, _ value: UInt32) -> Edge {
    var next = index + 1
    while next < span.upperBound, !table[next].hasSpaceBefore, scalar(next) == value { next += 1 }
    let shortest = value == 0x2D || value == 0x5F ? 5 : 3
    guard next - index >= shortest, table[index].hasSpaceBefore || index == first,
      next == span.upperBound || table[next].hasSpaceBefore
    else { return Edge(next: next) }
    return Edge(next: next, cut: index, isEnd: true)
  }

  // MARK: Lines of mail and agencies

  /// "08/16/2000 03:48 PM" before a name or a sentence, as mail programs put it over what is quoted.
  private func timestampEdge(at index: Int) -> Edge? {
    guard index + 8 < span.upperBound, scalar(index + 1) == 0x2F, table[index + 2].kind == .number,
      scalar(index + 3) == 0x2F, table[index + 4].span.count == 4, table[index + 5].kind == .number,
      scalar(index + 6) == 0x3A, table[index + 7].kind == .number
    else { return nil }
    let half = table[index + 8]
    guard half.isAllCaps, half.span.count == 2, text[half.span.end - 1] == 0x4D else { return nil }
    let next = index + 9
    guard next < span.upperBound else { return nil }
    return Edge(next: next, isEnd: table[next].isCapitalized)
  }

  /// A headline that runs into the dateline of an agency: «… نيقوسيا 15- 8 (ا ف ب)-» begins a sentence, «… بكين 3 مايو …»
  /// is one.
  private func datelineEdge(at index: Int) -> Edge? {
    guard index - first >= 3, index + 2 < span.upperBound, index - span.lowerBound < 40 else {
      return nil
    }
    var city = index - 1
    if scalar(city) == 0x29 {
      while city > first, index - city < 6, scalar(city) != 0x28 { city -= 1 }
      city -= 1
    }
    guard city > first, table[city].script == .arabic, table[city].kind == .word else { return nil }
    let following = table[index + 1]
    if scalar(index + 1) == 0x2D, !following.hasSpaceBefore, table[index + 2].kind == .number {
      guard index + 4 < span.upperBound, scalar(index + 3) == 0x28,
        let close = (index + 4..<min(index + 9, span.upperBound)).first(where: {
          scalar($0) == 0x29
        }),
        close + 1 < span.upperBound, scalar(close + 1) == 0x2D
      else { return nil }
      return Edge(next: close + 2, cut: city)
    }
    guard first == span.lowerBound, following.script == .arabic, city == index - 1,
      MonthNames.match(following.key) != nil, !Self.beforeDays.contains(table[city].key)
    else { return nil }
    var next = index + 2
    if next + 2 < span.upperBound, table[next].kind == .number, scalar(next + 1) == 0x3A,
      table[next + 2].kind == .number
    {
      next += 3
    }
    guard next + Self.shortestReport < span.upperBound, table[next].kind == .word,
      table[next].script == .arabic,
      !Self.afterMonths.contains(table[next].key)
    else { return nil }
    return Edge(next: next, cut: city, isEnd: true)
  }

  /// Tokens after a dateline, without which it is part of a headline.
  private static let shortestReport = 10

  /// What stands between a word and a day of the month that goes on with the sentence.
  private static let beforeDays = Set(
    """
    في يوم منذ حتى بتاريخ من إلى ليوم وفي ومن بين قبل بعد الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
    مساء صباح فجر ليلة
    """.split(whereSeparator: \.isWhitespace).map { TextKey.hash(String($0)) })

  private static let afterMonths = Set(
    "الجاري الماضي المقبل القادم الحالي من عام سنة الفائت المنصرم ولم".split(separator: " ").map {
      TextKey.hash(String($0))
    })

  /// Whether the comma ends a greeting that stands alone on its line of a letter.
  private func isValediction(before index: Int) -> Bool {
    index > first && index - first <= 2 && index + 1 < span.upperBound
      && SentenceWords.traits(of: table[index - 1].key).contains(.valediction)
      && table[index + 1].isCapitalized
  }

  // MARK: Reading tokens

  /// A token's first scalar.
  @inline(__always) func scalar(_ index: Int) -> UInt32 {
    text.scalar(at: table[index].span.start).value
  }

  func isSingleLetter(_ token: Token) -> Bool {
    token.span.count <= 4 && text.scalar(at: token.span.start).length == token.span.count
  }

  private func precedes(_ index: Int, _ script: Script) -> Bool {
    index > first && !table[index].hasSpaceBefore && table[index - 1].script == script
  }

  /// Whether a token, or the one inside its opening quotation mark, begins in lower case.
  func startsLower(_ index: Int) -> Bool {
    let token = table[head(index)]
    return token.kind == .word && !token.isCapitalized && Self.hasCase(token.script)
  }

  /// The token at an index, or the one inside the quotation mark or bracket that opens there.
  func head(_ index: Int) -> Int {
    guard table[index].kind == .punctuation, index + 1 < span.upperBound,
      !table[index + 1].hasSpaceBefore
    else { return index }
    return index + 1
  }

  static func hasCase(_ script: Script) -> Bool {
    switch script {
    case .latin, .cyrillic, .greek, .armenian: true
    default: false
    }
  }
}

/// The number or letter of a list's item.
private struct ListLabel: Equatable {
  private var value: Int
  private var isLetter: Bool

  var isFirst: Bool { value == 1 }
  var next: ListLabel {
    var next = self
    next.value += 1
    return next
  }

  /// Reads the digits or the one small letter that a label begins with.
  init?(of bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard let first = bytes.first else { return nil }
    value = 0
    isLetter = first &- 0x61 < 26
    if isLetter {
      if bytes.count > 1, bytes[1] != 0x2E, bytes[1] != 0x29 { return nil }
      value = Int(first) - 0x60
      return
    }
    var offset = 0
    while offset < bytes.count {
      let scalar = bytes.scalar(at: offset)
      let digit = TextKey.digit(scalar.value)
      guard digit >= 0, value < 1000 else { break }
      value = value * 10 + digit
      offset += scalar.length
    }
    if offset == 0 || offset < bytes.count && bytes[offset] != 0x2E && bytes[offset] != 0x29 {
      return nil
    }
  }

  init?(of marker: String) { self.init(of: marker.utf8) }
}
