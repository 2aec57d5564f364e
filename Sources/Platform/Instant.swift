internal import Glibc

/// A point on the machine's monotonic clock.
package struct Instant: Hashable, Comparable, Sendable {
  /// Since an arbitrary start.
  package let nanoseconds: UInt64

  /// A reading of the clock, or a made-up one for tests.
  package init(nanoseconds: UInt64) {
    self.nanoseconds = nanoseconds
  }

  /// The clock's reading.
  package static func now() -> Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Instant(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
  }

  /// Earlier; only readings of one start of the machine compare.
  package static func < (a: Instant, b: Instant) -> Bool {
    a.nanoseconds < b.nanoseconds
  }

  /// The instant so much later; traps past the clock's 584 years.
  package func advanced(milliseconds: UInt32) -> Instant {
    Instant(nanoseconds: nanoseconds + UInt64(milliseconds) * 1_000_000)
  }

  /// Milliseconds from an earlier instant, rounded up; 0 where it is not earlier.
  package func milliseconds(since other: Instant) -> Int {
    guard other < self else { return 0 }
    return Int((nanoseconds - other.nanoseconds + 999_999) / 1_000_000)
  }
}
