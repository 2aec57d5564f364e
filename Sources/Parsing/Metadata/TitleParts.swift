internal import Encoding

/// The parts of titles such as "What happened | Section – Site".
enum TitleParts {
  /// What sites put between a title and their name, the likeliest first.
  static let separators = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", "｜", "|", ": ", "_",
  ].map { Array($0.utf8) }

  /// The parts at one separator; one where it does not stand in the text.
  static func split(_ text: [UInt8], at separator: [UInt8]) -> [String] {
    var parts: [String] = []
    var start = 0
    while parts.count < 12, let end = ByteSearch.first(separator, in: text, start..<text.count) {
      parts.append(FoldedText.fold(String(decoding: text[start..<end], as: UTF8.self)))
      start = end + separator.count
    }
    return parts + [FoldedText.fold(String(decoding: text[start...], as: UTF8.self))]
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
    let bytes = Array(full.utf8)
    for separator in separators.prefix(8) {
      guard ByteSearch.first(separator, in: bytes, bytes.indices) != nil,
        case let parts = split(bytes, at: separator), let last = parts.last
      else { continue }
      if WordKeys(last) == siteKeys
        || siteKeys.isEmpty && last.utf8.count < 40 && last.utf8.count * 2 < bytes.count
      {
        return parts.dropLast().joined(separator: String(decoding: separator, as: UTF8.self))
      }
    }
    return full
  }
}
