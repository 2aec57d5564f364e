internal import Compression

/// An HTTP/1 response as it was on the wire.
struct HTTPResponse {
  let status: Int
  let mediaType: MediaType
  private let header: Header
  private let body: ArraySlice<UInt8>

  /// Reads status and header; nil where the bytes are no response.
  init?(_ bytes: ArraySlice<UInt8>) throws {
    var rest = bytes
    guard let first = Self.line(&rest), first.hasPrefix("HTTP/") else { return nil }
    let words = first.split(separator: " ")
    guard words.count > 1, let status = Int(words[1]) else { return nil }
    self.status = status
    var header = Header()
    while let line = Self.line(&rest), !line.isEmpty { header.add(line) }
    self.header = header
    mediaType = MediaType(header["content-type"] ?? "")
    body = rest
  }

  /// Takes a line, at most 64 KiB of it.
  private static func line(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let end = rest.prefix(1 << 16).firstIndex(of: 0x0A) else { return nil }
    defer { rest = rest[(end + 1)...] }
    let line = rest[..<end]
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }

  /// The body without its transfer and content codings.
  ///
  /// Crawlers often write the body without them and leave the header as it was: then it is taken as it is.
  ///
  /// - Throws: `InputFailure` for a coding that is unknown.
  func content() throws -> [UInt8] {
    let isChunked = header["transfer-encoding"]?.lowercased().contains("chunked") == true
    let bytes = isChunked ? Self.joinChunks(body) ?? Array(body) : Array(body)
    let coding = header["content-encoding"]?.lowercased() ?? "identity"
    if coding == "identity" || coding.isEmpty { return bytes }
    guard let encoding = MessageEncoding(rawValue: coding == "x-gzip" ? "gzip" : coding) else {
      throw InputFailure(name: "", "the content coding \(coding) is not known")
    }
    do {
      return try encoding.decompress(bytes, limit: InputDocument.limit)
    } catch CompressionError.malformed {
      return bytes
    }
  }

  /// The data of chunks (RFC 9112, 7.1), up to where they end or break off; nil where there are none.
  private static func joinChunks(_ body: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = body
    var result: [UInt8] = []
    while let line = line(&rest) {
      let digits = line.prefix { $0.isHexDigit }
      guard let count = Int(digits, radix: 16) else { return result.isEmpty ? nil : result }
      if count == 0 { return result }
      result += rest.prefix(count)
      rest = rest.dropFirst(count)
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A { rest = rest.dropFirst() }
    }
    return result.isEmpty ? nil : result
  }
}
