package import Platform

/// The files to read, in order: those named, those that match a pattern, those in folders, and those a list names.
package struct InputPaths {
  /// Something to look at.
  private enum Place {
    /// A name that may be a pattern, or - for standard input.
    case named(String)
    /// A name as it is.
    case literal(String)
    /// Found in a folder.
    case found(String)
  }

  /// A file.
  package struct Path: Sendable {
    /// What it is opened by; "-" for standard input.
    package let name: String
    let isStandardInput: Bool
    /// Not named, but found in a folder.
    let isFound: Bool
  }

  /// What is still to be looked at, the last first.
  private var pending: [Place]
  private let list: String?
  private var lines: PathList?
  /// How many things in folders are neither files nor folders, or no documents by their names.
  private(set) var skipped = 0

  /// - Parameters:
  ///   - names: Paths; one that does not exist and holds *, ? or [ is a pattern, as the shell has them.
  ///   - list: A file with a path a line, "-" for standard input; read after the names.
  package init(_ names: [String], list: String? = nil) {
    pending = names.reversed().map { .named($0) }
    self.list = list
  }

  /// The bytes of the files named; nil where they can't be told before.
  package var totalBytes: Int? {
    if list != nil { return nil }
    var total = 0
    for case .named(let name) in pending {
      guard case .file(_, let size)? = Directory.kind(of: name) else { return nil }
      total += size
    }
    return total
  }

  /// Whether one of the files named is this one.
  package func names(_ file: FileIdentity) -> Bool {
    pending.contains { place in
      guard case .named(let name) = place, case .file(file, _)? = Directory.kind(of: name) else {
        return false
      }
      return true
    }
  }

  /// Whether there are none, as far as can be told without reading the list on.
  var isEmpty: Bool { pending.isEmpty && list == nil }

  /// The next file; nil at the end.
  mutating func next() -> Result<Path, InputFailure>? {
    while let place = pending.popLast() ?? nextOfList() {
      do {
        if let path = try path(of: place) { return .success(path) }
      } catch {
        return .failure(InputFailure(name: error.path, "\(error.error)"))
      }
    }
    if let failure = lines?.failure {
      lines?.failure = nil
      return .failure(failure)
    }
    return nil
  }

  /// A failure of a system call about a path.
  private struct PathError: Error {
    let path: String
    let error: SystemError
  }

  /// The file that a place is; nil where others were put in its place.
  private mutating func path(of place: Place) throws(PathError) -> Path? {
    switch place {
    case .named("-"): return Path(name: "-", isStandardInput: true, isFound: false)
    case .named(let name):
      guard Directory.kind(of: name) == nil else { return try path(of: .literal(name)) }
      let matches = Directory.matches(of: name)
      // Opening what is not there says so.
      if matches.isEmpty { return Path(name: name, isStandardInput: false, isFound: false) }
      pending += matches.reversed().map { .literal($0) }
      return nil
    case .literal(let name):
      if case .directory? = Directory.kind(of: name) {
        try enter(name)
        return nil
      }
      return Path(name: name, isStandardInput: false, isFound: false)
    case .found(let name):
      switch Directory.kind(of: name) {
      case .directory:
        try enter(name)
        return nil
      case .other:
        skipped += 1
        return nil
      // One that is gone by now says so when it is opened.
      case .file, nil: return Path(name: name, isStandardInput: false, isFound: true)
      }
    }
  }

  /// Puts what is in a folder before what is left, in the order of its names; those that begin with a dot stay out.
  private mutating func enter(_ folder: String) throws(PathError) {
    let names: [String]
    do {
      names = try Directory.names(in: folder)
    } catch {
      throw PathError(path: folder, error: error)
    }
    for name in names.reversed() {
      let path = folder.hasSuffix("/") ? "\(folder)\(name)" : "\(folder)/\(name)"
      if FileNames.isAsset(path) {
        skipped += 1
        continue
      }
      // A folder that links lead back to itself would never end.
      if Directory.isLink(path), case .directory? = Directory.kind(of: path) { continue }
      pending.append(.found(path))
    }
  }

  private mutating func nextOfList() -> Place? {
    guard let list else { return nil }
    if lines == nil { lines = PathList(list) }
    return lines?.next().map { .literal($0) }
  }
}
