internal import DocumentCore

/// Keeps the best set of mentions that do not overlap.
enum MentionResolver {
  /// The mentions that win: longer first, then more confident, then earlier.
  ///
  /// - Returns: In the order of the text; none overlap.
  /// - Complexity: O(*n* log *n*).
  static func resolve(
    _ candidates: [Mention], _ cancellation: Cancellation
  ) throws(CancellationError) -> [Mention] {
    var cancellation = cancellation
    // Indices, because mentions are large and full of strings.
    let order = try cancellation.sorted(Array(candidates.indices)) {
      let (a, b) = (candidates[$0].span, candidates[$1].span)
      return (a.start, b.end) < (b.start, a.end)
    }
    var kept: [Mention] = []
    var first = 0
    while first < order.count {
      var last = first + 1
      var end = candidates[order[first]].span.end
      while last < order.count, candidates[order[last]].span.start < end {
        try cancellation.step(Reader.tokenWork)
        end = max(end, candidates[order[last]].span.end)
        last += 1
      }
      for winner in try winners(of: order[first..<last], candidates, cancellation) {
        try cancellation.step(Reader.tokenWork)
        try kept.makeRoom(cancellation)
        kept.append(candidates[winner])
      }
      first = last
    }
    return kept
  }

  /// The mentions to keep of a group that hangs together by overlaps, taken best first.
  private static func winners(
    of cluster: ArraySlice<Int>, _ candidates: [Mention], _ cancellation: Cancellation
  ) throws(CancellationError) -> [Int] {
    guard cluster.count > 1 else { return Array(cluster) }
    var chosen = OrderedSpans()
    var winners: [Int] = []
    for index in try cancellation.sorted(
      Array(cluster), by: { isBetter(candidates[$0], candidates[$1]) })
    where chosen.insert(candidates[index].span) {
      winners.append(index)
    }
    return try cancellation.sorted(winners) {
      candidates[$0].span.start < candidates[$1].span.start
    }
  }

  private static func isBetter(_ a: Mention, _ b: Mention) -> Bool {
    if a.span.count != b.span.count { return a.span.count > b.span.count }
    if a.confidence != b.confidence { return a.confidence > b.confidence }
    if a.span.start != b.span.start { return a.span.start < b.span.start }
    return a.kind.rawValue < b.kind.rawValue
  }
}

/// Disjoint spans in order.
private struct OrderedSpans {
  private var spans: [Span] = []

  /// Adds a span unless it overlaps one that is there.
  mutating func insert(_ span: Span) -> Bool {
    let place = spans.partitionPoint { $0.end <= span.start }
    if place < spans.count, spans[place].overlaps(span) { return false }
    spans.insert(span, at: place)
    return true
  }
}
