internal import HTMLReader

/// Known tag names, one bit each: a switch over names compares with each in turn.
struct TagSet: Sendable {
  private var words: [UInt64] = []

  init(_ names: [TagName]) {
    for name in names {
      let word = Int(name.rawValue >> 6)
      while words.count <= word { words.append(0) }
      words[word] |= 1 << UInt64(name.rawValue & 63)
    }
  }

  func contains(_ name: TagName) -> Bool {
    let word = Int(name.rawValue >> 6)
    return word < words.count && words[word] >> UInt64(name.rawValue & 63) & 1 == 1
  }
}

/// What elements are by their names.
enum ElementKind {
  /// Elements whose text no reader sees as part of the page's text.
  static func isSkipped(_ name: TagName) -> Bool { skipped.contains(name) }

  /// Elements that begin and end blocks.
  static func isBlock(_ name: TagName) -> Bool { blocks.contains(name) }

  /// Elements whose white space is kept.
  static func keepsSpace(_ name: TagName) -> Bool { preformatted.contains(name) }

  /// Elements whose text a browser shows that is no text of the page.
  static func isControl(_ name: TagName) -> Bool { controls.contains(name) }

  /// Elements of SVG that show nothing where they stand.
  static func isUnseenGraphic(_ name: TagName) -> Bool { unseenGraphics.contains(name) }

  private static let skipped = TagSet([
    .script, .style, .noscript, .template, .head, .select, .option, .optgroup, .button, .textarea,
    .iframe,
    .object, .audio, .video, .canvas, .input, .img, .datalist, .noframes, .noembed,
    .selectedcontent,
    .rp, .rt, .rtc, .embed, .title, .progress, .meter,
  ])

  private static let controls = TagSet([
    .noscript, .select, .option, .optgroup, .button, .object, .canvas,
  ])

  private static let preformatted = TagSet([.pre, .listing, .xmp, .plaintext])

  private static let unseenGraphics = TagSet([
    .title, .desc, .defs, .symbol, .mask, .pattern, .style, .script,
  ])

  private static let blocks = TagSet([
    .address, .article, .aside, .blockquote, .body, .center, .dd, .details, .dialog, .dir, .div,
    .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6,
    .header, .hgroup, .html, .legend, .li, .main, .menu, .nav, .ol, .p, .pre, .search, .section,
    .summary, .ul, .caption, .table, .tbody, .thead, .tfoot, .tr, .td, .th, .listing, .plaintext,
    .xmp, .optgroup,
  ])

  static func hints(of name: TagName) -> ElementHints {
    guard telling.contains(name) else { return [] }
    return switch name {
    case .nav, .menu: .navigation
    case .footer: .legal
    case .aside, .form, .dialog, .search: .aside
    case .figcaption, .caption: .caption
    case .article, .main: .content
    case .time: .dateline
    default: []
    }
  }

  private static let telling = TagSet([
    .nav, .menu, .footer, .aside, .form, .dialog, .search, .figcaption, .caption, .article, .main,
    .time,
  ])

  /// ARIA's landmarks.
  static func hints(ofRole value: [UInt8]) -> ElementHints {
    switch String(decoding: value.prefix(32), as: UTF8.self).lowercased() {
    case "navigation", "menu", "menubar", "tablist", "toolbar": .navigation
    case "contentinfo": .legal
    case "complementary", "search", "dialog", "alertdialog", "form": .aside
    case "main", "article": .content
    default: []
    }
  }
}
