internal import CModels
internal import DocumentCore

/// What tells how good the choice of a page's main content is and of which kind the page is, as numbers.
///
/// The order of the numbers is the models': whoever changes it trains them anew.
struct PageFeatures {
  let values: [Float]

  /// Where the scores of blocks are cut to see how much text has which.
  private static let cuts: [Float] = [0.05, 0.15, 0.3, 0.5, 0.7, 0.9]

  init(_ selection: ContentSelector.Selection, _ signals: PageSignals, _ posts: PostFinder.Posts) {
    let choice = selection.choice
    let features = selection.features
    let stream = selection.stream
    let outline = selection.outline
    var total: Float = 0
    var all: Float = 0
    var taken: Float = 0
    var hits: Float = 0
    var blocks = 0
    var runs = 0
    var wasTaken = false
    var open: Float = 0
    var openTaken: Float = 0
    var linked: Float = 0
    var bins = [Float](repeating: 0, count: Self.cuts.count + 1)
    var kinds = [Float](repeating: 0, count: Int(BlockKind.footnote.rawValue))
    for (row, index) in features.blocks.enumerated() {
      let block = stream.blocks[index]
      let score = choice.scores[row]
      let length = Float(max(1, outline.measures[index].length))
      let isOpen = outline[outline.places[index]].excluded == nil
      let isTaken = score >= choice.threshold
      total += length
      all += score * length
      if isOpen { open += length }
      if isTaken {
        taken += length
        hits += score * length
        blocks += 1
        if isOpen { openTaken += length }
        linked += length * Float(block.linkedBytes) / Float(max(1, block.span.count))
        if !wasTaken { runs += 1 }
      }
      wasTaken = isTaken
      bins[Self.cuts.firstIndex { score < $0 } ?? Self.cuts.count] += length
      kinds[Int(block.kind.rawValue)] += 1
    }
    func share(_ part: Float, _ whole: Float) -> Float { part / max(1, whole) }
    let count = Float(features.blocks.count)
    values =
      [
        choice.threshold, share(hits, taken), share(hits, all), choice.expectedF1,
        share(taken, total), taken, total, all, Float(blocks), Float(runs),
        share(openTaken, taken), share(openTaken, open), share(linked, taken), share(open, total),
      ] + bins.map { share($0, total) } + kinds.map { share($0, count) } + features.page
      + signals.kindValues + [
        Float(min(100, posts.thread.count)), share(Self.text(posts.thread, stream), total),
        Float(min(100, posts.comments.count)), share(Self.text(posts.comments, stream), total),
      ]
  }

  /// The bytes of text in posts.
  private static func text(_ posts: [DraftPost], _ stream: BlockStream) -> Float {
    Float(posts.reduce(0) { $0 + stream.blocks[$1.blocks].reduce(0) { $0 + $1.span.count } })
  }

  /// The F1 that the choice may be expected to have, 0 to 1.
  var confidence: Float { scores(WARRAQ_CONFIDENCE, count: 1)[0] }

  /// The kind of the page; `other` where none is likely.
  var kind: PageKind {
    let scores = scores(WARRAQ_KIND, count: Self.kinds.count)
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > 0.4 else {
      return .other
    }
    return Self.kinds[best]
  }

  /// The kinds that the model tells apart, in its order.
  private static let kinds: [PageKind] = [
    .article, .forum, .listing, .collection, .product, .documentation, .service,
  ]

  private func scores(_ model: warraq_model_id, count: Int) -> [Float] {
    precondition(values.count == warraq_feature_count(model))
    var scores = [Float](repeating: 0, count: count)
    warraq_scores(model, values, 1, &scores)
    return scores
  }
}
