internal import DocumentCore
internal import HTMLReader

/// The elements of a page that hold text, with what each holds in all.
///
/// Parents come before their children, so that what is handed down and what is added up each take one pass.
struct PageOutline {
  /// An element that holds blocks.
  struct Element {
    let node: Int
    /// Its place among ``PageOutline/elements``; -1 for the outermost.
    let parent: Int
    let depth: Int
    let name: TagName
    /// Its own hints.
    let hints: ElementHints
    /// The telling tags of itself and of those around it.
    let tags: Tags
    /// By bit of ``ElementHints``, how many levels up the nearest element with the hint is; 31 where none is.
    let levels: SIMD16<UInt8>
    /// Equal for elements of one tag and class.
    let signature: UInt64
    /// How many elements beside it are like it, itself counted.
    var alike = 1
    var blocks = 0
    /// Bytes of text in it, and of those the linked ones.
    var text = 0
    var linked = 0
    /// Of its blocks those that are prose.
    var running = 0
    /// Ends of sentences.
    var stops = 0
    /// What it scores as the element that holds the content.
    var score: Float = 0
    /// The role of the text in it, where it is shown to be something else than the content.
    var excluded: BlockRole?
  }

  /// Tags that tell something about all text in them.
  struct Tags: OptionSet {
    let rawValue: UInt32

    static let all: TagMap<Tags> = {
      let names: [TagName] = [
        .nav, .header, .footer, .aside, .form, .article, .main, .section, .table, .ul, .ol, .figure,
        .blockquote, .details, .dl, .pre, .a,
      ]
      return TagMap(
        names.enumerated().map { ($1, Tags(rawValue: 1 << UInt32($0))) }, other: [])
    }()
  }

  private(set) var elements: [Element] = []
  private let tags = Tags.all
  /// By block, the element it stands in; -1 for controls.
  private(set) var places: [Int] = []
  /// By block, what its text looks like.
  private(set) var measures: [TextMeasure] = []
  /// By block, its role where it is nothing but furniture.
  private(set) var furniture: [BlockRole?] = []
  /// Bytes of text that lead nowhere.
  private(set) var unlinked = 0

  /// What an element costs, as steps of work.
  static let elementWork = 8

  init(
    _ tree: HTMLTree, hints: [ElementHints], _ stream: BlockStream,
    _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    var known = [Int32](repeating: -1, count: tree.nodes.count)
    var path: [Int] = []
    places.reserveCapacity(stream.blocks.count)
    measures.reserveCapacity(stream.blocks.count)
    furniture.reserveCapacity(stream.blocks.count)
    for block in stream.blocks {
      guard block.role != .control, block.node >= 0 else {
        places.append(-1)
        measures.append(TextMeasure())
        furniture.append(nil)
        continue
      }
      var node = block.node
      while node > 0, known[node] < 0 {
        path.append(node)
        node = Int(tree.nodes[node].parent)
      }
      while let next = path.popLast() {
        try cancellation.step(Self.elementWork)
        let parent = Int(tree.nodes[next].parent)
        known[next] = Int32(elements.count)
        elements.append(element(next, in: tree, hints[next], parent: Int(known[max(0, parent)])))
      }
      let place = Int(known[block.node])
      try cancellation.step(block.span.count)
      let measure = TextMeasure(of: stream.text, block.span.range)
      places.append(place)
      measures.append(measure)
      furniture.append(Furniture.role(of: stream.text, block.span.range))
      unlinked += max(0, block.span.count - block.linkedBytes)
      guard place >= 0 else { continue }
      elements[place].blocks += 1
      elements[place].text += block.span.count
      elements[place].linked += block.linkedBytes
      elements[place].stops += Int(measure.stops)
      if Self.isProse(block, measure) { elements[place].running += 1 }
    }
    try addUp(&cancellation)
  }

  private func element(
    _ node: Int, in tree: HTMLTree, _ hints: ElementHints, parent: Int
  ) -> Element {
    let name = tree.name(of: node)
    var levels = SIMD16<UInt8>(repeating: 31)
    var tags = tags[name]
    var depth = 0
    if parent >= 0 {
      let above = elements[parent]
      let next = above.levels &+ 1
      levels = next.replacing(with: 31, where: next .> 31)
      tags.formUnion(above.tags)
      depth = above.depth + 1
    }
    for bit in 0..<13 where hints.rawValue >> UInt32(bit) & 1 == 1 { levels[bit] = 0 }
    var signature = TextKey.seed ^ UInt64(name.rawValue)
    if let attribute = tree.attribute(of: node, named: .class) {
      for offset in attribute.valueRange.prefix(64) {
        signature = (signature ^ UInt64(tree.input[offset])) &* 0x0000_0100_0000_01B3
      }
    }
    return Element(
      node: node, parent: parent, depth: depth, name: name, hints: hints, tags: tags,
      levels: levels, signature: signature)
  }

  private mutating func addUp(_ cancellation: inout Cancellation) throws(CancellationError) {
    var alike = KeyMap<Int32>(capacity: elements.count)
    for index in elements.indices.reversed() {
      try cancellation.step(Self.elementWork)
      let element = elements[index]
      let key = key(element)
      alike[key] = (alike[key] ?? 0) + 1
      guard element.parent >= 0 else { continue }
      elements[element.parent].blocks += element.blocks
      elements[element.parent].text += element.text
      elements[element.parent].linked += element.linked
      elements[element.parent].running += element.running
      elements[element.parent].stops += element.stops
    }
    for index in elements.indices { elements[index].alike = Int(alike[key(elements[index])] ?? 1) }
  }

  private func key(_ element: Element) -> UInt64 {
    (element.signature ^ UInt64(truncatingIfNeeded: element.parent)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// By element, whether it is another or in it; nothing is in none.
  func inside(_ root: Int?) -> [Bool] {
    var inside = [Bool](repeating: false, count: elements.count)
    for place in inside.indices {
      let above = elements[place].parent
      inside[place] = place == root || above >= 0 && inside[above]
    }
    return inside
  }

  /// Whether a block reads like prose: long and mostly unlinked.
  static func isProse(_ block: DraftBlock, _ measure: TextMeasure) -> Bool {
    measure.length >= 80 && block.linkedBytes * 3 < block.span.count
  }

  subscript(index: Int) -> Element {
    get { elements[index] }
    set { elements[index] = newValue }
  }
}
