internal import DocumentCore

/// Keeps the best set of mentions that do not overlap.
enum MentionResolver {
  /// The mentions that win: longer first, then more confident, then earlier.
  ///
  /// - Returns: In the order of the text; none overlap.
  /// - Complexity: O(*n* log *n*).
  static func resolve(_ candidates: [Mention]) -> [Mention] {
    let sorted = candidates.sorted { ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end) }
    var kept: [Mention] = []
    var first = 0
    while first < sorted.count {
      var last = first + 1
      var end = sorted[first].span.end
      while last < sorted.count, sorted[last].span.start < end {
        end = max(end, sorted[last].span.end)
        last += 1
      }
      append(cluster: sorted[first..<last], to: &kept)
      first = last
    }
    return kept
  }

  /// Takes the mentions of a group that hangs together by overlaps, best first.
  private static func append(cluster: ArraySlice<Mention>, to kept: inout [Mention]) {
    guard cluster.count > 1 else {
      kept += cluster
      return
    }
    var chosen = OrderedSpans()
    var winners: [Mention] = []
    for mention in cluster.sorted(by: isBetter) where chosen.insert(mention.span) {
      winners.append(mention)
    }
    kept += winners.sorted { $0.span.start < $1.span.start }
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
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].end <= span.start { low = middle + 1 } else { high = middle }
    }
    if low < spans.count, spans[low].overlaps(span) { return false }
    spans.insert(span, at: low)
    return true
  }
}
