internal import Glibc

/// This process' memory.
package enum Memory {
  /// The most that was resident at any time, bytes.
  package static var peak: Int {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}
