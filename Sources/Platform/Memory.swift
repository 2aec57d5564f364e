internal import Glibc

/// Tells how much memory this process has resident.
package struct MemoryGauge: Sendable {
  /// /proc/self/statm, opened while files can be opened; nil where that was not possible.
  private let statistics: Descriptor?

  /// Opens what is needed; make it before the sandbox is closed.
  ///
  /// - Parameter isForked: The process was forked and may open nothing; its high-water mark is its own.
  package init(isForked: Bool = false) {
    statistics = isForked ? nil : try? Descriptor.open("/proc/self/statm")
  }

  /// Bytes resident now; the most there ever were where the system does not tell that.
  package var resident: Int {
    guard let statistics else { return Self.peak }
    var buffer = [UInt8](repeating: 0, count: 128)
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe pread(statistics.number, $0.baseAddress, $0.count, 0)
    }
    // Sizes in pages: all of the process, then what is resident.
    let fields = buffer.prefix(max(0, count)).split(separator: UInt8(ascii: " "))
    guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else {
      return Self.peak
    }
    return pages * Int(getpagesize())
  }

  /// The kernel's high-water mark, in which a process that was started by `exec` inherits its parent's; one
  /// that was forked does not.
  private static var peak: Int {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}
