/// A document as it was found, not parsed yet.
package struct InputDocument: Sendable {
  /// Where it was found: a path, "file:12" for a line, "file:path" for an entry of an archive, or a WARC record's URI.
  package var name: String
  /// Its bytes, never more than `limit`.
  package var content: [UInt8]
  /// Where the document is from; empty where nothing says so.
  package var url = ""
  /// What its container or its name says that it is; empty where nothing does.
  package var mediaType = ""
  /// What its container says of its charset; empty where it says nothing.
  package var charset = ""
  /// Fields of its line of JSON to hand on, each as its JSON text.
  package var kept: [Field] = []

  /// A field of a line of JSON.
  package struct Field: Sendable {
    /// Its key.
    package let name: String
    /// Its value's JSON text.
    package let json: [UInt8]

    /// A field as it stands in the line.
    package init(name: String, json: [UInt8]) {
      self.name = name
      self.json = json
    }
  }

  /// The largest document that is read, bytes.
  package static let limit = 1 << 30

  /// A document of which nothing else is known.
  package init(name: String, content: [UInt8]) {
    self.name = name
    self.content = content
  }
}

/// Something that should have been a document, and why it is none.
package struct InputFailure: Error, CustomStringConvertible {
  /// As a document's name.
  package let name: String
  /// What is wrong.
  package let reason: String
  /// As a document's.
  package let kept: [InputDocument.Field]

  init(name: String, _ reason: String, kept: [InputDocument.Field] = []) {
    self.name = name
    self.reason = reason
    self.kept = kept
  }

  /// The reason alone: whoever shows it shows the name too.
  package var description: String { reason }

  static func tooLarge(_ name: String) -> InputFailure {
    InputFailure(
      name: name, "the document is larger than the limit of \(InputDocument.limit) bytes")
  }
}
