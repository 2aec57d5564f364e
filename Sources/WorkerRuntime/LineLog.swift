internal import Logging
package import Platform
internal import Synchronization

/// Lines for a descriptor that may be slow: standard error, which a host may never read.
///
/// Writing to it never waits: a thread of its own writes what is queued, and what finds the queue full is
/// dropped and counted in the next line.
///
/// `@unchecked Sendable`: everything mutable is touched only under `monitor`.
package final class LineLog: @unchecked Sendable {
  private let output: Descriptor
  private let capacity: Int
  private let monitor = Monitor()
  private let work: Monitor.Condition
  private var lines = Queue<String>()
  private var dropped = 0
  private var hasThread = false
  private var isWriting = false

  /// - Parameter capacity: Lines that wait at most.
  package init(output: Descriptor = .standardError, capacity: Int = 1000) {
    self.output = output
    self.capacity = capacity
    work = Monitor.Condition(monitor)
  }

  /// Queues a line; never waits for the descriptor.
  package func write(_ line: String) {
    monitor.withLock {
      guard lines.count < capacity else {
        dropped += 1
        return
      }
      lines.append(line)
      if !hasThread { hasThread = Threads.start { self.run() } }
      work.signal()
    }
  }

  /// Gives queued lines a moment to be written.
  package func flush(milliseconds: UInt32) {
    let end = Instant.now().advanced(milliseconds: milliseconds)
    while monitor.withLock({ !lines.isEmpty || isWriting }), Instant.now() < end { Sleeper.brief() }
  }

  private func run() {
    monitor.lock()
    while true {
      guard let line = lines.popFirst() else {
        work.wait()
        continue
      }
      let note = dropped > 0 ? "warraq: \(dropped) lines dropped\n" : ""
      dropped = 0
      isWriting = true
      monitor.unlock()
      // Nobody is left to tell where standard error is closed.
      try? output.write(Array((note + "warraq: \(line)\n").utf8))
      monitor.lock()
      isWriting = false
    }
  }
}

/// swift-log's lines, on their way to the host or to standard error.
struct WorkerLogHandler: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  let sink: @Sendable (Logger.Level, String) -> Void

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let items = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    let suffix = items.map { " \($0.key)=\($0.value)" }.joined()
    sink(event.level, "\(event.message)\(suffix)")
  }
}

extension Logger.Level {
  /// The number that Log frames give a severity.
  var severity: UInt32 {
    switch self {
    case .trace: 1
    case .debug: 2
    case .info: 3
    case .notice: 4
    case .warning: 5
    case .error: 6
    case .critical: 7
    }
  }

  /// The severity of a Log frame's number; the nearest where there is none.
  init(severity: UInt32) {
    self = Self.allCases.first { $0.severity >= severity } ?? .critical
  }
}
