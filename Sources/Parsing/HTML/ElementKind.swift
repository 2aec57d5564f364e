internal import HTMLReader

/// Values of known tag names, by their ids: a switch over names compares with each in turn.
struct TagMap<Value: Sendable>: Sendable {
  private var values: [Value]
  private let other: Value

  /// - Parameters:
  ///   - other: The value of names that aren't given one.
  init(_ pairs: [(TagName, Value)], other: Value) {
    self.other = other
    values = Array(repeating: other, count: Int(pairs.map(\.0.rawValue).max() ?? 0) + 1)
    for (name, value) in pairs { values[Int(name.rawValue)] = value }
  }

  subscript(name: TagName) -> Value {
    let index = Int(name.rawValue)
    return index < values.count ? values[index] : other
  }
}

/// What elements are by their names.
struct ElementKind: OptionSet, Sendable {
  let rawValue: UInt16

  /// Elements whose text no reader sees as part of the page's text.
  static let skipped = ElementKind(rawValue: 1 << 0)
  /// Elements that begin and end blocks.
  static let block = ElementKind(rawValue: 1 << 1)
  /// Elements whose white space is kept.
  static let preformatted = ElementKind(rawValue: 1 << 2)
  /// Elements whose text a browser shows that is no text of the page.
  static let control = ElementKind(rawValue: 1 << 3)
  /// Elements of SVG that show nothing where they stand.
  static let unseenGraphic = ElementKind(rawValue: 1 << 4)
  /// Elements that ``HTMLBlockReader`` treats by name.
  static let special = ElementKind(rawValue: 1 << 5)
  /// Elements whose names are hints.
  static let telling = ElementKind(rawValue: 1 << 6)

  static let all: TagMap<ElementKind> = {
    let kinds: [(ElementKind, [TagName])] = [
      (
        .skipped,
        [
          .script, .style, .noscript, .template, .head, .select, .option, .optgroup, .button,
          .textarea, .iframe, .object, .audio, .video, .canvas, .input, .img, .datalist, .noframes,
          .noembed, .selectedcontent, .rp, .rt, .rtc, .embed, .title, .progress, .meter,
        ]
      ),
      (.control, [.noscript, .select, .option, .optgroup, .button, .object, .canvas]),
      (.preformatted, [.pre, .listing, .xmp, .plaintext]),
      (.unseenGraphic, [.title, .desc, .defs, .symbol, .mask, .pattern, .style, .script]),
      (
        .block,
        [
          .address, .article, .aside, .blockquote, .body, .center, .dd, .details, .dialog, .dir,
          .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5,
          .h6, .header, .hgroup, .html, .legend, .li, .main, .menu, .nav, .ol, .p, .pre, .search,
          .section, .summary, .ul, .caption, .table, .tbody, .thead, .tfoot, .tr, .td, .th,
          .listing, .plaintext, .xmp, .optgroup,
        ]
      ),
      (
        .special,
        [
          .br, .hr, .a, .em, .i, .b, .strong, .table, .tr, .td, .th, .ul, .ol, .menu, .dir, .pre,
          .listing, .xmp, .plaintext, .blockquote, .caption, .tbody, .thead, .tfoot,
        ]
      ),
      (
        .telling,
        [
          .nav, .menu, .footer, .aside, .form, .dialog, .search, .figcaption, .caption, .article,
          .main, .time,
        ]
      ),
    ]
    let names = Set(kinds.flatMap(\.1))
    return TagMap(
      names.map { name in
        (name, ElementKind(kinds.filter { $0.1.contains(name) }.map(\.0)))
      }, other: [])
  }()

  static func hints(of name: TagName) -> ElementHints {
    switch name {
    case .nav, .menu: .navigation
    case .footer: .legal
    case .aside, .form, .dialog, .search: .aside
    case .figcaption, .caption: .caption
    case .article, .main: .content
    case .time: .dateline
    default: []
    }
  }

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
