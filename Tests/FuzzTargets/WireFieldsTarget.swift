import Schema

/// The bytes are a message that two readers have to agree on.
enum WireFieldsTarget {
  static func run(_ bytes: [UInt8]) throws {
    let fields: WireFields
    do {
      fields = try WireFields(bytes[...])
    } catch is SchemaError {
      try require(
        (try? Message(.any, wire: bytes, arena: Arena())) == nil, "protobuf-c takes what is refused"
      )
      return
    }
    var builder = WireBuilder()
    for field in fields.fields {
      switch field.value {
      case .number(let value): builder.add(field.number, value)
      case .bytes(let value): builder.add(field.number, value)
      }
    }
    let again = try WireFields(builder.bytes[...])
    let expected = fields.fields.filter { $0.value != .number(0) }
    try require(
      again.fields.elementsEqual(expected) { $0.number == $1.number && $0.value == $1.value },
      "\(expected) became \(again.fields)")
    _ = try? fields.string(1)
    for field in fields.fields { _ = (fields.number(field.number), fields.all(field.number)) }
  }
}
