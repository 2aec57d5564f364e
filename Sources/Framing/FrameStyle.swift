/// How a payload's length stands before it.
package enum FrameStyle: Hashable, Sendable {
  /// A base-128 varint, as protobuf libraries write delimited messages.
  case varint
  /// gRPC's five bytes: a zero byte and the length as a big-endian 32-bit number.
  case prefixed

  /// Appends what comes before a payload of `count` bytes.
  package func appendPrefix(for count: Int, to output: inout [UInt8]) {
    switch self {
    case .varint:
      var rest = count
      while rest >= 0x80 {
        output.append(UInt8(rest & 0x7F | 0x80))
        rest >>= 7
      }
      output.append(UInt8(rest))
    case .prefixed:
      output.append(0)
      for shift in [24, 16, 8, 0] { output.append(UInt8(count >> shift & 0xFF)) }
    }
  }
}

/// Bytes that are not frames. Ends the connection.
package enum FramingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Found from the prefix, before the payload is waited for.
  case tooLarge(length: UInt64, limit: Int)
  /// A varint of more than ten bytes.
  case malformedLength
  /// The byte that gRPC sets for compressed messages is not zero.
  case unsupportedFlag(UInt8)

  /// What was found and the limit, without any of the payload.
  package var description: String {
    switch self {
    case .tooLarge(let length, let limit):
      "a frame of \(length) bytes exceeds the limit of \(limit)"
    case .malformedLength:
      "a frame's length is not a varint of at most 10 bytes"
    case .unsupportedFlag(let flag):
      "a frame begins with \(flag) where 0 is expected"
    }
  }
}
