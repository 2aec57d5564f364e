internal import Framing
package import Platform
internal import Schema

/// Runs a connection over two descriptors with a few threads.
///
/// One thread at a time leads: it reads, feeds the connection and hands out work. The others run
/// handlers; whoever has queued bytes while nobody writes becomes the writer and writes for all. A
/// handler that waits for its host gives its place to another thread, so that there is always one to
/// lead.
///
/// `@unchecked Sendable`: everything mutable is touched only under `monitor`, except `reader` and
/// `readBuffer`, which belong to the leader, of whom there is one at a time.
package final class Engine: @unchecked Sendable {
  private let monitor = Monitor()
  private let work: Monitor.Condition
  private let stopped: Monitor.Condition
  private let input: Descriptor
  private let output: Descriptor
  private let wakeUp: WakeUp
  private let methods: [String: Method]
  private let parallelism: Int
  private let onHandlerFailure: @Sendable (String, any Error) -> Void

  private var connection: Connection
  private var reader: FrameReader
  private var readBuffer = [UInt8](repeating: 0, count: 1 << 17)
  private var outputBuffer: [UInt8] = []
  private var calls: [Connection.Serial: State] = [:]
  private var runnable = Queue<Connection.Serial>()
  /// Calls for the leader itself.
  private var brief = Queue<Connection.Serial>()
  private var active = 0
  private var idleThreads = 0
  private var threads = 0
  private var hasLeader = false
  private var hasWriter = false
  private var isInputOpen = true
  private var exitCode: Int32?

  /// What the engine keeps of a call.
  private final class State {
    let call: Call
    let method: Method
    var requests = Queue<[UInt8]>()
    var isHalfClosed = false
    /// Made when a thread first waits for this call.
    var progress: Monitor.Condition?
    var isStarted = false
    /// Set where the count of requests is wrong.
    var requestsSeen = 0

    init(_ call: Call, _ method: Method) {
      self.call = call
      self.method = method
    }
  }

  /// Creates an engine; nothing is read before `run`.
  ///
  /// - Parameter onHandlerFailure: Told of errors that are not statuses, with the method's name. The
  ///   host sees only that the call failed.
  package init(
    input: Descriptor, output: Descriptor, agent: String, methods: [Method],
    limits: Limits = Limits(), wakeUp: WakeUp,
    onHandlerFailure: @escaping @Sendable (String, any Error) -> Void
  ) {
    self.input = input
    self.output = output
    self.wakeUp = wakeUp
    self.onHandlerFailure = onHandlerFailure
    self.methods = Dictionary(uniqueKeysWithValues: methods.map { ($0.name, $0) })
    var services: [String] = []
    for method in methods where !services.contains(method.service) {
      services.append(method.service)
    }
    parallelism = max(2, Threads.processors)
    connection = Connection(
      limits: limits, agent: agent, services: services,
      methods: self.methods.mapValues(\.takesRequestsAsTheyCome))
    reader = FrameReader(limit: limits.receivedFrame)
    work = Monitor.Condition(monitor)
    stopped = Monitor.Condition(monitor)
  }

  /// Serves the connection until it ends.
  ///
  /// - Returns: The exit code.
  package func run() -> Int32 {
    monitor.lock()
    defer { monitor.unlock() }
    addThread()
    while true {
      if let exitCode { return exitCode }
      stopped.wait()
    }
  }
}

// MARK: - Threads

extension Engine {
  private func addThread() {
    threads += 1
    if Threads.start({ self.threadMain() }) { return }
    threads -= 1
    // Without any thread nobody would ever read; with some, they go on.
    if threads == 0 { exitCode = 71 }
  }

  /// Makes sure that a thread takes up what there is to do, now that this one is busy.
  private func callForHelp() {
    let hasWork =
      !hasLeader || (!runnable.isEmpty && active < parallelism)
      || (hasOutput && !hasWriter)
    guard hasWork, exitCode == nil else { return }
    if idleThreads > 0 {
      work.signal()
    } else if threads <= connection.limits.calls + parallelism {
      addThread()
    }
  }

  private func threadMain() {
    monitor.lock()
    while exitCode == nil {
      if active < parallelism, let serial = runnable.popFirst() {
        run(serial)
      } else if hasOutput, !hasWriter {
        writeOutput()
      } else if !hasLeader {
        lead()
      } else {
        idleThreads += 1
        work.wait()
        idleThreads -= 1
      }
    }
    threads -= 1
    monitor.unlock()
  }

  /// Ends `run` once nothing is left to do.
  private func stopIfDone() {
    let isFlushed = !hasWriter && outputBuffer.isEmpty
    if exitCode == nil, isFlushed || connection.hasFlushExpired, let code = connection.exitCode {
      exitCode = code
      stopped.broadcast()
      work.broadcast()
    }
  }

  /// Gives this thread's place to another while it waits for `condition`.
  private func stepAside(_ condition: Monitor.Condition) {
    active -= 1
    callForHelp()
    condition.wait()
    active += 1
  }
}

// MARK: - Reading

extension Engine {
  /// Waits for input once and feeds it to the connection.
  private func lead() {
    hasLeader = true
    let deadline = connection.nextDeadline
    let inputNow = isInputOpen && !connection.isClosing ? input : nil
    monitor.unlock()
    let poller = Poller(input: inputNow, output: output, wakeUp: wakeUp)
    let ready = poller.wait(timeout: deadline.map { $0.milliseconds(since: .now()) })
    var count = 0
    var failure: SystemError?
    if ready.isInputReadable {
      do {
        count = try input.read(into: &readBuffer)
      } catch {
        failure = error
      }
      if count > 0 { reader.append(readBuffer[..<count]) }
    }
    monitor.lock()
    if ready.isOutputBroken {
      handle(connection.hostIsGone())
    } else if ready.isInputReadable {
      if count > 0 {
        receiveFrames()
      } else {
        isInputOpen = false
        if let failure {
          handle(connection.fail(Status(.unavailable, "reading failed: \(failure)"), exitCode: 74))
        } else {
          handle(connection.endOfInput(isClean: reader.isAtBoundary, now: .now()))
        }
      }
    }
    if Signals.isTerminationRequested {
      connection.drain(graceMilliseconds: 0, tellHost: true, now: .now())
    }
    if deadline != nil { handle(connection.tick(now: .now())) }
    while let serial = brief.popFirst() { run(serial, isLeading: true) }
    writeAsLeader()
    hasLeader = false
    stopIfDone()
  }

  private func receiveFrames() {
    let now = Instant.now()
    do {
      while let payload = try reader.next() {
        handle(connection.receive(payload, style: reader.style ?? .varint, now: now))
      }
    } catch {
      handle(connection.fail(Status(.internalError, "\(error)")))
    }
  }

  private func handle(_ events: [Connection.Event]) {
    for event in events {
      switch event {
      case .opened(let serial, let start, let deadline):
        open(serial, start, deadline)
      case .message(let serial, let message):
        receive(message, for: serial)
      case .halfClosed(let serial):
        guard let state = calls[serial] else { continue }
        state.isHalfClosed = true
        requestsAreComplete(state)
      case .abandoned(let serial, _):
        abandon(serial)
      }
    }
  }

  private func open(
    _ serial: Connection.Serial, _ start: Frame.Start, _ deadline: Instant?
  ) {
    // The connection admits only methods that we gave it.
    guard let method = methods[start.method] else { return }
    let state = State(
      Call(
        serial: serial, start: start, deadline: deadline, engine: self), method)
    calls[serial] = state
    if case .streamed = method.requests { schedule(state) }
  }

  private func receive(_ message: [UInt8], for serial: Connection.Serial) {
    guard let state = calls[serial] else {
      connection.requestTaken(bytes: message.count, by: serial)
      return
    }
    state.requestsSeen += 1
    state.requests.append(message)
    if case .one = state.method.requests, state.requestsSeen > 1 {
      fail(state, Status(.unimplemented, "\(state.call.method) takes one request"))
      return
    }
    state.progress?.broadcast()
  }

  private func requestsAreComplete(_ state: State) {
    switch state.method.requests {
    case .one where state.requestsSeen == 0:
      fail(state, Status(.unimplemented, "\(state.call.method) takes one request, none came"))
    case .one, .collected:
      schedule(state)
    case .streamed:
      state.progress?.broadcast()
    }
  }

  /// Ends a call whose handler never ran.
  private func fail(_ state: State, _ status: Status) {
    connection.end(state.call.serial, status: status)
    forget(state)
  }

  private func schedule(_ state: State) {
    if state.method.isBrief {
      brief.append(state.call.serial)
    } else {
      runnable.append(state.call.serial)
    }
  }

  private func abandon(_ serial: Connection.Serial) {
    guard let state = calls[serial] else { return }
    state.call.abandon()
    state.progress?.broadcast()
    if !state.isStarted { forget(state) }
  }

  private func forget(_ state: State) {
    while let request = state.requests.popFirst() {
      connection.requestTaken(bytes: request.count, by: state.call.serial)
    }
    calls[state.call.serial] = nil
  }
}

// MARK: - Handlers

extension Engine {
  /// Runs a call's handler.
  ///
  /// - Parameter isLeading: The handler is brief; the leader runs it and nobody is called for help.
  private func run(_ serial: Connection.Serial, isLeading: Bool = false) {
    // A call that ended before its turn is gone.
    guard let state = calls[serial] else { return }
    active += 1
    state.isStarted = true
    connection.handlerStarted(serial)
    if !isLeading { callForHelp() }
    monitor.unlock()
    let failure = Self.failure(of: state.method, state.call, report: onHandlerFailure)
    monitor.lock()
    active -= 1
    connection.handlerFinished(serial)
    connection.end(serial, status: failure)
    forget(state)
    stopIfDone()
  }

  private static func failure(
    of method: Method, _ call: Call, report: (String, any Error) -> Void
  ) -> Status? {
    do {
      try method.handler(call)
      return nil
    } catch let status as Status {
      return status
    } catch is CancellationError {
      return Status(.cancelled, "the call was cancelled")
    } catch {
      // The cause may quote the document, so it is reported here and never sent.
      report(method.name, error)
      return Status(.unknown, "the handler failed")
    }
  }

  func nextRequest(of call: Call) throws -> [UInt8]? {
    monitor.lock()
    defer { monitor.unlock() }
    guard let state = calls[call.serial] else { throw CancellationError() }
    while true {
      if call.isCancelled { throw CancellationError() }
      if let request = state.requests.popFirst() {
        connection.requestTaken(bytes: request.count, by: call.serial)
        if connection.hasOutput, !hasWriter { callForHelp() }
        return request
      }
      if state.isHalfClosed { return nil }
      stepAside(progress(of: state))
    }
  }

  func send(_ message: [UInt8], for call: Call) throws {
    monitor.lock()
    defer { monitor.unlock() }
    guard let state = calls[call.serial] else { throw CancellationError() }
    while true {
      if call.isCancelled { throw CancellationError() }
      if connection.hasRoom(call.serial) { break }
      if hasWriter { stepAside(progress(of: state)) } else { writeOutput() }
    }
    handle(connection.send(message, for: call.serial))
    // Replies that stream go out while the handler goes on; the leader sends its own.
    if !hasWriter, !state.method.isBrief { callForHelp() }
  }

  func sendHead(_ metadata: [Entry], for call: Call) {
    monitor.withLock {
      connection.sendHead(metadata, for: call.serial)
      if !hasWriter { callForHelp() }
    }
  }

  private func progress(of state: State) -> Monitor.Condition {
    if let progress = state.progress { return progress }
    let progress = Monitor.Condition(monitor)
    state.progress = progress
    return progress
  }
}

// MARK: - Writing

extension Engine {
  /// The bytes taken from the connection for one write.
  private static let batch = 256 << 10

  /// Whether bytes wait to be written.
  private var hasOutput: Bool { !outputBuffer.isEmpty || connection.hasOutput }

  /// Writes until nothing is queued. May block; never called by the leader.
  private func writeOutput() {
    hasWriter = true
    callForHelp()
    while hasOutput {
      if outputBuffer.isEmpty {
        release(connection.takeOutput(into: &outputBuffer, limit: Self.batch))
      }
      write()
    }
    hasWriter = false
    stopIfDone()
  }

  /// Writes what the pipe takes at once, so that the leader never blocks on its host; what is left is for
  /// another thread.
  private func writeAsLeader() {
    while hasOutput, !hasWriter, runnable.isEmpty {
      let room = output.roomWithoutBlocking
      if outputBuffer.isEmpty {
        release(connection.takeOutput(into: &outputBuffer, limit: max(1, room / 2)))
      }
      if outputBuffer.count > room { break }
      hasWriter = true
      write()
      hasWriter = false
    }
    if hasOutput { callForHelp() }
  }

  /// Writes the buffer, without holding the lock, and empties it.
  private func write() {
    var bytes = outputBuffer
    outputBuffer = []
    monitor.unlock()
    var failure: SystemError?
    do { try output.write(bytes) } catch { failure = error }
    monitor.lock()
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 21)
    outputBuffer = bytes
    if failure != nil { handle(connection.hostIsGone()) }
  }

  /// Wakes handlers that wait for room.
  private func release(_ served: [Connection.Serial]) {
    for serial in served { calls[serial]?.progress?.broadcast() }
  }
}
