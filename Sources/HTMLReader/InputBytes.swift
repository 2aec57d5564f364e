import CHTMLTables

/// The bytes under the tokenizer's cursor: beside ``GrowingBuffer`` the one place where the reader touches a pointer.
///
/// A pointer, because each access through an array field reloads the array's buffer, which cost a
/// third of the speed. The tokenizer that holds this value lives inside the `withUnsafeBufferPointer`
/// call of ``HTMLTree/parse(_:limits:scripting:isCancelled:)`` or `HTMLTokenStream`, so the bytes
/// outlive it. Reads at or past `count` give 0; ranges handed to the scans end at or before `count`.
struct InputBytes {
  private let base: UnsafePointer<UInt8>
  let count: Int

  /// - Parameters:
  ///   - base: Must stay valid while this value is used.
  ///   - count: How many bytes may be read there.
  fileprivate init(_ base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  @inline(__always)
  subscript(i: Int) -> UInt8 {
    i < count ? base[i] : 0
  }

  @inline(__always)
  func traits(_ i: Int) -> UInt32 {
    UInt32(chtml_byte_traits(self[i]))
  }

  /// The index in `start..<end` of the first byte equal to one of four, or `end`.
  @inline(__always)
  func firstIndex(in start: Int, _ end: Int, of a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> Int
  {
    chtml_find_any(base, start, end, a, b, c, d)
  }

  /// The id of the known name at `start..<end`, in any letter case, or 0.
  ///
  /// - Parameter key: The first eight bytes, lower-cased, the last of them lowest.
  @inline(__always)
  func knownName(_ start: Int, _ end: Int, key: UInt64) -> UInt32 {
    chtml_find_name(base + start, end - start, key)
  }

  /// The longest named character reference at `start`, the byte after `&`: its length and text.
  func namedReference(
    at start: Int, limit: Int, appendingTo bytes: inout GrowingBuffer<UInt8>
  ) -> Int {
    var text: UnsafePointer<UInt8>?
    var length: UInt32 = 0
    let matched = chtml_match_reference(base + start, max(0, limit - start), &text, &length)
    if matched > 0 {
      bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(length)))
    }
    return matched
  }

  func append(_ start: Int, _ end: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: base + start, count: end - start))
  }

  /// Whether `start...` begins with `text`, given in lower case, in any letter case.
  func matches(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { text in
      text.indices.allSatisfy { chtml_lower(base[start + $0]) == text[$0] }
    }
  }

  func equal(_ a: Int, _ b: Int, count: Int) -> Bool {
    (0..<count).allSatisfy { base[a + $0] == base[b + $0] }
  }
}

extension [UInt8] {
  /// Calls `body` with the first `count` bytes; the value it gets must not outlive the call.
  func withInputBytes<Result, Failure: Error>(
    count: Int, _ body: (InputBytes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer { buffer throws(Failure) in
      guard let base = buffer.baseAddress else {
        // An empty array may have no buffer, and any pointer will do to read no bytes from.
        return try body(InputBytes(chtml_no_bytes(), count: 0))
      }
      return try body(InputBytes(base, count: Swift.min(count, buffer.count)))
    }
  }
}
