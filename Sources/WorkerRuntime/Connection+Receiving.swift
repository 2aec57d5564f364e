internal import Compression
package import Framing
package import Platform
internal import Schema

extension Connection {
  /// Takes one frame's payload.
  ///
  /// - Parameter events: What the runtime has to do is appended.
  package func receive(
    _ payload: ArraySlice<UInt8>, style: FrameStyle, now: Instant, events: inout [Event]
  ) {
    self.style = style
    if isClosing { return }
    do {
      receive(try codec.decode(payload), now: now, &events)
    } catch {
      events += fail(Status(.internalError, "a frame of \(payload.count) bytes: \(error)"))
    }
  }

  private func receive(_ frame: Frame, now: Instant, _ events: inout [Event]) {
    if phase == .greeting {
      events += greet(frame)
      return
    }
    var call = calls[frame.call]
    if let start = frame.start {
      guard frame.call != 0, call == nil else {
        let what =
          frame.call == 0 ? "call 0 can't be opened" : "call \(frame.call) is already open"
        events += fail(Status(.internalError, what))
        return
      }
      call = open(frame.call, start, now: now, &events)
    }
    if frame.call != 0, frame.chunk != nil || frame.end != nil {
      receive(frame.chunk, isLast: frame.end != nil, for: call, &events)
    }
    if let signal = frame.signal { events += receive(signal, for: call, now: now) }
  }

  func greet(_ frame: Frame) -> [Event] {
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

  /// - Returns: The call, refused or not; nil where the connection failed.
  private func open(
    _ id: UInt32, _ start: Frame.Start, now: Instant, _ events: inout [Event]
  ) -> Call? {
    var start = start
    if start.method.utf8.first == UInt8(ascii: "/") { start.method.removeFirst() }
    let isStreamed = isStreamed(start.method)
    let refusal = refusal(of: id, start, isKnown: isStreamed != nil)
    if refusal != nil, calls.count >= limits.queuedRefusals {
      events += fail(
        .overLimit(
          "refused calls", calls.count, limit: limits.queuedRefusals,
          "\(calls.count) calls above the limit of \(limits.calls) were opened without reading"))
      return nil
    }
    let window = start.window > 0 ? start.window : host.window
    let call = Call(
      id: id, serial: serials.next(), sendCredit: window > 0 ? Int(window) : limits.window,
      receiveCredit: limits.window, isStreamed: isStreamed == true)
    add(call)
    if let refusal {
      call.end = Frame.End(status: bounded(refusal))
      call.end?.isRefused = true
      priority.append(call)
    } else {
      admit(call, start, now: now, &events)
    }
    return call
  }

  private func admit(
    _ call: Call, _ start: Frame.Start, now: Instant, _ events: inout [Event]
  ) {
    if !start.encoding.isEmpty {
      call.requestEncoding = MessageEncoding(rawValue: start.encoding)
    }
    if let timeout = start.timeoutMilliseconds {
      call.deadline = now.advanced(milliseconds: timeout)
      timed += 1
      if timeout == 0 {
        events += abandon(call, Status(.deadlineExceeded, "the call's deadline has passed"))
        return
      }
    }
    events.append(.opened(call.serial, start, deadline: call.deadline))
  }

  /// Whether a method takes its requests as they come; nil where there is no such method.
  private func isStreamed(_ method: String) -> Bool? {
    if let lastMethod, lastMethod.name == method { return lastMethod.isStreamed }
    guard let isStreamed = methods[method] else { return nil }
    lastMethod = (method, isStreamed)
    return isStreamed
  }

  /// Why a call is not admitted; nil where it is.
  private func refusal(of id: UInt32, _ start: Frame.Start, isKnown: Bool) -> Status? {
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
    guard isKnown else {
      return Status(.unimplemented, "no method is named \(Self.clipped(start.method, 200))")
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
    let size = Self.bytes(of: start.metadata)
    if size > limits.metadata {
      return .overLimit(
        "metadata", size, limit: limits.metadata,
        "metadata of \(size) bytes exceeds the limit of \(limits.metadata)")
    }
    return nil
  }

  private static let supportedEncodings = MessageEncoding.allCases.map(\.rawValue).joined(
    separator: ", ")

  private func receive(
    _ chunk: Frame.Chunk?, isLast: Bool, for call: Call?, _ events: inout [Event]
  ) {
    guard let call, call.end == nil else {
      strayParts += 1
      return
    }
    if let chunk { receive(chunk, for: call, &events) }
    if isLast { halfClose(call, &events) }
  }

  private func receive(
    _ chunk: Frame.Chunk, for call: Call, _ events: inout [Event]
  ) {
    if let refusal = refusal(of: chunk, for: call) {
      events += abandon(call, refusal)
      return
    }
    if host.hasCredits {
      call.receiveCredit -= chunk.data.count
      // A message can be taken only once it is whole; what is collected is taken at once.
      if call.isStreamed, !chunk.more {
        call.ungranted.append(chunk.data.count)
      } else {
        grant(chunk.data.count, call)
      }
    }
    bufferedRequestBytes += chunk.data.count + (chunk.more ? 0 : Self.messageCost)
    if call.partial != nil {
      call.partial?.bytes.append(contentsOf: chunk.data)
      if !chunk.more, let whole = call.partial.take() {
        events.append(.message(call.serial, whole))
      }
      return
    }
    let payload = Payload(chunk.data, isCompressed: chunk.isCompressed)
    if chunk.more {
      call.partial = payload
    } else {
      events.append(.message(call.serial, payload))
    }
  }

  /// What a message costs besides its bytes, so that many small ones are bounded too.
  static let messageCost = 64

  /// Why a chunk can't be taken; nil where it can.
  private func refusal(of chunk: Frame.Chunk, for call: Call) -> Status? {
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
  func grant(_ bytes: Int, _ call: Call) {
    call.takenBytes += bytes
    guard call.takenBytes * 2 >= limits.window, !call.isHalfClosed else { return }
    var frame = Frame(call: call.id)
    frame.signal = .credit(UInt32(call.takenBytes))
    signals.append(frame)
    call.receiveCredit += call.takenBytes
    call.takenBytes = 0
  }

  private func halfClose(_ call: Call, _ events: inout [Event]) {
    guard call.end == nil, !call.isHalfClosed else { return }
    if call.partial != nil {
      events += abandon(call, Status(.internalError, "the call's end came inside a message"))
      return
    }
    call.isHalfClosed = true
    events.append(.halfClosed(call.serial))
  }

  private func receive(
    _ signal: Frame.Signal, for call: Call?, now: Instant
  ) -> [Event] {
    switch signal {
    case .cancel(let reason):
      guard let call else { return [] }
      let why = reason.isEmpty ? "" : ": \(Self.clipped(reason, 200))"
      return abandon(call, Status(.cancelled, "the host cancelled the call\(why)"))
    case .ping(let nonce):
      // A host that sends many and reads none gets the first of its answers.
      guard signals.count < limits.queuedSignals else { return [] }
      queue(
        .pong(
          nonce: Array(nonce.prefix(64)), running: UInt32(running.count),
          open: UInt32(calls.count), stuck: UInt32(running.count { $0.isStuck })))
      return []
    case .drain(_, let grace):
      drain(graceMilliseconds: grace, tellHost: false, now: now)
      return []
    case .credit(let bytes):
      guard host.hasCredits, let call else { return [] }
      // Credit beyond what could ever be used is as good as all there is.
      call.sendCredit = min(call.sendCredit + Int(bytes), Int(UInt32.max))
      makeReady(call)
      return []
    case .hello, .pong, .log:
      return []
    }
  }

  /// Ends a call before its handler does: drops what is queued and sends the status at once.
  func abandon(_ call: Call, _ status: Status) -> [Event] {
    guard call.isUnfinished else { return [] }
    call.replies.removeAll()
    call.sent = 0
    call.queuedBytes = 0
    dropPartial(of: call)
    call.end = Frame.End(status: bounded(status))
    clearDeadline(of: call)
    priority.append(call)
    return [.abandoned(call.serial, status)]
  }
}
