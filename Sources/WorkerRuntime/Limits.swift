/// What a worker accepts and keeps, all stated in its Hello.
package struct Limits: Sendable {
  /// The largest frame sent unless the host allows more, bytes.
  package var sentFrame = 1 << 20
  /// The largest piece of a message sent in one frame, bytes.
  package var fragment = 64 << 10
  /// The largest message, bytes.
  package var message = 64 << 20
  /// Keys and values of one metadata block, bytes.
  package var metadata = 16 << 10
  /// A status' message, bytes.
  package var statusMessage = 64 << 10
  /// Calls open at once, those whose handler still runs after their End among them.
  package var calls = 100
  /// Reply bytes queued for a call before its handler waits.
  package var window = 256 << 10
  /// Request bytes held for all calls together.
  package var bufferedRequests = 256 << 20
  /// Pongs and the like that wait to be written.
  package var queuedSignals = 10_000
  /// Calls that were refused and whose End waits to be written.
  package var queuedRefusals = 100_000
  /// How long calls may still run once a drain began, milliseconds.
  package var drainMilliseconds: UInt32 = 30_000

  /// Log lines that wait to be written.
  package var queuedLogs = 1000
  /// A log line's text, bytes.
  package var logText = 16 << 10
  /// How long a host that was refused for want of room is told to wait, milliseconds.
  package var retryMilliseconds: UInt32 = 100
  /// Replies smaller than this are never compressed, bytes.
  package var smallestCompressed = 256
  /// How long a handler may run on after its call has ended before the process ends; nil is for ever.
  package var killMilliseconds: UInt32?
  /// The most memory that the process may have resident before it ends, bytes; nil is all there is.
  package var memory: Int?
  /// How long a process that has to go waits for its host to read why, milliseconds.
  package var lastWordsMilliseconds: UInt32 = 100

  /// How long a closing connection waits for its host to read what is left, milliseconds.
  package var flushMilliseconds: UInt32 = 1000

  /// The largest frame received: a whole message and its envelope, bytes.
  package var receivedFrame: Int { message + (64 << 10) }

  /// The defaults.
  package init() {}
}
