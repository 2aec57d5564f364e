package import Compression
package import Schema

extension Connection {
  /// A handler begins to work on a call.
  package func handlerStarted(_ serial: Serial) {
    guard let call = call(serial), !call.isRunning else { return }
    call.runningPlace = running.count
    running.append(call)
  }

  /// The handler of a call returned; its slot is free once its End is sent.
  package func handlerFinished(_ serial: Serial) {
    guard let call = admitted[serial], let place = call.runningPlace else { return }
    let last = running.removeLast()
    if last !== call {
      running[place] = last
      last.runningPlace = place
    }
    call.runningPlace = nil
    call.killDeadline = nil
    if call.isOver {
      detached -= 1
      release(serial)
    }
  }

  /// A handler took a request of the call, or it was dropped.
  package func requestTaken(bytes: Int, by serial: Serial) {
    bufferedRequestBytes -= bytes + Self.messageCost
    guard host.hasCredits, let call = unendedCall(serial), call.isStreamed,
      let ungranted = call.ungranted.popFirst()
    else { return }
    grant(ungranted, call)
  }

  /// Whether the call's handler may send another message now.
  package func hasRoom(_ serial: Serial) -> Bool {
    guard let call = call(serial) else { return true }
    return call.queuedBytes < limits.window
  }

  /// Queues a message of the call; nothing where the call has ended. One that the host can't take ends it.
  ///
  /// - Parameters:
  ///   - size: The message's size before it was compressed, bytes.
  ///   - awaitsEnd: Its handler is likely to be done, so that the message waits for the End to share a frame.
  @discardableResult
  package func send(
    _ message: Payload, size: Int? = nil, awaitsEnd: Bool = false, for serial: Serial
  ) -> [Event] {
    guard let call = unendedCall(serial) else { return [] }
    if let status = refusal(ofReply: message.bytes.count, size: size ?? message.bytes.count) {
      return abandon(call, status)
    }
    // The head names the encoding, and none may follow the first reply, compressed or not.
    if !call.hasHead, replyEncoding(of: call) != nil { queueHead([], of: call) }
    call.replies.append(message)
    call.awaitsEnd = awaitsEnd
    call.queuedBytes += message.bytes.count + Self.messageCost
    makeReady(call)
    return []
  }

  /// Why the host can't take a reply; nil where it can.
  private func refusal(ofReply count: Int, size: Int) -> Status? {
    let limit = replyLimit
    if size > limit {
      return .overLimit(
        "reply", size, limit: limit, "a reply of \(size) bytes exceeds the host's limit of \(limit)"
      )
    }
    let room = hostFrame - Self.envelope
    if host.wantsWholeMessages, count > room {
      return .overLimit(
        "reply", count, limit: room,
        "a reply of \(count) bytes does not fit the host's frames of \(hostFrame) bytes, and it "
          + "wants messages whole: raise max_frame")
    }
    return nil
  }

  /// Queues the call's initial metadata; where the host can't take it, that ends the call.
  @discardableResult
  package func sendHead(_ metadata: [Entry], for serial: Serial) -> [Event] {
    guard let call = unendedCall(serial) else { return [] }
    let size = Self.size(of: metadata)
    let limit = hostFrame - Self.envelope
    if size > limit {
      return abandon(
        call,
        .overLimit(
          "reply metadata", size, limit: limit,
          "metadata of \(size) bytes does not fit the host's frames of \(hostFrame) bytes"))
    }
    queueHead(metadata, of: call)
    return []
  }

  private func queueHead(_ metadata: [Entry], of call: Call) {
    guard !call.hasHead else { return }
    var head = Frame.Head(metadata: metadata)
    if let encoding = replyEncoding(of: call) { head.encoding = encoding.rawValue }
    call.head = head
    call.hasHead = true
    makeReady(call)
  }

  /// The encoding in which a call's replies may be compressed: that of its requests, where the host takes it.
  package func replyEncoding(of serial: Serial) -> MessageEncoding? {
    call(serial).flatMap { replyEncoding(of: $0) }
  }

  private func replyEncoding(of call: Call) -> MessageEncoding? {
    guard let encoding = call.requestEncoding, host.encodings.contains(encoding.rawValue) else {
      return nil
    }
    return encoding
  }

  /// Queues a line for the host's log; drops and counts it where too many wait.
  ///
  /// - Returns: Whether the host takes such lines at all.
  ///
  /// - Parameter dropped: How many lines before it were lost already.
  package func log(
    severity: UInt32, _ text: String, dropped: UInt32 = 0, for serial: Serial?
  ) -> Bool {
    guard host.features.contains(Self.logFeature), phase != .greeting else { return false }
    droppedLogs = Self.sum(droppedLogs, dropped)
    if logs.count < limits.queuedLogs {
      logs.append((serial, severity, Self.clipped(text, min(limits.logText, hostFrame / 2))))
    } else {
      droppedLogs = Self.sum(droppedLogs, 1)
    }
    return true
  }

  /// The sum, or the most there is.
  private static func sum(_ a: UInt32, _ b: UInt32) -> UInt32 {
    let (sum, isTooLarge) = a.addingReportingOverflow(b)
    return isTooLarge ? .max : sum
  }

  /// Whether a call has ended though its handler runs.
  package func isStuck(_ serial: Serial) -> Bool { admitted[serial]?.isStuck == true }

  /// The largest reply that the host takes, bytes.
  package var replyLimit: Int {
    host.maximumMessage == 0 ? Limits().message : Int(host.maximumMessage)
  }

  /// The number of an open call.
  package func callID(of serial: Serial) -> UInt32? { call(serial)?.id }

  /// The feature of a host that reads Log frames.
  package static let logFeature = "log"

  /// Ends a call; nothing where it has ended.
  package func end(_ serial: Serial, status: Status?, trailers: [Entry] = []) {
    guard let call = unendedCall(serial) else { return }
    dropPartial(of: call)
    var end = Frame.End(status: status.map { bounded($0) })
    let size = Self.size(of: trailers)
    // The status takes three quarters of a frame at most.
    let limit = hostFrame / 4 - Self.envelope
    if size > limit {
      end.status = .overLimit(
        "trailers", size, limit: limit,
        "trailers of \(size) bytes do not fit the host's frames of \(hostFrame) bytes")
    } else {
      end.trailers = trailers
    }
    call.end = end
    makeReady(call)
  }

  /// Forgets what has arrived of a message that nobody waits for any more.
  func dropPartial(of call: Call) {
    bufferedRequestBytes -= call.partial?.bytes.count ?? 0
    call.partial = nil
  }

  /// A status whose message fits the limit and half of one of the host's frames, and whose details a quarter.
  func bounded(_ status: Status) -> Status {
    var result = status
    result.message = Self.clipped(status.message, min(limits.statusMessage, hostFrame / 2))
    let room = min(limits.statusMessage, hostFrame) / 4
    let details = status.details.reduce(0) { $0 + $1.value.count + $1.typeURL.utf8.count + 16 }
    if details > room { result.details = [] }
    return result
  }

  /// The first bytes of a text, cut between characters.
  static func clipped(_ text: String, _ count: Int) -> String {
    guard text.utf8.count > count else { return text }
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: max(0, count - 3))
    while text.utf8[end] & 0xC0 == 0x80, end > text.utf8.startIndex {
      end = text.utf8.index(before: end)
    }
    return String(text.unicodeScalars[..<end]) + "…"
  }
}
