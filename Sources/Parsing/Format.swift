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

  /// Marks of at least two kinds that plain text seldom has at the start of lines.
  private static func looksLikeMarkdown(_ text: [UInt8]) -> Bool {
    var kinds: Set<String> = []
    for line in text.prefix(16 << 10).split(separator: 0x0A).prefix(200) {
      if line.starts(with: "# ".utf8) || line.starts(with: "## ".utf8) { kinds.insert("heading") }
      if line.starts(with: "```".utf8) { kinds.insert("fence") }
      if line.starts(with: "| ".utf8) { kinds.insert("table") }
      let string = String(decoding: line.prefix(400), as: UTF8.self)
      if string.contains("](http") || string.contains("](/") || string.contains("](#") {
        kinds.insert("link")
      }
      if string.contains("**") { kinds.insert("strong") }
      if line.starts(with: "- ".utf8) || line.starts(with: "* ".utf8) { kinds.insert("bullet") }
    }
    return kinds.count > 1
      && (kinds.contains("heading") || kinds.contains("fence") || kinds.contains("link"))
  }
}
