internal import CSchema
package import DocumentCore

/// One protobuf-c message, alive as long as its arena, which it holds.
@safe package struct Message {
  let pointer: UnsafeMutablePointer<ProtobufCMessage>
  let arena: Arena

  init(_ pointer: UnsafeMutableRawPointer, arena: Arena) {
    unsafe self.pointer = unsafe pointer.assumingMemoryBound(to: ProtobufCMessage.self)
    self.arena = arena
  }

  /// An empty message.
  package init(_ type: MessageType, arena: Arena) throws {
    unsafe try self.init(descriptor: type.descriptor, arena: arena)
  }

  init(descriptor: UnsafePointer<ProtobufCMessageDescriptor>, arena: Arena) throws {
    guard let raw = unsafe arena.allocate(descriptor.pointee.sizeof_message) else {
      throw SchemaError.outOfMemory(limit: arena.limit)
    }
    unsafe descriptor.pointee.message_init(raw.assumingMemoryBound(to: ProtobufCMessage.self))
    unsafe self.init(raw, arena: arena)
  }

  /// Validates and unpacks wire bytes.
  ///
  /// - Throws: `SchemaError` with the path of the field that is wrong, or `CancellationError`.
  package init(
    _ type: MessageType, wire bytes: [UInt8], arena: Arena, _ cancellation: Cancellation = .none
  ) throws {
    let descriptor = unsafe type.descriptor
    let pointer = unsafe try bytes.withUnsafeBufferPointer { buffer in
      unsafe try WireValidator.validate(buffer, as: descriptor, cancellation)
      return unsafe protobuf_c_message_unpack(
        descriptor, arena.allocator, buffer.count, buffer.baseAddress)
    }
    guard let pointer = unsafe pointer else {
      throw SchemaError.malformed(
        path: "", reason: "not a \(type.fullName), or too large when unpacked")
    }
    unsafe self.init(UnsafeMutableRawPointer(pointer), arena: arena)
  }

  var descriptor: UnsafePointer<ProtobufCMessageDescriptor> { unsafe pointer.pointee.descriptor }

  func view<T>(as type: T.Type = T.self) -> UnsafeMutablePointer<T> {
    unsafe UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: T.self)
  }

  /// The wire bytes.
  package func packed() -> [UInt8] {
    Cancellation.never { cancellation throws(CancellationError) in
      unsafe try Self.pack(pointer, cancellation)
    }
  }

  private static func pack(
    _ pointer: UnsafePointer<ProtobufCMessage>, _ cancellation: Cancellation
  ) throws(CancellationError) -> [UInt8] {
    try cancellation.check()
    let size = unsafe protobuf_c_message_get_packed_size(pointer)
    guard size < PackingBuffer.smallest else {
      return unsafe try PackingBuffer.pack(pointer, size: size, cancellation)
    }
    return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = unsafe size == 0 ? 0 : protobuf_c_message_pack(pointer, buffer.baseAddress)
    }
  }

  /// The wire bytes of parts which, merged in order, give the message: the first holds every singular
  /// field, and no part has more than `elements` elements of a repeated field.
  ///
  /// - Throws: `CancellationError`.
  package func packedParts(
    elements: Int = 1024, _ cancellation: Cancellation = .none
  ) throws(CancellationError) -> [[UInt8]] {
    let fields = unsafe UnsafeBufferPointer(
      start: descriptor.pointee.fields, count: Int(descriptor.pointee.n_fields))
    let base = unsafe UnsafeMutableRawPointer(pointer)
    let repeated = unsafe fields.filter { unsafe $0.label == PROTOBUF_C_LABEL_REPEATED }
    let totals = unsafe repeated.map {
      unsafe base.load(fromByteOffset: Int($0.quantifier_offset), as: Int.self)
    }
    guard let longest = totals.max(), longest > elements else {
      return [unsafe try Self.pack(pointer, cancellation)]
    }
    let starts = unsafe repeated.map {
      unsafe base.load(fromByteOffset: Int($0.offset), as: UnsafeMutableRawPointer?.self)
    }
    var parts: [[UInt8]] = []
    let rest = unsafe try? Message(descriptor: descriptor, arena: arena)
    for first in Swift.stride(from: 0, to: longest, by: elements) {
      guard
        let target = unsafe first == 0
          ? base : rest.map({ unsafe UnsafeMutableRawPointer($0.pointer) })
      else { return [unsafe try Self.pack(pointer, cancellation)] }
      for index in unsafe repeated.indices {
        let field = unsafe repeated[index]
        let count = max(0, min(elements, totals[index] - first))
        let skipped = unsafe first * Self.stride(of: field)
        unsafe target.storeBytes(
          of: count, toByteOffset: Int(field.quantifier_offset), as: Int.self)
        unsafe target.storeBytes(
          of: count == 0 ? nil : starts[index].map { unsafe $0 + skipped },
          toByteOffset: unsafe Int(field.offset), as: unsafe UnsafeMutableRawPointer?.self)
      }
      unsafe parts.append(
        try Self.pack(target.assumingMemoryBound(to: ProtobufCMessage.self), cancellation))
    }
    for index in unsafe repeated.indices {
      let field = unsafe repeated[index]
      unsafe base.storeBytes(
        of: totals[index], toByteOffset: Int(field.quantifier_offset), as: Int.self)
    }
    return parts
  }

  /// The bytes between elements of a repeated field.
  static func stride(of field: ProtobufCFieldDescriptor) -> Int {
    switch unsafe field.type {
    case PROTOBUF_C_TYPE_INT32, PROTOBUF_C_TYPE_SINT32, PROTOBUF_C_TYPE_SFIXED32,
      PROTOBUF_C_TYPE_UINT32, PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_FLOAT,
      PROTOBUF_C_TYPE_ENUM:
      4
    case PROTOBUF_C_TYPE_BOOL:
      MemoryLayout<protobuf_c_boolean>.stride
    case PROTOBUF_C_TYPE_BYTES:
      unsafe MemoryLayout<ProtobufCBinaryData>.stride
    default:
      8
    }
  }
}
