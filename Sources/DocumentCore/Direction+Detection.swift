extension Direction {
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
