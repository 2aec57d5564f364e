internal import ArgumentParser
internal import Logging
internal import WorkerRuntime

/// How a worker is run.
package struct ServeOptions: ParsableArguments {
  @Flag(help: "Keep the rights to open files and sockets and to start processes.")
  var noSandbox = false

  @Option(
    help: "Run the handlers in so many processes, so that one that crashes harms only its call.")
  var isolate: Int?

  @Option(
    help:
      "The most memory of a process that runs handlers, for example 800M; above it the process ends."
  )
  var maxMemory: ByteCount?

  @Option(
    name: .customLong("kill-after-ms"),
    help: """
      How long a handler may run on after its call has ended before its process ends. The default is 5000 \
      with --isolate and for ever without.
      """)
  var killAfter: UInt32?

  @Option(help: "Calls open at once.")
  var maxCalls = Limits().calls

  @Option(help: "The largest message, for example 64M.")
  var maxMessage = ByteCount(bytes: Limits().message)

  @Option(help: "End when the process with this number ends.")
  var parentPid: Int32?

  @Option(
    help:
      "Write log lines from this level on: trace, debug, info, notice, warning, error or critical.")
  var logLevel = LevelArgument(level: .notice)

  /// For the argument parser, which fills the values in.
  package init() {}

  /// Checks that the values make sense.
  package mutating func validate() throws {
    if let isolate, !(1...256).contains(isolate) {
      throw ValidationError("--isolate is \(isolate); it can be 1 to 256")
    }
    guard (1...100_000).contains(maxCalls) else {
      throw ValidationError("--max-calls is \(maxCalls); it can be 1 to 100000")
    }
    guard (1 << 10...1 << 30).contains(maxMessage.bytes) else {
      throw ValidationError("--max-message is \(maxMessage.bytes) bytes; it can be 1K to 1G")
    }
  }

  /// What is accepted and kept.
  var limits: Limits {
    var limits = Limits()
    limits.calls = maxCalls
    limits.message = maxMessage.bytes
    limits.memory = maxMemory?.bytes
    limits.killMilliseconds = killAfter
    return limits
  }
}

/// A number of bytes as people write it: 4096, 64K, 800M, 2G.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init(bytes: Int) {
    self.bytes = bytes
  }

  init?(argument: String) {
    let shift: Int
    switch argument.last {
    case "K", "k": shift = 10
    case "M", "m": shift = 20
    case "G", "g": shift = 30
    default: shift = 0
    }
    guard let number = Int(shift == 0 ? argument : String(argument.dropLast())), number > 0,
      number < 1 << 32
    else { return nil }
    bytes = number << shift
  }

  var defaultValueDescription: String { bytes & 0xFFFFF == 0 ? "\(bytes >> 20)M" : "\(bytes)" }
}

/// A log level by its name.
struct LevelArgument: ExpressibleByArgument {
  let level: Logger.Level

  init(level: Logger.Level) {
    self.level = level
  }

  init?(argument: String) {
    guard let level = Logger.Level(rawValue: argument) else { return nil }
    self.level = level
  }

  var defaultValueDescription: String { level.rawValue }
}
