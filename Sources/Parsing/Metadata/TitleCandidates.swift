internal import DocumentCore
internal import Encoding

/// What a page may be titled.
struct TitleCandidates {
  private(set) var candidates = Candidates(sources: Source.allCases.count)
  private var words: [WordKeys] = []
  private let site: WordKeys
  /// The word of the URL's host that names the site, and the words that end its path.
  private var host: [UInt8] = []
  private var slug = WordKeys()
  private let document: WordKeys
  private let declared: WordKeys
  private let heading: WordKeys

  enum Source: Int, CaseIterable {
    case heading1, heading2, titled, openGraph, twitter, headline, name, meta, property, document
  }

  /// Parts of a title beside the whole.
  private enum Variant: Int {
    case whole, first, last, withoutLast, withoutFirst
    /// Of the texts of the elements in a heading.
    case firstElement, lastElement
  }

  private static let metaNames: Set<String> = [
    "title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "citation_title",
    "hdl", "headline",
  ]

  init(_ statements: PageStatements, _ layout: PageLayout) {
    site = WordKeys(statements.site?.value ?? "")
    document = WordKeys(statements.documentTitle?.value ?? "")
    declared = WordKeys(
      (statements.first("og:title", "twitter:title") ?? statements.ld.work(.headline))?.value ?? "")
    heading = WordKeys(statements.shown.first { $0.source == .heading1 }?.value.value ?? "")
    if let url = statements.address { address(url.value) }
    for element in statements.shown {
      let source: Source
      switch element.source {
      case .heading1: source = .heading1
      case .heading2: source = .heading2
      case .titled: source = .titled
      case .relation, .link, .byline, .time: continue
      }
      let block = layout.block(at: element.node)
      add(element.value, source, block: block)
      if let first = element.parts.first, let last = element.parts.last {
        take(
          element.value, first, source, .firstElement, separator: 0, parts: element.parts.count,
          block: block)
        take(
          element.value, last, source, .lastElement, separator: 0, parts: element.parts.count,
          block: block)
      }
    }
    for meta in statements.metas {
      switch meta.name {
      case "og:title": add(meta.value, .openGraph, block: nil)
      case "twitter:title": add(meta.value, .twitter, block: nil)
      case "headline" where meta.value.origin == .microdata,
        "name" where meta.value.origin == .microdata:
        add(meta.value, .property, block: layout.block(at: meta.node))
      case let name where Self.metaNames.contains(name): add(meta.value, .meta, block: nil)
      default: break
      }
    }
    for statement in statements.ld.statements where statement.field == .headline {
      add(statement.value, .headline, block: nil)
    }
    for statement in statements.ld.statements where statement.field == .name {
      add(statement.value, .name, block: nil)
    }
    if let title = statements.documentTitle { add(title, .document, block: nil) }
  }

  private mutating func add(_ value: Sourced, _ source: Source, block: Int?) {
    take(value, value.value, source, .whole, separator: 0, parts: 1, block: block)
    guard source != .heading2, source != .titled else { return }
    let bytes = Array(value.value.utf8)
    for (index, separator) in TitleParts.separators.enumerated() {
      guard ByteSearch.first(separator, in: bytes, bytes.indices) != nil else { continue }
      let parts = TitleParts.split(bytes, at: separator)
      let mark = String(decoding: separator, as: UTF8.self)
      func variant(_ text: String, _ variant: Variant) {
        take(
          value, text, source, variant, separator: index + 1, parts: parts.count, block: block)
      }
      variant(parts[0], .first)
      variant(parts[parts.count - 1], .last)
      if parts.count > 2 {
        variant(parts.dropLast().joined(separator: mark), .withoutLast)
        variant(parts.dropFirst().joined(separator: mark), .withoutFirst)
      }
      if index < 8 { break }
    }
  }

  private mutating func take(
    _ value: Sourced, _ text: String, _ source: Source, _ variant: Variant, separator: Int,
    parts: Int, block: Int?
  ) {
    let keys = WordKeys(text)
    guard !keys.isEmpty else { return }
    let rest = WordKeys(variant == .whole ? "" : value.value)
    var found = value
    found.value = text
    let count = candidates.all.count
    candidates.add(
      [found], key: keys.key, source: source.rawValue, block: block,
      own: [
        Float(variant.rawValue), Float(separator), Float(parts), Float(min(keys.count, 60)),
        Float(min(text.utf8.count, 400)), Float(keys.count) / Float(max(1, rest.count)),
        document.starts(with: keys) ? 1 : 0, document.contains(keys) ? 1 : 0,
        Float(keys.count) / Float(max(1, document.count)), keys.overlap(document),
        keys.overlap(declared), keys.overlap(heading), keys.overlap(slug),
        slug.covered(by: keys), keys == site ? 1 : 0, keys.contains(site) ? 1 : 0,
        keys.ends(with: site) ? 1 : 0, site.isEmpty ? 1 : 0,
        isHost(text) ? 1 : 0,
        rest.count > keys.count && endsWithHost(value.value) ? 1 : 0,
        declared.starts(with: keys) ? 1 : 0, heading.starts(with: keys) ? 1 : 0,
        keys.starts(with: heading) ? 1 : 0, keys.starts(with: declared) ? 1 : 0,
      ])
    if candidates.all.count > count { words.append(keys) }
  }

  private mutating func address(_ url: String) {
    let parts = url.split(maxSplits: 20, whereSeparator: { $0 == "/" })
    guard parts.count > 1 else { return }
    let labels = parts[1].split(whereSeparator: { $0 == "." }).filter { $0 != "www" }
    host = labels.dropLast().max { $0.count < $1.count }.map { Self.joined($0) } ?? []
    let last =
      parts.dropFirst(2).last { $0.contains("-") || $0.contains("_") } ?? parts.dropFirst(2).last
    slug = WordKeys(last.map(String.init) ?? "")
  }

  /// A text's letters and digits of ASCII alone, in lower case.
  private static func joined(_ text: some StringProtocol) -> [UInt8] {
    text.utf8.compactMap { byte in
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      return lower &- 0x61 < 26 || lower &- 0x30 < 10 ? lower : nil
    }
  }

  /// Whether a text is the word of the URL's host.
  private func isHost(_ text: String) -> Bool {
    // Blanks and marks make it a little longer, no more.
    !host.isEmpty && text.utf8.count <= host.count * 2 + 16 && Self.joined(text) == host
  }

  private func endsWithHost(_ text: String) -> Bool {
    !host.isEmpty
      && Self.joined(text.suffix(host.count * 2 + 16)).suffix(host.count).elementsEqual(host)
  }

  /// The numbers of the candidates, row after row.
  func rows(_ layout: PageLayout, page: [Float]) -> [Float] {
    candidates.rows(layout, page: page) { index in
      let own = words[index]
      var within = 0
      var around = 0
      for other in words where other.count != own.count {
        if own.contains(other) { within += 1 }
        if other.contains(own) { around += 1 }
      }
      return [Float(within), Float(around)]
    }
  }
}
