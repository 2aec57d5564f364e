/// What the names of files say of their content. Hints only, but for lines of JSON.
enum FileNames {
  /// The media type, empty where the name tells none.
  static func mediaType(of name: String) -> String {
    switch kind(of: name) {
    case "md", "markdown": "text/markdown"
    case "html", "htm", "xhtml": "text/html"
    default: ""
    }
  }

  /// Whether the file holds a JSON object a line.
  static func isJSONLines(_ name: String) -> Bool {
    ["jsonl", "ndjson"].contains(kind(of: name))
  }

  /// Whether a file is a part of a web page, or data, rather than a document.
  static func isAsset(_ name: String) -> Bool {
    ["atom", "css", "csv", "js", "json", "map", "mjs", "rss", "svg", "tsv", "xml"].contains(
      kind(of: name))
  }

  /// The extension in lower case, that of a compressed file's content.
  private static func kind(of name: String) -> String {
    var parts = name.split(separator: "/").last?.lowercased().split(separator: ".") ?? []
    if let last = parts.last, ["bz2", "gz", "xz", "zst"].contains(last) { parts.removeLast() }
    return parts.count > 1 ? String(parts[parts.count - 1]) : ""
  }
}
