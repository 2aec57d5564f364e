internal import Compression
package import Framing
package import Platform
package import Schema

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

  mutating func receive(_ frame: Frame, now: Instant) -> [Event] {
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
        strayParts += 1
        if let signal = frame.signal { events += receive(signal, for: frame.call, now: now) }
        return events
      }
      if let chunk = frame.chunk { events += receive(chunk, for: frame.call) }
      if frame.end != nil { events += halfClose(frame.call) }
    }
    if let signal = frame.signal { events += receive(signal, for: frame.call, now: now) }
    return events
  }

  mutating func greet(_ frame: Frame) -> [Event] {
    guard case .hello(let hello) = frame.signal, hello.magic == Frame.Hello.magic else {
      return fail(Status(.failedPrecondition, "the first frame is not a Hello with our magic"))
    }
    guard hello.versions.isEmpty || hello.versions.contains(1) else {
      let versions = hello.versions.prefix(20).map(String.init).joined(separator: ", ")
      return fail(
        Status(.failedPrecondition, "no common version: the host speaks \(versions), we speak 1"))
    }
    host = hello
    if let startFailure { return fail(startFailure.status, exitCode: startFailure.exitCode) }
    queue(.hello(offer))
    phase = .open
    return []
  }

  mutating func open(_ id: UInt32, _ start: Frame.Start, now: Instant) -> [Event] {
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
          .overLimit(
            "refused calls", calls.count, limit: limits.queuedRefusals,
            "\(calls.count) calls above the limit of \(limits.calls) were opened without reading"))
      }
      call.end = Frame.End(status: bounded(refusal))
      call.end?.isRefused = true
      calls[id] = call
      makeReady(id, isUrgent: true)
      return []
    }
    call.requestEncoding = MessageEncoding(rawValue: start.encoding)
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
  func refusal(of id: UInt32, _ start: Frame.Start, _ method: String) -> Status? {
    if id % 2 == 0 {
      return Status(.invalidArgument, "call \(id): even numbers are the worker's")
    }
    if case .draining = phase {
      return Status(.unavailable, "the worker is draining").with(.info("DRAINING"))
    }
    if calls.count + detached >= limits.calls {
      return Status.overLimit(
        "calls", calls.count + detached, limit: limits.calls,
        "\(calls.count + detached) calls are open and the limit is \(limits.calls)"
      ).with(.retry(afterMilliseconds: limits.retryMilliseconds))
    }
    guard methods[method] != nil else {
      return Status(.unimplemented, "no method is named \(Self.clipped(method, 200))")
    }
    if !start.encoding.isEmpty, start.encoding != "identity",
      MessageEncoding(rawValue: start.encoding) == nil
    {
      return Status(
        .unimplemented,
        "the encoding \(Self.clipped(start.encoding, 50)) is not supported; supported: "
          + Self.supportedEncodings
      ).with(.info("UNSUPPORTED_ENCODING", ["supported": Self.supportedEncodings]))
    }
    let size = start.metadata.reduce(0) { total, entry in
      switch entry.value {
      case .text(let text): total + entry.key.utf8.count + text.utf8.count
      case .binary(let bytes): total + entry.key.utf8.count + bytes.count
      }
    }
    if size > limits.metadata {
      return .overLimit(
        "metadata", size, limit: limits.metadata,
        "metadata of \(size) bytes exceeds the limit of \(limits.metadata)")
    }
    return nil
  }

  private static let supportedEncodings = MessageEncoding.allCases.map(\.rawValue).joined(
    separator: ", ")

  mutating func receive(_ chunk: Frame.Chunk, for id: UInt32) -> [Event] {
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
    var whole: Payload?
    if call.partial != nil {
      call.partial?.bytes.append(contentsOf: chunk.data)
      if !chunk.more { whole = call.partial }
    } else if chunk.more {
      call.partial = Payload(chunk.data, isCompressed: chunk.isCompressed)
    } else {
      whole = Payload(chunk.data, isCompressed: chunk.isCompressed)
    }
    if !chunk.more { call.partial = nil }
    calls[id] = call
    return whole.map { [.message(call.serial, $0)] } ?? []
  }

  /// What a message costs besides its bytes, so that many small ones are bounded too.
  static let messageCost = 64

  /// Why a chunk can't be taken; nil where it can.
  func refusal(of chunk: Frame.Chunk, for call: Call) -> Status? {
    if call.isHalfClosed { return Status(.internalError, "a message came after the call's end") }
    if chunk.isCompressed, call.requestEncoding == nil {
      return Status(.internalError, "a message is compressed but the call names no encoding")
    }
    let size = max((call.partial?.bytes.count ?? 0) + chunk.data.count, Int(chunk.total))
    if size > limits.message {
      return .overLimit(
        "message", size, limit: limits.message,
        "a message of \(size) bytes exceeds the limit of \(limits.message)")
    }
    if host.hasCredits, chunk.data.count > call.receiveCredit {
      return Status(
        .internalError,
        "a chunk of \(chunk.data.count) bytes exceeds the credit of \(call.receiveCredit)")
    }
    if bufferedRequestBytes + chunk.data.count > limits.bufferedRequests {
      return .overLimit(
        "waiting requests", bufferedRequestBytes, limit: limits.bufferedRequests,
        "requests of \(bufferedRequestBytes) bytes wait and the limit is "
          + "\(limits.bufferedRequests)"
      ).with(.retry(afterMilliseconds: limits.retryMilliseconds))
    }
    return nil
  }

  /// Lets the host send as many bytes again as were taken, once that is half the window.
  mutating func grant(_ bytes: Int, _ call: inout Call, _ id: UInt32) {
    call.takenBytes += bytes
    guard call.takenBytes * 2 >= limits.window, !call.isHalfClosed else { return }
    var frame = Frame(call: id)
    frame.signal = .credit(UInt32(call.takenBytes))
    signals.append(frame)
    call.receiveCredit += call.takenBytes
    call.takenBytes = 0
  }

  mutating func halfClose(_ id: UInt32) -> [Event] {
    guard let call = calls[id], call.end == nil, !call.isHalfClosed else { return [] }
    if call.partial != nil {
      return abandon(id, Status(.internalError, "the call's end came inside a message"))
    }
    calls[id]?.isHalfClosed = true
    return [.halfClosed(call.serial)]
  }

  mutating func receive(_ signal: Frame.Signal, for id: UInt32, now: Instant) -> [Event] {
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
          open: UInt32(calls.count), stuck: UInt32(running.keys.count { isStuck($0) })))
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
  mutating func abandon(_ id: UInt32, _ status: Status) -> [Event] {
    guard isUnfinished(id), var call = calls[id] else { return [] }
    call.replies.removeAll()
    call.sent = 0
    call.queuedBytes = 0
    bufferedRequestBytes -= call.partial?.bytes.count ?? 0
    call.partial = nil
    call.end = Frame.End(status: bounded(status))
    deadlines.remove(id)
    calls[id] = call
    makeReady(id, isUrgent: true)
    return [.abandoned(call.serial, status)]
  }
}
