internal import ArgumentParser
internal import DocumentService
internal import Inputs
internal import Platform
internal import Schema

/// One call, for shells and for people who write hosts or workers.
struct CallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call",
    abstract: "Call one method of a worker and print its reply as JSON.",
    discussion: """
      The worker is warraq itself, or the command after --. A reply in parts is printed as the one message that they \
      make. A status other than OK is printed on standard error, and the exit code is 64 and the status' code.
      """)

  @Argument(
    help: "The method: warraq.v1.Documents/Parse, or Parse alone for one of Documents.")
  var method: String

  @Option(name: .shortAndLong, help: "A request as JSON; several are several messages.")
  var data: [String] = []

  @Option(
    help:
      "A file whose bytes are the document, field content of the first request; - for standard input."
  )
  var content: String?

  @Option(
    name: .customLong("metadata"),
    help: ArgumentHelp(
      "Metadata to send; that of a key that ends in -bin is base64.", valueName: "key=value"))
  var metadata: [String] = []

  @Option(help: "The call's deadline, milliseconds.")
  var timeoutMs: UInt32?

  @Flag(
    help: "Requests and replies are bytes: data and what is printed are base64, one line a message."
  )
  var raw = false

  @Flag(name: .shortAndLong, help: "Print metadata too, on standard error.")
  var verbose = false

  @Argument(parsing: .postTerminator, help: "A worker's command, after --.")
  var command: [String] = []

  func run() throws {
    try Console.start()
    let name = method.contains("/") ? method : "warraq.v1.Documents/\(method)"
    let types = MessageType.method(name)
    if content != nil, types.map({ Self.isDocuments($0.request) }) != true {
      throw ValidationError("--content is for the methods of Documents")
    }
    if types == nil, !raw {
      throw ValidationError("the schema has no method \(name); --raw calls it all the same")
    }
    var call = WorkerCall(method: name, requests: try requests(as: types?.request))
    call.metadata = try metadata.map(Self.entry)
    call.timeoutMilliseconds = timeoutMs
    let worker = command.isEmpty ? ["/proc/self/exe", "serve"] : command
    let reply: WorkerCall.Reply
    do {
      reply = try call.reply(from: worker, timeout: 600)
    } catch {
      Console.error("\(error)")
      throw ExitCode(1)
    }
    if verbose { print(reply.head, "head") }
    try print(reply.messages, as: types?.response)
    if verbose { print(reply.trailers, "trailer") }
    if reply.status.code != .ok {
      Console.error("\(reply.status)")
      throw ExitCode(64 + reply.status.code.rawValue)
    }
  }

  private func requests(as type: MessageType?) throws -> [[UInt8]] {
    var requests: [[UInt8]] = []
    for text in data {
      if let type, !raw {
        requests.append(try JSONReader.read(Array(text.utf8), as: type, arena: Arena()).packed())
      } else {
        guard let bytes = Base64.decode(text.utf8) else {
          throw ValidationError("\(text.prefix(40)) is not base64")
        }
        requests.append(bytes)
      }
    }
    if requests.isEmpty { requests = [[]] }
    if let content {
      let reader = content == "-" ? Descriptor.standardInput : try Descriptor.open(content)
      defer { if content != "-" { reader.close() } }
      requests[0] += Request.contentField(try reader.readAll(limit: InputDocument.limit))
    }
    return requests
  }

  private static func entry(_ text: String) throws -> Entry {
    guard let equals = text.firstIndex(of: "=") else {
      throw ValidationError("--metadata \(text) is not key=value")
    }
    let key = String(text[..<equals])
    let value = String(text[text.index(after: equals)...])
    guard key.hasSuffix("-bin") else { return Entry(key, .text(value)) }
    guard let bytes = Base64.decode(value.utf8) else {
      throw ValidationError("--metadata \(text): the value is not base64")
    }
    return Entry(key, .binary(bytes))
  }

  private func print(_ messages: [[UInt8]], as type: MessageType?) throws {
    guard let type, !raw else {
      for message in messages { try Console.printResult(Base64.encode(message) + [0x0A]) }
      return
    }
    if messages.isEmpty { return }
    let isDocuments = Self.isDocuments(type)
    // Those of Documents are parts of one message.
    let whole = isDocuments ? [try MessageMerge.merge(messages, type: type)] : messages
    for message in whole {
      let message = try Message(type, wire: message, arena: Arena(limit: 1 << 34))
      try Console.printResult(JSONWriter.write(message, isPretty: true) + [0x0A])
    }
  }

  /// Whether a message is one of the Documents service's.
  private static func isDocuments(_ type: MessageType) -> Bool {
    Request.Kind.allCases.contains { $0.responseType == type || $0.requestType == type }
  }

  private func print(_ entries: [Entry], _ kind: String) {
    for entry in entries {
      switch entry.value {
      case .text(let text): Console.error("\(kind) \(entry.key): \(text)")
      case .binary(let bytes):
        Console.error(
          "\(kind) \(entry.key): \(String(decoding: Base64.encode(bytes), as: UTF8.self))")
      }
    }
  }
}
