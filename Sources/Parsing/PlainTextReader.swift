internal import DocumentCore
internal import Encoding

/// Reads text without markup: paragraphs between blank lines, wrapped lines joined, headings by shape,
/// list items, quoted mail.
struct PlainTextReader {
  struct Reading {
    var stream: BlockStream
    /// What mail headers say; spans are of the decoded text.
    var metadata: Metadata
  }

  private let text: [UInt8]
  private var stream: BlockStream
  private var cancellation: Cancellation
  private var metadata = Metadata()
  /// After a line of two dashes alone.
  private var isInSignature = false
  /// Of the last numbered item.
  private var lastNumber = 0

  /// Reads a text.
  ///
  /// - Parameter text: Valid UTF-8.
  /// - Complexity: O(*n*).
  static func read(
    _ text: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> Reading {
    var reader = PlainTextReader(text: text, cancellation)
    try reader.run()
    return Reading(stream: reader.stream, metadata: reader.metadata)
  }

  private init(text: [UInt8], _ cancellation: Cancellation) {
    self.text = text
    self.cancellation = cancellation
    stream = BlockStream(cancellation)
  }

  /// A line without its end and the blanks around it.
  private struct Line {
    var range: Range<Int>
    /// How deep the line is quoted (">" marks before it).
    var quoteDepth = 0
    var isBlank: Bool { range.isEmpty }
  }

  /// What a line costs besides its bytes, as steps of work.
  private static let lineWork = 64
  /// Scalars.
  private static let longestWrapped = 110

  private mutating func run() throws(CancellationError) {
    var group: [Line] = []
    var offset = 0
    while offset < text.count {
      let end = try lineEnd(from: offset)
      let line = try line(offset..<end)
      if line.isBlank || (group.last.map { $0.quoteDepth != line.quoteDepth } ?? false) {
        try finish(&group)
      }
      if !line.isBlank {
        try group.makeRoom(cancellation)
        group.append(line)
      }
      offset = end + 1
      if end < text.count, text[end] == 0x0D, offset < text.count, text[offset] == 0x0A {
        offset += 1
      }
    }
    try finish(&group)
    markTitle()
    try markFurniture()
  }

  private mutating func lineEnd(from start: Int) throws(CancellationError) -> Int {
    var end = start
    while end < text.count {
      let pause = min(text.count, end + Cancellation.interval)
      let first = end
      end = ByteSearch.endOfLine(in: text, end..<pause)
      try cancellation.step(1 + end - first)
      if end < pause { break }
    }
    return end
  }

  private mutating func line(_ range: Range<Int>) throws(CancellationError) -> Line {
    var low = range.lowerBound
    var high = range.upperBound
    var depth = 0
    while low < high {
      if text[low] == 0x3E { depth += 1 } else if !isBlank(text[low]) { break }
      low += 1
      try cancellation.step()
    }
    while high > low, isBlank(text[high - 1]) {
      high -= 1
      try cancellation.step()
    }
    return Line(range: low..<high, quoteDepth: depth)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0C || byte == 0x0B
  }

  /// Makes blocks of the lines between two blank ones.
  private mutating func finish(_ group: inout [Line]) throws(CancellationError) {
    defer { group.removeAll() }
    guard let first = group.first else { return }
    if text[first.range].elementsEqual("--".utf8) {
      isInSignature = true
      group.removeFirst()
      if group.isEmpty { return }
    }
    if isInSignature {
      try add(group, kind: .paragraph)
      return
    }
    if stream.blocks.isEmpty,
      try MailHeaders.read(text, group.lazy.map(\.range), into: &metadata, cancellation)
    {
      try add(group, kind: .paragraph)
      stream.blocks[0].role = .boilerplate
      return
    }
    if let dashes = try firstDashes(in: group) {
      var rest = Array(group[dashes...])
      group.removeSubrange(dashes...)
      try finish(&group)
      try finish(&rest)
      return
    }
    if group.count == 2, let level = underline(group[1]) {
      try add([first], kind: .heading, level: level)
      return
    }
    if first.quoteDepth > 0 {
      try add(group, kind: .quote, level: first.quoteDepth)
      return
    }
    let isWrapped = try isWrapped(group)
    let isList = isWrapped ? false : try isBareList(group)
    var paragraph: [Line] = []
    for line in group {
      try cancellation.step(Self.lineWork)
      try paragraph.makeRoom(cancellation)
      if let marker = marker(of: line) {
        lastNumber = marker.number ?? lastNumber
        try flush(&paragraph)
        paragraph = [line]
      } else if paragraph.isEmpty || isWrapped || !isList && continues(paragraph, line) {
        paragraph.append(line)
      } else {
        try flush(&paragraph)
        paragraph = [line]
      }
    }
    try flush(&paragraph)
  }

  /// The first line of two dashes alone.
  private mutating func firstDashes(in group: [Line]) throws(CancellationError) -> Int? {
    for (index, line) in group.enumerated() {
      try cancellation.step(Self.lineWork)
      if text[line.range].elementsEqual("--".utf8) { return index }
    }
    return nil
  }

  private mutating func flush(_ paragraph: inout [Line]) throws(CancellationError) {
    defer { paragraph.removeAll() }
    guard var first = paragraph.first else { return }
    if let marker = marker(of: first)?.range, marker.upperBound < first.range.upperBound {
      let label = String(decoding: text[marker], as: UTF8.self)
      first.range = marker.upperBound..<first.range.upperBound
      paragraph[0] = first
      try add(paragraph, kind: .listItem, level: 1, marker: label)
      return
    }
    if paragraph.count == 1, isHeadingShaped(first) {
      try add(paragraph, kind: .heading, level: 2)
      return
    }
    try add(paragraph, kind: .paragraph)
  }

  private mutating func add(
    _ lines: [Line], kind: BlockKind, level: Int = 0, marker: String = ""
  ) throws(CancellationError) {
    stream.beginBlock()
    var last: Line?
    for line in lines {
      if let last, !isUnspacedBreak(last, line) {
        stream.addBlank(Span(start: last.range.upperBound, end: line.range.lowerBound))
      }
      try stream.append(folding: text, line.range)
      last = line
    }
    let label = stream.label(marker.utf8)
    try stream.endBlock { span in
      var block = DraftBlock(kind: kind, span: span, level: level)
      block.marker = label
      if isInSignature { block.role = .boilerplate }
      return block
    }
  }

  private func isUnspacedBreak(_ last: Line, _ line: Line) -> Bool {
    guard let before = text.scalar(before: last.range.upperBound),
      last.range.lowerBound < last.range.upperBound,
      line.range.lowerBound < line.range.upperBound
    else { return false }
    return isUnspaced(before) && isUnspaced(text.scalar(at: line.range.lowerBound))
  }

  /// A line of "=" or "-" alone, as an underline: the heading's level.
  private func underline(_ line: Line) -> Int? {
    let bytes = text[line.range]
    guard bytes.count >= 3, let first = bytes.first, bytes.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first == 0x3D ? 1 : first == 0x2D ? 2 : nil
  }

  /// The bullet or number that a list item begins with. A number goes on from the last one or is
  /// at most 1: "28. Dezember" is a date.
  private func marker(of line: Line) -> (range: Range<Int>, number: Int?)? {
    let start = line.range.lowerBound
    guard start < line.range.upperBound else { return nil }
    let scalar = text.scalar(at: start)
    var end = start + scalar.length
    var number: Int?
    switch scalar.value {
    case 0x2D, 0x2A, 0x2022, 0x2013, 0x25CF, 0x25AA, 0xB7:
      break
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9:
      var value = Int(scalar.value & 0xF)
      while end < line.range.upperBound, end - start <= 6 {
        let next = text.scalar(at: end)
        guard ScalarProperties(next.value).scalarClass == .digit else { break }
        value = value * 10 + Int(next.value & 0xF)
        end += next.length
      }
      guard end < line.range.upperBound, text[end] == 0x2E || text[end] == 0x29 else { return nil }
      end += 1
      guard value <= 1 || value == lastNumber || value == lastNumber + 1 else { return nil }
      number = value
    default:
      return nil
    }
    guard end < line.range.upperBound, isBlank(text[end]) else { return nil }
    return (start..<end, number)
  }

  /// Lines cut at a margin: all but the last are about as long as the longest, which is short.
  private mutating func isWrapped(_ group: [Line]) throws(CancellationError) -> Bool {
    guard group.count > 1 else { return false }
    var longest = 0
    for line in group {
      try cancellation.step(Self.lineWork)
      // A line of so many bytes has more scalars than a wrapped one.
      if line.range.count > Self.longestWrapped * 4 { return false }
      longest = max(longest, text.scalarCount(in: line.range))
    }
    guard (40...Self.longestWrapped).contains(longest) else { return false }
    var full = 0
    for line in group.dropLast() {
      try cancellation.step(Self.lineWork)
      if text.scalarCount(in: line.range) * 3 >= longest * 2 { full += 1 }
    }
    return full * 10 >= (group.count - 1) * 8
  }

  /// Whether a line goes on where the paragraph's last one stopped: no stop there and lower case here, or Chinese or
  /// Japanese on both sides.
  private func continues(_ paragraph: [Line], _ line: Line) -> Bool {
    guard let last = paragraph.last, !endsInStop(last.range),
      let before = text.scalar(before: last.range.upperBound)
    else { return false }
    let first = text.scalar(at: line.range.lowerBound)
    let properties = ScalarProperties(first.value)
    return properties.isSmallLetter || isUnspaced(before) && isUnspaced(first)
  }

  /// Whether words of the scalar's script stand without blanks.
  private func isUnspaced(_ scalar: DecodedScalar) -> Bool {
    let scalarClass = ScalarProperties(scalar.value).scalarClass
    return scalarClass == .ideograph || scalarClass == .kana
  }

  /// Three and more lines of a few words each, without a stop among them: each stands for itself.
  private mutating func isBareList(_ group: [Line]) throws(CancellationError) -> Bool {
    guard group.count > 2 else { return false }
    for line in group {
      try cancellation.step(Self.lineWork)
      guard line.range.count <= 120, text.scalarCount(in: line.range) <= Self.longestBareItem,
        !endsInStop(line.range)
      else { return false }
    }
    return true
  }

  /// Scalars.
  private static let longestBareItem = 30

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
    guard line.range.count <= 120 * 4 else { return false }
    return text.scalarCount(in: line.range) <= 120 && !endsInStop(line.range)
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
  private mutating func markFurniture() throws(CancellationError) {
    var carried: BlockRole?
    for index in stream.blocks.indices where stream.blocks[index].role == .content {
      try cancellation.step(Self.lineWork)
      let block = stream.blocks[index]
      if let role = Furniture.role(of: stream.text, block.span.range) {
        stream.blocks[index].role = role
        carried = role == .related ? role : carried
      } else if let role = carried, block.kind == .heading || block.kind == .listItem {
        stream.blocks[index].role = role
      } else {
        carried = nil
      }
    }
    // Of the headings only the last can head nothing: any other is followed by that one.
    for index in stream.blocks.indices.reversed() where stream.blocks[index].role == .content {
      if stream.blocks[index].kind == .heading { stream.blocks[index].kind = .paragraph }
      return
    }
  }
}
