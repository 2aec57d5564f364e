package import Framing
package import Platform
package import Schema

/// One side of the protocol, the worker's, without I/O, locks or clock: frames and time in, events for the
/// runtime and bytes for the host out.
///
/// Every call that is opened gets exactly one End, whatever happens.
package struct Connection {
  /// One call, told apart from later ones with the same id.
  package typealias Serial = UInt64

  /// What the runtime has to do.
  package enum Event: Sendable {
    /// A call was opened and admitted.
    case opened(Serial, Frame.Start, deadline: Instant?)
    /// A whole message of the call arrived.
    case message(Serial, [UInt8])
    /// No more messages come.
    case halfClosed(Serial)
    /// The call has ended already; its handler need not go on.
    case abandoned(Serial, Status)
  }

  /// The connection's own life.
  package enum Phase: Hashable, Sendable {
    /// Waits for the host's Hello. May become open or closing.
    case greeting
    /// May become draining or closing.
    case open
    /// Finishes the calls that are open. May become closing.
    case draining(until: Instant)
    /// Only what is queued is still sent; then the process exits with the code.
    case closing(exitCode: Int32)
  }

  struct Call {
    let serial: Serial
    var deadline: Instant?
    var isHalfClosed = false
    var isFirstMessage = true
    /// The pieces of the message that is arriving.
    var partial: [UInt8]?
    /// Messages to send, the first of them from `sent` on.
    var replies = Queue<[UInt8]>()
    var sent = 0
    var queuedBytes = 0
    var head: Frame.Head?
    /// Once set, the call is over but for sending what is queued.
    var end: Frame.End?
    var isReady = false
    /// Chunk bytes that may still be sent; used where the host grants credits.
    var sendCredit: Int
    /// Chunk bytes that the host may still send.
    var receiveCredit: Int
    /// Bytes that were taken and not granted again yet.
    var takenBytes = 0
    /// The handler takes messages as they come, so that bytes are granted again only once it took them.
    let isStreamed: Bool
  }

  package let limits: Limits
  package private(set) var phase = Phase.greeting
  private let offer: Frame.Hello
  /// Whether each method takes its requests as they come.
  private let methods: [String: Bool]
  private var host = Frame.Hello()
  private var style = FrameStyle.varint
  private var codec: FrameCodec
  private var calls: [UInt32: Call] = [:]
  private var ids: [Serial: UInt32] = [:]
  private var nextSerial: Serial = 1
  /// Calls that are open and have a deadline.
  private var deadlines: Set<UInt32> = []
  /// Calls whose End was sent while their handler runs; each still holds a slot.
  private var detached = 0
  /// Calls whose handler runs.
  private var running: Set<Serial> = []
  private var signals = Queue<Frame>()
  private var ready = Queue<UInt32>()
  private var priority = Queue<UInt32>()
  /// Request bytes that handlers have not taken yet.
  package private(set) var bufferedRequestBytes = 0
  /// The host's stream has ended: no credit can come any more.
  private var hasInputEnded = false
  /// When what is queued is given up, once the connection is closing.
  private var flushDeadline: Instant?
  /// The host did not read in time what was left for it.
  package private(set) var hasFlushExpired = false

  /// - Parameters:
  ///   - services: For Hello.
  ///   - methods: The "Service/Method" names that a call may open, and whether each takes its requests as they
  ///     come rather than all at once.
  package init(limits: Limits, agent: String, services: [String], methods: [String: Bool]) {
    self.limits = limits
    self.methods = methods
    codec = FrameCodec(maximumFrame: limits.receivedFrame)
    var offer = Frame.Hello()
    offer.versions = [1]
    offer.agent = agent
    offer.maximumFrame = UInt32(limits.receivedFrame)
    offer.maximumMessage = UInt32(limits.message)
    offer.maximumCalls = UInt32(limits.calls)
    offer.window = UInt32(limits.window)
    offer.hasCredits = true
    offer.services = services
    offer.drainMilliseconds = limits.drainMilliseconds
    self.offer = offer
  }

  /// Whether a call's End is still to be written with replies before it, or not due yet: what can be cut short.
  private func isUnfinished(_ id: UInt32) -> Bool {
    guard let call = calls[id] else { return false }
    return call.end == nil || !call.replies.isEmpty
  }

  /// Whether nothing is open and nothing is left to send.
  package var isIdle: Bool {
    calls.isEmpty && signals.isEmpty && ready.isEmpty && priority.isEmpty
  }

  /// The exit code, once everything that has to be sent was sent.
  package var exitCode: Int32? {
    switch phase {
    case .closing(let code): isIdle || hasFlushExpired ? code : nil
    case .draining: isIdle && running.isEmpty ? 0 : nil
    case .greeting, .open: nil
    }
  }

  /// The earliest instant at which `tick` has something to do.
  package var nextDeadline: Instant? {
    var earliest = deadlines.compactMap { calls[$0]?.deadline }.min()
    switch phase {
    case .draining(let until): earliest = min(earliest ?? until, until)
    case .closing: return flushDeadline ?? Instant(nanoseconds: 0)
    case .greeting, .open: break
    }
    return earliest
  }
}

// MARK: - From the host

extension Connection {
  /// Takes one frame's payload.
  package mutating func receive(
    _ payload: ArraySlice<UInt8>, style: FrameStyle, now: Instant
  ) -> [Event] {
    self.style = style
    if case .closing = phase { return [] }
    do {
      return receive(try codec.decode(payload), now: now)
    } catch {
      return fail(Status(.internalError, "a frame of \(payload.count) bytes: \(error)"))
    }
  }

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
  private mutating func abandonUnfinishedRequests() -> [Event] {
    calls.filter { !$0.value.isHalfClosed && $0.value.end == nil }.keys.sorted().flatMap { id in
      abandon(id, Status(.cancelled, "the input ended before the request did"))
    }
  }

  /// Ends the connection because its bytes can't be understood.
  package mutating func fail(_ why: Status, exitCode: Int32 = 76) -> [Event] {
    if case .closing = phase { return [] }
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

  /// The host no longer reads: nothing can be sent.
  package mutating func hostIsGone() -> [Event] {
    let events = calls.filter { $0.value.end == nil }.values.map {
      Event.abandoned($0.serial, Status(.cancelled, "the host is gone"))
    }
    detached += running.count { ids[$0] != nil }
    calls.removeAll()
    ids.removeAll()
    deadlines.removeAll()
    signals.removeAll()
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
    if case .draining(let until) = phase, until <= now {
      for id in calls.keys where isUnfinished(id) {
        events += abandon(id, Status(.unavailable, "the worker stops and the grace is over"))
      }
      phase = .closing(exitCode: 0)
    }
    return events
  }

  private mutating func receive(_ frame: Frame, now: Instant) -> [Event] {
    if phase == .greeting { return greet(frame) }
    var events: [Event] = []
    if let start = frame.start {
      guard frame.call != 0, calls[frame.call] == nil else {
        return fail(
          Status(
            .internalError,
            frame.call == 0 ? "call 0 can't be opened" : "call \(frame.call) is already open"))
      }
      events += open(frame.call, start, now: now)
    }
    if frame.call != 0, frame.chunk != nil || frame.end != nil {
      guard calls[frame.call]?.end == nil, calls[frame.call] != nil else {
        if let signal = frame.signal { events += receive(signal, for: frame.call, now: now) }
        return events
      }
      if let chunk = frame.chunk { events += receive(chunk, for: frame.call) }
      if frame.end != nil { events += halfClose(frame.call) }
    }
    if let signal = frame.signal { events += receive(signal, for: frame.call, now: now) }
    return events
  }

  private mutating func greet(_ frame: Frame) -> [Event] {
    guard case .hello(let hello) = frame.signal, hello.magic == Frame.Hello.magic else {
      return fail(Status(.failedPrecondition, "the first frame is not a Hello with our magic"))
    }
    guard hello.versions.isEmpty || hello.versions.contains(1) else {
      let versions = hello.versions.prefix(20).map(String.init).joined(separator: ", ")
      return fail(
        Status(.failedPrecondition, "no common version: the host speaks \(versions), we speak 1"))
    }
    host = hello
    queue(.hello(offer))
    phase = .open
    return []
  }

  private mutating func open(_ id: UInt32, _ start: Frame.Start, now: Instant) -> [Event] {
    let serial = nextSerial
    nextSerial += 1
    let method = start.method.first == "/" ? String(start.method.dropFirst()) : start.method
    let window = start.window > 0 ? start.window : host.window
    var call = Call(
      serial: serial, sendCredit: window > 0 ? Int(window) : limits.window,
      receiveCredit: limits.window, isStreamed: methods[method] == true)
    if let refusal = refusal(of: id, start, method) {
      guard calls.count < limits.queuedRefusals else {
        return fail(
          Status(
            .resourceExhausted,
            "\(calls.count) calls above the limit of \(limits.calls) were opened without reading"))
      }
      call.end = Frame.End(status: bounded(refusal))
      call.end?.isRefused = true
      calls[id] = call
      makeReady(id, isUrgent: true)
      return []
    }
    call.deadline = start.timeoutMilliseconds.map { now.advanced(milliseconds: $0) }
    calls[id] = call
    ids[serial] = id
    if call.deadline != nil { deadlines.insert(id) }
    var admitted = start
    admitted.method = method
    if start.timeoutMilliseconds == 0 {
      return abandon(id, Status(.deadlineExceeded, "the call's deadline has passed"))
    }
    return [.opened(serial, admitted, deadline: call.deadline)]
  }

  /// Why a call is not admitted; nil where it is.
  private func refusal(of id: UInt32, _ start: Frame.Start, _ method: String) -> Status? {
    if id % 2 == 0 {
      return Status(.invalidArgument, "call \(id): even numbers are the worker's")
    }
    if case .draining = phase { return Status(.unavailable, "the worker is draining") }
    if calls.count + detached >= limits.calls {
      return Status(
        .resourceExhausted,
        "\(calls.count + detached) calls are open and the limit is \(limits.calls)")
    }
    guard methods[method] != nil else {
      return Status(.unimplemented, "no method is named \(Self.clipped(method, 200))")
    }
    if !start.encoding.isEmpty, start.encoding != "identity" {
      return Status(
        .unimplemented,
        "the encoding \(Self.clipped(start.encoding, 50)) is not supported; supported: none")
    }
    let size = start.metadata.reduce(0) { total, entry in
      switch entry.value {
      case .text(let text): total + entry.key.utf8.count + text.utf8.count
      case .binary(let bytes): total + entry.key.utf8.count + bytes.count
      }
    }
    if size > limits.metadata {
      return Status(
        .resourceExhausted, "metadata of \(size) bytes exceeds the limit of \(limits.metadata)")
    }
    return nil
  }

  private mutating func receive(_ chunk: Frame.Chunk, for id: UInt32) -> [Event] {
    if let refusal = calls[id].flatMap({ self.refusal(of: chunk, for: $0) }) {
      return abandon(id, refusal)
    }
    // Taken out while it changes, so that its buffers are not copied.
    guard var call = calls.removeValue(forKey: id) else { return [] }
    if host.hasCredits {
      call.receiveCredit -= chunk.data.count
      // A message can be taken only once it is whole; what is collected is taken at once.
      if !call.isStreamed || chunk.more { grant(chunk.data.count, &call, id) }
    }
    bufferedRequestBytes += chunk.data.count + (chunk.more ? 0 : Self.messageCost)
    var whole: [UInt8]?
    if call.partial != nil {
      call.partial?.append(contentsOf: chunk.data)
      if !chunk.more { whole = call.partial }
    } else if chunk.more {
      call.partial = chunk.data
    } else {
      whole = chunk.data
    }
    if !chunk.more { call.partial = nil }
    calls[id] = call
    return whole.map { [.message(call.serial, $0)] } ?? []
  }

  /// What a message costs besides its bytes, so that many small ones are bounded too.
  private static let messageCost = 64

  /// Why a chunk can't be taken; nil where it can.
  private func refusal(of chunk: Frame.Chunk, for call: Call) -> Status? {
    if call.isHalfClosed { return Status(.internalError, "a message came after the call's end") }
    if chunk.isCompressed {
      return Status(.unimplemented, "compressed messages; supported encodings: none")
    }
    let size = max((call.partial?.count ?? 0) + chunk.data.count, Int(chunk.total))
    if size > limits.message {
      return Status(
        .resourceExhausted, "a message of \(size) bytes exceeds the limit of \(limits.message)")
    }
    if host.hasCredits, chunk.data.count > call.receiveCredit {
      return Status(
        .internalError,
        "a chunk of \(chunk.data.count) bytes exceeds the credit of \(call.receiveCredit)")
    }
    if bufferedRequestBytes + chunk.data.count > limits.bufferedRequests {
      return Status(
        .resourceExhausted,
        "requests of \(bufferedRequestBytes) bytes wait and the limit is "
          + "\(limits.bufferedRequests)")
    }
    return nil
  }

  /// Lets the host send as many bytes again as were taken, once that is half the window.
  private mutating func grant(_ bytes: Int, _ call: inout Call, _ id: UInt32) {
    call.takenBytes += bytes
    guard call.takenBytes * 2 >= limits.window, !call.isHalfClosed else { return }
    var frame = Frame(call: id)
    frame.signal = .credit(UInt32(call.takenBytes))
    signals.append(frame)
    call.receiveCredit += call.takenBytes
    call.takenBytes = 0
  }

  private mutating func halfClose(_ id: UInt32) -> [Event] {
    guard let call = calls[id], call.end == nil, !call.isHalfClosed else { return [] }
    if call.partial != nil {
      return abandon(id, Status(.internalError, "the call's end came inside a message"))
    }
    calls[id]?.isHalfClosed = true
    return [.halfClosed(call.serial)]
  }

  private mutating func receive(_ signal: Frame.Signal, for id: UInt32, now: Instant) -> [Event] {
    switch signal {
    case .cancel(let reason):
      let why = reason.isEmpty ? "" : ": \(Self.clipped(reason, 200))"
      return abandon(id, Status(.cancelled, "the host cancelled the call\(why)"))
    case .ping(let nonce):
      // A host that sends many and reads none gets the first of its answers.
      guard signals.count < limits.queuedSignals else { return [] }
      queue(
        .pong(
          nonce: Array(nonce.prefix(64)), running: UInt32(running.count),
          open: UInt32(calls.count), stuck: UInt32(running.count { isStuck($0) })))
      return []
    case .drain(_, let grace):
      drain(graceMilliseconds: grace, tellHost: false, now: now)
      return []
    case .credit(let bytes):
      guard host.hasCredits, calls[id] != nil else { return [] }
      // Credit beyond what could ever be used is as good as all there is.
      let credit = min((calls[id]?.sendCredit ?? 0) + Int(bytes), Int(UInt32.max))
      calls[id]?.sendCredit = credit
      makeReady(id, isUrgent: false)
      return []
    case .hello, .pong, .log:
      return []
    }
  }

  /// Ends a call before its handler does: drops what is queued and sends the status at once.
  private mutating func abandon(_ id: UInt32, _ status: Status) -> [Event] {
    guard isUnfinished(id), var call = calls[id] else { return [] }
    call.replies.removeAll()
    call.sent = 0
    call.queuedBytes = 0
    bufferedRequestBytes -= call.partial?.count ?? 0
    call.partial = nil
    call.end = Frame.End(status: bounded(status))
    deadlines.remove(id)
    calls[id] = call
    makeReady(id, isUrgent: true)
    return [.abandoned(call.serial, status)]
  }
}

// MARK: - From the handlers

extension Connection {
  /// A handler begins to work on a call.
  package mutating func handlerStarted(_ serial: Serial) {
    running.insert(serial)
  }

  /// The handler of a call returned; its slot is free once its End is sent.
  package mutating func handlerFinished(_ serial: Serial) {
    guard running.remove(serial) != nil else { return }
    if ids[serial] == nil { detached -= 1 }
  }

  /// Whether a call is over though its handler runs.
  private func isStuck(_ serial: Serial) -> Bool {
    guard let id = ids[serial] else { return true }
    return calls[id]?.end != nil
  }

  /// A handler took a request of the call, or it was dropped.
  package mutating func requestTaken(bytes: Int, by serial: Serial) {
    bufferedRequestBytes -= bytes + Self.messageCost
    guard host.hasCredits, let id = ids[serial], var call = calls[id], call.end == nil,
      call.isStreamed
    else { return }
    grant(bytes, &call, id)
    calls[id] = call
  }

  /// Whether the call's handler may send another message now.
  package func hasRoom(_ serial: Serial) -> Bool {
    guard let id = ids[serial], let call = calls[id] else { return true }
    return call.queuedBytes < limits.window
  }

  /// Queues a message of the call; nothing where the call has ended. One that the host can't take ends it.
  @discardableResult
  package mutating func send(_ message: [UInt8], for serial: Serial) -> [Event] {
    guard let id = ids[serial], calls[id]?.end == nil else { return [] }
    let limit = host.maximumMessage == 0 ? limits.message : Int(host.maximumMessage)
    if message.count > limit {
      let status = Status(
        .resourceExhausted,
        "a reply of \(message.count) bytes exceeds the host's limit of \(limit)")
      return abandon(id, status)
    }
    if host.wantsWholeMessages, message.count > hostFrame - Self.envelope {
      let status = Status(
        .resourceExhausted,
        "a reply of \(message.count) bytes does not fit the host's frames of \(hostFrame) bytes, and it "
          + "wants messages whole: raise max_frame")
      return abandon(id, status)
    }
    calls[id]?.replies.append(message)
    calls[id]?.queuedBytes += message.count + Self.messageCost
    makeReady(id, isUrgent: false)
    return []
  }

  /// Queues the call's initial metadata.
  package mutating func sendHead(_ metadata: [Entry], for serial: Serial) {
    guard let id = ids[serial], calls[id]?.end == nil else { return }
    calls[id]?.head = Frame.Head(metadata: metadata)
    makeReady(id, isUrgent: false)
  }

  /// Ends a call; nothing where it has ended.
  package mutating func end(_ serial: Serial, status: Status?, trailers: [Entry] = []) {
    guard let id = ids[serial], calls[id]?.end == nil else { return }
    var end = Frame.End(status: status.map { bounded($0) })
    end.trailers = trailers
    calls[id]?.end = end
    makeReady(id, isUrgent: false)
  }

  /// A status whose message fits the limit and half of one of the host's frames.
  private func bounded(_ status: Status) -> Status {
    var result = status
    result.message = Self.clipped(status.message, min(limits.statusMessage, hostFrame / 2))
    return result
  }

  /// The first bytes of a text, cut between characters.
  private static func clipped(_ text: String, _ count: Int) -> String {
    guard text.utf8.count > count else { return text }
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: max(0, count - 3))
    while text.utf8[end] & 0xC0 == 0x80, end > text.utf8.startIndex {
      end = text.utf8.index(before: end)
    }
    return String(text.unicodeScalars[..<end]) + "…"
  }
}

// MARK: - To the host

extension Connection {
  private mutating func queue(_ signal: Frame.Signal) {
    var frame = Frame(call: 0)
    frame.signal = signal
    signals.append(frame)
  }

  private mutating func makeReady(_ id: UInt32, isUrgent: Bool) {
    if isUrgent {
      priority.append(id)
    } else if calls[id]?.isReady == false {
      calls[id]?.isReady = true
      ready.append(id)
    }
  }

  /// Whether there are bytes to write.
  package var hasOutput: Bool {
    !signals.isEmpty || !priority.isEmpty || !ready.isEmpty
  }

  /// Moves frames to `output` until it holds `limit` bytes or nothing is left: signals first, then calls that
  /// were cut short, then one piece of each call in turn.
  ///
  /// - Returns: The calls whose handlers have room again or whose End is in the output.
  package mutating func takeOutput(into output: inout [UInt8], limit: Int) -> [Serial] {
    var served: [Serial] = []
    while output.count < limit {
      if let frame = signals.popFirst() {
        append(frame, data: [], to: &output)
      } else if let id = priority.popFirst() {
        if calls[id]?.end != nil, calls[id]?.replies.isEmpty == true {
          served += sendNext(of: id, to: &output)
        }
      } else if let id = ready.popFirst() {
        calls[id]?.isReady = false
        served += sendNext(of: id, to: &output)
      } else {
        break
      }
    }
    return served
  }

  private mutating func append(_ frame: Frame, data: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let style = style
    codec.encode(frame, data: data, into: &output) { count, output in
      style.appendPrefix(for: count, to: &output)
    }
  }

  /// Sends the next piece of a call, with its head before and its End behind where they are due.
  private mutating func sendNext(of id: UInt32, to output: inout [UInt8]) -> [Serial] {
    guard var call = calls[id], call.head != nil || !call.replies.isEmpty || call.end != nil else {
      return []
    }
    // Taken out while it changes, so that its buffers are not copied.
    calls[id] = nil
    var frame = Frame(call: id)
    frame.head = call.head
    call.head = nil
    var data: ArraySlice<UInt8> = []
    if let message = call.replies.first {
      let piece = pieceSize(of: message, call)
      if piece == 0, !message.isEmpty {
        // Out of credit: only the head can go; the host's next Credit makes the call ready again.
        calls[id] = call
        if hasInputEnded {
          _ = abandon(
            id, Status(.cancelled, "the input ended before the credit for the reply came"))
          return [call.serial]
        }
        guard frame.head != nil else { return [] }
        append(frame, data: [], to: &output)
        return []
      }
      let end = min(message.count, call.sent + piece)
      data = message[call.sent..<end]
      var chunk = Frame.Chunk(data: [])
      chunk.more = end < message.count
      if call.sent == 0, chunk.more { chunk.total = UInt32(message.count) }
      frame.chunk = chunk
      call.sent = end
      if host.hasCredits { call.sendCredit -= data.count }
      if !chunk.more {
        _ = call.replies.popFirst()
        call.queuedBytes -= message.count + Self.messageCost
        call.sent = 0
      }
    }
    let isLast = call.replies.isEmpty && call.end != nil
    if isLast { frame.end = call.end }
    append(frame, data: data, to: &output)
    if isLast {
      ids[call.serial] = nil
      deadlines.remove(id)
      if running.contains(call.serial) { detached += 1 }
      return [call.serial]
    }
    calls[id] = call
    if !call.replies.isEmpty || call.head != nil { makeReady(id, isUrgent: false) }
    return call.queuedBytes < limits.window ? [call.serial] : []
  }

  /// How many bytes of a call's next message go into one frame; 0 where the host has granted no more.
  private func pieceSize(of message: [UInt8], _ call: Call) -> Int {
    let largest = hostFrame - Self.envelope
    if host.wantsWholeMessages { return max(message.count, 1) }
    let piece = min(limits.fragment, largest)
    return host.hasCredits ? min(piece, max(0, call.sendCredit)) : piece
  }

  /// What a frame holds besides a chunk's data: tags, lengths and the call's number.
  private static let envelope = 64

  /// The largest frame that the host takes; no host takes less than a kilobyte.
  private var hostFrame: Int {
    host.maximumFrame == 0 ? limits.sentFrame : max(1024, Int(host.maximumFrame))
  }
}
