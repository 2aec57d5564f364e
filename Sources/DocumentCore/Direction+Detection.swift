extension Direction {
  /// The direction of most letters of a text, told from its words; that of the language where there are none.
  ///
  /// - Complexity: O(*n*) in the number of tokens.
  package static func of(_ tokens: TokenTable, in text: [UInt8], language: String) -> Direction {
    var right = 0
    var left = 0
    for token in tokens where token.isWord {
      switch token.script {
      case .arabic, .hebrew: right += token.span.count / 2
      case .latin: left += token.span.count
      case .cyrillic, .greek, .armenian: left += token.span.count / 2
      case .common, .other: return of(text, language: language)
      default: left += token.span.count / 3
      }
    }
    return right == left ? of(text, language: language) : right > left ? .rightToLeft : .leftToRight
  }

  /// The direction most strong characters of a text have; that of the language where there are none.
  ///
  /// - Complexity: O(*n*), of at most the first 64 KiB.
  package static func of(_ text: [UInt8], language: String = "und") -> Direction {
    var right = 0
    var left = 0
    var offset = 0
    let limit = min(text.count, 1 << 16)
    while offset < limit {
      let byte = text[offset]
      if byte < 0x80 {
        if (byte | 0x20) &- 0x61 < 26 { left += 1 }
        offset += 1
        continue
      }
      let scalar = text.scalar(at: offset)
      let properties = ScalarProperties(scalar.value)
      if properties.isStrongRightToLeft { right += 1 }
      if properties.isStrongLeftToRight { left += 1 }
      offset += scalar.length
    }
    if right == left {
      let code = language.prefix { $0 != "-" }
      return ["ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"].contains(code)
        ? .rightToLeft : .leftToRight
    }
    return right > left ? .rightToLeft : .leftToRight
  }
}
