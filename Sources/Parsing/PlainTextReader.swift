internal import DocumentCore

/// Reads text without markup: paragraphs between blank lines, wrapped lines joined, headings by shape,
/// list items, quoted mail.
struct PlainTextReader {
  struct Reading {
    var stream: BlockStream
    /// What mail headers say; spans are of the decoded text.
    var metadata: Metadata
  }

  private let text: [UInt8]
  private var stream = BlockStream()
  private var metadata = Metadata()
  /// After a line of two dashes alone.
  private var isInSignature = false

  /// Reads a text.
  ///
  /// - Parameter text: Valid UTF-8.
  /// - Complexity: O(*n*).
  static func read(_ text: [UInt8]) -> Reading {
    var reader = PlainTextReader(text: text)
    reader.run()
    return Reading(stream: reader.stream, metadata: reader.metadata)
  }

  private init(text: [UInt8]) {
    self.text = text
  }

  /// A line without its end and the blanks around it.
  private struct Line {
    var range: Range<Int>
    /// How deep the line is quoted (">" marks before it).
    var quoteDepth = 0
    var isBlank: Bool { range.isEmpty }
  }

  private mutating func run() {
    var group: [Line] = []
    var offset = 0
    while offset < text.count {
      var end = offset
      while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      let line = line(offset..<end)
      if line.isBlank || (group.last.map { $0.quoteDepth != line.quoteDepth } ?? false) {
        finish(&group)
      }
      if !line.isBlank { group.append(line) }
      offset = end + 1
      if end < text.count, text[end] == 0x0D, offset < text.count, text[offset] == 0x0A {
        offset += 1
      }
    }
    finish(&group)
    markTitle()
    markFurniture()
  }

  private func line(_ range: Range<Int>) -> Line {
    var low = range.lowerBound
    var high = range.upperBound
    func skipBlanks() {
      while low < high, isBlank(text[low]) { low += 1 }
    }
    skipBlanks()
    var depth = 0
    while low < high, text[low] == 0x3E {
      depth += 1
      low += 1
      skipBlanks()
    }
    while high > low, isBlank(text[high - 1]) { high -= 1 }
    return Line(range: low..<high, quoteDepth: depth)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0C || byte == 0x0B
  }

  /// Makes blocks of the lines between two blank ones.
  private mutating func finish(_ group: inout [Line]) {
    defer { group.removeAll() }
    guard let first = group.first else { return }
    if text[first.range].elementsEqual("--".utf8) {
      isInSignature = true
      group.removeFirst()
      if group.isEmpty { return }
    }
    if isInSignature {
      add(group, kind: .paragraph)
      return
    }
    if stream.blocks.isEmpty, MailHeaders.read(text, group.map(\.range), into: &metadata) {
      add(group, kind: .paragraph)
      stream.blocks[0].role = .boilerplate
      return
    }
    if let dashes = group.firstIndex(where: { text[$0.range].elementsEqual("--".utf8) }) {
      var rest = Array(group[dashes...])
      group.removeSubrange(dashes...)
      finish(&group)
      finish(&rest)
      return
    }
    if group.count == 2, let level = underline(group[1]) {
      add([first], kind: .heading, level: level)
      return
    }
    if first.quoteDepth > 0 {
      add(group, kind: .quote, level: first.quoteDepth)
      return
    }
    let isWrapped = isWrapped(group)
    var paragraph: [Line] = []
    for line in group {
      if marker(of: line) != nil {
        flush(&paragraph)
        paragraph = [line]
      } else if paragraph.isEmpty || isWrapped || continues(paragraph, line) {
        paragraph.append(line)
      } else {
        flush(&paragraph)
        paragraph = [line]
      }
    }
    flush(&paragraph)
  }

  private mutating func flush(_ paragraph: inout [Line]) {
    defer { paragraph.removeAll() }
    guard var first = paragraph.first else { return }
    if let marker = marker(of: first), marker.upperBound < first.range.upperBound {
      let label = String(decoding: text[marker], as: UTF8.self)
      first.range = marker.upperBound..<first.range.upperBound
      paragraph[0] = first
      add(paragraph, kind: .listItem, level: 1, marker: label)
      return
    }
    if paragraph.count == 1, isHeadingShaped(first) {
      add(paragraph, kind: .heading, level: 2)
      return
    }
    add(paragraph, kind: .paragraph)
  }

  private mutating func add(
    _ lines: [Line], kind: BlockKind, level: Int = 0, marker: String = ""
  ) {
    stream.beginBlock()
    var last: Line?
    for line in lines {
      if let last {
        stream.addBlank(Span(start: last.range.upperBound, end: line.range.lowerBound))
      }
      stream.append(folding: text, line.range)
      last = line
    }
    stream.endBlock { span in
      var block = DraftBlock(kind: kind, span: span, level: level)
      block.marker = marker
      if isInSignature { block.role = .boilerplate }
      return block
    }
  }

  /// A line of "=" or "-" alone, as an underline: the heading's level.
  private func underline(_ line: Line) -> Int? {
    let bytes = text[line.range]
    guard bytes.count >= 3, let first = bytes.first, bytes.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first == 0x3D ? 1 : first == 0x2D ? 2 : nil
  }

  /// The bullet or number that a list item begins with.
  private func marker(of line: Line) -> Range<Int>? {
    let start = line.range.lowerBound
    guard start < line.range.upperBound else { return nil }
    let scalar = text.scalar(at: start)
    var end = start + scalar.length
    switch scalar.value {
    case 0x2D, 0x2A, 0x2022, 0x2013, 0x25CF, 0x25AA, 0xB7:
      break
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9:
      while end < line.range.upperBound, end - start <= 6 {
        let next = text.scalar(at: end)
        guard ScalarProperties(next.value).scalarClass == .digit else { break }
        end += next.length
      }
      guard end < line.range.upperBound, text[end] == 0x2E || text[end] == 0x29 else { return nil }
      end += 1
    default:
      return nil
    }
    guard end < line.range.upperBound, isBlank(text[end]) else { return nil }
    return start..<end
  }

  /// Lines cut at a margin: all but the last are about as long as the longest, which is short.
  private func isWrapped(_ group: [Line]) -> Bool {
    guard group.count > 1 else { return false }
    let lengths = group.map { text.scalarCount(in: $0.range) }
    let longest = lengths.max() ?? 0
    guard (40...110).contains(longest) else { return false }
    let full = lengths.dropLast().count { $0 * 3 >= longest * 2 }
    return full * 10 >= (lengths.count - 1) * 8
  }

  /// Whether a line goes on where the paragraph's last one stopped: no stop there and lower case here.
  private func continues(_ paragraph: [Line], _ line: Line) -> Bool {
    guard let last = paragraph.last, !endsInStop(last.range) else { return false }
    let first = text.scalar(at: line.range.lowerBound)
    let properties = ScalarProperties(first.value)
    return properties.script == .latin && properties.scalarClass == .letter
      && !properties.isUppercase
  }

  private func endsInStop(_ range: Range<Int>) -> Bool {
    guard let last = text.scalar(before: range.upperBound) else { return false }
    switch last.value {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x2C, 0x61F, 0x60C, 0x61B, 0x6D4, 0x2026, 0x3002, 0xFF01,
      0xFF1F, 0x22, 0x201D, 0xBB, 0x29:
      return true
    default:
      return false
    }
  }

  /// A short line that ends in no mark.
  private func isHeadingShaped(_ line: Line) -> Bool {
    let count = text.scalarCount(in: line.range)
    return count <= 120 && !endsInStop(line.range)
  }

  /// The first block is the title where it is shaped like one and text follows.
  private mutating func markTitle() {
    guard let first = stream.blocks.first, first.kind == .heading,
      stream.blocks.dropFirst().contains(where: { $0.kind == .paragraph })
    else { return }
    stream.blocks[0].kind = .title
    stream.blocks[0].level = 1
    stream.blocks[0].role = .title
  }

  /// Gives furniture its role. A heading of related pages takes the headings after it along, up to the
  /// next paragraph. A heading that heads nothing is a paragraph.
  private mutating func markFurniture() {
    var carried: BlockRole?
    for index in stream.blocks.indices where stream.blocks[index].role == .content {
      let block = stream.blocks[index]
      if let role = Furniture.role(of: stream.text[block.span.range]) {
        stream.blocks[index].role = role
        carried = role == .related ? role : carried
      } else if let role = carried, block.kind == .heading || block.kind == .listItem {
        stream.blocks[index].role = role
      } else {
        carried = nil
      }
    }
    let isHeading = stream.blocks.map { $0.kind == .heading && $0.role == .content }
    for index in stream.blocks.indices where isHeading[index] {
      let next = stream.blocks[(index + 1)...].first { $0.role == .content }
      if next == nil { stream.blocks[index].kind = .paragraph }
    }
  }
}
