import Compression
import Platform
import Schema
import Testing

private let test = "warraq.test.v1.Test/"

/// Logs, compression, the watchdog, and the services beside the product's, through the real executable.
@Suite(.serialized) struct RuntimeTests {
  @Test func `log lines reach a host that reads them, with their call`() throws {
    let worker = try WorkerProcess("testworker")
    var hello = Frame.Hello()
    hello.features = ["log"]
    try worker.hello(hello)
    #expect(try worker.greeting().features.contains("log"))
    try worker.call(5, test + "Log", metadata: [Entry("lines", .text("3"))])
    var lines: [String] = []
    while let frame = try worker.next() {
      if case .log(let severity, let text, let dropped)? = frame.signal {
        #expect(frame.call == 5 && severity == 5 && dropped == 0)
        lines.append(text)
      }
      if frame.end != nil { break }
    }
    #expect(lines == ["line 0 key=value", "line 1 key=value", "line 2 key=value"])
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `lines that a host does not read in time are dropped and counted`() throws {
    let worker = try WorkerProcess("testworker")
    var hello = Frame.Hello()
    hello.features = ["log"]
    try worker.hello(hello)
    _ = try worker.greeting()
    // More than the pipe and the queue hold; the host reads nothing until the handler is done.
    try worker.call(1, test + "Log", metadata: [Entry("lines", .text("100000"))])
    try worker.call(3, test + "Sleep", metadata: [Entry("milliseconds", .text("1500"))])
    try worker.pause(milliseconds: 1000)
    var received = 0
    var dropped = 0
    var open: Set<UInt32> = [1, 3]
    while !open.isEmpty, let frame = try worker.next() {
      if case .log(_, let text, let count)? = frame.signal {
        #expect(text.hasPrefix("line "))
        received += 1
        dropped += Int(count)
      }
      if frame.end != nil { open.remove(frame.call) }
    }
    #expect(received > 1000 && received < 100_000)
    // Those that were dropped after the last line that was sent are told with the next.
    #expect(dropped > 0 && received + dropped <= 100_000)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test(arguments: MessageEncoding.allCases)
  func `messages are compressed where the host asks for it`(encoding: MessageEncoding) throws {
    let worker = try WorkerProcess("testworker")
    var hello = Frame.Hello()
    hello.encodings = [encoding.rawValue]
    try worker.hello(hello)
    #expect(try worker.greeting().encodings == ["gzip", "deflate", "zstd"])
    let message = [UInt8](repeating: 9, count: 200_000)
    let compressed = try encoding.compress(message)
    try worker.send(1) {
      $0.start = Frame.Start(method: test + "Echo")
      $0.start?.encoding = encoding.rawValue
      $0.chunk = Frame.Chunk(data: compressed)
      $0.chunk?.isCompressed = true
      $0.end = Frame.End()
    }
    let frame = try #require(try worker.next())
    #expect(frame.head?.encoding == encoding.rawValue)
    #expect(frame.chunk?.isCompressed == true && frame.end != nil)
    let reply = frame.chunk?.data ?? []
    #expect(reply.count < 10_000)
    let isSame = try encoding.decompress(reply, limit: 1 << 20) == message
    #expect(isSame)
    // A host that takes no encoding gets plain replies, and one may send plain requests in any case.
    try worker.send(3) {
      $0.start = Frame.Start(method: test + "Echo")
      $0.start?.encoding = MessageEncoding.allCases.first { $0 != encoding }?.rawValue ?? ""
      $0.chunk = Frame.Chunk(data: [1, 2])
      $0.end = Frame.End()
    }
    #expect(try worker.reply(to: 3).messages == [[1, 2]])
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `a compressed request is refused as gRPC refuses it`() throws {
    let worker = try WorkerProcess("testworker", ["--max-message", "1M"])
    try worker.hello()
    _ = try worker.greeting()
    func call(_ id: UInt32, _ encoding: String, _ data: [UInt8]) throws {
      try worker.send(id) {
        $0.start = Frame.Start(method: test + "Relay")
        $0.start?.encoding = encoding
        $0.chunk = Frame.Chunk(data: data)
        $0.chunk?.isCompressed = true
        $0.end = Frame.End()
      }
    }
    try call(1, "", [1])
    try call(3, "br", [1])
    try call(5, "gzip", Array("not gzip".utf8))
    try call(7, "zstd", try MessageEncoding.zstd.compress([UInt8](repeating: 0, count: 5 << 20)))
    try call(9, "identity", [1])
    let replies = try worker.replies(to: [1, 3, 5, 7, 9])
    #expect(replies[1]?.code == .internalError)
    #expect(replies[3]?.code == .unimplemented)
    #expect(replies[3]?.end?.status?.message.contains("gzip, deflate, zstd") == true)
    #expect(replies[5]?.code == .internalError)
    #expect(replies[7]?.code == .resourceExhausted)
    #expect(replies[7]?.end?.status?.message.contains("1048576") == true)
    #expect(replies[9]?.code == .internalError)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `the watchdog tells why and ends the process with 70`() throws {
    let worker = try WorkerProcess("testworker", ["--kill-after-ms", "50"])
    try worker.hello()
    _ = try worker.greeting()
    try worker.call(1, test + "Spin", timeout: 20)
    try worker.call(3, test + "Sleep", metadata: [Entry("milliseconds", .text("60000"))])
    var codes: [UInt32: Status.Code] = [:]
    var why: Status?
    while let frame = try worker.next() {
      if let end = frame.end { codes[frame.call] = end.status?.code ?? .ok }
      if case .drain(let status, _)? = frame.signal { why = status }
    }
    #expect(worker.wait() == 70)
    #expect(codes == [1: .deadlineExceeded, 3: .unavailable])
    #expect(why?.code == .deadlineExceeded)
    #expect(why?.message == "the handler of call 1 still runs 50 ms after its call has ended")
  }

  @Test func `a process that takes too much memory tells why and ends with 70`() throws {
    let worker = try WorkerProcess("testworker", ["--max-memory", "100M"])
    try worker.hello()
    _ = try worker.greeting()
    try worker.call(1, test + "Allocate", metadata: [Entry("bytes", .text("300000000"))])
    let frames = try worker.rest()
    #expect(worker.wait() == 70)
    let reasons = frames.compactMap {
      if case .drain(let why?, _)? = $0.signal { why } else { nil }
    }
    #expect(reasons.map(\.code) == [.resourceExhausted])
  }

  @Test(arguments: [
    (["--parent-pid", "2147483647"], "--parent-pid"), (["--max-memory", "1M"], "--max-memory"),
  ])
  func `a worker that can't start says why in Hello`(arguments: [String], what: String) throws {
    let worker = try WorkerProcess("testworker", arguments)
    try worker.hello()
    let failure = try #require(try worker.greeting().failure)
    #expect(failure.code == .failedPrecondition && failure.message.hasPrefix(what))
    #expect(worker.wait() == 78)
  }

  @Test func `a worker ends with the process it was told to watch`() throws {
    let parent = try ChildProcess(["cat"])
    let worker = try WorkerProcess("testworker", ["--parent-pid", "\(parent.number)"])
    try worker.hello()
    _ = try worker.greeting()
    try worker.call(1, test + "Sleep", metadata: [Entry("milliseconds", .text("60000"))])
    parent.kill()
    #expect(parent.wait() == 137)
    #expect(worker.wait() == 74)
  }

  /// A worker whose call 1 repeats a message and has used up the host's window of 1,000 bytes.
  private func outOfCredit(size: Int, times: Int) throws -> WorkerProcess {
    let worker = try WorkerProcess("testworker")
    var hello = Frame.Hello()
    hello.hasCredits = true
    hello.window = 1000
    try worker.hello(hello)
    _ = try worker.greeting()
    try worker.call(
      1, test + "Repeat", [UInt8](repeating: 1, count: size),
      metadata: [Entry("times", .text("\(times)"))])
    #expect(try worker.next()?.chunk?.data.count == 1000)
    return worker
  }

  @Test func `credits given late do not stop the worker`() throws {
    let worker = try outOfCredit(size: 100_000, times: 5)
    // The window is used up; other calls and signals go on.
    try worker.call(3, test + "Relay", [7])
    #expect(try worker.reply(to: 3).messages == [[7]])
    var received = 1000
    var status: Frame.End?
    while received < 500_000 {
      try worker.send(1) { $0.signal = .credit(50_000) }
      var window = min(50_000, 500_000 - received)
      while window > 0 {
        let frame = try #require(try worker.next())
        window -= frame.chunk?.data.count ?? 0
        received += frame.chunk?.data.count ?? 0
        status = frame.end
      }
    }
    #expect(status != nil && status?.status == nil)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `a handler without credit is told that none can come any more`() throws {
    let worker = try outOfCredit(size: 10_000, times: 1000000)
    worker.closeInput()
    #expect(try worker.reply(to: 1).code == .cancelled)
    #expect(worker.wait() == 0)
  }

  @Test func `a name is no megabyte`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    _ = try worker.greeting()
    let request = [UInt8](repeating: 0x98, count: 1 << 20)
    try worker.call(1, "grpc.health.v1.Health/Check", request)
    try worker.call(3, "grpc.reflection.v1.ServerReflection/ServerReflectionInfo", request)
    let replies = try worker.replies(to: [1, 3])
    #expect(replies.values.allSatisfy { $0.code == .resourceExhausted })
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `health is served until the worker drains`() throws {
    let health = "grpc.health.v1.Health/"
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    #expect(try worker.greeting().services.contains("grpc.health.v1.Health"))
    let service = Array("warraq.test.v1.Test".utf8)
    let known = [0x0A, UInt8(service.count)] + service
    try worker.call(1, health + "Check")
    try worker.call(3, health + "Check", known)
    try worker.call(5, health + "Check", [0x0A, 1, 0x78])
    try worker.call(7, health + "List")
    let replies = try worker.replies(to: [1, 3, 5, 7])
    #expect(replies[1]?.messages == [[8, 1]] && replies[3]?.messages == [[8, 1]])
    #expect(replies[5]?.code == .notFound)
    let list = try WireFields(replies[7]?.messages.first?[...] ?? [])
    #expect(list.all(1).count == 4)
    try worker.call(9, health + "Watch", known)
    #expect(try worker.next()?.chunk?.data == [8, 1])
    try worker.call(11, health + "Watch", [0x0A, 1, 0x78])
    #expect(try worker.next()?.chunk?.data == [8, 3])
    try worker.call(13, test + "Sleep", metadata: [Entry("milliseconds", .text("100"))])
    try worker.send { $0.signal = .drain(why: nil, graceMilliseconds: 10_000) }
    let drained = try worker.replies(to: [9, 11, 13])
    #expect(drained[9]?.messages == [[8, 2]] && drained[9]?.code == .unavailable)
    #expect(drained[11]?.messages == [[8, 3]])
    #expect(drained[13]?.code == .ok)
    #expect(worker.wait() == 0)
  }

  @Test func `reflection lists the services and answers each request`() throws {
    let worker = try WorkerProcess("warraq", ["serve"])
    try worker.hello()
    let services = try worker.greeting().services
    try worker.send(1) {
      $0.start = Frame.Start(method: "grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
    }
    try worker.send(1) { $0.chunk = Frame.Chunk(data: [0x3A, 0]) }
    let answer = try #require(try worker.next()?.chunk?.data)
    let list = try WireFields(try WireFields(answer[...]).bytes(6) ?? [])
    let names = try list.all(1).map { try WireFields($0).string(1) }
    #expect(names == services.sorted() && names.contains("warraq.v1.Documents"))
    try worker.send(1) { $0.end = Frame.End() }
    #expect(try worker.reply(to: 1).code == .ok)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `limits and refusals carry details`() throws {
    let worker = try WorkerProcess("testworker", ["--max-calls", "1"])
    try worker.hello()
    #expect(try worker.greeting().maximumCalls == 1)
    try worker.call(1, test + "Sleep", metadata: [Entry("milliseconds", .text("60000"))])
    try worker.call(3, test + "Echo")
    let status = try #require(try worker.reply(to: 3).end?.status)
    #expect(status.code == .resourceExhausted)
    let names = status.details.map { $0.typeURL.split(separator: ".").last.map(String.init) }
    #expect(names == ["ErrorInfo", "RetryInfo"])
    worker.kill()
    _ = worker.wait()
  }
}
