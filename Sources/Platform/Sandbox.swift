internal import CPlatform
internal import Glibc

/// What a process gives up so that hostile input can't use it: files, sockets, other processes.
package enum Sandbox {
  /// What the kernel granted.
  package struct Parts: Sendable {
    /// No path can be opened and no TCP port used.
    package var hasLandlock = false
    /// Only the system calls that a running worker needs go through.
    package var hasSeccomp = false
  }

  /// What a process still has to do.
  package enum Role {
    /// Serve a connection: nothing but its pipes.
    case worker
    /// Serve a connection and ask a spawner for workers.
    case front
    /// Fork workers.
    case spawner

    fileprivate var allowed: Int32 {
      switch self {
      case .worker: 0
      case .front: Int32(WARRAQ_ALLOW_ASKING)
      case .spawner: Int32(WARRAQ_ALLOW_SPAWNING)
      }
    }
  }

  /// Closes this process, for good. Threads that exist already are not closed: call it before any.
  ///
  /// - Returns: What the kernel has and now does.
  /// - Throws: Where the kernel has a part and refuses to apply it.
  package static func close(for role: Role) throws(SystemError) -> Parts {
    var parts = Parts()
    let landlock = warraq_landlock()
    if landlock < 0 { throw SystemError(call: "landlock", code: errno) }
    parts.hasLandlock = landlock > 0
    let seccomp = warraq_seccomp(role.allowed)
    if seccomp < 0 { throw SystemError(call: "seccomp", code: errno) }
    parts.hasSeccomp = seccomp > 0
    return parts
  }

  /// How many system calls were refused so far.
  package static var refusedCalls: UInt32 { warraq_refused_calls() }

  /// The number of the last system call that was refused.
  package static var lastRefusedCall: Int32 { warraq_last_refused_call() }
}
