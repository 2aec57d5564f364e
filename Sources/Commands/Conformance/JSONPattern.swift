internal import Schema

/// What a JSON value must be: an object that holds at least the pattern's fields, else the same value.
///
/// A field that the value leaves out matches a pattern of its default, as in proto3's JSON. An object of the keys
/// `$contains` (a part of a string), `$atLeast` and `$atMost` (of a number) or `$any` asks for a value that is there and
/// is as they say.
enum JSONPattern {
  /// Where and how a value differs from a pattern; nil where it matches.
  static func difference(of value: JSONValue?, from pattern: JSONValue, at path: String) -> String?
  {
    switch pattern {
    case .object(let fields):
      if let special = special(fields) { return special(value, path) }
      if value == nil, fields.isEmpty { return nil }
      guard case .object? = value else { return mismatch(value, pattern, path) }
      for (key, wanted) in fields.sorted(by: { $0.key < $1.key }) {
        let place = path.isEmpty ? key : "\(path).\(key)"
        if let found = difference(of: value?[key], from: wanted, at: place) { return found }
      }
      return nil
    case .array(let wanted):
      guard case .array(let elements) = value ?? .array([]), elements.count == wanted.count else {
        return mismatch(value, pattern, path)
      }
      for (index, pair) in zip(elements, wanted).enumerated() {
        if let found = difference(of: pair.0, from: pair.1, at: "\(path)[\(index)]") {
          return found
        }
      }
      return nil
    case .null:
      return value == nil || value == .null ? nil : mismatch(value, pattern, path)
    case .bool, .number, .string:
      let defaults: [JSONValue] = [.bool(false), .number("0"), .string("")]
      let isSame = value == pattern || (value == nil && defaults.contains(pattern))
      return isSame ? nil : mismatch(value, pattern, path)
    }
  }

  /// The check of an object whose keys all begin with "$"; nil for any other.
  private static func special(
    _ fields: [String: JSONValue]
  ) -> ((JSONValue?, String) -> String?)? {
    guard !fields.isEmpty, fields.keys.allSatisfy({ $0.hasPrefix("$") }) else { return nil }
    let known = ["$any", "$contains", "$atLeast", "$atMost"]
    if let other = fields.keys.sorted().first(where: { !known.contains($0) }) {
      return { _, path in "\(path): \(other) is unknown" }
    }
    return { value, path in
      let isRight = value.map { value in
        fields.allSatisfy { key, wanted in
          switch key {
          case "$any": true
          case "$contains": value.string?.contains(wanted.string ?? "") == true
          case "$atMost": (value.integer ?? .max) <= wanted.integer ?? .min
          case "$atLeast": (value.integer ?? .min) >= wanted.integer ?? .max
          default: false
          }
        }
      }
      return isRight == true ? nil : mismatch(value, .object(fields), path)
    }
  }

  private static func mismatch(_ value: JSONValue?, _ pattern: JSONValue, _ path: String) -> String
  {
    let got = value.map { String(decoding: $0.json, as: UTF8.self).clipped(to: 500) } ?? "nothing"
    let wanted = String(decoding: pattern.json, as: UTF8.self).clipped(to: 500)
    return "\(path.isEmpty ? "" : "\(path): ")expected \(wanted) and got \(got)"
  }
}
