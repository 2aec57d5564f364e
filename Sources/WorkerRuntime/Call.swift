internal import Compression
package import Logging
package import Platform
package import Schema
internal import Synchronization

/// One call, as its handler sees it: requests in, replies out, and whether to go on.
package final class Call: Sendable {
  /// The method's full name.
  package let method: String
  /// As the host sent it: order and duplicates kept.
  package let metadata: [Entry]
  /// When the call must have ended.
  package let deadline: Instant?
  /// The encoding that the host named for its requests; empty where it named none.
  package let encoding: String
  let serial: Connection.Serial
  let engine: Engine
  private let abandoned = Atomic<Bool>(false)
  private let endMetadata = Mutex<[Entry]>([])

  init(
    serial: Connection.Serial, start: Frame.Start, deadline: Instant?, engine: Engine
  ) {
    self.serial = serial
    method = start.method
    metadata = start.metadata
    encoding = start.encoding
    self.deadline = deadline
    self.engine = engine
  }

  /// The call has ended: what the handler still does is thrown away. Cheap; ask often.
  package var isCancelled: Bool { abandoned.load(ordering: .relaxed) }

  func abandon() {
    abandoned.store(true, ordering: .relaxed)
  }

  /// The next request, waiting for it; nil after the last.
  ///
  /// - Parameter limit: The largest request that the method takes, bytes; nil is the worker's limit.
  /// - Throws: `CancellationError` once the call has ended; `Status` where the request is larger or can't be
  ///   decompressed.
  package func next(limit: Int? = nil) throws -> [UInt8]? {
    guard let payload = try engine.nextRequest(of: self) else { return nil }
    let limit = limit ?? engine.limits.message
    let request = try decompressed(payload, limit: limit)
    if request.count > limit {
      throw Status.overLimit(
        "request", request.count, limit: limit,
        "a request of \(request.count) bytes exceeds the method's limit of \(limit)")
    }
    return request
  }

  /// Sends a reply, waiting while too much is queued for the call. It is compressed where the host named an
  /// encoding for the call and takes it itself, and that makes the reply smaller.
  ///
  /// - Parameter isLast: No other reply follows, and the handler returns at once: the reply goes out together with the
  ///   call's End.
  /// - Throws: `CancellationError` once the call has ended.
  package func send(_ message: [UInt8], isLast: Bool = false) throws {
    var payload = Connection.Payload(message)
    if !encoding.isEmpty, message.count >= engine.limits.smallestCompressed,
      let encoding = engine.replyEncoding(of: self), let smaller = try? encoding.compress(message),
      smaller.count < message.count
    {
      payload = Connection.Payload(smaller, isCompressed: true)
    }
    try engine.send(payload, size: message.count, isLast: isLast, for: self)
  }

  /// Sends initial metadata, before the first reply and once.
  package func sendHead(_ metadata: [Entry]) {
    engine.sendHead(metadata, for: self)
  }

  /// The metadata that goes out with the call's End, however it ends; none where it is never set.
  ///
  /// What does not fit one of the host's frames ends the call with RESOURCE_EXHAUSTED instead.
  package var trailers: [Entry] {
    get { endMetadata.withLock { $0 } }
    set { endMetadata.withLock { $0 = newValue } }
  }

  /// The text of the first metadata item with a key.
  package func metadata(_ key: String) -> String? {
    for entry in metadata where entry.key == key {
      if case .text(let text) = entry.value { return text }
    }
    return nil
  }

  /// Writes lines about this call to the host's log, or to standard error where it reads none.
  package var logger: Logger { engine.logger(for: serial) }

  /// No new calls are admitted any more.
  package var isDraining: Bool { engine.isDraining }

  /// Waits until no new calls are admitted.
  ///
  /// - Throws: `CancellationError` once the call has ended.
  package func waitForDrain() throws {
    try engine.waitForDrain(self)
  }

  private func decompressed(_ payload: Connection.Payload, limit: Int) throws -> [UInt8] {
    guard payload.isCompressed, let encoding = MessageEncoding(rawValue: encoding) else {
      return payload.bytes
    }
    do {
      return try encoding.decompress(payload.bytes, limit: limit)
    } catch {
      switch error {
      case .overLimit(let limit):
        throw Status(.resourceExhausted, "\(error)")
          .with(.info("LIMIT_EXCEEDED", ["what": "message", "limit": "\(limit)"]))
      case .malformed: throw Status(.internalError, "\(error)")
      case .outOfMemory: throw Status(.resourceExhausted, "\(error)")
      }
    }
  }
}
