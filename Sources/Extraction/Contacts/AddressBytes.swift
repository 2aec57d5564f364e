internal import DocumentCore

/// One run of bytes without blanks, read as an address of the network.
struct AddressBytes {
  private let text: [UInt8]
  private let span: Span

  init(text: [UInt8], span: Span) {
    self.text = text
    self.span = span
  }

  /// What address the run is, and where in it.
  func address() -> (MentionKind, Span)? {
    if let guid = guid() { return (.guid, guid) }
    if let start = schemeStart() {
      let url = Span(start: start, end: asciiEnd(from: start))
      return hasHost(url) ? (.url, url) : nil
    }
    if let email = email() { return (.email, email) }
    if isIPv4(span) || isIPv6() { return (.ipAddress, span) }
    if let slash = text[span.range].firstIndex(of: 0x2F) {
      let network = Span(start: span.start, end: slash)
      if isIPv4(network), span.end - slash <= 3,
        text[(slash + 1)..<span.end].allSatisfy({ $0 &- 0x30 < 10 })
      {
        return (.ipAddress, network)
      }
    }
    if let domain = domain() { return (.url, domain) }
    return nil
  }

  /// Whether a URL names a host: with a point, "localhost" or an address in brackets.
  private func hasHost(_ url: Span) -> Bool {
    let bytes = text[url.range]
    var host = bytes.startIndex
    if let colon = bytes.firstIndex(of: 0x3A), bytes[colon...].starts(with: "://".utf8) {
      host = colon + 3
    }
    if let at = bytes[host...].prefix(while: { $0 != 0x2F }).lastIndex(of: 0x40) { host = at + 1 }
    let name = bytes[host...].prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    if name.first == 0x5B { return true }
    let bare = name.prefix { $0 != 0x3A }
    if bare.elementsEqual("localhost".utf8) { return true }
    guard let point = bare.firstIndex(of: 0x2E) else { return bare.contains { $0 >= 0x80 } }
    return point > bare.startIndex && point + 1 < bare.endIndex
  }

  private func asciiEnd(from start: Int) -> Int {
    var end = start
    while end < span.end, text[end] != 0x22, text[end] != 0x3C, text[end] != 0x3E { end += 1 }
    return end
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// Where "http://", "https://", "ftp://" or "www." begins.
  private func schemeStart() -> Int? {
    for scheme in Self.schemes {
      var offset = span.start
      let last = min(span.end - scheme.count, span.start + 64)
      while offset <= last {
        if matches(scheme, at: offset), offset + scheme.count < span.end,
          offset == span.start || !Self.isAlphanumeric(text[offset - 1])
        {
          return offset
        }
        offset += 1
      }
    }
    return nil
  }

  private static let schemes = ["https://", "http://", "ftp://", "www."].map { Array($0.utf8) }

  private func matches(_ word: [UInt8], at offset: Int) -> Bool {
    for (index, byte) in word.enumerated() where text[offset + index] | 0x20 != byte | 0x20 {
      return false
    }
    return true
  }

  private func email() -> Span? {
    guard let at = text[span.range].firstIndex(of: 0x40), at > span.start, at + 3 < span.end else {
      return nil
    }
    var start = at
    while start > span.start,
      Self.isAlphanumeric(text[start - 1])
        || [0x2E, 0x5F, 0x2D, 0x2B, 0x25].contains(text[start - 1])
    { start -= 1 }
    var end = at + 1
    while end < span.end, Self.isAlphanumeric(text[end]) || text[end] == 0x2E || text[end] == 0x2D {
      end += 1
    }
    while end > at, !Self.isAlphanumeric(text[end - 1]) { end -= 1 }
    guard start < at, at + 1 < end,
      isHost(Span(start: at + 1, end: end), needsKnown: false)
    else { return bracketedHost(from: start, at) }
    return Span(start: start, end: end)
  }

  /// "name@[192.0.2.1]".
  private func bracketedHost(from start: Int, _ at: Int) -> Span? {
    guard start < at, text[at + 1] == 0x5B,
      let close = text[(at + 1)..<span.end].firstIndex(of: 0x5D),
      isIPv4(Span(start: at + 2, end: close))
    else { return nil }
    return Span(start: start, end: close + 1)
  }

  private func isHost(_ host: Span, needsKnown: Bool) -> Bool {
    let labels = text[host.range].split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count >= 2, let top = labels.last, top.count >= 2,
      labels.allSatisfy({ !$0.isEmpty && $0.first != 0x2D }),
      top.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) })
    else { return false }
    return !needsKnown || Self.topLevels.contains(TextKey.hash(folded: TextKey.fold(top)))
  }

  private static let topLevels = WordSet(
    """
    com org net edu gov mil int info biz io ai dev app co me tv news online site xyz uk us de fr eu ru cn
    jp in it es nl ca au br ch se no sy iq eg sa ae qa kw lb jo ps tr ir ma dz tn ly sd ye om bh
    """)

  /// "example.com/path" without a scheme.
  private func domain() -> Span? {
    var host = span.start
    while host < span.end,
      Self.isAlphanumeric(text[host]) || text[host] == 0x2E
        || text[host] == 0x2D
    { host += 1 }
    guard host == span.end || text[host] == 0x2F || text[host] == 0x3A || text[host] == 0x3F,
      isHost(Span(start: span.start, end: host), needsKnown: true)
    else { return nil }
    return Span(start: span.start, end: asciiEnd(from: span.start))
  }

  private func isIPv4(_ part: Span) -> Bool {
    let fields = text[part.range].split(separator: 0x2E, omittingEmptySubsequences: false)
    guard fields.count == 4 else { return false }
    return fields.allSatisfy { field in
      guard (1...3).contains(field.count), field.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return false
      }
      return field.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
    }
  }

  private func isIPv6() -> Bool {
    guard (3...45).contains(span.count) else { return false }
    let fields = text[span.range].split(separator: 0x3A, omittingEmptySubsequences: false)
    guard (3...9).contains(fields.count),
      fields.allSatisfy({ $0.count <= 4 && $0.allSatisfy(Self.isHex) })
    else { return false }
    let empty = fields.filter(\.isEmpty).count
    if empty == 0 { return fields.count == 8 }
    let isAtEdge = fields[0].isEmpty || fields[fields.count - 1].isEmpty
    return empty == (isAtEdge ? 2 : 1) || fields.count == 3 && empty == 3
  }

  private func guid() -> Span? {
    guard span.count >= 32, span.count <= 50 else { return nil }
    var low = span.start
    var high = span.end
    if text[low..<high].starts(with: "urn:uuid:".utf8) { low += 9 }
    if text[low..<high].starts(with: "%7B".utf8),
      text[low..<high].suffix(3).elementsEqual("%7D".utf8)
    {
      low += 3
      high -= 3
    }
    guard low < high else { return nil }
    if text[low] == 0x7B, text[high - 1] == 0x7D {
      low += 1
      high -= 1
    }
    let body = text[low..<max(low, high)]
    let digits = body.filter(Self.isHex).count
    guard digits == 32 else { return nil }
    if body.count == 32 { return span }
    let groups = body.split(separator: 0x2D).map(\.count)
    return groups == [8, 4, 4, 4, 12] && body.count == 36 ? span : nil
  }
}
