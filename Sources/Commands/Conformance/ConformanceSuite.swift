internal import Platform
internal import Schema

/// The cases of a folder: each folder in it with a case.json, and those in each file whose name ends in .json.
struct ConformanceSuite {
  /// A case that can be run.
  struct Case {
    let name: String
    /// The service that a worker must have, for the case to be run.
    let service: String
    fileprivate let kind: Kind

    fileprivate enum Kind {
      case folder(String)
      case script(JSONValue)
    }
  }

  let cases: [Case]

  /// - Throws: `CaseError` where a file is no suite, or `SystemError`.
  init(folder: String) throws {
    var cases: [Case] = []
    for name in try Directory.names(in: folder) {
      let path = "\(folder)/\(name)"
      if Directory.exists("\(path)/case.json") {
        cases.append(Case(name: name, service: "warraq.v1.Documents", kind: .folder(path)))
      } else if name.hasSuffix(".json") {
        cases += try Self.scripts(in: path, named: String(name.dropLast(".json".count)))
      }
    }
    self.cases = cases
  }

  private static func scripts(in path: String, named suite: String) throws -> [Case] {
    let file: JSONValue
    do {
      file = try JSONValue(CaseDescription.contents(of: path))
    } catch {
      throw CaseError("\(path): \(error)")
    }
    guard case .array(let cases)? = file["cases"] else { throw CaseError("\(path) has no cases") }
    return try cases.map { fields in
      guard let name = fields["name"]?.string else {
        throw CaseError("\(path): a case has no name")
      }
      return Case(
        name: "\(suite)/\(name)", service: file["service"]?.string ?? "", kind: .script(fields))
    }
  }

  /// Runs a case.
  ///
  /// - Returns: Nil where it passes, else what is wrong, for people.
  static func outcome(
    of conformanceCase: Case, command: [String], timeout: Int, isRecording: Bool
  ) -> String? {
    switch conformanceCase.kind {
    case .folder(let path):
      return ConformanceCase.outcome(
        of: path, command: command, timeout: timeout, isRecording: isRecording)
    case .script(let fields):
      do {
        return try ScriptCase(fields).outcome(command: command, timeout: timeout)
      } catch {
        return "\(error)"
      }
    }
  }

  /// The services that a worker names in its Hello.
  static func services(of command: [String], timeout: Int) throws -> Set<String> {
    let host = try WorkerHost(command, timeout: timeout)
    defer { host.kill() }
    var hello = Frame(call: 0)
    hello.signal = .hello(Frame.Hello())
    var bytes: [UInt8] = []
    host.append(hello, to: &bytes)
    try host.write(bytes)
    guard case .signal(.hello(let answer))? = try host.next(of: 0, { _ in .take }) else {
      throw CaseError("the worker's output ends before its Hello")
    }
    if let failure = answer.failure { throw failure }
    return Set(answer.services)
  }
}
