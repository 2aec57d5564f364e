internal import Inputs
internal import Platform

/// Many documents, several at a time, their output in the order of the input.
///
/// A few threads each take the next document, hand it to a process of their own and bring what comes of it. None runs
/// further ahead of what was written than a window, of documents and of bytes, so memory does not grow with the number of
/// documents.
///
/// `@unchecked Sendable`: `reading` guards what is read, `writing` what is written.
final class Batch: @unchecked Sendable {
  private let jobs: Int
  private let timeout: Int
  /// No new document is begun while so much that is done waits for something before it.
  private static let mostWaitingBytes = 64 << 20

  private let reading = Monitor()
  private let reader: InputReader
  private var first: InputReader.Item?
  private var taken = 0

  private let writing = Monitor()
  private let change: Monitor.Condition
  private var output: BatchOutput
  /// What is done but for something before it.
  private var ready: [Int: BatchResult] = [:]
  private var waitingBytes = 0
  private var isWriting = false
  private var runningJobs = 0

  /// - Parameters:
  ///   - first: The first document, which was read already.
  ///   - timeout: Seconds for one document.
  init(
    _ reader: InputReader, first: InputReader.Item, output: BatchOutput, jobs: Int, timeout: Int
  ) {
    self.reader = reader
    self.first = first
    self.output = output
    self.jobs = jobs
    self.timeout = timeout
    change = Monitor.Condition(writing)
  }

  /// Works until everything is written. Call it once.
  ///
  /// - Returns: The output, which has counted.
  func run(with spawner: Spawner) throws(SystemError) -> BatchOutput {
    writing.lock()
    defer { writing.unlock() }
    for _ in 0..<jobs where Threads.start({ self.work(in: DocumentProcess(spawner)) }) {
      runningJobs += 1
    }
    if runningJobs == 0 { throw .noThread }
    while runningJobs > 0 { change.wait() }
    return output
  }

  private func work(in process: DocumentProcess) {
    while let (index, item, consumed) = take() {
      let outcome: DocumentProcess.Outcome
      switch item {
      case .success(let document): outcome = process.outcome(of: document, timeout: timeout)
      case .failure(let failure): outcome = .failure(failure.reason)
      }
      finish(index, BatchResult(item, outcome, consumed: consumed))
    }
    // Before the last thread is done: the spawner goes then.
    process.end()
    writing.withLock {
      runningJobs -= 1
      change.broadcast()
    }
  }

  /// The next document with its number, once there is room for what comes of it.
  private func take() -> (Int, InputReader.Item, consumed: Int)? {
    reading.withLock {
      let index = taken
      writing.withLock {
        while index >= output.written + 8 * jobs || waitingBytes > Self.mostWaitingBytes {
          change.wait()
        }
      }
      guard let item = first.take() ?? reader.next() else { return nil }
      taken += 1
      return (index, item, reader.consumed)
    }
  }

  /// Writes a result and those that waited for it; one thread at a time does.
  private func finish(_ index: Int, _ result: BatchResult) {
    writing.lock()
    defer { writing.unlock() }
    ready[index] = result
    waitingBytes += result.size
    if isWriting { return }
    isWriting = true
    while let next = ready.removeValue(forKey: output.written) {
      waitingBytes -= next.size
      // Nobody else touches the output meanwhile, and the others go on.
      var output = self.output
      writing.unlock()
      output.write(next)
      writing.lock()
      self.output = output
      change.broadcast()
    }
    isWriting = false
  }
}

/// What came of one document.
struct BatchResult: Sendable {
  let name: String
  let kept: [InputDocument.Field]
  let outcome: DocumentProcess.Outcome
  /// How many bytes of the input were read when the document was.
  let consumed: Int

  /// What is kept of it until it is written, bytes.
  var size: Int {
    if case .output(let bytes) = outcome { bytes.count } else { 0 }
  }

  init(_ item: InputReader.Item, _ outcome: DocumentProcess.Outcome, consumed: Int) {
    switch item {
    case .success(let document):
      name = document.name
      kept = document.kept
    case .failure(let failure):
      name = failure.name
      kept = failure.kept
    }
    self.outcome = outcome
    self.consumed = consumed
  }
}
