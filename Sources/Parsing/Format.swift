internal import DocumentCore

/// What content is read as.
enum Format: String {
  case html = "text/html"
  case markdown = "text/markdown"
  case plain = "text/plain"

  /// Tells the format from the content, with the media type as a hint.
  ///
  /// Content that shows itself to be HTML is HTML whatever is said.
  static func detect(_ text: [UInt8], mediaType: String) -> (format: Format, isKnown: Bool) {
    let type = mediaType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    let hint: Format? =
      switch type {
      case "text/html", "application/xhtml+xml", "application/xml", "text/xml": .html
      case "text/markdown", "text/x-markdown": .markdown
      case "text/plain": .plain
      default: nil
      }
    let isKnown = hint != nil || type.isEmpty
    if hint == .html || looksLikeHTML(text, isHintedPlain: hint != nil) { return (.html, isKnown) }
    if let hint { return (hint, true) }
    return (looksLikeMarkdown(text) ? .markdown : .plain, isKnown)
  }

  /// A document type or a root element at the start, or, without a hint, enough tags.
  private static func looksLikeHTML(_ text: [UInt8], isHintedPlain: Bool) -> Bool {
    var start = text.prefix(1024)
    while let first = start.first, first <= 0x20 { start.removeFirst() }
    guard start.contains(0x3C) else { return false }
    let lower = String(decoding: start.map { $0 | ($0 &- 0x41 < 26 ? 0x20 : 0) }, as: UTF8.self)
    for sign in ["<!doctype html", "<html", "<head", "<body"] where lower.hasPrefix(sign) {
      return true
    }
    if isHintedPlain { return false }
    guard start.first == 0x3C else {
      return ["<html", "<body", "<p>", "<div", "<br>", "</p>", "</a>"].count { lower.contains($0) }
        > 1
    }
    return [
      "<p", "<div", "<h1", "<h2", "<table", "<ul", "<!--", "<meta", "<article", "<section", "<span",
      "<a ",
    ]
    .contains { lower.hasPrefix($0) }
  }

  /// Marks of at least two kinds that plain text seldom has, most of them at the start of lines.
  private static func looksLikeMarkdown(_ text: [UInt8]) -> Bool {
    var signs: MarkdownSigns = []
    for line in text.prefix(16 << 10).split(separator: 0x0A).prefix(200) {
      for (sign, start) in MarkdownSigns.lineStarts where line.starts(with: start.utf8) {
        signs.insert(sign)
      }
      // Of a line that may be a whole text, what is said first is enough.
      let line = line.prefix(400)
      for (index, byte) in zip(line.indices, line) {
        if byte == 0x2A, line[(index + 1)...].first == 0x2A { signs.insert(.strong) }
        if byte == 0x5D,
          ["(http", "(/", "(#"].contains(where: { line[(index + 1)...].starts(with: $0.utf8) })
        {
          signs.insert(.link)
        }
      }
    }
    return signs.rawValue.nonzeroBitCount > 1
      && !signs.isDisjoint(with: [.heading, .fence, .link])
  }

  private struct MarkdownSigns: OptionSet {
    let rawValue: UInt8

    static let heading = MarkdownSigns(rawValue: 1)
    static let fence = MarkdownSigns(rawValue: 2)
    static let table = MarkdownSigns(rawValue: 4)
    static let link = MarkdownSigns(rawValue: 8)
    static let strong = MarkdownSigns(rawValue: 16)
    static let bullet = MarkdownSigns(rawValue: 32)

    static let lineStarts: [(MarkdownSigns, String)] = [
      (.heading, "# "), (.heading, "## "), (.fence, "```"), (.table, "| "), (.bullet, "- "),
      (.bullet, "* "),
    ]
  }
}
