internal import HTMLReader

/// What elements are by their names.
enum ElementKind {
  /// Elements whose text no reader sees as part of the page's text.
  static func isSkipped(_ name: TagName) -> Bool {
    switch name {
    case .script, .style, .noscript, .template, .head, .select, .option, .button, .textarea,
      .iframe,
      .object, .audio, .video, .canvas, .input, .img, .svg, .math, .datalist, .noframes, .noembed,
      .selectedcontent, .map, .rp, .rt, .embed:
      true
    default:
      false
    }
  }

  /// Elements that begin and end blocks.
  static func isBlock(_ name: TagName) -> Bool {
    switch name {
    case .address, .article, .aside, .blockquote, .body, .center, .dd, .details, .dialog, .dir,
      .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5,
      .h6, .header, .hgroup, .html, .legend, .li, .main, .menu, .nav, .ol, .p, .pre, .search,
      .section, .summary, .ul, .caption, .table, .tbody, .thead, .tfoot, .tr, .td, .th, .listing,
      .plaintext, .xmp, .optgroup:
      true
    default:
      false
    }
  }

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
