internal import Platform
internal import Schema

/// A host's call, carried to a worker process and back.
struct Relay {
  private let call: Call
  private var journal: Journal
  private var hasHead = false
  private var hasAllRequests = false
  private var attempts = 0

  /// - Parameter budget: Bounds the requests that are kept for another try.
  init(_ call: Call, budget: Journal.Budget) {
    self.call = call
    journal = Journal(budget: budget)
  }

  /// Whether another try would look like the first one to the host.
  var canBeTriedAgain: Bool { journal.isWhole }

  /// Gives back what was kept for another try.
  mutating func finish() {
    journal.forget()
  }

  /// How a try ended, where the call itself did not fail.
  enum Outcome {
    /// With OK.
    case done
    /// The process ended first.
    case died(ChildEnding)
    /// The process was ending already and never saw the call.
    case notStarted
  }

  /// Runs the call to its end.
  ///
  /// - Throws: The status with which the call ended, or `CancellationError`.
  mutating func run(in child: ChildConnection) throws -> Outcome {
    guard let exchange = child.open(call, attempt: attempts) else { return .notStarted }
    attempts += 1
    journal.rewind()
    call.engine.onChange(of: call) { child.monitor.withLock { exchange.poke() } }
    var requests = Outgoing(waiting: journal.requests[...], isComplete: hasAllRequests)
    defer {
      call.engine.onChange(of: call, nil)
      let hasEnded = child.monitor.withLock { exchange.end != nil || child.ending != nil }
      child.close(exchange, isGivenUp: !hasEnded)
      if let message = requests.current, requests.isFromHost {
        call.engine.requestDone(bytes: message.bytes.count, of: call)
      }
    }
    return try run(exchange, child, &requests)
  }

  /// What the process did since it was last looked at.
  private enum News {
    case head([Entry])
    case reply([UInt8], uncounted: Int, isLast: Bool)
    case end(Frame.End)
    case died(ChildEnding)
    case brokeLimits(Status)
  }

  private mutating func run(
    _ exchange: ChildConnection.Exchange, _ child: ChildConnection, _ requests: inout Outgoing
  ) throws -> Outcome {
    while true {
      switch news(of: exchange, child) {
      case .head(let metadata):
        if !hasHead { call.sendHead(metadata) }
        hasHead = true
      case .reply(let message, let uncounted, let isLast):
        try forward(message, isLast: isLast)
        child.grant(
          child.monitor.withLock { child.grantable(uncounted, exchange) }, to: exchange.id)
      case .end(let end):
        call.trailers = end.trailers
        if let status = end.status { throw status }
        return .done
      case .died(let ending):
        return .died(ending)
      case .brokeLimits(let status):
        throw status
      case nil:
        if call.isCancelled { throw CancellationError() }
        if try !sendRequests(&requests, exchange, child) { wait(for: exchange, child) }
      }
    }
  }

  private mutating func forward(_ message: [UInt8], isLast: Bool) throws {
    switch journal.compare(message) {
    case .new: try call.send(message, isLast: isLast)
    case .known: break
    case .different:
      throw Status(
        .internalError, "\(call.method) crashed its process, and another try gave other replies")
    }
  }

  private func news(of exchange: ChildConnection.Exchange, _ child: ChildConnection) -> News? {
    child.monitor.withLock {
      exchange.isPoked = false
      if let head = exchange.head {
        exchange.head = nil
        return .head(head)
      }
      if let violation = exchange.violation { return .brokeLimits(violation) }
      if let reply = exchange.replies.popFirst() {
        exchange.held -= reply.message.count + Connection.messageCost
        let isLast = exchange.end != nil && exchange.replies.isEmpty
        return .reply(reply.message, uncounted: reply.uncounted, isLast: isLast)
      }
      if let end = exchange.end { return .end(end) }
      return child.ending.map { .died($0) }
    }
  }

  private func wait(for exchange: ChildConnection.Exchange, _ child: ChildConnection) {
    child.monitor.withLock {
      while !exchange.isPoked { exchange.changed.wait() }
    }
  }

  /// The requests on their way to a process.
  private struct Outgoing {
    /// Those that were taken from the host in an earlier try.
    var waiting: ArraySlice<Connection.Payload>
    var isComplete: Bool
    /// The one that is being sent, and how much of it was.
    var current: Connection.Payload?
    var sent = 0
    /// The current one counts as waiting until it is sent.
    var isFromHost = false
    var isClosed = false
  }

  /// Sends a piece of a request, or the end of them.
  ///
  /// - Returns: Whether there was anything that could be sent.
  private mutating func sendRequests(
    _ requests: inout Outgoing, _ exchange: ChildConnection.Exchange, _ child: ChildConnection
  ) throws -> Bool {
    guard !requests.isClosed else { return false }
    if requests.current == nil { requests.current = try nextRequest(&requests) }
    guard let message = requests.current else {
      guard requests.isComplete else { return false }
      requests.isClosed = true
      child.send(exchange.id) { $0.end = Frame.End() }
      return true
    }
    let piece = child.monitor.withLock {
      let size = min(
        message.bytes.count - requests.sent, child.limits.fragment, exchange.sendCredit)
      exchange.sendCredit -= size
      return size
    }
    guard piece > 0 || message.bytes.isEmpty else { return false }
    let end = requests.sent + piece
    let chunk = message.chunk(requests.sent..<end)
    child.send(exchange.id, data: message.bytes[requests.sent..<end]) { $0.chunk = chunk }
    requests.sent = chunk.more ? end : 0
    if !chunk.more {
      requests.current = nil
      if requests.isFromHost { call.engine.requestDone(bytes: message.bytes.count, of: call) }
    }
    return true
  }

  private mutating func nextRequest(_ requests: inout Outgoing) throws -> Connection.Payload? {
    requests.isFromHost = false
    if let message = requests.waiting.popFirst() { return message }
    guard !requests.isComplete else { return nil }
    switch try call.engine.takeRequest(of: call) {
    case .message(let message):
      requests.isFromHost = true
      journal.keep(message)
      return message
    case .none:
      return nil
    case .noMore:
      requests.isComplete = true
      hasAllRequests = true
      return nil
    }
  }
}
