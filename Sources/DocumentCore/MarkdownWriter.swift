/// Writes a document as Markdown (CommonMark with GitHub's tables and footnotes) that reads back to the same blocks.
///
/// What Markdown lacks is written as what comes nearest: titles and headings as headings, terms in bold, definitions,
/// bylines and captions as paragraphs, cells that span several as one and empty ones.
package struct MarkdownWriter {
  private let document: Document
  private var output: [UInt8] = []
  /// The columns of text that the open list items indent what is in them by, outermost first.
  private var indents: [Int] = []
  private var nextLink = 0
  private var nextEmphasis = 0
  private var nextImage = 0
  /// By anchor of a footnote, its label.
  private var notes: [String: String] = [:]
  private var cancellation: Cancellation

  /// The document's text as Markdown, in UTF-8; empty for a document without blocks.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package static func write(
    _ document: Document, _ cancellation: Cancellation = .none
  ) throws(CancellationError) -> [UInt8] {
    var writer = MarkdownWriter(document, cancellation)
    try writer.write()
    return writer.output
  }

  private init(_ document: Document, _ cancellation: Cancellation) {
    self.document = document
    self.cancellation = cancellation
    for block in document.blocks where block.kind == .footnote && !block.anchor.isEmpty {
      notes["#" + block.anchor] = Self.noteLabel(block)
    }
  }

  private mutating func write() throws(CancellationError) {
    var last: Block?
    for block in document.blocks {
      try cancellation.step(64)
      let continues = last.map { Self.continues($0, block) } ?? false
      if !continues { indents = [] }
      let count = nextImage
      if !(continues && block.kind == .listItem) { writeImages(before: block) }
      separate(nextImage == count ? last : nil, block)
      try write(block)
      last = block
    }
    writeImages(before: nil)
    if !output.isEmpty { output.append(0x0A) }
  }

  /// Whether a block goes on in the list or the quote of the one before.
  private static func continues(_ last: Block, _ block: Block) -> Bool {
    last.kind == block.kind && (block.kind == .listItem || block.kind == .quote)
  }

  private mutating func separate(_ last: Block?, _ block: Block) {
    guard let last else {
      if !output.isEmpty { output.append(contentsOf: "\n\n".utf8) }
      return
    }
    if last.kind == .listItem, block.kind == .listItem, !block.marker.isEmpty {
      output.append(0x0A)
    } else if last.kind == .quote, block.kind == .quote {
      output.append(contentsOf: "\n>\n".utf8)
    } else {
      output.append(contentsOf: "\n\n".utf8)
    }
  }

  private mutating func write(_ block: Block) throws(CancellationError) {
    switch block.kind {
    case .title: try heading(block, 1)
    case .heading: try heading(block, min(6, max(1, block.level)))
    case .paragraph, .caption, .figure, .definition: try inline(block.span, lead: "")
    case .term:
      output.append(contentsOf: "**".utf8)
      try inline(block.span, lead: "", marksStress: false)
      output.append(contentsOf: "**".utf8)
    case .listItem: try item(block)
    case .quote:
      output.append(contentsOf: "> ".utf8)
      try inline(block.span, lead: "> ")
    case .code: try code(block)
    case .table: try table(block)
    case .rule: output.append(contentsOf: "---".utf8)
    case .footnote:
      output.append(contentsOf: "[^\(Self.noteLabel(block))]: ".utf8)
      try inline(block.span, lead: "    ")
    }
  }

  /// A footnote's label, as far as Markdown can have it.
  private static func noteLabel(_ block: Block) -> String {
    let label = block.marker.isEmpty ? block.anchor : block.marker
    return String(label.filter { !$0.isWhitespace && $0 != "]" && $0 != "[" && $0 != "^" })
  }

  private mutating func heading(_ block: Block, _ level: Int) throws(CancellationError) {
    output.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: level))
    output.append(0x20)
    try inline(block.span, lead: nil)
    // Number signs at the end would be no text.
    if output.last == UInt8(ascii: "#") { output.insert(UInt8(ascii: "\\"), at: output.count - 1) }
  }

  private mutating func item(_ block: Block) throws(CancellationError) {
    let level = max(1, block.level)
    // What stands in an item that is deeper than the items around it says stands in the deepest.
    while indents.count > level - (block.marker.isEmpty ? 0 : 1) { indents.removeLast() }
    let outer = indents.last ?? 0
    output.append(contentsOf: repeatElement(0x20, count: outer))
    guard !block.marker.isEmpty else {
      try inline(block.span, lead: String(repeating: " ", count: outer))
      return
    }
    let marker = Array(block.marker.utf8)
    let isNumber =
      marker.count > 1 && marker.count <= 10 && marker.last == UInt8(ascii: ".")
      && marker.dropLast().allSatisfy { $0 &- 0x30 < 10 }
    var own: [UInt8] = isNumber ? marker : [UInt8(ascii: "-")]
    own.append(0x20)
    output.append(contentsOf: own)
    indents.append(outer + own.count)
    if !isNumber, marker != Array("•".utf8), marker != [UInt8(ascii: "-")] {
      escape(marker[...], isLineStart: true)
      output.append(0x20)
    }
    try inline(block.span, lead: String(repeating: " ", count: outer + own.count))
  }

  private mutating func code(_ block: Block) throws(CancellationError) {
    let text = document.text[block.span.range]
    try cancellation.step(text.count)
    var longest = 0
    var run = 0
    for byte in text {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: max(3, longest + 1))
    output += fence + [0x0A]
    output.append(contentsOf: text)
    output += [0x0A] + fence
    skipMarks(to: block.span.end)
  }

  // MARK: - Tables

  private mutating func table(_ block: Block) throws(CancellationError) {
    var rows: [[Cell]] = []
    for cell in block.cells {
      try cancellation.step(64)
      while rows.count <= cell.row, rows.count < block.cells.count { rows.append([]) }
      guard !rows.isEmpty else { continue }
      rows[min(cell.row, rows.count - 1)].append(cell)
    }
    let columns = block.cells.map { min(1000, $0.column + 1) }.max() ?? 0
    guard columns > 0 else {
      try inline(block.span, lead: "")
      return
    }
    for (index, row) in rows.enumerated() {
      if index > 0 { output.append(0x0A) }
      var column = 0
      output.append(UInt8(ascii: "|"))
      for cell in row {
        while column < min(cell.column, columns) {
          output.append(contentsOf: "  |".utf8)
          column += 1
        }
        output.append(0x20)
        try inline(cell.span, lead: nil)
        output.append(contentsOf: " |".utf8)
        column += 1
      }
      while column < columns {
        output.append(contentsOf: "  |".utf8)
        column += 1
      }
      if index == 0 {
        output.append(contentsOf: "\n|".utf8)
        for _ in 0..<columns { output.append(contentsOf: " --- |".utf8) }
      }
    }
    skipMarks(to: block.span.end)
  }

  // MARK: - Images

  /// Writes the images that stand in the input before a block.
  private mutating func writeImages(before block: Block?) {
    guard nextImage < document.images.count else { return }
    let limit = block.map { document.input(of: $0.span)?.start ?? 0 } ?? Int.max
    while nextImage < document.images.count {
      let image = document.images[nextImage]
      guard (image.input?.start ?? 0) < limit else { return }
      nextImage += 1
      guard !image.url.hasPrefix("data:") else { continue }
      if !output.isEmpty { output.append(contentsOf: "\n\n".utf8) }
      output.append(contentsOf: "![".utf8)
      escape(Array(image.alt.utf8)[...], isLineStart: false)
      output.append(contentsOf: "](".utf8)
      destination(image.url)
      output.append(UInt8(ascii: ")"))
    }
  }

  /// A link's target: blanks and brackets are escaped, which URLs have no use for.
  private mutating func destination(_ url: String) {
    for byte in url.utf8 {
      switch byte {
      case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] { output.append(digit + (digit < 10 ? 0x30 : 0x37)) }
      default: output.append(byte)
      }
    }
  }

  // MARK: - Text in lines

  /// A stretch of text that stands between marks.
  private struct Stretch {
    let span: Span
    let kind: Kind

    enum Kind: Equatable {
      case link(String), note(String), stress(isStrong: Bool)
    }
  }

  /// Writes a span's text with its links and stresses.
  ///
  /// - Parameters:
  ///   - lead: What lines after the first begin with; nil where the text has to stay in one line.
  private mutating func inline(
    _ span: Span, lead: String?, marksStress: Bool = true
  ) throws(CancellationError) {
    let stretches = stretches(in: span, marksStress: marksStress)
    var open: [(kind: Stretch.Kind, end: Int)] = []
    var next = 0
    var position = span.start
    var isLineStart = lead != nil
    while true {
      let pause = min(
        span.end, open.last?.end ?? span.end,
        next < stretches.count ? stretches[next].span.start : span.end)
      if position < pause {
        try text(position..<pause, lead: lead, isLineStart: &isLineStart)
        position = pause
      }
      if let last = open.last, last.end == position {
        close(last.kind)
        open.removeLast()
      } else if next < stretches.count, stretches[next].span.start == position {
        let stretch = stretches[next]
        next += 1
        if case .note(let label) = stretch.kind {
          // The label stands for the text.
          output.append(contentsOf: "[^\(label)]".utf8)
          position = stretch.span.end
          while next < stretches.count, stretches[next].span.start < position { next += 1 }
          isLineStart = false
          continue
        }
        let end = min(stretch.span.end, open.last?.end ?? span.end)
        guard opens(stretch.kind, position, end, in: span, stretches, next) else { continue }
        open.append((stretch.kind, end))
        output.append(contentsOf: Self.mark(stretch.kind).utf8)
        isLineStart = false
      } else {
        break
      }
    }
  }

  /// The links and stresses that begin in a span, outer ones first.
  private mutating func stretches(in span: Span, marksStress: Bool) -> [Stretch] {
    var found: [Stretch] = []
    while nextLink < document.links.count, document.links[nextLink].span.start < span.end {
      let link = document.links[nextLink]
      nextLink += 1
      guard link.span.start >= span.start, !link.url.isEmpty else { continue }
      found.append(
        Stretch(span: link.span, kind: notes[link.url].map { .note($0) } ?? .link(link.url)))
    }
    while nextEmphasis < document.emphasis.count,
      document.emphasis[nextEmphasis].span.start < span.end
    {
      let emphasis = document.emphasis[nextEmphasis]
      nextEmphasis += 1
      guard emphasis.span.start >= span.start, marksStress else { continue }
      found.append(Stretch(span: emphasis.span, kind: .stress(isStrong: emphasis.isStrong)))
    }
    found.sort {
      $0.span.start != $1.span.start
        ? $0.span.start < $1.span.start : $0.span.end > $1.span.end
    }
    // A link in a link is none.
    var end = 0
    return found.filter { stretch in
      guard case .link = stretch.kind else { return true }
      if stretch.span.start < end { return false }
      end = stretch.span.end
      return true
    }
  }

  private mutating func skipMarks(to end: Int) {
    while nextLink < document.links.count, document.links[nextLink].span.start < end {
      nextLink += 1
    }
    while nextEmphasis < document.emphasis.count,
      document.emphasis[nextEmphasis].span.start < end
    {
      nextEmphasis += 1
    }
  }

  private static func mark(_ kind: Stretch.Kind) -> String {
    switch kind {
    case .link: "["
    case .note: ""
    case .stress(let isStrong): isStrong ? "**" : "*"
    }
  }

  private mutating func close(_ kind: Stretch.Kind) {
    switch kind {
    case .link(let url):
      output.append(contentsOf: "](".utf8)
      destination(url)
      output.append(UInt8(ascii: ")"))
    case .note: break
    case .stress: output.append(contentsOf: Self.mark(kind).utf8)
    }
  }

  /// Whether marks around a stretch would be read as such: stresses have to touch text, and punctuation at their edges blanks
  /// or punctuation outside.
  private func opens(
    _ kind: Stretch.Kind, _ start: Int, _ end: Int, in span: Span, _ stretches: [Stretch],
    _ next: Int
  ) -> Bool {
    guard start < end else { return false }
    guard case .stress = kind else { return true }
    let text = document.text
    // Next to another mark the rules get too fine to be worth it.
    let isMarked = stretches[next...].prefix { $0.span.start <= end }.contains {
      $0.span.start == start || $0.span.start == end || $0.span.end == end
    }
    if isMarked || output.last == UInt8(ascii: "*") { return false }
    let first = Self.edge(text.scalar(at: start))
    let last = Self.edge(text.scalar(before: end))
    let before = start > span.start ? Self.edge(text.scalar(before: start)) : .blank
    let after = end < span.end ? Self.edge(text.scalar(at: end)) : .blank
    return first != .blank && last != .blank && (first == .word || before != .word)
      && (last == .word || after != .word)
  }

  private enum Edge { case blank, mark, word }

  private static func edge(_ scalar: DecodedScalar?) -> Edge {
    guard let scalar else { return .blank }
    if scalar.isBlank { return .blank }
    switch ScalarProperties(scalar.value).scalarClass {
    case .punctuation, .symbol: return .mark
    default: return .word
    }
  }

  private mutating func text(
    _ range: Range<Int>, lead: String?, isLineStart: inout Bool
  ) throws(CancellationError) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, document.text[end] != 0x0A, document.text[end] != 0x09 {
        end += 1
      }
      // Blanks at a line's start would make it code.
      if isLineStart {
        while start < end, document.text[start] == 0x20 { start += 1 }
      }
      for piece in (start..<end).pieces() {
        try cancellation.step(piece.count)
        escape(document.text[piece], isLineStart: isLineStart)
        isLineStart = false
      }
      if end < range.upperBound {
        if document.text[end] == 0x0A, let lead {
          // A backslash would become part of a URL before it.
          let word = document.text[range.lowerBound..<end].suffix(200).reversed().prefix {
            $0 > 0x20
          }
          output.append(contentsOf: word.contains(UInt8(ascii: "/")) ? "  \n".utf8 : "\\\n".utf8)
          output.append(contentsOf: lead.utf8)
          isLineStart = true
        } else {
          output.append(0x20)
        }
      }
      start = end + 1
    }
  }

  /// Appends text with everything escaped that Markdown would take for marks.
  private mutating func escape(_ bytes: ArraySlice<UInt8>, isLineStart: Bool) {
    var index = bytes.startIndex
    if isLineStart, let place = Self.blockMark(bytes) {
      output.append(contentsOf: bytes[index..<place])
      output.append(UInt8(ascii: "\\"))
      output.append(bytes[place])
      index = place + 1
    }
    // Whether the word so far is a URL, which readers make a link of, backslashes and all.
    var isURL = false
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      if byte <= 0x20 { isURL = false }
      if byte == UInt8(ascii: ":"), next == UInt8(ascii: "/") { isURL = true }
      let isMark =
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
          UInt8(ascii: "~"), UInt8(ascii: "|"):
          true
        case UInt8(ascii: "]"): !isURL
        case UInt8(ascii: "_"):
          index == bytes.startIndex || !Self.isWord(bytes[index - 1]) || !Self.isWord(next)
        case UInt8(ascii: "<"):
          Self.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
            || next == UInt8(ascii: "?")
        case UInt8(ascii: "&"): Self.isLetter(next) || next == UInt8(ascii: "#")
        // Before a link or at the end, where one may follow.
        case UInt8(ascii: "!"): index + 1 == bytes.endIndex
        default: false
        }
      if isMark { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
      index += 1
    }
  }

  /// The place of a mark at a line's start that would make it something else than text: heading, list, quote, rule.
  private static func blockMark(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first else { return nil }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ">"),
      UInt8(ascii: "="), UInt8(ascii: ":"):
      return line.startIndex
    case 0x30...0x39:
      let rest = line.drop { $0 &- 0x30 < 10 }
      return rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ")")
        ? rest.startIndex : nil
    default: return nil
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 0x30 < 10 || byte >= 0x80
  }
}
