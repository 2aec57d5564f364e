/// How a call or a connection ended; the fields of google.rpc.Status.
package struct Status: Error, Hashable, Sendable, CustomStringConvertible {
  /// gRPC's status codes.
  package enum Code: Int32, CaseIterable, Sendable {
    case ok, cancelled, unknown, invalidArgument, deadlineExceeded, notFound, alreadyExists
    case permissionDenied, resourceExhausted, failedPrecondition, aborted, outOfRange
    case unimplemented, internalError, unavailable, dataLoss, unauthenticated

    /// The name gRPC gives the code, such as INVALID_ARGUMENT.
    package var name: String {
      switch self {
      case .ok: "OK"
      case .cancelled: "CANCELLED"
      case .unknown: "UNKNOWN"
      case .invalidArgument: "INVALID_ARGUMENT"
      case .deadlineExceeded: "DEADLINE_EXCEEDED"
      case .notFound: "NOT_FOUND"
      case .alreadyExists: "ALREADY_EXISTS"
      case .permissionDenied: "PERMISSION_DENIED"
      case .resourceExhausted: "RESOURCE_EXHAUSTED"
      case .failedPrecondition: "FAILED_PRECONDITION"
      case .aborted: "ABORTED"
      case .outOfRange: "OUT_OF_RANGE"
      case .unimplemented: "UNIMPLEMENTED"
      case .internalError: "INTERNAL"
      case .unavailable: "UNAVAILABLE"
      case .dataLoss: "DATA_LOSS"
      case .unauthenticated: "UNAUTHENTICATED"
      }
    }
  }

  /// A typed detail: a type URL and the message's wire bytes.
  package struct Detail: Hashable, Sendable {
    /// For example "type.googleapis.com/google.rpc.BadRequest".
    package var typeURL: String
    /// The message's wire bytes, not decoded.
    package var value: [UInt8]

    /// Takes the bytes as they are, unchecked.
    package init(typeURL: String, value: [UInt8]) {
      self.typeURL = typeURL
      self.value = value
    }
  }

  /// For programs.
  package var code: Code
  /// For people; says what, where and the limit.
  package var message: String
  /// In the order sent, for example a google.rpc.BadRequest.
  package var details: [Detail] = []

  /// A status without details.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// gRPC's name of the code and the message, for logs.
  package var description: String { "\(code.name): \(message)" }
}
