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
  private let onEnd: @Sendable (ChildConnection) -> Void
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

  /// Starts a worker process and greets it.
  ///
  /// - Parameter onEnd: Called once, when the process has ended and was reaped, by a thread of the connection.
  init(
    spawner: Spawner, limits: Limits, onEnd: @escaping @Sendable (ChildConnection) -> Void
  ) throws(SystemError) {
    self.spawner = spawner
    self.limits = limits
    self.onEnd = onEnd
    encoder = FrameCodec(maximumFrame: limits.sentFrame)
    process = try spawner.spawn()
    var hello = Frame.Hello()
    hello.maximumMessage = UInt32(limits.message)
    hello.window = UInt32(limits.window)
    hello.hasCredits = true
    hello.features = [Connection.logFeature]
    send(0) { $0.signal = .hello(hello) }
    guard Threads.start({ self.read() }) else { throw .noThread }
  }

  /// How many calls it runs; nil where it is about to end.
  var load: Int? {
    monitor.withLock { ending == nil && lastWords == nil ? exchanges.count : nil }
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
      // A process that is gone is seen by the reading thread.
      try? process.input.write(bytes)
    }
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
    send(exchange.id) { $0.start = start }
    return exchange
  }

  func close(_ exchange: Exchange) {
    monitor.withLock { _ = exchanges.removeValue(forKey: exchange.id) }
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
        break reading
      }
    }
    process.output.close()
    let ended = try? spawner.end(process)
    monitor.withLock {
      ending = lastWords.map { .gaveUp($0) } ?? ended.map { .ended($0) } ?? .ended(.exit(-1))
      for exchange in exchanges.values { exchange.poke() }
    }
    retire()
    onEnd(self)
  }

  private func receive(_ frame: Frame) {
    if case .log(let severity, let text, _)? = frame.signal {
      log(severity, text, of: frame.call)
      return
    }
    var granted = 0
    monitor.withLock {
      switch frame.signal {
      case .hello: hasGreeted = true
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

  /// Keeps a piece of a reply. A message can be taken only once it is whole, so that its pieces but the last
  /// count as taken at once.
  private func take(_ chunk: Frame.Chunk, _ exchange: Exchange) -> Int {
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

  private func log(_ severity: UInt32, _ text: String, of id: UInt32) {
    guard let call = monitor.withLock({ exchanges[id]?.call }) else { return }
    call.engine.log(severity: severity, text, for: call)
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
