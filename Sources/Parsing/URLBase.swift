/// The absolute URL that relative ones are meant against, by RFC 3986, section 5.
struct URLBase {
  /// With its colon.
  private let scheme: Substring.UTF8View
  /// With its slashes; empty where there is none.
  private let authority: Substring.UTF8View
  private let path: Substring.UTF8View

  /// A base; nil where the URL is not absolute.
  init?(_ url: String) {
    let bytes = url.utf8[...]
    guard let colon = Self.endOfScheme(bytes) else { return nil }
    scheme = bytes[..<colon]
    var rest = bytes[colon...]
    if rest.starts(with: "//".utf8) {
      let end = rest.dropFirst(2).firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }
      authority = rest[..<(end ?? rest.endIndex)]
      rest = rest[authority.endIndex...]
    } else {
      authority = rest.prefix(0)
    }
    path = rest.prefix { $0 != 0x3F && $0 != 0x23 }
    if authority.isEmpty, path.first != 0x2F { return nil }
  }

  /// Where the rest begins after a scheme and its colon; nil where a reference has none.
  private static func endOfScheme(_ reference: Substring.UTF8View) -> String.Index? {
    guard let first = reference.first, (first | 0x20) &- 0x61 < 26 else { return nil }
    for index in reference.indices {
      let byte = reference[index]
      if byte == 0x3A { return reference.index(after: index) }
      let isPart =
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D
        || byte == 0x2E
      if !isPart { return nil }
    }
    return nil
  }

  /// The absolute URL of a reference, without the blanks around it; a fragment alone stays as it is, as it leads to a place
  /// of the page.
  func resolve(_ reference: String) -> String {
    var reference = reference
    // Line breaks and tabs within a URL are no part of it, as browsers read it.
    if reference.utf8.contains(where: { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
      reference = String(
        decoding: reference.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    }
    var bytes = reference.utf8[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    let trimmed = bytes.count == reference.utf8.count ? reference : String(Substring(bytes))
    guard let first = bytes.first, first != 0x23, Self.endOfScheme(bytes) == nil else {
      return trimmed
    }
    var result = Array(scheme)
    if bytes.starts(with: "//".utf8) { return String(decoding: result + bytes, as: UTF8.self) }
    result += authority
    if first == 0x3F {
      result += path
      return String(decoding: result + bytes, as: UTF8.self)
    }
    let own = bytes.prefix { $0 != 0x3F && $0 != 0x23 }
    var segments: [Substring.UTF8View] = []
    if first != 0x2F {
      segments = path.split(separator: 0x2F, omittingEmptySubsequences: false).dropLast()
    }
    segments = segments.reduce(into: []) { kept, segment in
      if segment.elementsEqual("..".utf8) {
        if kept.count > 1 { kept.removeLast() }
      } else if !segment.elementsEqual(".".utf8) {
        kept.append(segment)
      }
    }
    if segments.isEmpty { segments = [path.prefix(0)] }
    let parts = own.split(separator: 0x2F, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() where !(first == 0x2F && index == 0) {
      let isLast = index == parts.count - 1
      if part.elementsEqual(".".utf8) {
        if isLast { segments.append(own.prefix(0)) }
      } else if part.elementsEqual("..".utf8) {
        if segments.count > 1 { segments.removeLast() }
        if isLast { segments.append(own.prefix(0)) }
      } else {
        segments.append(part)
      }
    }
    result += segments.joined(separator: [0x2F])
    result += bytes[own.endIndex...]
    return String(decoding: result, as: UTF8.self)
  }
}
