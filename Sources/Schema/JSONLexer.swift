/// Reads JSON text (RFC 8259) token by token.
struct JSONLexer {
  private let bytes: [UInt8]
  private(set) var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next byte that is not white space, left in place; nil at the end.
  mutating func peek() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return bytes[offset]
      }
    }
    return nil
  }

  /// Takes a mark where it comes next.
  mutating func take(_ mark: UInt8) -> Bool {
    guard peek() == mark else { return false }
    offset += 1
    return true
  }

  mutating func expect(_ mark: UInt8, _ path: [String]) throws {
    guard take(mark) else {
      throw failure("expected \(Character(Unicode.Scalar(mark)))", path)
    }
  }

  /// Takes true, false or null.
  mutating func literal() -> String? {
    _ = peek()
    for word in ["true", "false", "null"] where bytes[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return word
    }
    return nil
  }

  /// Takes a number's text.
  mutating func number(_ path: [String]) throws -> String {
    _ = peek()
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: offset += 1
      default: return try checked(String(decoding: bytes[start..<offset], as: UTF8.self), path)
      }
    }
    return try checked(String(decoding: bytes[start..<offset], as: UTF8.self), path)
  }

  private func checked(_ number: String, _ path: [String]) throws -> String {
    guard Double(number) != nil else { throw failure("expected a number", path) }
    return number
  }

  /// Takes a string and resolves its escapes.
  mutating func string(_ path: [String]) throws -> [UInt8] {
    try expect(0x22, path)
    var result: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case 0x22:
        guard String(validating: result, as: UTF8.self) != nil else {
          throw failure("the string is not valid UTF-8", path)
        }
        return result
      case 0x5C: try escape(into: &result, path)
      case 0..<0x20: throw failure("a control character in a string", path)
      default: result.append(byte)
      }
    }
    throw failure("a string does not end", path)
  }

  private mutating func escape(into result: inout [UInt8], _ path: [String]) throws {
    guard offset < bytes.count else { throw failure("a string does not end", path) }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: result.append(byte)
    case 0x62: result.append(0x08)
    case 0x66: result.append(0x0C)
    case 0x6E: result.append(0x0A)
    case 0x72: result.append(0x0D)
    case 0x74: result.append(0x09)
    case 0x75:
      var value = try hex(path)
      if (0xD800..<0xDC00).contains(value) {
        guard offset + 1 < bytes.count, bytes[offset] == 0x5C, bytes[offset + 1] == 0x75 else {
          throw failure("half a surrogate pair", path)
        }
        offset += 2
        let low = try hex(path)
        guard (0xDC00..<0xE000).contains(low) else { throw failure("half a surrogate pair", path) }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw failure("half a surrogate pair", path)
      }
      result.append(contentsOf: String(Character(scalar)).utf8)
    default: throw failure("an unknown escape", path)
    }
  }

  private mutating func hex(_ path: [String]) throws -> UInt32 {
    guard offset + 4 <= bytes.count,
      bytes[offset..<offset + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw failure("expected four hexadecimal digits", path) }
    offset += 4
    return value
  }

  func failure(_ reason: String, _ path: [String]) -> SchemaError {
    .json(path: path.joined(separator: "."), reason: "\(reason) at byte \(offset)")
  }
}
