internal import DocumentCore
package import Schema
package import WorkerRuntime

extension DocumentService {
  /// The service's methods for a worker.
  package static var methods: [Method] {
    Request.Kind.allCases.map { kind in
      Method("warraq.v1.Documents/\(kind.methodName)", .collected) { call in
        try answer(call, kind)
      }
    }
  }

  private static func answer(_ call: Call, _ kind: Request.Kind) throws {
    let request = try request(of: call, kind)
    let parts = try answer(request, arena: Arena(), isCancelled: { call.isCancelled })
      .packedParts(isCancelled: { call.isCancelled })
    for (index, part) in parts.enumerated() {
      try call.send(part, isLast: index == parts.count - 1)
    }
  }

  /// Merges the messages of a call into one request.
  private static func request(of call: Call, _ kind: Request.Kind) throws -> Request {
    var request = Request(kind)
    let cancellation = Cancellation { call.isCancelled }
    var count = 0
    var size = 0
    while let bytes = try call.next() {
      size += bytes.count
      if size > largestRequest {
        throw Status.overLimit(
          "request", size, limit: largestRequest,
          "request messages of \(size) bytes together exceed the limit of \(largestRequest)")
      }
      do {
        try request.merge(
          Message(kind.requestType, wire: bytes, arena: Arena(), cancellation), cancellation)
      } catch let error as SchemaError {
        throw invalid("request message \(count): \(error)", error.field, error.reason)
      } catch let error as RequestError {
        throw invalid("request message \(count): \(error)", error.field, error.reason)
      }
      count += 1
    }
    if count == 0 { throw Status(.invalidArgument, "no request message came") }
    return request
  }

  /// The messages of one call together, bytes: a document far larger than any page.
  private static let largestRequest = 256 << 20

  private static func invalid(_ message: String, _ field: String, _ reason: String) -> Status {
    Status(.invalidArgument, message).with(.badRequest([(field, reason)]))
  }
}

extension Request.Kind {
  /// The method's name in the service.
  package var methodName: String {
    switch self {
    case .parse: "Parse"
    case .extract: "Extract"
    case .summarize: "Summarize"
    case .analyze: "Analyze"
    }
  }
}
