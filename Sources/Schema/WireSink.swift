/// Takes a message's fields in the order of their numbers: first to count their bytes and then to write them,
/// from the same code.
protocol WireSink {
  mutating func append(_ byte: UInt8)
  mutating func append(contentsOf bytes: some Collection<UInt8>)
  /// A message, and its size before it.
  mutating func append(_ message: some WireMessage)
}

/// What can be written in protobuf's wire format.
protocol WireMessage {
  func encode(into sink: inout some WireSink)
}

/// Counts the bytes.
struct WireSize: WireSink {
  private(set) var count = 0

  mutating func append(_ byte: UInt8) { count += 1 }

  mutating func append(contentsOf bytes: some Collection<UInt8>) { count += bytes.count }

  mutating func append(_ message: some WireMessage) {
    let start = count
    message.encode(into: &self)
    append(varint: UInt64(count - start))
  }
}

extension [UInt8]: WireSink {
  mutating func append(_ message: some WireMessage) {
    var size = WireSize()
    message.encode(into: &size)
    append(varint: UInt64(size.count))
    message.encode(into: &self)
  }
}

/// Fields that are left out where they hold what an absent field holds.
extension WireSink {
  mutating func field(_ number: UInt32, _ value: UInt32) {
    if value != 0 { presentField(number, value) }
  }

  mutating func field(_ number: UInt32, _ value: Bool) {
    if value { presentField(number, 1) }
  }

  mutating func field(_ number: UInt32, fixed value: UInt32) {
    guard value != 0 else { return }
    append(varint: UInt64(WireKey.fixed32(number)))
    for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func field(_ number: UInt32, _ value: some Collection<UInt8>) {
    if !value.isEmpty { presentField(number, value) }
  }

  mutating func field(_ number: UInt32, _ value: String) {
    if value.utf8.first ?? 0 != 0 { presentField(number, value) }
  }

  mutating func field(_ number: UInt32, _ value: (some WireMessage)?) {
    guard let value else { return }
    append(varint: UInt64(WireKey.bytes(number)))
    append(value)
  }

  mutating func field(_ number: UInt32, packed values: [UInt32]) {
    var packed: [UInt8] = []
    for value in values { packed.append(varint: UInt64(value)) }
    field(number, packed)
  }
}

/// Fields that are written whatever they hold.
extension WireSink {
  mutating func presentField(_ number: UInt32, _ value: UInt32) {
    append(varint: UInt64(WireKey.varint(number)))
    append(varint: UInt64(value))
  }

  mutating func presentField(_ number: UInt32, _ value: some Collection<UInt8>) {
    append(varint: UInt64(WireKey.bytes(number)))
    append(varint: UInt64(value.count))
    append(contentsOf: value)
  }

  /// UTF-8 up to the first NUL, which the wire's strings don't hold.
  mutating func presentField(_ number: UInt32, _ value: String) {
    let utf8 = value.utf8
    if let end = utf8.firstIndex(of: 0) {
      presentField(number, utf8[..<end])
    } else {
      presentField(number, utf8)
    }
  }

  mutating func append(varint: UInt64) {
    var rest = varint
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
