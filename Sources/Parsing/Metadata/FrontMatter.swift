internal import DocumentCore

/// The "key: value" lines between "---" at the start of a Markdown file.
enum FrontMatter {
  /// Reads the front matter.
  ///
  /// - Returns: What it says, and where the text after it begins; 0 where there is none.
  static func read(
    _ source: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> (metadata: Metadata, end: Int) {
    var cancellation = cancellation
    var metadata = Metadata()
    guard source.starts(with: "---\n".utf8) || source.starts(with: "---\r\n".utf8) else {
      return (metadata, 0)
    }
    var offset = lineEnd(source, 0)
    while offset < source.count {
      let end = lineEnd(source, offset)
      try cancellation.step(256 + end - offset)
      let line = trimmed(source, offset..<end)
      if source[line].elementsEqual("---".utf8) || source[line].elementsEqual("...".utf8) {
        return (metadata, end)
      }
      take(source, line, &metadata)
      offset = end
    }
    return (Metadata(), 0)
  }

  private static func lineEnd(_ source: [UInt8], _ start: Int) -> Int {
    (source[start...].firstIndex(of: 0x0A) ?? source.count - 1) + 1
  }

  private static func trimmed(_ source: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, source[low] <= 0x20 { low += 1 }
    while high > low, source[high - 1] <= 0x20 { high -= 1 }
    return low..<high
  }

  private static func take(_ source: [UInt8], _ line: Range<Int>, _ metadata: inout Metadata) {
    guard let colon = source[line].firstIndex(of: 0x3A) else { return }
    let key = String(decoding: source[trimmed(source, line.lowerBound..<colon)], as: UTF8.self)
    var range = trimmed(source, colon + 1..<line.upperBound)
    if range.count >= 2, let first = source[range].first, first == 0x22 || first == 0x27,
      source[range].last == first
    {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    guard !range.isEmpty else { return }
    let value = Sourced(
      String(decoding: source[range], as: UTF8.self), origin: .header, confidence: 0.95,
      input: Span(range))
    switch key.lowercased() {
    case "title": metadata.title = value
    case "author", "authors": metadata.authors = [value]
    case "date", "published": metadata.published = DateReader.read(value)
    case "updated", "modified", "lastmod": metadata.modified = DateReader.read(value)
    case "description", "summary": metadata.description = value
    case "lang", "language": metadata.language = value
    case "url", "canonical": metadata.url = value
    case "site": metadata.site = value
    case "tags", "keywords":
      metadata.tags = value.value.split(whereSeparator: { "[],\"'".contains($0) }).compactMap {
        part in
        let tag = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return tag.isEmpty
          ? nil : Sourced(tag, origin: .header, confidence: 0.95, input: value.input)
      }
    default: break
    }
  }
}
