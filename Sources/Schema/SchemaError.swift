/// Why bytes or JSON are not a message of the schema.
package enum SchemaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The wire bytes are malformed at a field.
  case malformed(path: String, reason: String)
  /// The JSON is malformed or does not fit the message.
  case json(path: String, reason: String)
  /// Unpacking needs more memory than is allowed.
  case outOfMemory(limit: Int)

  /// The path of the field that is wrong; empty for the message as a whole.
  package var field: String {
    switch self {
    case .malformed(let path, _), .json(let path, _): path
    case .outOfMemory: ""
    }
  }

  /// What is wrong with the field.
  package var reason: String {
    switch self {
    case .malformed(_, let reason), .json(_, let reason): reason
    case .outOfMemory: description
    }
  }

  /// What is wrong, where, and the limit where one was passed.
  package var description: String {
    switch self {
    case .malformed(let path, let reason):
      "\(path.isEmpty ? "message" : path): \(reason)"
    case .json(let path, let reason):
      "JSON \(path.isEmpty ? "value" : path): \(reason)"
    case .outOfMemory(let limit):
      "the message needs more than the limit of \(limit) bytes when unpacked"
    }
  }
}
