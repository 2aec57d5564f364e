internal import Framing
internal import Schema

extension Connection {
  mutating func queue(_ signal: Frame.Signal) {
    var frame = Frame(call: 0)
    frame.signal = signal
    signals.append(frame)
  }

  mutating func makeReady(_ id: UInt32, isUrgent: Bool) {
    if isUrgent {
      priority.append(id)
    } else if calls[id]?.isReady == false {
      calls[id]?.isReady = true
      ready.append(id)
    }
  }

  /// Whether there are bytes to write.
  package var hasOutput: Bool {
    !signals.isEmpty || !logs.isEmpty || !priority.isEmpty || !ready.isEmpty
  }

  /// Moves frames to `output` until it holds `limit` bytes or nothing is left: signals first, then log lines,
  /// then calls that were cut short, then one piece of each call in turn.
  ///
  /// - Returns: The calls whose handlers have room again or whose End is in the output.
  package mutating func takeOutput(into output: inout [UInt8], limit: Int) -> [Serial] {
    var served: [Serial] = []
    while output.count < limit {
      if let frame = signals.popFirst() {
        append(frame, data: [], to: &output)
      } else if let line = logs.popFirst() {
        appendLog(line.severity, line.text, of: line.serial, to: &output)
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

  mutating func append(_ frame: Frame, data: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let style = style
    codec.encode(frame, data: data, into: &output) { count, output in
      style.appendPrefix(for: count, to: &output)
    }
  }

  private mutating func appendLog(
    _ severity: UInt32, _ text: String, of serial: Serial?, to output: inout [UInt8]
  ) {
    // A line that is later than its call's End belongs to the connection.
    var frame = Frame(call: serial.flatMap { ids[$0] } ?? 0)
    frame.signal = .log(severity: severity, text: text, dropped: droppedLogs)
    droppedLogs = 0
    append(frame, data: [], to: &output)
  }

  /// Whether a call's only reply waits for what comes next: the End most often, and then both are one frame.
  ///
  /// Never where the handler waits for room.
  func isHeldBack(_ call: Call) -> Bool {
    call.end == nil && call.awaitsEnd && call.replies.count == 1 && call.sent == 0
      && call.queuedBytes < limits.window && running[call.serial] != nil
  }

  /// The same of a call by its serial.
  func isHeldBack(_ serial: Serial) -> Bool {
    ids[serial].flatMap { calls[$0] }.map { isHeldBack($0) } ?? false
  }

  /// Sends the next piece of a call, with its head before and its End behind where they are due.
  mutating func sendNext(of id: UInt32, to output: inout [UInt8]) -> [Serial] {
    guard var call = calls[id], call.head != nil || !call.replies.isEmpty || call.end != nil else {
      return []
    }
    if call.head == nil, isHeldBack(call) { return [] }
    // Taken out while it changes, so that its buffers are not copied.
    calls[id] = nil
    var frame = Frame(call: id)
    frame.head = call.head
    call.head = nil
    var data: ArraySlice<UInt8> = []
    if let message = call.replies.first {
      let piece = pieceSize(of: message.bytes, call)
      if piece == 0, !message.bytes.isEmpty {
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
      let end = min(message.bytes.count, call.sent + piece)
      data = message.bytes[call.sent..<end]
      var chunk = Frame.Chunk(data: [])
      chunk.more = end < message.bytes.count
      if call.sent == 0 {
        chunk.isCompressed = message.isCompressed
        if chunk.more { chunk.total = UInt32(message.bytes.count) }
      }
      frame.chunk = chunk
      call.sent = end
      if host.hasCredits { call.sendCredit -= data.count }
      if !chunk.more {
        _ = call.replies.popFirst()
        call.queuedBytes -= message.bytes.count + Self.messageCost
        call.sent = 0
      }
    }
    let isLast = call.replies.isEmpty && call.end != nil
    if isLast { frame.end = call.end }
    append(frame, data: data, to: &output)
    if isLast {
      ids[call.serial] = nil
      deadlines.remove(id)
      if running[call.serial] != nil { detached += 1 }
      return [call.serial]
    }
    calls[id] = call
    if !call.replies.isEmpty || call.head != nil { makeReady(id, isUrgent: false) }
    return call.queuedBytes < limits.window ? [call.serial] : []
  }

  /// How many bytes of a call's next message go into one frame; 0 where the host has granted no more.
  func pieceSize(of message: [UInt8], _ call: Call) -> Int {
    let largest = hostFrame - Self.envelope
    if host.wantsWholeMessages { return max(message.count, 1) }
    let piece = min(limits.fragment, largest)
    return host.hasCredits ? min(piece, max(0, call.sendCredit)) : piece
  }

  /// What a frame holds besides a chunk's data: tags, lengths and the call's number.
  static let envelope = 64

  /// The largest frame that the host takes; no host takes less than a kilobyte.
  var hostFrame: Int {
    host.maximumFrame == 0 ? limits.sentFrame : max(1024, Int(host.maximumFrame))
  }
}
