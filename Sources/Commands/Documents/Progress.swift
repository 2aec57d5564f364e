internal import Platform

/// A line on the terminal that tells how far a run is.
struct Progress {
  private let total: Int?
  private let isShown: Bool
  private let start = Instant.now()
  private var last: Instant?

  init(total: Int?, isShown: Bool) {
    self.total = total
    self.isShown = isShown
  }

  /// Whether a person sees standard error, and the results do not go to the same terminal.
  static func isWanted(beside output: Descriptor) -> Bool {
    Descriptor.standardError.isTerminal && !output.isTerminal
  }

  /// Shows the counts, ten times a second at most.
  mutating func show(documents: Int, failed: Int, consumed: Int) {
    let now = Instant.now()
    if !isShown || last.map({ now.milliseconds(since: $0) < 100 }) == true { return }
    last = now
    let seconds = Double(now.milliseconds(since: start)) / 1000
    write(
      "\r\u{1B}[K"
        + Self.line(
          documents: documents, failed: failed, seconds: seconds, consumed: consumed, total: total))
  }

  /// "1234 documents, 2 failed, 310/s, 45 % after 4 s, 5 s to go".
  static func line(documents: Int, failed: Int, seconds: Double, consumed: Int, total: Int?)
    -> String
  {
    var parts = ["\(documents) document\(documents == 1 ? "" : "s")"]
    if failed > 0 { parts.append("\(failed) failed") }
    if seconds > 0 { parts.append("\(Int(Double(documents) / seconds))/s") }
    if let total, total > 0 {
      let share = min(1, Double(consumed) / Double(total))
      parts.append("\(Int(share * 100)) %")
      if share > 0.01, seconds > 2 {
        parts.append("\(Int(seconds / share - seconds)) s to go")
      }
    }
    return parts.joined(separator: ", ")
  }

  /// Takes the line away.
  mutating func clear() {
    if isShown, last != nil { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    // A terminal that is gone shows nothing.
    try? Descriptor.standardError.write(Array(text.utf8))
  }
}
