internal import DocumentCore
internal import HTMLReader

/// Chooses the main content of a page and gives every block its role.
///
/// Paragraphs score for the elements above them, less with distance and link density (after Arc90's
/// Readability); the best element and those beside it that read like it are the content. What hints,
/// link density or the words themselves show to be something else is left out.
struct ContentSelector {
  private let tree: HTMLTree
  private let hints: [ElementHints]
  private var stream: BlockStream
  /// Set for nodes under an element that is not content.
  private var excluded: [BlockRole?]
  private var scores: [Float]
  private var textBytes: [Int32]
  private var linkBytes: [Int32]
  private var cancellation: Cancellation
  /// What an element costs, as steps of work: a few milliseconds for a million of them.
  private static let nodeWork = 8

  struct Selection {
    var stream: BlockStream
    /// Whether a main content was found; else every block that is not furniture is content.
    var isFound: Bool
    /// 0 to 1.
    var confidence: Float
  }

  /// How good a neighbour of the best element must be, as a share of its score, to belong to the content.
  private let neighbourShare: Float

  static func select(
    _ tree: HTMLTree, _ reader: HTMLBlockReader, title: String?, declaredKind: PageKind?,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> Selection {
    // An article has one body; threads and listings have many parts.
    let share: Float = declaredKind == .article ? 0.5 : 0.2
    var selector = ContentSelector(tree, reader, neighbourShare: share, cancellation)
    return try selector.run(title: title)
  }

  private init(
    _ tree: HTMLTree, _ reader: HTMLBlockReader, neighbourShare: Float,
    _ cancellation: Cancellation
  ) {
    self.tree = tree
    self.cancellation = cancellation
    self.neighbourShare = neighbourShare
    hints = reader.hints
    stream = reader.stream
    excluded = [BlockRole?](repeating: nil, count: tree.nodes.count)
    scores = [Float](repeating: 0, count: tree.nodes.count)
    textBytes = [Int32](repeating: 0, count: tree.nodes.count)
    linkBytes = textBytes
  }

  private mutating func run(title: String?) throws(CancellationError) -> Selection {
    try measure()
    try exclude()
    try score()
    let root = try contentRoot()
    var confidence: Float = 0.9
    var isFound = true
    try markRoles(root: root, title: title)
    let chosen = contentBytes
    var possible = 0
    for block in stream.blocks where block.role != .control {
      try cancellation.step(Self.nodeWork)
      if isExcluded(block) == nil, linkDensity(block) < 0.5 { possible += block.span.count }
    }
    if root == nil || chosen < 200 && possible > chosen * 3 {
      isFound = possible > 0
      try markRoles(root: nil, title: title)
      confidence = 0.4
    } else if chosen * 2 < possible {
      confidence = 0.6
    }
    return Selection(stream: stream, isFound: isFound, confidence: confidence)
  }

  private var contentBytes: Int {
    stream.blocks.reduce(0) { $0 + ($1.role == .content ? $1.span.count : 0) }
  }

  private func parent(_ node: Int) -> Int {
    Int(tree.nodes[node].parent)
  }

  private func linkDensity(_ block: DraftBlock) -> Float {
    Float(block.linkedBytes) / Float(max(1, block.span.count))
  }

  /// Adds up text and linked text under every element.
  private mutating func measure() throws(CancellationError) {
    for block in stream.blocks where block.role != .control {
      var node = block.node
      while node > 0 {
        try cancellation.step(Self.nodeWork)
        textBytes[node] += Int32(block.span.count)
        linkBytes[node] += Int32(block.linkedBytes)
        node = parent(node)
      }
    }
  }

  /// Marks the elements that hints or tags show to be something else, unless they hold most of the page's
  /// running text.
  private mutating func exclude() throws(CancellationError) {
    let total = Int(textBytes.isEmpty ? 0 : textBytes.max() ?? 0)
    let unlinked = stream.blocks.reduce(0) {
      $0 + ($1.role == .control ? 0 : max(0, $1.span.count - $1.linkedBytes))
    }
    for node in tree.nodes.indices where textBytes[node] > 0 {
      try cancellation.step(Self.nodeWork)
      let found = hints[node]
      guard let role = found.intersection(.boilerplate).boilerplateRole else { continue }
      let name = tree.nodes[node].name
      if name == .body || name == .html || name == .main || name == .article { continue }
      let own = Int(textBytes[node] - linkBytes[node])
      // A wrapper of the page that happens to be named so.
      if own * 5 > unlinked * 2, total > 0, !(name == .nav || name == .footer && own * 2 < unlinked)
      {
        continue
      }
      if found.contains(.content), !found.contains(.comment), own * 10 > unlinked { continue }
      excluded[node] = role
    }
  }

  /// The role of the excluded element nearest above a block; nil where there is none.
  private func isExcluded(_ block: DraftBlock) -> BlockRole? {
    var node = block.node
    while node > 0 {
      if let role = excluded[node] { return role }
      node = parent(node)
    }
    return nil
  }

  private func isRunning(_ block: DraftBlock) -> Bool {
    switch block.kind {
    case .paragraph, .quote, .listItem, .code, .definition: true
    case .title, .heading, .table, .caption, .figure, .rule, .term: false
    }
  }

  private mutating func score() throws(CancellationError) {
    for block in stream.blocks
    where block.role != .control && isRunning(block) && block.span.count >= 40 {
      try cancellation.step(Self.nodeWork)
      guard linkDensity(block) < 0.5, isExcluded(block) == nil else { continue }
      let weight = block.kind == .listItem ? Float(0.4) : 1
      let share = weight * (try value(of: block))
      var node = block.node
      // A block in its own paragraph element scores for what holds the paragraph.
      if isParagraphElement(tree.nodes[node].name) { node = parent(node) }
      for level in 0..<5 where node > 0 {
        scores[node] += share / (level == 0 ? 1 : level == 1 ? 2 : Float(level) * 3)
        node = parent(node)
      }
    }
    for node in scores.indices where scores[node] > 0 {
      try cancellation.step(Self.nodeWork)
      let density = Float(linkBytes[node]) / Float(max(1, textBytes[node]))
      scores[node] *= 1 - density
      if hints[node].contains(.content) { scores[node] *= 1.15 }
    }
  }

  private func isParagraphElement(_ name: TagName) -> Bool {
    switch name {
    case .p, .li, .dd, .dt, .pre, .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// One, plus its commas in any script, plus up to three for its length.
  private mutating func value(of block: DraftBlock) throws(CancellationError) -> Float {
    var commas = 0
    var scalars = 0
    let text = stream.text
    var pause = block.span.start
    for offset in block.span.range {
      if offset >= pause {
        pause = min(block.span.end, offset + Cancellation.interval)
        try cancellation.step(pause - offset)
      }
      let byte = text[offset]
      if byte & 0xC0 != 0x80 { scalars += 1 }
      switch byte {
      case 0x2C:
        commas += 1
      case 0xD8 where offset + 1 < block.span.end && text[offset + 1] == 0x8C:
        commas += 1
      case 0xE3 where offset + 2 < block.span.end && text[offset + 1] == 0x80:
        if text[offset + 2] == 0x81 || text[offset + 2] == 0x82 { commas += 1 }
      case 0xEF
      where offset + 2 < block.span.end && text[offset + 1] == 0xBC && text[offset + 2] == 0x8C:
        commas += 1
      default:
        break
      }
    }
    return 1 + Float(min(commas, 20)) + min(Float(scalars) / 100, 3)
  }

  /// The element that holds the content: the best, or one above it that holds others nearly as good.
  private mutating func contentRoot() throws(CancellationError) -> Int? {
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 3 else {
      return nil
    }
    let peaks = try peaks()
    var root = best
    var node = parent(best)
    var below = best
    var levels = 0
    while node > 0, levels < 8, tree.nodes[node].name != .html {
      var others: Float = 0
      for child in tree.children(of: node)
      where child != below && peaks[child] >= scores[best] * neighbourShare {
        try cancellation.step(Self.nodeWork)
        others += peaks[child]
      }
      if others > scores[best] * neighbourShare * 1.5 { root = node }
      below = node
      node = parent(node)
      levels += 1
    }
    return root
  }

  /// For each element the best score in it; 0 for what is left out.
  private mutating func peaks() throws(CancellationError) -> [Float] {
    var peaks = scores
    // Parents come before their children, but for a few moved ones.
    for node in peaks.indices.reversed() {
      try cancellation.step(Self.nodeWork)
      if excluded[node] != nil { peaks[node] = 0 }
      let above = parent(node)
      if above > 0, above < node { peaks[above] = max(peaks[above], peaks[node]) }
    }
    return peaks
  }

  private func isInside(_ node: Int, _ root: Int) -> Bool {
    var node = node
    while node > 0 {
      if node == root { return true }
      node = parent(node)
    }
    return false
  }

  // MARK: - Roles

  /// Gives every block its role, with the content under `root`, or anywhere where it is nil.
  private mutating func markRoles(root: Int?, title: String?) throws(CancellationError) {
    let titleKey = title.map { TextKey.hash(folded: Self.letters($0.utf8)) }
    var hasTitle = false
    var hasText = false
    var carried: BlockRole?
    for index in stream.blocks.indices where stream.blocks[index].role != .control {
      let block = stream.blocks[index]
      try cancellation.step(Self.nodeWork + (block.kind == .heading ? block.span.count : 0))
      var role = role(of: block, root: root)
      if role == .content || role == .boilerplate, block.kind == .heading || block.kind == .title {
        let key = TextKey.hash(folded: Self.letters(stream.text[block.span.range]))
        if !hasTitle, key == titleKey || (block.level == 1 && !hasText) {
          role = .title
          hasTitle = true
        }
      }
      if role == .content {
        if let furniture = Furniture.role(of: stream.text[block.span.range]) {
          role = furniture
          carried = furniture == .related ? furniture : nil
        } else if let current = carried, linkDensity(block) > 0.5 {
          role = current
        } else {
          carried = nil
          if isRunning(block), block.span.count > 80 { hasText = true }
        }
      }
      stream.blocks[index].role = role
      stream.blocks[index].kind =
        role == .title ? .title : block.kind == .title ? .heading : block.kind
    }
    try markOpening()
    dropTrailingHeadings()
  }

  /// Between the title and the content stand subtitle, byline, dateline and the lead picture's caption, often
  /// outside the element that holds the content.
  private mutating func markOpening() throws(CancellationError) {
    guard let title = stream.blocks.firstIndex(where: { $0.role == .title }),
      let content = stream.blocks.firstIndex(where: { $0.role == .content }), title < content
    else { return }
    for index in title + 1..<content where stream.blocks[index].role == .boilerplate {
      try cancellation.step(Self.nodeWork)
      let block = stream.blocks[index]
      let own = nearHints(block)
      guard isExcluded(block) == nil else { continue }
      if block.kind == .caption || own.contains(.caption) {
        stream.blocks[index].role = .caption
      } else if block.span.count < 160, own.contains(.byline) {
        stream.blocks[index].role = .byline
      } else if block.span.count < 160, own.contains(.dateline) {
        stream.blocks[index].role = .dateline
      } else if own.contains(.subtitle)
        || block.kind == .paragraph && block.span.count > 60 && linkDensity(block) < 0.2
      {
        stream.blocks[index].role = .subtitle
      }
    }
  }

  /// The letters and digits of a text, folded: equal for titles that differ in marks and blanks only.
  private static func letters(_ text: some Sequence<UInt8>) -> [UInt8] {
    TextKey.fold(text).filter { $0 >= 0x80 || $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }
  }

  private func role(of block: DraftBlock, root: Int?) -> BlockRole {
    if let role = isExcluded(block) { return role }
    if let root, !isInside(block.node, root) {
      return linkDensity(block) > 0.5 ? .navigation : .boilerplate
    }
    let own = nearHints(block)
    if block.kind == .caption || own.contains(.caption) && block.span.count < 400 {
      return .caption
    }
    if block.span.count < 160 {
      if own.contains(.byline) { return .byline }
      if own.contains(.dateline) { return .dateline }
    }
    if own.contains(.subtitle), block.kind != .heading { return .subtitle }
    let density = linkDensity(block)
    if density > 0.6 {
      // A whole sentence may be a link; a list of links is a menu.
      if block.kind == .listItem || block.kind == .heading && density > 0.9 && root == nil
        || block.span.count < 90 && block.kind != .heading
      {
        return .related
      }
    }
    return .content
  }

  /// The hints of the block's element and the two above it.
  private func nearHints(_ block: DraftBlock) -> ElementHints {
    var found: ElementHints = []
    var node = block.node
    for _ in 0..<2 where node > 0 {
      if textBytes[node] < Int32(block.span.count * 3) { found.formUnion(hints[node]) }
      node = parent(node)
    }
    return found
  }

  /// Headings with no content after them head something that was left out.
  private mutating func dropTrailingHeadings() {
    for index in stream.blocks.indices.reversed() where stream.blocks[index].role == .content {
      guard stream.blocks[index].kind == .heading else { return }
      stream.blocks[index].role = .boilerplate
    }
  }
}
