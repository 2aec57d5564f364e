internal import Platform

/// The files to read, in order: those named, those that match a pattern, those in folders, and those a list names.
package struct InputPaths {
  /// A file.
  package struct Path: Sendable {
    /// What it is opened by; "-" is standard input.
    package let name: String
    /// Named by itself, rather than found in a folder.
    let isNamed: Bool
  }

  /// What is still to be looked at, the last first.
  private var pending: [Path]
  private let list: String?
  private var lines: PathList?

  /// - Parameters:
  ///   - names: Paths; one that does not exist and holds *, ? or [ is a pattern, as the shell has them.
  ///   - list: A file with a path a line, "-" for standard input; read after the names.
  package init(_ names: [String], list: String? = nil) {
    pending = names.reversed().map { Path(name: $0, isNamed: true) }
    self.list = list
  }

  /// The bytes of the files named; nil where they can't be told before.
  package var totalBytes: Int? {
    if list != nil { return nil }
    var total = 0
    for path in pending {
      guard path.name != "-", let size = Directory.fileSize(path.name) else { return nil }
      total += size
    }
    return total
  }

  /// Whether there are none, as far as can be told without reading the list on.
  var isEmpty: Bool { pending.isEmpty && list == nil }

  /// The next file; nil at the end.
  mutating func next() -> Result<Path, InputFailure>? {
    while let path = pending.popLast() ?? nextOfList() {
      if path.name == "-" || Directory.fileSize(path.name) != nil { return .success(path) }
      do {
        if Directory.isDirectory(path.name) {
          try enter(path.name)
        } else {
          let matches = Directory.matches(of: path.name)
          // Opening what is not there says so.
          if matches.isEmpty { return .success(path) }
          pending += matches.reversed().map { Path(name: $0, isNamed: true) }
        }
      } catch {
        return .failure(InputFailure(name: path.name, "\(error)"))
      }
    }
    if let failure = lines?.failure {
      lines?.failure = nil
      return .failure(failure)
    }
    return nil
  }

  /// Puts what is in a folder before what is left, in the order of its names; those that begin with a dot stay out.
  private mutating func enter(_ folder: String) throws(SystemError) {
    for name in try Directory.names(in: folder).reversed() {
      let path = folder.hasSuffix("/") ? "\(folder)\(name)" : "\(folder)/\(name)"
      // A folder that links lead back to itself would never end.
      if Directory.isLink(path), Directory.isDirectory(path) { continue }
      if !FileNames.isAsset(path) { pending.append(Path(name: path, isNamed: false)) }
    }
  }

  private mutating func nextOfList() -> Path? {
    guard let list else { return nil }
    if lines == nil { lines = PathList(list) }
    return lines?.next().map { Path(name: $0, isNamed: true) }
  }
}
