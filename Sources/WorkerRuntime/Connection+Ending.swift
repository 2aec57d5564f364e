package import Platform
package import Schema

extension Connection {
  /// Takes the end of the host's stream.
  ///
  /// - Parameter isClean: The stream ended between two frames.
  package mutating func endOfInput(isClean: Bool, now: Instant) -> [Event] {
    guard isClean else {
      return fail(Status(.internalError, "the input ended inside a frame"))
    }
    hasInputEnded = true
    for (id, call) in calls where !call.replies.isEmpty { makeReady(id, isUrgent: false) }
    switch phase {
    case .greeting:
      phase = .closing(exitCode: 0)
      return []
    case .open:
      phase = .draining(until: now.advanced(milliseconds: limits.drainMilliseconds))
      return abandonUnfinishedRequests()
    case .draining:
      return abandonUnfinishedRequests()
    case .closing:
      return []
    }
  }

  /// A request that can't become whole any more is cancelled.
  mutating func abandonUnfinishedRequests() -> [Event] {
    calls.filter { !$0.value.isHalfClosed && $0.value.end == nil }.keys.sorted().flatMap { id in
      abandon(id, Status(.cancelled, "the input ended before the request did"))
    }
  }

  /// Ends the connection because its bytes can't be understood.
  package mutating func fail(_ why: Status, exitCode: Int32 = 76) -> [Event] {
    if case .closing = phase { return [] }
    failure = why
    if phase == .greeting {
      var hello = offer
      hello.failure = why
      queue(.hello(hello))
      phase = .closing(exitCode: exitCode)
      return []
    }
    let events = calls.filter { $0.value.end == nil }.keys.sorted().flatMap { id in
      abandon(id, Status(.unavailable, "the connection ends: \(why.message)"))
    }
    queue(.drain(why: why, graceMilliseconds: 0))
    phase = .closing(exitCode: exitCode)
    return events
  }

  /// Ends the connection because the process has to go; the host gets a moment to hear why.
  package mutating func kill(_ why: Status, now: Instant) -> [Event] {
    let events = fail(why, exitCode: 70)
    flushDeadline = now.advanced(milliseconds: limits.lastWordsMilliseconds)
    return events
  }

  /// Whether no new call is admitted any more.
  package var isDraining: Bool {
    switch phase {
    case .greeting, .open: false
    case .draining, .closing: true
    }
  }

  /// The host no longer reads: nothing can be sent.
  package mutating func hostIsGone() -> [Event] {
    let events = calls.filter { $0.value.end == nil }.values.map {
      Event.abandoned($0.serial, Status(.cancelled, "the host is gone"))
    }
    detached += running.keys.count { ids[$0] != nil }
    calls.removeAll()
    ids.removeAll()
    deadlines.removeAll()
    signals.removeAll()
    logs.removeAll()
    ready.removeAll()
    priority.removeAll()
    phase = .closing(exitCode: 74)
    return events
  }

  /// Whether the connection only sends what is left.
  package var isClosing: Bool {
    if case .closing = phase { true } else { false }
  }

  /// Admits no new call; those that are open go on for the grace.
  package mutating func drain(graceMilliseconds: UInt32, tellHost: Bool, now: Instant) {
    let grace = graceMilliseconds == 0 ? limits.drainMilliseconds : graceMilliseconds
    if case .draining(let until) = phase {
      phase = .draining(until: min(until, now.advanced(milliseconds: grace)))
      return
    }
    guard phase == .open || phase == .greeting else { return }
    if tellHost, phase == .open { queue(.drain(why: nil, graceMilliseconds: grace)) }
    phase = .draining(until: now.advanced(milliseconds: grace))
  }

  /// Ends what has run out of time.
  package mutating func tick(now: Instant) -> [Event] {
    var events: [Event] = []
    if case .closing = phase {
      let deadline = flushDeadline ?? now.advanced(milliseconds: limits.flushMilliseconds)
      flushDeadline = deadline
      hasFlushExpired = deadline <= now
      return []
    }
    for id in deadlines {
      if let deadline = calls[id]?.deadline, deadline <= now {
        events += abandon(id, Status(.deadlineExceeded, "the call's deadline has passed"))
      }
    }
    // After the deadlines: what these end is watched from now on.
    events += watch(now: now)
    if case .draining(let until) = phase, until <= now {
      for id in calls.keys where isUnfinished(id) {
        events += abandon(id, Status(.unavailable, "the worker stops and the grace is over"))
      }
      phase = .closing(exitCode: 0)
    }
    return events
  }

  /// The watchdog: a handler that runs on long after its call has ended takes the process with it.
  private mutating func watch(now: Instant) -> [Event] {
    guard let grace = limits.killMilliseconds else { return [] }
    for (serial, id) in running where isStuck(serial) {
      let deadline = overdue[serial] ?? now.advanced(milliseconds: grace)
      overdue[serial] = deadline
      guard deadline <= now else { continue }
      let message = "the handler of call \(id) still runs \(grace) ms after its call has ended"
      let info = Status.Detail.info(
        "WATCHDOG", ["call": "\(id)", "kill_after_ms": "\(grace)"])
      return kill(Status(.deadlineExceeded, message).with(info), now: now)
    }
    return []
  }
}
