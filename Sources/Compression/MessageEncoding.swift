internal import CCompression
internal import Glibc

/// How a message's bytes are compressed, by the name that goes over the wire.
///
/// gzip is RFC 1952 and deflate RFC 1950 (zlib's form, as in HTTP), both by zlib; zstd is RFC 8878, by libzstd, with
/// windows of at most 8 MiB as that RFC advises.
package enum MessageEncoding: String, CaseIterable, Sendable {
  case gzip, deflate, zstd

  private var inC: warraq_encoding {
    switch self {
    case .gzip: WARRAQ_GZIP
    case .deflate: WARRAQ_DEFLATE
    case .zstd: WARRAQ_ZSTD
    }
  }

  /// Compresses a whole message.
  ///
  /// - Throws: `CompressionError.outOfMemory`.
  package func compress(_ message: [UInt8]) throws(CompressionError) -> [UInt8] {
    var out = unsafe warraq_bytes()
    defer { unsafe free(out.bytes) }
    let result = unsafe message.withUnsafeBufferPointer {
      unsafe warraq_compress(inC, $0.baseAddress, $0.count, &out)
    }
    guard result == WARRAQ_COMPRESSION_DONE else { throw .outOfMemory }
    return unsafe Array(UnsafeBufferPointer(start: out.bytes, count: out.count))
  }

  /// Restores a whole message.
  ///
  /// - Parameter limit: The largest message that is restored, bytes; memory grows with what comes out, never with
  ///   what the input announces.
  package func decompress(_ bytes: [UInt8], limit: Int) throws(CompressionError) -> [UInt8] {
    var out = unsafe warraq_bytes()
    defer { unsafe free(out.bytes) }
    let result = unsafe bytes.withUnsafeBufferPointer {
      unsafe warraq_decompress(inC, $0.baseAddress, $0.count, limit, &out)
    }
    switch result {
    case WARRAQ_COMPRESSION_DONE:
      return unsafe Array(UnsafeBufferPointer(start: out.bytes, count: out.count))
    case WARRAQ_COMPRESSION_OVER_LIMIT: throw .overLimit(limit)
    case WARRAQ_COMPRESSION_MALFORMED: throw .malformed(self)
    default: throw .outOfMemory
    }
  }
}

/// Why a message was not compressed or restored.
package enum CompressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are not of the encoding, or end too early.
  case malformed(MessageEncoding)
  /// The message is larger than the limit, bytes.
  case overLimit(Int)
  /// The system gave no memory.
  case outOfMemory

  /// What is wrong and the limit.
  package var description: String {
    switch self {
    case .malformed(let encoding): "the message is not well-formed \(encoding.rawValue)"
    case .overLimit(let limit): "the decompressed message exceeds the limit of \(limit) bytes"
    case .outOfMemory: "no memory to compress or decompress the message"
    }
  }
}
