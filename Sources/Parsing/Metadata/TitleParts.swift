/// The parts of titles such as "What happened | Section – Site".
enum TitleParts {
  /// What sites put between a title and their name, the likeliest first.
  static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", "｜", "|", ": ", "_",
  ]

  /// The parts at one separator; one where it does not stand in the text.
  static func split(_ text: String, at separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(text)
    while parts.count < 12, let range = rest.firstRange(of: separator) {
      parts.append(FoldedText.fold(String(rest[..<range.lowerBound])))
      rest = rest[range.upperBound...]
    }
    return parts + [FoldedText.fold(String(rest))]
  }

  /// A title by simple rules: the heading that a reader sees, where it agrees with what the page declares; else the declared
  /// title without the site's name. For those who need one before the main content is known.
  static func plain(
    headings: [String], declared: String?, document: String?, site: String?
  ) -> String? {
    let declaredKeys = declared.map { WordKeys($0) }
    let documentKeys = document.map { WordKeys($0) }
    for heading in headings {
      let keys = WordKeys(heading)
      guard !keys.isEmpty, heading.utf8.count > 2 else { continue }
      if declaredKeys?.starts(with: keys) ?? false || documentKeys?.contains(keys) ?? false {
        return heading
      }
    }
    guard let full = declared ?? document else { return headings.first }
    let siteKeys = WordKeys(site ?? "")
    for separator in separators.prefix(8) {
      let parts = split(full, at: separator)
      guard parts.count > 1, let last = parts.last else { continue }
      if WordKeys(last) == siteKeys
        || siteKeys.isEmpty && last.count < 30 && last.count * 2 < full.count
      {
        return parts.dropLast().joined(separator: separator)
      }
    }
    return full
  }
}
