/// What the tokenizer allocates for tokens and the tree keeps.
struct TokenStore: ~Copyable {
  var attributes: GrowingBuffer<HTMLAttribute>
  var pieces = GrowingBuffer<HTMLTextPiece>()
  var replacements = GrowingBuffer<UInt8>()
  var names = NameTable()

  /// A store for about as many attributes.
  init(attributes: Int) {
    self.attributes = GrowingBuffer(capacity: attributes)
    replacements.append(contentsOf: "\u{FFFD}\n".utf8)
  }

  /// Where U+FFFD stands among the replacements.
  static let replacementCharacter = 0..<3
  /// Where a line feed stands among the replacements.
  static let lineFeed = 3..<4

  /// Appends a piece after the one at `last`, if there is one, and gives its index.
  mutating func append(_ piece: HTMLTextPiece, after last: Int32) -> Int32 {
    let index = Int32(pieces.count)
    pieces.append(piece)
    if last >= 0 { pieces[Int(last)].next = index }
    return index
  }

  /// The text of the pieces from `first` on, or of a range of input where that is -1.
  func bytes(_ first: Int32, or range: Range<Int>, of input: InputBytes) -> [UInt8] {
    var bytes: [UInt8] = []
    if first < 0 { input.append(range.lowerBound, range.upperBound, to: &bytes) }
    var next = first
    while next >= 0 {
      let piece = pieces[Int(next)]
      if let replacement = piece.replacement {
        bytes.append(contentsOf: replacements.copy(replacement))
      } else {
        input.append(Int(piece.start), Int(piece.end), to: &bytes)
      }
      next = piece.next
    }
    return bytes
  }

  /// Appends UTF-8 bytes to the replacements and gives their place.
  mutating func replacement(_ scalar: Unicode.Scalar) -> Range<Int> {
    let start = replacements.count
    replacements.append(contentsOf: scalar.utf8)
    return start..<replacements.count
  }
}
