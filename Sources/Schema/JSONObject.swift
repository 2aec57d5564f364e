/// JSON objects that are no message: the fields of one, each as its JSON text.
package enum JSONObject {
  /// The fields of an object.
  ///
  /// - Throws: `SchemaError.json`.
  package static func fields(of json: [UInt8]) throws -> [String: [UInt8]] {
    var lexer = JSONLexer(json)
    var fields: [String: [UInt8]] = [:]
    try lexer.expect(0x7B, [])
    if lexer.take(0x7D) {
      try end(&lexer)
      return fields
    }
    repeat {
      let key = String(decoding: try lexer.string([]), as: UTF8.self)
      try lexer.expect(0x3A, [key])
      _ = lexer.peek()
      let start = lexer.offset
      try skip(&lexer, [key])
      fields[key] = Array(json[start..<lexer.offset])
    } while lexer.take(0x2C)
    try lexer.expect(0x7D, [])
    try end(&lexer)
    return fields
  }

  private static func end(_ lexer: inout JSONLexer) throws {
    if lexer.peek() != nil { throw lexer.failure("more text after the object", []) }
  }

  /// The string that a JSON text is; nil for any other value.
  package static func string(_ json: [UInt8]) -> String? {
    var lexer = JSONLexer(json)
    return (try? lexer.string([])).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The elements of an array, each as its JSON text.
  ///
  /// - Throws: `SchemaError.json`.
  package static func elements(of json: [UInt8]) throws -> [[UInt8]] {
    var lexer = JSONLexer(json)
    var elements: [[UInt8]] = []
    try lexer.expect(0x5B, [])
    if lexer.take(0x5D) { return elements }
    repeat {
      _ = lexer.peek()
      let start = lexer.offset
      try skip(&lexer, ["\(elements.count)"])
      elements.append(Array(json[start..<lexer.offset]))
    } while lexer.take(0x2C)
    try lexer.expect(0x5D, [])
    return elements
  }

  /// Passes over one value of any depth.
  private static func skip(_ lexer: inout JSONLexer, _ path: [String]) throws {
    var depth = 0
    repeat {
      switch lexer.peek() {
      case 0x7B, 0x5B:
        depth += 1
        _ = lexer.take(0x7B) || lexer.take(0x5B)
      case 0x7D, 0x5D:
        depth -= 1
        _ = lexer.take(0x7D) || lexer.take(0x5D)
      case 0x2C, 0x3A:
        guard depth > 0 else { throw lexer.failure("expected a value", path) }
        _ = lexer.take(0x2C) || lexer.take(0x3A)
      case 0x22:
        _ = try lexer.string(path)
      case nil:
        throw lexer.failure("the text ends", path)
      default:
        if lexer.literal() == nil { _ = try lexer.number(path) }
      }
    } while depth > 0
  }
}
