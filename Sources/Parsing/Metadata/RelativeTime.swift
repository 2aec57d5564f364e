internal import DocumentCore

/// Tells texts such as "3 hours ago" and «منذ ساعتين».
enum RelativeTime {
  /// Whether a short text has a word that counts from now.
  static func isTold(in text: [UInt8], _ range: Range<Int>) -> Bool {
    let words = words
    var key = TextKey.seed
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = text.scalar(at: offset)
      offset += scalar.length
      switch ScalarProperties(scalar.value).scalarClass {
      case .letter, .mark, .format: TextKey.mix(&key, folding: scalar.value)
      default:
        if words[key] != nil { return true }
        key = TextKey.seed
      }
    }
    return words[key] != nil
  }

  private static let words = KeyMap(words: [(true, list)])

  private static let list = """
    ago yesterday today hace ayer vor gestern heute hier назад вчера منذ قبل أمس اليوم پیش دیروز önce dün temu wczoraj
    geleden sedan siden fa ieri atrás ontem
    """
}
