internal import Glibc

/// Searches that go at the speed of memory, where a loop in Swift takes a byte at a time.
package enum ByteSearch {
  /// Whether a byte occurs.
  package static func contains(_ byte: UInt8, in bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return false }
      // The call reads no further than the buffer.
      return unsafe memchr(base, Int32(byte), buffer.count) != nil
    }
  }
}
