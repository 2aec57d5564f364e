internal import CSchema
internal import DocumentCore

/// Checks wire bytes before protobuf-c sees them, which accepts any bytes as a string, cuts strings
/// at NUL and unpacks by recursion.
///
/// One pass over the bytes, driven by the descriptors: well-formed tags and lengths, strings that are
/// UTF-8 without NUL, bounded depth and number of fields. Unknown fields pass.
@unsafe struct WireValidator {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var fieldsLeft: Int
  private var cancellation: Cancellation
  private static let maximumDepth = 16

  @unsafe private struct Level {
    var descriptor: UnsafePointer<ProtobufCMessageDescriptor>
    var end: Int
    var field: UnsafePointer<ProtobufCFieldDescriptor>?
  }

  /// Validates a message.
  ///
  /// - Throws: `SchemaError.malformed` with the path of the field, or `CancellationError`.
  static func validate(
    _ bytes: UnsafeBufferPointer<UInt8>, as descriptor: UnsafePointer<ProtobufCMessageDescriptor>,
    maximumFields: Int = 4_000_000, _ cancellation: Cancellation = .none
  ) throws {
    var validator = unsafe WireValidator(
      bytes: bytes, fieldsLeft: maximumFields, cancellation: cancellation)
    unsafe try validator.run(descriptor)
  }

  private mutating func run(_ root: UnsafePointer<ProtobufCMessageDescriptor>) throws {
    var levels = unsafe [Level(descriptor: root, end: bytes.count, field: nil)]
    var offset = 0
    while let level = unsafe levels.last {
      if unsafe offset == level.end {
        unsafe levels.removeLast()
        continue
      }
      let tag = unsafe try varint(&offset, end: level.end, levels)
      let number = tag >> 3
      guard number >= 1, number < 1 << 29 else {
        throw unsafe failure(levels, "field number \(number) at byte \(offset) is out of range")
      }
      try unsafe cancellation.step(16)
      unsafe fieldsLeft -= 1
      if unsafe fieldsLeft < 0 { throw unsafe failure(levels, "more fields than the limit") }
      let field = unsafe protobuf_c_message_descriptor_get_field(level.descriptor, UInt32(number))
      unsafe levels[levels.count - 1].field = unsafe field
      switch tag & 7 {
      case 0:
        _ = unsafe try varint(&offset, end: level.end, levels)
      case 1:
        unsafe try skip(8, &offset, end: level.end, levels)
      case 5:
        unsafe try skip(4, &offset, end: level.end, levels)
      case 2:
        let length = unsafe try varint(&offset, end: level.end, levels)
        guard unsafe length <= UInt64(level.end - offset) else {
          throw unsafe failure(levels, "length \(length) passes the end of the message")
        }
        let end = offset + Int(length)
        guard let field = unsafe field else {
          offset = end
          continue
        }
        switch unsafe field.pointee.type {
        case PROTOBUF_C_TYPE_MESSAGE:
          guard unsafe levels.count < Self.maximumDepth else {
            throw unsafe failure(levels, unsafe "nested deeper than \(Self.maximumDepth)")
          }
          let inner = unsafe UnsafeRawPointer(field.pointee.descriptor!)
            .assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
          unsafe levels.append(Level(descriptor: inner, end: end, field: nil))
        case PROTOBUF_C_TYPE_STRING:
          unsafe try string(offset..<end, levels)
          offset = end
        default:
          offset = end
        }
      default:
        throw unsafe failure(levels, "wire type \(tag & 7) at byte \(offset) is not supported")
      }
    }
  }

  private func string(_ range: Range<Int>, _ levels: [Level]) throws {
    let part = unsafe UnsafeBufferPointer(rebasing: bytes[range])
    for piece in part.indices.pieces() {
      if unsafe part[piece].contains(0) { throw unsafe failure(levels, "the string holds NUL") }
      try unsafe cancellation.check()
    }
    if unsafe try !UTF8Validation.isValid(part, cancellation) {
      throw unsafe failure(levels, "the string is not valid UTF-8")
    }
  }

  private func skip(_ count: Int, _ offset: inout Int, end: Int, _ levels: [Level]) throws {
    guard end - offset >= count else {
      throw unsafe failure(levels, "the message ends inside a field")
    }
    offset += count
  }

  private func varint(_ offset: inout Int, end: Int, _ levels: [Level]) throws -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < end, shift < 70 {
      let byte = unsafe bytes[offset]
      offset += 1
      value |= shift < 64 ? UInt64(byte & 0x7F) << shift : 0
      if byte < 0x80 { return value }
      shift += 7
    }
    throw unsafe failure(levels, "a varint does not end")
  }

  private func failure(_ levels: [Level], _ reason: String) -> SchemaError {
    let names = unsafe levels.compactMap {
      unsafe $0.field.map { unsafe String(cString: $0.pointee.name) }
    }
    return .malformed(path: names.joined(separator: "."), reason: reason)
  }
}

/// UTF-8's well-formedness.
package enum UTF8Validation {
  /// Whether bytes are well-formed UTF-8.
  static func isValid(
    _ bytes: UnsafeBufferPointer<UInt8>, _ cancellation: Cancellation
  ) throws(CancellationError) -> Bool {
    var cancellation = cancellation
    var offset = 0
    let count = bytes.count
    while offset < count {
      try cancellation.step()
      let a = unsafe bytes[offset]
      if a < 0x80 {
        offset += 1
        continue
      }
      let length = a < 0xC2 ? 0 : a < 0xE0 ? 2 : a < 0xF0 ? 3 : a < 0xF5 ? 4 : 0
      guard length > 0, offset + length <= count else { return false }
      let b = unsafe bytes[offset + 1]
      let low: UInt8 = a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF
      guard (low...high).contains(b) else { return false }
      for index in 2..<max(length, 2) where unsafe bytes[offset + index] & 0xC0 != 0x80 {
        return false
      }
      offset += length
    }
    return true
  }
}
