internal import Framing
internal import Logging
internal import Platform
internal import Schema

extension Engine {
  /// Waits for input once and feeds it to the connection.
  func lead() {
    hasLeader = true
    let deadline = nextLook
    let inputNow = isInputOpen && !connection.isClosing ? input : nil
    monitor.unlock()
    let poller = Poller(input: inputNow, output: output, wakeUp: wakeUp, peer: peer, helper: helper)
    let ready = wait(poller, until: deadline)
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
    // All is over, and what ends now belongs to that.
    guard exitCode == nil else {
      hasLeader = false
      return
    }
    if ready.isOutputBroken || ready.hasPeerEnded {
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
    if ready.hasHelperEnded, !connection.isClosing {
      let why = Status(.unavailable, "the process that starts the others has ended")
      handle(connection.kill(why, now: .now()))
    }
    if Signals.isTerminationRequested {
      connection.drain(graceMilliseconds: 0, tellHost: true, now: .now())
    }
    if deadline != nil || limits.killMilliseconds != nil { look(now: .now()) }
    tellOfDrain()
    if let why = connection.failure, !hasReportedFailure {
      hasReportedFailure = true
      // The host may not hear it any more.
      lineLog.write("error: \(why.message)")
    }
    while let serial = brief.popFirst() {
      run(serial, isLeading: true)
      wasBrief = active == 0
    }
    writeAsLeader()
    hasLeader = false
    stopIfDone()
  }

  /// Waits for input; a moment without sleeping where the last one was answered at once, since a host that makes
  /// one small call after another has the next one ready before this thread could sleep and wake again.
  private func wait(_ poller: Poller, until deadline: Instant?) -> Poller.Ready {
    if wasBrief {
      wasBrief = false
      let end = Instant.now().nanoseconds + Self.watchfulNanoseconds
      repeat {
        let ready = poller.wait(timeout: 0)
        if ready.isAnything { return ready }
        Threads.yield()
      } while Instant.now().nanoseconds < end
    }
    return poller.wait(timeout: deadline.map { $0.milliseconds(since: .now()) })
  }

  /// How long the leader stays awake for the next call.
  private static let watchfulNanoseconds: UInt64 = 40_000

  /// When the leader has something to look after besides its input.
  private var nextLook: Instant? {
    let deadline = connection.nextDeadline
    guard limits.memory != nil, connection.hasCalls, !connection.isClosing else { return deadline }
    let look = Instant.now().advanced(milliseconds: Self.memoryInterval)
    return min(deadline ?? look, look)
  }

  /// How often the memory is looked at while handlers run, milliseconds.
  private static let memoryInterval: UInt32 = 5

  private func look(now: Instant) {
    let resident = limits.memory == nil || connection.isClosing ? 0 : memory.resident
    if let limit = limits.memory, resident > limit {
      let message = "the memory of \(resident) bytes exceeds the limit of \(limit)"
      let status = Status.overLimit("memory", resident, limit: limit, message)
      handle(connection.kill(status, now: now))
    }
    handle(connection.tick(now: now))
  }

  /// Wakes the calls that wait for a drain, once.
  private func tellOfDrain() {
    guard !hasToldOfDrain, connection.isDraining else { return }
    hasToldOfDrain = true
    for state in calls.values { state.tell() }
  }

  func receiveFrames() {
    let now = Instant.now()
    do {
      while let payload = try reader.next() {
        connection.receive(payload, style: reader.style ?? .varint, now: now, events: &events)
        handle(events)
        // Its memory serves the next frame.
        events.removeAll(keepingCapacity: true)
      }
    } catch {
      handle(connection.fail(Status(.internalError, "\(error)")))
    }
  }

  func handle(_ events: [Connection.Event]) {
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

  func open(
    _ serial: Connection.Serial, _ start: Frame.Start, _ deadline: Instant?
  ) {
    // The connection admits only methods that we gave it.
    guard let method = method(start.method) else { return }
    let state = State(
      Call(
        serial: serial, start: start, deadline: deadline, engine: self), method)
    calls[serial] = state
    if case .streamed = method.requests { schedule(state) }
  }

  private func method(_ name: String) -> Method? {
    if let lastMethod, lastMethod.name == name { return lastMethod }
    lastMethod = methods[name]
    return lastMethod
  }

  func receive(_ message: Connection.Payload, for serial: Connection.Serial) {
    guard let state = calls[serial] else {
      connection.requestTaken(bytes: message.bytes.count, by: serial)
      return
    }
    state.requestsSeen += 1
    state.requests.append(message)
    if case .one = state.method.requests, state.requestsSeen > 1 {
      fail(state, Status(.unimplemented, "\(state.call.method) takes one request"))
      return
    }
    state.tell()
  }

  func requestsAreComplete(_ state: State) {
    switch state.method.requests {
    case .one where state.requestsSeen == 0:
      fail(state, Status(.unimplemented, "\(state.call.method) takes one request, none came"))
    case .one, .collected:
      schedule(state)
    case .streamed:
      state.tell()
    }
  }

  /// Ends a call whose handler never ran.
  func fail(_ state: State, _ status: Status) {
    connection.end(state.call.serial, status: status)
    forget(state)
  }

  func schedule(_ state: State) {
    switch state.method.cost {
    case .brief: brief.append(state.call.serial)
    case .busy: runnable.append(state.call.serial)
    case .waiting: waiting.append(state.call.serial)
    }
  }

  func abandon(_ serial: Connection.Serial) {
    guard let state = calls[serial] else { return }
    state.call.abandon()
    state.tell()
    if !state.isStarted { forget(state) }
  }

  func forget(_ state: State) {
    while let request = state.requests.popFirst() {
      connection.requestTaken(bytes: request.bytes.count, by: state.call.serial)
    }
    calls[state.call.serial] = nil
  }
}
