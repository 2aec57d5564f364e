internal import Logging
internal import Platform
internal import Schema
internal import WorkerRuntime

/// Methods that do what tests of the protocol need; their parameters are metadata.
enum TestMethods {
  static let all: [Method] = [
    Method("warraq.test.v1.Test/Echo", .one, cost: .brief) { call in
      if let request = try call.next() { try call.send(request, isLast: true) }
    },
    Method("warraq.test.v1.Test/Relay", .one) { call in
      if let request = try call.next() { try call.send(request, isLast: true) }
    },
    Method("warraq.test.v1.Test/EchoStream", .streamed) { call in
      while let request = try call.next() { try call.send(request) }
    },
    Method("warraq.test.v1.Test/Count", .collected) { call in
      var bytes = 0
      while let request = try call.next() { bytes += request.count }
      try call.send(Array("\(bytes)".utf8), isLast: true)
    },
    Method("warraq.test.v1.Test/Repeat", .one) { call in
      let request = try call.next() ?? []
      let times = number(call, "times")
      for index in 0..<times { try call.send(request, isLast: index == times - 1) }
    },
    Method("warraq.test.v1.Test/Sleep", .one) { call in
      let end = Instant.now().advanced(milliseconds: UInt32(number(call, "milliseconds")))
      while Instant.now() < end, !call.isCancelled { Sleeper.brief() }
      try call.send([], isLast: true)
    },
    Method("warraq.test.v1.Test/Spin", .one) { _ in
      while true {}
    },
    Method("warraq.test.v1.Test/Allocate", .one) { call in
      let bytes = [UInt8](repeating: 1, count: number(call, "bytes"))
      try call.send(Array("\(bytes.count)".utf8), isLast: true)
    },
    Method("warraq.test.v1.Test/Crash", .one) { _ in
      fatalError("asked to crash")
    },
    Method("warraq.test.v1.Test/Print", .one) { call in
      print("a stray line on standard output")
      try call.send([], isLast: true)
    },
    Method("warraq.test.v1.Test/Fail", .one) { call in
      throw Status(Status.Code(rawValue: Int32(number(call, "code"))) ?? .unknown, "asked to fail")
    },
    Method("warraq.test.v1.Test/Throw", .one) { _ in
      throw UnexpectedError()
    },
    Method("warraq.test.v1.Test/Forbidden", .one) { call in
      try call.send(Array(Forbidden.tryAll().utf8))
    },
    Method("warraq.test.v1.Test/Log", .one) { call in
      for index in 0..<max(1, number(call, "lines")) {
        call.logger.warning("line \(index)", metadata: ["key": "value"])
      }
      try call.send([], isLast: true)
    },
    Method("warraq.test.v1.Test/Metadata", .one) { call in
      call.sendHead(call.metadata)
      try call.send([], isLast: true)
    },
  ]

  /// A number among the call's metadata; 0 where there is none.
  private static func number(_ call: Call, _ key: String) -> Int {
    call.metadata(key).flatMap { Int($0) } ?? 0
  }

  private struct UnexpectedError: Error {}
}
