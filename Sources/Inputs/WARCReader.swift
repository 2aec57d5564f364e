internal import Archives

/// Documents in the records of a WARC file (ISO 28500): pages that a server sent with status 200, resources, and
/// conversions such as the text of Common Crawl's WET files.
struct WARCReader {
  private let name: String
  private let reader: ByteReader
  /// Records that hold no document: requests, metadata, images, errors of servers …
  private(set) var skipped = 0

  init(_ reader: ByteReader, name: String) {
    self.reader = reader
    self.name = name
  }

  /// Bytes of one line of a header.
  private static let longestLine = 1 << 16
  private static let mostLines = 1000

  /// The next record's document; nil at the end.
  ///
  /// - Throws: `InputFailure` or `ArchiveError` where no further record can be found.
  mutating func next() throws -> InputReader.Item? {
    while let header = try header() {
      let uri = header["warc-target-uri"].map { $0.trimming("<>") } ?? ""
      let id = uri.isEmpty ? "\(name):\(header["warc-record-id"] ?? "record")" : uri
      guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
        throw InputFailure(name: name, "a WARC record has no valid Content-Length")
      }
      guard let kind = Kind(header) else {
        skipped += 1
        try skip(length)
        continue
      }
      if length > InputDocument.limit {
        try skip(length)
        return .failure(.tooLarge(id))
      }
      let block = try reader.bytes(length)
      guard block.count == length else {
        throw InputFailure(name: id, "the file ends inside the record")
      }
      do {
        guard var document = try kind.document(block, header, name: id) else {
          skipped += 1
          continue
        }
        document.url = uri
        return .success(document)
      } catch {
        return .failure(InputFailure(name: id, "\(error)"))
      }
    }
    return nil
  }

  /// How a record holds its document.
  private enum Kind {
    /// In an HTTP response.
    case response
    /// By itself.
    case resource

    init?(_ header: Header) {
      switch header["warc-type"] {
      case "response": self = .response
      case "resource", "conversion": self = .resource
      default: return nil
      }
    }

    func document(
      _ block: ArraySlice<UInt8>, _ header: Header, name: String
    ) throws -> InputDocument? {
      switch self {
      case .response:
        guard let response = HTTPResponse(block), response.status == 200 else { return nil }
        return try document(
          of: response.mediaType, name: name, content: { try response.content() })
      case .resource:
        return try document(
          of: MediaType(header["content-type"] ?? ""), name: name, content: { Array(block) })
      }
    }

    private func document(
      of type: MediaType, name: String, content: () throws -> [UInt8]
    ) throws -> InputDocument? {
      guard type.isDocument else { return nil }
      var document = InputDocument(name: name, content: try content())
      document.mediaType = type.name
      document.charset = type.charset
      return document
    }
  }

  private mutating func skip(_ count: Int) throws {
    guard try reader.skip(count) else {
      throw InputFailure(name: name, "the file ends inside a record")
    }
  }

  /// The next record's header; nil at the end of the file.
  private mutating func header() throws -> Header? {
    var version: String?
    // Two empty lines end a record.
    while version == nil {
      guard let line = try line() else { return nil }
      if !line.isEmpty { version = line }
    }
    guard version?.hasPrefix("WARC/") == true else {
      throw InputFailure(name: name, "a WARC record was expected")
    }
    var header = Header()
    for _ in 0..<Self.mostLines {
      guard let line = try line() else { break }
      if line.isEmpty { return header }
      header.add(line)
    }
    throw InputFailure(name: name, "a WARC record's header does not end")
  }

  private mutating func line() throws -> String? {
    switch try reader.line(limit: Self.longestLine) {
    case nil: return nil
    case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .tooLong: throw InputFailure(name: name, "a line of a WARC record's header is too long")
    }
  }
}

/// The fields of a header as WARC and HTTP write it, by their names in lower case; the last of a name counts.
struct Header {
  private var fields: [String: String] = [:]

  /// A field's value without the white space around it.
  subscript(name: String) -> String? { fields[name] }

  /// Takes a line; one that is no field is passed over.
  mutating func add(_ line: String) {
    guard let colon = line.firstIndex(of: ":") else { return }
    fields[line[..<colon].lowercased()] =
      String(line[line.index(after: colon)...]).trimming(" \t")
  }
}

/// What a Content-Type says.
struct MediaType {
  /// "text/html"; empty where nothing is said.
  let name: String
  /// Empty where nothing is said.
  let charset: String

  init(_ field: String) {
    let parts = field.split(separator: ";").map { String($0).trimming(" \t") }
    name = parts.first?.lowercased() ?? ""
    charset =
      parts.dropFirst().first { $0.lowercased().hasPrefix("charset=") }
      .map { String($0.dropFirst("charset=".count)).trimming("\"' ") } ?? ""
  }

  /// Whether it is a format that is read, or may be one.
  var isDocument: Bool {
    ["", "text/html", "application/xhtml+xml", "text/plain", "text/markdown"].contains(name)
  }
}

extension String {
  /// Without these characters at both ends.
  func trimming(_ characters: String) -> String {
    let start = drop { characters.contains($0) }
    let count = start.reversed().prefix { characters.contains($0) }.count
    return String(start.dropLast(count))
  }
}
