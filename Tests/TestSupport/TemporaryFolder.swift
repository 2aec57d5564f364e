internal import Glibc

/// A folder of its own for a test, gone when the test is.
package final class TemporaryFolder: Sendable {
  /// Its absolute path.
  package let path: String

  /// Empty.
  package init() {
    var template = Array("/tmp/warraq-test.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("mkdtemp: \(errno)") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    // Fails for all but folders that hold something.
    if Glibc.remove(path) == 0 { return }
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { remove("\(path)/\(name)") }
    }
    closedir(folder)
    rmdir(path)
  }

  /// Writes a file, with the folders on its way.
  package func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  /// Writes a file, with the folders on its way.
  package func write(_ name: String, _ bytes: [UInt8]) throws {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o755)
    }
    guard let file = fopen("\(path)/\(name)", "w") else { throw TestFileError(number: errno) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw TestFileError(number: errno)
    }
  }

  /// Makes a named pipe.
  package func makePipe(_ name: String) throws {
    guard mkfifo("\(path)/\(name)", 0o644) == 0 else { throw TestFileError(number: errno) }
  }

  /// Makes a symbolic link.
  package func link(_ name: String, to target: String) throws {
    guard symlink(target, "\(path)/\(name)") == 0 else { throw TestFileError(number: errno) }
  }
}

private struct TestFileError: Error { let number: Int32 }
