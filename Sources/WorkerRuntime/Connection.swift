internal import Compression
internal import Framing
package import Platform
package import Schema

/// One side of the protocol, the worker's, without I/O, locks or clock: frames and time in, events for the
/// runtime and bytes for the host out.
///
/// Every call that is opened gets exactly one End, whatever happens.
///
/// A class, because reading one property of a large value may copy all of it. `@exclusivity(unchecked)`: one thread at
/// a time uses it, and what changes a property in place is a method of that property's own type, which knows nothing
/// of the connection.
package final class Connection {
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

    /// What a frame says of one piece of the message; its bytes go beside.
    func chunk(_ piece: Range<Int>) -> Frame.Chunk {
      var chunk = Frame.Chunk(data: [])
      chunk.more = piece.upperBound < bytes.count
      if piece.lowerBound == 0 {
        chunk.isCompressed = isCompressed
        if chunk.more { chunk.total = UInt32(bytes.count) }
      }
      return chunk
    }
  }

  /// What the worker accepts and keeps.
  package let limits: Limits
  /// Where the connection is in its life.
  @exclusivity(unchecked) package internal(set) var phase = Phase.greeting
  let offer: Frame.Hello
  /// Whether each method takes its requests as they come.
  let methods: [String: Bool]
  @exclusivity(unchecked) var host = Frame.Hello()
  @exclusivity(unchecked) var style = FrameStyle.varint
  @exclusivity(unchecked) var codec: FrameCodec
  /// Calls whose End was not sent, by their numbers.
  @exclusivity(unchecked) var calls: [UInt32: Call] = [:]
  /// The same and those whose handler runs.
  @exclusivity(unchecked) var admitted = SerialTable<Call>()
  @exclusivity(unchecked) var serials = SerialSource()
  /// The method that was opened last, which most often is the next one too.
  @exclusivity(unchecked) var lastMethod: (name: String, isStreamed: Bool)?
  /// How many calls have a deadline.
  @exclusivity(unchecked) var timed = 0
  /// Calls whose End was sent while their handler runs; each still holds a slot.
  @exclusivity(unchecked) var detached = 0
  /// Calls whose handler runs; each knows its place here.
  @exclusivity(unchecked) var running: [Call] = []
  @exclusivity(unchecked) var signals = Queue<Frame>()
  @exclusivity(unchecked) var logs = Queue<(serial: Serial?, severity: UInt32, text: String)>()
  /// Lines that found the queue full since the last one that was sent.
  @exclusivity(unchecked) var droppedLogs: UInt32 = 0
  /// Parts that came for calls that are not open.
  @exclusivity(unchecked) package internal(set) var strayParts = 0
  @exclusivity(unchecked) var ready = Queue<Call>()
  @exclusivity(unchecked) var priority = Queue<Call>()
  /// Request bytes that handlers have not taken yet.
  @exclusivity(unchecked) package internal(set) var bufferedRequestBytes = 0
  /// The host's stream has ended: no credit can come any more.
  @exclusivity(unchecked) var hasInputEnded = false
  /// When what is queued is given up, once the connection is closing.
  @exclusivity(unchecked) var flushDeadline: Instant?
  /// The host did not read in time what was left for it.
  @exclusivity(unchecked) package internal(set) var hasFlushExpired = false
  /// Why the connection ended before its host ended it; nil where it has not.
  @exclusivity(unchecked) package internal(set) var failure: Status?
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

  /// Whether calls are open, or handlers run.
  package var hasCalls: Bool { !calls.isEmpty || !running.isEmpty }

  /// Whether nothing is open and nothing is left to send.
  package var isIdle: Bool {
    calls.isEmpty && signals.isEmpty && logs.isEmpty && ready.isEmpty && priority.isEmpty
  }

  /// The exit code, once everything that has to be sent was sent.
  package var exitCode: Int32? {
    switch phase {
    case .closing(let code):
      // A host that did not read what was left is no success.
      isIdle ? code : hasFlushExpired ? (code == 0 ? 74 : code) : nil
    case .draining: isIdle && running.isEmpty ? 0 : nil
    case .greeting, .open: nil
    }
  }

  /// The earliest instant at which `tick` has something to do.
  package var nextDeadline: Instant? {
    // A call that only waits to be written has nothing to be cut short.
    let due = calls.values.lazy.filter(\.isUnfinished)
    var earliest = timed > 0 ? due.compactMap(\.deadline).min() : nil
    let kill = running.compactMap(\.killDeadline).min()
    if let kill { earliest = min(earliest ?? kill, kill) }
    switch phase {
    case .draining(let until): earliest = min(earliest ?? until, until)
    case .closing: return flushDeadline ?? Instant(nanoseconds: 0)
    case .greeting, .open: break
    }
    return earliest
  }
}
