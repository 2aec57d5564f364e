/// JSON as pages embed it: read as far as it is well-formed, with control characters and quotes in strings, trailing
/// commas and comments around it let through.
struct LooseJSON {
  indirect enum Value {
    case object([(key: String, value: Value)])
    case array([Value])
    /// With the range of its bytes between the quotes.
    case string(String, Range<Int>)
    case other

    /// The first value of a key of an object.
    subscript(key: String) -> Value? {
      guard case .object(let fields) = self else { return nil }
      return fields.first { $0.key == key }?.value
    }
  }

  private let bytes: [UInt8]
  private let end: Int
  private var offset: Int
  /// Deeper values are passed over as `other`, so that hostile nesting can't exhaust the stack.
  private static let maximumDepth = 32

  /// Reads the value in a range of bytes; nil where there is none.
  static func read(_ bytes: [UInt8], in range: Range<Int>) -> Value? {
    var reader = LooseJSON(bytes: bytes, end: range.upperBound, offset: range.lowerBound)
    // "<!--", "//<![CDATA[" and the like.
    let start = range.prefix(64).first { offset in
      let before = offset > range.lowerBound ? bytes[offset - 1] : 0
      return bytes[offset] == 0x7B || bytes[offset] == 0x5B && before != 0x21 && before != 0x41
    }
    reader.offset = start ?? reader.offset
    return reader.value(depth: 0)
  }

  private init(bytes: [UInt8], end: Int, offset: Int) {
    self.bytes = bytes
    self.end = end
    self.offset = offset
  }

  private mutating func peek() -> UInt8? {
    while offset < end, bytes[offset] <= 0x20 { offset += 1 }
    return offset < end ? bytes[offset] : nil
  }

  private mutating func value(depth: Int) -> Value? {
    guard let first = peek(), depth < Self.maximumDepth else { return nil }
    switch first {
    case 0x7B: return object(depth: depth)
    case 0x5B: return array(depth: depth)
    case 0x22: return string()
    default:
      let start = offset
      while offset < end, ![0x2C, 0x7D, 0x5D].contains(bytes[offset]), bytes[offset] > 0x20 {
        offset += 1
      }
      return offset > start ? .other : nil
    }
  }

  private mutating func object(depth: Int) -> Value {
    var fields: [(key: String, value: Value)] = []
    offset += 1
    while let next = peek() {
      if next == 0x7D {
        offset += 1
        break
      }
      if next == 0x2C {
        offset += 1
        continue
      }
      guard next == 0x22, case .string(let key, _) = string(), peek() == 0x3A else { break }
      offset += 1
      guard let value = value(depth: depth + 1) else { break }
      fields.append((key, value))
    }
    return .object(fields)
  }

  private mutating func array(depth: Int) -> Value {
    var elements: [Value] = []
    offset += 1
    while let next = peek() {
      if next == 0x5D {
        offset += 1
        break
      }
      if next == 0x2C {
        offset += 1
        continue
      }
      guard let value = value(depth: depth + 1) else { break }
      elements.append(value)
    }
    return .array(elements)
  }

  private mutating func string() -> Value? {
    offset += 1
    let start = offset
    var text: [UInt8] = []
    text.reserveCapacity(64)
    while offset < end {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case 0x22:
        let close = offset
        if endsValue() {
          offset = close
          return .string(String(decoding: text, as: UTF8.self), start..<close - 1)
        }
        offset = close
        text.append(byte)
      case 0x5C:
        escape(into: &text)
      default:
        text.append(byte < 0x20 ? 0x20 : byte)
      }
    }
    return nil
  }

  /// Whether what comes next may follow a value or a key: else the quote before it was part of the string.
  private mutating func endsValue() -> Bool {
    switch peek() {
    case nil, 0x2C, 0x3A, 0x5D, 0x7D: true
    default: false
    }
  }

  private mutating func escape(into text: inout [UInt8]) {
    guard offset < end else { return }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case 0x6E, 0x72, 0x74: text.append(0x20)
    case 0x75:
      var value = hex()
      if (0xD800..<0xDC00).contains(value), offset + 1 < end, bytes[offset] == 0x5C,
        bytes[offset + 1] == 0x75
      {
        offset += 2
        let low = hex()
        let isPair = (0xDC00..<0xE000).contains(low)
        value = isPair ? 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
      }
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      if scalar.value != 0 { text.append(contentsOf: String(Character(scalar)).utf8) }
    default: text.append(byte)
    }
  }

  private mutating func hex() -> UInt32 {
    let digits = bytes[offset..<min(end, offset + 4)]
    offset += digits.count
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return 0xFFFD
    }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
  }
}
