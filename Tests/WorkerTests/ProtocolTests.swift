import Framing
import Platform
import Schema
import Testing

private let test = "warraq.test.v1.Test/"

/// The protocol's promises, through the real executable.
@Suite(.serialized) struct ProtocolTests {
  @Test(arguments: [FrameStyle.varint, .prefixed])
  func `answers in the framing that the host chose`(style: FrameStyle) throws {
    let worker = try WorkerProcess("testworker", style: style)
    try worker.hello()
    try worker.call(1, test + "Echo", [1, 2, 3])
    guard case .hello? = try worker.next()?.signal else {
      Issue.record("no Hello first")
      return
    }
    #expect(try worker.reply(to: 1).messages == [[1, 2, 3]])
    worker.closeInput()
    #expect(try worker.next() == nil)
    #expect(worker.wait() == 0)
  }

  @Test(arguments: [1, 7])
  func `takes its input however small the pieces`(size: Int) throws {
    let worker = try WorkerProcess("testworker")
    var bytes = worker.encode { $0.signal = .hello(Frame.Hello()) }
    bytes += worker.encode(1) {
      $0.start = Frame.Start(method: test + "Echo")
      $0.chunk = Frame.Chunk(data: [5, 6])
      $0.end = Frame.End()
    }
    for start in stride(from: 0, to: bytes.count, by: size) {
      try worker.write(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(try worker.reply(to: 1).messages == [[5, 6]])
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `runs many calls at once and gives each one End`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    for round in 0..<20 {
      let ids = Set((0..<90).map { UInt32($0 * 2 + 1) })
      for id in ids.sorted() {
        try worker.call(id, test + "Echo", Array("\(round) \(id)".utf8))
      }
      let replies = try worker.replies(to: ids)
      #expect(
        replies.allSatisfy { $1.messages == [Array("\(round) \($0)".utf8)] && $1.code == .ok })
    }
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `streams both ways on one call`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    _ = try worker.next()
    try worker.send(1) { $0.start = Frame.Start(method: test + "EchoStream") }
    for number in 0..<50 {
      try worker.send(1) { $0.chunk = Frame.Chunk(data: [UInt8(number)]) }
      #expect(try worker.next()?.chunk?.data == [UInt8(number)])
    }
    try worker.send(1) { $0.end = Frame.End() }
    #expect(try worker.reply(to: 1).code == .ok)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `carries large messages in pieces, both ways`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    let message = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try worker.send(1) { $0.start = Frame.Start(method: test + "Echo") }
    for start in stride(from: 0, to: message.count, by: 50_000) {
      let end = min(start + 50_000, message.count)
      try worker.send(1) {
        $0.chunk = Frame.Chunk(data: Array(message[start..<end]))
        $0.chunk?.more = end < message.count
        if end == message.count { $0.end = Frame.End() }
      }
    }
    let reply = try worker.reply(to: 1)
    #expect(reply.messages.count == 1)
    let isSame = reply.messages.first == message
    #expect(isSame)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `a host may write everything before it reads`() throws {
    let worker = try WorkerProcess("testworker")
    var bytes = worker.encode { $0.signal = .hello(Frame.Hello()) }
    let message = [UInt8](repeating: 7, count: 100_000)
    for id in 0..<90 {
      bytes += worker.encode(UInt32(id * 2 + 1)) {
        $0.start = Frame.Start(method: test + "Echo")
        $0.chunk = Frame.Chunk(data: message)
        $0.end = Frame.End()
      }
    }
    try worker.write(bytes)
    worker.closeInput()
    let replies = try worker.replies(to: Set((0..<90).map { UInt32($0 * 2 + 1) }))
    #expect(replies.count == 90)
    #expect(replies.values.allSatisfy { $0.messages.first?.count == 100_000 })
    #expect(worker.wait() == 0)
  }

  @Test func `cancel ends a call at once while others go on`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    try worker.call(1, test + "Sleep", metadata: [Entry("milliseconds", .text("60000"))])
    try worker.call(3, test + "Echo", [1])
    #expect(try worker.reply(to: 3).messages == [[1]])
    try worker.send(1) { $0.signal = .cancel(reason: "enough") }
    let reply = try worker.reply(to: 1)
    #expect(reply.code == .cancelled)
    #expect(reply.end?.status?.message.contains("enough") == true)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `a deadline ends a call whose handler goes on`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    try worker.call(
      1, test + "Sleep", metadata: [Entry("milliseconds", .text("60000"))], timeout: 30)
    try worker.call(3, test + "Echo", [1], timeout: 60_000)
    let replies = try worker.replies(to: [1, 3])
    #expect(replies[1]?.code == .deadlineExceeded)
    #expect(replies[3]?.code == .ok)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `cancel frees a handler that waits for its host`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    for id: UInt32 in [1, 3, 5, 7, 9] {
      try worker.send(id) { $0.start = Frame.Start(method: test + "EchoStream") }
    }
    try worker.call(11, test + "Echo", [1])
    #expect(try worker.reply(to: 11).code == .ok)
    for id: UInt32 in [1, 3, 5, 7, 9] { try worker.send(id) { $0.signal = .cancel(reason: "") } }
    let replies = try worker.replies(to: [1, 3, 5, 7, 9])
    #expect(replies.values.allSatisfy { $0.code == .cancelled })
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `statuses, thrown errors and metadata reach the host`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    try worker.call(1, test + "Fail", metadata: [Entry("code", .text("5"))])
    try worker.call(3, test + "Throw")
    let metadata = [
      Entry("a", .text("1")), Entry("b-bin", .binary([0, 255])), Entry("a", .text("2")),
    ]
    try worker.call(5, test + "Metadata", metadata: metadata)
    try worker.call(7, test + "Nothing")
    let replies = try worker.replies(to: [1, 3, 5, 7])
    #expect(replies[1]?.code == .notFound)
    #expect(replies[3]?.code == .unknown)
    #expect(replies[5]?.head?.metadata == metadata)
    #expect(replies[7]?.code == .unimplemented)
    #expect(replies[7]?.end?.isRefused == true)
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `a unary method takes exactly one request`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    try worker.send(1) {
      $0.start = Frame.Start(method: test + "Echo")
      $0.end = Frame.End()
    }
    try worker.send(3) {
      $0.start = Frame.Start(method: test + "Echo")
      $0.chunk = Frame.Chunk(data: [1])
    }
    try worker.send(3) {
      $0.chunk = Frame.Chunk(data: [2])
      $0.end = Frame.End()
    }
    let replies = try worker.replies(to: [1, 3])
    #expect(replies.values.allSatisfy { $0.code == .unimplemented })
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `a stray print never reaches the protocol`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    for id: UInt32 in [1, 3, 5] { try worker.call(id, test + "Print") }
    #expect(try worker.replies(to: [1, 3, 5]).count == 3)
    worker.closeInput()
    #expect(try worker.rest().isEmpty)
    #expect(worker.wait() == 0)
  }

  @Test func `ping is answered while every handler is busy`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    _ = try worker.next()
    for id in 0..<8 {
      try worker.call(
        UInt32(id * 2 + 1), test + "Sleep", metadata: [Entry("milliseconds", .text("60000"))])
    }
    try worker.send { $0.signal = .ping(nonce: [9]) }
    guard case .pong(let nonce, _, let open, _)? = try worker.next()?.signal else {
      Issue.record("no Pong")
      return
    }
    #expect(nonce == [9])
    #expect(open == 8)
    worker.kill()
    _ = worker.wait()
  }

  @Test func `ping and cancel are heard whatever waits and runs`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    _ = try worker.next()
    try worker.call(1, test + "Sleep", metadata: [Entry("milliseconds", .text("60000"))])
    try worker.send(3) { $0.start = Frame.Start(method: test + "Count") }
    let piece = worker.encode(3) {
      $0.chunk = Frame.Chunk(data: [UInt8](repeating: 1, count: 1 << 20))
    }
    for _ in 0..<140 { try worker.write(piece) }
    try worker.send { $0.signal = .ping(nonce: [4]) }
    guard case .pong? = try worker.next()?.signal else {
      Issue.record("no Pong")
      return
    }
    try worker.send(1) { $0.signal = .cancel(reason: "") }
    #expect(try worker.reply(to: 1).code == .cancelled)
    try worker.send(3) { $0.end = Frame.End() }
    #expect(try worker.reply(to: 3).messages == [Array("\(140 << 20)".utf8)])
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `a handler that never returns loses its call, keeps its place and is reported`() throws
  {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    _ = try worker.next()
    try worker.call(1, test + "Spin")
    try worker.call(3, test + "Allocate", metadata: [Entry("bytes", .text("1000000"))])
    #expect(try worker.reply(to: 3).messages == [Array("1000000".utf8)])
    try worker.send(1) { $0.signal = .cancel(reason: "") }
    #expect(try worker.reply(to: 1).code == .cancelled)
    try worker.send { $0.signal = .ping(nonce: []) }
    guard case .pong(_, let running, let open, let stuck)? = try worker.next()?.signal else {
      Issue.record("no Pong")
      return
    }
    #expect(running == 1 && open == 0 && stuck == 1)
    worker.kill()
    _ = worker.wait()
  }

  @Test func `a crash ends the output and shows in how the process ended`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    _ = try worker.next()
    try worker.call(1, test + "Crash")
    #expect(try worker.next() == nil)
    #expect(worker.wait() > 128)
  }

  @Test func `a worker whose host never reads ends all the same`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    let message = [UInt8](repeating: 1, count: 60_000)
    for id in 0..<20 { try worker.call(UInt32(id * 2 + 1), test + "Echo", message) }
    try worker.send { $0.signal = .drain(why: nil, graceMilliseconds: 50) }
    #expect(worker.wait() == 74)
  }

  @Test func `drain finishes what is open, refuses the rest and ends`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    try worker.call(1, test + "Sleep", metadata: [Entry("milliseconds", .text("200"))])
    try worker.send { $0.signal = .drain(why: nil, graceMilliseconds: 10_000) }
    try worker.call(3, test + "Echo", [1])
    let replies = try worker.replies(to: [1, 3])
    #expect(replies[1]?.code == .ok)
    #expect(replies[3]?.code == .unavailable)
    #expect(replies[3]?.end?.isRefused == true)
    #expect(try worker.next() == nil)
    #expect(worker.wait() == 0)
  }
}

/// What bad input gets.
@Suite(.serialized) struct BadInputTests {
  @Test func `no input at all is a clean end`() throws {
    let worker = try WorkerProcess("warraq", ["serve"])
    worker.closeInput()
    #expect(try worker.next() == nil)
    #expect(worker.wait() == 0)
  }

  @Test func `the input may end at any byte of an exchange`() throws {
    let probe = try WorkerProcess("testworker")
    let hello = probe.encode { $0.signal = .hello(Frame.Hello()) }
    let call = probe.encode(1) {
      $0.start = Frame.Start(method: test + "Echo")
      $0.chunk = Frame.Chunk(data: [1])
      $0.end = Frame.End()
    }
    probe.closeInput()
    #expect(probe.wait() == 0)
    let bytes = hello + call
    for end in 1...bytes.count {
      let worker = try WorkerProcess("testworker")
      try worker.write(Array(bytes[..<end]))
      worker.closeInput()
      let frames = try worker.rest()
      let isClean = end == hello.count || end == bytes.count
      #expect(worker.wait() == (isClean ? 0 : 76), "at byte \(end)")
      guard case .hello(let answer)? = frames.first?.signal else {
        Issue.record("no Hello at byte \(end)")
        continue
      }
      #expect((answer.failure != nil) == (end < hello.count))
    }
  }

  @Test func `junk before Hello is told in Hello`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.write(Array("Hello, world! This is not a frame.\n".utf8))
    worker.closeInput()
    guard case .hello(let hello)? = try worker.next()?.signal else {
      Issue.record("no Hello")
      return
    }
    #expect(hello.failure != nil)
    #expect(worker.wait() == 76)
  }

  @Test(arguments: [FrameStyle.varint, .prefixed])
  func `a frame over the limit ends the connection with both numbers`(style: FrameStyle) throws {
    let worker = try WorkerProcess("testworker", style: style)
    try worker.hello()
    _ = try worker.next()
    var prefix: [UInt8] = []
    style.appendPrefix(for: 1 << 31, to: &prefix)
    try worker.write(prefix)
    guard case .drain(let why?, _)? = try worker.next()?.signal else {
      Issue.record("no Drain")
      return
    }
    #expect(why.message == "a frame of 2147483648 bytes exceeds the limit of 67174400")
    #expect(try worker.next() == nil)
    #expect(worker.wait() == 76)
  }

  @Test func `a request that does not decode fails its call alone`() throws {
    let worker = try WorkerProcess("warraq", ["serve"])
    try worker.hello()
    try worker.call(1, "warraq.v1.Documents/Parse", [0x0A, 0x03, 0x0A, 0x01, 0xFF])
    try worker.call(3, "warraq.v1.Documents/Parse", [0x12, 0x02, 0x68, 0x69])
    let replies = try worker.replies(to: [1, 3])
    #expect(replies[1]?.code == .invalidArgument)
    #expect(
      replies[1]?.end?.status?.message
        == "request message 0: options.media_type: the string is not valid UTF-8")
    #expect(replies[3]?.code == .ok)
    let document = try Message(
      .document, wire: replies[3]?.messages.first ?? [], arena: Arena())
    #expect(String(decoding: JSONWriter.write(document), as: UTF8.self).contains(#""text":"hi""#))
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `a closed output ends the worker with 74`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    _ = try worker.next()
    worker.closeOutput()
    // The host is gone: it may be seen at once or with the next reply.
    try? worker.call(1, test + "Echo", [1])
    #expect(worker.wait() == 74)
  }

  @Test func `a host that dies while the worker is busy ends it`() throws {
    let worker = try WorkerProcess("testworker")
    try worker.hello()
    try worker.call(1, test + "Sleep", metadata: [Entry("milliseconds", .text("600000"))])
    _ = try worker.next()
    worker.closeInput()
    worker.closeOutput()
    #expect(worker.wait() == 74)
  }

  @Test(arguments: [
    [], [0], [0xFF, 0xFE], [UInt8](repeating: 0, count: 1000),
    [0xC3, 0x28, 0x41, 0xE2, 0x82], Array("<p>a\0b</p>".utf8), Array("<".utf8),
    Array("<!--".utf8), Array("<script>".utf8), Array("&#0;&#x110000;".utf8),
  ])
  func `any bytes make a document`(content: [UInt8]) throws {
    let worker = try WorkerProcess("warraq", ["serve"])
    try worker.hello()
    let message = [0x12] + Self.length(content.count) + content
    for (index, method) in ["Parse", "Extract", "Summarize", "Analyze"].enumerated() {
      try worker.call(UInt32(index * 2 + 1), "warraq.v1.Documents/\(method)", message)
    }
    let replies = try worker.replies(to: [1, 3, 5, 7])
    #expect(replies.values.allSatisfy { $0.code == .ok && !$0.messages.isEmpty })
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  private static func length(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    FrameStyle.varint.appendPrefix(for: count, to: &bytes)
    return bytes
  }
}
