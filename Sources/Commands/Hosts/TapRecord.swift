internal import Framing
internal import Platform
internal import Schema
internal import Synchronization

/// What both sides of a connection said, as lines for people and as a script.
final class TapRecord: Sendable {
  /// Who speaks.
  enum Side: String {
    case host = "→"
    case worker = "←"
  }

  private struct Stream {
    var reader = FrameReader(limit: 1 << 30)
    var codec = FrameCodec(maximumFrame: 1 << 30)
    var assembler = PartAssembler()
    /// The bytes are no frames any more.
    var isUnreadable = false
  }

  private struct State {
    var host = Stream()
    var worker = Stream()
    var methods: [UInt32: String] = [:]
    var hasSteps = false
    var hasEnded = false
  }

  private let state = Mutex(State())
  private let descriptor: Descriptor
  private let withMessages: Bool
  private let script: Descriptor?
  private let start = Instant.now()

  /// - Parameter script: Where the script goes, step by step.
  init(to descriptor: Descriptor, script: Descriptor?, withMessages: Bool) {
    self.descriptor = descriptor
    self.script = script
    self.withMessages = withMessages
  }

  /// Takes bytes as they came.
  func take(_ bytes: ArraySlice<UInt8>, from side: Side) {
    state.withLock { state in
      let stream: WritableKeyPath<State, Stream> = side == .host ? \.host : \.worker
      if state[keyPath: stream].isUnreadable { return }
      state[keyPath: stream].reader.append(bytes)
      do {
        while let payload = try state[keyPath: stream].reader.next() {
          let frame = try state[keyPath: stream].codec.decode(payload)
          show(frame, try state[keyPath: stream].assembler.parts(of: frame), side, &state)
        }
      } catch {
        state[keyPath: stream].isUnreadable = true
        line(side, "no frame: \(error); what follows is passed on and not shown")
      }
    }
  }

  /// The host writes nothing any more ("input"), or reads nothing ("output").
  func hostEnds(_ stream: String) {
    state.withLock { state in
      line(.host, stream == "input" ? "the input ends" : "the output is not read any more")
      step("close", Array("\"\(stream)\"".utf8), &state)
    }
  }

  /// The worker has ended, and with it the script.
  func workerEnds(_ code: Int32) {
    state.withLock { state in
      line(.worker, "the worker ended with \(code)")
      step("exit", Array("\(code)".utf8), &state)
      state.hasEnded = true
      write(Array("\n]}]}\n".utf8))
    }
  }

  private func step(_ name: String, _ json: [UInt8], _ state: inout State) {
    if script == nil || state.hasEnded { return }
    let start = "{\"cases\": [{\"name\": \"recorded\", \"script\": [\n  "
    write(Array((state.hasSteps ? ",\n  " : start).utf8))
    write(Array("{\"\(name)\": ".utf8) + json + [0x7D])
    state.hasSteps = true
  }

  private func write(_ bytes: [UInt8]) {
    // What can't be recorded is passed on all the same.
    try? script?.write(bytes)
  }

  private func show(
    _ frame: Frame, _ parts: [FramePart], _ side: Side, _ state: inout State
  ) {
    let call = frame.call == 0 ? "" : "call \(frame.call) "
    var words: [String] = []
    var texts: [String] = []
    if let chunk = frame.chunk, chunk.more { words.append("piece of \(chunk.data.count) bytes") }
    for part in parts {
      switch part {
      case .start(let start):
        state.methods[frame.call] = start.method
        words.append("start \(start.method)\(Self.text(of: start))")
      case .head(let head): words.append("head\(Self.text(of: head.metadata))")
      case .message(let message):
        words.append("message of \(message.count) bytes")
        if withMessages { texts.append(text(of: message, side, state.methods[frame.call] ?? "")) }
      case .end(let end):
        let status = end.status.map { " \($0)" } ?? ""
        words.append(
          "end\(status)\(Self.text(of: end.trailers))\(end.isRefused ? ", refused" : "")")
      case .signal(let signal):
        words.append(
          String(
            decoding: FramePart.signal(signal).json(call: 0).dropFirst().dropLast(), as: UTF8.self))
      }
      if side == .worker { step("expect", part.json(call: frame.call), &state) }
      if case .end = part, side == .worker { state.methods[frame.call] = nil }
    }
    line(side, call + words.joined(separator: ", "))
    for text in texts { line(side, "  \(text.onOneLine.clipped(to: 2000))") }
    if side == .host { step("send", frame.json, &state) }
  }

  private func text(of message: [UInt8], _ side: Side, _ method: String) -> String {
    guard let types = MessageType.method(method),
      let tree = try? Message(
        side == .host ? types.request : types.response, wire: message, arena: Arena())
    else { return String(decoding: Base64.encode(message), as: UTF8.self) }
    return String(decoding: JSONWriter.write(tree), as: UTF8.self)
  }

  private static func text(of start: Frame.Start) -> String {
    let timeout = start.timeoutMilliseconds.map { ", \($0) ms" } ?? ""
    let encoding = start.encoding.isEmpty ? "" : ", \(start.encoding)"
    return timeout + encoding + text(of: start.metadata)
  }

  private static func text(of metadata: [Entry]) -> String {
    metadata.map { entry in
      switch entry.value {
      case .text(let text): ", \(entry.key)=\(text.onOneLine)"
      case .binary(let bytes):
        ", \(entry.key)=\(String(decoding: Base64.encode(bytes), as: UTF8.self))"
      }
    }.joined()
  }

  private func line(_ side: Side, _ text: String) {
    let milliseconds = Instant.now().milliseconds(since: start)
    let fraction = String(milliseconds % 1000 + 1000).dropFirst()
    // What can't be shown is passed on all the same.
    try? descriptor.write(
      Array("\(milliseconds / 1000).\(fraction) \(side.rawValue) \(text)\n".utf8))
  }
}
