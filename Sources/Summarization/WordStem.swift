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
    let word = table.foldedRange(token)
    let bytes = table.folded
    guard word.count > shortestLatin else { return token.key }
    let end = word.upperBound
    let before = bytes[end - 2]
    let cut: Int
    switch bytes[end - 1] {
    // e, s, es: "bridge" and "bridges" are one
    case 0x65: cut = 1
    case 0x73: cut = before == 0x65 && word.count > shortestLatin + 1 ? 2 : 1
    // ed
    case 0x64 where before == 0x65: cut = 2
    // ing
    case 0x67 where before == 0x6E && bytes[end - 3] == 0x69: cut = 3
    // ly
    case 0x79 where before == 0x6C: cut = 2
    default: return token.key
    }
    return word.count - cut >= shortestLatin
      ? TextKey.hash(of: bytes, in: word.lowerBound..<end - cut) : token.key
  }

  private static func arabic(_ token: Token, _ table: TokenTable) -> UInt64 {
    let word = table.foldedRange(token)
    let bytes = table.folded
    var start = word.lowerBound
    var end = word.upperBound
    /// The letter at an offset; Arabic has two bytes a letter.
    func letter(_ offset: Int) -> UInt16 { UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1]) }
    guard word.count > shortestArabic, word.count % 2 == 0 else { return token.key }
    if letter(start) == waw { start += 2 }
    // ال, and what is glued to it: وال فال بال كال لل
    if end - start >= shortestArabic + 4 {
      let first = letter(start)
      let second = letter(start + 2)
      if first == alef, second == lam {
        start += 4
      } else if first == lam, second == lam {
        start += 4
      } else if glued.contains(first), second == alef, letter(start + 4) == lam,
        end - start >= shortestArabic + 6
      {
        start += 6
      }
    }
    if end - start >= shortestArabic + 2 {
      let last = letter(end - 2)
      if end - start >= shortestArabic + 4,
        endings.contains(UInt32(letter(end - 4)) << 16 | UInt32(last))
      {
        end -= 4
      } else if last == heh || last == yeh {
        end -= 2
      }
    }
    return start == word.lowerBound && end == word.upperBound
      ? token.key : TextKey.hash(of: bytes, in: start..<end)
  }

  /// Bytes.
  private static let shortestLatin = 4
  /// Bytes: three letters.
  private static let shortestArabic = 6
  // UTF-8 of ا ل و ه ي, and of what is glued to the article: و ف ب ك
  private static let alef: UInt16 = 0xD8A7
  private static let lam: UInt16 = 0xD984
  private static let waw: UInt16 = 0xD988
  private static let heh: UInt16 = 0xD987
  private static let yeh: UInt16 = 0xD98A
  private static let glued: [UInt16] = [0xD988, 0xD981, 0xD8A8, 0xD983]
  /// ها ان ات ون ين يه, as folding leaves them: ta marbuta is heh.
  private static let endings: [UInt32] = [
    0xD987_D8A7, 0xD8A7_D986, 0xD8A7_D8AA, 0xD988_D986, 0xD98A_D986, 0xD98A_D987,
  ]
}
