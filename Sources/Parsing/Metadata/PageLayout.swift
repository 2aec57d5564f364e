internal import DocumentCore
internal import HTMLReader

/// Where things stand on a page: before, in or after its main content, and under which hints.
struct PageLayout {
  let stream: BlockStream
  private let outline: PageOutline
  /// The block that shows the title, else the first heading of the first level, else the first block.
  private let title: Int
  /// The first and the last block of content; the page's where none is.
  private let start: Int
  private let end: Int
  /// By block the element that it came from; ascending but for what the parser moved.
  private let nodes: [Int]

  init(_ stream: BlockStream, _ outline: PageOutline) {
    self.stream = stream
    self.outline = outline
    let blocks = stream.blocks
    title =
      blocks.firstIndex { $0.role == .title }
      ?? blocks.firstIndex { $0.kind == .heading && $0.level == 1 } ?? 0
    start = blocks.firstIndex { $0.role == .content } ?? 0
    end = blocks.lastIndex { $0.role == .content } ?? max(0, blocks.count - 1)
    var highest = -1
    nodes = blocks.map { block in
      highest = max(highest, block.node)
      return highest
    }
  }

  /// The first block that begins at or after an element.
  func block(at node: Int) -> Int { nodes.firstIndex(notLessThan: node) }

  /// Whether a block has three digits or may have some of a script whose digits aren't counted: those take three bytes each.
  func mayHoldDigits(_ block: Int) -> Bool {
    let measure = outline.measures[block]
    return measure.digits >= 3 || stream.blocks[block].span.count * 10 > Int(measure.length) * 13
  }

  /// Whether a block stands where bylines do: about the title, or between it and the content.
  func isOpening(_ block: Int) -> Bool {
    abs(block - title) <= 4 || abs(block - start) <= 3
      || (title..<max(title, start)).contains(block) && block - title < 20
  }

  /// How many numbers ``position(of:)`` gives.
  static let width = 25

  /// What a block's place tells, as numbers; of none, as many that say so.
  func position(of block: Int?) -> [Float] {
    guard let block, !stream.blocks.isEmpty else {
      return [0] + [Float](repeating: -99, count: Self.width - 1)
    }
    let index = min(block, stream.blocks.count - 1)
    let draft = stream.blocks[index]
    var values: [Float] = []
    values.reserveCapacity(Self.width)
    values += [
      1, Self.distance(index - title), Self.distance(index - start), Self.distance(index - end),
      start <= index && index <= end ? 1 : 0, Float(draft.role.rawValue),
      Float(draft.linkedBytes) / Float(max(1, draft.span.count)),
      Float(min(draft.span.count, 2000)), Float(draft.kind.rawValue),
    ]
    let place = outline.places[index]
    guard place >= 0 else {
      return values + [Float](repeating: -99, count: Self.width - values.count)
    }
    let element = outline[place]
    values.append(element.excluded.map { Float($0.rawValue) } ?? -1)
    values.append(Float(min(element.alike, 50)))
    values.append(Float(element.tags.rawValue & 15))
    for bit in 0..<13 { values.append(Float(min(element.levels[bit], 12))) }
    return values
  }

  /// Near distances as they are, far ones compressed; the sign tells which comes first.
  private static func distance(_ blocks: Int) -> Float {
    let far = Float(min(abs(blocks), 400))
    let compressed = far <= 8 ? far : 8 + (far - 8) / 16
    return blocks < 0 ? -compressed : compressed
  }
}
