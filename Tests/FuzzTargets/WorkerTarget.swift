import DocumentService
import Framing
import Platform
import Schema
import StandardServices
import WorkerRuntime

/// The bytes are a host's greeting, unless the first of them says otherwise, and calls: each a byte that chooses the
/// method, one for the request's length and the request.
enum WorkerTarget {
  private static let methods =
    DocumentService.methods + StandardServices.methods(beside: DocumentService.methods) + [
      Method("fuzz.Fuzz/Echo", .streamed) { call in
        while let request = try call.next() { try call.send(request) }
      }
    ]

  static func run(_ bytes: [UInt8]) throws {
    let stream = stream(bytes)
    let toWorker = try Descriptor.pipe()
    let fromWorker = try Descriptor.pipe()
    let wakeUp = try self.wakeUp.get()
    // A pipe holds more than any input of the fuzzer.
    try toWorker.write.write(Array(stream.prefix(1 << 16)))
    toWorker.write.close()
    let hasStarted = Threads.start {
      serve(toWorker.read, fromWorker.write, wakeUp)
      toWorker.read.close()
      fromWorker.write.close()
    }
    try require(hasStarted, "no thread")
    let output = try fromWorker.read.readAll(limit: 1 << 28)
    fromWorker.read.close()
    // A host of raw bytes may use a call's number again.
    try check(output, usesNumbersOnce: bytes.first.map { $0 & 1 == 0 } ?? true)
  }

  /// Eventfds stay open, so that one serves all runs.
  private static let wakeUp = Result { try WakeUp() }

  /// Runs a worker and waits for all of its threads.
  private static func serve(_ input: Descriptor, _ output: Descriptor, _ wakeUp: WakeUp) {
    weak var remains: Engine?
    do {
      var setup = Setup(agent: "fuzz/1")
      setup.log = LineLog(capacity: 0)
      let engine = Engine(
        input: input, output: output, methods: methods, setup: setup, wakeUp: wakeUp)
      remains = engine
      _ = engine.run()
    }
    while remains != nil {
      wakeUp.signal()
      Sleeper.brief()
    }
  }

  private static func stream(_ bytes: [UInt8]) -> [UInt8] {
    var source = ByteSource(bytes)
    let choice = source.byte()
    if choice & 1 != 0 { return source.remainder() }
    let style = choice & 2 != 0 ? FrameStyle.varint : .prefixed
    var hello = Frame.Hello()
    hello.hasCredits = choice & 4 != 0
    hello.features = choice & 8 != 0 ? [Connection.logFeature] : []
    hello.encodings = ["gzip", "deflate", "zstd"]
    hello.window = 1 << 20
    let codec = FrameCodec(maximumFrame: 1 << 20)
    var frame = Frame(call: 0)
    frame.signal = .hello(hello)
    var stream: [UInt8] = []
    while true {
      codec.encode(frame, data: frame.chunk.map { $0.data[...] } ?? [], into: &stream) {
        style.appendPrefix(for: $0, to: &$1)
      }
      guard !source.isAtEnd else { return stream }
      frame = callFrame(&source, number: frame.call == 0 ? 1 : frame.call + 2)
    }
  }

  private static func callFrame(_ source: inout ByteSource, number: UInt32) -> Frame {
    var frame = Frame(call: number)
    let choice = source.byte()
    frame.start = Frame.Start(method: methods[Int(choice) % methods.count].name)
    if choice & 0x40 != 0 { frame.start?.encoding = source.choice(["gzip", "deflate", "zstd"]) }
    frame.chunk = Frame.Chunk(data: source.bytes(Int(source.byte())))
    frame.chunk?.isCompressed = choice & 0xC0 == 0xC0
    frame.end = Frame.End()
    return frame
  }

  private static func check(_ output: [UInt8], usesNumbersOnce: Bool) throws {
    var reader = FrameReader(limit: 1 << 28)
    reader.append(output[...])
    var codec = FrameCodec(maximumFrame: 1 << 20)
    var ended: Set<UInt32> = []
    var count = 0
    while let payload = try reader.next() {
      let frame = try codec.decode(payload)
      if case .hello = frame.signal { try require(count == 0, "a second Hello") }
      count += 1
      guard frame.call != 0 else { continue }
      if usesNumbersOnce {
        try require(!ended.contains(frame.call), "a frame behind the End: \(frame)")
      }
      if let end = frame.end {
        ended.insert(frame.call)
        try require(end.status?.code != .unknown, "a handler failed: \(frame)")
      }
    }
    try require(reader.isAtBoundary, "half a frame was written")
  }
}
