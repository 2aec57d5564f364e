package import Schema

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
  func isStuck(_ serial: Serial) -> Bool {
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
  func bounded(_ status: Status) -> Status {
    var result = status
    result.message = Self.clipped(status.message, min(limits.statusMessage, hostFrame / 2))
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
