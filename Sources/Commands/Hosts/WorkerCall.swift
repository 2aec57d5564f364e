internal import Platform
internal import Schema

/// One call to a worker that is started for it.
struct WorkerCall {
  var method: String
  /// The requests' wire bytes.
  var requests: [[UInt8]]
  var metadata: [Entry] = []
  var timeoutMilliseconds: UInt32?

  /// What a worker answers.
  struct Reply {
    var head: [Entry] = []
    var messages: [[UInt8]] = []
    var status = Status(.ok, "")
    var trailers: [Entry] = []
  }

  /// Starts the worker, makes the call and waits for the worker to end.
  ///
  /// - Parameter timeout: How many seconds the worker may be silent.
  func reply(from command: [String], timeout: Int) throws -> Reply {
    let host = try WorkerHost(command, timeout: timeout)
    defer { host.kill() }
    try host.writeAside(frames(host))
    var reply = Reply()
    var hasEnded = false
    while let (call, part) = try host.next() {
      switch part {
      case .start: throw CaseError("it is no worker: it opens calls")
      case .head(let head) where call == 1: reply.head = head.metadata
      case .message(let message) where call == 1: reply.messages.append(message)
      case .end(let end) where call == 1:
        hasEnded = true
        reply.status = end.status ?? reply.status
        reply.trailers = end.trailers
      case .signal(.hello(let hello)):
        if let failure = hello.failure { throw failure }
      default: break
      }
    }
    host.closeOutput()
    let code = try host.wait()
    if !hasEnded { throw CaseError("the worker ended with \(code) before it answered") }
    if code != 0 { throw CaseError("the worker ended with \(code)") }
    return reply
  }

  /// Everything that the host says, requests in pieces that any worker takes.
  private func frames(_ host: WorkerHost) -> [UInt8] {
    var output: [UInt8] = []
    var hello = Frame(call: 0)
    hello.signal = .hello(Frame.Hello())
    host.append(hello, to: &output)
    var start = Frame(call: 1)
    start.start = Frame.Start(method: method)
    start.start?.metadata = metadata
    start.start?.timeoutMilliseconds = timeoutMilliseconds
    host.append(start, to: &output)
    for request in requests {
      for frame in Frame.pieces(of: request, call: 1) { host.append(frame, to: &output) }
    }
    var end = Frame(call: 1)
    end.end = Frame.End()
    host.append(end, to: &output)
    return output
  }
}

extension MessageType {
  /// The messages of a method by its name, which may begin with a slash; nil where the schema has none of that name.
  static func method(_ name: String) -> (request: MessageType, response: MessageType)? {
    methods[name.hasPrefix("/") ? String(name.dropFirst()) : name]
  }
}

extension Request {
  /// The field of each method's request that holds a document, as wire bytes.
  static func contentField(_ content: [UInt8]) -> [UInt8] {
    var field = WireBuilder()
    field.add(2, content)
    return field.bytes
  }
}

extension Frame {
  /// A message in frames that any worker takes.
  static func pieces(of message: [UInt8], call: UInt32) -> [Frame] {
    stride(from: 0, to: max(message.count, 1), by: 60_000).map { start in
      let end = min(start + 60_000, message.count)
      var frame = Frame(call: call)
      frame.chunk = Frame.Chunk(data: Array(message[start..<end]))
      frame.chunk?.more = end < message.count
      return frame
    }
  }
}
