internal import ArgumentParser
internal import Platform
internal import Schema

/// A file that results are written to, and what an interrupted run left in it. Nothing of it is lost before `begin`.
struct OutputFile {
  let descriptor: Descriptor
  /// How many documents' lines are in it already; 0 where they are replaced.
  private(set) var lines = 0
  /// The document of the last of them.
  private(set) var lastName: String?
  /// Where writing begins.
  private var end = 0

  /// - Parameter key: The result's, where the lines of an earlier run are kept, but for the last where it broke off.
  /// - Throws: `SystemError`, or `ValidationError` where the file's lines are not those of such a run.
  init(_ path: String, resuming key: String?) throws {
    descriptor = try .openForWriting(path)
    guard let key else { return }
    if descriptor.fileIdentity == nil {
      throw ValidationError("--resume: \(path) is no file")
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var size = 0
    var lastLine = 0
    while true {
      let count = try descriptor.read(into: &buffer)
      if count == 0 { break }
      for index in buffer[..<count].indices where buffer[index] == 0x0A {
        lines += 1
        lastLine = end
        end = size + index + 1
      }
      size += count
    }
    if lines > 0 {
      let line = try text(from: lastLine, to: end)
      lastName = Self.name(in: line)
      let isOurs = ["\"\(key)\":", "\"error\":"].contains { line.contains(",\($0){") }
      if lastName == nil || !isOurs {
        throw ValidationError("\(path): line \(lines) is none that this command writes")
      }
    }
    let rest = try text(from: end, to: size)
    if !Self.start.hasPrefix(rest), !rest.hasPrefix(Self.start) {
      throw ValidationError(
        "\(path): what follows line \(lines) is nothing that this command writes")
    }
  }

  private static let start = "{\"name\":"

  /// A part of the file, as far as it matters.
  private func text(from start: Int, to end: Int) throws(SystemError) -> String {
    try descriptor.seek(to: start)
    let bytes = try descriptor.readExactly(min(end - start, 1 << 20)) ?? []
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func name(in line: String) -> String? {
    guard line.hasPrefix(start) else { return nil }
    return JSONObject.string(Array(line.dropFirst(start.count).utf8))
  }

  /// Cuts the file off where writing begins.
  func begin() throws(SystemError) { try descriptor.cut(at: end) }
}
