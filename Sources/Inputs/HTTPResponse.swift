internal import Compression

/// An HTTP/1 response as it was on the wire.
struct HTTPResponse {
  let status: Int
  let mediaType: MediaType
  private let header: Header
  private let body: ArraySlice<UInt8>

  /// Reads status and header; nil where the bytes are no response.
  init?(_ bytes: ArraySlice<UInt8>) {
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
  ///
  /// - Parameter endsWithCR: Only one that ends with CR LF, as lines must, is taken.
  private static func line(
    _ rest: inout ArraySlice<UInt8>, endsWithCR: Bool = false
  ) -> String? {
    guard let end = rest.prefix(1 << 16).firstIndex(of: 0x0A) else { return nil }
    let line = rest[..<end]
    if endsWithCR, line.last != 0x0D { return nil }
    rest = rest[(end + 1)...]
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }

  /// The body without its transfer and content codings.
  ///
  /// Crawlers often write the body without them and leave the header as it was: then it is taken as it is.
  ///
  /// - Throws: `InputFailure` for a body that is cut off, or in a coding that is not known.
  func content() throws -> [UInt8] {
    let isChunked = header["transfer-encoding"]?.lowercased().contains("chunked") == true
    var bytes = (isChunked ? Self.joinChunks(body) : nil) ?? Array(body)
    let codings = (header["content-encoding"] ?? "").lowercased().split(separator: ",")
    // The last was applied last.
    for coding in codings.reversed().map({ String($0).trimming(" ") }) where coding != "identity" {
      bytes = try restored(bytes, from: coding)
    }
    return bytes
  }

  private func restored(_ bytes: [UInt8], from coding: String) throws -> [UInt8] {
    guard let encoding = MessageEncoding(rawValue: coding == "x-gzip" ? "gzip" : coding) else {
      if String(validating: bytes, as: UTF8.self) != nil { return bytes }
      throw InputFailure(name: "", "the content coding \(coding) is not known")
    }
    do {
      return try encoding.decompress(bytes, limit: InputDocument.limit)
    } catch CompressionError.malformed {
      let magic: [UInt8] =
        switch encoding {
        case .gzip: [0x1F, 0x8B]
        case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
        case .deflate: [0x78]
        }
      // "x" begins texts too.
      let isText = encoding == .deflate && String(validating: bytes, as: UTF8.self) != nil
      if bytes.starts(with: magic), !isText {
        throw InputFailure(name: "", "the body is cut off, or not well-formed \(coding)")
      }
      return bytes
    }
  }

  /// The data of chunks (RFC 9112, 7.1), up to where the body is cut off; nil where there are none.
  private static func joinChunks(_ body: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = body
    var result: [UInt8] = []
    while let line = line(&rest, endsWithCR: true) {
      let digits = line.prefix { $0.isHexDigit }
      let after = String(line.dropFirst(digits.count)).trimming(" ")
      guard let count = Int(digits, radix: 16), after.isEmpty || after.hasPrefix(";") else {
        return nil
      }
      if count == 0 { return result }
      result += rest.prefix(count)
      if rest.count <= count { return result }
      rest = rest.dropFirst(count)
      if rest.first == 0x0D { rest = rest.dropFirst() }
      guard rest.first == 0x0A else { return nil }
      rest = rest.dropFirst()
    }
    return result.isEmpty ? nil : result
  }
}
