internal import Glibc

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

  /// Replaces a file's contents.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let number = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if number < 0 { throw SystemError(call: "create \(path)", code: errno) }
    let descriptor = Descriptor(number)
    defer { descriptor.close() }
    try descriptor.write(bytes)
  }
}
