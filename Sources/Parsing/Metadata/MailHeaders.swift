internal import DocumentCore

/// The "Name: value" lines that a saved mail begins with.
enum MailHeaders {
  /// Reads the lines where they are the headers of a mail: every one has a header's form, and two or more are
  /// well-known.
  ///
  /// - Returns: Whether they are.
  static func read(
    _ text: [UInt8], _ lines: some Sequence<Range<Int>>, into metadata: inout Metadata,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> Bool {
    var cancellation = cancellation
    var known = 0
    var found = Metadata()
    for line in lines {
      try cancellation.step(256 + line.count)
      guard let colon = text[line].prefix(40).firstIndex(of: 0x3A) else { return false }
      let name = String(decoding: text[line.lowerBound..<colon], as: UTF8.self).lowercased()
      guard !name.contains(" ") else { return false }
      var start = colon + 1
      while start < line.upperBound, text[start] == 0x20 { start += 1 }
      let value = Sourced(
        String(decoding: text[start..<line.upperBound], as: UTF8.self), origin: .header,
        confidence: 0.9, input: Span(start: start, end: line.upperBound))
      switch name {
      case "subject", "الموضوع": found.title = value
      case "from", "من": found.authors = [withoutAddress(value)]
      case "date", "sent", "التاريخ":
        found.published = DateReader.read(value)
      case "to", "cc", "bcc", "reply-to", "message-id", "إلى": break
      default: continue
      }
      known += 1
    }
    guard known >= 2 else { return false }
    metadata = found
    return true
  }

  /// "Name <address>" as the name.
  private static func withoutAddress(_ value: Sourced) -> Sourced {
    guard let bracket = value.value.firstIndex(of: "<") else { return value }
    let name = value.value[..<bracket].filter { $0 != "\"" }.split(whereSeparator: { $0 == " " })
      .joined(
        separator: " ")
    guard !name.isEmpty else { return value }
    var result = value
    result.value = name
    return result
  }
}
