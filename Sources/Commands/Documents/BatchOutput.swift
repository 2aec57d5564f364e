internal import Inputs
internal import Platform

/// Where the results of many documents go, and what is told of them on the way.
struct BatchOutput {
  private let format: OutputFormat
  let descriptor: Descriptor
  private var progress: Progress
  /// How many documents were written, errors among them.
  private(set) var written = 0
  /// How many of them are errors.
  private(set) var failed = 0

  /// - Parameter total: Bytes of the input, where they are known.
  init(to descriptor: Descriptor, format: OutputFormat, total: Int?) {
    self.format = format
    self.descriptor = descriptor
    progress = Progress(total: total, isShown: Progress.isWanted(beside: descriptor))
  }

  /// Writes one result. Where nobody reads on, the program has done its work and ends.
  mutating func write(_ result: BatchResult) {
    switch result.outcome {
    case .output(let bytes):
      if format == .text, written > 0 { print([0x0A]) }
      print(bytes)
    case .failure(let reason):
      failed += 1
      if format == .jsonl {
        print(DocumentFormatter.errorLine(result.name, reason, kept: result.kept))
      } else {
        progress.clear()
        Console.error("\(result.name): \(reason)")
      }
    }
    written += 1
    progress.show(documents: written, failed: failed, consumed: result.consumed)
  }

  /// Leaves the terminal as it was and tells what is worth telling.
  mutating func finish(skipped: Int) {
    progress.clear()
    if skipped > 0 {
      Console.error("passed over \(skipped) files or records that hold no document")
    }
    if failed > 0, written > 1 { Console.error("\(failed) of \(written) documents failed") }
  }

  private func print(_ bytes: [UInt8]) {
    do {
      try descriptor.write(bytes)
    } catch {
      if error.isBrokenPipe { Signals.exitNow(0) }
      Console.error("can't write the output: \(error)")
      Signals.exitNow(74)
    }
  }
}
