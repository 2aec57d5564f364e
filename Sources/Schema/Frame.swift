/// One frame of the wire (proto/warraq/wire/v1/frame.proto), as values.
package struct Frame: Sendable {
  /// 0 for the connection itself, odd for calls that the host opens.
  package var call: UInt32
  /// Host to worker: opens the call.
  package var start: Start?
  /// Worker to host: at most once a call and before its first chunk.
  package var head: Head?
  /// Either way: one piece of one message.
  package var chunk: Chunk?
  /// From the host: no more messages come. From the worker: the call's status, and the last of it.
  package var end: End?
  /// At most one a frame, processed after the other parts.
  package var signal: Signal?

  /// A frame without parts.
  package init(call: UInt32) {
    self.call = call
  }

  /// What is said beside a call's messages.
  package enum Signal: Sendable {
    /// The first frame of either side.
    indirect case hello(Hello)
    /// Host to worker: give the call up; the reason is for logs.
    case cancel(reason: String)
    /// The sender of this frame accepts so many more chunk bytes for the call.
    case credit(UInt32)
    /// Answered at once with a pong; at most 64 bytes, returned as they are.
    case ping(nonce: [UInt8])
    /// Handlers running, calls open, and handlers still running though their call has ended.
    case pong(nonce: [UInt8], running: UInt32, open: UInt32, stuck: UInt32)
    /// No new calls, and open ones may run for the grace; 0 means the worker's own. `why` is the
    /// error that ends the connection.
    case drain(why: Status?, graceMilliseconds: UInt32)
    /// Severity is 1 (trace) to 7 (critical); `dropped` counts the lines lost since the last one
    /// because the host did not read fast enough.
    case log(severity: UInt32, text: String, dropped: UInt32)
  }

  /// What a side is and allows; sizes are bytes.
  package struct Hello: Sendable {
    /// "Wrrq" read as a little-endian number.
    package static let magic: UInt32 = 0x7172_7257

    /// Anything but `Hello.magic` is not this protocol.
    package var magic = Hello.magic
    /// Those spoken; the worker's holds the one it chose. Empty in the host's means 1.
    package var versions: [UInt32] = []
    /// Program and version, for logs.
    package var agent = ""
    /// The largest frame payload the sender accepts, bytes; 0 means 1 MiB.
    package var maximumFrame: UInt32 = 0
    /// The largest message the sender accepts, bytes; 0 means 64 MiB.
    package var maximumMessage: UInt32 = 0
    /// Calls that may be open at once; the host queues above it.
    package var maximumCalls: UInt32 = 0
    /// Initial credit per call and direction, bytes, where credits are on.
    package var window: UInt32 = 0
    /// The sender grants and honours credits; else the pipe alone is the back-pressure.
    package var hasCredits = false
    /// The host never wants a message cut into several chunks.
    package var wantsWholeMessages = false
    /// Message encodings understood, for example "gzip".
    package var encodings: [String] = []
    /// Worker: full names, for example "warraq.v1.Documents".
    package var services: [String] = []
    /// Optional behaviours, usable where both sides list them.
    package var features: [String] = []
    /// How long calls may still run once a drain began.
    package var drainMilliseconds: UInt32 = 0
    /// Worker: why it exits after this frame; nil where it started.
    package var failure: Status?

    /// The greeting of a side that offers nothing yet.
    package init() {}
  }

  /// Opens a call.
  package struct Start: Sendable {
    /// "package.Service/Method"; a leading slash is accepted.
    package var method: String
    /// In the order sent, duplicates kept.
    package var metadata: [Entry] = []
    /// From the frame's receipt to the call's end; 0 has already expired, nil is no deadline.
    package var timeoutMilliseconds: UInt32?
    /// Credit for this call's replies, bytes; 0 means the greeting's.
    package var window: UInt32 = 0
    /// That of the request chunks that are compressed.
    package var encoding = ""
    /// How many times the host tried this call before.
    package var attempt: UInt32 = 0

    /// A first attempt without metadata or deadline.
    package init(method: String) {
      self.method = method
    }
  }

  /// Initial metadata of a reply.
  package struct Head: Sendable {
    /// In the order sent, duplicates kept.
    package var metadata: [Entry]
    /// That of the reply chunks that are compressed.
    package var encoding = ""

    /// For replies that are not compressed.
    package init(metadata: [Entry]) {
      self.metadata = metadata
    }
  }

  /// One piece of one message; an empty message is a chunk without data.
  package struct Chunk: Sendable {
    /// The piece's bytes, compressed where the whole message is.
    package var data: [UInt8]
    /// The message goes on in the call's next chunk.
    package var more = false
    /// The whole message is compressed; said on its first chunk.
    package var isCompressed = false
    /// On the first chunk of several: the whole message's size, bytes; 0 where unknown.
    package var total: UInt32 = 0

    /// A whole message that is not compressed.
    package init(data: [UInt8]) {
      self.data = data
    }
  }

  /// Ends one direction of a call.
  package struct End: Sendable {
    /// Worker: how the call ended; nil means OK.
    package var status: Status?
    /// Worker: trailing metadata, in the order sent, duplicates kept.
    package var trailers: [Entry] = []
    /// Worker: the handler never ran, so the call may be tried again without harm.
    package var isRefused = false

    /// Without a status: a half-close, or a call that went well.
    package init(status: Status? = nil) {
      self.status = status
    }
  }
}

/// One metadata item.
package struct Entry: Hashable, Sendable {
  /// UTF-8 text, or any bytes.
  package enum Value: Hashable, Sendable {
    case text(String)
    case binary([UInt8])
  }

  /// Lower-case ASCII; not unique in a list.
  package var key: String
  /// An item that the wire leaves without a value has an empty text.
  package var value: Value

  /// Takes the key as it is, unchecked.
  package init(_ key: String, _ value: Value) {
    self.key = key
    self.value = value
  }
}
