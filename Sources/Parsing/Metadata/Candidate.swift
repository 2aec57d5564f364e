internal import DocumentCore

/// A value that a field of the metadata may have, with the numbers by which a trained model judges it.
struct Candidate {
  /// What it says; of authors, several.
  var values: [Sourced]
  /// Equal for candidates that say the same.
  var key: UInt64
  /// Where it stands, by the field's own list of sources.
  var source: Int
  /// How many candidates of the source came before it.
  var order: Int
  /// The block that shows it; nil where none does.
  var block: Int?
  /// The numbers that the field gives it.
  var own: [Float]
}

/// The candidates of one field of a page.
struct Candidates {
  private(set) var all: [Candidate] = []
  private let sources: Int
  private var counts: [Int]
  /// More are not looked at.
  private static let maximum = 160

  /// - Parameters:
  ///   - sources: How many sources the field has.
  init(sources: Int) {
    self.sources = sources
    counts = [Int](repeating: 0, count: sources)
  }

  /// Whether a source has given enough, so that what it says next is left out.
  func isFull(_ source: Int, most: Int) -> Bool {
    all.count >= Self.maximum || counts[source] >= most
  }

  /// Takes one up, unless its source has said the same before.
  mutating func add(
    _ values: [Sourced], key: UInt64, source: Int, block: Int?, own: [Float], most: Int = 40
  ) {
    guard !isFull(source, most: most),
      !all.contains(where: { $0.source == source && $0.key == key && $0.own == own })
    else { return }
    all.append(
      Candidate(
        values: values, key: key, source: source, order: counts[source], block: block, own: own))
    counts[source] += 1
  }

  /// Row after row the numbers of all: which source, what it gave before, what others say, then its own, its
  /// place, its relations to the others, which are told by its index, and those that the page gives to all.
  func rows(
    _ layout: PageLayout, page: [Float], relations: (Int) -> [Float]
  ) -> [Float] {
    var agreement: [UInt64: (sources: [Float], count: Int)] = [:]
    for candidate in all {
      agreement[candidate.key, default: ([Float](repeating: 0, count: sources), 0)]
        .sources[candidate.source] += 1
      agreement[candidate.key]?.count += 1
    }
    var rows: [Float] = []
    for (index, candidate) in all.enumerated() {
      let agreeing = agreement[candidate.key] ?? ([Float](repeating: 0, count: sources), 0)
      for source in 0..<sources { rows.append(source == candidate.source ? 1 : 0) }
      rows += [
        Float(min(candidate.order, 20)), Float(agreeing.count), Float(agreement.count),
        Float(agreeing.sources.count { $0 > 0 }),
      ]
      rows += agreeing.sources
      rows += counts.map { Float(min($0, 20)) }
      rows += candidate.own
      rows += layout.position(of: candidate.block)
      rows += relations(index)
      rows += page
    }
    return rows
  }
}
