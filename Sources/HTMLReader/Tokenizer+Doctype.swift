import CHTMLTables

extension Tokenizer {
  func readDoctype(from start: Int) {
    token.kind = .doctype
    token.start = position
    doctype = HTMLDoctype()
    var i = start
    if readDoctypeName(&i), !readDoctypeIDs(&i) {
      i = find(UInt8(ascii: ">"), from: i)
    } else if i >= input.count {
      doctype.forcesQuirks = true
    }
    position = min(i + 1, input.count)
    token.end = position
  }

  /// Reads the name; false where the doctype ends after it.
  private func readDoctypeName(_ i: inout Int) -> Bool {
    skipSpace(&i)
    guard i < input.count, input[i] != UInt8(ascii: ">") else {
      doctype.forcesQuirks = true
      return false
    }
    var name: [UInt8] = []
    while i < input.count, input[i] != UInt8(ascii: ">"), input.traits(i) & CHTML_SPACE == 0 {
      if input[i] == 0 {
        name.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        name.append(chtml_lower(input[i]))
      }
      i += 1
    }
    doctype.name = name
    skipSpace(&i)
    return i < input.count && input[i] != UInt8(ascii: ">")
  }

  /// Reads the identifiers; false where the rest up to `>` is to be ignored.
  private func readDoctypeIDs(_ i: inout Int) -> Bool {
    if input.matches("public", at: i) {
      i += 6
      skipSpace(&i)
      guard let id = readDoctypeID(&i) else {
        doctype.forcesQuirks = true
        return i < input.count && input[i] == UInt8(ascii: ">")
      }
      doctype.publicID = id
      if doctype.forcesQuirks { return true }
      skipSpace(&i)
      if i >= input.count || input[i] == UInt8(ascii: ">") { return true }
    } else if input.matches("system", at: i) {
      i += 6
      skipSpace(&i)
    } else {
      doctype.forcesQuirks = true
      return false
    }
    guard let id = readDoctypeID(&i) else {
      doctype.forcesQuirks = true
      return i < input.count && input[i] == UInt8(ascii: ">")
    }
    doctype.systemID = id
    if doctype.forcesQuirks { return true }
    skipSpace(&i)
    return i >= input.count || input[i] == UInt8(ascii: ">")
  }

  /// Reads a quoted identifier; nil without a quote. A `>` inside ends the doctype.
  private func readDoctypeID(_ i: inout Int) -> [UInt8]? {
    let quote = input[i]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    i += 1
    var id: [UInt8] = []
    while i < input.count {
      let byte = input[i]
      if byte == quote {
        i += 1
        return id
      }
      if byte == UInt8(ascii: ">") { break }
      appendDoctypeByte(byte, at: i, to: &id)
      i += 1
    }
    doctype.forcesQuirks = true
    return id
  }

  private func appendDoctypeByte(_ byte: UInt8, at i: Int, to id: inout [UInt8]) {
    switch byte {
    case 0: id.append(contentsOf: [0xEF, 0xBF, 0xBD])
    case UInt8(ascii: "\r"):
      if input[i + 1] != UInt8(ascii: "\n") { id.append(UInt8(ascii: "\n")) }
    default: id.append(byte)
    }
  }

  private func skipSpace(_ i: inout Int) {
    while input.traits(i) & CHTML_SPACE != 0 { i += 1 }
  }
}
