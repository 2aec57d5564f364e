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
  /// Calls whose handler runs.
  var running: Set<Serial> = []
  var signals = Queue<Frame>()
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
  func isUnfinished(_ id: UInt32) -> Bool {
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
