internal import CPlatform
internal import Glibc

/// Forks workers for a process that gave up the right to fork.
///
/// A small process of its own, forked before the first thread, keeps that right. It knows no protocol: it
/// is asked to fork a worker and sends back the ends of its pipes, and to end one and tells how it ended. When
/// the process that asks is gone, it kills what it forked and ends.
///
/// Requests go one at a time, under `monitor`.
package final class Spawner: Sendable {
  /// Which of the three processes the caller of `start` has become.
  package enum Role {
    /// The one that called; it asks the spawner.
    case front(Spawner)
    /// A worker, forked by the spawner at a later time, with its pipes.
    case worker(input: Descriptor, output: Descriptor)
  }

  /// A worker's process.
  package struct Child: Sendable {
    /// The system's number.
    package let process: Int32
    /// The writing end of its input; closing it is the owner's.
    package let input: Descriptor
    /// The reading end of its output; closing it is the owner's.
    package let output: Descriptor
  }

  /// How a process ended.
  package enum Ending: Hashable, Sendable {
    /// It exited with a code.
    case exit(Int32)
    /// A signal ended it.
    case signal(Int32)
  }

  private struct Question {
    /// 0 asks for a worker; a negative number kills that process and does not wait for it.
    var processToEnd: Int32
  }

  private struct Answer {
    var process: Int32
    /// An errno, or what `wait` says of the process that was ended.
    var status: Int32
  }

  private let socket: Descriptor
  private let process: pid_t
  private let monitor = Monitor()

  private init(socket: Descriptor, process: pid_t) {
    self.socket = socket
    self.process = process
  }

  /// Forks the spawner; call it before any thread exists.
  ///
  /// Returns in the calling process, and once more in each worker that is forked later.
  ///
  /// - Parameters:
  ///   - descriptors: Those that only the calling process is to keep.
  ///   - close: Closes the spawner's sandbox.
  package static func start(
    keepingToItself descriptors: [Descriptor], closing close: () throws(SystemError) -> Void
  ) throws(SystemError) -> Role {
    var ends: [Int32] = [0, 0]
    if unsafe warraq_socket_pair(&ends) != 0 { throw SystemError(call: "socketpair", code: errno) }
    let process = warraq_fork()
    if process < 0 { throw SystemError(call: "fork", code: errno) }
    if process > 0 {
      _ = Glibc.close(ends[1])
      return .front(Spawner(socket: Descriptor(ends[0]), process: process))
    }
    _ = Glibc.close(ends[0])
    for descriptor in descriptors { descriptor.close() }
    // The front tells its workers to drain; a signal to the whole group is not for them.
    signal(SIGTERM, SIG_IGN)
    _ = warraq_die_with_parent()
    do { try close() } catch { _exit(71) }
    return serve(Descriptor(ends[1]))
  }

  /// Ends every worker and the spawner; nothing can be asked afterwards.
  package func stop() {
    monitor.withLock {
      socket.close()
      var status: Int32 = 0
      while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
  }

  /// Asks for a worker.
  package func spawn() throws(SystemError) -> Child {
    let (answer, descriptors) = try ask(Question(processToEnd: 0))
    guard answer.process > 0 else { throw SystemError(call: "fork a worker", code: answer.status) }
    guard descriptors.allSatisfy({ $0.number >= 0 }) else {
      for descriptor in descriptors where descriptor.number >= 0 { descriptor.close() }
      _ = try ask(Question(processToEnd: answer.process))
      throw SystemError(call: "receive a worker's pipes", code: EMFILE)
    }
    return Child(process: answer.process, input: descriptors[0], output: descriptors[1])
  }

  /// Kills a worker that has not ended by itself, and reaps it. Call it once for each.
  package func end(_ child: Child) throws(SystemError) -> Ending {
    let (answer, _) = try ask(Question(processToEnd: child.process))
    let signal = answer.status & 0x7F
    return signal == 0 ? .exit(answer.status >> 8 & 0xFF) : .signal(signal)
  }

  /// Kills a worker; `end` still has to follow.
  package func kill(_ child: Child) {
    // Without a spawner there is no worker either.
    _ = try? ask(Question(processToEnd: -child.process))
  }

  /// Tells when the spawner has ended, which it does not as long as it is needed.
  package func watch() throws(SystemError) -> ProcessWatch {
    try ProcessWatch(process: process)
  }

  private func ask(_ question: Question) throws(SystemError) -> (Answer, [Descriptor]) {
    monitor.lock()
    defer { monitor.unlock() }
    var question = question
    guard unsafe warraq_send(socket.number, &question, MemoryLayout<Question>.size, nil, 0) > 0
    else { throw SystemError(call: "ask the spawner", code: errno) }
    var answer = Answer(process: 0, status: 0)
    var descriptors: [Int32] = [-1, -1]
    let size = MemoryLayout<Answer>.size
    guard unsafe warraq_receive(socket.number, &answer, size, &descriptors) == size else {
      throw SystemError(call: "hear from the spawner", code: ECHILD)
    }
    return (answer, descriptors.map { Descriptor($0) })
  }
}

extension Spawner {
  /// The spawner's life. Returns only in the workers that it forks.
  private static func serve(_ socket: Descriptor) -> Role {
    var children: Set<pid_t> = []
    while true {
      var question = Question(processToEnd: 0)
      var none: [Int32] = [-1, -1]
      let size = MemoryLayout<Question>.size
      let count = unsafe warraq_receive(socket.number, &question, size, &none)
      if count < 0, errno == EINTR { continue }
      guard count == size else {
        for child in children { _ = reap(child) }
        _exit(0)
      }
      if question.processToEnd != 0 {
        reply(socket, end(question.processToEnd, &children))
      } else if let worker = fork(&children, answering: socket) {
        return worker
      }
    }
  }

  /// Ends one of the workers, and no other process.
  private static func end(_ question: Int32, _ children: inout Set<pid_t>) -> Answer {
    guard question > Int32.min, children.contains(abs(question)) else {
      return Answer(process: -1, status: 0)
    }
    if question < 0 {
      return Answer(process: -question, status: Glibc.kill(-question, SIGKILL))
    }
    children.remove(question)
    return Answer(process: question, status: reap(question))
  }

  private static func reap(_ child: pid_t) -> Int32 {
    // One that has begun to exit keeps its own status.
    _ = Glibc.kill(child, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// Forks a worker and answers; the role is the worker's own.
  private static func fork(_ children: inout Set<pid_t>, answering socket: Descriptor) -> Role? {
    do {
      // The front never waits long for a worker that has stopped reading.
      let toChild = try Descriptor.pipe(waits: false)
      let fromChild = try Descriptor.pipe()
      let child = warraq_fork()
      let code = child < 0 ? errno : 0
      if child == 0 {
        socket.close()
        toChild.write.close()
        fromChild.read.close()
        _ = warraq_die_with_parent()
        return .worker(input: toChild.read, output: fromChild.write)
      }
      toChild.read.close()
      fromChild.write.close()
      if child > 0 { children.insert(child) }
      reply(
        socket, Answer(process: child, status: code),
        child > 0 ? [toChild.write, fromChild.read] : [])
      toChild.write.close()
      fromChild.read.close()
    } catch {
      reply(socket, Answer(process: -1, status: error.code))
    }
    return nil
  }

  private static func reply(_ socket: Descriptor, _ answer: Answer, _ given: [Descriptor] = []) {
    var answer = answer
    let numbers = given.map(\.number)
    // Where nobody hears it, the next question never comes and the loop ends.
    _ = unsafe warraq_send(
      socket.number, &answer, MemoryLayout<Answer>.size, numbers, Int32(numbers.count))
  }
}
