import Framing
import Platform
import Schema
import Testing

/// The built executables, driven through pipes as a host does.
final class WorkerProcess {
  private let child: ChildProcess
  private var reader = FrameReader(limit: 128 << 20)
  private var codec = FrameCodec(maximumFrame: 128 << 20)
  private let style: FrameStyle
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var pending: [Frame] = []

  /// Starts one of the package's executables, looked for beside this test's own bundle.
  init(_ name: String, _ arguments: [String] = [], style: FrameStyle = .varint) throws {
    // Writing to a worker that has ended must fail, not end the tests.
    Signals.ignoreBrokenPipes()
    child = try ChildProcess([Self.path(of: name)] + arguments)
    self.style = style
  }

  static func path(of name: String) -> String {
    let program = CommandLine.arguments[0]
    let folder = program.split(separator: "/", omittingEmptySubsequences: false)
    // A test bundle lies in the build folder itself.
    for depth in 1..<min(8, folder.count) {
      let candidate = (folder.dropLast(depth) + [Substring(name)]).joined(separator: "/")
      if Directory.exists(candidate) { return candidate }
    }
    return ".build/debug/\(name)"
  }

  func write(_ bytes: [UInt8]) throws {
    try child.input.write(bytes)
  }

  func closeInput() {
    child.input.close()
  }

  func closeOutput() {
    child.output.close()
  }

  func kill() {
    child.kill()
  }

  func wait() -> Int32 {
    child.wait()
  }

  func encode(_ call: UInt32 = 0, _ fill: (inout Frame) -> Void) -> [UInt8] {
    var frame = Frame(call: call)
    fill(&frame)
    var bytes: [UInt8] = []
    codec.encode(frame, data: frame.chunk.map { $0.data[...] } ?? [], into: &bytes) {
      style.appendPrefix(for: $0, to: &$1)
    }
    return bytes
  }

  func send(_ call: UInt32 = 0, _ fill: (inout Frame) -> Void) throws {
    try write(encode(call, fill))
  }

  func hello(_ hello: Frame.Hello = .init()) throws {
    try send { $0.signal = .hello(hello) }
  }

  /// Opens a call with one request.
  func call(
    _ id: UInt32, _ method: String, _ message: [UInt8] = [], metadata: [Entry] = [],
    timeout: UInt32? = nil
  ) throws {
    try send(id) {
      $0.start = Frame.Start(method: method)
      $0.start?.metadata = metadata
      $0.start?.timeoutMilliseconds = timeout
      $0.chunk = Frame.Chunk(data: message)
      $0.end = Frame.End()
    }
  }

  /// The next frame; nil at the end of the output.
  func next() throws -> Frame? {
    while pending.isEmpty {
      let count = try child.output.read(into: &buffer)
      if count == 0 {
        #expect(reader.isAtBoundary, "the output ends inside a frame")
        return nil
      }
      reader.append(buffer[..<count])
      while let payload = try reader.next() { pending.append(try codec.decode(payload)) }
    }
    return pending.removeFirst()
  }

  /// A call's reply: its messages and its one End.
  struct Reply {
    var messages: [[UInt8]] = []
    var head: Frame.Head?
    var end: Frame.End?
    var code: Status.Code { end?.status?.code ?? .ok }
  }

  /// Reads until the calls named have ended.
  func replies(to ids: Set<UInt32>) throws -> [UInt32: Reply] {
    var replies: [UInt32: Reply] = [:]
    var partial: [UInt32: [UInt8]] = [:]
    var open = ids
    while !open.isEmpty, let frame = try next() {
      if let head = frame.head { replies[frame.call, default: Reply()].head = head }
      if let chunk = frame.chunk {
        partial[frame.call, default: []] += chunk.data
        if !chunk.more {
          replies[frame.call, default: Reply()].messages.append(partial[frame.call] ?? [])
          partial[frame.call] = nil
        }
      }
      if let end = frame.end {
        #expect(replies[frame.call]?.end == nil, "call \(frame.call) ended twice")
        replies[frame.call, default: Reply()].end = end
        open.remove(frame.call)
      }
    }
    return replies
  }

  func reply(to id: UInt32) throws -> Reply {
    try replies(to: [id])[id] ?? Reply()
  }

  /// The worker's Hello, which comes first.
  func greeting() throws -> Frame.Hello {
    guard case .hello(let hello)? = try next()?.signal else {
      Issue.record("no Hello first")
      return Frame.Hello()
    }
    return hello
  }

  /// Reads nothing for a while: the test is of a host that is slow.
  func pause(milliseconds: UInt32) throws {
    let end = Instant.now().advanced(milliseconds: milliseconds)
    while Instant.now() < end { Sleeper.brief() }
  }

  /// Everything up to the end of the output.
  func rest() throws -> [Frame] {
    var frames: [Frame] = []
    while let frame = try next() { frames.append(frame) }
    return frames
  }
}
