internal import CPlatform
internal import Glibc

/// Threads of our own.
package enum Threads {
  /// The processors this process may use.
  package static var processors: Int {
    max(1, Int(warraq_processors()))
  }

  /// Lets others that wait for this processor go first.
  package static func yield() { sched_yield() }

  /// Starts a detached thread.
  ///
  /// - Returns: Whether the system gave one.
  package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    unsafe pthread_attr_setstacksize(&attributes, 1 << 20)
    defer { unsafe pthread_attr_destroy(&attributes) }
    // Owned by the new thread, which releases it.
    let box = unsafe Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread, &attributes,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, unsafe box.toOpaque())
    if result != 0 { unsafe box.release() }
    return result == 0
  }

  private final class Box {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }
}
