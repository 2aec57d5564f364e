internal import DocumentCore

/// The words of a short text by their keys: equal for texts that differ in marks, blanks, case and accents only.
struct WordKeys: Hashable {
  private(set) var keys: [UInt64] = []
  /// What is longer is cut.
  private static let mostBytes = 600

  init() {}

  /// The words of a text: runs of letters and digits, and each ideograph.
  init(_ text: String) {
    let bytes = [UInt8](start: text, upTo: Self.mostBytes)
    self.init(bytes, bytes.indices)
  }

  /// The words of a range of valid UTF-8.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var hash = TextKey.seed
    var isOpen = false
    func close(_ keys: inout [UInt64]) {
      if isOpen { keys.append(hash) }
      hash = TextKey.seed
      isOpen = false
    }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = bytes.scalar(at: offset)
      let value = scalar.value
      offset += scalar.length
      switch ScalarProperties(value).scalarClass {
      case .letter, .mark, .digit, .number, .kana, .complex:
        TextKey.mix(&hash, folding: value)
        isOpen = true
      case .ideograph:
        close(&keys)
        keys.append(UInt64(value))
      case .format: break
      default:
        // An apostrophe inside a word parts nothing.
        if value != 0x27, value != 0x2019 { close(&keys) }
      }
    }
    close(&keys)
  }

  var count: Int { keys.count }
  var isEmpty: Bool { keys.isEmpty }

  /// One key for all words in their order.
  var key: UInt64 {
    keys.reduce(TextKey.seed, TextKey.join)
  }

  func starts(with other: WordKeys) -> Bool {
    !other.isEmpty && keys.starts(with: other.keys)
  }

  func ends(with other: WordKeys) -> Bool {
    !other.isEmpty && keys.suffix(other.count).elementsEqual(other.keys)
  }

  /// Whether the words of another stand in these in a row.
  func contains(_ other: WordKeys) -> Bool {
    guard !other.isEmpty, other.count <= count else { return false }
    return (0...count - other.count).contains { start in
      keys[start..<start + other.count].elementsEqual(other.keys)
    }
  }

  /// Words that both have, as a share of the longer one; 0 to 1.
  func overlap(_ other: WordKeys) -> Float {
    guard !isEmpty, !other.isEmpty else { return 0 }
    let common = keys.count { other.keys.contains($0) }
    return min(1, Float(common) / Float(max(count, other.count)))
  }

  /// The share of these words that stand in another too.
  func covered(by other: WordKeys) -> Float {
    isEmpty ? 0 : Float(keys.count { other.keys.contains($0) }) / Float(count)
  }
}
