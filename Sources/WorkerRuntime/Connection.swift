internal import Compression
internal import Framing
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
    case message(Serial, Payload)
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

  /// A message as it goes over the wire.
  package struct Payload: Sendable {
    /// Compressed where the flag says so.
    package var bytes: [UInt8]
    /// The bytes are of the encoding that the call named.
    package var isCompressed = false

    /// A message that is not compressed.
    package init(_ bytes: [UInt8]) {
      self.bytes = bytes
    }

    init(_ bytes: [UInt8], isCompressed: Bool) {
      self.bytes = bytes
      self.isCompressed = isCompressed
    }
  }

  struct Call {
    let serial: Serial
    var deadline: Instant?
    var isHalfClosed = false
    var isFirstMessage = true
    /// The pieces of the message that is arriving.
    var partial: Payload?
    /// The encoding of compressed requests.
    var requestEncoding: MessageEncoding?
    /// Messages to send, the first of them from `sent` on.
    var replies = Queue<Payload>()
    var sent = 0
    var queuedBytes = 0
    var head: Frame.Head?
    /// The head was queued; it goes out once.
    var hasHead = false
    /// Once set, the call is over but for sending what is queued.
    var end: Frame.End?
    var isReady = false
    /// The reply queued last is to go out with the End that follows it.
    var awaitsEnd = false
    /// Chunk bytes that may still be sent; used where the host grants credits.
    var sendCredit: Int
    /// Chunk bytes that the host may still send.
    var receiveCredit: Int
    /// Bytes that were taken and not granted again yet.
    var takenBytes = 0
    /// The handler takes messages as they come, so that bytes are granted again only once it took them.
    let isStreamed: Bool
  }

  /// What the worker accepts and keeps.
  package let limits: Limits
  /// Where the connection is in its life.
  package internal(set) var phase = Phase.greeting
  let offer: Frame.Hello
  /// Whether each method takes its requests as they come.
  let methods: [String: Bool]
  var host = Frame.Hello()
  var style = FrameStyle.varint
  var codec: FrameCodec
  var calls: [UInt32: Call] = [:]
  var ids: [Serial: UInt32] = [:]
  var nextSerial: Serial = 1
  /// Calls that are open and have a deadline.
  var deadlines: Set<UInt32> = []
  /// Calls whose End was sent while their handler runs; each still holds a slot.
  var detached = 0
  /// Calls whose handler runs, with their numbers.
  var running: [Serial: UInt32] = [:]
  /// Handlers that still run though their call has ended, and when the watchdog ends the process.
  var overdue: [Serial: Instant] = [:]
  var signals = Queue<Frame>()
  var logs = Queue<(serial: Serial?, severity: UInt32, text: String)>()
  /// Lines that found the queue full since the last one that was sent.
  var droppedLogs: UInt32 = 0
  /// Parts that came for calls that are not open.
  package internal(set) var strayParts = 0
  var ready = Queue<UInt32>()
  var priority = Queue<UInt32>()
  /// Request bytes that handlers have not taken yet.
  package internal(set) var bufferedRequestBytes = 0
  /// The host's stream has ended: no credit can come any more.
  var hasInputEnded = false
  /// When what is queued is given up, once the connection is closing.
  var flushDeadline: Instant?
  /// The host did not read in time what was left for it.
  package internal(set) var hasFlushExpired = false
  /// Why the connection ended before its host ended it; nil where it has not.
  package internal(set) var failure: Status?
  /// Why the worker can't serve, for its Hello, and the code it exits with.
  let startFailure: (status: Status, exitCode: Int32)?

  /// - Parameters:
  ///   - services: For Hello.
  ///   - features: For Hello.
  ///   - methods: The "Service/Method" names that a call may open, and whether each takes its requests as they
  ///     come rather than all at once.
  ///   - startFailure: Why the worker can't serve and the code it exits with.
  package init(
    limits: Limits, agent: String, services: [String], features: [String] = [],
    methods: [String: Bool], startFailure: (status: Status, exitCode: Int32)? = nil
  ) {
    self.limits = limits
    self.methods = methods
    self.startFailure = startFailure
    codec = FrameCodec(maximumFrame: limits.receivedFrame)
    var offer = Frame.Hello()
    offer.versions = [1]
    offer.agent = agent
    offer.maximumFrame = UInt32(limits.receivedFrame)
    offer.maximumMessage = UInt32(limits.message)
    offer.maximumCalls = UInt32(limits.calls)
    offer.window = UInt32(limits.window)
    offer.hasCredits = true
    offer.encodings = MessageEncoding.allCases.map(\.rawValue)
    offer.services = services
    offer.features = features
    offer.drainMilliseconds = limits.drainMilliseconds
    self.offer = offer
  }

  /// Whether a call's End is still to be written with replies before it, or not due yet: what can be cut short.
  func isUnfinished(_ id: UInt32) -> Bool {
    guard let call = calls[id] else { return false }
    return call.end == nil || !call.replies.isEmpty
  }

  /// Whether nothing is open and nothing is left to send.
  package var isIdle: Bool {
    calls.isEmpty && signals.isEmpty && logs.isEmpty && ready.isEmpty && priority.isEmpty
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
    if let overdue = overdue.values.min() { earliest = min(earliest ?? overdue, overdue) }
    switch phase {
    case .draining(let until): earliest = min(earliest ?? until, until)
    case .closing: return flushDeadline ?? Instant(nanoseconds: 0)
    case .greeting, .open: break
    }
    return earliest
  }
}
