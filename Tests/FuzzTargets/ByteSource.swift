/// Arbitrary bytes as decisions, from the first to the last; zeros from then on.
struct ByteSource {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// Two bytes, the low one first.
  mutating func word() -> Int { Int(byte()) | Int(byte()) << 8 }

  /// One of a list; `choices` holds at least one.
  mutating func choice<T>(_ choices: [T]) -> T { choices[Int(byte()) % choices.count] }

  /// The next bytes, fewer where the source ends.
  mutating func bytes(_ count: Int) -> [UInt8] {
    let taken = rest.prefix(count)
    rest.removeFirst(taken.count)
    return Array(taken)
  }

  /// All that is left.
  mutating func remainder() -> [UInt8] { bytes(rest.count) }
}
