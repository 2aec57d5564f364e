// Each message of proto/warraq/wire/v1/frame.proto, its fields in the order of their numbers.

extension Frame {
  /// Puts a frame's fields.
  ///
  /// - Parameter data: The bytes of the chunk, in place of `chunk.data`.
  func encode(data: ArraySlice<UInt8>, into sink: inout some WireSink) {
    sink.field(1, call)
    sink.field(2, start)
    sink.field(3, head)
    if let chunk { sink.field(4, Piece(chunk: chunk, data: data)) }
    sink.field(5, end)
    if let signal { sink.field(signal.field, signal) }
  }

  private struct Piece: WireMessage {
    let chunk: Chunk
    let data: ArraySlice<UInt8>

    func encode(into sink: inout some WireSink) {
      sink.field(1, data)
      sink.field(2, chunk.more)
      sink.field(3, chunk.isCompressed)
      sink.field(4, chunk.total)
    }
  }
}

extension Frame.Signal: WireMessage {
  /// The field of a frame that holds the signal.
  var field: UInt32 {
    switch self {
    case .hello: 8
    case .cancel: 9
    case .credit: 10
    case .ping: 11
    case .pong: 12
    case .drain: 13
    case .log: 14
    }
  }

  func encode(into sink: inout some WireSink) {
    switch self {
    case .hello(let hello):
      hello.encode(into: &sink)
    case .cancel(let reason):
      sink.field(1, reason)
    case .credit(let bytes):
      sink.field(1, bytes)
    case .ping(let nonce):
      sink.field(1, nonce)
    case .pong(let nonce, let running, let open, let stuck):
      sink.field(1, nonce)
      sink.field(2, running)
      sink.field(3, open)
      sink.field(4, stuck)
    case .drain(let why, let grace):
      sink.field(1, why)
      sink.field(2, grace)
    case .log(let severity, let text, let dropped):
      sink.field(1, severity)
      sink.field(2, text)
      sink.field(3, dropped)
    }
  }
}

extension Frame.Hello: WireMessage {
  func encode(into sink: inout some WireSink) {
    sink.field(1, fixed: magic)
    sink.field(2, packed: versions)
    sink.field(3, agent)
    sink.field(4, maximumFrame)
    sink.field(5, maximumMessage)
    sink.field(6, maximumCalls)
    sink.field(7, window)
    sink.field(8, hasCredits)
    sink.field(9, wantsWholeMessages)
    for encoding in encodings { sink.presentField(10, encoding) }
    for service in services { sink.presentField(11, service) }
    for feature in features { sink.presentField(12, feature) }
    sink.field(13, drainMilliseconds)
    sink.field(15, failure)
  }
}

extension Frame.Start: WireMessage {
  func encode(into sink: inout some WireSink) {
    sink.field(1, method)
    for entry in metadata { sink.field(2, entry) }
    if let timeoutMilliseconds { sink.presentField(3, timeoutMilliseconds) }
    sink.field(4, window)
    sink.field(5, encoding)
    sink.field(6, attempt)
  }
}

extension Frame.Head: WireMessage {
  func encode(into sink: inout some WireSink) {
    for entry in metadata { sink.field(1, entry) }
    sink.field(2, encoding)
  }
}

extension Frame.End: WireMessage {
  func encode(into sink: inout some WireSink) {
    sink.field(1, status)
    for entry in trailers { sink.field(2, entry) }
    sink.field(3, isRefused)
  }
}

extension Status: WireMessage {
  func encode(into sink: inout some WireSink) {
    sink.field(1, UInt32(code.rawValue))
    sink.field(2, message.utf8.filter { $0 != 0 })
    for detail in details { sink.field(3, detail) }
  }
}

extension Status.Detail: WireMessage {
  func encode(into sink: inout some WireSink) {
    sink.field(1, typeURL)
    sink.field(2, value)
  }
}

extension Entry: WireMessage {
  func encode(into sink: inout some WireSink) {
    sink.field(1, key)
    switch value {
    case .text(let text): sink.presentField(2, text)
    case .binary(let bytes): sink.presentField(3, bytes)
    }
  }
}
