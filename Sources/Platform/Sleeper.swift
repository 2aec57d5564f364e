internal import Glibc

/// Waits.
package enum Sleeper {
  /// Waits a millisecond.
  package static func brief() {
    usleep(1000)
  }
}
