internal import Framing
internal import Platform
internal import Schema

/// A case that says frame by frame what a host sends and what must come back.
///
/// Its steps, each an object of one field:
/// - `send`: a frame in proto3's JSON. In place of `chunk`, `message` is a whole message (`ScriptData`) and `messages`
///   several; a chunk's `data` may be written so too. With `calls` it is sent for so many calls, numbered 1, 3, 5 …
/// - `sendBytes`: bytes that need not be frames, in hexadecimal, or an object with `hex` and `times`.
/// - `expect`: a pattern (`JSONPattern`) of what the worker says next of a call, or of the connection: `head`, `message`
///   or `messages`, `end`, `hello`, `pong`, `drain`, `credit`, `log`. What is left out may not come, but for heads, credits and
///   logs. `calls` as for `send`, in any order.
/// - `received`: an object with `call` and `bytes`: so many chunk bytes come, and not one more.
/// - `silence`: nothing comes for so many milliseconds.
/// - `stopReading`: the host reads nothing for so many milliseconds.
/// - `close`: "input" or "output".
/// - `signal`: sends TERM, INT, STOP, CONT or KILL.
/// - `exit`: the code with which the worker ends; the last step.
struct ScriptCase {
  private let steps: [JSONValue]
  private let style: FrameStyle
  private let writeSize: Int?
  private let arguments: [String]

  init(_ fields: JSONValue) throws {
    guard case .array(let steps)? = fields["script"] else { throw CaseError("no script") }
    self.steps = steps
    switch fields["framing"]?.string ?? "varint" {
    case "varint": style = .varint
    case "prefixed": style = .prefixed
    case let other: throw CaseError("no framing is named \(other)")
    }
    writeSize = try fields["writeSize"].map { try $0.number(in: 1...1 << 30, "writeSize") }
    guard case .array(let arguments) = fields["arguments"] ?? .array([]) else {
      throw CaseError("arguments is no list")
    }
    self.arguments = try arguments.map {
      guard let text = $0.string else { throw CaseError("an argument is no string") }
      return text
    }
    try fields.allowOnly(["name", "about", "framing", "writeSize", "arguments", "script"])
  }

  /// Runs the steps.
  ///
  /// - Returns: Nil where all went as expected, else what did not, for people.
  func outcome(command: [String], timeout: Int) -> String? {
    var number = 0
    do {
      let host = try WorkerHost(
        command + arguments, style: style, writeSize: writeSize, timeout: timeout)
      var run = ScriptRun(host)
      var hasEnded = false
      defer { host.kill() }
      for step in steps {
        number += 1
        if hasEnded { throw CaseError("nothing can follow exit") }
        try run.perform(step)
        hasEnded = step["exit"] != nil
      }
      if !hasEnded { try run.finish() }
      return nil
    } catch {
      let step = number == 0 ? "" : String(decoding: steps[number - 1].json, as: UTF8.self)
      return "\(error)\nin step \(number): \(step.clipped(to: 300))"
    }
  }
}

/// A script that runs.
private struct ScriptRun {
  private let host: WorkerHost
  private var methods: [UInt32: String] = [:]

  init(_ host: WorkerHost) {
    self.host = host
  }

  mutating func perform(_ step: JSONValue) throws {
    guard case .object(let fields) = step, fields.count == 1, let (name, value) = fields.first
    else { throw CaseError("a step is an object of one field") }
    switch name {
    case "send": try send(value)
    case "sendBytes":
      try host.write(
        ScriptData.bytes(value.string.map { .object(["hex": .string($0)]) } ?? value, as: nil))
    case "expect": try expect(value)
    case "received":
      try value.allowOnly(["call", "bytes"])
      let call = try Self.call(value["call"])
      let wanted = try (value["bytes"] ?? .null).number(in: 0...1 << 40, "bytes")
      try host.read(bytes: wanted, of: call, silence: 100)
      let got = host.receivedBytes[call, default: 0]
      if got != wanted {
        throw CaseError("expected \(wanted) bytes of call \(call) and got \(got)")
      }
    case "silence":
      try expectSilence(milliseconds: value.number(in: 0...600_000, "silence"))
    case "stopReading":
      Sleeper.sleep(milliseconds: try value.number(in: 0...600_000, "stopReading"))
    case "close":
      switch value.string {
      case "input": host.closeInput()
      case "output": host.closeOutput()
      default: throw CaseError("close is input or output")
      }
    case "signal":
      if !host.signal(value.string ?? "") { throw CaseError("no signal is named so") }
    case "exit": try expectExit(value.number(in: 0...255, "exit"))
    default: throw CaseError("no step is named \(name)")
    }
  }

  /// Ends a worker of which the script says nothing more: it must end well.
  mutating func finish() throws { try expectExit(0) }

  /// The number of a call; 0, the connection, where none is given.
  private static func call(_ value: JSONValue?) throws -> UInt32 {
    UInt32(try (value ?? .number("0")).number(in: 0...Int(UInt32.max), "call"))
  }

  private func calls(_ value: JSONValue) throws -> [UInt32] {
    guard let count = value["calls"] else { return [try Self.call(value["call"])] }
    return (0..<(try count.number(in: 1...100_000, "calls"))).map { UInt32($0 * 2 + 1) }
  }

  private func types(of call: UInt32) -> (request: MessageType, response: MessageType)? {
    methods[call].flatMap { MessageType.method($0) }
  }

  private mutating func send(_ value: JSONValue) throws {
    guard case .object(var fields) = value else { throw CaseError("send takes a frame") }
    fields["calls"] = nil
    fields["call"] = nil
    let calls = try calls(value)
    for call in calls {
      if let method = value["start"]?["method"]?.string { methods[call] = method }
    }
    let frames = try frames(fields, calls[0])
    for call in calls {
      var output: [UInt8] = []
      for var frame in frames {
        frame.call = call
        host.append(frame, to: &output)
      }
      try host.write(output)
    }
  }

  /// The frames that a step sends: one, but for messages in several pieces.
  private func frames(_ fields: [String: JSONValue], _ call: UInt32) throws -> [Frame] {
    var fields = fields
    let messages = try Self.messages(in: fields)
    fields["message"] = nil
    fields["messages"] = nil
    var data: [UInt8]?
    if case .object(var chunk)? = fields["chunk"], let value = chunk.removeValue(forKey: "data") {
      data = try ScriptData.bytes(value, as: types(of: call)?.request)
      fields["chunk"] = .object(chunk)
    }
    var codec = FrameCodec(maximumFrame: 1 << 30)
    let json = JSONValue.object(fields).json
    var frame = try codec.decode(JSONReader.read(json, as: .frame, arena: Arena()).packed()[...])
    if let data { frame.chunk?.data = data }
    if messages.isEmpty { return [frame] }
    var frames: [Frame] = []
    for message in messages {
      var pieces = Frame.pieces(
        of: try ScriptData.bytes(message, as: types(of: call)?.request), call: call)
      pieces[0].chunk?.isCompressed = message["encoding"] != nil
      frames += pieces
    }
    frames[0].start = frame.start
    frames[frames.count - 1].end = frame.end
    frames[0].signal = frame.signal
    return frames
  }

  private func expect(_ value: JSONValue) throws {
    for call in try calls(value) {
      do {
        try expect(value, of: call)
      } catch let error as CaseError where call != 0 {
        throw CaseError("call \(call): \(error)")
      }
    }
  }

  private func expect(_ value: JSONValue, of call: UInt32) throws {
    guard case .object(let fields) = value else { throw CaseError("expect takes an object") }
    let parts = ["head", "message", "messages", "end", "hello", "pong", "drain", "credit", "log"]
    try value.allowOnly(["call", "calls"] + parts)
    if fields.keys.allSatisfy({ !parts.contains($0) }) { throw CaseError("nothing is expected") }
    if let head = fields["head"] { try expect(head, named: "head", of: call) }
    for message in try Self.messages(in: fields).flatMap({ try Self.repeated($0) }) {
      guard case .message(let bytes)? = try next(of: call, named: "message") else {
        throw CaseError("the worker's output ends where a message is due")
      }
      if let found = try ScriptData.difference(
        of: bytes, from: message, as: types(of: call)?.response)
      {
        throw CaseError("message: \(found)")
      }
    }
    if let end = fields["end"] { try expect(end, named: "end", of: call) }
    for name in ["hello", "pong", "drain", "credit", "log"] {
      if let pattern = fields[name] { try expect(pattern, named: name, of: call) }
    }
  }

  /// The messages that a step sends or expects.
  private static func messages(in fields: [String: JSONValue]) throws -> [JSONValue] {
    guard let several = fields["messages"] else { return fields["message"].map { [$0] } ?? [] }
    guard case .array(let messages) = several else { throw CaseError("messages is no list") }
    return messages
  }

  /// Of a size with `times`, so many messages of that size; every other pattern is of one.
  private static func repeated(_ pattern: JSONValue) throws -> [JSONValue] {
    guard let size = pattern["size"], let times = pattern["times"] else { return [pattern] }
    return Array(
      repeating: .object(["size": size]), count: try times.number(in: 1...1_000_000, "times"))
  }

  private func expect(_ pattern: JSONValue, named name: String, of call: UInt32) throws {
    guard let part = try next(of: call, named: name) else {
      throw CaseError("the worker's output ends where \(name) is due")
    }
    let value = try JSONValue(part.json(call: call))
    guard let found = value[name] else {
      throw CaseError(
        "expected \(name) and got \(String(decoding: value.json, as: UTF8.self).clipped(to: 500))")
    }
    if let difference = JSONPattern.difference(of: found, from: pattern, at: name) {
      throw CaseError(difference)
    }
  }

  /// The next part of a call, but for those that may always come between others.
  private func next(of call: UInt32, named name: String) throws -> FramePart? {
    let part = try host.next(of: call) { part in
      switch part {
      case .head: name == "head" ? .take : .drop
      case .signal(.credit): name == "credit" ? .take : .leave
      case .signal(.log): name == "log" ? .take : .leave
      default: .take
      }
    }
    if name == "message", let part {
      guard case .message = part else {
        throw CaseError(
          "expected a message and got \(part.text(call: call))"
        )
      }
    }
    return part
  }

  private func expectSilence(milliseconds: Int) throws {
    let before = (bytes: host.receivedBytes, parts: host.pending.count)
    try host.readUntilSilent(milliseconds: milliseconds)
    if host.pending.count > before.parts {
      let (call, part) = host.pending[before.parts]
      throw CaseError("expected silence and got \(part.text(call: call))")
    }
    if host.receivedBytes != before.bytes {
      throw CaseError("expected silence and got pieces of a message")
    }
  }

  private func expectExit(_ code: Int) throws {
    host.closeInput()
    while let (call, part) = try host.next() {
      switch part {
      case .head, .signal(.credit), .signal(.log), .signal(.hello), .signal(.pong): continue
      default: throw CaseError("what came at the end was not expected: \(part.text(call: call))")
      }
    }
    host.closeOutput()
    let got = try host.wait()
    if got != code { throw CaseError("the worker ended with \(got), not \(code)") }
  }
}

extension JSONValue {
  /// The number that it is.
  fileprivate func number(in range: ClosedRange<Int>, _ name: String) throws -> Int {
    guard let number = integer, range.contains(number) else {
      throw CaseError("\(name) is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// - Throws: `CaseError` where an object has any other field.
  fileprivate func allowOnly(_ names: [String]) throws {
    guard case .object(let fields) = self else { return }
    if let other = fields.keys.sorted().first(where: { !names.contains($0) }) {
      throw CaseError("\(other) is unknown here")
    }
  }
}
