internal import CSchema

/// Writes messages as proto3's canonical JSON, from their descriptors alone.
package struct JSONWriter {
  private var output: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0

  private init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  /// The JSON of a message, in one line or indented by two blanks a level.
  package static func write(_ message: Message, isPretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(isPretty: isPretty)
    unsafe writer.object(message.pointer)
    return writer.output
  }

  /// A string as a JSON value.
  package static func quote(_ string: String) -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.string(string.utf8)
    return writer.output
  }

  // Recursion is bounded by the schema, which has no recursive message.
  private mutating func object(_ message: UnsafeMutablePointer<ProtobufCMessage>) {
    let descriptor: UnsafePointer<ProtobufCMessageDescriptor> = unsafe message.pointee.descriptor
    if unsafe descriptor == MessageType.any.descriptor {
      unsafe any(message)
      return
    }
    var isFirst = true
    open(0x7B)
    unsafe fields(of: message, descriptor, isFirst: &isFirst)
    close(0x7D, isEmpty: isFirst)
  }

  private mutating func fields(
    of message: UnsafeMutablePointer<ProtobufCMessage>,
    _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, isFirst: inout Bool
  ) {
    let base = UnsafeMutableRawPointer(message)
    for index in unsafe 0..<Int(descriptor.pointee.n_fields) {
      let field = unsafe descriptor.pointee.fields[index]
      let member = unsafe base + Int(field.offset)
      if unsafe field.label == PROTOBUF_C_LABEL_REPEATED {
        let count = unsafe base.load(fromByteOffset: Int(field.quantifier_offset), as: Int.self)
        guard count > 0, let elements = unsafe member.load(as: UnsafeMutableRawPointer?.self) else {
          continue
        }
        unsafe name(of: field, isFirst: &isFirst)
        unsafe array(field, elements, count)
      } else if unsafe isPresent(field, member, in: base) {
        unsafe name(of: field, isFirst: &isFirst)
        unsafe value(field, at: member)
      }
    }
  }

  private func isPresent(
    _ field: ProtobufCFieldDescriptor, _ member: UnsafeMutableRawPointer,
    in base: UnsafeMutableRawPointer
  ) -> Bool {
    if unsafe field.flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0 {
      let chosen = unsafe base.load(fromByteOffset: Int(field.quantifier_offset), as: UInt32.self)
      guard unsafe chosen == field.id else { return false }
      return unsafe field.type != PROTOBUF_C_TYPE_MESSAGE
        || member.load(as: UnsafeMutableRawPointer?.self) != nil
    }
    switch unsafe field.type {
    case PROTOBUF_C_TYPE_MESSAGE:
      return unsafe member.load(as: UnsafeMutableRawPointer?.self) != nil
    case PROTOBUF_C_TYPE_STRING:
      guard let text = unsafe member.load(as: UnsafePointer<CChar>?.self) else { return false }
      return unsafe text.pointee != 0
    case PROTOBUF_C_TYPE_BYTES:
      return unsafe member.load(as: ProtobufCBinaryData.self).len > 0
    default:
      return unsafe Message.stride(of: field) == 4
        ? member.load(as: UInt32.self) != 0 : member.load(as: UInt64.self) != 0
    }
  }

  private mutating func name(of field: ProtobufCFieldDescriptor, isFirst: inout Bool) {
    separate(&isFirst)
    output.append(0x22)
    unsafe output.append(contentsOf: JSONName.camelCase(field.name))
    output.append(0x22)
    output.append(0x3A)
    if isPretty { output.append(0x20) }
  }

  private mutating func array(
    _ field: ProtobufCFieldDescriptor, _ elements: UnsafeMutableRawPointer, _ count: Int
  ) {
    open(0x5B)
    var isFirst = true
    for index in 0..<count {
      separate(&isFirst)
      unsafe value(field, at: elements + index * Message.stride(of: field))
    }
    close(0x5D, isEmpty: false)
  }

  private mutating func value(
    _ field: ProtobufCFieldDescriptor, at pointer: UnsafeMutableRawPointer
  ) {
    switch unsafe field.type {
    case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32:
      text(unsafe "\(pointer.load(as: Int32.self))")
    case PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32:
      text(unsafe "\(pointer.load(as: UInt32.self))")
    case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64:
      text(unsafe "\"\(pointer.load(as: Int64.self))\"")
    case PROTOBUF_C_TYPE_UINT64, PROTOBUF_C_TYPE_FIXED64:
      text(unsafe "\"\(pointer.load(as: UInt64.self))\"")
    case PROTOBUF_C_TYPE_BOOL:
      unsafe text(pointer.load(as: protobuf_c_boolean.self) != 0 ? "true" : "false")
    case PROTOBUF_C_TYPE_FLOAT:
      unsafe number(pointer.load(as: Float.self), unsafe "\(pointer.load(as: Float.self))")
    case PROTOBUF_C_TYPE_DOUBLE:
      unsafe number(pointer.load(as: Double.self), unsafe "\(pointer.load(as: Double.self))")
    case PROTOBUF_C_TYPE_ENUM:
      unsafe enumeration(field, pointer.load(as: Int32.self))
    case PROTOBUF_C_TYPE_STRING:
      guard let start = unsafe pointer.load(as: UnsafePointer<UInt8>?.self) else {
        text("\"\"")
        return
      }
      unsafe string(UnsafeBufferPointer(start: start, count: cStringLength(start)))
    case PROTOBUF_C_TYPE_BYTES:
      let data = unsafe pointer.load(as: ProtobufCBinaryData.self)
      output.append(0x22)
      unsafe Base64.encode(UnsafeBufferPointer(start: data.data, count: data.len), into: &output)
      output.append(0x22)
    default:
      if let message = unsafe pointer.load(as: UnsafeMutablePointer<ProtobufCMessage>?.self) {
        unsafe object(message)
      } else {
        text("{}")
      }
    }
  }

  private func cStringLength(_ start: UnsafePointer<UInt8>) -> Int {
    var length = 0
    while unsafe start[length] != 0 { length += 1 }
    return length
  }

  private mutating func number(_ value: some BinaryFloatingPoint, _ description: String) {
    if value.isNaN {
      text("\"NaN\"")
    } else if value.isInfinite {
      text(value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
    } else {
      text(description)
    }
  }

  private mutating func enumeration(_ field: ProtobufCFieldDescriptor, _ number: Int32) {
    let descriptor = unsafe field.descriptor?.assumingMemoryBound(to: ProtobufCEnumDescriptor.self)
    if let value = unsafe protobuf_c_enum_descriptor_get_value(descriptor, number) {
      text(unsafe "\"\(String(cString: value.pointee.name))\"")
    } else {
      text("\(number)")
    }
  }

  /// An Any whose type is known shows the message's fields; else its bytes in base64.
  private mutating func any(_ message: UnsafeMutablePointer<ProtobufCMessage>) {
    let any = unsafe UnsafeMutableRawPointer(message)
      .assumingMemoryBound(to: Google__Protobuf__Any.self).pointee
    let url = unsafe String(cString: any.type_url)
    var isFirst = true
    open(0x7B)
    separate(&isFirst)
    text("\"@type\":" + (isPretty ? " " : ""))
    string(url.utf8)
    let name = url.split(separator: "/").last.map(String.init) ?? ""
    let bytes = unsafe Array(UnsafeBufferPointer(start: any.value.data, count: any.value.len))
    if let type = MessageType(fullName: name),
      let inner = try? Message(type, wire: bytes, arena: Arena())
    {
      unsafe fields(of: inner.pointer, type.descriptor, isFirst: &isFirst)
    } else {
      separate(&isFirst)
      text("\"value\":" + (isPretty ? " \"" : "\""))
      unsafe bytes.withUnsafeBufferPointer { unsafe Base64.encode($0, into: &output) }
      text("\"")
    }
    close(0x7D, isEmpty: false)
  }

  private mutating func open(_ bracket: UInt8) {
    output.append(bracket)
    depth += 1
  }

  private mutating func close(_ bracket: UInt8, isEmpty: Bool) {
    depth -= 1
    if !isEmpty { newline() }
    output.append(bracket)
  }

  private mutating func separate(_ isFirst: inout Bool) {
    if !isFirst { output.append(0x2C) }
    isFirst = false
    newline()
  }

  private mutating func newline() {
    guard isPretty else { return }
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private mutating func text(_ string: String) {
    output.append(contentsOf: string.utf8)
  }

  /// Writes a string. U+0085, U+2028 and U+2029 are escaped too: many readers of lines end one there.
  private mutating func string(_ bytes: some Sequence<UInt8>) {
    output.append(0x22)
    let start = output.count
    for byte in bytes {
      switch byte {
      case 0x22, 0x5C:
        output.append(0x5C)
        output.append(byte)
      case 0x0A: text("\\n")
      case 0x0D: text("\\r")
      case 0x09: text("\\t")
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        text("\\u00")
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
      case 0x85 where output.count > start && output.last == 0xC2:
        output.removeLast()
        text("\\u0085")
      case 0xA8, 0xA9:
        if output.count - start >= 2, output.suffix(2).elementsEqual([0xE2, 0x80]) {
          output.removeLast(2)
          text(byte == 0xA8 ? "\\u2028" : "\\u2029")
        } else {
          output.append(byte)
        }
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}
