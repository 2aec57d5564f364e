internal import DocumentService
internal import Platform
internal import Schema

/// One case: a request, and what must come back.
enum ConformanceCase {
  /// Runs the case in a folder.
  ///
  /// - Returns: Nil where it passes, else what is wrong, for people.
  static func outcome(
    of folder: String, command: [String], timeout: Int, isRecording: Bool
  ) -> String? {
    do {
      let description = try CaseDescription(folder: folder)
      let call = WorkerCall(method: description.method, requests: [description.request])
      let reply = try call.reply(from: command, timeout: timeout)
      return try compare(reply, description, folder: folder, isRecording: isRecording)
    } catch {
      return "\(error)"
    }
  }

  private static func compare(
    _ reply: WorkerCall.Reply, _ description: CaseDescription, folder: String, isRecording: Bool
  ) throws -> String? {
    let arena = Arena()
    let got: [UInt8]
    let file: String
    let type: MessageType
    if reply.status.code == .ok {
      type = description.responseType
      file = "\(folder)/response.json"
      let whole = try MessageMerge.merge(reply.messages, type: type)
      got = JSONWriter.write(try Message(type, wire: whole, arena: arena), isPretty: true)
    } else {
      type = .status
      file = "\(folder)/status.json"
      got =
        Array(
          "{\n  \"code\": \(reply.status.code.rawValue),\n  \"message\": ".utf8)
        + JSONWriter.quote(reply.status.message) + Array("\n}".utf8)
    }
    if isRecording {
      try Directory.write(got + [0x0A], to: file)
      return "recorded \(file)"
    }
    guard Directory.exists(file) else {
      return "the worker answered \(reply.status), and there is no \(file)"
    }
    let wanted = JSONWriter.write(
      try JSONReader.read(try CaseDescription.contents(of: file), as: type, arena: arena),
      isPretty: true)
    let shown = JSONWriter.write(
      try JSONReader.read(got, as: type, arena: arena), isPretty: true)
    return wanted == shown ? nil : LineDifference.describe(wanted: wanted, got: shown)
  }
}

/// What case.json says.
struct CaseDescription {
  let method: String
  let responseType: MessageType
  /// The request's wire bytes.
  let request: [UInt8]

  init(folder: String) throws {
    let path = "\(folder)/case.json"
    let fields = try JSONObject.fields(of: Self.contents(of: path))
    guard let method = fields["method"].flatMap({ JSONObject.string($0) }) else {
      throw CaseError("\(path) has no method")
    }
    guard let types = MessageType.method(method) else {
      throw CaseError("\(path): no method is named \(method)")
    }
    self.method = method
    responseType = types.response
    let json = fields["request"] ?? Array("{}".utf8)
    var bytes = try JSONReader.read(json, as: types.request, arena: Arena()).packed()
    if let file = fields["content"].flatMap({ JSONObject.string($0) }) {
      let content = try Self.contents(of: "\(folder)/\(file)")
      bytes += Request.contentField(content)
    }
    request = bytes
  }

  static func contents(of path: String) throws -> [UInt8] {
    let file = try Descriptor.open(path)
    defer { file.close() }
    return try file.readAll(limit: 1 << 30)
  }
}

/// A case that can't be run.
struct CaseError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
