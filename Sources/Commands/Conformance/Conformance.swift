internal import ArgumentParser
internal import Platform
internal import Schema

/// Runs conformance cases against any worker.
struct Conformance: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the cases of a folder against a worker command and report in TAP.",
    discussion: """
      A case is a folder with case.json: {"method", "request", "content"}, where content names a file \
      whose bytes are the request's content; response.json or status.json beside it is what must come back, \
      compared as a message. Or it is one of those in a file NAME.json: {"service", "cases": [{"name", "script": [...]}]}, \
      whose script says frame by frame what is sent and what must come back (examples/conformance/README.md). \
      Cases of services that the worker does not have are skipped.
      """)

  @Argument(help: "The folder of cases.")
  var folder: String

  @Flag(help: "Write what comes back as the expectations, and fail.")
  var record = false

  @Option(help: "Only cases whose name contains this.")
  var only = ""

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
    try Console.start()
    let cases = try ConformanceSuite(folder: folder).cases.filter {
      only.isEmpty || $0.name.contains(only)
    }
    if cases.isEmpty {
      Console.error("\(folder) holds no cases\(only.isEmpty ? "" : " named so")")
      throw ExitCode(64)
    }
    let services: Set<String>
    do {
      services = try ConformanceSuite.services(of: command, timeout: timeout)
    } catch {
      let reason = "the worker does not start: \(error)".onOneLine
      try Console.print(Array("TAP version 13\nBail out! \(reason)\n".utf8))
      throw ExitCode(1)
    }
    try Console.print(Array("TAP version 13\n1..\(cases.count)\n".utf8))
    var counts = (passed: 0, failed: 0, skipped: 0)
    for (index, one) in cases.enumerated() {
      var line = "ok \(index + 1) - \(one.name)"
      if one.service.isEmpty || services.contains(one.service) {
        let outcome = ConformanceSuite.outcome(
          of: one, command: command, timeout: timeout, isRecording: record)
        if let outcome {
          counts.failed += 1
          line = "not \(line)"
          for text in outcome.split(separator: "\n", omittingEmptySubsequences: false) {
            line += "\n# \(text)"
          }
        } else {
          counts.passed += 1
        }
      } else {
        counts.skipped += 1
        line += " # SKIP the worker has no \(one.service)"
      }
      try Console.print(Array("\(line)\n".utf8))
    }
    let skipped = counts.skipped > 0 ? ", \(counts.skipped) skipped" : ""
    try Console.print(
      Array("# \(counts.passed) passed, \(counts.failed) failed\(skipped)\n".utf8))
    if counts.failed > 0 { throw ExitCode(1) }
  }
}
