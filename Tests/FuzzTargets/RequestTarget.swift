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
    try checkParts(parts, of: whole, request.kind)
    try ResponseCheck.check(whole, of: request)
  }

  /// Joined parts are one message: the parts of an Analysis are those of its fields.
  private static func checkParts(
    _ parts: [[UInt8]], of whole: [UInt8], _ kind: Request.Kind
  ) throws {
    guard kind == .analyze else {
      let joined = try Message(kind.responseType, wire: Array(parts.joined()), arena: Arena())
      try require(joined.packed() == whole, "the parts do not make the whole")
      return
    }
    // protobuf-c does not merge the numbers of messages, so that each field is joined by itself.
    let types: [(number: UInt32, type: MessageType)] = [
      (1, .document), (2, .extraction), (3, .summary),
    ]
    for (number, type) in types {
      let pieces = try parts.flatMap { try WireFields($0[...]).all(number) }
      let joined = try Message(type, wire: Array(pieces.joined()), arena: Arena()).packed()
      let expected = try WireFields(whole[...]).bytes(number) ?? []
      try require(joined[...] == expected, "the parts of field \(number) do not make it")
    }
  }
}
