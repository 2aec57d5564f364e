internal import ArgumentParser
internal import Inputs
internal import Platform
internal import Schema

/// Runs one verb over its documents and prints the results in the order of the input.
struct DocumentRun {
  private let formatter: DocumentFormatter
  private let arguments: DocumentArguments
  /// All documents make one request.
  private let isTogether: Bool

  init(
    kind: Request.Kind, arguments: DocumentArguments, isTogether: Bool = false,
    configure: @escaping (inout Request) -> Void
  ) {
    formatter = DocumentFormatter(kind: kind, arguments: arguments, configure: configure)
    self.arguments = arguments
    self.isTogether = isTogether
  }

  /// - Throws: `ExitCode(1)` where a document failed, after all were printed.
  func run() throws {
    try formatter.validate()
    try Console.start(needsOutput: arguments.output == nil)
    let paths = arguments.inputs.paths
    if isTogether, arguments.resume { throw ValidationError("--resume is not for --together") }
    let key = arguments.resume ? formatter.kind.jsonKey : nil
    let file = try arguments.output.map { try OutputFile($0, resuming: key) }
    var options = arguments.inputs.options
    options.output = (file?.descriptor ?? .standardOutput).fileIdentity
    if let output = options.output, paths.names(output) {
      throw ValidationError("the output is one of the files to read")
    }
    let reader = InputReader(paths, options: options)
    if isTogether { return try runTogether(reader, file) }
    if let file { try skip(file, in: reader) }
    let first = reader.next()
    if arguments.format == .html, !reader.isAtEnd {
      throw ValidationError("--format html makes one page: give one file, or --together")
    }
    try file?.begin()
    var output = BatchOutput(
      to: file?.descriptor ?? .standardOutput, format: arguments.format, total: paths.totalBytes)
    if let first, reader.isAtEnd {
      output.write(BatchResult(first, outcome(of: first, isOnly: true), consumed: 0))
    } else if let first {
      output = try runMany(reader, first: first, output: output)
    }
    output.finish(skipped: reader.skipped)
    if output.failed > 0 { throw ExitCode(1) }
  }

  /// Several documents at a time, each in a process that is closed in.
  private func runMany(
    _ reader: InputReader, first: InputReader.Item, output: BatchOutput
  ) throws -> BatchOutput {
    let jobs = arguments.jobs ?? Threads.processors
    Descriptor.raiseLimit()
    let ours = [reader.descriptor, output.descriptor].compactMap { $0 }.filter { $0.number > 2 }
    let role = try Spawner.start(keepingToItself: ours) { () throws(SystemError) in
      try Descriptor.leaveStandardStreams()
      _ = try Sandbox.close(for: .spawner)
    }
    switch role {
    case .worker(let input, let output):
      Signals.dieOnCrash()
      do {
        _ = try Sandbox.close(for: .worker)
        try DocumentProcess.serve(input, output) { outcome(of: .success($0), isOnly: false) }
      } catch {
        // The other side is gone, or sees that this one is.
        Signals.exitNow(71)
      }
      Signals.exitNow(0)
    case .front(let spawner):
      let batch = Batch(
        reader, first: first, output: output, jobs: jobs, timeout: arguments.timeout)
      defer { spawner.stop() }
      return try batch.run(with: spawner)
    }
  }

  private func outcome(of item: InputReader.Item, isOnly: Bool) -> DocumentProcess.Outcome {
    do {
      return .output(try formatter.output(of: try item.get(), isOnly: isOnly))
    } catch {
      return .failure("\(error)")
    }
  }

  private func runTogether(_ reader: InputReader, _ file: OutputFile?) throws {
    var documents: [InputDocument] = []
    while let item = reader.next() {
      switch item {
      case .success(let document): documents.append(document)
      case .failure(let failure):
        Console.error("\(failure.name): \(failure)")
        throw ExitCode(1)
      }
    }
    if documents.isEmpty { return }
    let output = try formatter.output(ofAll: documents)
    if let file {
      try file.begin()
      try file.descriptor.write(output)
    } else {
      try Console.printResult(output)
    }
  }

  /// Passes over the documents that the output has already.
  private func skip(_ file: OutputFile, in reader: InputReader) throws {
    var last: String?
    for number in 0..<file.lines {
      switch reader.next() {
      case .success(let document): last = document.name
      case .failure(let failure): last = failure.name
      case nil:
        throw ValidationError(
          "the output has \(file.lines) documents and the input \(number): they do not belong together"
        )
      }
    }
    if last != file.lastName {
      throw ValidationError(
        "document \(file.lines) is \(file.lastName ?? "") in the output and \(last ?? "") in the input: "
          + "they do not belong together")
    }
  }
}
