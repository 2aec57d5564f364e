internal import CModels
internal import DocumentCore
internal import Encoding
internal import HTMLReader

/// Chooses title, authors and date among all that a page states and shows, by trained models.
struct MetadataChoice {
  let titles: Candidates
  let authors: Candidates
  let dates: Candidates
  /// Row after row the numbers of the candidates.
  let titleRows: [Float]
  let authorRows: [Float]
  let dateRows: [Float]
  /// What spans of values are of.
  private let input: [UInt8]

  init(
    _ statements: PageStatements, _ layout: PageLayout, _ signals: PageSignals,
    _ posts: PostFinder.Posts, _ cancellation: Cancellation
  ) throws(CancellationError) {
    input = statements.tree.input
    let page = signals.values + [signals.declaredKindValue]
    // Where others write on a page, the first who is named is less often its author.
    let others = [Float(min(100, posts.thread.count)), Float(min(100, posts.comments.count))]
    // Who opens a thread has written the page.
    let opening = posts.thread.count > 1 ? posts.thread.first : nil
    let titles = TitleCandidates(statements, layout)
    let dates = try DateCandidates(statements, layout, opening, cancellation)
    let authors = try AuthorCandidates(
      statements, layout, opening, dateBlocks: dates.blocks, cancellation)
    self.titles = titles.candidates
    self.authors = authors.candidates
    self.dates = dates.candidates
    titleRows = titles.rows(layout, page: page)
    authorRows = authors.rows(layout, page: page + others)
    dateRows = dates.rows(layout, page: page + others)
  }

  /// What is less likely than this is not told.
  private static let leastLikely: Float = 0.1

  /// Fills in the title, the authors and the dates.
  func fill(_ metadata: inout Metadata) {
    if let best = Self.best(titles, titleRows, WARRAQ_TITLE, least: 0) {
      metadata.title = trusted(best.candidate, titles).values.first.map { sure($0, best.score) }
    }
    if let best = Self.best(authors, authorRows, WARRAQ_AUTHOR, least: Self.leastLikely) {
      let people = wholeList(of: best.candidate) ?? trusted(best.candidate, authors)
      metadata.authors = people.values.map { sure($0, best.score) }
    }
    if let best = Self.best(dates, dateRows, WARRAQ_DATE, least: Self.leastLikely) {
      metadata.published = precise(best.candidate.key).map { sure($0, best.score) }
    }
    metadata.modified = modified(after: metadata.published)
  }

  /// The list in JSON-LD that names all authors of a candidate and others; nil where there is none.
  private func wholeList(of best: Candidate) -> Candidate? {
    let names = Set(best.values.map(\.value))
    return authors.all.first {
      AuthorCandidates.isList($0) && names.isStrictSubset(of: $0.values.map(\.value))
    }
  }

  /// The candidate that says the same from the place most to be trusted.
  private func trusted(_ best: Candidate, _ candidates: Candidates) -> Candidate {
    let values = best.values.map(\.value)
    return candidates.all.filter { $0.key == best.key && $0.values.map(\.value) == values }
      .min { $0.source < $1.source } ?? best
  }

  /// A value with its confidence, and the span cut to what is the value, where that stands in it as it is.
  private func sure(_ value: Sourced, _ score: Float) -> Sourced {
    var value = value
    value.confidence = (score * 100).rounded() / 100
    return value.cut(in: input)
  }

  /// The candidate most likely to be right; nil where none is likely.
  private static func best(
    _ candidates: Candidates, _ rows: [Float], _ model: warraq_model_id, least: Float
  ) -> (candidate: Candidate, score: Float)? {
    guard !candidates.all.isEmpty else { return nil }
    precondition(warraq_feature_count(model) * candidates.all.count == rows.count)
    var scores = [Float](repeating: 0, count: candidates.all.count)
    warraq_scores(model, rows, scores.count, &scores)
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] >= least
    else { return nil }
    return (candidates.all[best], scores[best])
  }

  /// Of the candidates for a day that which says most: the time too, if any does. What is declared goes first.
  private func precise(_ day: UInt64) -> Sourced? {
    let same = dates.all.filter { $0.key == day }.sorted { $0.source < $1.source }
    let longest = same.max { Self.precision($0) < Self.precision($1) }
    return longest?.values.first
  }

  private static func precision(_ candidate: Candidate) -> Int {
    candidate.values.first?.value.utf8.count ?? 0
  }

  /// When the page says that it was last changed, if that is not before it was published.
  private func modified(after published: Sourced?) -> Sourced? {
    let told = dates.all.filter { DateCandidates.isModified($0) }
      .min { $0.source < $1.source }
    guard let value = told?.values.first else { return nil }
    if let published, value.value.prefix(10) < published.value.prefix(10) { return nil }
    return value
  }
}

extension Sourced {
  /// The same with its span cut to what is the value, where that stands in it as it is.
  func cut(in input: [UInt8]) -> Sourced {
    guard let span = self.input, span.count > value.utf8.count,
      let start = ByteSearch.first(Array(value.utf8), in: input, span.range)
    else { return self }
    var cut = self
    cut.input = Span(start: start, end: start + value.utf8.count)
    return cut
  }
}
