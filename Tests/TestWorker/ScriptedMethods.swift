internal import Platform
internal import Schema
internal import WorkerRuntime

/// One method for each kind of stream, which do what the first request says, as those of Connect's conformance service:
/// initial metadata, replies, delays, status and trailers; and tell what they saw.
///
/// The request is JSON: {"head", "messages": […], "delayMs", "end", "fullDuplex"}, where head and end are a frame's. A reply
/// is {"data", "request": {"metadata", "timeoutMs", "messages"}}, the request on the first one only; or, where the message
/// is a number, so many bytes "0".
enum ScriptedMethods {
  static let all: [Method] = [
    Method("warraq.test.v1.Test/Unary", .one) { call in
      let request = try call.next() ?? []
      var script = try Script(request)
      script.messages = [script.messages.first ?? .string("")]
      try script.reply(to: call, after: [request])
    },
    Method("warraq.test.v1.Test/ClientStream", .collected) { call in
      var requests: [[UInt8]] = []
      while let request = try call.next() { requests.append(request) }
      var script = try Script(requests.first ?? [])
      script.messages = [script.messages.first ?? .string("")]
      try script.reply(to: call, after: requests)
    },
    Method("warraq.test.v1.Test/ServerStream", .one) { call in
      let request = try call.next() ?? []
      try Script(request).reply(to: call, after: [request])
    },
    Method("warraq.test.v1.Test/BidiStream", .streamed) { call in
      let first = try call.next()
      var script = try Script(first ?? [])
      var requests = first.map { [$0] } ?? []
      if script.isFullDuplex {
        script.sendHead(to: call)
        while !script.messages.isEmpty, let last = requests.last {
          try script.send(script.messages.removeFirst(), to: call, after: [last])
          requests = try call.next().map { [$0] } ?? []
        }
      }
      while let request = try call.next() { requests.append(request) }
      try script.reply(to: call, after: requests)
    },
  ]
}

/// What a request asks for.
private struct Script {
  var messages: [JSONValue] = []
  var isFullDuplex = false
  private var frame = Frame(call: 0)
  private var delay: UInt32 = 0

  /// - Parameter json: Nothing where the host sent nothing.
  init(_ json: [UInt8]) throws {
    guard !json.isEmpty else { return }
    do {
      let fields = try JSONObject.fields(of: json)
      messages =
        try fields["messages"].map { try JSONObject.elements(of: $0) }?
        .map { try JSONValue($0) } ?? []
      isFullDuplex = fields["fullDuplex"].map { $0 == Array("true".utf8) } ?? false
      delay = fields["delayMs"].flatMap { UInt32(String(decoding: $0, as: UTF8.self)) } ?? 0
      let parts = ["head", "end"].compactMap { name in
        fields[name].map { Array("\"\(name)\":".utf8) + $0 }
      }
      let text = [0x7B] + parts.joined(separator: [0x2C]) + [0x7D]
      let packed = try JSONReader.read(text, as: .frame, arena: Arena()).packed()
      var codec = FrameCodec(maximumFrame: 1 << 20)
      frame = try codec.decode(packed[...])
    } catch {
      throw Status(.invalidArgument, "the request is no script: \(error)")
    }
  }

  /// Sends all that is left.
  ///
  /// - Throws: The status asked for.
  func reply(to call: Call, after requests: [[UInt8]]) throws {
    sendHead(to: call)
    call.trailers = frame.end?.trailers ?? []
    // A unary reply that fails has no message.
    let isUnary = ["Unary", "ClientStream"].contains { call.method.hasSuffix("/\($0)") }
    if isUnary, let status = frame.end?.status {
      try wait(call)
      throw status
    }
    for (index, message) in messages.enumerated() {
      try send(message, to: call, after: index == 0 ? requests : nil)
    }
    if let status = frame.end?.status { throw status }
  }

  func sendHead(to call: Call) {
    if let head = frame.head { call.sendHead(head.metadata) }
  }

  func send(_ message: JSONValue, to call: Call, after requests: [[UInt8]]?) throws {
    try wait(call)
    if let count = message.integer {
      try call.send([UInt8](repeating: 0x30, count: count))
      return
    }
    var json = Array("{\"data\":".utf8) + message.json
    if let requests { json += Array(",\"request\":".utf8) + Self.seen(call, requests) }
    try call.send(json + [0x7D])
  }

  private func wait(_ call: Call) throws {
    let end = Instant.now().advanced(milliseconds: delay)
    while Instant.now() < end {
      if call.isCancelled { throw CancellationError() }
      Sleeper.brief()
    }
  }

  /// What the handler saw of the call.
  private static func seen(_ call: Call, _ requests: [[UInt8]]) -> [UInt8] {
    let entries = call.metadata.map { entry -> [UInt8] in
      let key = Array("{\"key\":".utf8) + JSONWriter.quote(entry.key)
      return switch entry.value {
      case .text(let text): key + Array(",\"text\":".utf8) + JSONWriter.quote(text) + [0x7D]
      case .binary(let bytes):
        key + Array(",\"binary\":\"".utf8) + Base64.encode(bytes) + Array("\"}".utf8)
      }
    }
    var json = Array("{\"metadata\":[".utf8) + entries.joined(separator: [0x2C]) + [0x5D]
    if let deadline = call.deadline {
      json += Array(",\"timeoutMs\":\(deadline.milliseconds(since: .now()))".utf8)
    }
    let messages = requests.map { JSONWriter.quote(String(decoding: $0, as: UTF8.self)) }
    return json + Array(",\"messages\":[".utf8) + messages.joined(separator: [0x2C])
      + Array("]}".utf8)
  }
}
