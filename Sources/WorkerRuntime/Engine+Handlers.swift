internal import Compression
internal import Logging
internal import Platform
internal import Schema

extension Engine {
  /// Runs a call's handler.
  ///
  /// - Parameter isLeading: The handler is brief; the leader runs it and nobody is called for help.
  func run(_ serial: Connection.Serial, isLeading: Bool = false) {
    // A call that ended before its turn is gone.
    guard let state = calls[serial] else { return }
    let isBusy = state.method.cost != .waiting
    if isBusy { active += 1 }
    state.isStarted = true
    connection.handlerStarted(serial)
    if isLeading { monitor.unlock() } else { unlockAndCallForHelp() }
    let failure = Self.failure(of: state.method, state.call)
    monitor.lock()
    if isBusy { active -= 1 }
    reportRefusedCalls(serial)
    connection.handlerFinished(serial)
    connection.end(serial, status: failure, trailers: state.call.trailers)
    forget(state)
    stopIfDone()
  }

  static func failure(of method: Method, _ call: Call) -> Status? {
    do {
      try method.handler(call)
      return nil
    } catch let status as Status {
      return status
    } catch is CancellationError {
      return Status(.cancelled, "the call was cancelled")
    } catch {
      // The cause may quote the document, so it is reported here and never sent.
      call.logger.error("\(method.name) failed: \(type(of: error))")
      return Status(.unknown, "the handler failed")
    }
  }

  func nextRequest(of call: Call) throws -> Connection.Payload? {
    monitor.lock()
    defer { monitor.unlock() }
    guard let state = calls[call.serial] else { throw CancellationError() }
    while true {
      if call.isCancelled { throw CancellationError() }
      if let request = state.requests.popFirst() {
        connection.requestTaken(bytes: request.bytes.count, by: call.serial)
        if connection.hasOutput, !hasWriter, state.method.cost != .brief { callForHelp() }
        return request
      }
      if state.isHalfClosed { return nil }
      stepAside(state)
    }
  }

  /// What `takeRequest` finds.
  enum NextRequest {
    case message(Connection.Payload)
    case none
    case noMore
  }

  /// The next request where it has come already.
  ///
  /// Its bytes count as waiting until `requestDone`.
  func takeRequest(of call: Call) throws -> NextRequest {
    monitor.lock()
    defer { monitor.unlock() }
    guard let state = calls[call.serial], !call.isCancelled else { throw CancellationError() }
    guard let request = state.requests.popFirst() else {
      return state.isHalfClosed ? .noMore : .none
    }
    return .message(request)
  }

  /// A request that `takeRequest` gave is somewhere else now, or dropped.
  func requestDone(bytes: Int, of call: Call) {
    monitor.withLock {
      connection.requestTaken(bytes: bytes, by: call.serial)
      if connection.hasOutput, !hasWriter { callForHelp() }
    }
  }

  /// The largest reply that the host takes, bytes.
  var replyLimit: Int { monitor.withLock { connection.replyLimit } }

  /// Has something called when a request of a call comes, the last one came or the call ends: with the lock
  /// held, so that it must not call the engine.
  func onChange(of call: Call, _ change: (@Sendable () -> Void)?) {
    monitor.withLock { calls[call.serial]?.onChange = change }
  }

  /// - Parameter isLast: No other reply follows, and the handler returns at once.
  func send(_ message: Connection.Payload, size: Int, isLast: Bool, for call: Call) throws {
    monitor.lock()
    defer { monitor.unlock() }
    guard let state = calls[call.serial] else { throw CancellationError() }
    while true {
      if call.isCancelled { throw CancellationError() }
      if connection.hasRoom(call.serial) { break }
      // What waits for the host's credit is no output yet.
      if hasOutput, !hasWriter { writeOutput() } else { stepAside(state) }
    }
    handle(connection.send(message, size: size, awaitsEnd: isLast, for: call.serial))
    // Replies that stream go out while the handler goes on; the leader sends its own.
    if !hasWriter, state.method.cost != .brief, !connection.isHeldBack(call.serial) {
      callForHelp()
    }
  }

  func sendHead(_ metadata: [Entry], for call: Call) {
    monitor.withLock {
      handle(connection.sendHead(metadata, for: call.serial))
      if !hasWriter { callForHelp() }
    }
  }

  func replyEncoding(of call: Call) -> MessageEncoding? {
    monitor.withLock { connection.replyEncoding(of: call.serial) }
  }

  var isDraining: Bool { monitor.withLock { connection.isDraining } }

  func waitForDrain(_ call: Call) throws {
    monitor.lock()
    defer { monitor.unlock() }
    while !connection.isDraining {
      guard let state = calls[call.serial], !call.isCancelled else { throw CancellationError() }
      stepAside(state)
    }
  }

  func progress(of state: State) -> Monitor.Condition {
    if let progress = state.progress { return progress }
    let progress = Monitor.Condition(monitor)
    state.progress = progress
    return progress
  }
}
