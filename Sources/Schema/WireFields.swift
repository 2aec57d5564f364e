/// The fields of a small message, written by hand where a generated one would be more than the message.
package struct WireBuilder: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// An empty message.
  package init() {}

  /// Appends an integer; nothing where it is zero, as proto3 has it.
  package mutating func add(_ number: UInt32, _ value: UInt64) {
    guard value != 0 else { return }
    bytes.append(varint: UInt64(WireKey.varint(number)))
    bytes.append(varint: value)
  }

  /// Appends bytes or a submessage, empty ones too.
  package mutating func add(_ number: UInt32, _ value: some Collection<UInt8>) {
    bytes.presentField(number, value)
  }

  /// Appends a string; nothing where it is empty, as proto3 has it.
  package mutating func add(_ number: UInt32, _ value: String) {
    if !value.isEmpty { add(number, value.utf8) }
  }

  /// Appends a submessage.
  package mutating func add(_ number: UInt32, _ fill: (inout WireBuilder) -> Void) {
    var inner = WireBuilder()
    fill(&inner)
    add(number, inner.bytes)
  }

  /// What comes before the bytes of a length-delimited field: its tag and its length.
  static func prefix(of number: UInt32, count: Int) -> [UInt8] {
    var prefix: [UInt8] = []
    prefix.append(varint: UInt64(WireKey.bytes(number)))
    prefix.append(varint: UInt64(count))
    return prefix
  }
}

/// The fields of a small message, read by hand; in the order of the bytes.
package struct WireFields {
  /// One field's content.
  package enum Value: Hashable, Sendable {
    /// A varint or a fixed-width number.
    case number(UInt64)
    /// Bytes, a string or a submessage.
    case bytes(ArraySlice<UInt8>)
  }

  /// The fields.
  package let fields: [(number: UInt32, value: Value)]

  /// Reads a message.
  ///
  /// - Throws: `SchemaError.malformed`.
  package init(_ bytes: ArraySlice<UInt8>) throws {
    var fields: [(UInt32, Value)] = []
    var rest = bytes
    while !rest.isEmpty {
      let tag = try Self.varint(&rest)
      guard tag >> 3 >= 1, tag >> 3 < 1 << 29 else { throw Self.failure("a field's number") }
      fields.append((UInt32(tag >> 3), try Self.value(ofType: tag & 7, &rest)))
    }
    self.fields = fields
  }

  /// The last string with a number; empty where there is none.
  ///
  /// - Throws: `SchemaError.malformed` where it is not UTF-8.
  package func string(_ number: UInt32) throws -> String {
    guard let bytes = bytes(number) else { return "" }
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw SchemaError.malformed(path: "field \(number)", reason: "the string is not valid UTF-8")
    }
    return string
  }

  /// The last bytes with a number; nil where there are none.
  package func bytes(_ number: UInt32) -> ArraySlice<UInt8>? {
    all(number).last
  }

  /// All bytes with a number.
  package func all(_ number: UInt32) -> [ArraySlice<UInt8>] {
    fields.compactMap { field in
      guard field.number == number, case .bytes(let bytes) = field.value else { return nil }
      return bytes
    }
  }

  /// The last number with a field number; 0 where there is none.
  package func number(_ number: UInt32) -> UInt64 {
    for field in fields.reversed() where field.number == number {
      if case .number(let value) = field.value { return value }
    }
    return 0
  }

  private static func value(ofType type: UInt64, _ rest: inout ArraySlice<UInt8>) throws -> Value {
    switch type {
    case 0:
      return .number(try varint(&rest))
    case 1, 5:
      let count = type == 1 ? 8 : 4
      guard rest.count >= count else { throw failure("a fixed-width number") }
      let value = rest.prefix(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest.removeFirst(count)
      return .number(value)
    case 2:
      let length = try varint(&rest)
      guard length <= UInt64(rest.count) else { throw failure("a length") }
      let bytes = rest.prefix(Int(length))
      rest.removeFirst(Int(length))
      return .bytes(bytes)
    default:
      throw failure("a wire type")
    }
  }

  private static func varint(_ rest: inout ArraySlice<UInt8>) throws -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      guard let byte = rest.popFirst() else { break }
      value |= shift < 64 ? UInt64(byte & 0x7F) << shift : 0
      if byte < 0x80 { return value }
    }
    throw failure("a varint")
  }

  private static func failure(_ what: String) -> SchemaError {
    .malformed(path: "", reason: "\(what) is malformed")
  }
}
