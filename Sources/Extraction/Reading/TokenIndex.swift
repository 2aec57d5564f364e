internal import DocumentCore

/// Which of some ranges of tokens each token is in.
struct TokenIndex {
  /// By token, one more than the index of its range; 0 for none.
  private var ranges: [UInt32] = []

  /// - Parameter ranges: Where two share a token, it is the later one's.
  init(
    _ ranges: [Range<Int>], of reader: Reader, _ cancellation: Cancellation
  ) throws(CancellationError) {
    var cancellation = cancellation
    try self.ranges.makeRoom(for: reader.count, cancellation)
    self.ranges.append(contentsOf: repeatElement(0, count: reader.count))
    for (index, range) in ranges.enumerated() {
      try cancellation.step(Reader.tokenWork / 8)
      for token in range { self.ranges[token] = UInt32(index + 1) }
    }
  }

  /// The index of the range that a token is in; may be asked of any index.
  subscript(token: Int) -> Int? {
    guard ranges.indices.contains(token), ranges[token] > 0 else { return nil }
    return Int(ranges[token]) - 1
  }
}
