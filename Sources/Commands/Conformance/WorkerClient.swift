internal import Framing
internal import Platform
internal import Schema

/// The host's side of one call to a worker that is started for it.
enum WorkerClient {
  struct Reply {
    var messages: [[UInt8]]
    var status: Status
  }

  /// Starts the worker, makes the call and waits for the worker to end.
  ///
  /// - Parameter timeout: How many seconds the worker may be silent.
  static func call(
    command: [String], method: String, request: [UInt8], timeout: Int
  ) throws -> Reply {
    let worker = try ChildProcess(command)
    defer { worker.output.close() }
    var output: [UInt8] = []
    var hello = Frame(call: 0)
    hello.signal = .hello(Frame.Hello())
    append(hello, data: [], to: &output)
    var start = Frame(call: 1)
    start.start = Frame.Start(method: method)
    append(start, data: [], to: &output)
    for piece in pieces(of: request) {
      var frame = Frame(call: 1)
      var chunk = Frame.Chunk(data: [])
      chunk.more = piece.endIndex < request.endIndex
      frame.chunk = chunk
      if !chunk.more { frame.end = Frame.End() }
      append(frame, data: piece, to: &output)
    }
    // Written beside the reading: a worker may answer before it has read everything.
    let input = worker.input
    let request = output
    let isWriting = Threads.start {
      // A worker that stops reading says why in its answer, or by ending.
      try? input.write(request)
      input.close()
    }
    guard isWriting else { throw CaseError("no thread to write the request with") }
    do {
      let reply = try read(from: worker.output, timeout: timeout)
      let code = worker.wait()
      guard let reply else { throw CaseError("the worker ended with \(code) before it answered") }
      if code != 0 { throw CaseError("the worker ended with \(code)") }
      return reply
    } catch let error as TimeoutError {
      worker.kill()
      _ = worker.wait()
      throw CaseError("\(error)")
    }
  }

  /// The request in frames that any worker takes.
  private static func pieces(of request: [UInt8]) -> [ArraySlice<UInt8>] {
    if request.isEmpty { return [request[...]] }
    return stride(from: 0, to: request.count, by: 60_000).map {
      request[$0..<min($0 + 60_000, request.count)]
    }
  }

  private static func append(_ frame: Frame, data: ArraySlice<UInt8>, to output: inout [UInt8]) {
    FrameCodec(maximumFrame: 1 << 20).encode(frame, data: data, into: &output) { count, output in
      FrameStyle.varint.appendPrefix(for: count, to: &output)
    }
  }

  private static func read(from descriptor: Descriptor, timeout: Int) throws -> Reply? {
    var reader = FrameReader(limit: 128 << 20)
    var codec = FrameCodec(maximumFrame: 128 << 20)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var messages: [[UInt8]] = []
    var partial: [UInt8] = []
    var status: Status?
    while true {
      guard descriptor.isReadable(milliseconds: timeout * 1000) else {
        throw TimeoutError(seconds: timeout)
      }
      let count = try descriptor.read(into: &buffer)
      if count == 0 { break }
      reader.append(buffer[..<count])
      while let payload = try reader.next() {
        let frame = try codec.decode(payload)
        guard frame.call == 1 else { continue }
        if let chunk = frame.chunk {
          partial += chunk.data
          if !chunk.more {
            messages.append(partial)
            partial = []
          }
        }
        if let end = frame.end { status = end.status ?? Status(.ok, "") }
      }
    }
    return status.map { Reply(messages: messages, status: $0) }
  }
}

/// A worker that says nothing.
private struct TimeoutError: Error, CustomStringConvertible {
  let seconds: Int

  var description: String { "the worker was silent for \(seconds) s and was killed" }
}
