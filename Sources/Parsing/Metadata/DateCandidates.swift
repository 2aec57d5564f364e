internal import DocumentCore
internal import Encoding
internal import HTMLReader

/// The dates that a page may have been published on.
struct DateCandidates {
  private(set) var candidates = Candidates(sources: Source.allCases.count)
  /// The blocks that show dates.
  private(set) var blocks: [Int] = []
  /// The year and month in the URL, as months since the year 0; 0 where it has none.
  private var month = 0

  enum Source: Int, CaseIterable {
    case workPublished, published, workModified, modified, created, metaPublished, metaModified,
      metaDate, property, propertyModified, time, text, url,
      script, scriptOther, post
  }

  private static let publishedNames = [
    "article:published_time", "og:article:published_time", "article:published",
    "article:publication_date", "parsely-pub-date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date",
    "publication_date", "publication-date", "publish_date", "article.published", "og:pubdate",
    "cxenseparse:recs:publishtime", "datepublished", "published", "date_published",
    "citation_publication_date", "citation_online_date", "originalpublicationdate", "ptime",
    "article_date_original", "og:published_time", "rnews:datepublished", "publishtime",
    "article.created", "published_time", "published_at", "bt:pubdate",
    "shareaholic:article_published_time",
    "dc:created", "vr:published_time", "iso-8601-publish-date", "published-date", "pubyear",
  ]
  private static let modifiedNames = [
    "article:modified_time", "og:updated_time", "lastmod", "datemodified", "last-modified",
    "dcterms.modified", "dc.date.modified", "modified", "updated", "article.updated",
    "article:modified", "shareaholic:article_modified_time", "revision_date", "moddate",
    "og:article:modified_time", "utime", "lastmodified", "date_modified", "update_time",
  ]
  private static let dateNames = [
    "date", "dc.date", "dcterms.date", "dc:date", "displaydate", "sailthru.date", "datecreated",
    "uploaddate", "created", "releasedate", "release_date", "timestamp", "creation_date",
    "article:date", "content-date", "datetime", "build", "citation_date",
  ]

  /// By key of a name in lower case, what its values are.
  private static let names: KeyMap<Source> = {
    var result = KeyMap<Source>(capacity: 128)
    let lists: [(Source, [String])] = [
      (.metaPublished, publishedNames), (.metaModified, modifiedNames), (.metaDate, dateNames),
    ]
    for (source, names) in lists {
      for name in names { result[TextKey.hash(folded: name.utf8)] = source }
    }
    return result
  }()

  init(
    _ statements: PageStatements, _ layout: PageLayout, _ opening: DraftPost?,
    _ cancellation: Cancellation
  ) throws(CancellationError) {
    state(statements, layout)
    if let opening, let published = opening.published {
      add(declared: published, .post, block: opening.blocks.lowerBound)
    }
    try show(layout, cancellation)
    if let url = statements.address { address(url) }
    let declared: [Source] = [.workPublished, .published, .metaPublished, .property]
    if !candidates.all.contains(where: { candidate in
      declared.contains { $0.rawValue == candidate.source }
    }) {
      scripts(statements)
    }
  }

  private mutating func state(_ statements: PageStatements, _ layout: PageLayout) {
    for statement in statements.ld.statements {
      let source: Source
      switch statement.field {
      case .published: source = statement.isWork ? .workPublished : .published
      case .modified: source = statement.isWork ? .workModified : .modified
      case .otherDate: source = .created
      case .headline, .name: continue
      }
      add(declared: statement.value, source, block: nil)
    }
    let names = Self.names
    for meta in statements.metas {
      let isProperty = meta.value.origin == .microdata
      let source: Source
      switch names[TextKey.hash(folded: meta.name.utf8)]
        ?? (isProperty ? nil : Self.source(ofName: meta.name))
      {
      case .metaPublished: source = isProperty ? .property : .metaPublished
      case .metaModified: source = isProperty ? .propertyModified : .metaModified
      case .metaDate: source = isProperty ? .property : .metaDate
      default: continue
      }
      add(declared: meta.value, source, block: isProperty ? layout.block(at: meta.node) : nil)
    }
    for element in statements.shown where element.source == .time {
      add(declared: element.value, .time, block: layout.block(at: element.node))
    }
  }

  /// Whether a candidate says when the page was last changed.
  static func isModified(_ candidate: Candidate) -> Bool {
    switch Source(rawValue: candidate.source) {
    case .workModified, .modified, .metaModified, .propertyModified: true
    case .text: candidate.own[1] == Float(WrittenDate.Label.updated.rawValue)
    default: false
    }
  }

  /// What a name that no list has seems to stand for; nil where it is no date's.
  private static func source(ofName name: String) -> Source? {
    let bytes = Array(name.utf8)
    func has(_ word: [UInt8]) -> Bool {
      ByteSearch.first(word, in: bytes, 0..<bytes.count) != nil
    }
    for (word, source) in nameParts where has(word) { return source }
    return nil
  }

  private static let nameParts: [([UInt8], Source)] = [
    (Array("publi".utf8), .metaPublished), (Array("modif".utf8), .metaModified),
    (Array("updat".utf8), .metaModified), (Array("date".utf8), .metaDate),
    (Array("time".utf8), .metaDate), (Array("creat".utf8), .metaDate),
  ]

  /// What scripts say of the page: the values of keys such as "publishedAt". They are read only where nothing else tells
  /// when it was published, as they are long.
  private mutating func scripts(_ statements: PageStatements) {
    let input = statements.tree.input
    var left = 1 << 21
    for script in statements.scripts where left > 0 {
      left -= script.count
      let script = script.lowerBound..<min(script.upperBound, script.lowerBound + 1 << 20)
      for (key, source) in Self.scriptKeys {
        var start = script.lowerBound
        var count = 0
        while count < 4, let found = ByteSearch.first(key, in: input, start..<script.upperBound) {
          count += 1
          start = found + key.count
          // The rest of the key, its quote, a colon, the value's quote.
          let rest = input[start..<min(start + 40, script.upperBound)]
          guard let colon = rest.firstIndex(of: 0x3A), colon - start < 12 else { continue }
          var low = colon + 1
          while low < rest.endIndex,
            input[low] == 0x22 || input[low] == 0x27 || input[low] == 0x5C || input[low] == 0x20
          {
            low += 1
          }
          let high = input[low..<min(low + 40, script.upperBound)].firstIndex {
            $0 == 0x22 || $0 == 0x27 || $0 == 0x5C || $0 == 0x2C || $0 == 0x7D
          }
          guard let high, high > low else { continue }
          add(
            declared: Sourced(
              String(decoding: input[low..<high], as: UTF8.self), origin: .meta, confidence: 0.4,
              input: Span(start: low, end: high)), source, block: nil)
        }
      }
    }
  }

  private static let scriptKeys: [([UInt8], Source)] = [
    (Array("ublish".utf8), .script), (Array("ubDate".utf8), .script),
    (Array("reated".utf8), .scriptOther),
  ]

  private mutating func add(declared value: Sourced, _ source: Source, block: Int?) {
    if let date = DateReader.date(ofValue: value.value) {
      add(date, value, source, block: block, share: 1, start: 0)
    }
  }

  private mutating func add(
    _ date: WrittenDate, _ value: Sourced, _ source: Source, block: Int?, share: Float, start: Int
  ) {
    for (isOther, day) in [(false, date.day), (true, date.otherDay ?? date.day)]
    where !isOther || date.otherDay != nil {
      var found = value
      found.value = isOther ? day.description : date.value
      let hasTime = found.value.utf8.count > 10
      candidates.add(
        [found], key: UInt64(bitPattern: Int64(day.dayNumber)), source: source.rawValue,
        block: block,
        own: [
          Float(date.form.rawValue), Float(date.label.rawValue), hasTime ? 1 : 0,
          isOther ? 2 : date.otherDay == nil ? 0 : 1, share, Float(min(start, 300)),
          Float(found.value.utf8.count),
        ])
    }
  }

  /// Longer blocks are read up to here: a dateline opens them.
  private static let readBytes = 240
  private static let maximumBlocks = 60

  private mutating func show(
    _ layout: PageLayout, _ cancellation: Cancellation
  ) throws(CancellationError) {
    var cancellation = cancellation
    let text = layout.stream.text
    var found = 0
    for (index, block) in layout.stream.blocks.enumerated() where block.role != .control {
      guard found < Self.maximumBlocks else { return }
      try cancellation.step(min(block.span.count, Self.readBytes * 2) * 4)
      var range = block.span.range
      if range.count > Self.readBytes * 2 {
        var end = range.lowerBound + Self.readBytes
        while text[end] & 0xC0 == 0x80 { end -= 1 }
        range = range.lowerBound..<end
      }
      guard layout.mayHoldDigits(index), Self.mayHoldDate(text, range) else { continue }
      let dates = DateReader.dates(in: text, range)
      if !dates.isEmpty {
        found += 1
        blocks.append(index)
      }
      for date in dates.prefix(3) {
        let value = Sourced(
          date.value, origin: .visibleText, confidence: 0.5,
          input: layout.stream.input(of: Span(date.range)))
        add(
          date, value, .text, block: index,
          share: Float(date.range.count) / Float(block.span.count),
          start: date.range.lowerBound - range.lowerBound)
      }
    }
  }

  /// Whether a text has three digits at least, of any script.
  private static func mayHoldDate(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var digits = 0
    for offset in range {
      let byte = text[offset]
      switch byte {
      case 0x30...0x39: digits += 1
      // Arabic-Indic digits, those of Persian and Urdu, and of other scripts what may be some.
      case 0xD9 where text[offset + 1] &- 0xA0 < 10, 0xDB where text[offset + 1] &- 0xB0 < 10:
        digits += 1
      case 0xE0, 0xE1, 0xEF: digits += 1
      default: break
      }
      if digits == 3 { return true }
    }
    return false
  }

  /// "/2020/08/26/", "/20200826" or "2020-08-26" in a URL.
  private mutating func address(_ url: Sourced) {
    let bytes = [UInt8](start: url.value, upTo: 300).map { $0 == 0x5F ? 0x2D : $0 }
    for date in DateReader.dates(in: bytes, 0..<bytes.count, compact: true)
    where date.form != .shortYear {
      var value = url
      value.origin = .url
      add(date, value, .url, block: nil, share: 0, start: 0)
    }
    var year = 0
    for part in bytes.split(whereSeparator: { $0 == 0x2F || $0 == 0x2D }) {
      let number = part.decimal ?? 0
      if part.count == 4, (1990...2100).contains(number) {
        year = number
      } else if part.count <= 2, (1...12).contains(number), year > 0, month == 0 {
        month = year * 12 + number - 1
      } else {
        year = 0
      }
    }
  }

  /// The numbers of the candidates, row after row.
  func rows(_ layout: PageLayout, page: [Float]) -> [Float] {
    let days = Set(candidates.all.map { Int64(bitPattern: $0.key) }).sorted()
    return candidates.rows(layout, page: page) { index in
      let day = Int64(bitPattern: candidates.all[index].key)
      let rank = days.firstIndex(of: day) ?? 0
      let date = CalendarDate(dayNumber: Int(day))
      func years(_ days: Int64) -> Float { Float(min(days, 9999)) }
      return [
        Float(min(rank, 20)), Float(min(days.count - 1 - rank, 20)), years(day - days[0]),
        years(days[days.count - 1] - day),
        month == 0 ? -1 : month == date.year * 12 + date.month - 1 ? 1 : 0, Float(date.year),
      ]
    }
  }
}
