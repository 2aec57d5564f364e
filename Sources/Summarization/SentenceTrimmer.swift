internal import DocumentCore

/// Leaves out of sentences what they can do without: a dateline or a connective at the beginning, and brackets.
///
/// What is left are stretches of the text, unchanged, which read well one after another: a blank goes with what is dropped.
enum SentenceTrimmer {
  /// What is left of a sentence; empty where nothing can be left out.
  ///
  /// - Complexity: O(*n*) in the number of the sentence's tokens.
  static func pieces(of span: Span, in document: Document) -> [Span] {
    let tokens = document.tokens.indices(in: span)
    guard tokens.count > 3 else { return [] }
    var drops: [Span] = []
    var first = tokens.lowerBound
    if let end = datelineEnd(tokens, document) {
      drops.append(Span(start: span.start, end: document.tokens[end].span.start))
      first = end
    } else if let end = connectiveEnd(tokens, document) {
      drops.append(Span(start: span.start, end: document.tokens[end].span.start))
      first = end
    }
    brackets(first..<tokens.upperBound, document, into: &drops)
    guard !drops.isEmpty else { return [] }
    var pieces: [Span] = []
    var start = span.start
    for drop in drops {
      if drop.start > start { pieces.append(Span(start: start, end: drop.start)) }
      start = drop.end
    }
    if start < span.end { pieces.append(Span(start: start, end: span.end)) }
    return isEnough(pieces, of: span, document) ? pieces : []
  }

  /// How many words and numbers stand in stretches of the text.
  static func words(in pieces: [Span], _ document: Document) -> Int {
    pieces.reduce(0) { sum, piece in
      sum + document.tokens.indices(in: piece).count { document.tokens[$0].isWordOrNumber }
    }
  }

  /// Whether most of the sentence is left: one whose point stands in brackets stays whole.
  private static func isEnough(_ pieces: [Span], of span: Span, _ document: Document) -> Bool {
    let left = words(in: pieces, document)
    return left >= 4 && left * 2 >= words(in: [span], document)
  }

  // MARK: Beginnings

  /// "(CNN)", "PARIS, May 3 (AP) —", «بيروت (رويترز) -», «القاهرة -»: the index of the token after it.
  private static func datelineEnd(_ tokens: Range<Int>, _ document: Document) -> Int? {
    let table = document.tokens
    let last = min(tokens.upperBound - 1, tokens.lowerBound + longestDateline)
    var close: Int?
    for index in tokens.lowerBound..<last {
      let token = table[index]
      if token.isWordOrNumber {
        // Names, agencies and days; what begins in lower case is the sentence itself.
        if token.script == .latin, token.kind == .word, !token.isCapitalized { return nil }
        continue
      }
      switch scalar(index, document) {
      case 0x28 where close == nil: continue
      case 0x2C, 0x60C, 0x2E, 0x2F: continue
      case 0x29:
        close = index
        // "(CNN)" needs no dash; a blank after it may be lacking.
        if index == tokens.lowerBound + 2, table[index - 1].isAllCaps {
          return dashEnd(index + 1, last, document)
        }
      case let value where isDash(value):
        guard token.hasSpaceBefore || close == index - 1,
          close != nil || isPlace(tokens.lowerBound..<index, document)
        else { return nil }
        let end = dashEnd(index, last, document)
        return end < tokens.upperBound && !isApposition(end..<tokens.upperBound, document)
          ? end : nil
      default: return nil
      }
    }
    return nil
  }

  /// Past a dash, doubled or not, that stands at an index.
  private static func dashEnd(_ index: Int, _ last: Int, _ document: Document) -> Int {
    var index = index
    while index < last, isDash(scalar(index, document)) { index += 1 }
    return index
  }

  private static func isDash(_ value: UInt32) -> Bool {
    value == 0x2D || value == 0x2013 || value == 0x2014
  }

  /// A token's first scalar.
  private static func scalar(_ index: Int, _ document: Document) -> UInt32 {
    document.text.scalar(at: document.tokens[index].span.start).value
  }

  /// A town in capitals with more behind it ("PARIS, May 3"), or one or two words of Arabic.
  private static func isPlace(_ tokens: Range<Int>, _ document: Document) -> Bool {
    let first = document.tokens[tokens.lowerBound]
    if first.script == .arabic { return tokens.count <= 2 }
    return first.isAllCaps && first.span.count > 2
      && tokens.contains { scalar($0, document) == 0x2C }
  }

  /// Whether what follows a dash only explains what is before it: another dash closes it, or it begins in lower case or
  /// with a relative pronoun.
  private static func isApposition(_ tokens: Range<Int>, _ document: Document) -> Bool {
    let first = document.tokens[tokens.lowerBound]
    if first.kind == .word, first.script == .latin, !first.isCapitalized { return true }
    if relatives[first.key] != nil { return true }
    return tokens.dropFirst().contains { index in
      let token = document.tokens[index]
      return token.kind == .punctuation && token.hasSpaceBefore && isDash(scalar(index, document))
    }
  }

  private static let relatives = KeyMap<Bool>(
    words: [(true, "الذي التي الذين اللذين اللتين اللواتي وهو وهي وهم أي")])

  /// Tokens.
  private static let longestDateline = 12

  /// "However," and its like: the index of the token after the comma.
  private static func connectiveEnd(_ tokens: Range<Int>, _ document: Document) -> Int? {
    var key = TextKey.seed
    for index in tokens.prefix(5) {
      let token = document.tokens[index]
      guard token.kind != .punctuation else {
        let value = scalar(index, document)
        guard value == 0x2C || value == 0x60C, connectives[key] != nil else { return nil }
        return index + 1
      }
      key = TextKey.join(key, token.key)
    }
    return nil
  }

  private static let connectives: KeyMap<Bool> = {
    var map = KeyMap<Bool>()
    for phrase in """
    however,meanwhile,moreover,furthermore,therefore,consequently,nevertheless,nonetheless,additionally,also,indeed,
    instead,otherwise,besides,likewise,similarly,accordingly,finally,lastly,still,thus,hence,for example,for instance,
    in addition,in fact,in turn,in contrast,by contrast,on the other hand,as a result,after all,of course,at the same time,
    ومع ذلك,مع ذلك,في المقابل,وفي المقابل,من جهة أخرى,ومن جهة أخرى,من جهته,لذلك,ولذلك,وبالتالي,إلى ذلك,علاوة على ذلك,
    بالإضافة إلى ذلك,وفي الوقت نفسه,في الوقت نفسه,أخيرا,وأخيرا,
    cependant,toutefois,néanmoins,en outre,de plus,par ailleurs,en revanche,en effet,sin embargo,no obstante,además,
    por lo tanto,por otra parte,no entanto,além disso,tuttavia,inoltre
    """.split(whereSeparator: { $0 == "," || $0.isNewline }) {
      var key = TextKey.seed
      for word in phrase.split(separator: " ") {
        key = TextKey.join(key, TextKey.hash(String(word)))
      }
      map[key] = true
    }
    return map
  }()

  // MARK: Brackets

  /// Brackets that stand after a blank and close in the sentence, with the blank.
  private static func brackets(_ tokens: Range<Int>, _ document: Document, into drops: inout [Span])
  {
    var depth = 0
    var open = 0
    for index in tokens {
      let token = document.tokens[index]
      guard token.kind == .punctuation else { continue }
      switch scalar(index, document) {
      case 0x28, 0x5B:
        if depth == 0 { open = index }
        depth += 1
      case 0x29, 0x5D:
        depth -= 1
        guard depth >= 0 else { return }
        guard depth == 0, open > tokens.lowerBound, document.tokens[open].hasSpaceBefore,
          index + 1 == tokens.upperBound || document.tokens[index + 1].hasSpaceBefore
            || document.tokens[index + 1].kind == .punctuation
        else {
          continue
        }
        drops.append(Span(start: document.tokens[open - 1].span.end, end: token.span.end))
      default: break
      }
    }
  }
}
