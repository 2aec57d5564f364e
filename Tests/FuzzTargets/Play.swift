import Framing
import Platform
import Schema
import WorkerRuntime

/// One connection, its host and its handlers, and what each may expect of the others.
///
/// The handlers' side does what Engine does. The host's side reads every frame as soon as it is taken, so that a
/// call is open for the host exactly as long as for the connection.
struct Play {
  private var connection: Connection
  private var codec = FrameCodec(maximumFrame: 1 << 24)
  private var hello: Frame.Hello
  private let style: FrameStyle
  private let methods = ["t.T/A": false, "t.T/Streamed": true]
  private var now = Instant(nanoseconds: 1_000_000_000)
  /// What the host knows of its open calls.
  private var calls: [UInt32: HostCall] = [:]
  /// What the runtime knows of admitted calls.
  private var handlers: [Connection.Serial: Handler] = [:]
  /// The host sends nothing any more.
  private var hasHostFinished = false

  private struct HostCall {
    /// Chunk bytes that the worker may still send.
    var credit: Int
    var sentBytes = 0
    var grantedBytes = 0
    /// The message that the worker is sending.
    var partial: [UInt8] = []
    var replies: [[UInt8]] = []
    var hasHead = false
    /// Messages of the host, and the one that is not whole yet.
    var requests: [[UInt8]] = []
    var unfinished: [UInt8] = []
    var serial: Connection.Serial?
    /// What the handler sent and how it ended.
    var sent: [[UInt8]] = []
    var isAbandoned = false
  }

  private struct Handler {
    let call: UInt32
    var waiting: [Int] = []
    var isRunning = false
    var isAbandoned = false
  }

  init(_ source: inout ByteSource) {
    var limits = Limits()
    let flags = source.byte()
    limits.sentFrame = 2048
    limits.fragment = 700
    limits.message = 4000
    limits.metadata = 100
    limits.statusMessage = 2000
    limits.calls = Int(source.byte() % 8) + 1
    limits.window = Int(source.byte()) * 8 + 1
    limits.bufferedRequests = source.word() + 1
    limits.queuedSignals = 8
    limits.queuedRefusals = 12
    limits.queuedLogs = 4
    limits.logText = 300
    limits.drainMilliseconds = 500
    limits.killMilliseconds = flags & 1 != 0 ? 50 : nil
    style = flags & 2 != 0 ? .varint : .prefixed
    var hello = Frame.Hello()
    if flags & 4 != 0 { hello.maximumFrame = UInt32(source.word()) }
    hello.hasCredits = flags & 8 != 0
    hello.window = UInt32(source.byte()) * 4
    hello.wantsWholeMessages = flags & 16 != 0
    hello.features = flags & 32 != 0 ? [Connection.logFeature] : []
    hello.encodings = flags & 64 != 0 ? ["gzip", "zstd"] : []
    if source.byte() == 1 { hello.maximumMessage = UInt32(source.word()) }
    self.hello = hello
    connection = Connection(
      limits: limits, agent: "fuzz/1", services: ["t.T"], methods: methods)
    guard flags & 128 == 0 else { return }
    var frame = Frame(call: 0)
    frame.signal = .hello(hello)
    var events: [Connection.Event] = []
    connection.receive(encoded(frame)[...], style: style, now: now, events: &events)
  }

  /// The largest frame that the host takes; no host takes less than a kilobyte.
  private var largestFrame: Int {
    hello.maximumFrame == 0 ? connection.limits.sentFrame : max(1024, Int(hello.maximumFrame))
  }

  private func encoded(_ frame: Frame) -> [UInt8] {
    var bytes: [UInt8] = []
    codec.encode(frame, data: frame.chunk.map { $0.data[...] } ?? [], into: &bytes) { _, _ in }
    return bytes
  }
}

// MARK: - The host

extension Play {
  mutating func send(_ frame: Frame) throws {
    try receive(encoded(frame))
  }

  /// Gives the connection a payload, well-formed or not.
  mutating func receive(_ payload: [UInt8]) throws {
    guard !hasHostFinished else { return }
    let before = connection.phase
    let frame = try? codec.decode(payload[...])
    let opens = frame.map { $0.start != nil && $0.call != 0 && calls[$0.call] == nil } ?? false
    let isOpen = before != .greeting && !connection.isClosing
    if before == .greeting, case .hello(let hello)? = frame?.signal { self.hello = hello }
    if let frame, isOpen, let start = frame.start, opens {
      let window = start.window > 0 ? start.window : hello.window
      calls[frame.call] = HostCall(credit: window > 0 ? Int(window) : connection.limits.window)
    }
    if let frame, isOpen { note(frame) }
    var events: [Connection.Event] = []
    connection.receive(payload[...], style: style, now: now, events: &events)
    if case .open = before {
      try require(frame != nil || connection.isClosing, "bytes that are no frame are ignored")
    }
    // A call that ended the connection was never opened.
    if opens, isOpen, connection.isClosing, let call = frame?.call { calls[call] = nil }
    try handle(events)
  }

  /// Takes down what the host sends for its calls.
  private mutating func note(_ frame: Frame) {
    guard var call = calls[frame.call] else { return }
    if let chunk = frame.chunk {
      call.sentBytes += chunk.data.count
      call.unfinished += chunk.data
      if !chunk.more {
        call.requests.append(call.unfinished)
        call.unfinished = []
      }
    }
    if case .credit(let bytes) = frame.signal { call.credit += Int(bytes) }
    calls[frame.call] = call
  }

  mutating func takeOutput(limit: Int) throws {
    var bytes: [UInt8] = []
    let served = connection.takeOutput(into: &bytes, limit: limit)
    try require(
      bytes.count < limit + largestFrame + 16, "\(bytes.count) bytes for a limit of \(limit)")
    if limit == 1 << 30 {
      try require(!connection.hasOutput, "output is left though there is room")
    }
    for serial in served {
      try require(
        handlers[serial] == nil || connection.callID(of: serial) == nil
          || connection.hasRoom(serial) || handlers[serial]?.isAbandoned == true,
        "call \(serial) is served and has no room")
    }
    var reader = FrameReader(limit: 1 << 24)
    reader.append(bytes[...])
    while let payload = try reader.next() {
      let frame = try codec.decode(payload)
      if case .hello = frame.signal {
      } else {
        try require(
          payload.count <= largestFrame,
          "a frame of \(payload.count) bytes for a host that takes \(largestFrame): \(frame)")
      }
      try read(frame)
    }
    try require(reader.isAtBoundary, "half a frame was taken")
  }

  private mutating func read(_ frame: Frame) throws {
    try require(frame.start == nil, "a worker opens a call")
    if case .credit(let bytes) = frame.signal {
      calls[frame.call]?.grantedBytes += Int(bytes)
      let call = calls[frame.call]
      try require(
        call.map { $0.grantedBytes <= $0.sentBytes } ?? false,
        "call \(frame.call) is granted more than it sent")
    }
    if frame.call == 0 {
      try require(
        frame.head == nil && frame.chunk == nil && frame.end == nil, "parts without a call")
      return
    }
    guard var call = calls[frame.call] else {
      throw Violation("a frame for call \(frame.call), which is not open: \(frame)")
    }
    if frame.head != nil {
      try require(
        !call.hasHead && call.replies.isEmpty && call.partial.isEmpty, "a late or second head")
      call.hasHead = true
    }
    if let chunk = frame.chunk { try read(chunk, of: &call) }
    calls[frame.call] = call
    if let end = frame.end {
      try check(end, of: call)
      calls[frame.call] = nil
    }
  }

  private func read(_ chunk: Frame.Chunk, of call: inout HostCall) throws {
    try require(!hello.wantsWholeMessages || !chunk.more, "a piece for a host that wants wholes")
    call.partial += chunk.data
    if hello.hasCredits, !chunk.data.isEmpty {
      // A whole message may pass what is left.
      let needed = hello.wantsWholeMessages ? 1 : chunk.data.count
      try require(call.credit >= needed, "a piece of \(chunk.data.count) for \(call.credit)")
      call.credit -= chunk.data.count
    }
    guard !chunk.more else { return }
    call.replies.append(call.partial)
    call.partial = []
    let index = call.replies.count - 1
    try require(
      index < call.sent.count && call.replies[index] == call.sent[index],
      "reply \(index) is not the handler's")
  }

  private func check(_ end: Frame.End, of call: HostCall) throws {
    if end.isRefused { try require(call.serial == nil, "an admitted call was refused") }
    // Once nothing is read, no credit comes any more.
    let lacksCredit =
      (hasHostFinished || connection.isClosing) && hello.hasCredits
      && end.status?.code == .cancelled
    guard !call.isAbandoned, call.serial != nil, !lacksCredit else {
      try require(end.status != nil, "a call that was cut short ends well")
      return
    }
    try require(
      call.replies == call.sent && call.partial.isEmpty, "an End before the replies were sent")
  }

  mutating func endInput(isClean: Bool) throws {
    guard !hasHostFinished else { return }
    try handle(connection.endOfInput(isClean: isClean, now: now))
    // Nothing comes behind the end.
    hasHostFinished = true
  }

  /// Ends the connection in one of the ways that are not the host's.
  mutating func breakOff(_ choice: UInt8) throws {
    switch choice % 8 {
    case 0: try handle(connection.fail(Status(.internalError, "failed")))
    case 1: try handle(connection.kill(Status(.resourceExhausted, "killed"), now: now))
    case 2:
      try handle(connection.hostIsGone())
      hasHostFinished = true
      calls = [:]
    default: break
    }
  }

  mutating func drain(milliseconds: UInt32) throws {
    connection.drain(graceMilliseconds: milliseconds, tellHost: milliseconds % 2 == 0, now: now)
  }
}

// MARK: - The runtime

extension Play {
  mutating func tick(milliseconds: UInt32) throws {
    now = now.advanced(milliseconds: milliseconds)
    try handle(connection.tick(now: now))
    // The first tick of a closing connection sets its deadline.
    try handle(connection.tick(now: now))
    if let next = connection.nextDeadline, connection.exitCode == nil {
      try require(now < next, "nothing is left to do at \(now) but the next deadline is \(next)")
    }
  }

  private mutating func handle(_ events: [Connection.Event]) throws {
    for event in events {
      switch event {
      case .opened(let serial, _, _):
        try require(handlers[serial] == nil, "call \(serial) is opened twice")
        guard let id = connection.callID(of: serial) else {
          throw Violation("call \(serial) is opened and has no number")
        }
        handlers[serial] = Handler(call: id)
        calls[id]?.serial = serial
      case .message(let serial, let message):
        try receive(message, for: serial)
      case .halfClosed(let serial):
        try require(handlers[serial] != nil, "the end of requests of no call")
      case .abandoned(let serial, let status):
        try abandon(serial, status)
      }
    }
  }

  private mutating func receive(
    _ message: Connection.Payload, for serial: Connection.Serial
  ) throws {
    guard handlers[serial] != nil else {
      connection.requestTaken(bytes: message.bytes.count, by: serial)
      return
    }
    handlers[serial]?.waiting.append(message.bytes.count)
    guard let id = connection.callID(of: serial), calls[id]?.requests.isEmpty == false else {
      throw Violation("a message that the host did not send")
    }
    let expected = calls[id]?.requests.removeFirst()
    try require(expected == message.bytes, "a message is not as the host sent it")
  }

  private mutating func abandon(_ serial: Connection.Serial, _ status: Status) throws {
    if let id = connection.callID(of: serial) {
      try require(calls[id]?.isAbandoned != true, "call \(id) is abandoned twice")
      calls[id]?.isAbandoned = true
      calls[id]?.serial = serial
    }
    guard let handler = handlers[serial] else { return }
    handlers[serial]?.isAbandoned = true
    if !handler.isRunning { forget(serial) }
  }

  private mutating func forget(_ serial: Connection.Serial) {
    for count in handlers[serial]?.waiting ?? [] {
      connection.requestTaken(bytes: count, by: serial)
    }
    handlers[serial] = nil
  }

  /// The handler that a number chooses.
  private func serial(_ choice: Int) -> Connection.Serial? {
    let serials = handlers.keys.sorted()
    return serials.isEmpty ? nil : serials[choice % serials.count]
  }

  mutating func startHandler(_ choice: Int) throws {
    guard let serial = serial(choice), handlers[serial]?.isRunning == false else { return }
    handlers[serial]?.isRunning = true
    connection.handlerStarted(serial)
  }

  mutating func reply(_ choice: Int, count: Int, flags: UInt8) throws {
    guard let serial = serial(choice), let handler = handlers[serial], handler.isRunning,
      connection.hasRoom(serial)
    else { return }
    var message = Connection.Payload(
      (0..<count % 5000).map { UInt8(truncatingIfNeeded: $0 + Int(serial)) })
    message.isCompressed = flags & 3 == 3 && connection.replyEncoding(of: serial) != nil
    if connection.callID(of: serial) != nil, !handler.isAbandoned {
      calls[handler.call]?.sent.append(message.bytes)
    }
    try handle(connection.send(message, awaitsEnd: flags & 4 != 0, for: serial))
  }

  mutating func sendHead(_ choice: Int, count: Int) throws {
    // A head comes before the first reply.
    guard let serial = serial(choice), let handler = handlers[serial], handler.isRunning,
      calls[handler.call]?.sent.isEmpty == true
    else { return }
    let value = String(repeating: "v", count: count)
    connection.sendHead([Entry("key", .text(value))], for: serial)
  }

  mutating func finishHandler(_ choice: Int, statusCount: Int) throws {
    guard let serial = serial(choice), handlers[serial]?.isRunning == true else { return }
    finish(serial, statusCount: statusCount)
  }

  private mutating func finish(_ serial: Connection.Serial, statusCount: Int) {
    let isGood = statusCount % 3 == 0
    let text = String(repeating: "é", count: statusCount % 3000)
    connection.handlerFinished(serial)
    connection.end(serial, status: isGood ? nil : Status(.aborted, text))
    forget(serial)
  }

  mutating func takeRequest(_ choice: Int) throws {
    guard let serial = serial(choice), handlers[serial]?.isRunning == true,
      handlers[serial]?.waiting.isEmpty == false,
      let count = handlers[serial]?.waiting.removeFirst()
    else { return }
    connection.requestTaken(bytes: count, by: serial)
  }

  mutating func log(_ choice: Int, count: Int) throws {
    _ = connection.log(
      severity: 3, String(repeating: "ل", count: count), for: choice == 0 ? nil : serial(choice))
  }
}

// MARK: - Promises

extension Play {
  func checkInvariants() throws {
    let waiting = connection.bufferedRequestBytes
    try require(waiting >= 0, "\(waiting) request bytes wait")
    // One message's overhead may come on top.
    try require(
      waiting <= connection.limits.bufferedRequests + 64, "\(waiting) request bytes wait")
    if let code = connection.exitCode, !connection.hasFlushExpired {
      try require(calls.isEmpty, "the process ends with \(code) and calls open")
    }
  }

  /// Lets every handler return and the host read everything: nothing may be left.
  mutating func finish() throws {
    try endInput(isClean: true)
    for serial in handlers.keys.sorted() {
      if handlers[serial]?.isRunning == false { try start(serial) }
    }
    for serial in handlers.keys.sorted() { finish(serial, statusCount: 0) }
    try takeOutput(limit: 1 << 30)
    try checkInvariants()
    try require(connection.isIdle, "something is left: \(connection.phase)")
    try require(connection.exitCode != nil, "the connection does not end: \(connection.phase)")
    try require(calls.isEmpty, "calls without an End: \(calls.keys.sorted())")
    try require(
      connection.bufferedRequestBytes == 0,
      "\(connection.bufferedRequestBytes) request bytes are left")
  }

  private mutating func start(_ serial: Connection.Serial) throws {
    handlers[serial]?.isRunning = true
    connection.handlerStarted(serial)
  }
}
