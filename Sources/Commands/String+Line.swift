extension String {
  /// The text with a space for each line break.
  var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }

  /// At most so many characters, the last of them "…" where more were there.
  func clipped(to count: Int) -> String { self.count > count ? prefix(count - 1) + "…" : self }
}
