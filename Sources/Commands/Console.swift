internal import Platform

/// Lines for people.
enum Console {
  /// Writes a line to standard error.
  static func error(_ message: String) {
    // Nobody is left to tell where standard error is closed.
    try? Descriptor.standardError.write(Array("warraq: \(message)\n".utf8))
  }

  /// Writes bytes to standard output.
  static func print(_ bytes: [UInt8]) throws {
    try Descriptor.standardOutput.write(bytes)
  }
}
