internal import CSchema
internal import Glibc

/// Frames to wire bytes and back. One for each direction of a connection; used by one thread at a time.
package struct FrameCodec {
  private let arena: Arena

  /// Creates a codec.
  ///
  /// - Parameter maximumFrame: The largest payload that will be decoded, bytes; bounds the memory used.
  package init(maximumFrame: Int) {
    arena = Arena(limit: max(maximumFrame, 1 << 20) * 4)
  }

  /// Decodes one frame's payload.
  ///
  /// - Throws: `SchemaError` where the bytes are not a frame.
  package func decode(_ bytes: ArraySlice<UInt8>) throws -> Frame {
    defer { arena.reset() }
    let descriptor = unsafe MessageType.frame.descriptor
    return unsafe try bytes.withUnsafeBufferPointer { buffer in
      unsafe try WireValidator.validate(buffer, as: descriptor)
      guard
        let raw = unsafe protobuf_c_message_unpack(
          descriptor, arena.allocator, buffer.count, buffer.baseAddress)
      else { throw SchemaError.malformed(path: "", reason: "not a frame") }
      let frame = unsafe UnsafeMutableRawPointer(raw).assumingMemoryBound(
        to: Warraq__Wire__V1__Frame.self)
      return unsafe Self.frame(frame.pointee)
    }
  }

  /// Appends a frame's payload.
  ///
  /// - Parameter data: The bytes of the frame's chunk, in place of `frame.chunk.data`.
  /// - Parameter prefix: Appends what comes before a payload of so many bytes.
  package func encode(
    _ frame: Frame, data: ArraySlice<UInt8>, into output: inout [UInt8],
    prefix: (Int, inout [UInt8]) -> Void
  ) {
    defer { arena.reset() }
    unsafe data.withUnsafeBufferPointer {
      unsafe encode(frame, data: $0, into: &output, prefix: prefix)
    }
  }

  private func encode(
    _ frame: Frame, data: UnsafeBufferPointer<UInt8>, into output: inout [UInt8],
    prefix: (Int, inout [UInt8]) -> Void
  ) {
    do {
      let message = unsafe try build(frame, data: data)
      let size = unsafe protobuf_c_message_get_packed_size(message.pointer)
      prefix(size, &output)
      let start = output.count
      output.append(contentsOf: repeatElement(0, count: size))
      unsafe output.withUnsafeMutableBufferPointer { buffer in
        guard size > 0, let base = buffer.baseAddress else { return }
        let written = unsafe protobuf_c_message_pack(message.pointer, base + start)
        precondition(written == size)
      }
    } catch {
      // The arena's limit is four times the largest frame, and frames are cut below it.
      preconditionFailure("a frame did not fit its arena: \(error)")
    }
  }
}

extension FrameCodec {
  private static func frame(_ raw: Warraq__Wire__V1__Frame) -> Frame {
    var frame = unsafe Frame(call: raw.call)
    if let start = unsafe raw.start { frame.start = unsafe self.start(start.pointee) }
    if let head = unsafe raw.head {
      var value = unsafe Frame.Head(
        metadata: entries(head.pointee.metadata, head.pointee.n_metadata))
      value.encoding = unsafe String(cString: head.pointee.encoding)
      frame.head = value
    }
    if let chunk = unsafe raw.chunk {
      var value = unsafe Frame.Chunk(data: bytes(chunk.pointee.data))
      value.more = unsafe chunk.pointee.more != 0
      value.isCompressed = unsafe chunk.pointee.compressed != 0
      value.total = unsafe chunk.pointee.total
      frame.chunk = value
    }
    if let end = unsafe raw.end {
      var value = unsafe Frame.End(status: end.pointee.status.map { unsafe status($0.pointee) })
      value.trailers = unsafe entries(end.pointee.trailers, end.pointee.n_trailers)
      value.isRefused = unsafe end.pointee.refused != 0
      frame.end = value
    }
    frame.signal = unsafe signal(raw)
    return frame
  }

  private static func signal(_ raw: Warraq__Wire__V1__Frame) -> Frame.Signal? {
    switch unsafe raw.signal_case {
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_HELLO:
      return unsafe .hello(hello(raw.hello.pointee))
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_CANCEL:
      return unsafe .cancel(reason: String(cString: raw.cancel.pointee.reason))
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_CREDIT:
      return unsafe .credit(raw.credit.pointee.bytes)
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_PING:
      return unsafe .ping(nonce: bytes(raw.ping.pointee.nonce))
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_PONG:
      let pong = unsafe raw.pong.pointee
      return unsafe .pong(
        nonce: bytes(pong.nonce), running: pong.running, open: pong.open, stuck: pong.stuck)
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_DRAIN:
      let drain = unsafe raw.drain.pointee
      return unsafe .drain(
        why: drain.why.map { unsafe status($0.pointee) }, graceMilliseconds: unsafe drain.grace_ms)
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_LOG:
      let log = unsafe raw.log.pointee
      return unsafe .log(
        severity: log.severity, text: String(cString: log.text), dropped: log.dropped)
    default:
      return nil
    }
  }

  private static func hello(_ raw: Warraq__Wire__V1__Hello) -> Frame.Hello {
    var hello = Frame.Hello()
    hello.magic = unsafe raw.magic
    hello.versions = unsafe Array(UnsafeBufferPointer(start: raw.versions, count: raw.n_versions))
    hello.agent = unsafe String(cString: raw.agent)
    hello.maximumFrame = unsafe raw.max_frame
    hello.maximumMessage = unsafe raw.max_message
    hello.maximumCalls = unsafe raw.max_calls
    hello.window = unsafe raw.window
    hello.hasCredits = unsafe raw.credits != 0
    hello.wantsWholeMessages = unsafe raw.whole_messages != 0
    hello.encodings = unsafe strings(raw.encodings, raw.n_encodings)
    hello.services = unsafe strings(raw.services, raw.n_services)
    hello.features = unsafe strings(raw.features, raw.n_features)
    hello.drainMilliseconds = unsafe raw.drain_ms
    hello.failure = unsafe raw.failure.map { unsafe status($0.pointee) }
    return hello
  }

  private static func start(_ raw: Warraq__Wire__V1__Start) -> Frame.Start {
    var start = unsafe Frame.Start(method: String(cString: raw.method))
    start.metadata = unsafe entries(raw.metadata, raw.n_metadata)
    if unsafe raw.deadline_case == WARRAQ__WIRE__V1__START__DEADLINE_TIMEOUT_MS {
      start.timeoutMilliseconds = unsafe raw.timeout_ms
    }
    start.window = unsafe raw.window
    start.encoding = unsafe String(cString: raw.encoding)
    start.attempt = unsafe raw.attempt
    return start
  }

  static func status(_ raw: Warraq__Wire__V1__Status) -> Status {
    var status = unsafe Status(
      Status.Code(rawValue: raw.code) ?? .unknown, String(cString: raw.message))
    for index in unsafe 0..<raw.n_details {
      guard let detail = unsafe raw.details[index] else { continue }
      unsafe status.details.append(
        Status.Detail(
          typeURL: String(cString: detail.pointee.type_url), value: bytes(detail.pointee.value)))
    }
    return status
  }

  private static func entries(
    _ raw: UnsafeMutablePointer<UnsafeMutablePointer<Warraq__Wire__V1__Entry>?>?, _ count: Int
  ) -> [Entry] {
    guard let raw = unsafe raw else { return [] }
    return (0..<count).compactMap { index in
      guard let entry = unsafe raw[index]?.pointee else { return nil }
      let key = unsafe String(cString: entry.key)
      switch unsafe entry.value_case {
      case WARRAQ__WIRE__V1__ENTRY__VALUE_BINARY:
        return unsafe Entry(key, .binary(bytes(entry.binary)))
      case WARRAQ__WIRE__V1__ENTRY__VALUE_TEXT:
        return unsafe Entry(key, .text(String(cString: entry.text)))
      default:
        return Entry(key, .text(""))
      }
    }
  }

  private static func strings(
    _ raw: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int
  ) -> [String] {
    guard let raw = unsafe raw else { return [] }
    return (0..<count).map { unsafe raw[$0].map { unsafe String(cString: $0) } ?? "" }
  }

  private static func bytes(_ raw: ProtobufCBinaryData) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: raw.data, count: raw.len))
  }
}

extension FrameCodec {
  /// - Parameter data: The chunk's, which is packed from where it is.
  private func build(_ frame: Frame, data: UnsafeBufferPointer<UInt8>) throws -> Message {
    let raw = unsafe try arena.make(Warraq__Wire__V1__Frame.self)
    unsafe warraq__wire__v1__frame__init(raw)
    unsafe raw.pointee.call = frame.call
    if let start = frame.start { unsafe raw.pointee.start = unsafe try build(start) }
    if let head = frame.head {
      let value = unsafe try arena.make(Warraq__Wire__V1__Head.self)
      unsafe warraq__wire__v1__head__init(value)
      unsafe (value.pointee.metadata, value.pointee.n_metadata) = unsafe try build(head.metadata)
      unsafe value.pointee.encoding = unsafe try arena.string(head.encoding)
      unsafe raw.pointee.head = unsafe value
    }
    if let chunk = frame.chunk {
      let value = unsafe try arena.make(Warraq__Wire__V1__Chunk.self)
      unsafe warraq__wire__v1__chunk__init(value)
      unsafe value.pointee.data = unsafe ProtobufCBinaryData(
        len: data.count, data: UnsafeMutablePointer(mutating: data.baseAddress))
      unsafe value.pointee.more = chunk.more ? 1 : 0
      unsafe value.pointee.compressed = chunk.isCompressed ? 1 : 0
      unsafe value.pointee.total = chunk.total
      unsafe raw.pointee.chunk = unsafe value
    }
    if let end = frame.end {
      let value = unsafe try arena.make(Warraq__Wire__V1__End.self)
      unsafe warraq__wire__v1__end__init(value)
      unsafe value.pointee.status = unsafe try end.status.map { unsafe try build($0) }
      unsafe (value.pointee.trailers, value.pointee.n_trailers) = unsafe try build(end.trailers)
      unsafe value.pointee.refused = end.isRefused ? 1 : 0
      unsafe raw.pointee.end = unsafe value
    }
    if let signal = frame.signal { unsafe try build(signal, in: raw) }
    return unsafe Message(raw, arena: arena)
  }

  private func build(
    _ signal: Frame.Signal, in raw: UnsafeMutablePointer<Warraq__Wire__V1__Frame>
  ) throws {
    switch signal {
    case .hello(let hello):
      unsafe raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_HELLO
      unsafe raw.pointee.hello = unsafe try build(hello)
    case .cancel(let reason):
      let value = unsafe try arena.make(Warraq__Wire__V1__Cancel.self)
      unsafe warraq__wire__v1__cancel__init(value)
      unsafe value.pointee.reason = unsafe try arena.string(reason)
      unsafe raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_CANCEL
      unsafe raw.pointee.cancel = unsafe value
    case .credit(let bytes):
      let value = unsafe try arena.make(Warraq__Wire__V1__Credit.self)
      unsafe warraq__wire__v1__credit__init(value)
      unsafe value.pointee.bytes = bytes
      unsafe raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_CREDIT
      unsafe raw.pointee.credit = unsafe value
    case .ping(let nonce):
      let value = unsafe try arena.make(Warraq__Wire__V1__Ping.self)
      unsafe warraq__wire__v1__ping__init(value)
      unsafe value.pointee.nonce = unsafe try build(nonce)
      unsafe raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_PING
      unsafe raw.pointee.ping = unsafe value
    case .pong(let nonce, let running, let open, let stuck):
      let value = unsafe try arena.make(Warraq__Wire__V1__Pong.self)
      unsafe warraq__wire__v1__pong__init(value)
      unsafe value.pointee.nonce = unsafe try build(nonce)
      unsafe value.pointee.running = running
      unsafe value.pointee.open = open
      unsafe value.pointee.stuck = stuck
      unsafe raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_PONG
      unsafe raw.pointee.pong = unsafe value
    case .drain(let why, let grace):
      let value = unsafe try arena.make(Warraq__Wire__V1__Drain.self)
      unsafe warraq__wire__v1__drain__init(value)
      unsafe value.pointee.why = unsafe try why.map { unsafe try build($0) }
      unsafe value.pointee.grace_ms = grace
      unsafe raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_DRAIN
      unsafe raw.pointee.drain = unsafe value
    case .log(let severity, let text, let dropped):
      let value = unsafe try arena.make(Warraq__Wire__V1__Log.self)
      unsafe warraq__wire__v1__log__init(value)
      unsafe value.pointee.severity = severity
      unsafe value.pointee.text = unsafe try arena.string(text)
      unsafe value.pointee.dropped = dropped
      unsafe raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_LOG
      unsafe raw.pointee.log = unsafe value
    }
  }

  private func build(_ hello: Frame.Hello) throws -> UnsafeMutablePointer<Warraq__Wire__V1__Hello> {
    let raw = unsafe try arena.make(Warraq__Wire__V1__Hello.self)
    unsafe warraq__wire__v1__hello__init(raw)
    unsafe raw.pointee.magic = hello.magic
    unsafe raw.pointee.n_versions = hello.versions.count
    unsafe raw.pointee.versions = unsafe try arena.make(UInt32.self, count: hello.versions.count)
    for (index, version) in hello.versions.enumerated() {
      unsafe raw.pointee.versions[index] = version
    }
    unsafe raw.pointee.agent = unsafe try arena.string(hello.agent)
    unsafe raw.pointee.max_frame = hello.maximumFrame
    unsafe raw.pointee.max_message = hello.maximumMessage
    unsafe raw.pointee.max_calls = hello.maximumCalls
    unsafe raw.pointee.window = hello.window
    unsafe raw.pointee.credits = hello.hasCredits ? 1 : 0
    unsafe raw.pointee.whole_messages = hello.wantsWholeMessages ? 1 : 0
    unsafe (raw.pointee.encodings, raw.pointee.n_encodings) = unsafe try build(hello.encodings)
    unsafe (raw.pointee.services, raw.pointee.n_services) = unsafe try build(hello.services)
    unsafe (raw.pointee.features, raw.pointee.n_features) = unsafe try build(hello.features)
    unsafe raw.pointee.drain_ms = hello.drainMilliseconds
    unsafe raw.pointee.failure = unsafe try hello.failure.map { unsafe try build($0) }
    return unsafe raw
  }

  private func build(_ start: Frame.Start) throws -> UnsafeMutablePointer<Warraq__Wire__V1__Start> {
    let raw = unsafe try arena.make(Warraq__Wire__V1__Start.self)
    unsafe warraq__wire__v1__start__init(raw)
    unsafe raw.pointee.method = unsafe try arena.string(start.method)
    unsafe (raw.pointee.metadata, raw.pointee.n_metadata) = unsafe try build(start.metadata)
    if let timeout = start.timeoutMilliseconds {
      unsafe raw.pointee.deadline_case = WARRAQ__WIRE__V1__START__DEADLINE_TIMEOUT_MS
      unsafe raw.pointee.timeout_ms = timeout
    }
    unsafe raw.pointee.window = start.window
    unsafe raw.pointee.encoding = unsafe try arena.string(start.encoding)
    unsafe raw.pointee.attempt = start.attempt
    return unsafe raw
  }

  private func build(_ status: Status) throws -> UnsafeMutablePointer<Warraq__Wire__V1__Status> {
    let raw = unsafe try arena.make(Warraq__Wire__V1__Status.self)
    unsafe warraq__wire__v1__status__init(raw)
    unsafe raw.pointee.code = status.code.rawValue
    unsafe raw.pointee.message = unsafe try arena.string(status.message.utf8.filter { $0 != 0 })
    unsafe raw.pointee.n_details = status.details.count
    unsafe raw.pointee.details = unsafe try arena.make(
      UnsafeMutablePointer<Google__Protobuf__Any>?.self, count: status.details.count)
    for (index, detail) in status.details.enumerated() {
      let any = unsafe try arena.make(Google__Protobuf__Any.self)
      unsafe google__protobuf__any__init(any)
      unsafe any.pointee.type_url = unsafe try arena.string(detail.typeURL)
      unsafe any.pointee.value = unsafe try build(detail.value)
      unsafe raw.pointee.details[index] = unsafe any
    }
    return unsafe raw
  }

  private func build(_ entries: [Entry]) throws -> (
    UnsafeMutablePointer<UnsafeMutablePointer<Warraq__Wire__V1__Entry>?>, Int
  ) {
    let raw = unsafe try arena.make(
      UnsafeMutablePointer<Warraq__Wire__V1__Entry>?.self, count: entries.count)
    for (index, entry) in entries.enumerated() {
      let value = unsafe try arena.make(Warraq__Wire__V1__Entry.self)
      unsafe warraq__wire__v1__entry__init(value)
      unsafe value.pointee.key = unsafe try arena.string(entry.key)
      switch entry.value {
      case .text(let text):
        unsafe value.pointee.value_case = WARRAQ__WIRE__V1__ENTRY__VALUE_TEXT
        unsafe value.pointee.text = unsafe try arena.string(text)
      case .binary(let bytes):
        unsafe value.pointee.value_case = WARRAQ__WIRE__V1__ENTRY__VALUE_BINARY
        unsafe value.pointee.binary = unsafe try build(bytes)
      }
      unsafe raw[index] = unsafe value
    }
    return unsafe (raw, entries.count)
  }

  private func build(_ strings: [String]) throws -> (
    UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, Int
  ) {
    let raw = unsafe try arena.make(UnsafeMutablePointer<CChar>?.self, count: strings.count)
    for (index, string) in strings.enumerated() {
      unsafe raw[index] = unsafe try arena.string(string)
    }
    return unsafe (raw, strings.count)
  }

  private func build(_ bytes: [UInt8]) throws -> ProtobufCBinaryData {
    let copy = unsafe try arena.make(UInt8.self, count: bytes.count)
    _ = unsafe UnsafeMutableBufferPointer(start: copy, count: bytes.count).initialize(from: bytes)
    return unsafe ProtobufCBinaryData(len: bytes.count, data: copy)
  }
}
