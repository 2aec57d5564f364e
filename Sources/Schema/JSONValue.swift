/// A JSON text as a tree, for small texts that no message describes.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As it is written.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The last of several values with one key.
  case object([String: JSONValue])

  /// Reads a text.
  ///
  /// - Throws: `SchemaError.json`, also where it nests deeper than 64 levels.
  package init(_ json: [UInt8]) throws {
    var lexer = JSONLexer(json)
    self = try Self.value(&lexer, depth: 0)
    if lexer.peek() != nil { throw lexer.failure("more text after the value", []) }
  }

  private static func value(_ lexer: inout JSONLexer, depth: Int) throws -> JSONValue {
    if depth > 64 { throw lexer.failure("more than 64 levels", []) }
    switch lexer.peek() {
    case 0x7B:
      _ = lexer.take(0x7B)
      var fields: [String: JSONValue] = [:]
      if lexer.take(0x7D) { return .object(fields) }
      repeat {
        let key = String(decoding: try lexer.string([]), as: UTF8.self)
        try lexer.expect(0x3A, [key])
        fields[key] = try value(&lexer, depth: depth + 1)
      } while lexer.take(0x2C)
      try lexer.expect(0x7D, [])
      return .object(fields)
    case 0x5B:
      _ = lexer.take(0x5B)
      var elements: [JSONValue] = []
      if lexer.take(0x5D) { return .array(elements) }
      repeat { elements.append(try value(&lexer, depth: depth + 1)) } while lexer.take(0x2C)
      try lexer.expect(0x5D, [])
      return .array(elements)
    case 0x22: return .string(String(decoding: try lexer.string([]), as: UTF8.self))
    case nil: throw lexer.failure("the text ends", [])
    default:
      return switch lexer.literal() {
      case "true": .bool(true)
      case "false": .bool(false)
      case "null": .null
      default: .number(try lexer.number([]))
      }
    }
  }

  /// The value of an object's field; nil where there is none.
  package subscript(key: String) -> JSONValue? {
    if case .object(let fields) = self { fields[key] } else { nil }
  }

  /// A string's text.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A number that is whole.
  package var integer: Int? {
    if case .number(let text) = self { Int(text) } else { nil }
  }

  /// The JSON text, with an object's fields in the order of their keys.
  package var json: [UInt8] {
    switch self {
    case .null: Array("null".utf8)
    case .bool(let value): Array("\(value)".utf8)
    case .number(let text): Array(text.utf8)
    case .string(let text): JSONWriter.quote(text)
    case .array(let elements):
      [0x5B] + elements.map(\.json).joined(separator: [0x2C]) + [0x5D]
    case .object(let fields):
      [0x7B]
        + fields.sorted { $0.key < $1.key }.map {
          JSONWriter.quote($0.key) + [0x3A] + $0.value.json
        }
        .joined(separator: [0x2C]) + [0x7D]
    }
  }
}
