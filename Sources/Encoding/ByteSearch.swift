internal import CEncoding
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

  /// Where a pattern first begins in a range of bytes; nil where it doesn't occur.
  package static func first(
    _ pattern: [UInt8], in bytes: [UInt8], _ range: Range<Int>
  ) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      // The call reads no further than the range and the pattern.
      let found = unsafe warraq_find(
        base + range.lowerBound, range.count, pattern, pattern.count)
      return found == range.count ? nil : range.lowerBound + found
    }
  }

  /// Where text that is folded already ends in a range: at a blank that is no single space between two other characters,
  /// at NUL, or at a byte that may begin a no-break space.
  package static func endOfFolded(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return range.upperBound }
      // The call reads no further than the range.
      return unsafe range.lowerBound + warraq_folded(base + range.lowerBound, range.count)
    }
  }

  /// Where the first line feed or carriage return of a range stands; the range's end where there is none.
  package static func endOfLine(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return range.upperBound }
      let start = unsafe base + range.lowerBound
      // The calls read no further than the range.
      let feed =
        unsafe memchr(start, 0x0A, range.count).map { unsafe UnsafeRawPointer($0) - start }
        ?? range.count
      let ends =
        unsafe memchr(start, 0x0D, feed).map { unsafe UnsafeRawPointer($0) - start } ?? feed
      return range.lowerBound + ends
    }
  }

  /// Where the first byte of a range stands that is not ASCII; the range's end where all are.
  package static func endOfASCII(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return range.upperBound }
      // The call reads no further than the range.
      return unsafe range.lowerBound + warraq_ascii(base + range.lowerBound, range.count)
    }
  }
}
