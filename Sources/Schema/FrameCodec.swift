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
    let descriptor = MessageType.frame.descriptor
    return try bytes.withUnsafeBufferPointer { buffer in
      try WireValidator.validate(buffer, as: descriptor)
      guard
        let raw = protobuf_c_message_unpack(
          descriptor, arena.allocator, buffer.count, buffer.baseAddress)
      else { throw SchemaError.malformed(path: "", reason: "not a frame") }
      let frame = UnsafeMutableRawPointer(raw).assumingMemoryBound(to: Warraq__Wire__V1__Frame.self)
      return Self.frame(frame.pointee)
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
    data.withUnsafeBufferPointer { encode(frame, data: $0, into: &output, prefix: prefix) }
  }

  private func encode(
    _ frame: Frame, data: UnsafeBufferPointer<UInt8>, into output: inout [UInt8],
    prefix: (Int, inout [UInt8]) -> Void
  ) {
    do {
      let message = try build(frame, data: data)
      let size = protobuf_c_message_get_packed_size(message.pointer)
      prefix(size, &output)
      let start = output.count
      output.append(contentsOf: repeatElement(0, count: size))
      output.withUnsafeMutableBufferPointer { buffer in
        guard size > 0, let base = buffer.baseAddress else { return }
        let written = protobuf_c_message_pack(message.pointer, base + start)
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
    var frame = Frame(call: raw.call)
    if let start = raw.start { frame.start = self.start(start.pointee) }
    if let head = raw.head {
      var value = Frame.Head(metadata: entries(head.pointee.metadata, head.pointee.n_metadata))
      value.encoding = String(cString: head.pointee.encoding)
      frame.head = value
    }
    if let chunk = raw.chunk {
      var value = Frame.Chunk(data: bytes(chunk.pointee.data))
      value.more = chunk.pointee.more != 0
      value.isCompressed = chunk.pointee.compressed != 0
      value.total = chunk.pointee.total
      frame.chunk = value
    }
    if let end = raw.end {
      var value = Frame.End(status: end.pointee.status.map { status($0.pointee) })
      value.trailers = entries(end.pointee.trailers, end.pointee.n_trailers)
      value.isRefused = end.pointee.refused != 0
      frame.end = value
    }
    frame.signal = signal(raw)
    return frame
  }

  private static func signal(_ raw: Warraq__Wire__V1__Frame) -> Frame.Signal? {
    switch raw.signal_case {
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_HELLO:
      return .hello(hello(raw.hello.pointee))
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_CANCEL:
      return .cancel(reason: String(cString: raw.cancel.pointee.reason))
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_CREDIT:
      return .credit(raw.credit.pointee.bytes)
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_PING:
      return .ping(nonce: bytes(raw.ping.pointee.nonce))
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_PONG:
      let pong = raw.pong.pointee
      return .pong(
        nonce: bytes(pong.nonce), running: pong.running, open: pong.open, stuck: pong.stuck)
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_DRAIN:
      let drain = raw.drain.pointee
      return .drain(
        why: drain.why.map { status($0.pointee) }, graceMilliseconds: drain.grace_ms)
    case WARRAQ__WIRE__V1__FRAME__SIGNAL_LOG:
      let log = raw.log.pointee
      return .log(
        severity: log.severity, text: String(cString: log.text), dropped: log.dropped)
    default:
      return nil
    }
  }

  private static func hello(_ raw: Warraq__Wire__V1__Hello) -> Frame.Hello {
    var hello = Frame.Hello()
    hello.magic = raw.magic
    hello.versions = Array(UnsafeBufferPointer(start: raw.versions, count: raw.n_versions))
    hello.agent = String(cString: raw.agent)
    hello.maximumFrame = raw.max_frame
    hello.maximumMessage = raw.max_message
    hello.maximumCalls = raw.max_calls
    hello.window = raw.window
    hello.hasCredits = raw.credits != 0
    hello.wantsWholeMessages = raw.whole_messages != 0
    hello.encodings = strings(raw.encodings, raw.n_encodings)
    hello.services = strings(raw.services, raw.n_services)
    hello.features = strings(raw.features, raw.n_features)
    hello.drainMilliseconds = raw.drain_ms
    hello.failure = raw.failure.map { status($0.pointee) }
    return hello
  }

  private static func start(_ raw: Warraq__Wire__V1__Start) -> Frame.Start {
    var start = Frame.Start(method: String(cString: raw.method))
    start.metadata = entries(raw.metadata, raw.n_metadata)
    if raw.deadline_case == WARRAQ__WIRE__V1__START__DEADLINE_TIMEOUT_MS {
      start.timeoutMilliseconds = raw.timeout_ms
    }
    start.window = raw.window
    start.encoding = String(cString: raw.encoding)
    start.attempt = raw.attempt
    return start
  }

  static func status(_ raw: Warraq__Wire__V1__Status) -> Status {
    var status = Status(
      Status.Code(rawValue: raw.code) ?? .unknown, String(cString: raw.message))
    for index in 0..<raw.n_details {
      guard let detail = raw.details[index] else { continue }
      status.details.append(
        Status.Detail(
          typeURL: String(cString: detail.pointee.type_url), value: bytes(detail.pointee.value)))
    }
    return status
  }

  private static func entries(
    _ raw: UnsafeMutablePointer<UnsafeMutablePointer<Warraq__Wire__V1__Entry>?>?, _ count: Int
  ) -> [Entry] {
    guard let raw else { return [] }
    return (0..<count).compactMap { index in
      guard let entry = raw[index]?.pointee else { return nil }
      let key = String(cString: entry.key)
      switch entry.value_case {
      case WARRAQ__WIRE__V1__ENTRY__VALUE_BINARY:
        return Entry(key, .binary(bytes(entry.binary)))
      case WARRAQ__WIRE__V1__ENTRY__VALUE_TEXT:
        return Entry(key, .text(String(cString: entry.text)))
      default:
        return Entry(key, .text(""))
      }
    }
  }

  private static func strings(
    _ raw: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int
  ) -> [String] {
    guard let raw else { return [] }
    return (0..<count).map { raw[$0].map { String(cString: $0) } ?? "" }
  }

  private static func bytes(_ raw: ProtobufCBinaryData) -> [UInt8] {
    Array(UnsafeBufferPointer(start: raw.data, count: raw.len))
  }
}

extension FrameCodec {
  /// - Parameter data: The chunk's, which is packed from where it is.
  private func build(_ frame: Frame, data: UnsafeBufferPointer<UInt8>) throws -> Message {
    let raw = try arena.make(Warraq__Wire__V1__Frame.self)
    warraq__wire__v1__frame__init(raw)
    raw.pointee.call = frame.call
    if let start = frame.start { raw.pointee.start = try build(start) }
    if let head = frame.head {
      let value = try arena.make(Warraq__Wire__V1__Head.self)
      warraq__wire__v1__head__init(value)
      (value.pointee.metadata, value.pointee.n_metadata) = try build(head.metadata)
      value.pointee.encoding = try arena.string(head.encoding)
      raw.pointee.head = value
    }
    if let chunk = frame.chunk {
      let value = try arena.make(Warraq__Wire__V1__Chunk.self)
      warraq__wire__v1__chunk__init(value)
      value.pointee.data = ProtobufCBinaryData(
        len: data.count, data: UnsafeMutablePointer(mutating: data.baseAddress))
      value.pointee.more = chunk.more ? 1 : 0
      value.pointee.compressed = chunk.isCompressed ? 1 : 0
      value.pointee.total = chunk.total
      raw.pointee.chunk = value
    }
    if let end = frame.end {
      let value = try arena.make(Warraq__Wire__V1__End.self)
      warraq__wire__v1__end__init(value)
      value.pointee.status = try end.status.map { try build($0) }
      (value.pointee.trailers, value.pointee.n_trailers) = try build(end.trailers)
      value.pointee.refused = end.isRefused ? 1 : 0
      raw.pointee.end = value
    }
    if let signal = frame.signal { try build(signal, in: raw) }
    return Message(raw, arena: arena)
  }

  private func build(
    _ signal: Frame.Signal, in raw: UnsafeMutablePointer<Warraq__Wire__V1__Frame>
  ) throws {
    switch signal {
    case .hello(let hello):
      raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_HELLO
      raw.pointee.hello = try build(hello)
    case .cancel(let reason):
      let value = try arena.make(Warraq__Wire__V1__Cancel.self)
      warraq__wire__v1__cancel__init(value)
      value.pointee.reason = try arena.string(reason)
      raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_CANCEL
      raw.pointee.cancel = value
    case .credit(let bytes):
      let value = try arena.make(Warraq__Wire__V1__Credit.self)
      warraq__wire__v1__credit__init(value)
      value.pointee.bytes = bytes
      raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_CREDIT
      raw.pointee.credit = value
    case .ping(let nonce):
      let value = try arena.make(Warraq__Wire__V1__Ping.self)
      warraq__wire__v1__ping__init(value)
      value.pointee.nonce = try build(nonce)
      raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_PING
      raw.pointee.ping = value
    case .pong(let nonce, let running, let open, let stuck):
      let value = try arena.make(Warraq__Wire__V1__Pong.self)
      warraq__wire__v1__pong__init(value)
      value.pointee.nonce = try build(nonce)
      value.pointee.running = running
      value.pointee.open = open
      value.pointee.stuck = stuck
      raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_PONG
      raw.pointee.pong = value
    case .drain(let why, let grace):
      let value = try arena.make(Warraq__Wire__V1__Drain.self)
      warraq__wire__v1__drain__init(value)
      value.pointee.why = try why.map { try build($0) }
      value.pointee.grace_ms = grace
      raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_DRAIN
      raw.pointee.drain = value
    case .log(let severity, let text, let dropped):
      let value = try arena.make(Warraq__Wire__V1__Log.self)
      warraq__wire__v1__log__init(value)
      value.pointee.severity = severity
      value.pointee.text = try arena.string(text)
      value.pointee.dropped = dropped
      raw.pointee.signal_case = WARRAQ__WIRE__V1__FRAME__SIGNAL_LOG
      raw.pointee.log = value
    }
  }

  private func build(_ hello: Frame.Hello) throws -> UnsafeMutablePointer<Warraq__Wire__V1__Hello> {
    let raw = try arena.make(Warraq__Wire__V1__Hello.self)
    warraq__wire__v1__hello__init(raw)
    raw.pointee.magic = hello.magic
    raw.pointee.n_versions = hello.versions.count
    raw.pointee.versions = try arena.make(UInt32.self, count: hello.versions.count)
    for (index, version) in hello.versions.enumerated() { raw.pointee.versions[index] = version }
    raw.pointee.agent = try arena.string(hello.agent)
    raw.pointee.max_frame = hello.maximumFrame
    raw.pointee.max_message = hello.maximumMessage
    raw.pointee.max_calls = hello.maximumCalls
    raw.pointee.window = hello.window
    raw.pointee.credits = hello.hasCredits ? 1 : 0
    raw.pointee.whole_messages = hello.wantsWholeMessages ? 1 : 0
    (raw.pointee.encodings, raw.pointee.n_encodings) = try build(hello.encodings)
    (raw.pointee.services, raw.pointee.n_services) = try build(hello.services)
    (raw.pointee.features, raw.pointee.n_features) = try build(hello.features)
    raw.pointee.drain_ms = hello.drainMilliseconds
    raw.pointee.failure = try hello.failure.map { try build($0) }
    return raw
  }

  private func build(_ start: Frame.Start) throws -> UnsafeMutablePointer<Warraq__Wire__V1__Start> {
    let raw = try arena.make(Warraq__Wire__V1__Start.self)
    warraq__wire__v1__start__init(raw)
    raw.pointee.method = try arena.string(start.method)
    (raw.pointee.metadata, raw.pointee.n_metadata) = try build(start.metadata)
    if let timeout = start.timeoutMilliseconds {
      raw.pointee.deadline_case = WARRAQ__WIRE__V1__START__DEADLINE_TIMEOUT_MS
      raw.pointee.timeout_ms = timeout
    }
    raw.pointee.window = start.window
    raw.pointee.encoding = try arena.string(start.encoding)
    raw.pointee.attempt = start.attempt
    return raw
  }

  private func build(_ status: Status) throws -> UnsafeMutablePointer<Warraq__Wire__V1__Status> {
    let raw = try arena.make(Warraq__Wire__V1__Status.self)
    warraq__wire__v1__status__init(raw)
    raw.pointee.code = status.code.rawValue
    raw.pointee.message = try arena.string(status.message.utf8.filter { $0 != 0 })
    raw.pointee.n_details = status.details.count
    raw.pointee.details = try arena.make(
      UnsafeMutablePointer<Google__Protobuf__Any>?.self, count: status.details.count)
    for (index, detail) in status.details.enumerated() {
      let any = try arena.make(Google__Protobuf__Any.self)
      google__protobuf__any__init(any)
      any.pointee.type_url = try arena.string(detail.typeURL)
      any.pointee.value = try build(detail.value)
      raw.pointee.details[index] = any
    }
    return raw
  }

  private func build(_ entries: [Entry]) throws -> (
    UnsafeMutablePointer<UnsafeMutablePointer<Warraq__Wire__V1__Entry>?>, Int
  ) {
    let raw = try arena.make(
      UnsafeMutablePointer<Warraq__Wire__V1__Entry>?.self, count: entries.count)
    for (index, entry) in entries.enumerated() {
      let value = try arena.make(Warraq__Wire__V1__Entry.self)
      warraq__wire__v1__entry__init(value)
      value.pointee.key = try arena.string(entry.key)
      switch entry.value {
      case .text(let text):
        value.pointee.value_case = WARRAQ__WIRE__V1__ENTRY__VALUE_TEXT
        value.pointee.text = try arena.string(text)
      case .binary(let bytes):
        value.pointee.value_case = WARRAQ__WIRE__V1__ENTRY__VALUE_BINARY
        value.pointee.binary = try build(bytes)
      }
      raw[index] = value
    }
    return (raw, entries.count)
  }

  private func build(_ strings: [String]) throws -> (
    UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, Int
  ) {
    let raw = try arena.make(UnsafeMutablePointer<CChar>?.self, count: strings.count)
    for (index, string) in strings.enumerated() { raw[index] = try arena.string(string) }
    return (raw, strings.count)
  }

  private func build(_ bytes: [UInt8]) throws -> ProtobufCBinaryData {
    let copy = try arena.make(UInt8.self, count: bytes.count)
    _ = UnsafeMutableBufferPointer(start: copy, count: bytes.count).initialize(from: bytes)
    return ProtobufCBinaryData(len: bytes.count, data: copy)
  }
}
