internal import DocumentCore
internal import Encoding

/// Who may have written a page.
struct AuthorCandidates {
  private(set) var candidates = Candidates(sources: Source.allCases.count)
  /// By candidate, the keys of its names, ascending.
  private var names: [[UInt64]] = []
  private let site: WordKeys
  private let title: WordKeys
  /// The blocks that show dates, ascending.
  private let dateBlocks: [Int]
  /// The last elements that named somebody, by source: what stands beside them belongs to them.
  private var last: [Source: (block: Int, values: [Sourced])] = [:]

  enum Source: Int, CaseIterable {
    case work, other, meta, metaOther, property, relation, link, byline, text, near, merged, post
  }

  private static let otherNames: Set<String> = [
    "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "dcterms.creator",
    "citation_author", "dc:creator", "article.author", "authors", "og:author",
    "article:author_name",
    "cxenseparse:author", "dcsext.author", "creator", "twitter:data1", "book:author", "rbauthors",
  ]

  /// - Parameters:
  ///   - opening: The post that opens a thread.
  ///   - dateBlocks: The blocks that show dates, ascending.
  init(
    _ statements: PageStatements, _ layout: PageLayout, _ opening: DraftPost?, dateBlocks: [Int],
    _ cancellation: Cancellation
  ) throws(CancellationError) {
    self.dateBlocks = dateBlocks
    site = WordKeys(statements.site?.value ?? "")
    title = WordKeys(statements.documentTitle?.value ?? "")
    for authors in statements.ld.authors {
      add(authors.names, authors.isWork ? .work : .other, block: nil)
    }
    var declared: [Source: [Sourced]] = [:]
    for meta in statements.metas {
      switch meta.name {
      case "author" where meta.value.origin == .microdata,
        "name" where meta.value.origin == .microdata,
        "creator" where meta.value.origin == .microdata:
        add(shown: meta.value, .property, block: layout.block(at: meta.node))
      case "author": declared[.meta, default: []].append(meta.value)
      case let name where Self.otherNames.contains(name) && !Self.isAddress(meta.value.value):
        declared[.metaOther, default: []].append(meta.value)
      default: break
      }
    }
    for (source, values) in declared.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      if values.count > 1 { add(values, source, block: nil) }
      for value in values.prefix(3) { add([value], source, block: nil) }
    }
    for element in statements.shown {
      let source: Source
      switch element.source {
      case .relation: source = .relation
      case .link: source = .link
      case .byline: source = .byline
      case .heading1, .heading2, .titled, .time: continue
      }
      let block = layout.block(at: element.node)
      if !Self.isGlued(element) { add(shown: element.value, source, block: block) }
      if !element.parts.isEmpty {
        var value = element.value
        value.value = element.parts.joined(separator: " | ")
        add([value], source, block: block)
      }
    }
    if let opening, let author = opening.author {
      add([author], .post, block: opening.blocks.lowerBound)
    }
    try show(layout, cancellation)
  }

  /// Whether nothing parts the texts of an element, so that words run into one another.
  private static func isGlued(_ element: PageStatements.Shown) -> Bool {
    guard element.parts.count > 1 else { return false }
    func words(_ text: String) -> Int { text.utf8.count { $0 == 0x20 } + 1 }
    return element.parts.reduce(0) { $0 + words($1) } > words(element.value.value)
  }

  /// Blocks that read like a byline, and near the title or a date those that might be a name.
  private mutating func show(
    _ layout: PageLayout, _ cancellation: Cancellation
  ) throws(CancellationError) {
    var cancellation = cancellation
    for (index, block) in layout.stream.blocks.enumerated()
    where block.role != .control && block.span.count < 200 {
      try cancellation.step(block.span.count * 2)
      let isNear =
        block.span.count < 60 && block.kind != .heading && block.kind != .title
        && (layout.isOpening(index) || distanceToDate(index) <= 2)
      let isByline =
        block.role == .byline || AuthorNames.isIntroduced(layout.stream.text, block.span.range)
      guard isNear || isByline else { continue }
      let text = String(decoding: layout.stream.text[block.span.range], as: UTF8.self)
      let value = Sourced(
        text, origin: .visibleText, confidence: 0.4, input: layout.stream.input(of: block.span))
      if isByline {
        add(shown: value, .text, block: index)
      } else {
        add([value], .near, block: index)
      }
    }
  }

  /// How many blocks from one that shows a date, at most 30.
  private func distanceToDate(_ block: Int) -> Int {
    let next = dateBlocks.firstIndex(notLessThan: block)
    var distance = 30
    if next > 0 { distance = min(distance, block - dateBlocks[next - 1]) }
    if next < dateBlocks.count { distance = min(distance, dateBlocks[next] - block) }
    return distance
  }

  /// Takes up what an element shows, and that together with the elements of the kind just before it.
  private mutating func add(shown value: Sourced, _ source: Source, block: Int) {
    add([value], source, block: block)
    if let before = last[source], block - before.block <= 2, before.values.count < 8 {
      let together = before.values + [value]
      add(together, .merged, block: block)
      last[source] = (block, together)
    } else {
      last[source] = (block, [value])
    }
  }

  private mutating func add(_ values: [Sourced], _ source: Source, block: Int?) {
    if candidates.isFull(source.rawValue, most: Self.mostOfSource) { return }
    var people: [Person] = []
    var isIntroduced = false
    var isCut = false
    for value in values {
      let byline = AuthorNames.read(value.value)
      isIntroduced = isIntroduced || byline.isIntroduced
      isCut = isCut || byline.isCut
      for name in byline.names {
        let key = name.keys.key
        guard !people.contains(where: { $0.key == key }) else { continue }
        people.append(Person(name: name, key: key, source: value))
      }
    }
    func take(_ people: [Person], variant: Float) {
      self.take(people, source, block, isIntroduced, isCut, variant: variant)
    }
    take(people, variant: 0)
    // Of names in one text the later ones may be no people; those of a list are meant to be.
    if people.count > 1, values.count == 1 {
      take([people[0]], variant: 1)
      guard !site.isEmpty else { return }
      let unaffiliated = people.filter { !$0.name.keys.contains(site) }
      if unaffiliated.count > 1, unaffiliated.count < people.count {
        take(unaffiliated, variant: 2)
      }
    }
  }

  private struct Person {
    let name: AuthorNames.Name
    let key: UInt64
    let source: Sourced
  }

  private mutating func take(
    _ people: [Person], _ source: Source, _ block: Int?, _ isIntroduced: Bool, _ isCut: Bool,
    variant: Float
  ) {
    guard let first = people.first else { return }
    let count = candidates.all.count
    let keys = people.map(\.key).sorted()
    let shape = people.dropFirst().reduce(first.name.shape) { $0 + $1.name.shape }
    let words = people.map(\.name.keys)
    let isAddress = people.contains { Self.isAddress($0.name.text) }
    candidates.add(
      people.map { person in
        var value = person.source
        value.value = person.name.text
        return value
      }, key: keys.reduce(0, &+), source: source.rawValue, block: block,
      own: [
        variant, Float(people.count), Float(words[0].count),
        Float(words.map(\.count).max() ?? 0), Float(words.map(\.count).min() ?? 0),
        Float(first.name.text.utf8.count), Float(shape.capital) / Float(max(1, shape.words)),
        Float(shape.allCapitals) / Float(max(1, shape.words)),
        Float(words.count { $0.keys.contains(where: AuthorNames.isGeneric) }),
        isIntroduced ? 1 : 0, isCut ? 1 : 0, words.contains { $0 == site } ? 1 : 0,
        !site.isEmpty && words.contains { $0.contains(site) || site.contains($0) } ? 1 : 0,
        title.contains(words[0]) ? 1 : 0, shape.hasDigits ? 1 : 0,
        shape.hasSigns || isAddress ? 1 : 0,
        first.name.text.utf8.first.map { $0 >= 0x80 } ?? false ? 1 : 0,
        Float(block.map(distanceToDate) ?? -1),
      ], most: Self.mostOfSource)
    if candidates.all.count > count { names.append(keys) }
  }

  /// Whether a candidate is what JSON-LD gives as authors.
  static func isList(_ candidate: Candidate) -> Bool {
    candidate.source == Source.work.rawValue || candidate.source == Source.other.rawValue
  }

  private static let mostOfSource = 24

  private static func isAddress(_ text: String) -> Bool {
    // The colon is looked for first: nearly no name has one.
    guard text.utf8.contains(0x3A) else { return false }
    let bytes = Array(text.utf8)
    return ByteSearch.first([0x3A, 0x2F, 0x2F], in: bytes, bytes.indices) != nil
  }

  /// The numbers of the candidates, row after row.
  func rows(_ layout: PageLayout, page: [Float]) -> [Float] {
    // Whom several sources name is no stranger.
    var mentions = KeyMap<Int>(capacity: names.count * 2)
    for keys in names { for key in keys { mentions[key] = (mentions[key] ?? 0) + 1 } }
    return candidates.rows(layout, page: page) { index in
      let own = names[index]
      var within = 0
      var around = 0
      for other in names where other.count != own.count {
        if other.count < own.count {
          if Self.isSubset(other, of: own) { within += 1 }
        } else if Self.isSubset(own, of: other) {
          around += 1
        }
      }
      let seen = own.map { mentions[$0] ?? 0 }
      return [
        Float(within), Float(around), Float(seen.min() ?? 0), Float(seen.max() ?? 0),
      ]
    }
  }

  /// Whether all of some keys are among others, both ascending.
  private static func isSubset(_ some: [UInt64], of others: [UInt64]) -> Bool {
    var next = 0
    for key in some {
      while next < others.count, others[next] < key { next += 1 }
      guard next < others.count, others[next] == key else { return false }
      next += 1
    }
    return true
  }
}
