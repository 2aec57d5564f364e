internal import DocumentCore

/// The part of a word by which its forms are taken for one.
///
/// Arabic loses و, one article with what is glued to it and one suffix (after Larkey's light10), words in Latin letters
/// a plural's or verb's ending. Short rests keep what they have: too little is better than too much.
enum WordStem {
  /// The key of a word's stem; the word's own where nothing is cut off.
  static func key(of token: Token, in table: TokenTable) -> UInt64 {
    switch token.script {
    case .arabic where token.span.count > 6: arabic(token, table)
    case .latin where token.span.count > 4: latin(token, table)
    default: token.key
    }
  }

  private static func latin(_ token: Token, _ table: TokenTable) -> UInt64 {
    let word = table.folded(token)
    let end = word.endIndex
    let last = word[end - 1]
    let cut: Int
    switch last {
    // s, es
    case 0x73: cut = word[end - 2] == 0x65 ? 2 : 1
    // ed
    case 0x64 where word[end - 2] == 0x65: cut = 2
    // ing
    case 0x67 where word[end - 2] == 0x6E && word[end - 3] == 0x69: cut = 3
    // ly
    case 0x79 where word[end - 2] == 0x6C: cut = 2
    default: return token.key
    }
    return word.count - cut >= shortestLatin ? TextKey.hash(folded: word.dropLast(cut)) : token.key
  }

  private static func arabic(_ token: Token, _ table: TokenTable) -> UInt64 {
    var word = table.folded(token)
    if word.count > 6, word.starts(with: waw) { word = word.dropFirst(2) }
    for article in articles
    where word.count - article.count >= shortestArabic && word.starts(with: article) {
      word = word.dropFirst(article.count)
      break
    }
    for ending in endings where word.count - ending.count >= shortestArabic && word.hasEnd(ending) {
      word = word.dropLast(ending.count)
      break
    }
    return TextKey.hash(folded: word)
  }

  /// Bytes.
  private static let shortestLatin = 4
  /// Bytes: three letters.
  private static let shortestArabic = 6
  private static let waw = Array("و".utf8)
  private static let articles = ["وال", "فال", "بال", "كال", "ال", "لل"].map { Array($0.utf8) }
  /// As folding leaves them: ta marbuta is heh.
  private static let endings = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  fileprivate func hasEnd(_ other: [UInt8]) -> Bool {
    count >= other.count && self[(endIndex - other.count)...].elementsEqual(other)
  }
}
