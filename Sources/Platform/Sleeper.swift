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
    while Instant.now() < end { brief() }
  }
}
