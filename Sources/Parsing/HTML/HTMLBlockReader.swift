internal import DocumentCore
internal import HTMLReader

/// How much of a page is read.
enum ReadingScope {
  /// What a reader would call the page's text.
  case text
  /// That, `noscript` and what is hidden: for pages that wait for their scripts to show them.
  case hidden
  /// All that a browser shows that runs no scripts: labels of buttons, choices and graphics too, and nothing else.
  case rendered
}

/// Walks a tree once and makes blocks of its rendered text, with the features that the choice of the
/// main content needs.
///
/// What makes a block, what is shown and how white space folds follow the standard's `innerText` and its
/// rendering section, by tags, attributes and inline style.
struct HTMLBlockReader {
  let tree: HTMLTree
  let scope: ReadingScope
  var stream: BlockStream
  /// For each node, the hints of its own tag and attributes.
  private(set) var hints: [ElementHints]
  /// Where each image of the stream stands in its text.
  var imagePositions: [Int] = []
  var isOpen = false
  var kind = BlockKind.paragraph
  var level = 0
  var marker = ""
  var blockNode = 0
  var linkedBytes = 0
  /// The name by which links reach the open block, or the next one where none is open.
  private var anchor: HTMLAttribute?
  /// The block elements that are open, and what text directly in them is.
  var contexts: [(node: Int, kind: BlockKind, level: Int)] = []
  private var lists: [OpenList] = []
  var links: [OpenLink] = []
  /// How many bytes of URLs the stream's links may still take: a link that goes on over many blocks is one in each.
  var linkBytesLeft: Int
  /// Whether links were left out for their length.
  var leavesOutLinks = false
  /// The hints of elements that the parser opened again, by the place of their tag's first attribute: they may be
  /// many, and their tag long.
  private var reopenedHints: [Int: ElementHints] = [:]

  /// A link that is open.
  struct OpenLink {
    let node: Int
    /// Where its text in the open block begins.
    var start: Int
    /// Decoded once, however many blocks it goes on over.
    var url: Label?
  }

  /// The outermost <em> and <strong> that are open; what is nested in them adds nothing.
  var emphasis: (node: Int, start: Int)?
  var strong: (node: Int, start: Int)?
  var preformatted = 0
  var quotes = 0
  /// How many elements are open whose text is no text of the page: see ``BlockRole/control``.
  private var controls = 0
  var breaks = 0
  var table: OpenTable?
  private let kinds = ElementKind.all
  private var cancellation: Cancellation
  /// What a node costs besides its text, as steps of work.
  private static let nodeWork = 64

  init(_ tree: HTMLTree, scope: ReadingScope = .text, _ cancellation: Cancellation) {
    self.tree = tree
    self.scope = scope
    self.cancellation = cancellation
    stream = BlockStream(cancellation)
    // A tenth of a page is text, and a tenth of its nodes are blocks, or a little more.
    stream.reserve(text: tree.input.count / 8, blocks: tree.nodes.count / 10)
    linkBytesLeft = tree.input.count * 2 + 1 << 16
    hints = [ElementHints](repeating: [], count: tree.nodes.count)
  }

  /// Walks the whole tree.
  mutating func run() throws(CancellationError) {
    let nodes = tree.nodes
    var node = 0
    walk: while true {
      try cancellation.step(Self.nodeWork)
      let descends = try enter(node, nodes[node])
      if descends, nodes[node].firstChild >= 0 {
        node = Int(nodes[node].firstChild)
        continue
      }
      if descends { try leave(node) }
      while nodes[node].nextSibling < 0 {
        node = Int(nodes[node].parent)
        if node <= 0 { break walk }
        try leave(node)
      }
      node = Int(nodes[node].nextSibling)
    }
    try close()
  }

  /// Takes a node in.
  ///
  /// - Returns: Whether its children are to be read.
  private mutating func enter(_ node: Int, _ own: HTMLNode) throws(CancellationError) -> Bool {
    switch own.kind {
    case .element: break
    case .document: return true
    case .text:
      if !isLeftOut(textOrElement: node) { try text(node) }
      return false
    case .comment, .doctype: return false
    }
    let name = own.name
    guard own.namespace == .html else { return try enterForeign(node, own) }
    let kinds = kinds[name]
    let isControl = scope == .rendered && kinds.contains(.control)
    if kinds.contains(.skipped), !isControl, !(scope == .hidden && name == .noscript),
      !(scope == .rendered && (name == .rt || name == .rtc))
    {
      if name == .img { image(node) }
      return false
    }
    let anchor = readHints(node, own)
    let hints = hints[node]
    if hints.contains(.hidden), scope != .hidden || name == .dialog { return false }
    if isLeftOut(textOrElement: node) { return false }
    if let anchor { try note(anchor: anchor, of: node) }
    if name == .a, isPermalink(node) { return false }
    if hints.contains(.keepsSpace) { preformatted += 1 }
    if isControl {
      try beginControl(node)
      return true
    }
    guard kinds.contains(.special) else {
      if hints.contains(.block) { try openBlock(node, name) }
      return true
    }
    switch name {
    case .br:
      try lineBreak(node)
    case .hr:
      try close()
    case .a:
      if hints.contains(.block) { try openBlock(node, name) }
      links.append(OpenLink(node: node, start: stream.nextTextPosition))
    case .em, .i, .b, .strong:
      if hints.contains(.block) { try openBlock(node, name) }
      openEmphasis(node, isStrong: name == .b || name == .strong)
    case .table:
      try openTable(node)
    case .tbody, .thead, .tfoot:
      table?.beginRowGroup()
      try openBlock(node, name)
    case .tr:
      try openRow(node)
    case .td, .th:
      try openCell(node)
    default:
      try openBlock(node, name)
    }
    return true
  }

  /// SVG shows the text in its `text` elements, MathML all but its annotations.
  private mutating func enterForeign(
    _ node: Int, _ own: HTMLNode
  ) throws(CancellationError) -> Bool {
    let name = own.name
    if own.namespace == .mathML {
      return name != .annotation && name != .annotationXml
    }
    guard scope == .rendered, !kinds[name].contains(.unseenGraphic) else { return false }
    _ = readHints(node, own)
    if hints[node].contains(.hidden) { return false }
    if name == .text { try beginControl(node) }
    return true
  }

  /// Whether a browser shows nothing of a node because of its parent: in a closed `details` all but its summary,
  /// in a graphic what is not in its `text` elements.
  private mutating func isLeftOut(textOrElement node: Int) -> Bool {
    guard scope == .rendered, tree.nodes[node].parent > 0 else { return false }
    let parent = Int(tree.nodes[node].parent)
    if tree.nodes[parent].namespace == .svg {
      return tree.nodes[node].kind == .text && controls == 0
    }
    guard tree.nodes[parent].name == .details, tree.attribute(of: parent, named: .open) == nil
    else {
      return false
    }
    // The first summary is the one.
    return tree.nodes[node].name != .summary || !hints[parent].insert(.summarized).inserted
  }

  private mutating func beginControl(_ node: Int) throws(CancellationError) {
    try close()
    controls += 1
    // Inside a table of data the cells alone make blocks.
    guard table == nil else { return }
    blockNode = node
    kind = .paragraph
    level = 0
    marker = ""
    contexts.append((node, kind, level))
  }

  private mutating func endControl() throws(CancellationError) {
    try close()
    controls -= 1
  }

  private mutating func leave(_ node: Int) throws(CancellationError) {
    let own = tree.nodes[node]
    let name = own.name
    switch own.namespace {
    case .html: try leave(node, name)
    case .svg: if name == .text { try endControl() }
    case .mathML: return
    }
    if contexts.last?.node == node {
      contexts.removeLast()
      resume()
    }
  }

  private mutating func leave(_ node: Int, _ name: TagName) throws(CancellationError) {
    if hints[node].contains(.keepsSpace) {
      try close()
      preformatted -= 1
    }
    let kinds = kinds[name]
    if scope == .rendered, kinds.contains(.control) {
      try endControl()
      return
    }
    guard kinds.contains(.special) else {
      if hints[node].contains(.block) { try close() }
      return
    }
    switch name {
    case .caption where table != nil:
      try closeCaption()
    case .a:
      closeLink(node)
      if hints[node].contains(.block) { try close() }
    case .em, .i, .b, .strong:
      closeEmphasis(node)
      if hints[node].contains(.block) { try close() }
    case .table where table?.node == node:
      try closeTable()
    case .td, .th:
      try closeCell()
    case .ul, .ol, .menu, .dir:
      try close()
      if lists.last?.node == node { lists.removeLast() }
    case .blockquote:
      try close()
      quotes -= 1
    case .br, .hr:
      break
    default:
      try close()
    }
  }

  /// Text after an inner block is the outer one's again.
  mutating func resume() {
    guard table == nil else { return }
    let outer = contexts.last ?? (0, .paragraph, 0)
    blockNode = outer.node
    kind = outer.kind
    level = outer.level
    marker = ""
  }

  private mutating func openBlock(_ node: Int, _ name: TagName) throws(CancellationError) {
    if name == .caption, table != nil {
      try openCaption(node)
      return
    }
    try close()
    switch name {
    case .blockquote: quotes += 1
    case .ul, .ol, .menu, .dir: lists.append(OpenList(tree, node))
    default: break
    }
    // Inside a table of data the cells alone make blocks.
    guard table == nil else { return }
    blockNode = node
    kind = quotes > 0 ? .quote : .paragraph
    level = 0
    marker = ""
    switch name {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      kind = .heading
      level = Int(name.rawValue - TagName.h1.rawValue) + 1
    case .li: openItem(node)
    case .pre, .listing, .xmp, .plaintext: kind = .code
    case .figcaption, .caption: kind = .caption
    case .dt: kind = .term
    case .dd: kind = .definition
    case .p, .div, .span, .a, .em, .i, .b, .strong:
      // Paragraphs of a list item are the item.
      if let outer = contexts.last, outer.kind == .listItem {
        (kind, level) = (outer.kind, outer.level)
      }
    default: break
    }
    contexts.append((node, kind, level))
  }

  private mutating func openItem(_ node: Int) {
    kind = .listItem
    level = max(1, lists.count)
    guard !lists.isEmpty else {
      marker = OpenList.bullet
      return
    }
    marker = lists[lists.count - 1].nextMarker(
      value: Self.number(tree.attributeValue(of: node, named: .value)))
  }

  /// The integer that an attribute's value begins with, after the standard's rules for parsing integers; nil where
  /// there is none or it is beyond a million.
  static func number(_ value: [UInt8]?) -> Int? {
    guard let value else { return nil }
    var rest = value.drop { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let digits = rest.prefix { $0 &- 0x30 < 10 }
    guard !digits.isEmpty else { return nil }
    var number = 0
    for digit in digits {
      number = number * 10 + Int(digit - 0x30)
      if number > 1_000_000 { return nil }
    }
    return sign * number
  }

  /// Opens a block where none is open.
  mutating func open() {
    guard !isOpen else { return }
    stream.beginBlock()
    isOpen = true
    linkedBytes = 0
    for index in links.indices { links[index].start = stream.position }
    emphasis?.start = stream.position
    strong?.start = stream.position
  }

  /// Closes the open block, if any; the one that text opens next goes on in the same element.
  mutating func close() throws(CancellationError) {
    guard table == nil || !isOpen || table?.isInCaption == true else {
      stream.addBlank(Span(start: position, end: position))
      return
    }
    breaks = 0
    guard isOpen else { return }
    isOpen = false
    for index in links.indices { finishLink(index) }
    finishEmphasis()
    let count = stream.blocks.count
    try stream.endBlock { span in
      var block = DraftBlock(kind: kind, span: span, level: level)
      block.role = controls > 0 ? .control : .content
      block.linkedBytes = linkedBytes
      block.node = blockNode
      return block
    }
    // A name before white space only is the next block's.
    if stream.blocks.count > count {
      if !marker.isEmpty { stream.blocks[count].marker = stream.label(marker.utf8) }
      if let anchor { stream.blocks[count].anchor = label(anchor) }
      anchor = nil
    }
    marker = ""
    if kind == .heading || kind == .caption, table == nil { kind = .paragraph }
  }

  /// An attribute's value as a label.
  mutating func label(_ attribute: HTMLAttribute) -> Label {
    attribute.isVerbatim
      ? stream.label(tree.input[attribute.valueRange]) : stream.label(tree.value(of: attribute))
  }

  /// Where the last text came from.
  var position: Int { stream.map.runs.last?.input.end ?? 0 }

  // MARK: - Hints

  /// Reads what an element's tag and attributes tell.
  ///
  /// - Returns: The attribute that names it for links.
  private mutating func readHints(_ node: Int, _ own: HTMLNode) -> HTMLAttribute? {
    guard own.sourceRange.isEmpty, let tag = reopenedTag(node) else {
      return readOwnHints(node, own.name)
    }
    if let known = reopenedHints[tag] {
      hints[node] = known
    } else {
      _ = readOwnHints(node, own.name)
      reopenedHints[tag] = hints[node]
    }
    // Its name is that of the element which the tag opened first.
    return nil
  }

  /// Where the first attribute of an element's tag stands, if the parser opened the element again by itself.
  private func reopenedTag(_ node: Int) -> Int? {
    var attributes = tree.attributes(of: node)
    return attributes.next()?.nameRange.lowerBound
  }

  /// Whether an element is what React sends late, for a script to show in its place: `<div hidden id="S:1">`.
  private func isStreamed(_ node: Int) -> Bool {
    tree.nodes[node].name == .div
      && tree.attributeValue(of: node, named: .id)?.starts(with: "S:".utf8) ?? false
  }

  private mutating func readOwnHints(_ node: Int, _ name: TagName) -> HTMLAttribute? {
    let kinds = kinds[name]
    var found: ElementHints = kinds.contains(.telling) ? ElementKind.hints(of: name) : []
    var anchor: HTMLAttribute?
    if kinds.contains(.block) { found.insert(.block) }
    if kinds.contains(.preformatted) { found.insert(.keepsSpace) }
    if name == .dialog, tree.attribute(of: node, named: .open) == nil { found.insert(.hidden) }
    for attribute in tree.attributes(of: node) {
      switch attribute.name {
      case .class:
        found.formUnion(.of(classOrID: attribute, in: tree))
      case .id:
        found.formUnion(.of(classOrID: attribute, in: tree))
        anchor = attribute
      case .name where name == .a:
        anchor = attribute
      case .hidden where scope == .text && isStreamed(node): break
      case .hidden, .popover:
        found.insert(.hidden)
      case .ariaHidden:
        // What a closed panel or a slide to come holds is hidden so too, and is text of the page.
        if !kinds.contains(.block), tree.value(of: attribute).elementsEqual("true".utf8) {
          found.insert(.ariaHidden)
        }
      case .style:
        found.apply(InlineStyle(tree.value(of: attribute)))
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
    if found.contains(.ariaHidden), scope == .text { found.insert(.hidden) }
    hints[node] = found
    return anchor
  }

  /// The last name before a block's text is the one closest to it; in the text, the first.
  private mutating func note(
    anchor attribute: HTMLAttribute, of node: Int
  ) throws(CancellationError) {
    if hints[node].contains(.block) { try close() }
    guard !attribute.valueRange.isEmpty, !isOpen || anchor == nil else { return }
    anchor = attribute
  }
}
