internal import CPlatform
internal import Glibc

/// A lock with conditions to wait for.
///
/// `@unchecked Sendable`: the pthread objects are made for use from several threads, live at stable
/// addresses and are freed once, in `deinit`.
@safe package final class Monitor: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  /// Unlocked. The pthread mutex is of the default kind: not recursive.
  package init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe pthread_mutex_init(mutex, nil)
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  /// Blocks until the lock is free; a thread that already holds it waits for ever.
  package func lock() { unsafe pthread_mutex_lock(mutex) }
  /// Only for the thread that holds the lock.
  package func unlock() { unsafe pthread_mutex_unlock(mutex) }

  /// Runs a short body under the lock.
  package func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
    lock()
    defer { unlock() }
    return try body()
  }

  /// Something that a thread that holds the lock waits for.
  ///
  /// `@unchecked Sendable`: as its monitor.
  @safe package final class Condition: @unchecked Sendable {
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private let monitor: Monitor

    /// The lock that waiters hold and give up; kept alive.
    package init(_ monitor: Monitor) {
      self.monitor = monitor
      unsafe condition = .allocate(capacity: 1)
      unsafe condition.initialize(to: pthread_cond_t())
      unsafe pthread_cond_init(condition, nil)
    }

    deinit {
      unsafe pthread_cond_destroy(condition)
      unsafe condition.deallocate()
    }

    /// Gives up the lock until signalled; may also return for no reason.
    package func wait() { unsafe pthread_cond_wait(condition, monitor.mutex) }

    /// The same, but not past an instant.
    package func wait(until end: Instant) {
      unsafe warraq_wait_until(condition, monitor.mutex, end.nanoseconds)
    }

    /// Wakes one waiter, if there is any.
    package func signal() { unsafe pthread_cond_signal(condition) }
    /// Wakes every waiter.
    package func broadcast() { unsafe pthread_cond_broadcast(condition) }
  }
}
