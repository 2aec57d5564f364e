internal import ArgumentParser
internal import Platform
internal import Schema
internal import StandardServices
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
    Signals.dieOnCrash()
    do {
      let streams = try Descriptor.takeOverStandardStreams()
      if let count = options.isolate {
        do {
          return try isolate(count, streams.input, streams.output, methods, options)
        } catch {
          return try tell(error, streams.input, streams.output, options)
        }
      }
      return try serve(streams.input, streams.output, methods, options)
    } catch {
      Console.error("can't start: \(error)")
      return 71
    }
  }

  /// Tells the host in Hello why there is no worker.
  private static func tell(
    _ failure: SystemError, _ input: Descriptor, _ output: Descriptor, _ options: ServeOptions
  ) throws(SystemError) -> Int32 {
    var setup = setup(options)
    setup.startFailure = (Status(.unavailable, "the worker can't start: \(failure)"), 71)
    return Engine(input: input, output: output, methods: [], setup: setup, wakeUp: try WakeUp())
      .run()
  }

  /// What every process of a worker is started with.
  private static func setup(_ options: ServeOptions, isForked: Bool = false) -> Setup {
    var setup = Setup(agent: "warraq/\(Warraq.version)", isForked: isForked)
    setup.limits = options.limits
    setup.logLevel = options.logLevel.level
    return setup
  }

  /// A worker that runs its handlers itself.
  private static func serve(
    _ input: Descriptor, _ output: Descriptor, _ methods: [Method], _ options: ServeOptions,
    isChild: Bool = false
  ) throws(SystemError) -> Int32 {
    let wakeUp = try WakeUp()
    var setup = setup(options, isForked: isChild)
    checkMemory(&setup)
    if isChild {
      // The host's calls are counted before they come here.
      setup.limits.calls *= 4
      setup.limits.killMilliseconds = options.killAfter ?? isolatedKillMilliseconds
    } else {
      Signals.wakeOnTermination(wakeUp)
      watchParent(options, &setup)
    }
    closeSandbox(for: .worker, options, &setup)
    let methods = methods + StandardServices.methods(beside: methods)
    let engine = Engine(
      input: input, output: output, methods: methods, setup: setup, wakeUp: wakeUp)
    return engine.run()
  }

  /// How long a handler in a process of its own may run on after its call has ended, milliseconds.
  private static let isolatedKillMilliseconds: UInt32 = 5000

  /// A worker that runs its handlers in other processes; also the life of each of these.
  private static func isolate(
    _ count: Int, _ input: Descriptor, _ output: Descriptor, _ methods: [Method],
    _ options: ServeOptions
  ) throws(SystemError) -> Int32 {
    let role = try Spawner.start(keepingToItself: [input, output]) { () throws(SystemError) in
      if !options.noSandbox { _ = try Sandbox.close(for: .spawner) }
    }
    switch role {
    case .worker(let input, let output):
      return try serve(input, output, methods, options, isChild: true)
    case .front(let spawner):
      let wakeUp = try WakeUp()
      Signals.wakeOnTermination(wakeUp)
      var setup = setup(options)
      setup.limits.killMilliseconds = nil
      setup.features.append("isolate")
      setup.helper = try spawner.watch()
      watchParent(options, &setup)
      closeSandbox(for: .front, options, &setup)
      var limits = setup.limits
      limits.killMilliseconds = options.killAfter ?? isolatedKillMilliseconds
      let pool = try ChildPool(spawner, size: count, limits: limits, lineLog: setup.log)
      if let failure = pool.waitForStart() { setup.startFailure = (failure, 78) }
      let methods = methods.map { pool.isolated($0) } + StandardServices.methods(beside: methods)
      let engine = Engine(
        input: input, output: output, methods: methods, setup: setup, wakeUp: wakeUp)
      let code = engine.run()
      spawner.stop()
      return code
    }
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
    let resident = setup.memory.resident
    guard let limit = setup.limits.memory, resident > limit else { return }
    let message = "--max-memory: \(limit) bytes are less than the \(resident) of an idle worker"
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
        setup.log.write(
          "warning: this kernel has no \(missing.compactMap { $0 }.joined(separator: ", no "))")
      }
    } catch {
      // What was promised can't be had: better no worker than an open one.
      setup.startFailure = (
        Status(.failedPrecondition, "the sandbox can't be closed: \(error)"), 78
      )
    }
  }
}
