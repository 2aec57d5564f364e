internal import ArgumentParser
internal import Platform
internal import Schema
package import WorkerRuntime

/// A worker over this process' standard streams.
package enum Worker {
  /// Tells a person who starts a worker by hand what it is.
  ///
  /// - Throws: `ExitCode(64)` where standard input is a terminal.
  static func refuseTerminal() throws {
    guard Descriptor.standardInput.isTerminal else { return }
    Console.error(
      "standard input is a terminal; a worker is started by a program, through a pipe. Try warraq --help"
    )
    throw ExitCode(64)
  }

  /// Takes the standard streams over and serves until the connection ends.
  ///
  /// With `--isolate` it returns in several processes.
  ///
  /// - Returns: The exit code.
  package static func run(methods: [Method], options: ServeOptions) -> Int32 {
    Signals.ignoreBrokenPipes()
    do {
      let streams = try Descriptor.takeOverStandardStreams()
      return try serve(streams.input, streams.output, methods, options)
    } catch {
      Console.error("can't start: \(error)")
      return 71
    }
  }

  private static func serve(
    _ input: Descriptor, _ output: Descriptor, _ methods: [Method], _ options: ServeOptions
  ) throws(SystemError) -> Int32 {
    let wakeUp = try WakeUp()
    Signals.wakeOnTermination(wakeUp)
    var setup = Setup(agent: "warraq/\(Warraq.version)")
    setup.limits = options.limits
    setup.logLevel = options.logLevel.level
    watchParent(options, &setup)
    checkMemory(&setup)
    closeSandbox(for: .worker, options, &setup)
    let engine = Engine(input: input, output: output, methods: methods, setup: setup, wakeUp: wakeUp)
    return engine.run()
  }

  private static func watchParent(_ options: ServeOptions, _ setup: inout Setup) {
    guard let process = options.parentPid else { return }
    do {
      setup.peer = try ProcessWatch(process: process)
    } catch {
      setup.startFailure = (Status(.failedPrecondition, "--parent-pid: \(error)"), 78)
    }
  }

  private static func checkMemory(_ setup: inout Setup) {
    guard let limit = setup.limits.memory, Memory.peak > limit else { return }
    let message = "--max-memory: \(limit) bytes are less than the \(Memory.peak) of an idle worker"
    setup.startFailure = (Status(.failedPrecondition, message), 78)
  }

  private static func closeSandbox(
    for role: Sandbox.Role, _ options: ServeOptions, _ setup: inout Setup
  ) {
    guard !options.noSandbox else { return }
    do {
      let parts = try Sandbox.close(for: role)
      if parts.hasLandlock { setup.features.append("sandbox-landlock") }
      if parts.hasSeccomp { setup.features.append("sandbox-seccomp") }
      if !parts.hasLandlock || !parts.hasSeccomp {
        let missing = [parts.hasLandlock ? nil : "Landlock", parts.hasSeccomp ? nil : "seccomp"]
        setup.log.write("warning: this kernel has no \(missing.compactMap { $0 }.joined(separator: ", no "))")
      }
    } catch {
      setup.log.write("warning: the sandbox is not closed: \(error)")
    }
  }
}
