import Schema

/// The bytes are one frame's payload.
enum FrameTarget {
  static func run(_ bytes: [UInt8]) throws {
    var codec = FrameCodec(maximumFrame: 1 << 20)
    guard let frame = try decoded(bytes, &codec) else { return }
    let packed = encoded(frame, codec)
    let again = try codec.decode(packed[...])
    try require(
      String(describing: frame) == String(describing: again), "\(frame) became \(again)")
    try require(encoded(again, codec) == packed, "\(frame) is not written the same way twice")
  }

  private static func decoded(_ bytes: [UInt8], _ codec: inout FrameCodec) throws -> Frame? {
    do {
      return try codec.decode(bytes[...])
    } catch is SchemaError {
      return nil
    }
  }

  private static func encoded(_ frame: Frame, _ codec: FrameCodec) -> [UInt8] {
    var output: [UInt8] = []
    codec.encode(frame, data: frame.chunk.map { $0.data[...] } ?? [], into: &output) { _, _ in }
    return output
  }
}
