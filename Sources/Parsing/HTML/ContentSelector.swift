internal import DocumentCore
internal import HTMLReader

/// Chooses the main content of a page and gives every block its role.
///
/// Rules go first: paragraphs score for the elements above them, less with distance and link density (after Arc90's
/// Readability); the best element and those beside it that read like it hold the content. What hints, link density or
/// the words themselves show to be something else gets its role. Then a trained model, which sees what the rules
/// found, decides which blocks are content, and the rules' roles stay for the others.
struct ContentSelector {
  private(set) var outline: PageOutline
  private(set) var stream: BlockStream
  private let signals: PageSignals
  private var cancellation: Cancellation

  struct Selection {
    var stream: BlockStream
    let outline: PageOutline
    /// Whether a main content was found that is likely to be one.
    var isFound: Bool
    let choice: ContentChoice
    let features: BlockFeatures
  }

  /// How good a neighbour of the best element must be, as a share of its score, to belong to the content.
  private let neighbourShare: Float

  /// - Parameters:
  ///   - title: The page's, by its metadata.
  ///   - signals: What the metadata tells of the page's kind.
  ///   - scores: By block, instead of what the model says.
  static func select(
    _ tree: HTMLTree, _ reader: HTMLBlockReader, title: String?, signals: PageSignals,
    scores: [Float]? = nil, _ cancellation: Cancellation
  ) throws(CancellationError) -> Selection {
    var selector = try ContentSelector(tree, reader, signals, cancellation)
    let features = try selector.rule(title: title, keepsRows: scores != nil)
    return selector.choose(scores.map { features.scored($0) } ?? features)
  }

  /// What the model's trainer reads: the numbers of the blocks, and the roles that rules give them.
  static func features(
    _ tree: HTMLTree, _ reader: HTMLBlockReader, title: String?, signals: PageSignals,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> (BlockFeatures, BlockStream) {
    var selector = try ContentSelector(tree, reader, signals, cancellation)
    return (try selector.rule(title: title, keepsRows: true), selector.stream)
  }

  private init(
    _ tree: HTMLTree, _ reader: HTMLBlockReader, _ signals: PageSignals,
    _ cancellation: Cancellation
  ) throws(CancellationError) {
    self.cancellation = cancellation
    self.signals = signals
    // An article has one body; threads and listings have many parts.
    neighbourShare = signals.declaredKind == .article ? 0.5 : 0.2
    stream = reader.stream
    outline = try PageOutline(tree, hints: reader.hints, reader.stream, &self.cancellation)
  }

  /// Gives the blocks the roles that rules see in them, and measures them for the model.
  private mutating func rule(
    title: String?, keepsRows: Bool
  ) throws(CancellationError) -> BlockFeatures {
    try exclude()
    try score()
    let best = best
    let root = try contentRoot(best)
    try markRoles(root: root, title: title)
    let chosen = contentBytes
    var possible = 0
    for (index, block) in stream.blocks.enumerated() where block.role != .control {
      try cancellation.step(Self.blockWork)
      if excludedRole(index) == nil, linkDensity(block) < 0.5 { possible += block.span.count }
    }
    if root == nil || chosen < 200 && possible > chosen * 3 {
      try markRoles(root: nil, title: title)
    }
    return try BlockFeatures(
      outline, stream, root: root, best: best, signals: signals, keepsRows: keepsRows,
      &cancellation)
  }

  /// Replaces the rules' choice of the content by the model's, where that finds any.
  private mutating func choose(_ features: BlockFeatures) -> Selection {
    let choice = ContentChoice(features, stream, outline, signals)
    if choice.expectedF1 > 0 {
      for (index, score) in zip(features.blocks, choice.scores)
      where !Self.isRuled(stream.blocks[index].role) {
        if score >= choice.threshold {
          stream.blocks[index].role = .content
        } else if stream.blocks[index].role == .content {
          stream.blocks[index].role =
            linkDensity(stream.blocks[index]) > 0.5 ? .navigation : .boilerplate
        }
      }
    }
    if !stream.blocks.contains(where: { $0.role.isMain }) {
      // Whoever gives a menu and nothing else wants its text.
      for index in features.blocks { stream.blocks[index].role = .content }
    }
    return Selection(
      stream: stream, outline: outline, isFound: choice.expectedF1 > 0.3 || stream.blocks.isEmpty,
      choice: choice, features: features)
  }

  /// Roles that rules tell better.
  private static func isRuled(_ role: BlockRole) -> Bool {
    switch role {
    case .title, .byline, .dateline, .caption, .control: true
    default: false
    }
  }

  /// What a block costs, as steps of work.
  private static let blockWork = 8

  private var contentBytes: Int {
    stream.blocks.reduce(0) { $0 + ($1.role == .content ? $1.span.count : 0) }
  }

  private func linkDensity(_ block: DraftBlock) -> Float {
    Float(block.linkedBytes) / Float(max(1, block.span.count))
  }

  /// Marks the elements that hints or tags show to be something else, unless they hold most of the page's
  /// running text, and hands that down to those in them.
  private mutating func exclude() throws(CancellationError) {
    let unlinked = outline.unlinked
    for place in outline.elements.indices {
      try cancellation.step(PageOutline.elementWork)
      let element = outline[place]
      if element.parent >= 0 { outline[place].excluded = outline[element.parent].excluded }
      guard let role = element.hints.intersection(.boilerplate).boilerplateRole else { continue }
      let name = element.name
      if name == .body || name == .html || name == .main || name == .article { continue }
      let own = element.text - element.linked
      // A wrapper of the page that happens to be named so.
      if own * 5 > unlinked * 2, !(name == .nav || name == .footer && own * 2 < unlinked) {
        continue
      }
      if element.hints.contains(.content), !element.hints.contains(.comment), own * 10 > unlinked {
        continue
      }
      outline[place].excluded = role
    }
  }

  /// The role that the elements around a block show it to have instead of content; nil where they don't.
  private func excludedRole(_ index: Int) -> BlockRole? {
    let place = outline.places[index]
    return place < 0 ? nil : outline[place].excluded
  }

  private func isRunning(_ block: DraftBlock) -> Bool {
    switch block.kind {
    case .paragraph, .quote, .listItem, .code, .definition: true
    case .title, .heading, .table, .caption, .figure, .rule, .term, .footnote: false
    }
  }

  private mutating func score() throws(CancellationError) {
    for (index, block) in stream.blocks.enumerated()
    where block.role != .control && isRunning(block) && block.span.count >= 40 {
      try cancellation.step(Self.blockWork)
      guard linkDensity(block) < 0.5, excludedRole(index) == nil else { continue }
      let measure = outline.measures[index]
      let weight = block.kind == .listItem ? Float(0.4) : 1
      // One, plus its commas in any script, plus up to three for its length.
      let share =
        weight * (1 + Float(min(measure.commas, 20)) + min(Float(measure.length) / 100, 3))
      var place = outline.places[index]
      // A block in its own paragraph element scores for what holds the paragraph.
      if place >= 0, isParagraphElement(outline[place].name) { place = outline[place].parent }
      for level in 0..<5 where place >= 0 {
        outline[place].score += share / (level == 0 ? 1 : level == 1 ? 2 : Float(level) * 3)
        place = outline[place].parent
      }
    }
    for place in outline.elements.indices {
      try cancellation.step(PageOutline.elementWork)
      let element = outline[place]
      outline[place].score *= 1 - Float(element.linked) / Float(max(1, element.text))
      if element.hints.contains(.content) { outline[place].score *= 1.15 }
    }
  }

  private func isParagraphElement(_ name: TagName) -> Bool {
    switch name {
    case .p, .li, .dd, .dt, .pre, .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// The element that scores best.
  private var best: Int? {
    let elements = outline.elements
    return elements.indices.max { elements[$0].score < elements[$1].score }
  }

  /// The element that holds the content: the best, or one above it that holds others nearly as good.
  private mutating func contentRoot(_ best: Int?) throws(CancellationError) -> Int? {
    let elements = outline.elements
    guard let best, elements[best].score > 3 else { return nil }
    let peaks = try peaks()
    let least = elements[best].score * neighbourShare
    // By element above the best, what stands in it beside the way down to the best.
    var path = [best]
    while path.count < 9, elements[path[path.count - 1]].parent >= 0 {
      path.append(elements[path[path.count - 1]].parent)
    }
    var others = [Float](repeating: 0, count: path.count)
    for place in elements.indices where peaks[place] >= least && elements[place].parent >= 0 {
      try cancellation.step(PageOutline.elementWork)
      if let level = path.firstIndex(of: elements[place].parent), level > 0,
        place != path[level - 1]
      {
        others[level] += peaks[place]
      }
    }
    let level = others.indices.last {
      others[$0] > least * 1.5 && elements[path[$0]].name != .html
    }
    return path[level ?? 0]
  }

  /// For each element the best score in it; 0 for what is left out.
  private mutating func peaks() throws(CancellationError) -> [Float] {
    var peaks = outline.elements.map(\.score)
    for place in peaks.indices.reversed() {
      try cancellation.step(PageOutline.elementWork)
      if outline[place].excluded != nil { peaks[place] = 0 }
      let above = outline[place].parent
      if above >= 0 { peaks[above] = max(peaks[above], peaks[place]) }
    }
    return peaks
  }

  // MARK: - Roles

  /// Gives every block its role, with the content under `root`, or anywhere where it is nil.
  private mutating func markRoles(root: Int?, title: String?) throws(CancellationError) {
    let inside = root.map(outline.inside)
    let titleKey = title.map { TextKey.hash(folded: Self.letters($0.utf8)) }
    var hasTitle = false
    var hasText = false
    var carried: BlockRole?
    for index in stream.blocks.indices where stream.blocks[index].role != .control {
      let block = stream.blocks[index]
      try cancellation.step(Self.blockWork + (block.kind == .heading ? block.span.count : 0))
      var role = role(of: block, index, inside)
      if role == .content || role == .boilerplate, block.kind == .heading || block.kind == .title {
        let key = TextKey.hash(folded: Self.letters(stream.text[block.span.range]))
        if !hasTitle, key == titleKey || (block.level == 1 && !hasText) {
          role = .title
          hasTitle = true
        }
      }
      if role == .content {
        if let furniture = outline.furniture[index] {
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
      try cancellation.step(Self.blockWork)
      let block = stream.blocks[index]
      let own = nearHints(index)
      guard excludedRole(index) == nil else { continue }
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

  private func role(of block: DraftBlock, _ index: Int, _ inside: [Bool]?) -> BlockRole {
    if let role = excludedRole(index) { return role }
    let place = outline.places[index]
    if let inside, place < 0 || !inside[place] {
      return linkDensity(block) > 0.5 ? .navigation : .boilerplate
    }
    let own = nearHints(index)
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
      if block.kind == .listItem || block.kind == .heading && density > 0.9 && inside == nil
        || block.span.count < 90 && block.kind != .heading
      {
        return .related
      }
    }
    return .content
  }

  /// The hints of the block's element and the one above it, if they hold little else.
  private func nearHints(_ index: Int) -> ElementHints {
    var found: ElementHints = []
    var place = outline.places[index]
    let most = stream.blocks[index].span.count * 3
    for _ in 0..<2 where place >= 0 {
      if outline[place].text < most { found.formUnion(outline[place].hints) }
      place = outline[place].parent
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
