internal import Framing
internal import Logging
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
/// `readBuffer`, which belong to the leader, of whom there is one at a time. `@exclusivity(unchecked)`: for the same
/// reason no other thread touches a property meanwhile, and neither does this one: what changes a property in place
/// is a method of that property's own type, which knows nothing of the engine. The checks took a quarter of a call.
package final class Engine: @unchecked Sendable {
  let monitor = Monitor()
  let work: Monitor.Condition
  let stopped: Monitor.Condition
  let input: Descriptor
  let output: Descriptor
  let wakeUp: WakeUp
  let methods: [String: Method]
  let parallelism: Int
  let limits: Limits
  let peer: ProcessWatch?
  let helper: ProcessWatch?
  let memory: MemoryGauge
  let lineLog: LineLog
  let logLevel: Logger.Level

  let connection: Connection
  @exclusivity(unchecked) var reader: FrameReader
  @exclusivity(unchecked) var readBuffer = [UInt8](repeating: 0, count: 1 << 18)
  @exclusivity(unchecked) var outputBuffer: [UInt8] = []
  /// What the frame that is being received brought; empty between frames.
  @exclusivity(unchecked) var events: [Connection.Event] = []
  @exclusivity(unchecked) var calls = SerialTable<State>()
  /// The method that was called last, which most often is the next one too.
  @exclusivity(unchecked) var lastMethod: Method?
  @exclusivity(unchecked) var runnable = Queue<Connection.Serial>()
  /// Calls whose handlers take no processor: any number run at once.
  @exclusivity(unchecked) var waiting = Queue<Connection.Serial>()
  /// Calls for the leader itself.
  @exclusivity(unchecked) var brief = Queue<Connection.Serial>()
  @exclusivity(unchecked) var active = 0
  @exclusivity(unchecked) var idleThreads = 0
  /// A thread was woken or started and does not have the lock yet.
  @exclusivity(unchecked) var isHelpComing = false
  @exclusivity(unchecked) var threads = 0
  @exclusivity(unchecked) var hasLeader = false
  @exclusivity(unchecked) var hasWriter = false
  @exclusivity(unchecked) var isInputOpen = true
  @exclusivity(unchecked) var exitCode: Int32?
  /// Calls that wait for a drain were told of it.
  @exclusivity(unchecked) var hasToldOfDrain = false
  /// The leader has just answered a call itself and nothing else runs.
  @exclusivity(unchecked) var wasBrief = false
  /// Why the connection failed was written to standard error.
  @exclusivity(unchecked) var hasReportedFailure = false
  /// How many system calls the sandbox had refused when it was last looked at.
  @exclusivity(unchecked) var refusedCalls: UInt32 = 0

  /// What the engine keeps of a call.
  final class State {
    let call: Call
    let method: Method
    @exclusivity(unchecked) var requests = Queue<Connection.Payload>()
    @exclusivity(unchecked) var isHalfClosed = false
    /// Made when a thread first waits for this call.
    @exclusivity(unchecked) var progress: Monitor.Condition?
    @exclusivity(unchecked) var isStarted = false
    @exclusivity(unchecked) var requestsSeen = 0
    /// Called, with the lock held, when a request comes, the last one came or the call ends.
    @exclusivity(unchecked) var onChange: (@Sendable () -> Void)?

    /// Wakes whoever waits for something of this call.
    func tell() {
      progress?.broadcast()
      onChange?()
    }

    init(_ call: Call, _ method: Method) {
      self.call = call
      self.method = method
    }
  }

  /// Creates an engine; nothing is read before `run`.
  package init(
    input: Descriptor, output: Descriptor, methods: [Method], setup: Setup, wakeUp: WakeUp
  ) {
    self.input = input
    self.output = output
    self.wakeUp = wakeUp
    limits = setup.limits
    peer = setup.peer
    helper = setup.helper
    memory = setup.memory
    lineLog = setup.log
    logLevel = setup.logLevel
    self.methods = Dictionary(uniqueKeysWithValues: methods.map { ($0.name, $0) })
    var services: [String] = []
    for method in methods where !services.contains(method.service) {
      services.append(method.service)
    }
    parallelism = max(2, Threads.processors)
    connection = Connection(
      limits: limits, agent: setup.agent, services: services, features: setup.features,
      methods: self.methods.mapValues(\.takesRequestsAsTheyCome), startFailure: setup.startFailure)
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
      if let exitCode {
        if connection.strayParts > 0, logLevel <= .debug {
          lineLog.write("debug: \(connection.strayParts) parts came for calls that were not open")
        }
        lineLog.flush(milliseconds: limits.lastWordsMilliseconds)
        return exitCode
      }
      stopped.wait()
    }
  }
}
