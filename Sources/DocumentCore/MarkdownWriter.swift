/// Writes a document as Markdown (CommonMark with GitHub's tables and footnotes) that reads back to the same blocks.
///
/// What Markdown lacks is written as what comes nearest: titles and headings as headings, terms in bold, definitions,
/// bylines and captions as paragraphs, cells that span several as one and empty ones.
package struct MarkdownWriter {
  private let document: Document
  private var output: [UInt8] = []
  /// The list items that are open, outermost first, with the columns that what is in them is indented by.
  private var items: [(level: Int, indent: Int)] = []
  /// By level, the last number of a list and whether a parenthesis stands after it: lists that follow one another have to
  /// differ.
  private var numbers: [Int: (number: Int, hasParenthesis: Bool)] = [:]
  /// Deeper lists are written as if they were of this depth.
  private static let deepest = 20
  private var nextLink = 0
  private var nextEmphasis = 0
  private var nextImage = 0
  /// By anchor of a footnote with its number sign, what its references show and its label.
  private var notes: [String: (shown: String, label: String)] = [:]
  /// By start of a footnote, its label.
  private var labels: [Int: String] = [:]
  /// Whether a link is open.
  private var isInLink = false
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
    var taken: Set<String> = []
    for block in document.blocks where block.kind == .footnote && !block.marker.isEmpty {
      let shown = Self.noteLabel(block)
      var label = shown.isEmpty ? "note" : shown
      // Those of two lists of notes may be the same.
      if taken.contains(label) { label += "-\(taken.count)" }
      taken.insert(label)
      labels[block.span.start] = label
      if notes["#" + block.anchor] == nil { notes["#" + block.anchor] = (shown, label) }
    }
  }

  private mutating func write() throws(CancellationError) {
    var last: Block?
    for block in document.blocks {
      try cancellation.step(64)
      let continues = last.map { Self.continues($0, block) } ?? false
      if !continues { items = [] }
      if block.kind != .listItem { numbers = [:] }
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
    if last.kind == .listItem, block.kind == .listItem, !last.marker.isEmpty,
      !block.marker.isEmpty, block.level <= last.level || Self.number(block.marker) ?? 1 == 1
    {
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
      // A paragraph without a label goes on in the note before.
      output.append(
        contentsOf: (labels[block.span.start].map { "[^\($0)]: " } ?? "    ").utf8)
      try inline(block.span, lead: "    ")
    }
  }

  /// A footnote's label, as far as Markdown can have it.
  private static func noteLabel(_ block: Block) -> String {
    plainLabel(block.marker.isEmpty ? block.anchor : block.marker)
  }

  private static func plainLabel(_ label: String) -> String {
    String(label.prefix(100).filter { !$0.isWhitespace && !"[]()^".contains($0) })
  }

  private mutating func heading(_ block: Block, _ level: Int) throws(CancellationError) {
    output.append(contentsOf: repeatElement(UInt8(ascii: "#"), count: level))
    output.append(0x20)
    try inline(block.span, lead: nil)
    // Number signs at the end would be no text.
    if output.last == UInt8(ascii: "#") { output.insert(UInt8(ascii: "\\"), at: output.count - 1) }
  }

  private mutating func item(_ block: Block) throws(CancellationError) {
    let level = min(Self.deepest, max(1, block.level))
    // A paragraph without a marker stands in the item of its level.
    while let last = items.last, last.level > level || last.level == level && !block.marker.isEmpty
    {
      items.removeLast()
    }
    let outer = items.last?.indent ?? 0
    output.append(contentsOf: repeatElement(0x20, count: outer))
    guard !block.marker.isEmpty else {
      try inline(block.span, lead: String(repeating: " ", count: outer))
      return
    }
    var own = "-"
    if let number = Self.number(block.marker) {
      let last = numbers[level]
      let isNext = last.map { $0.number + 1 == number } ?? true
      let hasParenthesis = last.map { isNext ? $0.hasParenthesis : !$0.hasParenthesis } ?? false
      numbers[level] = (number, hasParenthesis)
      own = "\(number)\(hasParenthesis ? ")" : ".")"
    }
    numbers = numbers.filter { $0.key <= level }
    output.append(contentsOf: own.utf8)
    output.append(0x20)
    let indent = outer + own.utf8.count + 1
    items.append((level, indent))
    if own == "-", block.marker != "•", block.marker != "-" {
      escape(Array(block.marker.utf8)[...], isLineStart: true)
      output.append(0x20)
    }
    try inline(block.span, lead: String(repeating: " ", count: indent))
  }

  /// The number of a marker such as "12."; nil for others, and for those that Markdown has no numbers for.
  private static func number(_ marker: String) -> Int? {
    let digits = marker.utf8.dropLast()
    guard marker.utf8.last == UInt8(ascii: "."), (1...9).contains(digits.count),
      digits.allSatisfy({ $0 &- 0x30 < 10 })
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
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

  /// Cells in columns after these follow one another.
  private static let mostColumns = 200

  private mutating func table(_ block: Block) throws(CancellationError) {
    var rows: [[Cell]] = []
    for cell in block.cells {
      try cancellation.step(64)
      while rows.count <= cell.row, rows.count < block.cells.count { rows.append([]) }
      guard !rows.isEmpty else { continue }
      rows[min(cell.row, rows.count - 1)].append(cell)
    }
    let columns = block.cells.map { min(Self.mostColumns, $0.column + 1) }.max() ?? 0
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
          try cancellation.step()
          output.append(contentsOf: "  |".utf8)
          column += 1
        }
        output.append(0x20)
        try inline(cell.span, lead: nil)
        output.append(contentsOf: " |".utf8)
        column += 1
      }
      if index == 0 {
        // The rows after the first one may be shorter.
        while column < columns {
          output.append(contentsOf: "  |".utf8)
          column += 1
        }
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
      let alt = image.alt.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      escape(Array(alt.utf8)[...], isLineStart: false)
      output.append(contentsOf: "](".utf8)
      destination(image.url)
      output.append(UInt8(ascii: ")"))
    }
  }

  /// A link's target, with what would end it or be read as something else written as percent signs or references.
  private mutating func destination(_ url: String) {
    let bytes = Array(url.utf8)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "\\"), UInt8(ascii: "|"):
        output.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] { output.append(digit + (digit < 10 ? 0x30 : 0x37)) }
      case UInt8(ascii: "&"):
        let rest = bytes[(index + 1)...].prefix(40).drop {
          Self.isLetter($0) || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "#")
        }
        output.append(byte)
        if rest.first == UInt8(ascii: ";") { output.append(contentsOf: "amp;".utf8) }
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
          // At a line's start a colon after it would make it the note.
          continue
        }
        let end = min(stretch.span.end, open.last?.end ?? span.end)
        guard opens(stretch.kind, position, end, in: span, stretches, next) else { continue }
        open.append((stretch.kind, end))
        if case .link = stretch.kind { isInLink = true }
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
      let note = notes[link.url].flatMap { note in
        Self.plainLabel(document.string(link.span)) == note.shown ? note.label : nil
      }
      found.append(Stretch(span: link.span, kind: note.map { .note($0) } ?? .link(link.url)))
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
      isInLink = false
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
        case UInt8(ascii: "]"): !isURL || isInLink
        case UInt8(ascii: "_"):
          index == bytes.startIndex || !Self.isWord(bytes[index - 1]) || !Self.isWord(next)
        case UInt8(ascii: "<"):
          Self.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
            || next == UInt8(ascii: "?") || index + 1 == bytes.endIndex
        case UInt8(ascii: "&"):
          Self.isLetter(next) || next == UInt8(ascii: "#") || index + 1 == bytes.endIndex
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
