internal import Logging
package import Platform
package import Schema

/// Worker processes behind one connection.
///
/// Calls go to the process that runs fewest. When a process ends, another takes its place, and the calls that it
/// ran are tried once more, each alone in a process where nothing else runs: so the one that is to blame is known
/// by the second death, and the others finish.
///
/// `@unchecked Sendable`: everything mutable is touched only under `monitor`.
package final class ChildPool: @unchecked Sendable {
  private let spawner: Spawner
  private let limits: Limits
  private let size: Int
  private let budget: Journal.Budget
  private let lineLog: LineLog
  private let monitor = Monitor()
  private let changed: Monitor.Condition
  private var children: [ChildConnection] = []
  /// How many calls are tried alone now.
  private var alone = 0
  /// Processes in which calls were tried alone and nothing runs any more.
  private var spares: [ChildConnection] = []
  /// Processes in a row that ended before they greeted.
  private var failedStarts = 0
  /// How many of those end the attempts to start more at once.
  private static let mostFailedStarts = 5

  /// Starts the processes.
  ///
  /// - Parameters:
  ///   - size: How many processes.
  ///   - limits: Those of the connection to the host, and the processes' own grace for handlers.
  ///   - lineLog: For lines that belong to no call.
  package init(
    _ spawner: Spawner, size: Int, limits: Limits, lineLog: LineLog
  ) throws(SystemError) {
    self.spawner = spawner
    self.size = size
    self.limits = limits
    self.lineLog = lineLog
    budget = Journal.Budget(bytes: limits.bufferedRequests)
    changed = Monitor.Condition(monitor)
    for _ in 0..<size { children.append(try start()) }
  }

  /// Waits until a process serves.
  ///
  /// - Returns: Why none can; nil where one does.
  package func waitForStart() -> Status? {
    monitor.withLock { children.first }?.waitForGreeting()
  }

  /// The same method, its handler in one of the processes.
  package func isolated(_ method: Method) -> Method {
    Method(method.name, method.requests, cost: .waiting) { call in try self.answer(call) }
  }

  private func start() throws(SystemError) -> ChildConnection {
    try ChildConnection(spawner: spawner, limits: limits, lineLog: lineLog) { child in
      self.replace(child)
    }
  }

  private func answer(_ call: Call) throws {
    var relay = Relay(call, budget: budget)
    defer { relay.finish() }
    var deaths = 0
    while true {
      let outcome = deaths == 0 ? try relay.run(in: leastBusy()) : try runAlone(&relay)
      switch outcome {
      case .done:
        return
      case .notStarted:
        continue
      case .died(let ending):
        deaths += 1
        let status = ending.status(method: call.method, deaths: deaths)
        guard deaths < 2, relay.canBeTriedAgain else { throw status }
        call.logger.info("tried again alone: \(status.message)")
      }
    }
  }

  /// The process with the fewest calls.
  private func leastBusy() throws -> ChildConnection {
    monitor.lock()
    defer { monitor.unlock() }
    while true {
      if children.isEmpty { children.append(try available()) }
      // One that could not be started when its turn came.
      if children.count < size, failedStarts == 0, let other = try? start() {
        children.append(other)
      }
      let loads = children.compactMap { child in child.load.map { (child, $0) } }
      if let best = loads.min(by: { $0.1 < $1.1 }) { return best.0 }
      // All are ending; others take their places.
      changed.wait()
    }
  }

  /// Runs a call in a process where nothing else runs.
  private func runAlone(_ relay: inout Relay) throws -> Relay.Outcome {
    let child = try beginAlone()
    var isFree = false
    defer { endAlone(child, isFree: isFree) }
    do {
      let outcome = try relay.run(in: child)
      if case .done = outcome { isFree = true }
      return outcome
    } catch let status as Status {
      // After these two the handler may still run.
      isFree = status.code != .deadlineExceeded && status.code != .cancelled
      throw status
    }
  }

  /// How long a call waits for those that run alone before it, milliseconds: they may be streams that wait for
  /// their hosts.
  private static let patience: UInt32 = 200

  private func beginAlone() throws -> ChildConnection {
    let end = Instant.now().advanced(milliseconds: Self.patience)
    monitor.lock()
    while alone >= size, Instant.now() < end { changed.wait(until: end) }
    alone += 1
    let spare = spares.popLast()
    monitor.unlock()
    do {
      return try spare ?? available()
    } catch {
      monitor.withLock { alone -= 1 }
      throw error
    }
  }

  private func endAlone(_ child: ChildConnection, isFree: Bool) {
    if !isFree { child.retire() }
    monitor.withLock {
      if isFree { spares.append(child) }
      alone -= 1
      changed.broadcast()
    }
  }

  private func available() throws -> ChildConnection {
    do {
      return try start()
    } catch {
      // Without its spawner the worker ends, and says why before any call does: time for the reading thread to see it.
      if error.isBrokenPipe { for _ in 0..<Self.patience { Sleeper.brief() } }
      throw Status(.unavailable, "no process can be started: \(error)")
        .with(.retry(afterMilliseconds: limits.retryMilliseconds))
    }
  }

  /// Puts a new process in the place of one that ended.
  private func replace(_ child: ChildConnection) {
    monitor.lock()
    defer {
      changed.broadcast()
      monitor.unlock()
    }
    failedStarts = child.hasGreeted ? 0 : failedStarts + 1
    guard let place = children.firstIndex(where: { $0 === child }) else { return }
    children.remove(at: place)
    guard failedStarts < Self.mostFailedStarts, let other = try? start() else { return }
    children.append(other)
  }
}
