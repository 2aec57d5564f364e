internal import Logging
internal import Platform

extension Engine {
  /// A logger whose lines belong to a call.
  func logger(for serial: Connection.Serial?) -> Logger {
    Logger(label: "warraq") { _ in
      WorkerLogHandler(logLevel: self.logLevel) { level, text in
        self.monitor.withLock { self.log(level, text, serial) }
      }
    }
  }

  /// Sends a line to the host, or to standard error where the host reads none. The lock is held.
  func log(
    _ level: Logger.Level, _ text: String, dropped: UInt32 = 0, _ serial: Connection.Serial?
  ) {
    guard level >= logLevel else { return }
    if connection.log(severity: level.severity, text, dropped: dropped, for: serial) {
      if !hasWriter { callForHelp() }
    } else {
      let call = serial.flatMap { connection.callID(of: $0) }.map { "call \($0): " } ?? ""
      lineLog.write("\(level): \(call)\(text)")
    }
  }

  /// Sends on a line that another process wrote about a call.
  ///
  /// - Parameter dropped: How many lines before it that process has lost.
  func log(severity: UInt32, _ text: String, dropped: UInt32, for call: Call) {
    monitor.withLock { log(Logger.Level(severity: severity), text, dropped: dropped, call.serial) }
  }

  /// Tells of system calls that the sandbox has refused since the last time.
  func reportRefusedCalls(_ serial: Connection.Serial) {
    let count = Sandbox.refusedCalls
    guard count != refusedCalls else { return }
    let new = count &- refusedCalls
    refusedCalls = count
    log(
      .warning,
      "the sandbox refused \(new) system calls, the last of them number \(Sandbox.lastRefusedCall)",
      serial)
  }
}
