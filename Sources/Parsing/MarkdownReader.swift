internal import CommonMark
internal import DocumentCore

/// Reads Markdown through cmark-gfm, finding each literal's place in the source.
struct MarkdownReader {
  struct Reading {
    var stream: BlockStream
    var metadata: Metadata
  }

  private let source: [UInt8]
  /// The source as cmark is given it: no NUL, which it would make three bytes of.
  private let spelled: [UInt8]
  private let hasNUL: Bool
  /// Where each line of the source starts.
  private let lineStarts: [Int]
  private var stream: BlockStream
  private var cancellation: Cancellation
  /// Literals come in the order of the source: the next one is looked for from here.
  private var cursor = 0
  private var lists: [List] = []
  private var quoteDepth = 0
  private var openLinks: [(start: Int, url: String)] = []
  private var openEmphasis: [(start: Int, isStrong: Bool)] = []
  private var openImage: (url: String, alt: [UInt8], start: Int)?
  private var cells: [Cell] = []
  private var row = 0
  private var column = 0
  private var linkedBytes = 0

  private struct List {
    /// Nil for bullets.
    var number: Int?
    var isAtItemStart = false
  }

  /// Reads a document.
  ///
  /// - Parameter source: Valid UTF-8.
  static func read(
    _ source: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> Reading {
    let front = try FrontMatter.read(source, cancellation)
    var reader = try MarkdownReader(source: source, start: front.end, cancellation)
    try MarkdownWalker.walk(reader.spelled, from: front.end, check: cancellation.check) {
      event throws(CancellationError) in
      try reader.take(event)
    }
    reader.markTitle()
    return Reading(stream: reader.stream, metadata: front.metadata)
  }

  private init(
    source: [UInt8], start: Int, _ cancellation: Cancellation
  ) throws(CancellationError) {
    self.source = source
    self.cancellation = cancellation
    stream = BlockStream(cancellation)
    hasNUL = source.contains(0)
    spelled = try Self.spelled(source, cancellation)
    cursor = start
    var starts = [start]
    for offset in start..<source.count {
      if offset & (Cancellation.interval - 1) == 0 { try cancellation.check() }
      // cmark ends lines at LF, CR LF and CR.
      let isPair = source[offset] == 0x0D && offset + 1 < source.count && source[offset + 1] == 0x0A
      if source[offset] == 0x0A || source[offset] == 0x0D && !isPair {
        try starts.makeRoom(cancellation)
        starts.append(offset + 1)
      }
    }
    lineStarts = starts
  }

  /// A control character of one byte that stands for NUL.
  private static let substitute: UInt8 = 0x1A

  private static func spelled(
    _ source: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> [UInt8] {
    guard let first = try source.firstIndex(cancellation, where: { $0 == 0 }) else {
      return source
    }
    var spelled: [UInt8] = []
    spelled.reserveCapacity(source.count)
    try spelled.append(source, 0..<first, cancellation)
    for piece in (first..<source.count).pieces() {
      for byte in source[piece] { spelled.append(byte == 0 ? substitute : byte) }
      try cancellation.check()
    }
    return spelled
  }

  private mutating func take(_ event: MarkdownEvent) throws(CancellationError) {
    try cancellation.step(64)
    switch event.kind {
    case .paragraph, .heading, .tableCell:
      try container(event)
    case .quote:
      quoteDepth += event.isEntering ? 1 : -1
    case .list:
      if event.isEntering {
        lists.append(List(number: event.level > 0 ? event.level : nil))
      } else {
        lists.removeLast()
      }
    case .item:
      if event.isEntering, !lists.isEmpty {
        lists[lists.count - 1].isAtItemStart = true
      } else if let number = lists.last?.number {
        lists[lists.count - 1].number = number + 1
      }
    case .codeBlock:
      try codeBlock(event)
    case .table:
      try table(event)
    case .tableRow:
      if event.isEntering {
        column = 0
        if row > 0 { try stream.append(replacing: Span(start: cursor, end: cursor), by: [0x0A]) }
        isHeaderRow = event.level == 1
      } else {
        row += 1
      }
    case .text, .code:
      try literal(event)
    case .softBreak where openImage != nil, .lineBreak where openImage != nil:
      openImage?.alt.append(0x20)
    case .softBreak:
      stream.addBlank(Span(start: cursor, end: cursor))
    case .lineBreak:
      try stream.appendLineBreak(for: Span(start: cursor, end: cursor))
    case .emphasis, .strong, .link, .image:
      inline(event)
    case .footnote:
      // cmark gives notes last, wherever they stand.
      if event.isEntering {
        notes += 1
        note = Note(label: "\(notes)")
      } else {
        note = nil
      }
    case .footnoteReference:
      try reference(event)
    case .html where event.literal.starts(with: "<br".utf8) && openImage == nil:
      try stream.appendLineBreak(for: nearest(cursor))
    case .rule, .htmlBlock, .html, .other:
      break
    }
  }

  private var isHeaderRow = false

  /// A note that is open.
  private struct Note {
    let label: String
    var isAtStart = true
  }

  private var note: Note?
  private var notes = 0

  /// A reference to a note is its label in brackets, as a link to the note.
  private mutating func reference(_ event: MarkdownEvent) throws(CancellationError) {
    guard event.isEntering, !event.literal.isEmpty else { return }
    let start = stream.nextTextPosition
    let end = source[cursor...].prefix(200).firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
    let place = end.map { Span(start: cursor, end: $0) } ?? nearest(cursor)
    try stream.append(folding: [0x5B] + event.literal + [0x5D], for: place)
    cursor = end ?? cursor
    stream.links.append(
      DraftLink(
        span: Span(start: start, end: stream.position),
        url: stream.label(Array("#fn-".utf8) + event.literal)))
  }

  private mutating func container(_ event: MarkdownEvent) throws(CancellationError) {
    if event.kind == .tableCell {
      try cell(event)
      return
    }
    if event.isEntering {
      stream.beginBlock()
      linkedBytes = 0
      if let start = offset(line: event.line, column: event.column) {
        cursor = note == nil ? max(cursor, start) : start
      }
      return
    }
    let isItem = lists.last?.isAtItemStart == true
    let depth = lists.count
    let marker = isItem ? lists.last.map { $0.number.map { "\($0)." } ?? "•" } ?? "" : ""
    let linked = linkedBytes
    let quoted = quoteDepth > 0
    let label = stream.label(marker.utf8)
    var opened: (marker: Label, anchor: Label)?
    if let note, note.isAtStart {
      opened = (stream.label(note.label.utf8), stream.label("fn-\(note.label)".utf8))
    }
    note?.isAtStart = false
    let isInNote = note != nil
    try stream.endBlock { span in
      var block = DraftBlock(kind: .paragraph, span: span)
      if event.kind == .heading {
        block.kind = .heading
        block.level = event.level
      } else if isItem {
        block.kind = .listItem
        block.level = depth
        block.marker = label
      } else if let opened {
        block.kind = .footnote
        block.marker = opened.marker
        block.anchor = opened.anchor
      } else if isInNote, depth == 0, !quoted {
        block.kind = .footnote
      } else if depth > 0 {
        // Paragraphs of an item are the item.
        block.kind = .listItem
        block.level = depth
      } else if quoted {
        block.kind = .quote
      }
      block.linkedBytes = linked
      return block
    }
    if isItem { lists[lists.count - 1].isAtItemStart = false }
  }

  private mutating func table(_ event: MarkdownEvent) throws(CancellationError) {
    if event.isEntering {
      stream.beginBlock()
      cells = []
      row = 0
      return
    }
    let count = stream.blocks.count
    try stream.endBlock { DraftBlock(kind: .table, span: $0) }
    guard stream.blocks.count > count else { return }
    let span = stream.blocks[count].span
    stream.setCells(cells.filter { span.contains($0.span) }, of: count)
  }

  private mutating func cell(_ event: MarkdownEvent) throws(CancellationError) {
    if event.isEntering {
      if column > 0 { try stream.appendCellBreak(for: Span(start: cursor, end: cursor)) }
      cellStart = stream.position
    } else {
      var cell = Cell(
        span: Span(start: cellStart, end: max(cellStart, stream.position)), row: row, column: column
      )
      cell.isHeader = isHeaderRow
      cells.append(cell)
      column += 1
    }
  }

  private var cellStart = 0

  private mutating func codeBlock(_ event: MarkdownEvent) throws(CancellationError) {
    stream.beginBlock()
    if let start = offset(line: event.line, column: event.column) { cursor = max(cursor, start) }
    try place(event.literal, isFolding: false)
    try stream.endBlock { DraftBlock(kind: .code, span: $0) }
  }

  private mutating func inline(_ event: MarkdownEvent) {
    switch event.kind {
    case .emphasis, .strong:
      if event.isEntering {
        openEmphasis.append((stream.nextTextPosition, event.kind == .strong))
      } else if let open = openEmphasis.popLast(), open.start < stream.position {
        stream.emphasis.append(
          Emphasis(span: Span(start: open.start, end: stream.position), isStrong: open.isStrong))
      }
    case .link:
      if event.isEntering {
        openLinks.append((stream.nextTextPosition, restored(event.url)))
      } else if let open = openLinks.popLast(), open.start < stream.position {
        stream.links.append(
          DraftLink(
            span: Span(start: open.start, end: stream.position), url: stream.label(open.url.utf8)))
        linkedBytes += stream.position - open.start
      }
    default:
      if event.isEntering {
        let start = offset(line: event.line, column: event.column) ?? cursor
        openImage = (restored(event.url), [], start)
      } else if let image = openImage {
        stream.images.append(
          Image(
            url: image.url, alt: restored(String(decoding: image.alt, as: UTF8.self)),
            input: Span(start: min(image.start, cursor), end: cursor)))
        openImage = nil
      }
    }
  }

  /// What cmark gives apart from its place in the source, with U+FFFD for NUL as everywhere.
  private func restored(_ text: String) -> String {
    guard hasNUL else { return text }
    return String(text.map { $0 == "\u{1A}" ? "\u{FFFD}" : $0 })
  }

  private mutating func literal(_ event: MarkdownEvent) throws(CancellationError) {
    if openImage != nil {
      openImage?.alt.append(contentsOf: event.literal)
      return
    }
    if let start = offset(line: event.line, column: event.column), start > cursor,
      start <= cursor + 4096
    {
      cursor = start
    }
    try place(event.literal, isFolding: true)
  }

  private func offset(line: Int, column: Int) -> Int? {
    guard line >= 1, line <= lineStarts.count, column >= 1 else { return nil }
    var offset = lineStarts[line - 1] + column - 1
    // cmark's columns are off in places: never into a character.
    while offset < source.count, source[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset <= source.count ? offset : nil
  }

  /// Appends a literal, byte by byte where the source spells it so.
  ///
  /// Between the literal's bytes the source may hold backslashes, entities, quote marks and indents.
  private mutating func place(
    _ literal: [UInt8], isFolding: Bool
  ) throws(CancellationError) {
    var position = 0
    while position < literal.count {
      try cancellation.step(64)
      let length = try matchLength(literal, position)
      if length > 0 {
        if isFolding {
          try stream.append(folding: source, cursor..<cursor + length)
        } else {
          try stream.append(preserving: source, cursor..<cursor + length)
        }
        cursor += length
        position += length
      } else if let next = resume(literal, position) {
        cursor = next
      } else {
        // An entity, or a place that cmark does not tell: one scalar stands for it.
        let length = literal.scalar(at: position).length
        let entity = entityEnd()
        let near = nearest(cursor)
        try stream.append(
          folding: Array(literal[position..<position + length]),
          for: entity.map { Span(start: cursor, end: $0) } ?? near)
        cursor = entity ?? cursor
        position += length
      }
    }
  }

  /// How many bytes of the literal the source spells at the cursor, whole characters only.
  private func matchLength(
    _ literal: [UInt8], _ position: Int
  ) throws(CancellationError) -> Int {
    var length = 0
    while cursor + length < spelled.count, position + length < literal.count,
      spelled[cursor + length] == literal[position + length]
    {
      length += 1
      if length & (Cancellation.interval - 1) == 0 { try cancellation.check() }
    }
    while length > 0,
      position + length < literal.count && literal[position + length] & 0xC0 == 0x80
        || cursor + length < spelled.count && spelled[cursor + length] & 0xC0 == 0x80
    {
      length -= 1
    }
    return length
  }

  /// The character at an offset, or the last one: the best there is to point at.
  private func nearest(_ offset: Int) -> Span {
    var start = min(offset, max(0, source.count - 1))
    while start > 0, source[start] & 0xC0 == 0x80 { start -= 1 }
    let length = source.isEmpty ? 0 : source.scalar(at: start).length
    return Span(start: start, end: start + length)
  }

  /// Where the source goes on with the literal, past markup that is not an entity.
  private func resume(_ literal: [UInt8], _ position: Int) -> Int? {
    if entityEnd() != nil { return nil }
    let wanted = literal[position...].prefix(8)
    var offset = cursor
    let limit = min(source.count, cursor + 256)
    while offset < limit {
      if spelled[offset...].starts(with: wanted), spelled[offset] & 0xC0 != 0x80 { return offset }
      offset += 1
    }
    return nil
  }

  /// The end of the character reference at the cursor.
  private func entityEnd() -> Int? {
    guard cursor < source.count, source[cursor] == 0x26 else { return nil }
    guard let end = source[cursor...].prefix(40).firstIndex(of: 0x3B) else { return nil }
    return end + 1
  }

  /// The first heading of level 1 is the title.
  private mutating func markTitle() {
    guard let index = stream.blocks.firstIndex(where: { $0.kind == .heading && $0.level == 1 }),
      !stream.blocks[..<index].contains(where: { $0.kind == .heading })
    else { return }
    stream.blocks[index].kind = .title
    stream.blocks[index].role = .title
  }
}
