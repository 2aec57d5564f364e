internal import CModels
internal import DocumentCore
internal import HTMLReader

/// What tells whether a block belongs to the main content, as numbers, alike for every script.
///
/// The order of the numbers is the model's: whoever changes it trains the model anew.
struct BlockFeatures {
  /// Row after row, one for each block that is no control; empty where rows are only scored.
  private(set) var values: [Float] = []
  /// By row, the probability that the block is content; empty where rows are kept.
  private(set) var scores: [Float] = []
  /// By row, its block.
  private(set) var blocks: [Int] = []
  /// The numbers of the page as a whole, the last of every row.
  private(set) var page: [Float] = []
  /// How many numbers a row has.
  static var count: Int { own + 4 * neighbour + ofPage }
  private static let own = 99
  private static let neighbour = 5
  private static let ofPage = 25 + PageSignals.count

  private let outline: PageOutline
  private let stream: BlockStream
  /// By element, its place on the way up from the best element, or that of the element above it that is on it.
  private var levelsUp: [Int] = []

  /// - Parameters:
  ///   - root: The element that rules take for the content's.
  ///   - best: The element that scores best.
  ///   - keepsRows: Whether the numbers themselves are wanted, not what the model makes of them.
  init(
    _ outline: PageOutline, _ stream: BlockStream, root: Int?, best: Int?,
    signals: PageSignals, keepsRows: Bool, _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    self.outline = outline
    self.stream = stream
    blocks = stream.blocks.indices.filter { outline.places[$0] >= 0 }
    precondition(Self.count == warraq_feature_count(WARRAQ_CONTENT))
    levelsUp = Self.levelsUp(outline, best: best)
    let inside = outline.inside(root)
    page = pageFeatures(root: root, best: best, signals)
    let repeats = try textCounts(&cancellation)
    values.reserveCapacity(
      Self.count * (keepsRows ? blocks.count : min(blocks.count, Self.scoredAtOnce)))
    var links = LinkCounter(stream)
    var done = 0
    var sinceTitle = -1
    var sinceRunning = -1
    for (row, index) in blocks.enumerated() {
      try cancellation.step(Self.count)
      let block = stream.blocks[index]
      if block.kind == .heading || block.kind == .title, block.level <= 1 { sinceTitle = 0 }
      let start = values.count
      addText(index, repeats: repeats[row], links: links.count(in: block.span))
      addPosition(
        row, done: done, sinceTitle: sinceTitle, sinceRunning: sinceRunning, best: best,
        isInside: inside[outline.places[index]])
      addElements(index)
      addContainers(index)
      precondition(values.count - start == Self.own, "\(values.count - start)")
      for step in [-2, -1, 1, 2] { addNeighbour(row + step, of: row) }
      values.append(contentsOf: page)
      done += block.span.count
      if sinceTitle >= 0 { sinceTitle += 1 }
      if sinceRunning >= 0 { sinceRunning += 1 }
      if PageOutline.isProse(block, outline.measures[index]) { sinceRunning = 0 }
      if !keepsRows, (row + 1) % Self.scoredAtOnce == 0 { try score(&cancellation) }
    }
    if !keepsRows { try score(&cancellation) }
  }

  /// A page may have millions of blocks, whose rows would take many times its size.
  private static let scoredAtOnce = 512

  /// Replaces the rows so far by their scores.
  private mutating func score(_ cancellation: inout Cancellation) throws(CancellationError) {
    let rows = values.count / Self.count
    try cancellation.step(rows * 64)
    var found = [Float](repeating: 0, count: rows)
    warraq_scores(WARRAQ_CONTENT, values, rows, &found)
    scores += found
    values.removeAll(keepingCapacity: true)
  }

  /// The same with other scores, one for each block: for those who try out models.
  func scored(_ scores: [Float]) -> BlockFeatures {
    precondition(scores.count == blocks.count)
    var features = self
    features.scores = scores
    return features
  }

  private mutating func add(_ value: Int) {
    values.append(Float(value))
  }

  private mutating func add(_ part: Int, of whole: Int) {
    values.append(Float(part) / Float(max(1, whole)))
  }

  private mutating func addText(_ index: Int, repeats: Int, links: Int) {
    let block = stream.blocks[index]
    let measure = outline.measures[index]
    let length = Int(measure.length)
    add(length)
    add(Int(measure.words))
    add(block.linkedBytes, of: block.span.count)
    add(links)
    add(Int(measure.commas))
    add(Int(measure.stops))
    add(Int(measure.commas + measure.stops), of: length)
    add(Int(measure.digits), of: length)
    add(Int(measure.separators), of: Int(measure.words))
    add(length, of: Int(measure.words))
    add(Int(measure.lines))
    add(Int(measure.currencies))
    add(Int(measure.letters), of: length)
    add(Int(measure.ending.rawValue))
    add(Int(block.kind.rawValue))
    add(block.level)
    add(block.cells.count)
    add(repeats)
    add(Int(outline.furniture[index]?.rawValue ?? 0))
    let telling = TellingWords(of: stream.text, block.span.range)
    add(telling.words)
    for kind in 0..<TellingWords.Kind.allCases.count {
      add(Int(telling.counts[kind]), of: telling.words)
    }
  }

  private mutating func addPosition(
    _ row: Int, done: Int, sinceTitle: Int, sinceRunning: Int, best: Int?, isInside: Bool
  ) {
    let place = outline.places[blocks[row]]
    add(row)
    add(blocks.count - row)
    add(row, of: blocks.count)
    add(done, of: stream.text.count)
    add(sinceTitle)
    add(sinceRunning)
    add(outline[place].depth)
    add(isInside ? 1 : 0)
    add(levelsUp[place])
    add(best.map { levelsUp[place] < 0 ? 0 : outline[$0].depth - levelsUp[place] } ?? 0)
    add(Int(outline[place].excluded?.rawValue ?? 0))
  }

  private mutating func addElements(_ index: Int) {
    let place = outline.places[index]
    let element = outline[place]
    add(group(element.name))
    add(element.parent >= 0 ? group(outline[element.parent].name) : 0)
    for bit in 0..<17 { add(Int(element.tags.rawValue >> UInt32(bit) & 1)) }
    for bit in 0..<13 { add(Int(element.levels[bit])) }
    // The nearest element around that is one of several alike.
    var level = 0
    var current = place
    while current >= 0, outline[current].alike < 3, level < 12 {
      current = outline[current].parent
      level += 1
    }
    if current >= 0, outline[current].alike >= 3 {
      let item = outline[current]
      add(item.alike)
      add(level)
      add(item.text)
      add(item.linked, of: item.text)
      add(item.blocks)
    } else {
      for _ in 0..<5 { add(-1) }
    }
  }

  /// The elements around that hold more than the ones before them.
  private mutating func addContainers(_ index: Int) {
    var place = outline.places[index]
    var least = 2
    for _ in 0..<3 {
      while place >= 0, outline[place].blocks < least, outline[place].parent >= 0 {
        place = outline[place].parent
      }
      let element = outline[place]
      add(element.text)
      add(element.linked, of: element.text)
      add(element.blocks)
      add(element.text - element.linked, of: element.blocks)
      add(element.text - element.linked, of: outline.unlinked)
      add(element.running)
      add(element.stops, of: element.blocks)
      values.append(element.score)
      least = max(least, element.blocks) * 2
    }
  }

  private mutating func addNeighbour(_ row: Int, of own: Int) {
    guard blocks.indices.contains(row) else {
      for _ in 0..<Self.neighbour { add(-1) }
      return
    }
    let block = stream.blocks[blocks[row]]
    let measure = outline.measures[blocks[row]]
    add(Int(measure.length))
    add(block.linkedBytes, of: block.span.count)
    add(Int(measure.stops))
    add(Int(block.kind.rawValue))
    let place = outline.places[blocks[row]]
    let ownPlace = outline.places[blocks[own]]
    add(
      place == ownPlace
        ? 2 : outline[place].parent == outline[ownPlace].parent ? 1 : 0)
  }

  private func pageFeatures(
    root: Int?, best: Int?, _ signals: PageSignals
  ) -> [Float] {
    var paragraphs = 0
    var items = 0
    var headings = [0, 0, 0, 0]
    var tables = 0
    var running = 0
    var linked = 0
    var longest = 0
    var stops = 0
    var currencies = 0
    var lengths: [Int] = []
    for index in blocks {
      let block = stream.blocks[index]
      let measure = outline.measures[index]
      currencies += Int(measure.currencies)
      lengths.append(Int(measure.length))
      switch block.kind {
      case .paragraph: paragraphs += 1
      case .listItem: items += 1
      case .heading, .title: headings[min(3, max(0, block.level - 1))] += 1
      case .table: tables += 1
      default: break
      }
      linked += block.linkedBytes
      stops += Int(measure.stops)
      if PageOutline.isProse(block, measure) {
        running += 1
        longest = max(longest, Int(measure.length))
      }
    }
    let total = stream.text.count
    let all = outline.elements.reduce(Float(0)) { $0 + $1.score }
    let rooted = root.map { outline[$0] }
    let articles = outline.elements.count { $0.name == .article }
    lengths.sort()
    // The largest family of elements alike that hold text of their own.
    let family = outline.elements.filter { $0.alike >= 4 && $0.text >= 60 }
      .max { $0.alike * $0.text < $1.alike * $1.text }
    return signals.values + [
      Float(currencies), Float(lengths.isEmpty ? 0 : lengths[lengths.count / 2]),
      Float(family?.alike ?? 0), Float(family?.text ?? 0),
      family.map { Float($0.linked) / Float(max(1, $0.text)) } ?? 0,
      Float(total), Float(outline.unlinked), Float(blocks.count),
      Float(linked) / Float(max(1, total)),
      Float(running), Float(longest), Float(stops), Float(paragraphs) / Float(max(1, blocks.count)),
      Float(items) / Float(max(1, blocks.count)), Float(headings[0]), Float(headings[1]),
      Float(headings[2]), Float(tables), Float(articles),
      signals.declaredKindValue,
      best.map { outline[$0].score } ?? 0, best.map { outline[$0].score / max(1, all) } ?? 0,
      rooted.map { Float($0.text - $0.linked) / Float(max(1, outline.unlinked)) } ?? 0,
      rooted.map { Float($0.linked) / Float(max(1, $0.text)) } ?? 0,
      rooted.map { Float($0.running) } ?? 0,
    ]
  }

  /// By row, how often its text stands on the page.
  private func textCounts(_ cancellation: inout Cancellation) throws(CancellationError) -> [Int] {
    var counts = KeyMap<Int32>(capacity: blocks.count)
    var keys: [UInt64] = []
    keys.reserveCapacity(blocks.count)
    for index in blocks {
      let range = stream.blocks[index].span.range
      try cancellation.step(range.count)
      let hash = TextKey.hash(of: stream.text, in: range.prefix(200)) ^ UInt64(range.count)
      keys.append(hash)
      counts[hash] = (counts[hash] ?? 0) + 1
    }
    return keys.map { Int(counts[$0] ?? 1) }
  }

  private static func levelsUp(_ outline: PageOutline, best: Int?) -> [Int] {
    var levels = [Int](repeating: -1, count: outline.elements.count)
    guard let best else { return levels }
    var isOnPath = [Bool](repeating: false, count: levels.count)
    var place = best
    var level = 0
    while place >= 0 {
      isOnPath[place] = true
      levels[place] = level
      level += 1
      place = outline[place].parent
    }
    for place in levels.indices where !isOnPath[place] {
      let above = outline[place].parent
      if above >= 0 { levels[place] = levels[above] }
    }
    return levels
  }

  /// Tags that are much alike.
  private func group(_ name: TagName) -> Int {
    switch name {
    case .p: 1
    case .li: 2
    case .h1, .h2, .h3, .h4, .h5, .h6: 3
    case .td, .th: 4
    case .div: 5
    case .section, .article, .main: 6
    case .a: 7
    case .span, .b, .i, .em, .strong, .font, .small: 8
    case .dd, .dt: 9
    case .pre, .code: 10
    case .blockquote: 11
    case .figure, .figcaption: 12
    case .body: 13
    case .label, .form, .fieldset, .legend: 14
    case .table, .tr, .tbody: 15
    default: 0
    }
  }

  /// Counts links that stand nearly in the order of the text.
  private struct LinkCounter {
    private let links: [DraftLink]
    private var next = 0

    init(_ stream: BlockStream) {
      links = stream.links
    }

    mutating func count(in span: Span) -> Int {
      while next < links.count, links[next].span.end <= span.start { next += 1 }
      var count = 0
      while next < links.count, links[next].span.start < span.end {
        next += 1
        count += 1
      }
      return count
    }
  }
}
