internal import DocumentCore
internal import HTMLReader

/// Walks a tree once and makes blocks of its rendered text, with the features that the choice of the
/// main content needs.
struct HTMLBlockReader {
  private let tree: HTMLTree
  private(set) var stream: BlockStream
  /// For each node, the hints of its own tag and attributes.
  private(set) var hints: [ElementHints]
  /// Where each image of the stream stands in its text.
  private(set) var imagePositions: [Int] = []
  private var isOpen = false
  private var kind = BlockKind.paragraph
  private var level = 0
  private var marker = ""
  private var blockNode = 0
  private var linkedBytes = 0
  /// The block elements that are open, and what text directly in them is.
  private var contexts: [(node: Int, kind: BlockKind, level: Int)] = []
  private var lists: [(number: Int?, node: Int)] = []
  private var links: [(node: Int, start: Int)] = []
  /// The outermost <em> and <strong> that are open; what is nested in them adds nothing.
  private var emphasis: (node: Int, start: Int)?
  private var strong: (node: Int, start: Int)?
  private var preformatted = 0
  private var quotes = 0
  private var breaks = 0
  private var table: OpenTable?

  private struct OpenTable {
    let node: Int
    var cells: [Cell] = []
    var row = -1
    var column = 0
    var cellStart = 0
    var isHeader = false
    var isInCell = false
    var span = (row: 1, column: 1)
  }

  /// Whether text that only scripts show is read too.
  private let readsHidden: Bool
  private var cancellation: Cancellation
  /// What a node costs besides its text, as steps of work.
  private static let nodeWork = 64

  /// - Parameter readsHidden: Read `noscript` and what is hidden too, for pages whose scripts would show it.
  init(_ tree: HTMLTree, readsHidden: Bool = false, _ cancellation: Cancellation) {
    self.tree = tree
    self.cancellation = cancellation
    stream = BlockStream(cancellation)
    self.readsHidden = readsHidden
    hints = [ElementHints](repeating: [], count: tree.nodes.count)
  }

  /// Walks the whole tree.
  mutating func run() throws(CancellationError) {
    var node = 0
    walk: while true {
      try cancellation.step(Self.nodeWork)
      let descends = try enter(node)
      if descends, tree.nodes[node].firstChild >= 0 {
        node = Int(tree.nodes[node].firstChild)
        continue
      }
      if descends { try leave(node) }
      while tree.nodes[node].nextSibling < 0 {
        node = Int(tree.nodes[node].parent)
        if node <= 0 { break walk }
        try leave(node)
      }
      node = Int(tree.nodes[node].nextSibling)
    }
    try close()
  }

  // MARK: - Elements

  /// The elements that `enter` and `leave` treat by name.
  private static let handled = TagSet([
    .img, .br, .hr, .a, .em, .i, .b, .strong, .table, .tr, .td, .th, .ul, .ol, .pre, .blockquote,
  ])

  /// Takes a node in.
  ///
  /// - Returns: Whether its children are to be read.
  private mutating func enter(_ node: Int) throws(CancellationError) -> Bool {
    let kind = tree.nodes[node].kind
    if kind == .text {
      try text(node)
      return false
    }
    guard kind == .element else { return kind == .document }
    let name = tree.nodes[node].name
    if tree.nodes[node].namespace != .html
      || ElementKind.isSkipped(name) && !(readsHidden && name == .noscript)
    {
      if name == .img { image(node) }
      return false
    }
    readHints(node)
    if hints[node].contains(.hidden), !readsHidden { return false }
    guard Self.handled.contains(name) else {
      if ElementKind.isBlock(name) { try openBlock(node, name) }
      return true
    }
    switch name {
    case .img:
      image(node)
    case .br:
      try lineBreak(node)
    case .hr:
      try close()
    case .a:
      if isPermalink(node) { return false }
      links.append((node, stream.nextTextPosition))
    case .em, .i, .b, .strong:
      openEmphasis(node, isStrong: name == .b || name == .strong)
    case .table:
      try openTable(node)
    case .tr:
      try openRow(node)
    case .td, .th:
      try openCell(node)
    default:
      if ElementKind.isBlock(name) { try openBlock(node, name) }
    }
    return true
  }

  private mutating func leave(_ node: Int) throws(CancellationError) {
    let name = tree.nodes[node].name
    try leave(node, name)
    if contexts.last?.node == node {
      contexts.removeLast()
      resume()
    }
  }

  private mutating func leave(_ node: Int, _ name: TagName) throws(CancellationError) {
    guard Self.handled.contains(name) else {
      if ElementKind.isBlock(name) { try close() }
      return
    }
    switch name {
    case .a:
      closeLink(node)
    case .em, .i, .b, .strong:
      closeEmphasis(node)
    case .table where table?.node == node:
      try closeTable()
    case .td, .th:
      try closeCell()
    case .ul, .ol:
      try close()
      if lists.last?.node == node { lists.removeLast() }
    case .pre:
      try close()
      preformatted -= 1
    case .blockquote:
      try close()
      quotes -= 1
    default:
      if ElementKind.isBlock(name) { try close() }
    }
  }

  /// Text after an inner block is the outer one's again.
  private mutating func resume() {
    guard table == nil else { return }
    let outer = contexts.last ?? (0, .paragraph, 0)
    blockNode = outer.node
    kind = outer.kind
    level = outer.level
    marker = ""
  }

  private mutating func openBlock(_ node: Int, _ name: TagName) throws(CancellationError) {
    try close()
    switch name {
    case .pre: preformatted += 1
    case .blockquote: quotes += 1
    case .ul: lists.append((nil, node))
    case .ol: lists.append((Self.number(tree.attributeValue(of: node, named: .start)) ?? 1, node))
    default: break
    }
    // Inside a table of data the cells alone make blocks.
    guard table == nil || name == .caption else { return }
    blockNode = node
    kind = quotes > 0 ? .quote : .paragraph
    level = 0
    marker = ""
    switch name {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      kind = .heading
      level = Int(name.rawValue - TagName.h1.rawValue) + 1
    case .li: openItem()
    case .pre: kind = .code
    case .figcaption, .caption: kind = .caption
    case .dt: kind = .term
    case .dd: kind = .definition
    case .p, .div, .span:
      // Paragraphs of a list item are the item.
      if let outer = contexts.last, outer.kind == .listItem {
        (kind, level) = (outer.kind, outer.level)
      }
    default: break
    }
    contexts.append((node, kind, level))
  }

  private mutating func openItem() {
    kind = .listItem
    level = max(1, lists.count)
    if let number = lists.last?.number {
      marker = "\(number)."
      lists[lists.count - 1].number = number + 1
    } else {
      marker = "•"
    }
  }

  private static func number(_ value: [UInt8]?) -> Int? {
    value.flatMap { Int(String(decoding: $0, as: UTF8.self)) }.flatMap {
      (-1_000_000...1_000_000).contains($0) ? $0 : nil
    }
  }

  // MARK: - Text

  private mutating func text(_ node: Int) throws(CancellationError) {
    // In a data table only cells and captions hold text.
    if let table, !table.isInCell, kind != .caption { return }
    if !isOpen {
      stream.beginBlock()
      isOpen = true
      linkedBytes = 0
      for index in links.indices { links[index].start = stream.position }
      emphasis?.start = stream.position
      strong?.start = stream.position
    }
    let before = stream.position
    let source = tree.input
    try tree.forEachTextPiece(node) { piece throws(CancellationError) in
      if let replacement = piece.replacement {
        let bytes = Array(tree.replacements[replacement])
        if preformatted > 0 {
          try stream.append(
            replacing: Span(piece.source), by: bytes == [0xC2, 0xA0] ? [0x20] : bytes)
        } else {
          try stream.append(folding: bytes, for: Span(piece.source))
        }
      } else if preformatted > 0 {
        try stream.append(preserving: source, piece.source)
      } else {
        try stream.append(folding: source, piece.source)
      }
    }
    if stream.position > before {
      breaks = 0
      if !links.isEmpty { linkedBytes += stream.position - before }
    }
  }

  private mutating func lineBreak(_ node: Int) throws(CancellationError) {
    guard isOpen, table == nil else {
      if table?.isInCell == true { stream.addBlank(Span(tree.nodes[node].sourceRange)) }
      return
    }
    breaks += 1
    // An empty line between two texts is a paragraph's end.
    if breaks > 1, preformatted == 0 {
      try close()
    } else {
      try stream.appendLineBreak(for: Span(tree.nodes[node].sourceRange))
    }
  }

  /// Closes the open block, if any; the one that text opens next goes on in the same element.
  private mutating func close() throws(CancellationError) {
    guard table == nil || !isOpen || kind == .caption else {
      stream.addBlank(Span(start: position, end: position))
      return
    }
    breaks = 0
    guard isOpen else { return }
    isOpen = false
    for index in links.indices { finishLink(index) }
    finishEmphasis()
    try stream.endBlock { span in
      var block = DraftBlock(kind: kind, span: span, level: level)
      block.marker = marker
      block.linkedBytes = linkedBytes
      block.node = blockNode
      return block
    }
    marker = ""
    if kind == .heading || kind == .caption { kind = .paragraph }
  }

  /// Where the last text came from.
  private var position: Int { stream.map.runs.last?.input.end ?? 0 }

  // MARK: - Links, emphasis, images

  private mutating func closeLink(_ node: Int) {
    guard let index = links.lastIndex(where: { $0.node == node }) else { return }
    finishLink(index)
    links.remove(at: index)
  }

  private mutating func finishLink(_ index: Int) {
    let (node, start) = links[index]
    if start < stream.position,
      let url = tree.attributeValue(of: node, named: .href)
    {
      stream.links.append(
        Link(
          span: Span(start: start, end: stream.position), url: String(decoding: url, as: UTF8.self))
      )
    }
    links[index].start = stream.position
  }

  /// Whether a link is only the mark that documentation puts beside its headings.
  private func isPermalink(_ node: Int) -> Bool {
    let child = Int(tree.nodes[node].firstChild)
    guard child >= 0, tree.nodes[child].kind == .text, tree.nodes[child].nextSibling < 0,
      tree.nodes[child].sourceRange.count <= 8
    else { return false }
    let text = String(decoding: tree.text(of: child), as: UTF8.self)
    return text == "¶" || text == "#" || text == "§"
  }

  private mutating func openEmphasis(_ node: Int, isStrong: Bool) {
    let open = (node: node, start: stream.nextTextPosition)
    if isStrong { strong = strong ?? open } else { emphasis = emphasis ?? open }
  }

  private mutating func closeEmphasis(_ node: Int) {
    guard emphasis?.node == node || strong?.node == node else { return }
    finishEmphasis()
    if emphasis?.node == node { emphasis = nil }
    if strong?.node == node { strong = nil }
  }

  /// Records what is open up to here and begins anew.
  private mutating func finishEmphasis() {
    let end = stream.position
    for (open, isStrong) in [(emphasis, false), (strong, true)] {
      guard let open, open.start < end else { continue }
      stream.emphasis.append(
        Emphasis(span: Span(start: open.start, end: end), isStrong: isStrong))
    }
    emphasis?.start = end
    strong?.start = end
  }

  private mutating func image(_ node: Int) {
    guard let url = tree.attributeValue(of: node, named: .src), !url.isEmpty else { return }
    let alt = tree.attributeValue(of: node, named: .alt) ?? []
    stream.images.append(
      Image(
        url: String(decoding: url, as: UTF8.self), alt: String(decoding: alt, as: UTF8.self),
        input: Span(tree.nodes[node].sourceRange)))
    imagePositions.append(stream.position)
  }

  // MARK: - Tables

  private mutating func openTable(_ node: Int) throws(CancellationError) {
    try close()
    guard table == nil, TableShape.isData(tree, node) else { return }
    blockNode = node
    kind = .table
    level = 0
    marker = ""
    table = OpenTable(node: node)
  }

  private mutating func openRow(_ node: Int) throws(CancellationError) {
    guard var open = table else {
      try close()
      return
    }
    open.row += 1
    open.column = 0
    if isOpen, stream.position > 0, kind == .table {
      try stream.appendLineBreak(for: Span(start: position, end: position))
    }
    table = open
  }

  private mutating func openCell(_ node: Int) throws(CancellationError) {
    guard var open = table else {
      try close()
      blockNode = node
      kind = quotes > 0 ? .quote : .paragraph
      contexts.append((node, kind, 0))
      return
    }
    if kind == .caption { try close() }
    kind = .table
    blockNode = open.node
    if !isOpen {
      stream.beginBlock()
      isOpen = true
      linkedBytes = 0
    }
    if open.column > 0 {
      try stream.appendCellBreak(for: Span(start: position, end: position))
    }
    open.cellStart = stream.position
    open.isInCell = true
    open.isHeader = tree.nodes[node].name == .th
    open.span.row = min(
      1000, max(1, Self.number(tree.attributeValue(of: node, named: .rowspan)) ?? 1))
    open.span.column = min(
      1000, max(1, Self.number(tree.attributeValue(of: node, named: .colspan)) ?? 1))
    table = open
  }

  private mutating func closeCell() throws(CancellationError) {
    guard var open = table else {
      try close()
      return
    }
    guard open.isInCell else { return }
    var cell = Cell(
      span: Span(start: open.cellStart, end: max(open.cellStart, stream.position)),
      row: max(0, open.row), column: open.column)
    cell.isHeader = open.isHeader
    cell.rowSpan = open.span.row
    cell.columnSpan = open.span.column
    open.cells.append(cell)
    open.column += open.span.column
    open.isInCell = false
    table = open
  }

  private mutating func closeTable() throws(CancellationError) {
    guard let open = table else { return }
    table = nil
    let count = stream.blocks.count
    try close()
    if stream.blocks.count > count, let index = stream.blocks.indices.last,
      stream.blocks[index].kind == .table
    {
      let span = stream.blocks[index].span
      stream.blocks[index].cells = open.cells.compactMap { cell in
        guard span.start <= cell.span.start, cell.span.start <= span.end else { return nil }
        var cell = cell
        cell.span = Span(start: cell.span.start, end: min(cell.span.end, span.end))
        return cell
      }
    }
    kind = .paragraph
  }

  // MARK: - Hints

  private mutating func readHints(_ node: Int) {
    var found = ElementKind.hints(of: tree.nodes[node].name)
    for attribute in tree.attributes(of: node) {
      switch attribute.name {
      case .class, .id:
        found.formUnion(.of(classOrID: tree.value(of: attribute)))
      case .hidden:
        found.insert(.hidden)
      case .style:
        let value = tree.value(of: attribute)
        if value.count < 4096, InlineStyle.hides(value) { found.insert(.hidden) }
      case .role:
        found.formUnion(ElementKind.hints(ofRole: tree.value(of: attribute)))
      case .itemprop:
        let value = String(decoding: tree.value(of: attribute).prefix(64), as: UTF8.self)
        if value == "articleBody" { found.insert(.content) }
        if value == "author" { found.insert(.byline) }
        if value.hasPrefix("date") { found.insert(.dateline) }
        if value == "headline" { found.insert(.title) }
      default:
        break
      }
    }
    hints[node] = found
  }
}

/// What inline style says of whether text is shown.
enum InlineStyle {
  static func hides(_ style: [UInt8]) -> Bool {
    let compact = String(
      decoding: style.lazy.filter { $0 > 0x20 }.map { $0 | ($0 &- 0x41 < 26 ? 0x20 : 0) },
      as: UTF8.self)
    return compact.contains("display:none") || compact.contains("visibility:hidden")
  }
}
