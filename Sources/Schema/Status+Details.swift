/// The details of google/rpc/error_details.proto that a worker sends.
extension Status.Detail {
  /// google.rpc.BadRequest: which fields of the request are wrong, and why.
  package static func badRequest(_ violations: [(field: String, description: String)]) -> Self {
    make("BadRequest") { detail in
      for violation in violations {
        detail.add(1) {
          $0.add(1, violation.field)
          $0.add(2, violation.description)
        }
      }
    }
  }

  /// google.rpc.RetryInfo: how long to wait before the call is tried again, milliseconds.
  package static func retry(afterMilliseconds delay: UInt32) -> Self {
    make("RetryInfo") { detail in
      detail.add(1) {
        $0.add(1, UInt64(delay / 1000))
        $0.add(2, UInt64(delay % 1000) * 1_000_000)
      }
    }
  }

  /// google.rpc.ErrorInfo: the reason as a name for programs, in the domain "warraq", and what it is about.
  package static func info(_ reason: String, _ metadata: KeyValuePairs<String, String> = [:])
    -> Self
  {
    make("ErrorInfo") { detail in
      detail.add(1, reason)
      detail.add(2, "warraq")
      for (key, value) in metadata {
        detail.add(3) {
          $0.add(1, key)
          $0.add(2, value)
        }
      }
    }
  }

  private static func make(_ name: String, _ fill: (inout WireBuilder) -> Void) -> Self {
    var builder = WireBuilder()
    fill(&builder)
    return Self(typeURL: "type.googleapis.com/google.rpc.\(name)", value: builder.bytes)
  }
}

extension Status {
  /// The same status with one more detail.
  package func with(_ detail: Detail) -> Status {
    var result = self
    result.details.append(detail)
    return result
  }

  /// A limit was passed: RESOURCE_EXHAUSTED with both numbers, for people and for programs.
  package static func overLimit(_ what: String, _ value: Int, limit: Int, _ message: String)
    -> Status
  {
    Status(.resourceExhausted, message)
      .with(.info("LIMIT_EXCEEDED", ["what": what, "value": "\(value)", "limit": "\(limit)"]))
  }
}
