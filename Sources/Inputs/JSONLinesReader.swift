internal import Archives
internal import Schema

/// Documents in a field of JSON objects, one object a line.
struct JSONLinesReader {
  private let name: String
  private let options: InputOptions
  private let reader: ByteReader
  private var line = 0

  init(_ reader: ByteReader, name: String, options: InputOptions) {
    self.reader = reader
    self.name = name
    self.options = options
  }

  /// The next line's document; nil at the end. Empty lines are passed over.
  mutating func next() throws(ArchiveError) -> InputReader.Item? {
    while let text = try reader.line(limit: InputDocument.limit) {
      line += 1
      let name = "\(name):\(line)"
      switch text {
      case .tooLong: return .failure(.tooLarge(name))
      case .bytes(let bytes):
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = line == 1 && bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes
        if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        return document(in: Array(text), name: name)
      }
    }
    return nil
  }

  /// The fields that hold a document where nobody says which does, the best first.
  private static let usualFields = ["content", "html", "text", "body"]

  private func document(in json: [UInt8], name: String) -> InputReader.Item {
    var kept: [InputDocument.Field] = []
    do {
      let fields = try JSONObject.fields(of: json)
      kept = try options.keptFields.compactMap { field in
        guard let json = fields[field] else { return nil }
        // What is passed over is not looked at closely, and what is handed on must be right.
        _ = try JSONValue(json)
        return InputDocument.Field(name: field, json: json)
      }
      let candidates = options.field.map { [$0] } ?? Self.usualFields
      let present = candidates.filter { fields[$0] != nil && fields[$0] != Array("null".utf8) }
      guard let field = present.first(where: { fields[$0]?.first == 0x22 }) ?? present.first,
        let value = fields[field]
      else {
        throw InputFailure(
          name: name, "the line has no field \(candidates.joined(separator: ", "))")
      }
      guard let content = JSONObject.string(value) else {
        throw InputFailure(name: name, "the field \(field) is not a string")
      }
      var document = InputDocument(name: name, content: Array(content.utf8))
      document.url = fields["url"].flatMap { JSONObject.string($0) } ?? ""
      document.kept = kept
      return .success(document)
    } catch {
      return .failure(InputFailure(name: name, "\(error)", kept: kept))
    }
  }
}
