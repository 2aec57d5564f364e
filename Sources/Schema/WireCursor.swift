/// Bytes that are not a message of the type expected.
struct WireMismatch: Error {}

/// Reads one message in protobuf's wire format, field by field.
///
/// Accepts what `WireValidator` and protobuf-c together accept.
///
/// `@safe`: reads nothing outside its bytes, and is made only where they live as long as the call.
@safe struct WireCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var offset = 0

  /// At the start of a message.
  @unsafe init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = unsafe bytes
    end = bytes.count
  }

  /// The next field's number and wire type, as one number; nil at the message's end.
  mutating func key() throws(WireMismatch) -> UInt32? {
    guard offset < end else { return nil }
    let key = try varint(atMost: 5)
    guard key >= 1 << 3, key <= UInt64(UInt32.max) else { throw WireMismatch() }
    return UInt32(key)
  }

  /// A value of at most 64 bits; of what is beyond, bit 63 tells whether any is set.
  private mutating func varint(atMost count: Int = 10) throws(WireMismatch) -> UInt64 {
    guard offset < end else { throw WireMismatch() }
    let first = unsafe bytes[offset]
    guard first >= 0x80 else {
      offset += 1
      return UInt64(first)
    }
    return try longVarint(atMost: count)
  }

  @inline(never)
  private mutating func longVarint(atMost count: Int) throws(WireMismatch) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<min(count, end - offset) {
      let byte = unsafe bytes[offset + index]
      value |= UInt64(byte & 0x7F) << UInt64(7 * index)
      if index == 9, byte & 0x7E != 0 { value |= 1 << 63 }
      if byte < 0x80 {
        offset += index + 1
        return value
      }
    }
    throw WireMismatch()
  }

  /// The low half of a varint.
  mutating func uint32() throws(WireMismatch) -> UInt32 {
    UInt32(truncatingIfNeeded: try varint())
  }

  /// Whether a varint is not 0.
  mutating func bool() throws(WireMismatch) -> Bool {
    try varint() != 0
  }

  /// Four bytes, the lowest first.
  mutating func fixed32() throws(WireMismatch) -> UInt32 {
    unsafe try take(4).bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The message that a field holds.
  mutating func message() throws(WireMismatch) -> WireCursor {
    let length = try varint(atMost: 5)
    return try take(Int(length))
  }

  /// UTF-8 without NUL.
  ///
  /// - Parameter names: Where to look for it first.
  mutating func string(_ names: inout NameCache) throws(WireMismatch) -> String {
    unsafe try names.string(message().bytes)
  }

  /// UTF-8 without NUL.
  mutating func string() throws(WireMismatch) -> String {
    unsafe try Self.string(message().bytes)
  }

  /// The string of UTF-8 without NUL.
  static func string(_ bytes: UnsafeBufferPointer<UInt8>) throws(WireMismatch) -> String {
    guard unsafe !bytes.contains(0), let string = unsafe String(validating: bytes, as: UTF8.self)
    else { throw WireMismatch() }
    return string
  }

  /// A copy of a field's bytes.
  mutating func array() throws(WireMismatch) -> [UInt8] {
    unsafe Array(try message().bytes)
  }

  /// Appends a field of packed varints.
  mutating func appendPacked(to list: inout [UInt32]) throws(WireMismatch) {
    var values = try message()
    while values.offset < values.end { list.append(try values.uint32()) }
  }

  /// Leaves out the field of a key, unless the message knows it, with another wire type.
  ///
  /// - Parameter known: The numbers of the message's fields.
  mutating func skip(_ key: UInt32, known: ClosedRange<UInt32>...) throws(WireMismatch) {
    if known.contains(where: { $0.contains(key >> 3) }) { throw WireMismatch() }
    switch key & 7 {
    case 0: _ = try varint()
    case 1: _ = try take(8)
    case 2: _ = try message()
    case 5: _ = try take(4)
    default: throw WireMismatch()
    }
  }

  private mutating func take(_ count: Int) throws(WireMismatch) -> WireCursor {
    guard count <= end - offset else { throw WireMismatch() }
    defer { offset += count }
    return unsafe WireCursor(UnsafeBufferPointer(rebasing: bytes[offset..<offset + count]))
  }
}

/// A field's number and wire type on the wire.
enum WireKey {
  static func varint(_ field: UInt32) -> UInt32 { field << 3 }
  static func fixed32(_ field: UInt32) -> UInt32 { field << 3 | 5 }
  static func bytes(_ field: UInt32) -> UInt32 { field << 3 | 2 }
}
