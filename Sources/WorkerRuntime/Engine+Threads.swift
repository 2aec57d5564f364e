internal import Platform

extension Engine {
  /// - Returns: Whether the system gave a thread.
  @discardableResult
  func addThread() -> Bool {
    threads += 1
    if Threads.start({ self.threadMain() }) { return true }
    threads -= 1
    // Without any thread nobody would ever read; with some, they go on.
    if threads == 0 { exitCode = 71 }
    return false
  }

  /// Makes sure that a thread takes up what there is to do, now that this one is busy.
  func callForHelp() {
    guard needsHelp else { return }
    if idleThreads > 0 {
      isHelpComing = true
      work.signal()
    } else if threads <= connection.limits.calls + parallelism {
      isHelpComing = addThread()
    }
  }

  /// Gives up the lock and calls for help, in this order where it can: a thread that wakes while the lock is still
  /// held goes to sleep again at once.
  func unlockAndCallForHelp() {
    guard needsHelp, idleThreads > 0 else {
      callForHelp()
      monitor.unlock()
      return
    }
    isHelpComing = true
    monitor.unlock()
    work.signal()
  }

  /// Whether there is something to do that no thread is on its way to. One is enough: it calls for help itself
  /// when it takes up something, and leads only where nothing else is left.
  private var needsHelp: Bool {
    let hasWork =
      !hasLeader || !waiting.isEmpty || (!runnable.isEmpty && active < parallelism)
      || (hasOutput && !hasWriter)
    return hasWork && exitCode == nil && !isHelpComing
  }

  func threadMain() {
    monitor.lock()
    isHelpComing = false
    while exitCode == nil {
      if active < parallelism, let serial = runnable.popFirst() {
        run(serial)
      } else if let serial = waiting.popFirst() {
        run(serial)
      } else if hasOutput, !hasWriter {
        writeOutput()
      } else if !hasLeader {
        lead()
      } else {
        idleThreads += 1
        work.wait()
        idleThreads -= 1
        isHelpComing = false
      }
    }
    threads -= 1
    monitor.unlock()
  }

  /// Ends `run` once nothing is left to do.
  func stopIfDone() {
    let isFlushed = !hasWriter && outputBuffer.isEmpty
    if exitCode == nil, isFlushed || connection.hasFlushExpired, let code = connection.exitCode {
      exitCode = code
      stopped.broadcast()
      work.broadcast()
    }
  }

  /// Gives this thread's place to another while it waits for something of a call.
  func stepAside(_ state: State) {
    let isBusy = state.method.cost != .waiting
    if isBusy { active -= 1 }
    callForHelp()
    progress(of: state).wait()
    if isBusy { active += 1 }
  }
}
