internal import Compression
internal import Schema

/// Something that one side of a connection says in a frame, the pieces of a message joined.
enum FramePart {
  case start(Frame.Start)
  case head(Frame.Head)
  /// A whole message, restored where it was compressed.
  case message([UInt8])
  case end(Frame.End)
  case signal(Frame.Signal)

  /// What it says, for people.
  func text(call: UInt32) -> String {
    String(decoding: json(call: call), as: UTF8.self).clipped(to: 500)
  }

  /// What it says as JSON: that of a frame, in which `message` is a whole message in base64.
  func json(call: UInt32) -> [UInt8] {
    var frame = Frame(call: call)
    switch self {
    case .start(let start): frame.start = start
    case .head(let head): frame.head = head
    case .end(let end): frame.end = end
    case .signal(let signal): frame.signal = signal
    case .message(let bytes):
      return Array("{\"call\":\(call),\"message\":\"".utf8) + Base64.encode(bytes)
        + Array("\"}".utf8)
    }
    return frame.json
  }
}

extension Frame {
  /// The frame in proto3's JSON.
  var json: [UInt8] {
    var bytes: [UInt8] = []
    FrameCodec(maximumFrame: 1 << 30).encode(
      self, data: chunk.map { $0.data[...] } ?? [], into: &bytes
    ) { _, _ in }
    do {
      return JSONWriter.write(try Message(.frame, wire: bytes, arena: Arena(limit: 1 << 32)))
    } catch {
      preconditionFailure("a frame that was decoded does not decode: \(error)")
    }
  }
}

/// Takes the frames of one side apart.
struct PartAssembler {
  private var partial: [UInt32: (bytes: [UInt8], isCompressed: Bool)] = [:]
  private var encodings: [UInt32: String] = [:]

  /// What a frame says, and the messages that it makes whole.
  ///
  /// - Throws: `CaseError` or `CompressionError` where a message is not compressed as it says.
  mutating func parts(of frame: Frame) throws -> [FramePart] {
    var parts: [FramePart] = []
    if let start = frame.start {
      encodings[frame.call] = start.encoding
      parts.append(.start(start))
    }
    if let head = frame.head {
      encodings[frame.call] = head.encoding
      parts.append(.head(head))
    }
    if let chunk = frame.chunk {
      partial[frame.call, default: ([], chunk.isCompressed)].bytes += chunk.data
      if !chunk.more, let message = partial.removeValue(forKey: frame.call) {
        parts.append(
          .message(
            message.isCompressed ? try restored(message.bytes, of: frame.call) : message.bytes))
      }
    }
    if let end = frame.end {
      partial[frame.call] = nil
      if frame.start == nil { encodings[frame.call] = nil }
      parts.append(.end(end))
    }
    if let signal = frame.signal { parts.append(.signal(signal)) }
    return parts
  }

  private func restored(_ message: [UInt8], of call: UInt32) throws -> [UInt8] {
    guard let encoding = MessageEncoding(rawValue: encodings[call] ?? "") else {
      throw CaseError("a message of call \(call) is compressed, and no encoding is named for it")
    }
    return try encoding.decompress(message, limit: 1 << 30)
  }
}
