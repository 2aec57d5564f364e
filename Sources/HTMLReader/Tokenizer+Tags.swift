import CHTMLTables

extension Tokenizer {
  func readTag(_ kind: Token.Kind, nameStart: Int) {
    token.kind = kind
    token.start = position
    token.isSelfClosing = false
    token.attributesStart = store.attributes.count
    var i = nameStart
    token.name = TagName(rawValue: readName(&i, terminators: CHTML_TAG_END))
    if input[i] == UInt8(ascii: ">") {
      i += 1
    } else if !readAttributes(&i) {
      store.attributes.truncate(to: token.attributesStart)
      endOfFile()
      return
    }
    token.end = i
    position = i
    if kind == .startTag {
      lastStartTag = token.name
    } else if store.attributes.count > token.attributesStart {
      store.attributes.truncate(to: token.attributesStart)
    }
  }

  /// Reads a name from `i` up to a byte with one of the traits, and interns it.
  @inline(__always)
  private func readName(_ i: inout Int, terminators: UInt32) -> UInt32 {
    let start = i
    var key: UInt64 = 0
    while true {
      let byte = input[i]
      if UInt32(chtml_byte_traits(byte)) & terminators != 0 { break }
      if i &- start < 8 { key = key &<< 8 | UInt64(chtml_lower(byte)) }
      i &+= 1
    }
    if input[i] == 0, i < input.count {
      return readUnknownName(start, &i, terminators: terminators)
    }
    let known = input.knownName(start, i, key: key)
    if known != 0 { return known }
    i = start
    return readUnknownName(start, &i, terminators: terminators)
  }

  private func readUnknownName(
    _ start: Int, _ i: inout Int, terminators: UInt32
  ) -> UInt32 {
    scratch.removeAll(keepingCapacity: true)
    i = start
    while i < input.count {
      let byte = input[i]
      if byte == 0 {
        scratch.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else if i > start, input.traits(i) & terminators != 0 {
        break
      } else {
        scratch.append(chtml_lower(byte))
      }
      i += 1
    }
    return store.names.intern(scratch)
  }

  private func skipName(_ start: Int) -> Int {
    var i = start + 1
    while i < input.count, input[i] == 0 || input.traits(i) & CHTML_ATTRIBUTE_END == 0 { i += 1 }
    return i
  }

  /// Reads attributes up to and with the `>` that ends the tag; false when the input ends before.
  private func readAttributes(_ i: inout Int) -> Bool {
    tagNumber &+= 1
    while true {
      while input.traits(i) & CHTML_SPACE != 0 { i &+= 1 }
      guard i < input.count else { return false }
      switch input[i] {
      case UInt8(ascii: ">"):
        i += 1
        return true
      case UInt8(ascii: "/"):
        i += 1
        if input[i] == UInt8(ascii: ">") {
          token.isSelfClosing = true
          i += 1
          return true
        }
      default:
        guard readAttribute(&i) else { return false }
      }
    }
  }

  @inline(__always)
  private func readAttribute(_ i: inout Int) -> Bool {
    let nameStart = i
    let keeps = store.attributes.count - token.attributesStart < maxAttributes
    var name: UInt32 = 0
    if !keeps {
      droppedAttributes = true
      i = skipName(i)
    } else if input[i] == UInt8(ascii: "=") {
      name = readUnknownName(i, &i, terminators: CHTML_ATTRIBUTE_END)
    } else {
      name = readName(&i, terminators: CHTML_ATTRIBUTE_END)
    }
    let nameEnd = i
    guard let value = readValue(&i) else { return false }
    if keeps, isFirst(name) {
      store.attributes.append(
        HTMLAttribute(
          name: AttributeName(rawValue: name), nameStart: Int32(truncatingIfNeeded: nameStart),
          nameEnd: Int32(truncatingIfNeeded: nameEnd), valueStart: value.start,
          valueEnd: value.end, firstPiece: value.firstPiece))
    }
    return true
  }

  /// Whether this tag has no attribute with the name yet, in constant time.
  @inline(__always)
  private func isFirst(_ name: UInt32) -> Bool {
    let name = Int(name)
    if name >= lastTagWithName.count {
      lastTagWithName.append(contentsOf: repeatElement(0, count: lastTagWithName.count + name))
    }
    defer { lastTagWithName[name] = tagNumber }
    return lastTagWithName[name] != tagNumber
  }

  /// Reads `= value` if it is there; nil when the input ends in it.
  @inline(__always)
  private func readValue(_ i: inout Int) -> TextContent? {
    let nameEnd = i
    while input.traits(i) & CHTML_SPACE != 0 { i &+= 1 }
    guard input[i] == UInt8(ascii: "=") else { return emptyContent(at: nameEnd) }
    i += 1
    while input.traits(i) & CHTML_SPACE != 0 { i &+= 1 }
    let quote = input[i]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = i + 1
      i = input.firstIndex(
        in: start, input.count, of: quote, UInt8(ascii: "&"), UInt8(ascii: "\r"), 0)
      if input[i] != quote {
        guard let value = readLongValue(start, &i, quote: quote) else { return nil }
        return value
      }
      i += 1
      return TextContent(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: i - 1))
    }
    if quote == UInt8(ascii: ">") { return emptyContent(at: i) }
    return readLongValue(i, &i, quote: nil)
  }

  private func emptyContent(at i: Int) -> TextContent {
    TextContent(start: Int32(truncatingIfNeeded: i), end: Int32(truncatingIfNeeded: i))
  }

  /// Reads a value that is unquoted or may need pieces.
  private func readLongValue(
    _ start: Int, _ i: inout Int, quote: UInt8?
  ) -> TextContent? {
    var builder = TextContentBuilder(start: start)
    i = start
    while i < input.count {
      let byte = input[i]
      if let quote {
        if byte == quote { break }
      } else if byte == UInt8(ascii: ">") || input.traits(i) & CHTML_SPACE != 0 {
        break
      }
      readValueByte(byte, &i, into: &builder)
    }
    guard i < input.count else { return nil }
    let content = builder.finish(at: i, in: &store)
    if quote != nil { i += 1 }
    return content
  }

  @inline(__always)
  private func readValueByte(
    _ byte: UInt8, _ i: inout Int, into builder: inout TextContentBuilder
  ) {
    switch byte {
    case UInt8(ascii: "&"):
      let length = readReference(at: i + 1, limit: input.count, inAttribute: true)
      if length > 0 {
        builder.replace(from: i, to: i + 1 + length, with: token.replacement, in: &store)
      }
      i += 1 + length
    case UInt8(ascii: "\r"), 0:
      readSpecialByte(byte, &i, into: &builder)
    default:
      i += 1
    }
  }

  /// Reads a CR or a NUL inside an attribute value or a comment.
  func readSpecialByte(
    _ byte: UInt8, _ i: inout Int, into builder: inout TextContentBuilder
  ) {
    if byte == 0 {
      builder.replace(from: i, to: i + 1, with: TokenStore.replacementCharacter, in: &store)
    } else if input[i + 1] == UInt8(ascii: "\n") {
      builder.skip(from: i, to: i + 1, in: &store)
    } else {
      builder.replace(from: i, to: i + 1, with: TokenStore.lineFeed, in: &store)
    }
    i += 1
  }
}
