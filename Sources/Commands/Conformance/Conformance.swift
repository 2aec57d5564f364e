internal import ArgumentParser
internal import Platform

/// Runs conformance cases against any worker.
struct Conformance: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the cases of a folder against a worker command and report in TAP.",
    discussion: """
      A case is a folder with case.json: {"method", "request", "content"}, where content names a file \
      whose bytes are the request's content. response.json or status.json beside it is what must come back, \
      compared as a message.
      """)

  @Argument(help: "The folder of cases.")
  var folder: String

  @Flag(help: "Write what comes back as the expectations, and fail.")
  var record = false

  @Option(help: "How many seconds a worker may be silent before it is killed and its case fails.")
  var timeout = 60

  @Argument(parsing: .postTerminator, help: "The worker's command, after --.")
  var command: [String] = []

  func validate() throws {
    if timeout < 1 || timeout > 86_400 {
      throw ValidationError("a timeout of \(timeout) is not from 1 to 86400 seconds")
    }
    if command.isEmpty { throw ValidationError("give the worker's command after --") }
  }

  func run() throws {
    Signals.ignoreBrokenPipes()
    let names = try Directory.names(in: folder).filter {
      Directory.exists("\(folder)/\($0)/case.json")
    }
    if names.isEmpty {
      Console.error("\(folder) holds no cases")
      throw ExitCode(64)
    }
    try Console.print(Array("TAP version 13\n1..\(names.count)\n".utf8))
    var failures = 0
    for (index, name) in names.enumerated() {
      let outcome = ConformanceCase.outcome(
        of: "\(folder)/\(name)", command: command, timeout: timeout, isRecording: record)
      if outcome != nil { failures += 1 }
      var line = "\(outcome == nil ? "ok" : "not ok") \(index + 1) - \(name)\n"
      for text in (outcome ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      where outcome != nil {
        line += "# \(text)\n"
      }
      try Console.print(Array(line.utf8))
    }
    try Console.print(Array("# \(names.count - failures) passed, \(failures) failed\n".utf8))
    if failures > 0 { throw ExitCode(1) }
  }
}
