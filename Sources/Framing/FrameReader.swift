/// Cuts a stream of bytes into frames' payloads, however the bytes arrive.
///
/// The first byte of the stream tells the style: a varint of a first frame is never 0.
package struct FrameReader: Sendable {
  private var buffer: [UInt8] = []
  private var head = 0
  private let limit: Int
  /// Known from the first byte on.
  package private(set) var style: FrameStyle?

  /// Creates a reader.
  ///
  /// - Parameter limit: The largest payload, bytes.
  package init(limit: Int) {
    self.limit = limit
  }

  /// Whether every byte given belongs to a frame that was returned.
  package var isAtBoundary: Bool { head == buffer.count }

  /// Takes what arrived.
  package mutating func append(_ bytes: ArraySlice<UInt8>) {
    if head > 0 {
      if head == buffer.count {
        buffer.removeAll(keepingCapacity: buffer.capacity <= 1 << 22)
        head = 0
      } else if head > buffer.count / 2 {
        buffer.removeFirst(head)
        head = 0
      }
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next whole payload; nil until more bytes arrive.
  ///
  /// - Throws: As soon as the length is known to be wrong, before its bytes arrive.
  package mutating func next() throws(FramingError) -> ArraySlice<UInt8>? {
    guard head < buffer.count else { return nil }
    let style = self.style ?? (buffer[head] == 0 ? .prefixed : .varint)
    self.style = style
    guard let (length, prefix) = try length(style) else { return nil }
    guard length <= UInt64(limit) else { throw .tooLarge(length: length, limit: limit) }
    let start = head + prefix
    let end = start + Int(length)
    // Appending makes room by doubling: it grows with what has arrived, not with what was announced.
    guard end <= buffer.count else { return nil }
    head = end
    return buffer[start..<end]
  }

  /// The next frame's length and its prefix's; nil until the prefix is whole.
  private func length(_ style: FrameStyle) throws(FramingError) -> (UInt64, Int)? {
    switch style {
    case .varint:
      var value: UInt64 = 0
      for index in 0..<10 {
        guard head + index < buffer.count else { return nil }
        let byte = buffer[head + index]
        value |= UInt64(byte & 0x7F) << UInt64(7 * index)
        if byte < 0x80 { return (value, index + 1) }
      }
      throw .malformedLength
    case .prefixed:
      guard buffer[head] == 0 else { throw .unsupportedFlag(buffer[head]) }
      guard head + 5 <= buffer.count else { return nil }
      let value = buffer[head + 1..<head + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return (value, 5)
    }
  }
}
