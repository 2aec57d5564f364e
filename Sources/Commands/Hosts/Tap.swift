internal import ArgumentParser
internal import Platform

/// A worker command that shows what goes over the pipes of another.
struct Tap: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Stand between a host and a worker and show every frame.",
    discussion: """
      A host starts it in place of the worker: bytes go through as they are, both ways, and each frame is a line on \
      standard error or in --output. --script writes what was said as a case for warraq conformance.
      """)

  @Option(name: .shortAndLong, help: "A file for the lines, instead of standard error.")
  var output: String?

  @Option(help: "A file for a script that says the same to a worker and expects the same of it.")
  var script: String?

  @Flag(help: "Show messages too, as JSON where their method is known.")
  var messages = false

  @Argument(parsing: .postTerminator, help: "The worker's command, after --.")
  var command: [String] = []

  func validate() throws {
    if command.isEmpty { throw ValidationError("give the worker's command after --") }
  }

  func run() throws {
    Signals.ignoreBrokenPipes()
    let lines = try output.map { try Self.create($0) } ?? .standardError
    let record = TapRecord(
      to: lines, script: try script.map { try Self.create($0) }, withMessages: messages)
    let streams = try Descriptor.takeOverStandardStreams()
    let worker = try ChildProcess(command)
    Signals.forwardTermination(to: worker.number)
    let isForwarding = Threads.start {
      Self.forward(from: streams.input, to: worker.input) { record.take($0, from: .host) }
      worker.input.close()
      record.hostEnds("input")
    }
    if !isForwarding { throw SystemError.noThread }
    let isRead = Self.forward(from: worker.output, to: streams.output) {
      record.take($0, from: .worker)
    }
    if !isRead { record.hostEnds("output") }
    // Of a host that is gone nothing comes any more, and a worker must see that nobody reads.
    worker.output.close()
    streams.output.close()
    let code = worker.wait()
    record.workerEnds(code)
    Signals.exitNow(code)
  }

  private static func create(_ path: String) throws -> Descriptor {
    let file = try OutputFile(path, resuming: nil)
    try file.begin()
    return file.descriptor
  }

  /// Passes bytes on until one side ends.
  ///
  /// - Returns: Whether the target took everything.
  @discardableResult
  private static func forward(
    from source: Descriptor, to target: Descriptor, _ seen: (ArraySlice<UInt8>) -> Void
  ) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while let count = try? source.read(into: &buffer), count > 0 {
      seen(buffer[..<count])
      do { try target.write(Array(buffer[..<count])) } catch { return false }
    }
    return true
  }
}
