internal import Inputs
internal import Platform
internal import Schema

/// A process that turns documents into output, one at a time, closed in as a worker is: where one crashes or hangs in
/// it, the others go on.
///
/// Both sides of its pipes are here: `serve` runs in it, the rest in the process that asks.
final class DocumentProcess {
  /// What became of a document.
  enum Outcome: Sendable {
    case output([UInt8])
    /// Why there is none, for people.
    case failure(String)
  }

  /// Bytes of output that a document may make.
  private static let largestOutput = 1 << 36

  private let spawner: Spawner
  private var child: Spawner.Child?

  /// Nothing is started before the first document.
  init(_ spawner: Spawner) {
    self.spawner = spawner
  }

  /// Ends the process; the next document starts another one.
  func end() {
    if let child { _ = end(child) }
    child = nil
  }

  /// Hands a document over and waits for what becomes of it; one whose process ends is tried once more in a new one.
  ///
  /// - Parameter timeout: Seconds after which the process is ended.
  func outcome(of document: InputDocument, timeout: Int) -> Outcome {
    var ending = ""
    for _ in 0..<2 {
      do {
        let child = try self.child ?? spawner.spawn()
        self.child = child
        do {
          return try exchange(document, with: child, timeout: timeout)
        } catch let error as SystemError {
          self.child = nil
          ending = end(child)
          if error.isTimeout { return .failure("took longer than \(timeout) s and was ended") }
        }
      } catch {
        return .failure("no process to read it in: \(error)")
      }
    }
    return .failure("\(ending), and so did a second one")
  }

  private func exchange(
    _ document: InputDocument, with child: Spawner.Child, timeout: Int
  ) throws -> Outcome {
    let end = Instant.now().advanced(milliseconds: UInt32(timeout) * 1000)
    let head = Self.head(of: document)
    let counts = Self.number(head.count) + Self.number(document.content.count)
    // Fields that are handed on may be as large as the content.
    for bytes in [counts + head, document.content] {
      try child.input.write(bytes, patience: timeout * 1000)
    }
    guard let start = try child.output.readExactly(9, until: end),
      // What it says is not to be trusted.
      0...Self.largestOutput ~= Self.number(start[1...]),
      let bytes = try child.output.readExactly(Self.number(start[1...]), until: end)
    else { throw SystemError.ended }
    return start[0] == 0 ? .output(bytes) : .failure(String(decoding: bytes, as: UTF8.self))
  }

  /// Ends the process.
  ///
  /// - Returns: How it had ended by itself, for people.
  private func end(_ child: Spawner.Child) -> String {
    child.input.close()
    child.output.close()
    switch try? spawner.end(child) {
    case .signal(let number): return "its process crashed with signal \(number)"
    case .exit(let code): return "its process ended with \(code)"
    case nil: return "its process is gone"
    }
  }

  /// The life of the process: until its input ends.
  static func serve(
    _ input: Descriptor, _ output: Descriptor, _ outcome: (InputDocument) -> Outcome
  ) throws {
    while let counts = try input.readExactly(16) {
      guard let head = try input.readExactly(number(counts[..<8])),
        let content = try input.readExactly(number(counts[8...]))
      else { return }
      let (kind, bytes): (UInt8, [UInt8]) =
        switch outcome(try document(head, content)) {
        case .output(let bytes): (0, bytes)
        case .failure(let reason): (1, Array(reason.utf8))
        }
      try output.write([kind] + number(bytes.count))
      try output.write(bytes)
    }
  }

  /// All of a document but its content, as fields of a message.
  private static func head(of document: InputDocument) -> [UInt8] {
    var head = WireBuilder()
    head.add(1, document.name)
    head.add(2, document.url)
    head.add(3, document.mediaType)
    head.add(4, document.charset)
    for field in document.kept {
      head.add(5, field.name.utf8)
      head.add(6, field.json)
    }
    return head.bytes
  }

  private static func document(_ head: [UInt8], _ content: [UInt8]) throws -> InputDocument {
    let fields = try WireFields(head[...])
    func strings(_ number: UInt32) -> [String] {
      fields.all(number).map { String(decoding: $0, as: UTF8.self) }
    }
    var document = InputDocument(name: strings(1).first ?? "", content: content)
    document.url = strings(2).first ?? ""
    document.mediaType = strings(3).first ?? ""
    document.charset = strings(4).first ?? ""
    document.kept = zip(strings(5), fields.all(6)).map {
      InputDocument.Field(name: $0, json: Array($1))
    }
    return document
  }

  private static func number(_ value: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
