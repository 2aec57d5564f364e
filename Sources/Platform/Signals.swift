internal import Glibc
internal import Synchronization

/// What signals ask of the process.
package enum Signals {
  private static let termination = Atomic<Bool>(false)
  private static let wakeUpDescriptor = Atomic<Int32>(-1)

  /// Whether SIGTERM has arrived.
  package static var isTerminationRequested: Bool { termination.load(ordering: .relaxed) }

  /// Ignores SIGPIPE, so that a broken pipe is an error of the write.
  package static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// From now on SIGTERM wakes the poller instead of ending the process.
  package static func wakeOnTermination(_ wakeUp: WakeUp) {
    wakeUpDescriptor.store(wakeUp.descriptor.number, ordering: .relaxed)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      // Only atomics and write: both are async-signal-safe.
      Signals.termination.store(true, ordering: .relaxed)
      var one: UInt64 = 1
      _ = unsafe Glibc.write(Signals.wakeUpDescriptor.load(ordering: .relaxed), &one, 8)
    }
    action.sa_flags = SA_RESTART
    unsafe sigaction(SIGTERM, &action, nil)
  }

  private static let follower = Atomic<Int32>(0)

  /// From now on SIGTERM and SIGINT go to another process, and this one goes on.
  package static func forwardTermination(to process: Int32) {
    follower.store(process, ordering: .relaxed)
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      // Only an atomic and kill: both are async-signal-safe.
      _ = kill(Signals.follower.load(ordering: .relaxed), SIGTERM)
    }
    action.sa_flags = SA_RESTART
    unsafe sigaction(SIGTERM, &action, nil)
    unsafe sigaction(SIGINT, &action, nil)
  }

  /// A crash ends the process at once: the handlers of Swift's runtime would start another program.
  package static func dieOnCrash() {
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] { signal(number, SIG_DFL) }
  }

  /// Ends the process at once, running no other code.
  package static func exitNow(_ code: Int32) -> Never {
    _exit(code)
  }
}
