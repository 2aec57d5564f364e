import Platform
import Schema
import WorkerRuntime

/// The bytes choose limits and a greeting and are then a program: each byte is a step of the host, a handler or
/// the clock, and those behind it are the step's operands.
enum ConnectionTarget {
  static func run(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    var play = Play(&source)
    var steps = 0
    while !source.isAtEnd, steps < maximumSteps {
      try step(&play, &source)
      try play.checkInvariants()
      steps += 1
    }
    try play.finish()
  }

  /// More would only be slow.
  private static let maximumSteps = 2000

  private static func step(_ play: inout Play, _ source: inout ByteSource) throws {
    switch source.byte() % 24 {
    case 0, 1, 2: try play.send(openFrame(&source))
    case 3, 4, 5: try play.send(partFrame(&source))
    case 6: try play.send(signalFrame(&source))
    case 7: try play.receive(source.bytes(Int(source.byte())))
    case 8: try play.tick(milliseconds: UInt32(source.byte()))
    case 9: try play.tick(milliseconds: UInt32(source.word()) * 16)
    case 10, 11: try play.startHandler(Int(source.byte()))
    case 12, 13: try play.reply(Int(source.byte()), count: source.word(), flags: source.byte())
    case 14: try play.sendHead(Int(source.byte()), count: Int(source.byte()))
    case 15: try play.finishHandler(Int(source.byte()), statusCount: source.word())
    case 16: try play.takeRequest(Int(source.byte()))
    case 17, 18: try play.takeOutput(limit: source.word() % 5000 + 1)
    case 19: try play.takeOutput(limit: 1 << 30)
    case 20: try play.log(Int(source.byte()), count: source.word() % 1000)
    case 21: try play.endInput(isClean: source.byte() % 4 != 0)
    case 22: try play.drain(milliseconds: UInt32(source.word()))
    default: try play.breakOff(source.byte())
    }
  }

  private static func call(_ source: inout ByteSource) -> UInt32 {
    let number = UInt32(source.byte() % 32)
    return number < 24 ? number * 2 + 1 : number - 24
  }

  private static func openFrame(_ source: inout ByteSource) -> Frame {
    var frame = Frame(call: call(&source))
    let flags = source.byte()
    var start = Frame.Start(
      method: source.choice(["t.T/A", "t.T/A", "t.T/Streamed", "/t.T/Streamed", "t.T/None", ""]))
    if flags & 1 != 0 { start.timeoutMilliseconds = UInt32(source.byte()) }
    if flags & 2 != 0 { start.window = UInt32(source.word()) }
    if flags & 4 != 0 { start.encoding = source.choice(["gzip", "zstd", "identity", "none"]) }
    if flags & 8 != 0 {
      start.metadata = [Entry("key", .binary(.init(repeating: 1, count: Int(source.byte()))))]
    }
    frame.start = start
    if flags & 16 != 0 { frame.chunk = chunk(&source) }
    if flags & 32 != 0 { frame.end = Frame.End() }
    if flags & 192 == 192 { frame.signal = signal(&source) }
    return frame
  }

  private static func partFrame(_ source: inout ByteSource) -> Frame {
    var frame = Frame(call: call(&source))
    let flags = source.byte()
    if flags & 3 != 0 { frame.chunk = chunk(&source) }
    if flags & 12 == 12 { frame.end = Frame.End() }
    if flags & 48 == 48 { frame.signal = signal(&source) }
    return frame
  }

  private static func signalFrame(_ source: inout ByteSource) -> Frame {
    var frame = Frame(call: call(&source))
    frame.signal = signal(&source)
    return frame
  }

  private static func chunk(_ source: inout ByteSource) -> Frame.Chunk {
    let flags = source.byte()
    let count = flags & 1 != 0 ? source.word() % 3000 : Int(source.byte())
    var chunk = Frame.Chunk(data: (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    chunk.more = flags & 2 != 0
    chunk.isCompressed = flags & 12 == 12
    if flags & 48 == 48 { chunk.total = UInt32(source.word()) }
    return chunk
  }

  private static func signal(_ source: inout ByteSource) -> Frame.Signal {
    switch source.byte() % 8 {
    case 0, 1: .cancel(reason: String(repeating: "r", count: source.word() % 4000))
    case 2, 3: .credit(UInt32(source.word()) << UInt32(source.byte() % 17))
    case 4: .ping(nonce: source.bytes(Int(source.byte())))
    case 5: .drain(why: nil, graceMilliseconds: UInt32(source.word()))
    case 6: .hello(Frame.Hello())
    default: .log(severity: 1, text: "", dropped: 0)
    }
  }
}
