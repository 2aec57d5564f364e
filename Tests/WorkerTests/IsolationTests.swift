import Platform
import Schema
import Testing

private let test = "warraq.test.v1.Test/"

/// Handlers in processes of their own.
@Suite(.serialized) struct IsolationTests {
  private func start(_ arguments: [String] = []) throws -> WorkerProcess {
    let worker = try WorkerProcess("testworker", ["--isolate", "2"] + arguments)
    try worker.hello()
    #expect(try worker.greeting().features.contains("isolate"))
    return worker
  }

  private func finish(_ worker: WorkerProcess) throws {
    worker.closeInput()
    #expect(try worker.rest().map { "\($0)" } == [])
    #expect(worker.wait() == 0)
  }

  @Test func `calls of every kind work as in one process`() throws {
    let worker = try start()
    try worker.call(1, test + "Echo", [1, 2])
    try worker.call(3, test + "Fail", metadata: [Entry("code", .text("5"))])
    let metadata = [
      Entry("a", .text("1")), Entry("b-bin", .binary([0, 255])), Entry("a", .text("2")),
    ]
    try worker.call(5, test + "Metadata", metadata: metadata)
    let large = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try worker.call(7, test + "Echo", large)
    try worker.call(9, test + "Repeat", large, metadata: [Entry("times", .text("3"))])
    try worker.call(11, test + "Throw")
    let replies = try worker.replies(to: [1, 3, 5, 7, 9, 11])
    #expect(replies[1]?.messages == [[1, 2]])
    #expect(replies[3]?.code == .notFound)
    #expect(replies[5]?.head?.metadata == metadata)
    let isSame = replies[7]?.messages == [large] && replies[9]?.messages == [large, large, large]
    #expect(isSame)
    #expect(replies[11]?.code == .unknown)
    try finish(worker)
  }

  @Test func `streams both ways`() throws {
    let worker = try start()
    try worker.send(1) { $0.start = Frame.Start(method: test + "EchoStream") }
    for number in 0..<50 {
      try worker.send(1) { $0.chunk = Frame.Chunk(data: [UInt8(number)]) }
      #expect(try worker.next()?.chunk?.data == [UInt8(number)])
    }
    try worker.send(1) { $0.end = Frame.End() }
    #expect(try worker.reply(to: 1).code == .ok)
    try finish(worker)
  }

  @Test func `a crash ends its own call alone, with the signal`() throws {
    let worker = try start()
    var ids: Set<UInt32> = []
    for round in 0..<30 {
      let id = UInt32(round * 2 + 1)
      ids.insert(id)
      if round % 10 == 5 {
        try worker.call(id, test + "Crash")
      } else {
        try worker.call(id, test + "Sleep", metadata: [Entry("milliseconds", .text("20"))])
      }
    }
    let replies = try worker.replies(to: ids)
    for (id, reply) in replies {
      if (id / 2) % 10 == 5 {
        #expect(reply.code == .internalError)
        let info = try #require(reply.end?.status?.details.first)
        #expect(info.typeURL == "type.googleapis.com/google.rpc.ErrorInfo")
        #expect(try WireFields(info.value[...]).string(1) == "HANDLER_CRASHED")
      } else {
        #expect(reply.end?.status == nil)
      }
    }
    try finish(worker)
  }

  @Test func `a handler that eats memory ends its own call alone`() throws {
    let worker = try start(["--max-memory", "150M"])
    try worker.call(1, test + "Allocate", metadata: [Entry("bytes", .text("400000000"))])
    try worker.call(3, test + "Sleep", metadata: [Entry("milliseconds", .text("50"))])
    try worker.call(5, test + "Allocate", metadata: [Entry("bytes", .text("1000000"))])
    let replies = try worker.replies(to: [1, 3, 5])
    #expect(replies[1]?.code == .resourceExhausted)
    #expect(replies[3]?.code == .ok)
    #expect(replies[5]?.messages == [Array("1000000".utf8)])
    try finish(worker)
  }

  @Test func `a handler that never stops is killed and the others finish`() throws {
    let worker = try start(["--kill-after-ms", "100"])
    try worker.call(1, test + "Spin", timeout: 50)
    try worker.call(3, test + "Spin")
    for id: UInt32 in [5, 7, 9, 11] {
      try worker.call(id, test + "Sleep", metadata: [Entry("milliseconds", .text("400"))])
    }
    try worker.send(3) { $0.signal = .cancel(reason: "") }
    let replies = try worker.replies(to: [1, 3, 5, 7, 9, 11])
    #expect(replies[1]?.code == .deadlineExceeded)
    #expect(replies[3]?.code == .cancelled)
    #expect([5, 7, 9, 11].allSatisfy { replies[$0]?.code == .ok })
    try finish(worker)
  }

  @Test func `a stream goes on in another process after a crash beside it`() throws {
    let worker = try start()
    let streams: [UInt32] = [1, 3]
    for id in streams {
      try worker.send(id) { $0.start = Frame.Start(method: test + "EchoStream") }
    }
    for number in 0..<3 {
      for id in streams {
        try worker.send(id) { $0.chunk = Frame.Chunk(data: [UInt8(id), UInt8(number)]) }
        #expect(try worker.next()?.chunk?.data == [UInt8(id), UInt8(number)])
      }
      // Crashes reach both processes.
      let crashes: Set<UInt32> = [5, 7, 9, 11]
      for id in crashes { try worker.call(id, test + "Crash") }
      let replies = try worker.replies(to: crashes)
      #expect(replies.values.allSatisfy { $0.code == .internalError })
    }
    for id in streams { try worker.send(id) { $0.end = Frame.End() } }
    let replies = try worker.replies(to: Set(streams))
    #expect(replies.values.allSatisfy { $0.messages == [] && $0.code == .ok })
    try finish(worker)
  }

  @Test func `cancel and deadlines reach the process`() throws {
    let worker = try start()
    try worker.call(1, test + "Sleep", metadata: [Entry("milliseconds", .text("60000"))])
    try worker.call(
      3, test + "Sleep", metadata: [Entry("milliseconds", .text("60000"))], timeout: 50)
    try worker.send(1) { $0.signal = .cancel(reason: "") }
    let replies = try worker.replies(to: [1, 3])
    #expect(replies[1]?.code == .cancelled)
    #expect(replies[3]?.code == .deadlineExceeded)
    try finish(worker)
  }

  @Test func `requests that can't be restored leave nothing open in the process`() throws {
    let worker = try WorkerProcess("testworker", ["--isolate", "1", "--max-calls", "1"])
    try worker.hello()
    _ = try worker.greeting()
    for _ in 0..<20 {
      try worker.send(1) {
        $0.start = Frame.Start(method: test + "Relay")
        $0.start?.encoding = "gzip"
        $0.chunk = Frame.Chunk(data: [1, 2, 3])
        $0.chunk?.isCompressed = true
        $0.end = Frame.End()
      }
      #expect(try worker.reply(to: 1).code == .internalError)
    }
    try worker.call(3, test + "Relay", [7])
    #expect(try worker.reply(to: 3).messages == [[7]])
    try finish(worker)
  }

  @Test func `processes that can't start are told in Hello`() throws {
    let worker = try WorkerProcess("testworker", ["--isolate", "2", "--max-memory", "1M"])
    try worker.hello()
    let failure = try #require(try worker.greeting().failure)
    #expect(failure.message.contains("--max-memory"))
    #expect(worker.wait() == 78)
  }

  @Test func `lines are counted through processes`() throws {
    let worker = try WorkerProcess("testworker", ["--isolate", "1"])
    var hello = Frame.Hello()
    hello.features = ["log"]
    try worker.hello(hello)
    _ = try worker.greeting()
    try worker.call(1, test + "Log", metadata: [Entry("lines", .text("50000"))])
    try worker.call(3, test + "Sleep", metadata: [Entry("milliseconds", .text("1500"))])
    try worker.pause(milliseconds: 500)
    var lines = 0
    var open: Set<UInt32> = [1, 3]
    while !open.isEmpty, let frame = try worker.next() {
      if case .log(_, _, let dropped)? = frame.signal { lines += 1 + Int(dropped) }
      if frame.end != nil { open.remove(frame.call) }
    }
    #expect(lines > 1000 && lines <= 50_000)
    try finish(worker)
  }

  @Test func `documents are parsed in processes of their own`() throws {
    let worker = try WorkerProcess("warraq", ["serve", "--isolate", "1"])
    try worker.hello()
    try worker.call(1, "warraq.v1.Documents/Parse", [0x12, 0x02, 0x68, 0x69])
    let reply = try worker.reply(to: 1)
    #expect(reply.code == .ok && reply.messages.count == 1)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }
}
