internal import Platform

extension Engine {
  /// The bytes taken from the connection for one write.
  static let batch = 256 << 10

  /// Whether bytes wait to be written.
  var hasOutput: Bool { !outputBuffer.isEmpty || connection.hasOutput }

  /// Writes until nothing is queued. May block; never called by the leader.
  func writeOutput() {
    hasWriter = true
    callForHelp()
    while hasOutput {
      if outputBuffer.isEmpty {
        release(connection.takeOutput(into: &outputBuffer, limit: Self.batch))
      }
      write()
    }
    hasWriter = false
    stopIfDone()
  }

  /// Writes what the pipe takes at once, so that the leader never blocks on its host; what is left is for
  /// another thread.
  func writeAsLeader() {
    while hasOutput, !hasWriter, runnable.isEmpty, waiting.isEmpty {
      let room = output.roomWithoutBlocking
      if outputBuffer.isEmpty {
        release(connection.takeOutput(into: &outputBuffer, limit: max(1, room / 2)))
      }
      if outputBuffer.count > room { break }
      hasWriter = true
      write()
      hasWriter = false
    }
    if hasOutput { callForHelp() }
  }

  /// Writes the buffer, without holding the lock, and empties it.
  func write() {
    var bytes = outputBuffer
    outputBuffer = []
    monitor.unlock()
    var failure: SystemError?
    do { try output.write(bytes) } catch { failure = error }
    monitor.lock()
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 21)
    outputBuffer = bytes
    if failure != nil { handle(connection.hostIsGone()) }
  }

  /// Wakes handlers that wait for room, and tells those whose call was ended without them.
  func release(_ served: [Connection.Serial]) {
    for serial in served {
      if connection.isStuck(serial) {
        abandon(serial)
      } else {
        calls[serial]?.progress?.broadcast()
      }
    }
  }
}
