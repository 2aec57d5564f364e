internal import CSchema

/// Reads proto3's canonical JSON into messages, from their descriptors alone.
///
/// Field names are taken in lowerCamelCase or as the schema spells them; unknown ones are errors.
package struct JSONReader {
  private var lexer: JSONLexer
  private let arena: Arena
  private var path: [String] = []

  /// Reads one message.
  ///
  /// - Throws: `SchemaError.json` with the path and the byte where it went wrong.
  package static func read(_ json: [UInt8], as type: MessageType, arena: Arena) throws -> Message {
    var reader = JSONReader(lexer: JSONLexer(json), arena: arena)
    let message = unsafe try reader.message(type.descriptor)
    if reader.lexer.peek() != nil { throw reader.failure("more text after the value") }
    return message
  }

  // Recursion is bounded by the schema, which has no recursive message.
  private mutating func message(
    _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>
  ) throws -> Message {
    let message = unsafe try Message(descriptor: descriptor, arena: arena)
    try lexer.expect(0x7B, path)
    if lexer.take(0x7D) { return message }
    let isAny = unsafe descriptor == MessageType.any.descriptor
    repeat {
      let key = try lexer.string(path)
      try lexer.expect(0x3A, path)
      if isAny, key.elementsEqual("@type".utf8) {
        try any(into: message)
        return message
      }
      path.append(String(decoding: key, as: UTF8.self))
      guard let field = unsafe Self.field(named: key, of: descriptor) else {
        throw failure(unsafe "\(String(cString: descriptor.pointee.name)) has no such field")
      }
      unsafe try value(of: field, into: message)
      path.removeLast()
    } while lexer.take(0x2C)
    try lexer.expect(0x7D, path)
    return message
  }

  private static func field(
    named key: [UInt8], of descriptor: UnsafePointer<ProtobufCMessageDescriptor>
  ) -> ProtobufCFieldDescriptor? {
    for index in unsafe 0..<Int(descriptor.pointee.n_fields) {
      let field = unsafe descriptor.pointee.fields[index]
      if unsafe JSONName.camelCase(field.name) == key
        || String(cString: field.name).utf8.elementsEqual(key)
      {
        return unsafe field
      }
    }
    return nil
  }

  private mutating func value(of field: ProtobufCFieldDescriptor, into message: Message) throws {
    if lexer.peek() == 0x6E, lexer.literal() == "null" { return }
    let base = unsafe UnsafeMutableRawPointer(message.pointer)
    let member = unsafe base + Int(field.offset)
    if unsafe field.label == PROTOBUF_C_LABEL_REPEATED {
      unsafe try array(of: field, into: base)
      return
    }
    if unsafe field.flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0 {
      let chosen = unsafe base.load(fromByteOffset: Int(field.quantifier_offset), as: UInt32.self)
      guard chosen == 0 else { throw failure("another field of the same oneof was given") }
      unsafe base.storeBytes(
        of: field.id, toByteOffset: Int(field.quantifier_offset), as: UInt32.self)
    }
    unsafe try scalar(of: field, to: member)
  }

  private mutating func array(
    of field: ProtobufCFieldDescriptor, into base: UnsafeMutableRawPointer
  ) throws {
    try lexer.expect(0x5B, path)
    if lexer.take(0x5D) { return }
    let stride = unsafe Message.stride(of: field)
    var count = 0
    var capacity = 8
    var elements = unsafe UnsafeMutableRawPointer(try arena.make(UInt64.self, count: capacity * 2))
    repeat {
      if count == capacity {
        let larger = unsafe UnsafeMutableRawPointer(
          try arena.make(UInt64.self, count: capacity * 4))
        unsafe larger.copyMemory(from: elements, byteCount: count * stride)
        unsafe elements = unsafe larger
        capacity *= 2
      }
      path.append("\(count)")
      unsafe try scalar(of: field, to: elements + count * stride)
      path.removeLast()
      count += 1
    } while lexer.take(0x2C)
    try lexer.expect(0x5D, path)
    unsafe base.storeBytes(of: count, toByteOffset: Int(field.quantifier_offset), as: Int.self)
    unsafe base.storeBytes(
      of: elements, toByteOffset: Int(field.offset), as: UnsafeMutableRawPointer.self)
  }

  private mutating func scalar(
    of field: ProtobufCFieldDescriptor, to pointer: UnsafeMutableRawPointer
  ) throws {
    switch unsafe field.type {
    case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32:
      unsafe pointer.storeBytes(of: try integer(Int32.self), as: Int32.self)
    case PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32:
      unsafe pointer.storeBytes(of: try integer(UInt32.self), as: UInt32.self)
    case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64:
      unsafe pointer.storeBytes(of: try integer(Int64.self), as: Int64.self)
    case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64:
      unsafe pointer.storeBytes(of: try integer(UInt64.self), as: UInt64.self)
    case PROTOBUF_C_TYPE_BOOL:
      guard let word = lexer.literal(), word != "null" else {
        throw failure("expected true or false")
      }
      unsafe pointer.storeBytes(of: word == "true" ? 1 : 0, as: protobuf_c_boolean.self)
    case PROTOBUF_C_TYPE_FLOAT:
      unsafe pointer.storeBytes(of: Float(try floating()), as: Float.self)
    case PROTOBUF_C_TYPE_DOUBLE:
      unsafe pointer.storeBytes(of: try floating(), as: Double.self)
    case PROTOBUF_C_TYPE_ENUM:
      unsafe pointer.storeBytes(of: try enumeration(field), as: Int32.self)
    case PROTOBUF_C_TYPE_STRING:
      let bytes = try lexer.string(path)
      if bytes.contains(0) { throw failure("the string holds NUL") }
      unsafe pointer.storeBytes(of: try arena.string(bytes), as: UnsafeMutablePointer<CChar>.self)
    case PROTOBUF_C_TYPE_BYTES:
      guard let bytes = Base64.decode(try lexer.string(path)) else { throw failure("not base64") }
      let copy = unsafe try arena.make(UInt8.self, count: bytes.count)
      _ = unsafe UnsafeMutableBufferPointer(start: copy, count: bytes.count).initialize(from: bytes)
      unsafe pointer.storeBytes(
        of: ProtobufCBinaryData(len: bytes.count, data: copy), as: ProtobufCBinaryData.self)
    default:
      guard let inner = unsafe field.descriptor else { throw failure("no descriptor") }
      let message = unsafe try message(
        inner.assumingMemoryBound(to: ProtobufCMessageDescriptor.self))
      unsafe pointer.storeBytes(
        of: message.pointer, as: UnsafeMutablePointer<ProtobufCMessage>.self)
    }
  }

  private mutating func numberText() throws -> String {
    lexer.peek() == 0x22
      ? String(decoding: try lexer.string(path), as: UTF8.self) : try lexer.number(path)
  }

  private mutating func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    let text = try numberText()
    if let value = T(text) { return value }
    if let double = Double(text), let value = T(exactly: double) { return value }
    throw failure("\(text) is not an integer from \(T.min) to \(T.max)")
  }

  private mutating func floating() throws -> Double {
    let text = try numberText()
    switch text {
    case "NaN": return .nan
    case "Infinity": return .infinity
    case "-Infinity": return -.infinity
    default:
      guard let value = Double(text) else { throw failure("\(text) is not a number") }
      return value
    }
  }

  private mutating func enumeration(_ field: ProtobufCFieldDescriptor) throws -> Int32 {
    guard lexer.peek() == 0x22 else { return try integer(Int32.self) }
    let name = String(decoding: try lexer.string(path), as: UTF8.self)
    let descriptor = unsafe field.descriptor?.assumingMemoryBound(to: ProtobufCEnumDescriptor.self)
    guard let value = unsafe protobuf_c_enum_descriptor_get_value_by_name(descriptor, name) else {
      throw failure("\(name) is not a value of the enumeration")
    }
    return unsafe value.pointee.value
  }

  /// The rest of an Any's object after the name of its type.
  private mutating func any(into message: Message) throws {
    let url = String(decoding: try lexer.string(path), as: UTF8.self)
    let name = url.split(separator: "/").last.map(String.init) ?? ""
    let any = unsafe message.view(as: Google__Protobuf__Any.self)
    unsafe any.pointee.type_url = unsafe try arena.string(url)
    guard let type = MessageType(fullName: name) else {
      unsafe try rawAny(into: any)
      return
    }
    let inner = try Message(type, arena: arena)
    while lexer.take(0x2C) {
      let key = try lexer.string(path)
      try lexer.expect(0x3A, path)
      guard let field = unsafe Self.field(named: key, of: type.descriptor) else {
        throw failure("\(name) has no field \(String(decoding: key, as: UTF8.self))")
      }
      unsafe try value(of: field, into: inner)
    }
    try lexer.expect(0x7D, path)
    unsafe try store(inner.packed(), into: any)
  }

  /// The base64 "value" of an Any whose type is not known here.
  private mutating func rawAny(into any: UnsafeMutablePointer<Google__Protobuf__Any>) throws {
    while lexer.take(0x2C) {
      let key = try lexer.string(path)
      try lexer.expect(0x3A, path)
      guard key.elementsEqual("value".utf8), let bytes = Base64.decode(try lexer.string(path))
      else {
        throw failure("an Any of unknown type has only a base64 value")
      }
      unsafe try store(bytes, into: any)
    }
    try lexer.expect(0x7D, path)
  }

  private func store(
    _ bytes: [UInt8], into any: UnsafeMutablePointer<Google__Protobuf__Any>
  ) throws {
    let copy = unsafe try arena.make(UInt8.self, count: bytes.count)
    _ = unsafe UnsafeMutableBufferPointer(start: copy, count: bytes.count).initialize(from: bytes)
    unsafe any.pointee.value = unsafe ProtobufCBinaryData(len: bytes.count, data: copy)
  }

  private func failure(_ reason: String) -> SchemaError {
    lexer.failure(reason, path)
  }
}
