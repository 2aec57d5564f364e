internal import Compression
internal import Schema

/// The bytes of a message as a script writes them: base64, or an object with one of
/// - `text`: its UTF-8
/// - `hex`: pairs of digits, with white space
/// - `json`: any JSON, for methods that take it
/// - `message`: the method's own message in proto3's JSON
/// - `text` or `hex` and `times`: again and again
/// and `encoding`, the compression, where there is one.
enum ScriptData {
  /// The bytes to send.
  ///
  /// - Parameter type: Of the method's requests, for `message`.
  static func bytes(_ value: JSONValue, as type: MessageType?) throws -> [UInt8] {
    if let text = value.string {
      guard let bytes = Base64.decode(text.utf8) else { throw CaseError("\(text) is not base64") }
      return bytes
    }
    var bytes: [UInt8]
    if let text = value["text"]?.string {
      bytes = Array(text.utf8)
    } else if let hex = value["hex"]?.string {
      bytes = try self.bytes(hex: hex)
    } else if let json = value["json"] {
      bytes = json.json
    } else if let message = value["message"], let type {
      bytes = try JSONReader.read(message.json, as: type, arena: Arena()).packed()
    } else {
      throw CaseError("\(String(decoding: value.json, as: UTF8.self)) is no data")
    }
    if let times = value["times"]?.integer {
      guard times >= 0, times <= (1 << 30) / max(bytes.count, 1) else {
        throw CaseError("\(times) times are too many, or less than none")
      }
      let once = bytes
      bytes = []
      bytes.reserveCapacity(once.count * times)
      for _ in 0..<times { bytes += once }
    }
    if let name = value["encoding"]?.string {
      guard let encoding = MessageEncoding(rawValue: name) else {
        throw CaseError("no encoding is named \(name)")
      }
      bytes = try encoding.compress(bytes)
    }
    return bytes
  }

  /// The bytes of hexadecimal digits.
  static func bytes(hex: String) throws -> [UInt8] {
    let digits = hex.utf8.filter { !($0 == 0x20 || $0 == 0x0A) }
    guard digits.count.isMultiple(of: 2) else { throw CaseError("\(hex) is not pairs of digits") }
    return try stride(from: 0, to: digits.count, by: 2).map { index in
      let pair = digits[index...index + 1]
      guard pair.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
        let byte = UInt8(String(decoding: pair, as: UTF8.self), radix: 16)
      else { throw CaseError("\(hex) is not hexadecimal") }
      return byte
    }
  }

  /// How a message that came differs from what a script expects: the same forms, of which `json` and `message` are
  /// patterns, and `size`, a number of bytes. Nil where it does not.
  static func difference(
    of message: [UInt8], from wanted: JSONValue, as type: MessageType?
  ) throws -> String? {
    if let size = wanted["size"]?.integer {
      return message.count == size ? nil : "expected \(size) bytes and got \(message.count)"
    }
    if let pattern = wanted["json"] {
      return JSONPattern.difference(of: try JSONValue(message), from: pattern, at: "")
    }
    if let pattern = wanted["message"], let type {
      let tree = try Message(type, wire: message, arena: Arena(limit: 1 << 32))
      return JSONPattern.difference(
        of: try JSONValue(JSONWriter.write(tree)), from: pattern, at: "")
    }
    let bytes = try bytes(wanted, as: type)
    if bytes == message { return nil }
    return "expected \(describe(bytes)) and got \(describe(message))"
  }

  private static func describe(_ bytes: [UInt8]) -> String {
    let start = bytes.prefix(60)
    if let text = String(validating: start, as: UTF8.self) {
      return "\(bytes.count) bytes \"\(text)\"\(start.count < bytes.count ? "…" : "")"
    }
    return "\(bytes.count) bytes \(String(decoding: Base64.encode(Array(start)), as: UTF8.self))"
  }
}
