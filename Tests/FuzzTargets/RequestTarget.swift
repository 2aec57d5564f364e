import DocumentCore
import DocumentService
import Schema

/// The bytes are the one message of a request.
enum RequestTarget {
  static func run(_ bytes: [UInt8], _ kind: Request.Kind) throws {
    var request = Request(kind)
    do {
      try request.merge(Message(kind.requestType, wire: bytes, arena: Arena(limit: 64 << 20)))
    } catch is SchemaError {
      return
    } catch is RequestError {
      return
    }
    try answer(request)
  }

  /// Answers a request as the service does and checks the response, with its document.
  static func answer(_ request: Request) throws {
    var request = request
    request.includesDocument = true
    let answer = try DocumentService.answer(request, arena: Arena(), isCancelled: { false })
    let parts = try answer.packedParts(isCancelled: { false })
    for part in parts { _ = try Message(request.kind.responseType, wire: part, arena: Arena()) }
    let whole = try answer.whole(in: Arena()).packed()
    let response = try merged(parts, request.kind)
    try require(response == whole, "the parts do not make the whole")
    try ResponseCheck.check(whole, of: request)
  }

  private static func merged(_ parts: [[UInt8]], _ kind: Request.Kind) throws -> [UInt8] {
    // protobuf merges what is joined, submessages too.
    try Message(kind.responseType, wire: Array(parts.joined()), arena: Arena()).packed()
  }
}
