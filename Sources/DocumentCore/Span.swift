/// A half-open range of byte offsets, into a document's text unless said otherwise.
///
/// A span of a text never splits a Unicode scalar. An empty span marks a position between two bytes.
@usableFromInline package struct Span: Hashable, Sendable {
  @usableFromInline let lower: UInt32
  @usableFromInline let upper: UInt32

  /// The offset of the first byte covered.
  @inlinable package var start: Int { Int(lower) }
  /// The offset one past the last byte covered. Never less than `start`.
  @inlinable package var end: Int { Int(upper) }
  /// The number of bytes covered.
  @inlinable package var count: Int { end - start }
  /// Whether the span covers no byte.
  @inlinable package var isEmpty: Bool { start == end }
  /// The span as the range that indexes an array of bytes.
  @inlinable package var range: Range<Int> { start..<end }

  /// Creates a span.
  ///
  /// - Precondition: `0 <= start <= end`, and `end` fits in 32 bits: documents are limited to 2 GiB
  ///   before any span is made.
  @inlinable package init(start: Int, end: Int) {
    precondition(0 <= start && start <= end, "invalid span \(start)..<\(end)")
    self.lower = UInt32(start)
    self.upper = UInt32(end)
  }

  /// Creates the span of a range.
  @inlinable package init(_ range: Range<Int>) {
    self.init(start: range.lowerBound, end: range.upperBound)
  }

  /// Whether every byte of `other` is covered.
  @inlinable package func contains(_ other: Span) -> Bool {
    start <= other.start && other.end <= end
  }

  /// Whether a byte is covered by both.
  @inlinable package func overlaps(_ other: Span) -> Bool {
    start < other.end && other.start < end
  }
}
