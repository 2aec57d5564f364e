internal import ArgumentParser
internal import Platform

/// Lines for people.
enum Console {
  /// Makes the standard streams fit to be used; the first thing that a verb does.
  ///
  /// - Throws: `ExitCode(74)` where standard output is closed and needed.
  static func start(needsOutput: Bool = true) throws {
    Signals.ignoreBrokenPipes()
    if !Descriptor.fillStandardStreams(), needsOutput {
      error("standard output is closed")
      throw ExitCode(74)
    }
  }

  /// Writes a line to standard error.
  static func error(_ message: String) {
    // Nobody is left to tell where standard error is closed.
    try? Descriptor.standardError.write(Array("warraq: \(message)\n".utf8))
  }

  /// Writes a result to standard output; where nobody reads on, the program has done its work.
  ///
  /// - Throws: `ExitCode(0)` in that case.
  static func printResult(_ bytes: [UInt8]) throws {
    do {
      try print(bytes)
    } catch let error as SystemError where error.isBrokenPipe {
      throw ExitCode(0)
    }
  }

  /// Writes bytes to standard output.
  static func print(_ bytes: [UInt8]) throws {
    try Descriptor.standardOutput.write(bytes)
  }
}
