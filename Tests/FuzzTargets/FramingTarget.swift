import Framing

/// The first byte chooses the pieces' sizes; the rest is the stream.
enum FramingTarget {
  /// Small, so that bytes reach it.
  private static let limit = 1 << 14

  static func run(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let seed = source.byte()
    let stream = source.remainder()
    let whole = try outcome(of: stream, pieces: { stream.count })
    var state = UInt32(seed)
    let cut = try outcome(of: stream) {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 24) % (seed % 2 == 0 ? 3 : 300) + 1
    }
    try require(whole == cut, "the pieces matter: \(whole) became \(cut)")
    for style in [FrameStyle.varint, .prefixed] { try roundTrip(stream, style) }
  }

  /// What a reader made of a stream.
  private struct Outcome: Equatable {
    var payloads: [[UInt8]] = []
    var error: FramingError?
    var isAtBoundary = true
  }

  private static func outcome(of stream: [UInt8], pieces: () -> Int) throws -> Outcome {
    var reader = FrameReader(limit: limit)
    var outcome = Outcome()
    var rest = stream[...]
    while !rest.isEmpty, outcome.error == nil {
      let piece = rest.prefix(max(1, pieces()))
      rest.removeFirst(piece.count)
      reader.append(piece)
      do {
        while let payload = try reader.next() {
          try require(payload.count <= limit, "a payload of \(payload.count) bytes")
          outcome.payloads.append(Array(payload))
        }
      } catch let error as FramingError {
        outcome.error = error
      }
    }
    // After an error the reader is not asked again.
    outcome.isAtBoundary = outcome.error != nil || reader.isAtBoundary
    return outcome
  }

  private static func roundTrip(_ payload: [UInt8], _ style: FrameStyle) throws {
    // A first frame of nothing can't be told from the other style's prefix.
    guard !payload.isEmpty else { return }
    var stream: [UInt8] = []
    style.appendPrefix(for: payload.count, to: &stream)
    stream += payload
    var reader = FrameReader(limit: payload.count)
    reader.append(stream[...])
    let read = try reader.next().map(Array.init)
    try require(read == payload && reader.isAtBoundary, "\(style) does not read what it wrote")
  }
}
