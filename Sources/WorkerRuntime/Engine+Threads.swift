internal import Platform

extension Engine {
  func addThread() {
    threads += 1
    if Threads.start({ self.threadMain() }) { return }
    threads -= 1
    // Without any thread nobody would ever read; with some, they go on.
    if threads == 0 { exitCode = 71 }
  }

  /// Makes sure that a thread takes up what there is to do, now that this one is busy.
  func callForHelp() {
    let hasWork =
      !hasLeader || !waiting.isEmpty || (!runnable.isEmpty && active < parallelism)
      || (hasOutput && !hasWriter)
    guard hasWork, exitCode == nil else { return }
    if idleThreads > 0 {
      work.signal()
    } else if threads <= connection.limits.calls + parallelism {
      addThread()
    }
  }

  func threadMain() {
    monitor.lock()
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
