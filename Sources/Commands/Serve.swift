internal import ArgumentParser
internal import DocumentService
internal import Platform
package import WorkerRuntime

/// The worker.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve requests on standard input and output until the input ends.")

  func run() throws {
    if Descriptor.standardInput.isTerminal {
      Console.error(
        "standard input is a terminal; a worker is started by a program, through a pipe. Try warraq --help"
      )
      throw ExitCode(64)
    }
    let code = Worker.run(methods: DocumentService.methods)
    Signals.exitNow(code)
  }
}

/// A worker over this process' standard streams.
package enum Worker {
  /// Takes the standard streams over and serves until the connection ends.
  ///
  /// - Returns: The exit code.
  package static func run(methods: [Method], limits: Limits = Limits()) -> Int32 {
    Signals.ignoreBrokenPipes()
    do {
      let streams = try Descriptor.takeOverStandardStreams()
      let wakeUp = try WakeUp()
      Signals.wakeOnTermination(wakeUp)
      let engine = Engine(
        input: streams.input, output: streams.output, agent: "warraq/\(Warraq.version)",
        methods: methods, limits: limits, wakeUp: wakeUp
      ) { method, error in
        Console.error("\(method) failed: \(type(of: error))")
      }
      return engine.run()
    } catch {
      Console.error("can't start: \(error)")
      return 71
    }
  }
}
