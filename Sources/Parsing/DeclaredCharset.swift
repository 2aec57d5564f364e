internal import Encoding

/// The charset that a document declares in its own bytes.
///
/// The "prescan" of the HTML standard, section 13.2.3.2, and its reading of XML declarations, which a `<meta>` goes
/// before. Of the first 1,024 bytes it is taken to the letter; after them, where a browser would start again at a late
/// `<meta>`, declarations in scripts, styles and titles are passed over.
package enum DeclaredCharset {
  private static let prescanned = 1024
  /// No page declares its charset later than this, bytes.
  private static let searched = 1 << 16

  /// The label declared; nil where there is none that the Encoding standard knows.
  package static func label(in bytes: [UInt8]) -> String? {
    let early = bytes.prefix(prescanned)
    if let label = scan(Array(early), skipsText: false) ?? xmlLabel(early) { return label }
    guard bytes.count > early.count, mayDeclareLate(bytes) else { return nil }
    return scan(Array(bytes.prefix(searched)), skipsText: true)
  }

  /// Whether the word stands in what is searched, as pages write it: it is looked for faster than tags.
  private static func mayDeclareLate(_ bytes: [UInt8]) -> Bool {
    let range = prescanned..<min(bytes.count, searched)
    return ["harset", "HARSET"].contains { word in
      ByteSearch.first(Array(word.utf8), in: bytes, range) != nil
    }
  }

  /// The `encoding` of an XML declaration.
  private static func xmlLabel(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: 0x3E),
      let name = bytes[..<end].firstRange(of: "encoding".utf8)
    else { return nil }
    var rest = bytes[name.upperBound..<end].drop { $0 <= 0x20 }
    guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
    rest = rest.drop { $0 <= 0x20 }
    guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let close = rest.firstIndex(of: quote), !rest[..<close].contains(where: { $0 <= 0x20 })
    else { return nil }
    return known(rest[..<close])
  }

  private static func scan(_ bytes: [UInt8], skipsText: Bool) -> String? {
    var i = 0
    while let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")) {
      i = open
      if matches("<!--", bytes, i) {
        // The dashes of `<!-->` are those of its end too.
        guard let end = index(of: "-->", in: bytes, from: i + 2, to: bytes.count) else {
          return nil
        }
        i = end + 3
      } else if matches("<meta", bytes, i), i + 5 < bytes.count,
        isSpace(bytes[i + 5]) || bytes[i + 5] == 0x2F
      {
        i += 6
        if let label = metaLabel(bytes, &i) { return label }
      } else if isTag(bytes, i) {
        let name = i + 1
        i += bytes[name] == 0x2F ? 2 : 1
        while i < bytes.count, !isSpace(bytes[i]), bytes[i] != 0x3E { i += 1 }
        while attribute(bytes, &i) != nil {}
        if skipsText { skipText(after: bytes, name, &i) }
      } else if i + 1 < bytes.count, [0x21, 0x2F, 0x3F].contains(bytes[i + 1]) {
        i = bytes[i...].firstIndex(of: 0x3E) ?? bytes.count
      } else {
        i += 1
      }
    }
    return nil
  }

  /// The label in the attributes of a `<meta>` that begin at `i`.
  private static func metaLabel(_ bytes: [UInt8], _ i: inout Int) -> String? {
    var names: Set<String> = []
    var isPragma = false
    var needsPragma = false
    var label: String?
    while let attribute = attribute(bytes, &i) {
      let name = String(decoding: bytes[attribute.name].map(lower), as: UTF8.self)
      let value = bytes[attribute.value].map(lower)
      guard names.insert(name).inserted else { continue }
      switch name {
      case "http-equiv":
        isPragma = isPragma || value == Array("content-type".utf8)
      case "content":
        if label == nil, let found = contentLabel(value) {
          label = found
          needsPragma = true
        }
      case "charset":
        label = String(decoding: value, as: UTF8.self)
        needsPragma = false
      default: break
      }
    }
    guard let label, !needsPragma || isPragma else { return nil }
    return known(Array(label.utf8)[...])
  }

  /// The `charset=` of a `content` attribute, as "extracting a character encoding from a meta element" does.
  private static func contentLabel(_ value: [UInt8]) -> String? {
    var i = 0
    while let found = index(of: "charset", in: value, from: i, to: value.count) {
      i = found + 7
      skipSpace(value, &i)
      guard i < value.count, value[i] == UInt8(ascii: "=") else { continue }
      i += 1
      skipSpace(value, &i)
      guard i < value.count else { return nil }
      if value[i] == UInt8(ascii: "\"") || value[i] == UInt8(ascii: "'") {
        return value[(i + 1)...].firstIndex(of: value[i]).map {
          String(decoding: value[(i + 1)..<$0], as: UTF8.self)
        }
      }
      let label = value[i...].prefix { !isSpace($0) && $0 != UInt8(ascii: ";") }
      return String(decoding: label, as: UTF8.self)
    }
    return nil
  }

  /// The places of the next attribute's name and value in a tag; nil at the tag's end, which is passed.
  private static func attribute(
    _ bytes: [UInt8], _ i: inout Int
  ) -> (name: Range<Int>, value: Range<Int>)? {
    while i < bytes.count, isSpace(bytes[i]) || bytes[i] == 0x2F { i += 1 }
    guard i < bytes.count, bytes[i] != 0x3E else { return nil }
    let start = i
    while i < bytes.count, bytes[i] != 0x3D || i == start, !isSpace(bytes[i]), bytes[i] != 0x2F,
      bytes[i] != 0x3E
    {
      i += 1
    }
    let name = start..<i
    skipSpace(bytes, &i)
    guard i < bytes.count, bytes[i] == 0x3D else { return (name, i..<i) }
    i += 1
    skipSpace(bytes, &i)
    // What the input cuts off declares nothing.
    guard i < bytes.count else { return nil }
    let quote = bytes[i]
    if quote == 0x22 || quote == 0x27 {
      guard let end = bytes[(i + 1)...].firstIndex(of: quote) else {
        i = bytes.count
        return nil
      }
      defer { i = end + 1 }
      return (name, i + 1..<end)
    }
    let begin = i
    while i < bytes.count, !isSpace(bytes[i]), bytes[i] != 0x3E { i += 1 }
    return i < bytes.count ? (name, begin..<i) : nil
  }

  /// Passes over what a browser reads as text after a start tag.
  private static func skipText(after bytes: [UInt8], _ name: Int, _ i: inout Int) {
    // Nearly no tag's name begins as one of these.
    switch lower(bytes[name]) {
    case 0x69, 0x6E, 0x73, 0x74, 0x78: break
    default: return
    }
    for element in ["script", "style", "title", "textarea", "noscript", "xmp", "iframe"]
    where matches(element, bytes, name) {
      let after = name + element.utf8.count
      guard after < bytes.count, isSpace(bytes[after]) || bytes[after] == 0x3E else { continue }
      i = index(of: "</" + element, in: bytes, from: i, to: bytes.count) ?? bytes.count
      return
    }
  }

  /// The label of a charset that a `<meta>` can declare; UTF-16 cannot be, for then the bytes would not read so.
  private static func known(_ label: ArraySlice<UInt8>) -> String? {
    let label = String(decoding: label, as: UTF8.self)
    guard let charset = Charset(label: label) else { return nil }
    return charset.name.hasPrefix("UTF-16") ? "utf-8" : label
  }

  private static func isTag(_ bytes: [UInt8], _ i: Int) -> Bool {
    let at = i + 1 < bytes.count && bytes[i + 1] == 0x2F ? i + 2 : i + 1
    return at < bytes.count && lower(bytes[at]) &- 0x61 < 26
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  private static func skipSpace(_ bytes: [UInt8], _ i: inout Int) {
    while i < bytes.count, isSpace(bytes[i]) { i += 1 }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// Whether a text in lower case stands at an offset, in any letter case.
  private static func matches(_ text: String, _ bytes: [UInt8], _ start: Int) -> Bool {
    guard start + text.utf8.count <= bytes.count else { return false }
    var offset = start
    for byte in text.utf8 {
      if lower(bytes[offset]) != byte { return false }
      offset += 1
    }
    return true
  }

  private static func index(
    of text: String, in bytes: [UInt8], from start: Int, to end: Int
  ) -> Int? {
    guard let first = text.utf8.first else { return nil }
    var i = start
    while i + text.utf8.count <= end {
      if lower(bytes[i]) == first, matches(text, bytes, i) { return i }
      i += 1
    }
    return nil
  }
}
