internal import Framing
internal import Platform
internal import Schema

/// The host's side of a connection to a worker that is started for it. For one thread.
final class WorkerHost {
  typealias Part = FramePart

  private let worker: ChildProcess
  private let style: FrameStyle
  /// How many bytes are written at once; nil is all.
  private let writeSize: Int?
  private let patience: Int
  private var reader = FrameReader(limit: 128 << 20)
  private var codec = FrameCodec(maximumFrame: 128 << 20)
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var assembler = PartAssembler()
  private var parts: [(call: UInt32, part: Part)] = []
  private var hasWorkerEnded = false
  private var isInputOpen = true
  private var isOutputOpen = true
  private var isReaped = false
  /// How many bytes of chunks have come, by call.
  private(set) var receivedBytes: [UInt32: Int] = [:]

  /// Starts the worker.
  ///
  /// - Parameter timeout: How many seconds it may be silent where something is due.
  init(
    _ command: [String], style: FrameStyle = .varint, writeSize: Int? = nil, timeout: Int
  ) throws {
    worker = try ChildProcess(command)
    worker.input.stopWaiting()
    self.style = style
    self.writeSize = writeSize
    patience = timeout * 1000
  }

  /// Appends a frame as it goes over the wire.
  func append(_ frame: Frame, to output: inout [UInt8]) {
    let data = frame.chunk.map { $0.data[...] } ?? []
    codec.encode(frame, data: data, into: &output) { style.appendPrefix(for: $0, to: &$1) }
  }

  /// Writes bytes, in the pieces asked for.
  func write(_ bytes: [UInt8]) throws {
    let size = writeSize ?? max(bytes.count, 1)
    for start in stride(from: 0, to: bytes.count, by: size) {
      let piece = Array(bytes[start..<min(start + size, bytes.count)])
      let result = Result { () throws(SystemError) in
        try worker.input.write(piece, patience: patience)
      }
      if case .failure(let error) = result {
        if error.isTimeout { throw CaseError("the worker read nothing for \(patience / 1000) s") }
        throw error
      }
    }
  }

  /// Writes bytes and ends the input, beside the reading: a worker may answer before it has read everything.
  func writeAside(_ bytes: [UInt8]) throws {
    let input = worker.input
    let patience = patience
    isInputOpen = false
    let isWriting = Threads.start {
      // A worker that stops reading says why in its answer, or by ending.
      try? input.write(bytes, patience: patience)
      input.close()
    }
    if !isWriting { throw SystemError.noThread }
  }

  /// What becomes of a part that is not waited for.
  enum Choice {
    case take, leave, drop
  }

  /// The next part of a call (0: of the connection) that is taken; those of other calls stay.
  ///
  /// - Returns: Nil where the worker's output ends before.
  /// - Throws: `CaseError` where the worker is silent for too long.
  func next(of call: UInt32, _ choice: (Part) -> Choice) throws -> Part? {
    var index = 0
    while true {
      while index < parts.count {
        guard parts[index].call == call else {
          index += 1
          continue
        }
        switch choice(parts[index].part) {
        case .take: return parts.remove(at: index).part
        case .drop: parts.remove(at: index)
        case .leave: index += 1
        }
      }
      if try !readOn(milliseconds: patience) { return nil }
    }
  }

  /// The next part of any call.
  func next() throws -> (call: UInt32, part: Part)? {
    while parts.isEmpty {
      if try !readOn(milliseconds: patience) { return nil }
    }
    return parts.removeFirst()
  }

  /// What has come and was not asked for yet.
  var pending: [(call: UInt32, part: Part)] { parts }

  /// Reads until so many chunk bytes of a call have come, or nothing comes for so long.
  func read(bytes: Int, of call: UInt32, silence: Int) throws {
    while receivedBytes[call, default: 0] < bytes {
      if try !readOn(milliseconds: patience) { return }
    }
    try readUntilSilent(milliseconds: silence)
  }

  /// Reads until nothing comes for so long.
  func readUntilSilent(milliseconds: Int) throws {
    while !hasWorkerEnded, worker.output.isReadable(milliseconds: milliseconds) {
      _ = try readOn(milliseconds: patience)
    }
  }

  /// Reads what has come and takes it apart.
  ///
  /// - Returns: False at the end of the output.
  private func readOn(milliseconds: Int) throws -> Bool {
    if hasWorkerEnded { return false }
    guard worker.output.isReadable(milliseconds: milliseconds) else {
      throw CaseError("the worker was silent for \(milliseconds / 1000) s")
    }
    let count = try worker.output.read(into: &buffer)
    if count == 0 {
      hasWorkerEnded = true
      if !reader.isAtBoundary { throw CaseError("the worker's output ends inside a frame") }
      return false
    }
    reader.append(buffer[..<count])
    while let payload = try reader.next() {
      let frame = try codec.decode(payload)
      receivedBytes[frame.call, default: 0] += frame.chunk?.data.count ?? 0
      parts += try assembler.parts(of: frame).map { (frame.call, $0) }
    }
    return true
  }

  /// Ends the worker's input.
  func closeInput() {
    if isInputOpen { worker.input.close() }
    isInputOpen = false
  }

  /// Reads nothing any more.
  func closeOutput() {
    if isOutputOpen { worker.output.close() }
    isOutputOpen = false
    hasWorkerEnded = true
  }

  /// Sends a signal by its name.
  func signal(_ name: String) -> Bool { worker.signal(name) }

  /// Waits for the worker to end; its output must have ended, or be closed.
  ///
  /// - Returns: Its exit code, or 128 and the number of a signal.
  /// - Throws: `CaseError` where it goes on for too long.
  func wait() throws -> Int32 {
    guard let code = worker.wait(milliseconds: patience) else {
      throw CaseError("the worker did not end within \(patience / 1000) s")
    }
    isReaped = true
    return code
  }

  /// Ends a worker of which nothing more is wanted, where it has not ended.
  func kill() {
    closeInput()
    closeOutput()
    if isReaped { return }
    worker.kill()
    _ = worker.wait()
    isReaped = true
  }
}
