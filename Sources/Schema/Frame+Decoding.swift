// One function for each message of proto/warraq/wire/v1/frame.proto. Each takes fields as they come into what
// came before: the last value of a field stays, and a message that comes in parts is merged.

private typealias Key = WireKey

extension Frame {
  /// Takes a frame's fields.
  mutating func merge(_ message: consuming WireCursor, _ names: inout NameCache)
    throws(WireMismatch)
  {
    while let key = try message.key() {
      switch key {
      case Key.varint(1):
        call = try message.uint32()
      case Key.bytes(2):
        var part = start ?? Start(method: "")
        try part.merge(message.message(), &names)
        start = part
      case Key.bytes(3):
        var part = head ?? Head(metadata: [])
        try part.merge(message.message())
        head = part
      case Key.bytes(4):
        var part = chunk ?? Chunk(data: [])
        try part.merge(message.message())
        chunk = part
      case Key.bytes(5):
        var part = end ?? End()
        try part.merge(message.message())
        end = part
      default:
        if let signal = try Signal(key, &message) {
          self.signal = signal
        } else {
          try message.skip(key, known: 1...5, 8...14)
        }
      }
    }
  }
}

extension Frame.Signal {
  /// The signal of a frame's field; nil where the field is none. A later one replaces it whole.
  fileprivate init?(_ key: UInt32, _ frame: inout WireCursor) throws(WireMismatch) {
    switch key {
    case Key.bytes(8): self = .hello(try Frame.Hello(frame.message()))
    case Key.bytes(9): self = try .cancel(frame.message())
    case Key.bytes(10): self = try .credit(frame.message())
    case Key.bytes(11): self = try .ping(frame.message())
    case Key.bytes(12): self = try .pong(frame.message())
    case Key.bytes(13): self = try .drain(frame.message())
    case Key.bytes(14): self = try .log(frame.message())
    default: return nil
    }
  }

  private static func cancel(_ message: consuming WireCursor) throws(WireMismatch) -> Self {
    var reason = ""
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): reason = try message.string()
      default: try message.skip(key, known: 1...1)
      }
    }
    return .cancel(reason: reason)
  }

  private static func credit(_ message: consuming WireCursor) throws(WireMismatch) -> Self {
    var count: UInt32 = 0
    while let key = try message.key() {
      switch key {
      case Key.varint(1): count = try message.uint32()
      default: try message.skip(key, known: 1...1)
      }
    }
    return .credit(count)
  }

  private static func ping(_ message: consuming WireCursor) throws(WireMismatch) -> Self {
    var nonce: [UInt8] = []
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): nonce = try message.array()
      default: try message.skip(key, known: 1...1)
      }
    }
    return .ping(nonce: nonce)
  }

  private static func pong(_ message: consuming WireCursor) throws(WireMismatch) -> Self {
    var nonce: [UInt8] = []
    var (running, open, stuck): (UInt32, UInt32, UInt32) = (0, 0, 0)
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): nonce = try message.array()
      case Key.varint(2): running = try message.uint32()
      case Key.varint(3): open = try message.uint32()
      case Key.varint(4): stuck = try message.uint32()
      default: try message.skip(key, known: 1...4)
      }
    }
    return .pong(nonce: nonce, running: running, open: open, stuck: stuck)
  }

  private static func drain(_ message: consuming WireCursor) throws(WireMismatch) -> Self {
    var why: Status?
    var grace: UInt32 = 0
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): try Status.merge(message.message(), into: &why)
      case Key.varint(2): grace = try message.uint32()
      default: try message.skip(key, known: 1...2)
      }
    }
    return .drain(why: why, graceMilliseconds: grace)
  }

  private static func log(_ message: consuming WireCursor) throws(WireMismatch) -> Self {
    var text = ""
    var (severity, dropped): (UInt32, UInt32) = (0, 0)
    while let key = try message.key() {
      switch key {
      case Key.varint(1): severity = try message.uint32()
      case Key.bytes(2): text = try message.string()
      case Key.varint(3): dropped = try message.uint32()
      default: try message.skip(key, known: 1...3)
      }
    }
    return .log(severity: severity, text: text, dropped: dropped)
  }
}

extension Frame.Hello {
  fileprivate init(_ message: consuming WireCursor) throws(WireMismatch) {
    self.init()
    magic = 0
    while let key = try message.key() {
      switch key {
      case Key.fixed32(1): magic = try message.fixed32()
      case Key.varint(2): versions.append(try message.uint32())
      case Key.bytes(2): try message.appendPacked(to: &versions)
      case Key.bytes(3): agent = try message.string()
      case Key.varint(4): maximumFrame = try message.uint32()
      case Key.varint(5): maximumMessage = try message.uint32()
      case Key.varint(6): maximumCalls = try message.uint32()
      case Key.varint(7): window = try message.uint32()
      case Key.varint(8): hasCredits = try message.bool()
      case Key.varint(9): wantsWholeMessages = try message.bool()
      case Key.bytes(10): encodings.append(try message.string())
      case Key.bytes(11): services.append(try message.string())
      case Key.bytes(12): features.append(try message.string())
      case Key.varint(13): drainMilliseconds = try message.uint32()
      case Key.bytes(15): try Status.merge(message.message(), into: &failure)
      default: try message.skip(key, known: 1...13, 15...15)
      }
    }
  }
}

extension Frame.Start {
  fileprivate mutating func merge(_ message: consuming WireCursor, _ names: inout NameCache)
    throws(WireMismatch)
  {
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): method = try message.string(&names)
      case Key.bytes(2): metadata.append(try Entry(message.message()))
      case Key.varint(3): timeoutMilliseconds = try message.uint32()
      case Key.varint(4): window = try message.uint32()
      case Key.bytes(5): encoding = try message.string()
      case Key.varint(6): attempt = try message.uint32()
      default: try message.skip(key, known: 1...6)
      }
    }
  }
}

extension Frame.Head {
  fileprivate mutating func merge(_ message: consuming WireCursor) throws(WireMismatch) {
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): metadata.append(try Entry(message.message()))
      case Key.bytes(2): encoding = try message.string()
      default: try message.skip(key, known: 1...2)
      }
    }
  }
}

extension Frame.Chunk {
  fileprivate mutating func merge(_ message: consuming WireCursor) throws(WireMismatch) {
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): data = try message.array()
      case Key.varint(2): more = try message.bool()
      case Key.varint(3): isCompressed = try message.bool()
      case Key.varint(4): total = try message.uint32()
      default: try message.skip(key, known: 1...4)
      }
    }
  }
}

extension Frame.End {
  fileprivate mutating func merge(_ message: consuming WireCursor) throws(WireMismatch) {
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): try Status.merge(message.message(), into: &status)
      case Key.bytes(2): trailers.append(try Entry(message.message()))
      case Key.varint(3): isRefused = try message.bool()
      default: try message.skip(key, known: 1...3)
      }
    }
  }
}

extension Status {
  /// Takes a status' fields; a code that gRPC doesn't have becomes `unknown`.
  fileprivate static func merge(_ message: consuming WireCursor, into status: inout Status?)
    throws(WireMismatch)
  {
    var part = status ?? Status(.ok, "")
    while let key = try message.key() {
      switch key {
      case Key.varint(1):
        part.code = Code(rawValue: Int32(bitPattern: try message.uint32())) ?? .unknown
      case Key.bytes(2): part.message = try message.string()
      case Key.bytes(3): part.details.append(try Detail(message.message()))
      default: try message.skip(key, known: 1...3)
      }
    }
    status = part
  }
}

extension Status.Detail {
  fileprivate init(_ message: consuming WireCursor) throws(WireMismatch) {
    self.init(typeURL: "", value: [])
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): typeURL = try message.string()
      case Key.bytes(2): value = try message.array()
      default: try message.skip(key, known: 1...2)
      }
    }
  }
}

extension Entry {
  fileprivate init(_ message: consuming WireCursor) throws(WireMismatch) {
    self.init("", .text(""))
    while let key = try message.key() {
      switch key {
      case Key.bytes(1): self.key = try message.string()
      case Key.bytes(2): value = .text(try message.string())
      case Key.bytes(3): value = .binary(try message.array())
      default: try message.skip(key, known: 1...3)
      }
    }
  }
}
