internal import DocumentCore
internal import HTMLReader

/// Collects what a page says of itself: JSON-LD, Open Graph, other `<meta>` and `<link>`, microdata and the elements that
/// a reader sees. Spans are of the decoded input.
struct PageStatements {
  /// A value of a `<meta>` or of an element with `itemprop`.
  struct Meta {
    /// Lower-case.
    let name: String
    let value: Sourced
    let node: Int
  }

  /// A value that an element shows.
  struct Shown {
    enum Source {
      case heading1, heading2, titled
      /// By `rel`, by a link to a page of authors, by class or id.
      case relation, link, byline
      case time
    }
    let source: Source
    let value: Sourced
    let node: Int
    /// The texts of its elements one by one, where there are several.
    var parts: [String] = []
  }

  let tree: HTMLTree
  private let kinds = ElementKind.all
  private(set) var metas: [Meta] = []
  private(set) var ld = JSONLDReader()
  private(set) var documentTitle: Sourced?
  private(set) var shown: [Shown] = []
  private var canonical: Sourced?
  /// What relative URLs are meant against, as the page says.
  private(set) var base: String?
  private(set) var language: Sourced?
  /// The sources of scripts in the decoded input.
  private(set) var scripts: [Range<Int>] = []
  private var counts: [Shown.Source: Int] = [:]
  /// The kind that the page's own types declare.
  private(set) var declaredKind: PageKind?

  static func read(
    _ tree: HTMLTree, hints: [ElementHints], _ cancellation: Cancellation
  ) throws(CancellationError) -> PageStatements {
    var reader = PageStatements(tree)
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
    let nodes = tree.nodes
    for node in nodes.indices {
      let own = nodes[node]
      guard own.kind == .element else { continue }
      try cancellation.step(64)
      var itemprop: HTMLAttribute?
      var rel: HTMLAttribute?
      var href: HTMLAttribute?
      for attribute in tree.attributes(of: node) {
        switch attribute.name {
        case .itemprop: itemprop = itemprop ?? attribute
        case .rel: rel = rel ?? attribute
        case .href: href = href ?? attribute
        default: break
        }
      }
      if let itemprop, own.name != .meta { property(node, tree.value(of: itemprop)) }
      switch own.name {
      case .meta: meta(node)
      case .link: link(node)
      case .base where base == nil: base = attribute(node, .href, .meta, 1)?.value
      case .title where documentTitle == nil && own.namespace == .html:
        documentTitle = visible(node, .meta, 0.6)
      case .script: script(node)
      case .html: language = attribute(node, .lang, .meta, 0.5) ?? language
      case .h1: show(.heading1, node, .visibleText, most: 6)
      case .h2: show(.heading2, node, .visibleText, most: 3)
      case .time: time(node)
      default: hinted(node, hints[node], rel: rel, link: own.name == .a ? href : nil)
      }
    }
    declaredKind = kind()
  }

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
    signals.hasDate = ld.work(.published) != nil || first("article:published_time") != nil
    signals.authors = min(4, ld.authors.first { $0.isWork }?.names.count ?? 0)
    if let url = address?.value {
      let path = url.utf8.split(separator: UInt8(ascii: "/"))
      signals.pathParts = max(0, path.count - 2)
      signals.hyphens = path.last?.count { $0 == UInt8(ascii: "-") } ?? 0
      signals.read(url: url)
    }
    for meta in metas where meta.name == "generator" {
      let name = meta.value.value.prefix { $0 != " " && $0 != "/" }.lowercased()
      for (index, group) in PageSignals.engines.enumerated() where group.contains(name) {
        signals.engineGroups[index] = true
      }
    }
    signals.hasPrice =
      first("product:price:amount", "og:price:amount", "price", "pricecurrency") != nil
    signals.times = min(8, counts[.time] ?? 0)
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
      // Some give one value several names.
      for part in bytes.prefix(200).split(whereSeparator: { $0 <= 0x20 }) {
        let key = String(decoding: part, as: UTF8.self).lowercased()
        var value = value
        if key.hasPrefix("og:") || key.hasPrefix("article:") { value.origin = .openGraph }
        if key.hasPrefix("dc.") || key.hasPrefix("dcterms.") || key.hasPrefix("dc:") {
          value.origin = .dublinCore
        }
        if name == .itemprop { value.origin = .microdata }
        metas.append(Meta(name: key, value: value, node: node))
      }
    }
  }

  private mutating func link(_ node: Int) {
    guard canonical == nil, let rel = tree.attributeValue(of: node, named: .rel),
      String(decoding: rel, as: UTF8.self).lowercased() == "canonical"
    else { return }
    canonical = attribute(node, .href, .meta, 0.9)
  }

  private mutating func script(_ node: Int) {
    let type = tree.attribute(of: node, named: .type).map(tree.value) ?? []
    guard type.count >= 19,
      String(decoding: type.prefix(64), as: UTF8.self).lowercased().hasPrefix("application/ld+json")
    else {
      for child in tree.children(of: node) where tree.nodes[child].kind == .text {
        scripts.append(tree.nodes[child].sourceRange)
      }
      return
    }
    for child in tree.children(of: node) where tree.nodes[child].kind == .text {
      let range = tree.nodes[child].sourceRange
      if range.count < 1 << 20 { ld.read(tree.input, in: range) }
    }
  }

  private mutating func show(
    _ source: Shown.Source, _ node: Int, _ origin: Origin, most: Int, length: Int = 400
  ) {
    guard counts[source, default: 0] < most, let value = visible(node, origin, 0.5),
      value.value.utf8.count <= length
    else { return }
    counts[source, default: 0] += 1
    var parts: [String] = []
    if source != .heading2, source != .titled { parts = texts(node) }
    shown.append(
      Shown(source: source, value: value, node: node, parts: parts.count > 1 ? parts : []))
  }

  /// The texts below an element, one by one, as far as they aren't blank.
  func texts(_ node: Int) -> [String] {
    var found: [String] = []
    var current = node
    var steps = 0
    walk: while steps < 60, found.count < 12 {
      steps += 1
      if tree.nodes[current].kind == .text {
        let text = Self.clean(String(decoding: tree.text(of: current), as: UTF8.self))
        if !text.isEmpty { found.append(text) }
      }
      if tree.nodes[current].firstChild >= 0, !isLeftOut(current) {
        current = Int(tree.nodes[current].firstChild)
        continue
      }
      while current == node || tree.nodes[current].nextSibling < 0 {
        if current == node { break walk }
        current = Int(tree.nodes[current].parent)
      }
      current = Int(tree.nodes[current].nextSibling)
    }
    return found
  }

  /// The time that an element's attributes state.
  func stated(_ node: Int) -> Sourced? {
    attribute(node, .datetime, .visibleText, 0.7) ?? attribute(node, .title, .visibleText, 0.5)
  }

  private mutating func time(_ node: Int) {
    guard counts[.time, default: 0] < 40, let value = stated(node) else { return }
    counts[.time, default: 0] += 1
    shown.append(Shown(source: .time, value: value, node: node))
  }

  private mutating func property(_ node: Int, _ names: [UInt8]) {
    guard metas.count < 500,
      let value = attribute(node, .content, .microdata, 0.8)
        ?? attribute(node, .datetime, .microdata, 0.8) ?? visible(node, .microdata, 0.7)
    else { return }
    for part in names.prefix(100).split(whereSeparator: { $0 <= 0x20 }) {
      let name = String(decoding: part, as: UTF8.self).lowercased()
      metas.append(Meta(name: name, value: value, node: node))
    }
  }

  private mutating func hinted(
    _ node: Int, _ hints: ElementHints, rel: HTMLAttribute?, link: HTMLAttribute?
  ) {
    if hints.contains(.dateline) { time(node) }
    if let rel, isAuthor(rel) {
      show(.relation, node, .visibleText, most: 12, length: 120)
    } else if let link, leadsToAuthor(link) {
      show(.link, node, .visibleText, most: 12, length: 80)
    } else if hints.contains(.byline) {
      show(.byline, node, .visibleText, most: 24, length: 160)
    } else if hints.contains(.title) {
      show(.titled, node, .visibleText, most: 6, length: 300)
    }
  }

  /// Whether a link leads to a page of an author.
  private func leadsToAuthor(_ href: HTMLAttribute) -> Bool {
    Self.leads(href, in: tree, to: Self.authorPaths, fromStart: false)
  }

  /// Whether a link leads to a page of anybody.
  static func leadsToPerson(_ href: HTMLAttribute, in tree: HTMLTree) -> Bool {
    leads(href, in: tree, to: personPaths, fromStart: true)
  }

  /// Whether one of the words in the path or of the names in the query of a link is among some.
  private static func leads(
    _ href: HTMLAttribute, in tree: HTMLTree, to words: KeyMap<Bool>, fromStart: Bool
  ) -> Bool {
    guard href.valueRange.count < 300 else { return false }
    let input = tree.input
    // The letters after each slash, or before a query's equals sign.
    var hash = TextKey.seed
    var isWord = fromStart
    for offset in href.valueRange {
      let byte = input[offset]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lower &- 0x61 < 26 {
        if isWord { hash = TextKey.mix(hash, lower) }
        continue
      }
      if isWord, hash != TextKey.seed, words[hash] != nil { return true }
      hash = TextKey.seed
      isWord = byte == 0x2F || byte == 0x3F || byte == 0x26
    }
    return false
  }

  private static let authorPaths = KeyMap(words: [(true, authorWords)])
  private static let personPaths = KeyMap(words: [
    (true, authorWords), (true, "u uid profil perfil memberlist account channel"),
  ])

  private static let authorWords = """
    author authors autor autoren auteur auteurs people contributor contributors profile profiles staff
    writer writers journalist journalists redacteur by user users member members team person columnist
    columnists reporter reporters autores
    """

  private func isAuthor(_ rel: HTMLAttribute) -> Bool {
    rel.valueRange.count < 64 && tree.value(of: rel).elementsEqual("author".utf8)
  }

  /// The text below an element, folded, where it is short.
  func visible(_ node: Int, _ origin: Origin, _ confidence: Float) -> Sourced? {
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
      if tree.nodes[current].firstChild >= 0, !isLeftOut(current) {
        current = Int(tree.nodes[current].firstChild)
        continue
      }
      // Blocks part words, other elements don't.
      if parts(current) { bytes.append(0x20) }
      while tree.nodes[current].nextSibling < 0 {
        current = Int(tree.nodes[current].parent)
        if current == node { break walk }
        if parts(current) { bytes.append(0x20) }
      }
      current = Int(tree.nodes[current].nextSibling)
      if parts(current) { bytes.append(0x20) }
    }
    let text = String(decoding: FoldedText.fold(bytes), as: UTF8.self)
    guard !text.isEmpty, low < high else { return nil }
    return Sourced(text, origin: origin, confidence: confidence, input: Span(start: low, end: high))
  }

  private func isLeftOut(_ node: Int) -> Bool {
    switch tree.nodes[node].name {
    case .script, .style, .rt, .rp, .svg, .noscript: true
    default: false
    }
  }

  private func parts(_ node: Int) -> Bool {
    tree.nodes[node].kind == .element
      && (kinds[tree.nodes[node].name].contains(.block) || tree.nodes[node].name == .br)
  }

  /// Blanks folded and trimmed.
  private static func clean(_ text: String) -> String {
    FoldedText.fold(text)
  }

  /// The value of the first of these names that the page gives one.
  func first(_ names: String...) -> Sourced? {
    for name in names {
      if let meta = metas.first(where: { $0.name == name }) { return meta.value }
    }
    return nil
  }

  // MARK: - Fields of one value

  /// The title as the page declares or shows it, before its main content is known.
  var plainTitle: String? {
    let declared =
      first("og:title") ?? ld.work(.headline) ?? first("twitter:title", "dc.title", "title")
    return TitleParts.plain(
      headings: shown.filter { $0.source == .heading1 }.prefix(4).map(\.value.value),
      declared: declared?.value, document: documentTitle?.value, site: site?.value)
  }

  /// The page's URL, as its links or Open Graph give it.
  var address: Sourced? { canonical ?? first("og:url") }

  /// The site's name.
  var site: Sourced? {
    first("og:site_name") ?? ld.publisher ?? first("application-name", "dc.publisher")
  }

  /// The fields that need no choice among candidates, every one from the origin most to be trusted.
  var metadata: Metadata {
    var metadata = Metadata()
    metadata.site = site
    metadata.url = address ?? ld.url
    metadata.description =
      first("og:description", "description", "twitter:description", "dc.description")
      ?? ld.description
    metadata.image = first("og:image", "og:image:url", "twitter:image", "image") ?? ld.image
    metadata.tags = tags
    metadata.language = language ?? first("og:locale", "content-language")
    return metadata
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

  private static func unique(_ values: [Sourced]) -> [Sourced] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0.value).inserted }
  }
}
