internal import DocumentCore
internal import Encoding

/// A block before the main content is chosen: plain values, as blocks are copied all the time.
struct DraftBlock {
  var kind: BlockKind
  var role = BlockRole.content
  /// In the stream's text.
  var span: Span
  var level = 0
  var marker = Label()
  /// Its cells' places among ``BlockStream/cells``.
  var cells = 0..<0
  /// Bytes of the block's text that lead elsewhere.
  var linkedBytes = 0
  /// The name by which links reach the block; empty where it has none.
  var anchor = Label()
  /// The element the block came from; -1 where there is none.
  var node = -1
}

/// A text beside the text of a stream, which keeps its bytes: a marker, an anchor, a URL.
struct Label {
  fileprivate var start = 0
  fileprivate var end = 0
}

/// A link before the main content is chosen.
struct DraftLink {
  /// In the stream's text.
  var span: Span
  let url: Label
}

/// What every reader makes of a document: blocks of folded text, in order, each byte with its origin.
struct BlockStream {
  /// The blocks' texts, one after another.
  private(set) var text: [UInt8] = []
  /// From `text` to the decoded document.
  private(set) var map = SourceMap()
  var blocks: [DraftBlock] = []
  var links: [DraftLink] = []
  var emphasis: [Emphasis] = []
  var images: [Image] = []
  /// Those of all tables.
  private(set) var cells: [Cell] = []
  /// The bytes of all labels.
  private var labels: [UInt8] = []
  private var blockStart = 0
  /// The blank before the next text.
  private var pendingBlank: (input: Span, isVerbatim: Bool)?
  private var cancellation: Cancellation

  /// A stream without blocks; what appends to it stops where that is cancelled.
  init(_ cancellation: Cancellation) {
    self.cancellation = cancellation
  }

  /// Makes room for the text and the blocks of a page, which would else be copied as they grow.
  mutating func reserve(text: Int, blocks: Int) {
    self.text.reserveCapacity(text)
    self.blocks.reserveCapacity(blocks)
  }

  /// The length of the text so far; where the next byte will stand.
  var position: Int { text.count }

  /// Where the next byte of text that is no blank will stand.
  var nextTextPosition: Int {
    text.count + (pendingBlank != nil && writesBlank ? 1 : 0)
  }

  /// Whether a blank here would stand between two texts, not after a break or before a cell's text.
  private var writesBlank: Bool {
    text.count > blockStart && text.last != 0x0A && text.last != 0x09
  }

  /// The range of the decoded document that a span of the text was made from.
  func input(of span: Span) -> Span? { map.input(of: span, in: text) }

  /// Whether the block that is open has no text yet.
  var isBlockEmpty: Bool { text.count == blockStart }

  /// Keeps bytes, which are valid UTF-8, as a label.
  mutating func label(_ bytes: some Collection<UInt8>) -> Label {
    let start = labels.count
    labels.append(contentsOf: bytes)
    return Label(start: start, end: labels.count)
  }

  /// The bytes of a label.
  func bytes(of label: Label) -> ArraySlice<UInt8> { labels[label.start..<label.end] }

  /// The text of a label.
  func string(_ label: Label) -> String {
    String(decoding: bytes(of: label), as: UTF8.self)
  }

  /// Gives a table its cells.
  mutating func setCells(_ own: some Sequence<Cell>, of block: Int) {
    let start = cells.count
    cells.append(contentsOf: own)
    blocks[block].cells = start..<cells.count
  }

  mutating func beginBlock() {
    blockStart = text.count
    pendingBlank = nil
  }

  /// Closes the open block; one without text leaves nothing.
  mutating func endBlock(_ block: (Span) -> DraftBlock) throws(CancellationError) {
    pendingBlank = nil
    try cancellation.step()
    try blocks.makeRoom(cancellation)
    var end = text.count
    while end > blockStart, text[end - 1] == 0x20 || text[end - 1] == 0x0A { end -= 1 }
    if end < text.count {
      map.truncate(text: end, in: text)
      text.removeSubrange(end...)
      clipAnnotations(to: end)
    }
    if end > blockStart { blocks.append(block(Span(start: blockStart, end: end))) }
    blockStart = end
  }

  /// Cuts the links and stresses of the open block to the text that is left of it.
  private mutating func clipAnnotations(to end: Int) {
    var index = links.count - 1
    while index >= 0, links[index].span.end > blockStart {
      let span = links[index].span
      if span.start >= end {
        links.remove(at: index)
      } else if span.end > end {
        links[index].span = Span(start: span.start, end: end)
      }
      index -= 1
    }
    index = emphasis.count - 1
    while index >= 0, emphasis[index].span.end > blockStart {
      let span = emphasis[index].span
      if span.start >= end {
        emphasis.remove(at: index)
      } else if span.end > end {
        emphasis[index].span = Span(start: span.start, end: end)
      }
      index -= 1
    }
  }

  /// Appends bytes of the document with runs of blanks folded into one.
  mutating func append(
    folding source: [UInt8], _ range: Range<Int>
  ) throws(CancellationError) {
    var offset = range.lowerBound
    var start = offset
    var pause = offset
    while offset < range.upperBound {
      if offset >= pause {
        pause = min(range.upperBound, offset + Cancellation.interval)
        try cancellation.step(pause - offset)
      }
      offset = ByteSearch.endOfFolded(in: source, offset..<pause)
      guard offset < pause else { continue }
      let width = blankWidth(source, offset)
      if width == 0, source[offset] != 0 {
        offset += 1
        continue
      }
      if width == 1, start < offset, offset + 1 < range.upperBound, source[offset + 1] != 0,
        blankWidth(source, offset + 1) == 0
      {
        // A single blank inside the run stays where it is, if as another blank.
        offset += 1
        if source[offset - 1] != 0x20 {
          try flush(source, start..<offset)
          text[text.count - 1] = 0x20
          start = offset
        }
        continue
      }
      try flush(source, start..<offset)
      if width == 0 {
        try appendBlank()
        try append(replacing: Span(start: offset, end: offset + 1), by: [0xEF, 0xBF, 0xBD])
        offset += 1
      } else {
        addBlank(Span(start: offset, end: offset + width), isVerbatim: width == 1)
        offset += width
      }
      start = offset
    }
    try flush(source, start..<range.upperBound)
  }

  /// Appends bytes that stand for a range of the document: a character reference, say.
  mutating func append(
    folding replacement: [UInt8], for input: Span
  ) throws(CancellationError) {
    try cancellation.step()
    if replacement.count <= 2, !replacement.isEmpty,
      blankWidth(replacement, 0) == replacement.count
    {
      addBlank(input)
    } else {
      try appendBlank()
      try append(replacing: input, by: replacement)
    }
  }

  /// Appends bytes of the document as they are, but for NULs and carriage returns.
  mutating func append(
    preserving source: [UInt8], _ range: Range<Int>
  ) throws(CancellationError) {
    var start = range.lowerBound
    var pause = start
    for offset in range {
      if offset >= pause {
        pause = min(range.upperBound, offset + Cancellation.interval)
        try cancellation.step(pause - offset)
      }
      switch source[offset] {
      case 0:
        try flush(source, start..<offset)
        try append(replacing: Span(start: offset, end: offset + 1), by: [0xEF, 0xBF, 0xBD])
        start = offset + 1
      case 0x0D:
        try flush(source, start..<offset)
        let isPair = offset + 1 < source.count && source[offset + 1] == 0x0A
        if !isPair { try append(replacing: Span(start: offset, end: offset + 1), by: [0x0A]) }
        start = offset + 1
      default:
        break
      }
    }
    try flush(source, start..<range.upperBound)
  }

  /// Appends a line break, folding the blanks around it.
  mutating func appendLineBreak(for input: Span) throws(CancellationError) {
    pendingBlank = nil
    guard text.count > blockStart else { return }
    try append(replacing: input, by: [0x0A])
  }

  /// Appends the tab between two cells.
  mutating func appendCellBreak(for input: Span) throws(CancellationError) {
    pendingBlank = nil
    try append(replacing: input, by: [0x09])
  }

  /// Appends bytes in place of a range of the document.
  mutating func append(
    replacing input: Span, by bytes: [UInt8]
  ) throws(CancellationError) {
    try appendBlank()
    try text.makeRoom(for: bytes.count, cancellation)
    try map.makeRoom(cancellation)
    text.append(contentsOf: bytes)
    map.append(text: bytes.count, input: input, scale: .whole)
  }

  /// Notes that a blank stands here, to be written before the next text.
  ///
  /// - Parameter isVerbatim: `input` begins with a byte of white space.
  mutating func addBlank(_ input: Span, isVerbatim: Bool = false) {
    guard let blank = pendingBlank else {
      pendingBlank = (input, isVerbatim)
      return
    }
    if blank.input.end <= input.end, blank.input.start <= input.start {
      pendingBlank?.input = Span(start: blank.input.start, end: input.end)
    }
  }

  private mutating func flush(
    _ source: [UInt8], _ range: Range<Int>
  ) throws(CancellationError) {
    guard !range.isEmpty else { return }
    try appendBlank()
    try text.append(source, range, cancellation)
    try map.makeRoom(cancellation)
    map.append(text: range.count, input: Span(range), scale: .bytes)
  }

  private mutating func appendBlank() throws(CancellationError) {
    guard let blank = pendingBlank else { return }
    pendingBlank = nil
    guard writesBlank else { return }
    guard blank.isVerbatim else {
      try append(replacing: blank.input, by: [0x20])
      return
    }
    // The first of the blanks stands for all: the run before goes on over it.
    try text.makeRoom(for: 1, cancellation)
    try map.makeRoom(cancellation)
    text.append(0x20)
    map.append(
      text: 1, input: Span(start: blank.input.start, end: blank.input.start + 1), scale: .bytes)
  }

  /// The length of the blank at an offset: 1 for ASCII's, 2 for a no-break space; 0 where there is none.
  private func blankWidth(_ bytes: [UInt8], _ offset: Int) -> Int {
    switch bytes[offset] {
    case 0x20, 0x09, 0x0A, 0x0C, 0x0D: 1
    case 0xC2: offset + 1 < bytes.count && bytes[offset + 1] == 0xA0 ? 2 : 0
    default: 0
    }
  }
}
