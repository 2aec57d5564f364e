internal import CPlatform
internal import Glibc

/// A failed system call.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried, with its path where it has one.
  package let call: String
  /// The errno.
  package let code: Int32

  /// The call and the system's words for the errno.
  package var description: String { unsafe "\(call): \(String(cString: strerror(code)))" }

  /// A stream ended where more was due.
  package static let ended = SystemError(call: "read", code: EPIPE)

  /// No thread could be started.
  package static let noThread = SystemError(call: "start a thread", code: EAGAIN)

  /// The reading end of a pipe or socket is gone.
  package var isBrokenPipe: Bool { code == EPIPE }

  /// Nothing came, or nothing was taken, in time.
  package var isTimeout: Bool { code == ETIMEDOUT }
}

/// An open file descriptor. A plain value: closing is the owner's choice.
package struct Descriptor: Hashable, Sendable {
  /// The system's; stale once the descriptor was closed.
  package let number: Int32

  /// Takes the number as it is, open or not.
  package init(_ number: Int32) {
    self.number = number
  }

  /// Number 0; /dev/null once the streams were taken over.
  package static let standardInput = Descriptor(0)
  /// Number 1; the same as standard error once the streams were taken over.
  package static let standardOutput = Descriptor(1)
  /// Number 2; never taken over.
  package static let standardError = Descriptor(2)

  /// Whether a person rather than a pipe or file is at the other end.
  package var isTerminal: Bool { isatty(number) == 1 }

  /// Which regular file it is; nil for a pipe, a terminal, a device or nothing that is open.
  package var fileIdentity: FileIdentity? {
    var status = stat()
    guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileIdentity(status)
  }

  /// Reads once, up to the buffer's size.
  ///
  /// - Returns: The bytes read; 0 at the end of the stream.
  package func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(number, $0.baseAddress, $0.count)
      }
      if count >= 0 { return count }
      if errno == EAGAIN {
        wait(for: POLLIN)
        continue
      }
      if errno != EINTR { throw SystemError(call: "read", code: errno) }
    }
  }

  /// Waits until the descriptor is ready: it may be non-blocking, as its other holders left it.
  ///
  /// - Returns: Whether it became ready in time.
  @discardableResult
  private func wait(for event: Int32, milliseconds: Int? = nil) -> Bool {
    var entry = pollfd(fd: number, events: Int16(event), revents: 0)
    return unsafe Glibc.poll(&entry, 1, milliseconds.map { Int32(clamping: $0) } ?? -1) != 0
  }

  /// Whether something can be read within a time.
  package func isReadable(milliseconds: Int) -> Bool {
    var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    return unsafe Glibc.poll(&entry, 1, Int32(clamping: milliseconds)) == 1
  }

  /// Everything up to the end of the stream.
  ///
  /// - Parameter limit: Stops reading past so many bytes.
  package func readAll(limit: Int) throws(SystemError) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while result.count <= limit {
      let count = try read(into: &buffer)
      if count == 0 { break }
      result.append(contentsOf: buffer[..<count])
    }
    return result
  }

  /// Writes every byte.
  ///
  /// - Parameter patience: How long a non-blocking descriptor may take nothing before that is an error,
  ///   milliseconds; nil is for ever.
  package func write(_ bytes: [UInt8], patience: Int? = nil) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(number, $0.baseAddress.map { unsafe $0 + offset }, $0.count - offset)
      }
      if count >= 0 {
        offset += count
      } else if errno == EAGAIN {
        if !wait(for: POLLOUT, milliseconds: patience) {
          throw SystemError(call: "write", code: ETIMEDOUT)
        }
      } else if errno != EINTR {
        throw SystemError(call: "write", code: errno)
      }
    }
  }

  /// How many bytes a write takes now without blocking, where this thread alone writes: all of an empty
  /// pipe, a page of one that has a page free.
  package var roomWithoutBlocking: Int {
    var unread: Int32 = 0
    let capacity = fcntl(number, Int32(warraq_get_pipe_size))
    if capacity > 0, unsafe ioctl(number, UInt(FIONREAD), &unread) == 0, unread == 0 {
      return Int(capacity)
    }
    var entry = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    let isWritable = unsafe Glibc.poll(&entry, 1, 0) == 1 && Int32(entry.revents) & POLLOUT != 0
    return isWritable ? 4096 : 0
  }

  /// Asks the kernel for a larger pipe, so that a large message costs fewer changes between the processes; where it
  /// gives none, or the descriptor is no pipe, nothing is lost.
  package func enlargePipe(to bytes: Int32) {
    if fcntl(number, Int32(warraq_get_pipe_size)) < bytes {
      _ = fcntl(number, Int32(warraq_set_pipe_size), bytes)
    }
  }

  /// Makes reading and writing fail with EAGAIN rather than wait, so that `write` can be patient for a time.
  package func stopWaiting() {
    _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
  }

  /// Opens a file for reading.
  package static func open(_ path: String) throws(SystemError) -> Descriptor {
    let number = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    if number < 0 { throw SystemError(call: "open \(path)", code: errno) }
    return Descriptor(number)
  }

  /// Opens a file for reading and writing, made where there is none.
  package static func openForWriting(_ path: String) throws(SystemError) -> Descriptor {
    let number = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    if number < 0 { throw SystemError(call: "open \(path)", code: errno) }
    return Descriptor(number)
  }

  /// Cuts a file off and writes on from there.
  package func cut(at size: Int) throws(SystemError) {
    // A pipe or a device has no size, and is written from where it stands.
    if ftruncate(number, size) < 0, errno != EINVAL {
      throw SystemError(call: "truncate", code: errno)
    }
    _ = lseek(number, size, SEEK_SET)
  }

  /// Goes to an offset of a file, bytes.
  package func seek(to offset: Int) throws(SystemError) {
    if lseek(number, offset, SEEK_SET) < 0 { throw SystemError(call: "seek", code: errno) }
  }

  /// Reads so many bytes.
  ///
  /// - Parameter end: When waiting for them ends; nil is never.
  /// - Returns: Nil where the stream ends before.
  /// - Throws: `SystemError` with ETIMEDOUT past the end.
  package func readExactly(_ count: Int, until end: Instant? = nil) throws(SystemError) -> [UInt8]?
  {
    var result: [UInt8] = []
    // Grows with what arrives, never with what is announced.
    var buffer = [UInt8](repeating: 0, count: min(count, 1 << 18))
    while result.count < count {
      if let end {
        let milliseconds = end.milliseconds(since: .now())
        guard milliseconds > 0, isReadable(milliseconds: milliseconds) else {
          throw SystemError(call: "read", code: ETIMEDOUT)
        }
      }
      if count - result.count < buffer.count {
        buffer.removeLast(buffer.count - (count - result.count))
      }
      let read = try read(into: &buffer)
      if read == 0 { return nil }
      result += buffer[..<read]
    }
    return result
  }

  /// Gives the number back to the system; errors are ignored. Never call it twice.
  package func close() {
    _ = Glibc.close(number)
  }
}

extension Descriptor {
  /// Takes standard input and output for the protocol alone: private close-on-exec copies, with
  /// /dev/null left on 0 and standard error on 1, so that no stray read or print touches a frame.
  package static func takeOverStandardStreams() throws(SystemError) -> (
    input: Descriptor, output: Descriptor
  ) {
    // A number that is free would be given to the next descriptor, and lines for people would go there.
    for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 {
      if number < 2 { throw SystemError(call: "use descriptor \(number)", code: EBADF) }
      _ = unsafe Glibc.open("/dev/null", O_WRONLY)
    }
    let input = fcntl(0, F_DUPFD_CLOEXEC, 3)
    if input < 0 { throw SystemError(call: "dup standard input", code: errno) }
    let output = fcntl(1, F_DUPFD_CLOEXEC, 3)
    if output < 0 { throw SystemError(call: "dup standard output", code: errno) }
    let null = unsafe Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
    if null < 0 { throw SystemError(call: "open /dev/null", code: errno) }
    if dup2(null, 0) < 0 || dup2(2, 1) < 0 { throw SystemError(call: "dup2", code: errno) }
    _ = Glibc.close(null)
    let streams = (input: Descriptor(input), output: Descriptor(output))
    streams.input.enlargePipe(to: 256 << 10)
    streams.output.enlargePipe(to: 256 << 10)
    return streams
  }

  /// Puts /dev/null on those of the numbers 0 to 2 that are free: the next file that is opened would get one, and be read
  /// as input or get lines for people.
  ///
  /// - Returns: Whether standard output was there.
  @discardableResult
  package static func fillStandardStreams() -> Bool {
    let hasOutput = fcntl(1, F_GETFD) >= 0
    for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 {
      _ = unsafe Glibc.open("/dev/null", O_RDWR)
    }
    return hasOutput
  }

  /// Puts /dev/null on standard input and output, for a process that is not to touch them.
  package static func leaveStandardStreams() throws(SystemError) {
    let null = unsafe Glibc.open("/dev/null", O_RDWR | O_CLOEXEC)
    if null < 0 { throw SystemError(call: "open /dev/null", code: errno) }
    if dup2(null, 0) < 0 || dup2(null, 1) < 0 { throw SystemError(call: "dup2", code: errno) }
    _ = Glibc.close(null)
  }

  /// Lets this process open as many files as the system allows it.
  package static func raiseLimit() {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, 1 << 16)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// A pipe's two ends.
  ///
  /// - Parameter waits: Reading and writing wait; otherwise the kernel's calls fail with EAGAIN.
  package static func pipe(
    waits: Bool = true
  ) throws(SystemError) -> (read: Descriptor, write: Descriptor) {
    var ends: [Int32] = [0, 0]
    if unsafe warraq_pipe(&ends, waits ? 1 : 0) != 0 {
      throw SystemError(call: "pipe", code: errno)
    }
    return (Descriptor(ends[0]), Descriptor(ends[1]))
  }
}
