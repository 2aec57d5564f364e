import Framing
import Platform
import Schema
import TestSupport
import Testing

@testable import WorkerRuntime

/// A host's view of a connection, without I/O: frames in, frames out.
private struct Host {
  var connection: Connection
  private var reader = FrameReader(limit: 128 << 20)
  private var codec = FrameCodec(maximumFrame: 128 << 20)
  let style: FrameStyle
  var now = Instant(nanoseconds: 1_000_000_000)

  init(limits: Limits = Limits(), style: FrameStyle = .varint, hello: Frame.Hello? = .init()) {
    connection = Connection(
      limits: limits, agent: "test/1", services: ["test.Test"],
      methods: ["test.Test/A": false, "test.Test/Streamed": true])
    self.style = style
    if let hello {
      _ = send { $0.signal = .hello(hello) }
      _ = output()
    }
  }

  mutating func send(_ call: UInt32 = 0, _ fill: (inout Frame) -> Void) -> [Connection.Event] {
    var frame = Frame(call: call)
    fill(&frame)
    var bytes: [UInt8] = []
    codec.encode(frame, data: frame.chunk.map { $0.data[...] } ?? [], into: &bytes) { _, _ in }
    return receive(bytes)
  }

  mutating func receive(_ payload: [UInt8]) -> [Connection.Event] {
    var events: [Connection.Event] = []
    connection.receive(payload[...], style: style, now: now, events: &events)
    return events
  }

  mutating func open(
    _ call: UInt32, method: String = "test.Test/A", timeout: UInt32? = nil, message: [UInt8]? = [1]
  ) -> [Connection.Event] {
    send(call) {
      $0.start = Frame.Start(method: method)
      $0.start?.timeoutMilliseconds = timeout
      if let message {
        $0.chunk = Frame.Chunk(data: message)
        $0.end = Frame.End()
      }
    }
  }

  mutating func output(limit: Int = 1 << 30) -> [Frame] {
    var bytes: [UInt8] = []
    _ = connection.takeOutput(into: &bytes, limit: limit)
    reader.append(bytes[...])
    var frames: [Frame] = []
    while let payload = try? reader.next(), let frame = try? codec.decode(payload) {
      frames.append(frame)
    }
    return frames
  }
}

extension [Connection.Event] {
  fileprivate var serial: Connection.Serial? {
    for event in self { if case .opened(let serial, _, _) = event { return serial } }
    return nil
  }
  fileprivate var abandonedCode: Status.Code? {
    for event in self { if case .abandoned(_, let status) = event { return status.code } }
    return nil
  }
}

extension Array<Frame> {
  fileprivate func end(_ call: UInt32) -> Frame.End? {
    let ends = filter { $0.call == call }.compactMap(\.end)
    return ends.count == 1 ? ends[0] : nil
  }
}

@Suite struct ConnectionTests {
  @Test func `answers Hello before anything else, with what it offers`() {
    var host = Host(hello: nil)
    _ = host.send { $0.signal = .hello(Frame.Hello()) }
    guard case .hello(let hello)? = host.output().first?.signal else {
      Issue.record("no Hello")
      return
    }
    #expect(hello.magic == Frame.Hello.magic)
    #expect(hello.versions == [1])
    #expect(hello.maximumMessage == 64 << 20)
    #expect(hello.maximumCalls == 100)
    #expect(hello.services == ["test.Test"])
    #expect(hello.failure == nil)
  }

  @Test func `refuses a host with another magic or no common version, in its Hello, and exits 76`()
  {
    var wrongMagic = Frame.Hello()
    wrongMagic.magic = 1
    var newer = Frame.Hello()
    newer.versions = [2, 3]
    for hello in [wrongMagic, newer] {
      var host = Host(hello: nil)
      _ = host.send { $0.signal = .hello(hello) }
      guard case .hello(let answer)? = host.output().first?.signal else {
        Issue.record("no Hello")
        return
      }
      #expect(answer.failure?.code == .failedPrecondition)
      #expect(host.connection.exitCode == 76)
    }
  }

  @Test func `carries a unary call in one frame each way`() {
    var host = Host()
    let events = host.open(1, message: [1, 2, 3])
    guard let serial = events.serial else {
      Issue.record("not opened")
      return
    }
    #expect(events.count == 3)
    host.connection.handlerStarted(serial)
    host.connection.send(.init([4, 5]), awaitsEnd: true, for: serial)
    host.connection.handlerFinished(serial)
    host.connection.end(serial, status: nil)
    let frames = host.output()
    #expect(frames.count == 1)
    #expect(frames.first?.chunk?.data == [4, 5])
    #expect(frames.first?.end != nil)
    #expect(host.connection.isIdle)
  }

  @Test func `what has arrived of a message is forgotten with its call`() {
    var host = Host()
    let serial = host.open(1, method: "test.Test/Streamed", message: nil).serial ?? 0
    _ = host.send(1) {
      $0.chunk = Frame.Chunk(data: [UInt8](repeating: 1, count: 1000))
      $0.chunk?.more = true
    }
    #expect(host.connection.bufferedRequestBytes == 1000)
    host.connection.end(serial, status: nil)
    #expect(host.connection.bufferedRequestBytes == 0)
    #expect(host.output().count == 1)
  }

  @Test func `whole messages need credit too`() {
    var hello = Self.level1(window: 1000)
    hello.wantsWholeMessages = true
    var host = Host(hello: hello)
    let serial = host.open(1).serial ?? 0
    for _ in 0..<10 { host.connection.send(.init([UInt8](repeating: 1, count: 600)), for: serial) }
    #expect(host.output().count == 2)
    _ = host.send(1) { $0.signal = .credit(1000) }
    #expect(host.output().count == 2)
  }

  @Test func `no frame is larger than the host's, whatever it carries`() {
    var hello = Frame.Hello()
    hello.maximumFrame = 1024
    var host = Host(hello: hello)
    for (call, size) in [(UInt32(1), 600), (3, 959), (5, 5000)] {
      let serial = host.open(call).serial ?? 0
      host.connection.sendHead(
        [Entry("key", .text(String(repeating: "x", count: 900)))], for: serial)
      host.connection.send(.init([UInt8](repeating: 1, count: size)), for: serial)
      let status = Status(.notFound, String(repeating: "y", count: 5000)).with(.info("REASON"))
      host.connection.end(serial, status: status)
    }
    let serial = host.open(7).serial ?? 0
    host.connection.sendHead(
      [Entry("key", .text(String(repeating: "x", count: 2000)))], for: serial)
    var bytes: [UInt8] = []
    _ = host.connection.takeOutput(into: &bytes, limit: 1 << 20)
    var reader = FrameReader(limit: 1024)
    reader.append(bytes[...])
    var codec = FrameCodec(maximumFrame: 1024)
    var ends: [UInt32: Status.Code] = [:]
    while let payload = try? reader.next(), let frame = try? codec.decode(payload) {
      if let end = frame.end { ends[frame.call] = end.status?.code }
    }
    #expect(reader.isAtBoundary)
    #expect(ends == [1: .notFound, 3: .notFound, 5: .notFound, 7: .resourceExhausted])
  }

  @Test func `log lines leave room for replies`() {
    var hello = Frame.Hello()
    hello.features = ["log"]
    var host = Host(hello: hello)
    let serial = host.open(1).serial ?? 0
    let line = String(repeating: "l", count: 4000)
    for _ in 0..<500 { #expect(host.connection.log(severity: 3, line, for: serial)) }
    host.connection.end(serial, status: nil)
    let frames = host.output(limit: 100_000)
    #expect(frames.contains { $0.end != nil })
    #expect(host.output().count == 500 - (frames.count - 1))
  }

  @Test func `holds a lone reply back for the End, unless the handler streams or waits for room`() {
    var host = Host()
    let unary = host.open(1).serial ?? 0
    host.connection.handlerStarted(unary)
    host.connection.send(.init([4]), awaitsEnd: true, for: unary)
    #expect(host.output().isEmpty)
    host.connection.send(.init([5]), awaitsEnd: true, for: unary)
    #expect(host.output().compactMap { $0.chunk?.data } == [[4]])
    host.connection.handlerFinished(unary)
    host.connection.end(unary, status: nil)
    let last = host.output()
    #expect(last.count == 1 && last.first?.chunk?.data == [5] && last.first?.end != nil)
    let streamed = host.open(3, method: "test.Test/Streamed").serial ?? 0
    host.connection.handlerStarted(streamed)
    host.connection.send(.init([6]), for: streamed)
    #expect(host.output().count == 1)
    let large = host.open(5).serial ?? 0
    host.connection.handlerStarted(large)
    host.connection.send(.init([UInt8](repeating: 0, count: 300_000)), awaitsEnd: true, for: large)
    #expect(!host.connection.hasRoom(large))
    #expect(!host.output().isEmpty)
  }

  @Test func `tells an empty message from none`() {
    var host = Host()
    let events = host.open(1, message: [])
    let messages = events.count { if case .message = $0 { true } else { false } }
    #expect(messages == 1)
    let none = host.send(3) {
      $0.start = Frame.Start(method: "test.Test/A")
      $0.end = Frame.End()
    }
    #expect(none.count == 2)
  }

  @Test func `cuts a large reply into pieces and takes turns between calls`() {
    var host = Host()
    let first = host.open(1).serial ?? 0
    let second = host.open(3).serial ?? 0
    host.connection.send(.init([UInt8](repeating: 1, count: 200_000)), for: first)
    host.connection.send(.init([UInt8](repeating: 2, count: 200_000)), for: second)
    host.connection.end(first, status: nil)
    host.connection.end(second, status: nil)
    let frames = host.output()
    #expect(frames.map(\.call) == [1, 3, 1, 3, 1, 3, 1, 3])
    #expect(frames.first?.chunk?.total == 200_000)
    let joined = frames.filter { $0.call == 3 }.flatMap { $0.chunk?.data ?? [] }
    #expect(joined == [UInt8](repeating: 2, count: 200_000))
    #expect(frames.filter { $0.call == 1 }.map { $0.chunk?.more } == [true, true, true, false])
    #expect(frames.end(1) != nil && frames.end(3) != nil)
  }

  @Test func `sends whole messages to a host that wants them, or says why it can't`() {
    var hello = Frame.Hello()
    hello.wantsWholeMessages = true
    hello.maximumFrame = 300_000
    var host = Host(hello: hello)
    let fits = host.open(1).serial ?? 0
    let large = host.open(3).serial ?? 0
    host.connection.send(.init([UInt8](repeating: 1, count: 250_000)), for: fits)
    host.connection.end(fits, status: nil)
    host.connection.send(.init([UInt8](repeating: 1, count: 310_000)), for: large)
    host.connection.end(large, status: nil)
    let frames = host.output()
    #expect(frames.first { $0.call == 1 }?.chunk?.data.count == 250_000)
    #expect(frames.end(3)?.status?.code == .resourceExhausted)
    #expect(frames.end(3)?.status?.message.contains("310000") == true)
  }

  @Test func `joins the pieces of a request however it is cut`() {
    var host = Host()
    _ = host.send(1) {
      $0.start = Frame.Start(method: "test.Test/A")
      $0.chunk = Frame.Chunk(data: [1, 2])
      $0.chunk?.more = true
    }
    let events = host.send(1) {
      $0.chunk = Frame.Chunk(data: [3])
      $0.end = Frame.End()
    }
    guard case .message(_, let message)? = events.first else {
      Issue.record("no message")
      return
    }
    #expect(message.bytes[...] == [1, 2, 3])
  }

  @Test(arguments: [
    ("test.Test/Nothing", Status.Code.unimplemented), ("", .unimplemented),
    ("/test.Test/A", nil as Status.Code?),
  ])
  func `refuses unknown methods and takes a leading slash`(method: String, code: Status.Code?) {
    var host = Host()
    let events = host.open(1, method: method)
    let end = host.output().end(1)
    #expect(end?.status?.code == code)
    #expect(end?.isRefused ?? false == (code != nil))
    #expect((events.serial == nil) == (code != nil))
  }

  @Test func `refuses calls above the limit until one has ended`() {
    var limits = Limits()
    limits.calls = 2
    var host = Host(limits: limits)
    let first = host.open(1).serial ?? 0
    _ = host.open(3)
    _ = host.open(5)
    #expect(host.output().end(5)?.status?.code == .resourceExhausted)
    host.connection.end(first, status: nil)
    _ = host.output()
    #expect(host.open(5).serial != nil)
  }

  @Test func `a cancelled call keeps its slot while its handler runs`() {
    var limits = Limits()
    limits.calls = 1
    var host = Host(limits: limits)
    let serial = host.open(1).serial ?? 0
    host.connection.handlerStarted(serial)
    #expect(host.send(1) { $0.signal = .cancel(reason: "enough") }.abandonedCode == .cancelled)
    #expect(host.output().end(1)?.status?.code == .cancelled)
    _ = host.open(3)
    #expect(host.output().end(3)?.isRefused == true)
    host.connection.handlerFinished(serial)
    #expect(host.open(3).serial != nil)
  }

  @Test func `ends once: what comes after a call's end is ignored`() {
    var host = Host()
    let serial = host.open(1).serial ?? 0
    host.connection.end(serial, status: Status(.notFound, "gone"))
    host.connection.end(serial, status: nil)
    host.connection.send(.init([1]), for: serial)
    _ = host.send(1) { $0.signal = .cancel(reason: "") }
    let frames = host.output()
    #expect(frames.count == 1)
    #expect(frames.end(1)?.status?.code == .notFound)
    let late = host.send(1) { $0.chunk = Frame.Chunk(data: [1]) }
    #expect(late.isEmpty)
    #expect(host.open(1).serial != nil)
  }

  @Test func `a deadline ends the call when it passes, and one of zero at once`() {
    var host = Host()
    #expect(host.open(1, timeout: 0).abandonedCode == .deadlineExceeded)
    #expect(host.output().end(1)?.status?.code == .deadlineExceeded)
    let serial = host.open(3, timeout: 50).serial ?? 0
    host.connection.handlerStarted(serial)
    #expect(host.connection.nextDeadline == host.now.advanced(milliseconds: 50))
    #expect(host.connection.tick(now: host.now.advanced(milliseconds: 49)).isEmpty)
    #expect(
      host.connection.tick(now: host.now.advanced(milliseconds: 50)).abandonedCode
        == .deadlineExceeded)
    #expect(host.output().end(3)?.status?.code == .deadlineExceeded)
  }

  @Test func `opening an open call or call 0 ends the connection with a reason`() {
    for call: UInt32 in [0, 1] {
      var host = Host()
      let serial = host.open(1).serial
      let events = host.open(call)
      #expect(events.abandonedCode == .unavailable)
      #expect(serial != nil)
      let frames = host.output()
      #expect(frames.end(1)?.status?.code == .unavailable)
      guard case .drain(let why?, _)? = frames.first(where: { $0.signal != nil })?.signal else {
        Issue.record("no Drain")
        return
      }
      #expect(!why.message.isEmpty)
      #expect(host.connection.exitCode == 76)
    }
  }

  @Test func `drain admits nothing new and finishes what is open`() {
    var host = Host()
    let serial = host.open(1).serial ?? 0
    _ = host.send { $0.signal = .drain(why: nil, graceMilliseconds: 1000) }
    _ = host.open(3)
    #expect(host.output().end(3)?.status?.code == .unavailable)
    #expect(host.connection.exitCode == nil)
    host.connection.end(serial, status: nil)
    #expect(host.output().end(1) != nil)
    #expect(host.connection.exitCode == 0)
  }

  @Test func `the grace of a drain ends`() {
    var host = Host()
    _ = host.open(1)
    _ = host.send { $0.signal = .drain(why: nil, graceMilliseconds: 1000) }
    let late = host.now.advanced(milliseconds: 1000)
    #expect(host.connection.tick(now: late).abandonedCode == .unavailable)
    #expect(host.output().end(1)?.status?.code == .unavailable)
    #expect(host.connection.exitCode == 0)
  }

  @Test func `the end of input between frames drains, inside one it fails`() {
    var clean = Host()
    let serial = clean.open(1).serial ?? 0
    _ = clean.open(3, message: nil)
    let events = clean.connection.endOfInput(isClean: true, now: clean.now)
    #expect(events.abandonedCode == .cancelled)
    clean.connection.end(serial, status: nil)
    let frames = clean.output()
    #expect(frames.end(1)?.status == nil)
    #expect(frames.end(3)?.status?.code == .cancelled)
    #expect(clean.connection.exitCode == 0)
    var torn = Host()
    _ = torn.open(1)
    _ = torn.connection.endOfInput(isClean: false, now: torn.now)
    #expect(torn.output().end(1)?.status?.code == .unavailable)
    #expect(torn.connection.exitCode == 76)
  }

  @Test func `ping is answered with its nonce whatever calls do`() {
    var host = Host()
    _ = host.open(1)
    _ = host.send { $0.signal = .ping(nonce: [1, 2, 3]) }
    guard case .pong(let nonce, _, let open, _)? = host.output().first?.signal else {
      Issue.record("no Pong")
      return
    }
    #expect(nonce == [1, 2, 3])
    #expect(open == 1)
  }

  @Test func `limits on messages and metadata name both numbers`() {
    var limits = Limits()
    limits.message = 1000
    limits.metadata = 100
    var host = Host(limits: limits)
    _ = host.open(1, message: [UInt8](repeating: 0, count: 1001))
    #expect(
      host.output().end(1)?.status?.message == "a message of 1001 bytes exceeds the limit of 1000")
    _ = host.send(3) {
      $0.start = Frame.Start(method: "test.Test/A")
      $0.chunk = Frame.Chunk(data: [1])
      $0.chunk?.more = true
      $0.chunk?.total = 5000
    }
    #expect(host.output().end(3)?.status?.code == .resourceExhausted)
    _ = host.send(5) {
      $0.start = Frame.Start(method: "test.Test/A")
      $0.start?.metadata = [Entry("k", .binary([UInt8](repeating: 0, count: 100)))]
    }
    #expect(
      host.output().end(5)?.status?.message == "metadata of 101 bytes exceeds the limit of 100")
  }

  @Test func `no status is larger than the host's frames`() {
    var hello = Frame.Hello()
    hello.maximumFrame = 2000
    var host = Host(hello: hello)
    let name = String(repeating: "a\u{301}", count: 1_000_000)
    _ = host.open(1, method: name)
    _ = host.open(3)
    _ = host.send(3) { $0.signal = .cancel(reason: name) }
    var bytes: [UInt8] = []
    _ = host.connection.takeOutput(into: &bytes, limit: 1 << 20)
    #expect(bytes.count < 2 * 2000)
    let serial = host.open(5).serial ?? 0
    host.connection.end(serial, status: Status(.internalError, name))
    let end = host.output().end(5)
    #expect((500...1000).contains(end?.status?.message.utf8.count ?? 0))
  }

  @Test func `a host that floods without reading is bounded`() {
    var limits = Limits()
    limits.queuedSignals = 10
    limits.queuedRefusals = 20
    limits.calls = 1
    limits.bufferedRequests = 1000
    var host = Host(limits: limits)
    for _ in 0..<50 { _ = host.send { $0.signal = .ping(nonce: [1]) } }
    #expect(host.output().count == 10)
    _ = host.open(1, method: "test.Test/Streamed", message: nil)
    var ended = false
    for _ in 0..<20 {
      let events = host.send(1) { $0.chunk = Frame.Chunk(data: []) }
      ended = ended || events.abandonedCode == .resourceExhausted
    }
    #expect(ended)
    for id in 1..<40 { _ = host.open(UInt32(id * 2 + 1)) }
    _ = host.output()
    #expect(host.connection.exitCode == 76)
  }

  @Test func `a second drain can only shorten the first`() {
    var host = Host()
    _ = host.open(1)
    _ = host.send { $0.signal = .drain(why: nil, graceMilliseconds: .max) }
    host.connection.drain(graceMilliseconds: 500, tellHost: true, now: host.now)
    #expect(host.connection.phase == .draining(until: host.now.advanced(milliseconds: 500)))
    host.connection.drain(graceMilliseconds: 9000, tellHost: true, now: host.now)
    #expect(host.connection.phase == .draining(until: host.now.advanced(milliseconds: 500)))
  }

  @Test func `an undecodable frame fails the connection`() {
    var host = Host()
    _ = host.open(1)
    _ = host.receive([0xFF, 0xFF])
    let frames = host.output()
    #expect(frames.end(1) != nil)
    #expect(host.connection.exitCode == 76)
  }

  /// A host that grants credits.
  private static func level1(window: UInt32) -> Frame.Hello {
    var hello = Frame.Hello()
    hello.hasCredits = true
    hello.window = window
    return hello
  }

  @Test func `sends no more chunk bytes than the host has granted, and everything else at once`() {
    var host = Host(hello: Self.level1(window: 1000))
    let serial = host.open(1).serial ?? 0
    let other = host.open(3).serial ?? 0
    host.connection.sendHead([Entry("k", .text("v"))], for: serial)
    host.connection.send(.init([UInt8](repeating: 1, count: 2500)), for: serial)
    host.connection.end(serial, status: nil)
    let first = host.output()
    #expect(first.compactMap { $0.chunk?.data.count } == [1000])
    #expect(first.first?.head != nil)
    // Another call, its End and a Pong do not wait for the first.
    _ = host.send { $0.signal = .ping(nonce: [1]) }
    host.connection.send(.init([7]), for: other)
    host.connection.end(other, status: nil)
    #expect(host.output().count == 2)
    _ = host.send(1) { $0.signal = .credit(1200) }
    #expect(host.output().compactMap { $0.chunk?.data.count } == [1200])
    _ = host.send(1) { $0.signal = .credit(1_000_000) }
    let last = host.output()
    #expect(last.compactMap { $0.chunk?.data.count } == [300])
    #expect(last.end(1) != nil)
    #expect(host.connection.isIdle)
  }

  @Test func `a call without credit is cancelled at once`() {
    var host = Host(hello: Self.level1(window: 10))
    let serial = host.open(1).serial ?? 0
    host.connection.send(.init([UInt8](repeating: 1, count: 100)), for: serial)
    _ = host.output()
    _ = host.send(1) { $0.signal = .cancel(reason: "") }
    #expect(host.output().end(1)?.status?.code == .cancelled)
    #expect(host.connection.isIdle)
  }

  @Test func `an empty message needs no credit`() {
    var host = Host(hello: Self.level1(window: 3))
    let serial = host.open(1).serial ?? 0
    host.connection.send(.init([1, 2, 3]), for: serial)
    host.connection.send(.init([]), for: serial)
    host.connection.end(serial, status: nil)
    let frames = host.output()
    #expect(frames.compactMap { $0.chunk?.data.count } == [3, 0])
    #expect(frames.end(1) != nil)
  }

  @Test func `grants the host's bytes again as they are taken, and ends a call that overruns`() {
    var limits = Limits()
    limits.window = 1000
    var host = Host(limits: limits, hello: Self.level1(window: 1000))
    let serial = host.open(1, method: "test.Test/Streamed", message: nil).serial ?? 0
    _ = host.send(1) { $0.chunk = Frame.Chunk(data: [UInt8](repeating: 0, count: 600)) }
    #expect(host.output().isEmpty)
    host.connection.requestTaken(bytes: 600, by: serial)
    guard case .credit(let bytes)? = host.output().first?.signal else {
      Issue.record("no Credit")
      return
    }
    #expect(bytes == 600)
    _ = host.send(1) { $0.chunk = Frame.Chunk(data: [UInt8](repeating: 0, count: 1000)) }
    #expect(host.send(1) { $0.chunk = Frame.Chunk(data: [0]) }.abandonedCode == .internalError)
    #expect(host.output().end(1)?.status?.message == "a chunk of 1 bytes exceeds the credit of 0")
  }

  @Test func `grants the bytes of a message in pieces once`() {
    var limits = Limits()
    limits.window = 1000
    var host = Host(limits: limits, hello: Self.level1(window: 1000))
    let serial = host.open(1, method: "test.Test/Streamed", message: nil).serial ?? 0
    var granted = 0
    for isLast in [false, true] {
      _ = host.send(1) {
        $0.chunk = Frame.Chunk(data: [UInt8](repeating: 0, count: 600))
        $0.chunk?.more = !isLast
      }
      if isLast { host.connection.requestTaken(bytes: 1200, by: serial) }
      for frame in host.output() {
        if case .credit(let bytes)? = frame.signal { granted += Int(bytes) }
      }
    }
    #expect(granted == 1200)
  }

  @Test func `a collected message larger than the window arrives whole`() {
    var limits = Limits()
    limits.window = 1000
    var host = Host(limits: limits, hello: Self.level1(window: 1000))
    _ = host.open(1, message: nil)
    var sent = 0
    var credit = 1000
    var events: [Connection.Event] = []
    while sent < 10_000 {
      let count = min(credit, 400, 10_000 - sent)
      #expect(count > 0)
      sent += count
      credit -= count
      events += host.send(1) {
        $0.chunk = Frame.Chunk(data: [UInt8](repeating: 9, count: count))
        $0.chunk?.more = sent < 10_000
      }
      for frame in host.output() {
        if case .credit(let bytes)? = frame.signal { credit += Int(bytes) }
      }
    }
    guard case .message(_, let message)? = events.first else {
      Issue.record("no message")
      return
    }
    #expect(message.bytes.count == 10_000)
  }

  @Test func `what ends a call ends it also while its finished reply waits for credit`() {
    func waiting() -> Host {
      var host = Host(hello: Self.level1(window: 10))
      let serial = host.open(1, timeout: 50).serial ?? 0
      host.connection.handlerStarted(serial)
      host.connection.send(.init([UInt8](repeating: 1, count: 100)), for: serial)
      host.connection.handlerFinished(serial)
      host.connection.end(serial, status: nil)
      _ = host.output()
      #expect(!host.connection.isIdle)
      return host
    }
    var cancelled = waiting()
    _ = cancelled.send(1) { $0.signal = .cancel(reason: "") }
    #expect(cancelled.output().end(1)?.status?.code == .cancelled)
    var late = waiting()
    _ = late.connection.tick(now: late.now.advanced(milliseconds: 50))
    #expect(late.output().end(1)?.status?.code == .deadlineExceeded)
    var drained = waiting()
    _ = drained.send { $0.signal = .drain(why: nil, graceMilliseconds: 20) }
    _ = drained.connection.tick(now: drained.now.advanced(milliseconds: 20))
    #expect(drained.output().end(1)?.status?.code == .unavailable)
    #expect(drained.connection.exitCode == 0)
    var ended = waiting()
    _ = ended.connection.endOfInput(isClean: true, now: ended.now)
    #expect(ended.output().end(1)?.status?.code == .cancelled)
    #expect(ended.connection.exitCode == 0)
  }

  @Test func `a closing connection gives up what the host does not read`() {
    var host = Host()
    _ = host.open(1)
    _ = host.connection.fail(Status(.internalError, "bad"))
    #expect(host.connection.exitCode == nil)
    _ = host.connection.tick(now: host.now)
    #expect(host.connection.nextDeadline == host.now.advanced(milliseconds: 1000))
    _ = host.connection.tick(now: host.now.advanced(milliseconds: 1000))
    #expect(host.connection.exitCode == 76)
  }

  @Test(arguments: 0..<20)
  func `gives every call one End, whatever order things happen in`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var host = Host()
    var open: [UInt32: Connection.Serial] = [:]
    var ends: [UInt32: Int] = [:]
    var started: [UInt32: Int] = [:]
    func collect(_ frames: [Frame]) {
      for frame in frames where frame.end != nil {
        ends[frame.call, default: 0] += 1
        open[frame.call] = nil
      }
    }
    for _ in 0..<2000 {
      let call = UInt32.random(in: 0..<20, using: &random) * 2 + 1
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1:
        if ends[call, default: 0] == started[call, default: 0] {
          started[call, default: 0] += 1
          open[call] = host.open(call, timeout: Bool.random(using: &random) ? 5 : nil).serial
        }
      case 2: _ = host.send(call) { $0.signal = .cancel(reason: "") }
      case 3: if let serial = open[call] { host.connection.send(.init([1, 2, 3]), for: serial) }
      case 4:
        if let serial = open[call] {
          host.connection.send(.init([UInt8](repeating: 9, count: 500)), for: serial)
          host.connection.end(serial, status: nil)
        }
      case 5: _ = host.send(call) { $0.chunk = Frame.Chunk(data: [1]) }
      case 6:
        host.now = host.now.advanced(milliseconds: 3)
        _ = host.connection.tick(now: host.now)
      default: collect(host.output(limit: Int.random(in: 1..<200, using: &random)))
      }
    }
    _ = host.connection.endOfInput(isClean: true, now: host.now)
    for serial in open.values { host.connection.end(serial, status: nil) }
    collect(host.output())
    #expect(ends == started)
    #expect(host.connection.exitCode == 0)
  }
}
