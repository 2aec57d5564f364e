internal import Framing
internal import Platform
internal import Schema

/// The host's side of the connection to one worker process.
///
/// A thread of its own reads what the process sends; the handlers whose calls it runs write to it themselves.
///
/// `@unchecked Sendable`: everything mutable is touched only under `monitor`, except what belongs to the reading
/// thread; `writing` guards the process' input. An engine is never called with one of these locks held.
final class ChildConnection: @unchecked Sendable {
  /// One call in the process.
  ///
  /// `@unchecked Sendable`: everything mutable is touched only under the connection's `monitor`.
  final class Exchange: @unchecked Sendable {
    let id: UInt32
    let call: Call
    let changed: Monitor.Condition
    var head: [Entry]?
    var partial: [UInt8] = []
    /// Whole messages, with those of their bytes that were not counted as taken yet.
    var replies = Queue<(message: [UInt8], uncounted: Int)>()
    /// The bytes of `partial` and `replies`.
    var held = 0
    /// The process broke its limits.
    var violation: Status?
    var end: Frame.End?
    /// Chunk bytes that may still be sent.
    var sendCredit: Int
    /// Chunk bytes of replies that were taken and not granted again yet.
    var taken = 0
    var isPoked = false

    init(id: UInt32, call: Call, credit: Int, changed: Monitor.Condition) {
      self.id = id
      self.call = call
      self.changed = changed
      sendCredit = credit
    }

    func poke() {
      isPoked = true
      changed.signal()
    }
  }

  let monitor = Monitor()
  let limits: Limits
  private let writing = Monitor()
  private let process: Spawner.Child
  private let spawner: Spawner
  private let lineLog: LineLog
  private let onEnd: @Sendable (ChildConnection) -> Void
  private let changed: Monitor.Condition
  private let encoder: FrameCodec
  var exchanges: [UInt32: Exchange] = [:]
  private var nextID: UInt32 = 1
  /// Why the process said it would end.
  private var lastWords: Status?
  private var isInputOpen = true
  /// How it ended; nil while it runs.
  private(set) var ending: ChildEnding?
  /// The process has answered the greeting.
  private(set) var hasGreeted = false
  /// When calls were given up whose handlers may still run.
  private var givenUp: [Instant] = []

  /// Starts a worker process and greets it.
  ///
  /// - Parameters:
  ///   - lineLog: For lines that belong to no call.
  ///   - onEnd: Called once, when the process has ended and was reaped, by a thread of the connection.
  init(
    spawner: Spawner, limits: Limits, lineLog: LineLog,
    onEnd: @escaping @Sendable (ChildConnection) -> Void
  ) throws(SystemError) {
    self.spawner = spawner
    self.limits = limits
    self.lineLog = lineLog
    self.onEnd = onEnd
    changed = Monitor.Condition(monitor)
    encoder = FrameCodec(maximumFrame: limits.sentFrame)
    process = try spawner.spawn()
    var hello = Frame.Hello()
    // The host's own limit is held where the reply is sent on.
    hello.maximumMessage = .max
    hello.window = UInt32(limits.window)
    hello.hasCredits = true
    hello.features = [Connection.logFeature]
    send(0) { $0.signal = .hello(hello) }
    guard Threads.start({ self.read() }) else {
      process.input.close()
      process.output.close()
      _ = try spawner.end(process)
      throw .noThread
    }
  }

  /// How many calls it runs, those among them whose handlers may not have stopped yet; nil where it is about to
  /// end.
  var load: Int? {
    monitor.withLock {
      guard ending == nil, lastWords == nil else { return nil }
      let now = Instant.now()
      let grace = limits.killMilliseconds ?? 0
      givenUp.removeAll { $0.advanced(milliseconds: grace) < now }
      return exchanges.count + givenUp.count
    }
  }

  /// Waits until the process has answered the greeting.
  ///
  /// - Returns: Why it can't serve; nil where it can.
  func waitForGreeting() -> Status? {
    monitor.withLock {
      while !hasGreeted, ending == nil { changed.wait() }
      if hasGreeted { return nil }
      if case .gaveUp(let why)? = ending { return why }
      return Status(.internalError, "a worker process ended before it served")
    }
  }

  /// Lets the process end by itself once it has nothing to do.
  func retire() {
    writing.withLock {
      if isInputOpen { process.input.close() }
      isInputOpen = false
    }
  }

  func send(_ id: UInt32, data: ArraySlice<UInt8> = [], _ fill: (inout Frame) -> Void) {
    var frame = Frame(call: id)
    fill(&frame)
    writing.withLock {
      var bytes: [UInt8] = []
      encoder.encode(frame, data: data, into: &bytes) {
        FrameStyle.varint.appendPrefix(for: $0, to: &$1)
      }
      guard isInputOpen else { return }
      do throws(SystemError) {
        try process.input.write(bytes, patience: patience)
      } catch {
        // One that is gone is seen by the reading thread; one that has stopped reading has to go.
        if !error.isBrokenPipe { kill(because: "it did not read for \(patience) ms") }
      }
    }
  }

  /// How long the process may read nothing while there is something to read, milliseconds.
  private var patience: Int { Int(limits.killMilliseconds ?? 0) + 1000 }

  private func kill(because reason: String) {
    monitor.withLock {
      lastWords = lastWords ?? Status(.internalError, "the process was killed: \(reason)")
    }
    spawner.kill(process)
  }

  /// Opens a call; nil where the process is about to end.
  func open(_ call: Call, attempt: Int) -> Exchange? {
    let exchange: Exchange? = monitor.withLock {
      guard ending == nil, lastWords == nil else { return nil }
      while exchanges[nextID] != nil { nextID &+= 2 }
      let exchange = Exchange(
        id: nextID, call: call, credit: limits.window, changed: Monitor.Condition(monitor))
      exchanges[nextID] = exchange
      nextID &+= 2
      return exchange
    }
    guard let exchange else { return nil }
    var start = Frame.Start(method: call.method)
    start.metadata = call.metadata
    start.timeoutMilliseconds = call.deadline.map {
      UInt32(clamping: max(1, $0.milliseconds(since: .now())))
    }
    start.attempt = UInt32(attempt)
    start.encoding = call.encoding
    send(exchange.id) { $0.start = start }
    return exchange
  }

  /// - Parameter isGivenUp: The process has not ended the call, so that its handler may still run.
  func close(_ exchange: Exchange, isGivenUp: Bool) {
    monitor.withLock {
      exchanges[exchange.id] = nil
      if isGivenUp { givenUp.append(.now()) }
    }
    if isGivenUp { send(exchange.id) { $0.signal = .cancel(reason: "") } }
  }

  /// The reading thread's life.
  private func read() {
    var reader = FrameReader(limit: max(limits.sentFrame, limits.receivedFrame))
    var decoder = FrameCodec(maximumFrame: limits.receivedFrame)
    var buffer = [UInt8](repeating: 0, count: 1 << 17)
    reading: while let count = try? process.output.read(into: &buffer), count > 0 {
      reader.append(buffer[..<count])
      do {
        while let payload = try reader.next() { receive(try decoder.decode(payload)) }
      } catch {
        kill(because: "it sent what is no frame")
        break reading
      }
    }
    process.output.close()
    let ended = try? spawner.end(process)
    monitor.withLock {
      ending = lastWords.map { .gaveUp($0) } ?? ended.map { .ended($0) } ?? .ended(.exit(-1))
      for exchange in exchanges.values { exchange.poke() }
      changed.broadcast()
    }
    retire()
    onEnd(self)
  }

  private func receive(_ frame: Frame) {
    if case .log(let severity, let text, let dropped)? = frame.signal {
      log(severity, text, dropped, of: frame.call)
      return
    }
    var granted = 0
    monitor.withLock {
      switch frame.signal {
      case .hello(let hello):
        lastWords = hello.failure
        hasGreeted = hello.failure == nil
        changed.broadcast()
      case .drain(let why?, _): lastWords = why
      case .credit(let bytes): exchanges[frame.call]?.sendCredit += Int(bytes)
      default: break
      }
      // What comes after the last words tells nothing about the calls themselves.
      guard lastWords == nil, let exchange = exchanges[frame.call] else { return }
      if let head = frame.head { exchange.head = head.metadata }
      if let chunk = frame.chunk { granted = take(chunk, exchange) }
      if let end = frame.end { exchange.end = end }
      exchange.poke()
    }
    grant(granted, to: frame.call)
  }

  /// What a window and the costs of its messages add to the largest message.
  private static let slack = 8 << 20

  /// Keeps a piece of a reply. A message can be taken only once it is whole, so that its pieces but the last
  /// count as taken at once.
  private func take(_ chunk: Frame.Chunk, _ exchange: Exchange) -> Int {
    guard exchange.violation == nil else { return 0 }
    exchange.held += chunk.data.count + Connection.messageCost
    if exchange.held > exchange.call.engine.limits.message + Self.slack {
      exchange.violation = Status.overLimit(
        "replies", exchange.held, limit: limits.message,
        "replies of \(exchange.held) bytes wait for the host")
    }
    exchange.partial += chunk.data
    guard !chunk.more else { return grantable(chunk.data.count, exchange) }
    exchange.replies.append((exchange.partial, chunk.data.count))
    exchange.partial = []
    return 0
  }

  /// Counts bytes that were taken; those to grant once they are half the window.
  func grantable(_ bytes: Int, _ exchange: Exchange) -> Int {
    exchange.taken += bytes
    guard exchange.taken * 2 >= limits.window else { return 0 }
    defer { exchange.taken = 0 }
    return exchange.taken
  }

  func grant(_ bytes: Int, to id: UInt32) {
    if bytes > 0 { send(id) { $0.signal = .credit(UInt32(bytes)) } }
  }

  private func log(_ severity: UInt32, _ text: String, _ dropped: UInt32, of id: UInt32) {
    let line = Connection.clipped(text, limits.logText)
    if let call = monitor.withLock({ exchanges[id]?.call }) {
      call.engine.log(severity: severity, line, dropped: dropped, for: call)
    } else {
      lineLog.write(line)
    }
  }
}

/// How a worker process ended.
enum ChildEnding: Hashable, Sendable {
  /// It said why: it took too much memory, or a handler did not stop.
  case gaveUp(Status)
  /// It crashed or exited.
  case ended(Spawner.Ending)

  /// What the host hears of a call that the process did not finish.
  func status(method: String, deaths: Int) -> Status {
    switch self {
    case .gaveUp(let why) where why.code == .deadlineExceeded:
      // Which one that is has another number here.
      return Status(
        .deadlineExceeded, "the process of \(method) ended because a handler did not stop"
      ).with(.info("WATCHDOG", ["deaths": "\(deaths)"]))
    case .gaveUp(let why):
      let status = Status(why.code, "the process of \(method) gave up: \(why.message)")
      return why.details.reduce(status) { $0.with($1) }
    case .ended(.signal(let number)):
      return Status(.internalError, "\(method) crashed its process: signal \(number)")
        .with(.info("HANDLER_CRASHED", ["signal": "\(number)", "deaths": "\(deaths)"]))
    case .ended(.exit(let code)):
      return Status(.internalError, "the process of \(method) exited with \(code)")
        .with(.info("PROCESS_EXITED", ["exit_code": "\(code)", "deaths": "\(deaths)"]))
    }
  }
}
