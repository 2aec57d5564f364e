internal import Glibc

/// The strings of bytes that come again and again, such as the names of methods, each made once.
///
/// Another name takes the place of one with the same slot, so that it never grows.
struct NameCache {
  private var names = [String](repeating: "", count: 16)

  /// The string of UTF-8 without NUL.
  mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) throws(WireMismatch) -> String {
    // A shorter string takes no memory of its own.
    guard (16...128).contains(bytes.count) else { return unsafe try WireCursor.string(bytes) }
    let slot = unsafe (bytes.count + 5 * Int(bytes[bytes.count - 1])) % 16
    if unsafe Self.isEqual(names[slot], bytes) { return names[slot] }
    let name = unsafe try WireCursor.string(bytes)
    names[slot] = name
    return name
  }

  private static func isEqual(_ name: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let known = name.utf8Span.span
    let count = known.count
    guard count == bytes.count else { return false }
    return unsafe known.withUnsafeBytes { known in
      guard let known = known.baseAddress, let bytes = bytes.baseAddress else {
        return true
      }
      // Both hold `count` bytes.
      return unsafe memcmp(known, bytes, count) == 0
    }
  }
}
