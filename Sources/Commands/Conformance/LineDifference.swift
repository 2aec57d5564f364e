/// What differs between two texts, line by line.
enum LineDifference {
  /// The first lines that differ, with a little of what is around them.
  static func describe(wanted: [UInt8], got: [UInt8]) -> String {
    let old = lines(wanted)
    let new = lines(got)
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - start,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    {
      tail += 1
    }
    var result = old[max(0, start - 3)..<start].map { "  \($0)" }
    result.append("@@ line \(start + 1) @@")
    result += old[start..<old.count - tail].prefix(20).map { "- \($0)" }
    result += new[start..<new.count - tail].prefix(20).map { "+ \($0)" }
    return result.joined(separator: "\n")
  }

  private static func lines(_ text: [UInt8]) -> [String] {
    text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
