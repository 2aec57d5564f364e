internal import CPlatform
internal import Glibc

/// Waits for input, for a wake-up, or for the reader of the output to be gone.
package struct Poller: Sendable {
  /// What ended a wait; nothing where its time was up or a signal cut it short.
  package struct Ready: Sendable {
    /// Bytes, the end of the stream or an error can be read without blocking.
    package var isInputReadable = false
    /// `WakeUp.signal` was called since the last wait, once or more.
    package var isWoken = false
    /// The reader of the output is gone.
    package var isOutputBroken = false
    /// The host's process has ended.
    package var hasPeerEnded = false
    /// The process that is needed to go on has ended.
    package var hasHelperEnded = false

    /// Whether there is a reason not to wait.
    package var isAnything: Bool {
      isInputReadable || isWoken || isOutputBroken || hasPeerEnded || hasHelperEnded
    }
  }

  private let input: Descriptor?
  private let wakeUp: WakeUp
  private let output: Descriptor
  private let peer: ProcessWatch?
  private let helper: ProcessWatch?

  /// - Parameter input: Nil once it has ended.
  package init(
    input: Descriptor?, output: Descriptor, wakeUp: WakeUp, peer: ProcessWatch? = nil,
    helper: ProcessWatch? = nil
  ) {
    self.input = input
    self.output = output
    self.wakeUp = wakeUp
    self.peer = peer
    self.helper = helper
  }

  /// Waits, `timeout` milliseconds at most where it is given.
  package func wait(timeout: Int?) -> Ready {
    // In place: an array would be allocated for every wait.
    var entries: [5 of pollfd] = [
      pollfd(fd: input?.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeUp.descriptor.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: output.number, events: 0, revents: 0),
      pollfd(fd: peer?.descriptor.number ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: helper?.descriptor.number ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let limit = timeout.map { Int32(clamping: $0) } ?? -1
    var span = entries.mutableSpan
    let count = unsafe span.withUnsafeMutableBufferPointer {
      unsafe Glibc.poll($0.baseAddress, nfds_t($0.count), limit)
    }
    guard count > 0 else { return Ready() }
    var ready = Ready()
    ready.isInputReadable = entries[0].revents != 0
    ready.isWoken = entries[1].revents != 0
    ready.isOutputBroken = Int32(entries[2].revents) & (POLLERR | POLLHUP) != 0
    ready.hasPeerEnded = entries[3].revents != 0
    ready.hasHelperEnded = entries[4].revents != 0
    if ready.isWoken { wakeUp.clear() }
    return ready
  }
}

/// Wakes a poller from another thread or from a signal handler.
package struct WakeUp: Sendable {
  let descriptor: Descriptor

  /// Takes an eventfd, which stays open as long as the program runs.
  package init() throws(SystemError) {
    let number = warraq_eventfd()
    if number < 0 { throw SystemError(call: "eventfd", code: errno) }
    descriptor = Descriptor(number)
  }

  /// Never blocks, and is safe in a signal handler; calls before a wait count as one.
  package func signal() {
    var one: UInt64 = 1
    _ = unsafe Glibc.write(descriptor.number, &one, 8)
  }

  func clear() {
    var value: UInt64 = 0
    _ = unsafe Glibc.read(descriptor.number, &value, 8)
  }
}

/// Another process, watched until it ends.
package struct ProcessWatch: Sendable {
  let descriptor: Descriptor

  /// Watches a process by its number; the descriptor stays open as long as the program runs.
  package init(process: Int32) throws(SystemError) {
    let number = warraq_watch_process(process)
    if number < 0 { throw SystemError(call: "watch process \(process)", code: errno) }
    descriptor = Descriptor(number)
  }
}
