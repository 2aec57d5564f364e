internal import DocumentCore

/// Which blocks a trained model takes for the main content.
struct ContentChoice {
  /// By row of the features, the probability that the block is content.
  private(set) var scores: [Float]
  /// From which probability on blocks are content: where the F1 that the probabilities let expect is greatest.
  private(set) var threshold: Float = 1
  /// That F1, 0 to 1.
  private(set) var expectedF1: Float = 0

  /// What a block's probability is multiplied by where its elements show it to be beside the article.
  private static let besideArticle: Float = 0.3
  /// The least that an item of a list weighs among the others, in characters.
  private static let lightestItem: Float = 4
  /// What is less probable is content by no neighbours.
  private static let leastOfGaps: Float = 0.1
  /// Probabilities are told apart in so many steps, and none of the lowest is a threshold.
  private static let steps = 40
  private static let lowestSteps = 2

  init(
    _ features: BlockFeatures, _ stream: BlockStream, _ outline: PageOutline, _ signals: PageSignals
  ) {
    scores = features.scores
    let lengths = features.blocks.map { Float(max(1, outline.measures[$0].length)) }
    let blocks = features.blocks.map { stream.blocks[$0] }
    if signals.isArticle {
      // What stands beside one article is told by its hints; on other pages they may mean the content.
      for (row, index) in features.blocks.enumerated()
      where outline[outline.places[index]].excluded != nil {
        scores[row] *= Self.besideArticle
      }
    }
    joinLists(blocks, lengths, features.blocks.map { outline.places[$0] }, outline)
    fillGaps(blocks)
    setThreshold(lengths)
  }

  /// The items of a list, and the parts of a quote, are content all together or not at all.
  private mutating func joinLists(
    _ blocks: [DraftBlock], _ lengths: [Float], _ places: [Int], _ outline: PageOutline
  ) {
    var start = 0
    while start < blocks.count {
      var end = start + 1
      let kind = blocks[start].kind
      if kind == .listItem || kind == .quote {
        while end < blocks.count, blocks[end].kind == kind,
          kind == .quote || places[end] == places[end - 1]
            || outline[places[end]].parent == outline[places[end - 1]].parent
        {
          end += 1
        }
      }
      if end > start + 1 {
        let weights = lengths[start..<end].map { max(Self.lightestItem, $0) }
        let hits = zip(scores[start..<end], weights).reduce(0) { $0 + $1.0 * $1.1 }
        let mean = hits / weights.reduce(0, +)
        for row in start..<end { scores[row] = mean }
      }
      start = end
    }
  }

  /// Tables, headings, quotes and unlinked lists between content are content too, if little speaks against it; a caption is
  /// no content itself.
  private mutating func fillGaps(_ blocks: [DraftBlock]) {
    let isGap = blocks.map { block in
      switch block.kind {
      case .table, .caption: true
      case .heading, .listItem, .quote, .term:
        Float(block.linkedBytes) < Float(block.span.count) * 0.3
      default: false
      }
    }
    let settled = scores
    // By row the best of the two nearest rows before it, and then after it, that are no gaps.
    func nearest(_ rows: some Sequence<Int>) -> [Float] {
      var found = settled
      var last: (Float, Float) = (0, 0)
      for row in rows {
        found[row] = max(last.0, last.1)
        if !isGap[row] { last = (settled[row], last.0) }
      }
      return found
    }
    let before = nearest(blocks.indices)
    let after = nearest(blocks.indices.reversed())
    for row in blocks.indices
    where isGap[row] && blocks[row].kind != .caption && settled[row] > Self.leastOfGaps {
      scores[row] = max(settled[row], min(before[row], after[row]))
    }
  }

  private mutating func setThreshold(_ lengths: [Float]) {
    // F1 = 2 hits / (taken + all hits), added up from the most probable blocks on.
    let bins = Self.steps
    var hits = [Float](repeating: 0, count: bins)
    var taken = hits
    for (score, length) in zip(scores, lengths) {
      let bin = min(bins - 1, Int(score * Float(bins)))
      hits[bin] += score * length
      taken[bin] += length
    }
    let all = hits.reduce(0, +)
    var hit: Float = 0
    var sum: Float = 0
    for bin in (Self.lowestSteps..<bins).reversed() {
      hit += hits[bin]
      sum += taken[bin]
      let f1 = 2 * hit / max(1e-9, sum + all)
      if f1 > expectedF1 {
        expectedF1 = f1
        threshold = Float(bin) / Float(bins)
      }
    }
  }
}
