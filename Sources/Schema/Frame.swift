/// One frame of the wire (proto/warraq/wire/v1/frame.proto), as values.
package struct Frame: Sendable {
  package var call: UInt32
  package var start: Start?
  package var head: Head?
  package var chunk: Chunk?
  package var end: End?
  package var signal: Signal?

  package init(call: UInt32) {
    self.call = call
  }

  package enum Signal: Sendable {
    case hello(Hello)
    case cancel(reason: String)
    case credit(UInt32)
    case ping(nonce: [UInt8])
    case pong(nonce: [UInt8], running: UInt32, open: UInt32, stuck: UInt32)
    case drain(why: Status?, graceMilliseconds: UInt32)
    case log(severity: UInt32, text: String, dropped: UInt32)
  }

  package struct Hello: Sendable {
    /// "Wrrq" read as a little-endian number.
    package static let magic: UInt32 = 0x7172_7257

    package var magic = Hello.magic
    package var versions: [UInt32] = []
    package var agent = ""
    package var maximumFrame: UInt32 = 0
    package var maximumMessage: UInt32 = 0
    package var maximumCalls: UInt32 = 0
    package var window: UInt32 = 0
    package var hasCredits = false
    package var wantsWholeMessages = false
    package var encodings: [String] = []
    package var services: [String] = []
    package var features: [String] = []
    package var drainMilliseconds: UInt32 = 0
    package var failure: Status?

    package init() {}
  }

  package struct Start: Sendable {
    package var method: String
    package var metadata: [Entry] = []
    package var timeoutMilliseconds: UInt32?
    package var window: UInt32 = 0
    package var encoding = ""
    package var attempt: UInt32 = 0

    package init(method: String) {
      self.method = method
    }
  }

  package struct Head: Sendable {
    package var metadata: [Entry]
    package var encoding = ""

    package init(metadata: [Entry]) {
      self.metadata = metadata
    }
  }

  package struct Chunk: Sendable {
    package var data: [UInt8]
    package var more = false
    package var isCompressed = false
    package var total: UInt32 = 0

    package init(data: [UInt8]) {
      self.data = data
    }
  }

  package struct End: Sendable {
    package var status: Status?
    package var trailers: [Entry] = []
    package var isRefused = false

    package init(status: Status? = nil) {
      self.status = status
    }
  }
}

/// One metadata item.
package struct Entry: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case text(String)
    case binary([UInt8])
  }

  package var key: String
  package var value: Value

  package init(_ key: String, _ value: Value) {
    self.key = key
    self.value = value
  }
}
