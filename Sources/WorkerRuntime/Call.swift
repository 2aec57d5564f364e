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
  let serial: Connection.Serial
  private let engine: Engine
  private let abandoned = Atomic<Bool>(false)

  init(
    serial: Connection.Serial, start: Frame.Start, deadline: Instant?, engine: Engine
  ) {
    self.serial = serial
    method = start.method
    metadata = start.metadata
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
  /// - Throws: `CancellationError` once the call has ended.
  package func next() throws -> [UInt8]? {
    try engine.nextRequest(of: self)
  }

  /// Sends a reply, waiting while too much is queued for the call.
  ///
  /// - Throws: `CancellationError` once the call has ended.
  package func send(_ message: [UInt8]) throws {
    try engine.send(message, for: self)
  }

  /// Sends initial metadata, before the first reply.
  package func sendHead(_ metadata: [Entry]) {
    engine.sendHead(metadata, for: self)
  }

  /// The text of the first metadata item with a key.
  package func metadata(_ key: String) -> String? {
    for entry in metadata where entry.key == key {
      if case .text(let text) = entry.value { return text }
    }
    return nil
  }
}
