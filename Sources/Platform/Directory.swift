internal import Glibc

/// Which file something is, by whatever path it is reached.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}

/// What is in a directory.
package enum Directory {
  /// The names in a directory, sorted by bytes, without those that begin with a dot.
  package static func names(in path: String) throws(SystemError) -> [String] {
    guard let handle = unsafe opendir(path) else {
      throw SystemError(call: "open \(path)", code: errno)
    }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a path leads to anything; false too where it may not be looked at.
  package static func exists(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  /// What a path leads to.
  package enum Kind: Sendable {
    case file(FileIdentity, size: Int)
    case directory
    /// A pipe, a device or the like.
    case other
  }

  /// What a path leads to; nil where to nothing, or where it may not be looked at.
  package static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(FileIdentity(status), size: Int(status.st_size))
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// Whether a path is a symbolic link.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The paths that match a pattern of the shell's, sorted; none where the pattern has nothing special or nothing
  /// matches.
  package static func matches(of pattern: String) -> [String] {
    guard pattern.contains(where: { "*?[".contains($0) }) else { return [] }
    var found = unsafe glob_t()
    defer { unsafe globfree(&found) }
    guard unsafe glob(pattern, 0, nil, &found) == 0 else { return [] }
    return unsafe (0..<Int(found.gl_pathc)).compactMap { index in
      unsafe found.gl_pathv[index].map { unsafe String(cString: $0) }
    }
  }

  /// Replaces a file's contents.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let number = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if number < 0 { throw SystemError(call: "create \(path)", code: errno) }
    let descriptor = Descriptor(number)
    defer { descriptor.close() }
    try descriptor.write(bytes)
  }
}
