internal import Glibc

/// Waits.
package enum Sleeper {
  /// Waits a millisecond.
  package static func brief() {
    usleep(1000)
  }

  /// Waits for so many milliseconds.
  package static func sleep(milliseconds: Int) {
    let end = Instant.now().advanced(milliseconds: UInt32(clamping: milliseconds))
    // A signal may end one of them early.
    while Instant.now() < end { usleep(UInt32(min(end.milliseconds(since: .now()), 1000)) * 1000) }
  }
}
