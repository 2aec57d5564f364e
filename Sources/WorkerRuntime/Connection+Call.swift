internal import Compression
internal import Platform
internal import Schema

extension Connection {
  /// What the connection keeps of a call.
  ///
  /// One object for each, found once for a frame and passed on: state that changes several times a frame must not
  /// be copied out of a dictionary and back. `@exclusivity(unchecked)`: only the connection's methods touch its
  /// properties, and what changes one in place is a method of that property's own type, which knows nothing of calls.
  final class Call {
    let id: UInt32
    let serial: Serial
    /// When the call is cut short; nil where it has no deadline or was cut short already.
    @exclusivity(unchecked) var deadline: Instant?
    /// Its End is in the output, or nobody reads any more.
    @exclusivity(unchecked) var isOver = false
    /// The call's place in `running` while its handler runs.
    @exclusivity(unchecked) var runningPlace: Int?
    /// When the watchdog ends the process; set where the handler still runs though the call has ended.
    @exclusivity(unchecked) var killDeadline: Instant?
    @exclusivity(unchecked) var isHalfClosed = false
    /// The pieces of the message that is arriving.
    @exclusivity(unchecked) var partial: Payload?
    /// The encoding of compressed requests.
    @exclusivity(unchecked) var requestEncoding: MessageEncoding?
    /// Messages to send, the first of them from `sent` on.
    @exclusivity(unchecked) var replies = Queue<Payload>()
    @exclusivity(unchecked) var sent = 0
    @exclusivity(unchecked) var queuedBytes = 0
    @exclusivity(unchecked) var head: Frame.Head?
    /// The head was queued; it goes out once.
    @exclusivity(unchecked) var hasHead = false
    /// Once set, the call is over but for sending what is queued.
    @exclusivity(unchecked) var end: Frame.End?
    /// It is in `ready`.
    @exclusivity(unchecked) var isReady = false
    /// The reply queued last is to go out with the End that follows it.
    @exclusivity(unchecked) var awaitsEnd = false
    /// Chunk bytes that may still be sent; used where the host grants credits.
    @exclusivity(unchecked) var sendCredit: Int
    /// Chunk bytes that the host may still send.
    @exclusivity(unchecked) var receiveCredit: Int
    /// Bytes of the last pieces of the messages that the handler has not taken; those before were granted at once.
    @exclusivity(unchecked) var ungranted = Queue<Int>()
    /// Bytes that were taken and not granted again yet.
    @exclusivity(unchecked) var takenBytes = 0
    /// The handler takes messages as they come, so that bytes are granted again only once it took them.
    let isStreamed: Bool

    init(id: UInt32, serial: Serial, sendCredit: Int, receiveCredit: Int, isStreamed: Bool) {
      self.id = id
      self.serial = serial
      self.sendCredit = sendCredit
      self.receiveCredit = receiveCredit
      self.isStreamed = isStreamed
    }

    /// Whether the handler runs.
    var isRunning: Bool { runningPlace != nil }

    /// Whether the handler runs though the call has ended.
    var isStuck: Bool { isRunning && (isOver || end != nil) }

    /// Whether the End is still to be written with replies before it, or not due yet: what can be cut short.
    var isUnfinished: Bool { !isOver && (end == nil || !replies.isEmpty) }
  }

  /// Opens a call that has no other's number.
  func add(_ call: Call) {
    calls[call.id] = call
    admitted[call.serial] = call
  }

  /// Forgets a call whose End is in the output, but for what its handler still holds.
  func remove(_ call: Call) {
    call.isOver = true
    dropPartial(of: call)
    calls[call.id] = nil
    clearDeadline(of: call)
    if call.isRunning {
      detached += 1
    } else {
      release(call.serial)
    }
  }

  /// Lets another call have the serial's place.
  func release(_ serial: Serial) {
    admitted[serial] = nil
    serials.giveBack(serial)
  }

  /// Nothing ends the call for want of time any more.
  func clearDeadline(of call: Call) {
    if call.deadline != nil { timed -= 1 }
    call.deadline = nil
  }

  /// The call of a serial; nil once its End was sent.
  func call(_ serial: Serial) -> Call? {
    guard let call = admitted[serial], !call.isOver else { return nil }
    return call
  }

  /// The same where the call has not ended either.
  func unendedCall(_ serial: Serial) -> Call? {
    guard let call = call(serial), call.end == nil else { return nil }
    return call
  }
}
