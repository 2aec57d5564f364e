internal import ArgumentParser
internal import Platform
internal import Schema

/// A file that results are written to, and what an interrupted run left in it.
struct OutputFile {
  let descriptor: Descriptor
  /// How many documents' lines are in it already.
  private(set) var lines = 0
  /// The document of the last of them.
  private(set) var lastName: String?

  /// An empty file, whatever was in it.
  init(replacing path: String) throws(SystemError) {
    descriptor = try .openForWriting(path)
    try descriptor.cut(at: 0)
  }

  /// The lines of JSON that an earlier run wrote, without the last one where it broke off.
  ///
  /// - Throws: `SystemError`, or `ValidationError` where the last line is none of ours.
  init(resuming path: String) throws {
    descriptor = try .openForWriting(path)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var offset = 0
    var lastLine = 0
    var end = 0
    while true {
      let count = try descriptor.read(into: &buffer)
      if count == 0 { break }
      for index in buffer[..<count].indices where buffer[index] == 0x0A {
        lines += 1
        lastLine = end
        end = offset + index + 1
      }
      offset += count
    }
    if lines > 0 {
      try descriptor.seek(to: lastLine)
      let line = try descriptor.readExactly(min(end - lastLine, 1 << 20)) ?? []
      let start = "{\"name\":"
      guard line.starts(with: start.utf8),
        let name = JSONObject.string(Array(line.dropFirst(start.utf8.count)))
      else { throw ValidationError("\(path): line \(lines) is none that --format jsonl writes") }
      lastName = name
    }
    try descriptor.cut(at: end)
  }
}
