internal import DocumentCore
internal import HTMLReader

/// Reads what a page says of itself: JSON-LD, Open Graph, other `<meta>` and `<link>`, microdata and what a
/// reader sees. Spans are of the decoded input.
struct HTMLMetadataReader {
  private let tree: HTMLTree
  private var metas: [(name: String, value: Sourced)] = []
  private var ld = JSONLDReader()
  private var documentTitle: Sourced?
  private var headings: [Sourced] = []
  private var canonical: Sourced?
  private var language: Sourced?
  private var times: [Sourced] = []
  private var visibleAuthors: [Sourced] = []
  private var visibleDates: [Sourced] = []
  /// The kind that the page's own types declare.
  private(set) var declaredKind: PageKind?

  static func read(
    _ tree: HTMLTree, hints: [ElementHints], _ cancellation: Cancellation
  ) throws(CancellationError) -> HTMLMetadataReader {
    var reader = HTMLMetadataReader(tree)
    try reader.scan(hints, cancellation)
    return reader
  }

  private init(_ tree: HTMLTree) {
    self.tree = tree
  }

  private mutating func scan(
    _ hints: [ElementHints], _ cancellation: Cancellation
  ) throws(CancellationError) {
    var cancellation = cancellation
    for node in tree.nodes.indices where tree.nodes[node].kind == .element {
      try cancellation.step(64)
      guard Self.told.contains(tree.nodes[node].name) else {
        hinted(node, hints[node])
        continue
      }
      switch tree.nodes[node].name {
      case .meta: meta(node)
      case .link: link(node)
      case .title where documentTitle == nil && tree.nodes[node].namespace == .html:
        documentTitle = visible(node, .meta, 0.6)
      case .script: script(node)
      case .html: language = attribute(node, .lang, .meta, 0.5) ?? language
      case .h1:
        if headings.count < 4, let heading = visible(node, .visibleText, 0.7) {
          headings.append(heading)
        }
      case .time: time(node)
      default: hinted(node, hints[node])
      }
    }
    declaredKind = kind()
  }

  /// The elements that `scan` treats by name.
  private static let told = TagSet([.meta, .link, .title, .script, .html, .h1, .time])

  private func kind() -> PageKind? {
    for type in ld.types {
      switch type {
      case "Product", "ProductGroup": return .product
      case "DiscussionForumPosting", "QAPage": return .forum
      case "NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "Report",
        "OpinionNewsArticle":
        return .article
      case "TechArticle", "APIReference": return .documentation
      case "CollectionPage", "ItemList", "SearchResultsPage": return .collection
      case "Service", "LocalBusiness": return .service
      default: continue
      }
    }
    switch first("og:type")?.value.lowercased() {
    case "article": return .article
    case "product", "og:product": return .product
    default: return nil
    }
  }

  /// What the page says of its kind.
  func signals(images: Int) -> PageSignals {
    var signals = PageSignals()
    signals.declaredKind = declaredKind
    signals.images = images
    switch first("og:type")?.value.lowercased() {
    case nil: signals.openGraphType = 0
    case "website": signals.openGraphType = 1
    case "article": signals.openGraphType = 2
    case "product", "og:product": signals.openGraphType = 3
    default: signals.openGraphType = 4
    }
    for type in ld.types {
      for (index, group) in PageSignals.groups.enumerated() where group.contains(type) {
        signals.types[index] = true
      }
    }
    signals.hasDate = ld.published != nil || first("article:published_time") != nil
    signals.authors = min(4, ld.authors.count)
    if let url = canonical?.value ?? first("og:url")?.value {
      let path = url.utf8.split(separator: UInt8(ascii: "/"))
      signals.pathParts = max(0, path.count - 2)
      signals.hyphens = path.last?.count { $0 == UInt8(ascii: "-") } ?? 0
    }
    signals.times = times.count
    return signals
  }

  // MARK: - Elements

  private func attribute(
    _ node: Int, _ name: AttributeName, _ origin: Origin, _ confidence: Float
  ) -> Sourced? {
    guard let attribute = tree.attribute(of: node, named: name) else { return nil }
    let value = Self.clean(String(decoding: tree.value(of: attribute), as: UTF8.self))
    guard !value.isEmpty else { return nil }
    return Sourced(
      value, origin: origin, confidence: confidence, input: Span(attribute.valueRange))
  }

  private mutating func meta(_ node: Int) {
    guard metas.count < 500,
      let value = attribute(node, .content, .meta, 0.7)
    else { return }
    for name in [AttributeName.property, .name, .itemprop] {
      guard let bytes = tree.attributeValue(of: node, named: name) else { continue }
      let key = String(decoding: bytes.prefix(100), as: UTF8.self).lowercased()
      var value = value
      if key.hasPrefix("og:") || key.hasPrefix("article:") { value.origin = .openGraph }
      if key.hasPrefix("dc.") || key.hasPrefix("dcterms.") || key.hasPrefix("dc:") {
        value.origin = .dublinCore
      }
      if name == .itemprop { value.origin = .microdata }
      metas.append((key, value))
    }
  }

  private mutating func link(_ node: Int) {
    guard canonical == nil, let rel = tree.attributeValue(of: node, named: .rel),
      String(decoding: rel, as: UTF8.self).lowercased() == "canonical"
    else { return }
    canonical = attribute(node, .href, .meta, 0.9)
  }

  private mutating func script(_ node: Int) {
    guard let type = tree.attributeValue(of: node, named: .type),
      String(decoding: type.prefix(64), as: UTF8.self).lowercased().hasPrefix("application/ld+json")
    else { return }
    for child in tree.children(of: node) where tree.nodes[child].kind == .text {
      let range = tree.nodes[child].sourceRange
      if range.count < 1 << 20 { ld.read(tree.input, in: range) }
    }
  }

  private mutating func time(_ node: Int) {
    guard times.count < 8,
      let value = attribute(node, .datetime, .visibleText, 0.7) ?? visible(node, .visibleText, 0.5)
    else { return }
    times.append(value)
  }

  private mutating func hinted(_ node: Int, _ hints: ElementHints) {
    if let itemprop = tree.attributeValue(of: node, named: .itemprop) {
      let name = String(decoding: itemprop.prefix(64), as: UTF8.self).lowercased()
      if let value = attribute(node, .content, .microdata, 0.8) ?? attribute(
        node, .datetime, .microdata, 0.8)
        ?? visible(node, .microdata, 0.7)
      {
        metas.append((name, value))
      }
    }
    let isAuthor = tree.attribute(of: node, named: .rel).map(isAuthor) ?? false
    if visibleAuthors.count < 4, hints.contains(.byline) || isAuthor,
      let value = visible(node, .visibleText, isAuthor ? 0.6 : 0.4), value.value.count < 120
    {
      visibleAuthors.append(value)
    }
    if visibleDates.count < 8, hints.contains(.dateline),
      let value = visible(node, .visibleText, 0.4),
      value.value.count < 120
    {
      visibleDates.append(value)
    }
  }

  private func isAuthor(_ rel: HTMLAttribute) -> Bool {
    rel.valueRange.count < 64 && tree.value(of: rel).elementsEqual("author".utf8)
  }

  /// The text below an element, folded, where it is short.
  private func visible(_ node: Int, _ origin: Origin, _ confidence: Float) -> Sourced? {
    var bytes: [UInt8] = []
    var low = Int.max
    var high = 0
    var current = Int(tree.nodes[node].firstChild)
    var steps = 0
    guard current >= 0 else { return nil }
    walk: while steps < 200, bytes.count < 2000 {
      steps += 1
      if tree.nodes[current].kind == .text {
        tree.forEachTextPiece(current) { piece in
          tree.append(piece, to: &bytes)
          low = min(low, piece.source.lowerBound)
          high = max(high, piece.source.upperBound)
        }
      }
      let isHidden = tree.nodes[current].name == .script || tree.nodes[current].name == .style
      if tree.nodes[current].firstChild >= 0, !isHidden {
        current = Int(tree.nodes[current].firstChild)
        continue
      }
      while tree.nodes[current].nextSibling < 0 {
        current = Int(tree.nodes[current].parent)
        if current == node { break walk }
      }
      current = Int(tree.nodes[current].nextSibling)
      bytes.append(0x20)
    }
    let text = Self.clean(String(decoding: bytes, as: UTF8.self))
    guard !text.isEmpty, low < high else { return nil }
    return Sourced(text, origin: origin, confidence: confidence, input: Span(start: low, end: high))
  }

  /// Blanks folded and trimmed.
  private static func clean(_ text: String) -> String {
    FoldedText.fold(text)
  }

  private func first(_ names: String...) -> Sourced? {
    for name in names {
      if let meta = metas.first(where: { $0.name == name }) { return meta.value }
    }
    return nil
  }

  // MARK: - Choices

  /// The metadata, every field from the origin most to be trusted.
  func metadata() -> Metadata {
    var metadata = Metadata()
    metadata.title = title
    metadata.authors = authors
    metadata.published = date(
      ld.published,
      first(
        "article:published_time", "datepublished", "og:article:published_time", "article:published",
        "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
        "dcterms.date", "date", "pubdate", "publishdate", "publish-date", "publication_date",
        "publish_date", "article.published", "displaydate", "cxenseparse:recs:publishtime",
        "datecreated", "og:pubdate"))
    metadata.modified = modified
    metadata.site =
      first("og:site_name") ?? ld.publisher ?? first("application-name", "dc.publisher")
    metadata.url = canonical ?? first("og:url") ?? ld.url
    metadata.description =
      first("og:description", "description", "twitter:description", "dc.description")
      ?? ld.description
    metadata.image = first("og:image", "og:image:url", "twitter:image", "image") ?? ld.image
    metadata.tags = tags
    metadata.language = language ?? first("og:locale", "content-language")
    return metadata
  }

  private var modified: Sourced? {
    let declared =
      ld.modified ?? first("article:modified_time", "datemodified", "og:updated_time", "lastmod")
    return declared.flatMap { DateReader.read($0) }
  }

  private func date(_ candidates: Sourced?...) -> Sourced? {
    for candidate in candidates {
      if let candidate, let date = DateReader.read(candidate) { return date }
    }
    for candidate in times + visibleDates {
      if let date = DateReader.read(candidate) { return date }
    }
    if let url = canonical ?? first("og:url"), let date = Self.date(inURL: url.value) {
      return Sourced(date, origin: .url, confidence: 0.6, input: url.input)
    }
    return nil
  }

  /// "/2020/08/26/" in a URL.
  private static func date(inURL url: String) -> String? {
    let parts = url.split(separator: "/")
    guard parts.count >= 3 else { return nil }
    for index in 0...(parts.count - 3) {
      if parts[index].count == 4, parts[index + 1].count <= 2, parts[index + 2].count <= 2,
        let date = DateReader.read("\(parts[index])/\(parts[index + 1])/\(parts[index + 2])")
      {
        return date
      }
    }
    return nil
  }

  private var authors: [Sourced] {
    if !ld.authors.isEmpty { return ld.authors }
    for name in [
      "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl",
      "dcterms.creator",
    ] {
      let values = metas.filter { $0.name == name && Self.isName($0.value.value) }.map(\.value)
      if !values.isEmpty { return Self.unique(values) }
    }
    for candidate in visibleAuthors {
      var author = candidate
      author.value = Self.withoutBy(author.value)
      if Self.isName(author.value) { return [author] }
    }
    return []
  }

  private static func unique(_ values: [Sourced]) -> [Sourced] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0.value).inserted }
  }

  private static func isName(_ value: String) -> Bool {
    !value.contains("://") && !value.contains("@") && value.count > 2 && value.count < 100
      && value.split(separator: " ").count <= 12
  }

  private static func withoutBy(_ value: String) -> String {
    for prefix in [
      "By ", "by ", "BY ", "Written by ", "Author: ", "Posted by ", "بقلم ", "كتب ", "كتبت ",
      "Von ", "Par ", "Por ",
    ] {
      if value.hasPrefix(prefix) { return clean(String(value.dropFirst(prefix.count))) }
    }
    return value
  }

  private var tags: [Sourced] {
    let declared = metas.filter { $0.name == "article:tag" }.map(\.value)
    if !declared.isEmpty { return Self.unique(declared) }
    if !ld.keywords.isEmpty { return Self.unique(ld.keywords) }
    guard let keywords = first("news_keywords", "keywords") else { return [] }
    return keywords.value.split(whereSeparator: { $0 == "," || $0 == "،" || $0 == ";" }).prefix(50)
      .map {
        Sourced(
          Self.clean(String($0)), origin: keywords.origin, confidence: keywords.confidence,
          input: keywords.input)
      }.filter { !$0.value.isEmpty }
  }

  /// The heading that a reader sees, where it agrees with what the page declares; else the declared title without
  /// the site's name.
  private var title: Sourced? {
    let declared = first("og:title") ?? ld.headline ?? first("twitter:title", "dc.title", "title")
    let full = documentTitle
    for heading in headings {
      let key = Self.letters(heading.value)
      guard key.count > 2 else { continue }
      if let declared, Self.letters(declared.value).hasPrefix(key) { return heading }
      if let full, Self.letters(full.value).contains(key) { return heading }
    }
    if let declared { return withoutSite(declared) }
    if let full {
      let short = withoutSite(full)
      return headings.count == 1 && short.value.count < 4 ? headings[0] : short
    }
    return headings.first
  }

  private static func letters(_ text: String) -> String {
    TextKey.fold(text).filter { $0.isLetter || $0.isNumber }
  }

  /// A title cut at the separator before or after the site's name.
  private func withoutSite(_ title: Sourced) -> Sourced {
    let site = (first("og:site_name") ?? ld.publisher).map { Self.letters($0.value) } ?? ""
    var result = title
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "] {
      let parts = Self.split(result.value, separator)
      guard parts.count > 1, let last = parts.last, let first = parts.first else { continue }
      if !site.isEmpty,
        Self.letters(last) == site || site.hasPrefix(Self.letters(last)) && last.count > 3
      {
        result.value = parts.dropLast().joined(separator: separator)
      } else if !site.isEmpty, Self.letters(first) == site {
        result.value = parts.dropFirst().joined(separator: separator)
      } else if site.isEmpty || title.origin == .meta, last.count * 2 < result.value.count,
        last.count < 30
      {
        result.value = parts.dropLast().joined(separator: separator)
      }
    }
    return result
  }

  private static func split(_ text: String, _ separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(text)
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
