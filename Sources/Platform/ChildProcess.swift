internal import Glibc

/// A program that was started with pipes on its standard input and output.
package struct ChildProcess: Sendable {
  /// The writing end of its standard input; closing it is the owner's.
  package let input: Descriptor
  /// The reading end of its standard output; closing it is the owner's.
  package let output: Descriptor
  private let identifier: pid_t

  /// Starts a program, looked for in PATH; its standard error is ours.
  package init(_ command: [String]) throws(SystemError) {
    let toChild = try Descriptor.pipe()
    let fromChild = try Descriptor.pipe()
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_adddup2(&actions, toChild.read.number, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, fromChild.write.number, 1)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    var arguments = unsafe command.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var identifier = pid_t()
    let result = unsafe posix_spawnp(
      &identifier, command.first ?? "", &actions, nil, arguments, environ)
    toChild.read.close()
    fromChild.write.close()
    guard result == 0 else {
      toChild.write.close()
      fromChild.read.close()
      throw SystemError(call: "start \(command.first ?? "")", code: result)
    }
    self.identifier = identifier
    input = toChild.write
    output = fromChild.read
  }

  /// The system's number.
  package var number: Int32 { identifier }

  /// Waits for the program to end.
  ///
  /// - Returns: Its exit code, or 128 and the number of the signal that ended it.
  package func wait() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return Self.code(of: status)
  }

  /// Waits for the program to end, but not for ever.
  ///
  /// - Returns: As `wait()`; nil where it has not ended in time.
  package func wait(milliseconds: Int) -> Int32? {
    let end = Instant.now().advanced(milliseconds: UInt32(clamping: milliseconds))
    var status: Int32 = 0
    while unsafe waitpid(identifier, &status, WNOHANG) <= 0 {
      if end < Instant.now() { return nil }
      Sleeper.brief()
    }
    return Self.code(of: status)
  }

  /// The exit code in what the system says of how a process ended, or 128 and the number of the signal.
  private static func code(of status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// Sends a signal by its name without SIG, such as TERM.
  ///
  /// - Returns: Whether there is one of that name.
  package func signal(_ name: String) -> Bool {
    let numbers = [
      "INT": SIGINT, "KILL": SIGKILL, "TERM": SIGTERM, "STOP": SIGSTOP, "CONT": SIGCONT,
    ]
    guard let number = numbers[name] else { return false }
    return Glibc.kill(identifier, number) == 0
  }

  /// Sends SIGKILL, which can't be refused; `wait` still has to follow.
  package func kill() {
    _ = Glibc.kill(identifier, SIGKILL)
  }
}
