package import Platform
package import Schema

extension Connection {
  /// Takes the end of the host's stream.
  ///
  /// - Parameter isClean: The stream ended between two frames.
  package func endOfInput(isClean: Bool, now: Instant) -> [Event] {
    guard isClean else {
      return fail(Status(.internalError, "the input ended inside a frame"))
    }
    expectNoCredit()
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

  /// Nothing is read any more: replies that wait for credit are cut short when their turn comes.
  private func expectNoCredit() {
    hasInputEnded = true
    for call in calls.values where !call.replies.isEmpty { makeReady(call) }
  }

  /// A request that can't become whole any more is cancelled.
  func abandonUnfinishedRequests() -> [Event] {
    abandonAll(
      where: { !$0.isHalfClosed && $0.end == nil },
      Status(.cancelled, "the input ended before the request did"))
  }

  /// Abandons calls in the order of their numbers.
  private func abandonAll(where isIncluded: (Call) -> Bool, _ status: Status) -> [Event] {
    calls.values.filter(isIncluded).sorted { $0.id < $1.id }.flatMap { abandon($0, status) }
  }

  /// Ends the connection because its bytes can't be understood.
  package func fail(_ why: Status, exitCode: Int32 = 76) -> [Event] {
    if case .closing = phase { return [] }
    failure = why
    if phase == .greeting {
      var hello = offer
      hello.failure = why
      queue(.hello(hello))
      phase = .closing(exitCode: exitCode)
      return []
    }
    let events = abandonAll(
      where: { $0.end == nil }, Status(.unavailable, "the connection ends: \(why.message)"))
    expectNoCredit()
    queue(.drain(why: why, graceMilliseconds: 0))
    phase = .closing(exitCode: exitCode)
    return events
  }

  /// Ends the connection because the process has to go; the host gets a moment to hear why.
  package func kill(_ why: Status, now: Instant) -> [Event] {
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
  package func hostIsGone() -> [Event] {
    let events = calls.values.filter { $0.end == nil }.map {
      Event.abandoned($0.serial, Status(.cancelled, "the host is gone"))
    }
    for call in calls.values { remove(call) }
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
  package func drain(graceMilliseconds: UInt32, tellHost: Bool, now: Instant) {
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
  package func tick(now: Instant) -> [Event] {
    var events: [Event] = []
    if case .closing = phase {
      let deadline = flushDeadline ?? now.advanced(milliseconds: limits.flushMilliseconds)
      flushDeadline = deadline
      hasFlushExpired = deadline <= now
      return []
    }
    if timed > 0 {
      for call in calls.values {
        guard let deadline = call.deadline, deadline <= now else { continue }
        events += abandon(call, Status(.deadlineExceeded, "the call's deadline has passed"))
      }
    }
    // After the deadlines: what these end is watched from now on.
    events += watch(now: now)
    if case .draining(let until) = phase, until <= now {
      for call in calls.values where call.isUnfinished {
        events += abandon(call, Status(.unavailable, "the worker stops and the grace is over"))
      }
      phase = .closing(exitCode: 0)
    }
    return events
  }

  /// The watchdog: a handler that runs on long after its call has ended takes the process with it.
  private func watch(now: Instant) -> [Event] {
    guard let grace = limits.killMilliseconds else { return [] }
    for call in running where call.isStuck {
      let deadline = call.killDeadline ?? now.advanced(milliseconds: grace)
      call.killDeadline = deadline
      guard deadline <= now else { continue }
      let message =
        "the handler of call \(call.id) still runs \(grace) ms after its call has ended"
      let info = Status.Detail.info(
        "WATCHDOG", ["call": "\(call.id)", "kill_after_ms": "\(grace)"])
      return kill(Status(.deadlineExceeded, message).with(info), now: now)
    }
    return []
  }
}
