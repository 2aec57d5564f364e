internal import DocumentCore

/// Collects what a page's JSON-LD says, through graphs and arrays.
struct JSONLDReader {
  /// A value of something that the page describes.
  struct Statement {
    enum Field {
      case headline, name, published, modified, otherDate
    }
    let field: Field
    let value: Sourced
    /// Whether it is said of a work, such as an article, and not of the page or something on it.
    let isWork: Bool
  }

  private(set) var types: [String] = []
  private(set) var statements: [Statement] = []
  /// The authors of each thing that has some.
  private(set) var authors: [(names: [Sourced], isWork: Bool)] = []
  private(set) var publisher: Sourced?
  private(set) var description: Sourced?
  private(set) var image: Sourced?
  private(set) var url: Sourced?
  private(set) var keywords: [Sourced] = []
  /// Things that others refer to by their "@id".
  private var identified: [String: LooseJSON.Value] = [:]

  private static let maximumStatements = 60

  /// The first value of a field of a work.
  func work(_ field: Statement.Field) -> Sourced? {
    statements.first { $0.field == field && $0.isWork }?.value
  }

  /// Reads one script's content.
  mutating func read(_ bytes: [UInt8], in range: Range<Int>) {
    guard let value = LooseJSON.read(bytes, in: range) else { return }
    identify(value)
    take(value)
  }

  /// Collects the things of a graph that have a name of their own.
  private mutating func identify(_ value: LooseJSON.Value) {
    switch value {
    case .array(let elements):
      for element in elements { identify(element) }
    case .object:
      if let graph = value["@graph"] { identify(graph) }
      if case .string(let id, _)? = value["@id"], value["name"] != nil, identified.count < 1000 {
        identified[id] = value
      }
    case .string, .other:
      break
    }
  }

  /// What a value refers to, where it is only a reference.
  private func resolved(_ value: LooseJSON.Value?) -> LooseJSON.Value? {
    guard let value, value["name"] == nil, case .string(let id, _)? = value["@id"] else {
      return value
    }
    return identified[id] ?? value
  }

  // Depth is bounded by the reader of the JSON.
  private mutating func take(_ value: LooseJSON.Value) {
    switch value {
    case .array(let elements):
      for element in elements { take(element) }
    case .object:
      if let graph = value["@graph"] { take(graph) }
      for key in ["mainEntity", "mainEntityOfPage"] {
        if let main = value[key] { take(main) }
      }
      thing(value)
    case .string, .other:
      break
    }
  }

  private static let works: Set<String> = [
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "Report", "OpinionNewsArticle",
    "AnalysisNewsArticle", "LiveBlogPosting", "TechArticle", "ScholarlyArticle",
    "SocialMediaPosting",
    "DiscussionForumPosting", "Question", "QAPage", "CreativeWork", "Recipe", "HowTo", "Review",
    "VideoObject",
  ]
  /// Things with dates and names that are not the page's.
  private static let bystanders: Set<String> = [
    "BreadcrumbList", "ListItem", "Organization", "NewsMediaOrganization", "ImageObject",
    "WebSite", "SearchAction", "Person", "AggregateRating", "Comment", "Answer",
  ]

  private mutating func thing(_ value: LooseJSON.Value) {
    let own = Self.strings(value["@type"])
    types += own
    guard !own.contains(where: { Self.bystanders.contains($0) }) else { return }
    let isWork = own.contains { Self.works.contains($0) }
    func state(_ field: Statement.Field, _ keys: String...) {
      for key in keys where statements.count < Self.maximumStatements {
        if let found = sourced(value[key]) {
          statements.append(Statement(field: field, value: found, isWork: isWork))
        }
      }
    }
    state(.headline, "headline")
    state(.name, "name")
    state(.published, "datePublished")
    state(.modified, "dateModified")
    state(.otherDate, "dateCreated", "uploadDate")
    if let author = value["author"] ?? value["creator"], authors.count < 20 {
      let names = names(author)
      if !names.isEmpty { authors.append((names, isWork)) }
    }
    guard isWork else { return }
    description = description ?? sourced(value["description"])
    url = url ?? sourced(value["url"])
    image = image ?? sourced(value["image"]) ?? sourced(value["image"]?["url"])
    publisher = publisher ?? sourced(resolved(value["publisher"])?["name"])
    if keywords.isEmpty, let list = value["keywords"] { keywords = self.keywords(list) }
  }

  private func names(_ value: LooseJSON.Value) -> [Sourced] {
    switch value {
    case .array(let elements): elements.prefix(20).flatMap { names($0) }
    case .object: sourced(resolved(value)?["name"]).map { [$0] } ?? []
    case .string(let text, _): text.contains("://") ? [] : sourced(value).map { [$0] } ?? []
    case .other: []
    }
  }

  private func keywords(_ value: LooseJSON.Value) -> [Sourced] {
    switch value {
    case .array(let elements): return elements.prefix(50).flatMap { keywords($0) }
    case .string(let text, let range):
      return text.split(whereSeparator: { $0 == "," || $0 == "،" }).prefix(50).compactMap { part in
        let word = FoldedText.fold(String(part))
        return word.isEmpty
          ? nil : Sourced(word, origin: .jsonLD, confidence: 0.9, input: Span(range))
      }
    case .object, .other: return []
    }
  }

  private func sourced(_ value: LooseJSON.Value?) -> Sourced? {
    switch value {
    case .string(let text, let range):
      let clean = FoldedText.fold(CharacterReferences.resolved(text))
      return clean.isEmpty
        ? nil : Sourced(clean, origin: .jsonLD, confidence: 0.9, input: Span(range))
    case .array(let elements):
      return elements.lazy.compactMap { self.sourced($0) }.first
    case .object, .other, nil:
      return nil
    }
  }

  private static func strings(_ value: LooseJSON.Value?) -> [String] {
    switch value {
    case .string(let text, _): [text]
    case .array(let elements): elements.flatMap { strings($0) }
    case .object, .other, nil: []
    }
  }
}
