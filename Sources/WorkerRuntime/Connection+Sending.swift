internal import Framing
internal import Schema

extension Connection {
  func queue(_ signal: Frame.Signal) {
    var frame = Frame(call: 0)
    frame.signal = signal
    signals.append(frame)
  }

  func makeReady(_ call: Call) {
    if call.isReady { return }
    call.isReady = true
    ready.append(call)
  }

  /// Whether there are bytes to write.
  package var hasOutput: Bool {
    !signals.isEmpty || !logs.isEmpty || !priority.isEmpty || !ready.isEmpty
  }

  /// Moves frames to `output` until it holds `limit` bytes or nothing is left: signals first, then some log
  /// lines, then calls that were cut short, then one piece of each call in turn.
  ///
  /// - Returns: The calls whose handlers have room again or whose End is in the output.
  package func takeOutput(into output: inout [UInt8], limit: Int) -> [Serial] {
    var served: [Serial] = []
    // However fast lines come, there is room for replies in each batch.
    let logLimit = output.count + limit / 8
    while output.count < limit {
      if let frame = signals.popFirst() {
        append(frame, data: [], to: &output)
      } else if output.count < logLimit || (priority.isEmpty && ready.isEmpty),
        let line = logs.popFirst()
      {
        appendLog(line.severity, line.text, of: line.serial, to: &output)
      } else if let call = priority.popFirst() {
        if call.end != nil, call.replies.isEmpty { sendNext(of: call, to: &output, &served) }
      } else if let call = ready.popFirst() {
        call.isReady = false
        sendNext(of: call, to: &output, &served)
      } else {
        break
      }
    }
    return served
  }

  func append(_ frame: Frame, data: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let style = style
    codec.encode(frame, data: data, into: &output) { count, output in
      style.appendPrefix(for: count, to: &output)
    }
  }

  private func appendLog(
    _ severity: UInt32, _ text: String, of serial: Serial?, to output: inout [UInt8]
  ) {
    // A line that is later than its call's End belongs to the connection.
    var frame = Frame(call: serial.flatMap { callID(of: $0) } ?? 0)
    frame.signal = .log(severity: severity, text: text, dropped: droppedLogs)
    droppedLogs = 0
    append(frame, data: [], to: &output)
  }

  /// Whether a call's only reply waits for what comes next: the End most often, and then both are one frame.
  ///
  /// Never where the handler waits for room.
  func isHeldBack(_ call: Call) -> Bool {
    call.end == nil && call.awaitsEnd && call.replies.count == 1 && call.sent == 0
      && call.queuedBytes < limits.window && call.isRunning
  }

  /// The same of a call by its serial.
  func isHeldBack(_ serial: Serial) -> Bool {
    call(serial).map { isHeldBack($0) } ?? false
  }

  /// Sends the next piece of a call, with its head before and its End behind where they are due.
  ///
  /// - Parameter served: Takes the call's serial where its handler has room again or its End is in the output.
  func sendNext(of call: Call, to output: inout [UInt8], _ served: inout [Serial]) {
    guard !call.isOver, call.head != nil || !call.replies.isEmpty || call.end != nil else { return }
    if call.head == nil, isHeldBack(call) { return }
    var frame = Frame(call: call.id)
    frame.head = call.head.take()
    if let head = frame.head, Self.size(of: head.metadata) > 0 {
      // What it takes is not known to the piece behind it.
      append(frame, data: [], to: &output)
      frame.head = nil
    }
    var data: ArraySlice<UInt8> = []
    if let message = call.replies.first {
      let piece = pieceSize(of: message.bytes, call)
      if piece == 0, !message.bytes.isEmpty {
        // Out of credit: only the head can go; the host's next Credit makes the call ready again.
        if hasInputEnded {
          _ = abandon(
            call, Status(.cancelled, "the input ended before the credit for the reply came"))
          served.append(call.serial)
        } else if frame.head != nil {
          append(frame, data: [], to: &output)
        }
        return
      }
      (frame.chunk, data) = nextChunk(of: message, piece, call)
    }
    let isLast = call.replies.isEmpty && call.end != nil
    if isLast, let end = call.end {
      if frame.chunk != nil, data.count + Self.size(of: end) > hostFrame - Self.envelope {
        append(frame, data: data, to: &output)
        frame = Frame(call: call.id)
        data = []
      }
      frame.end = end
    }
    append(frame, data: data, to: &output)
    if isLast {
      remove(call)
    } else if !call.replies.isEmpty {
      makeReady(call)
    }
    if isLast || call.queuedBytes < limits.window { served.append(call.serial) }
  }

  /// Takes so many bytes of a call's first reply.
  private func nextChunk(
    of message: Payload, _ piece: Int, _ call: Call
  ) -> (Frame.Chunk, ArraySlice<UInt8>) {
    let end = min(message.bytes.count, call.sent + piece)
    let data = message.bytes[call.sent..<end]
    let chunk = message.chunk(call.sent..<end)
    call.sent = end
    if host.hasCredits { call.sendCredit -= data.count }
    if !chunk.more {
      _ = call.replies.popFirst()
      call.queuedBytes -= message.bytes.count + Self.messageCost
      call.sent = 0
    }
    return (chunk, data)
  }

  /// How many bytes of a call's next message go into one frame; 0 where the host has granted no more.
  func pieceSize(of message: [UInt8], _ call: Call) -> Int {
    let largest = hostFrame - Self.envelope
    if host.wantsWholeMessages {
      // A whole message may pass the credit once it is not used up.
      return host.hasCredits && call.sendCredit <= 0 ? 0 : max(message.count, 1)
    }
    let piece = min(limits.fragment, largest)
    return host.hasCredits ? min(piece, max(0, call.sendCredit)) : piece
  }

  /// What metadata takes in a frame, at most.
  static func size(of metadata: [Entry]) -> Int {
    bytes(of: metadata) + 16 * metadata.count
  }

  /// The keys and values of metadata, bytes.
  static func bytes(of metadata: [Entry]) -> Int {
    metadata.reduce(0) { total, entry in
      switch entry.value {
      case .text(let text): total + entry.key.utf8.count + text.utf8.count
      case .binary(let bytes): total + entry.key.utf8.count + bytes.count
      }
    }
  }

  /// What an End takes in a frame, at most.
  private static func size(of end: Frame.End) -> Int {
    let details = end.status?.details ?? []
    return size(of: end.trailers) + (end.status?.message.utf8.count ?? 0)
      + details.reduce(32) { $0 + $1.typeURL.utf8.count + $1.value.count + 32 }
  }

  /// What a frame holds besides a chunk's data: tags, lengths and the call's number.
  static let envelope = 64

  /// The largest frame that the host takes; no host takes less than a kilobyte.
  var hostFrame: Int {
    host.maximumFrame == 0 ? limits.sentFrame : max(1024, Int(host.maximumFrame))
  }
}
