import Schema

/// The first byte chooses the message; the rest is its JSON.
enum JSONTarget {
  static func run(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let type = source.choice(MessageType.allCases)
    let json = source.remainder()
    _ = try? JSONObject.fields(of: json)
    _ = try? JSONObject.elements(of: json)
    _ = JSONObject.string(json)
    if let value = try? JSONValue(json) {
      try require(try JSONValue(value.json) == value, "a JSON value changes \(text(json))")
    }
    do {
      let message = try JSONReader.read(json, as: type, arena: Arena(limit: 16 << 20))
      try roundTrip(message, type)
    } catch is SchemaError {}
  }

  private static func roundTrip(_ message: Message, _ type: MessageType) throws {
    let written = JSONWriter.write(message)
    do {
      let again = try JSONReader.read(written, as: type, arena: Arena())
      try require(again.packed() == message.packed(), "JSON changes \(text(written))")
      _ = try Message(type, wire: message.packed(), arena: Arena())
      let pretty = JSONWriter.write(message, isPretty: true)
      try require(
        try JSONReader.read(pretty, as: type, arena: Arena()).packed() == message.packed(),
        "indented JSON changes \(text(written))")
    } catch let error as SchemaError {
      throw Violation("\(error) in our own \(text(written))")
    }
  }

  private static func text(_ json: [UInt8]) -> String { String(decoding: json, as: UTF8.self) }
}
