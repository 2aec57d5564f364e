import Platform
import Schema
import TestSupport
import Testing

/// The verbs over many documents, as a shell runs them.
@Suite(.serialized) struct VerbTests {
  private let folder = TemporaryFolder()

  private struct Run {
    let output: String
    let code: Int32
    var lines: [JSONValue] {
      get throws { try output.split(separator: "\n").map { try JSONValue(Array($0.utf8)) } }
    }
  }

  /// Runs the program to its end.
  private func warraq(_ arguments: String..., input: String = "") throws -> Run {
    let process = try ChildProcess([WorkerProcess.path(of: "warraq")] + arguments)
    try process.input.write(Array(input.utf8))
    process.input.close()
    let output = try process.output.readAll(limit: 1 << 26)
    process.output.close()
    return Run(output: String(decoding: output, as: UTF8.self), code: process.wait())
  }

  /// Lines of JSON whose documents differ in length.
  private func lines(_ count: Int) -> String {
    (0..<count).map { index in
      let text = String(repeating: "Rain fell on Tanner \(index). ", count: 1 + index * 7 % 40)
      return "{\"id\": \(index), \"text\": \"\(text)\"}\n"
    }.joined()
  }

  @Test(arguments: ["1", "4"])
  func `results come in the order of the input, whatever the number of jobs`(jobs: String) throws {
    let run = try warraq(
      "parse", "--format", "jsonl", "--field", "text", "--keep", "id", "--jobs", jobs,
      input: lines(100))
    #expect(run.code == 0)
    #expect(try run.lines.map { $0["id"]?.integer } == Array(0..<100))
    #expect(try run.lines.map { $0["name"]?.string } == (1...100).map { "-:\($0)" })
  }

  @Test func `a bad document is a line with its error, and the rest goes on`() throws {
    try folder.write("a.jsonl", lines(2) + "nonsense\n" + lines(1))
    let run = try warraq("extract", "--format", "jsonl", "\(folder.path)/a.jsonl", "/none")
    #expect(run.code == 1)
    let lines = try run.lines
    #expect(lines.map { $0["extraction"] != nil } == [true, true, false, true, false])
    #expect(lines[2]["error"]?["message"]?.string == "JSON value: expected { at byte 0")
    #expect(lines[4]["name"]?.string == "/none")
  }

  @Test func `text of several documents has a heading each, that of one none`() throws {
    try folder.write("a.txt", "Rain.")
    try folder.write("b.txt", "Sun.")
    let (a, b) = ("\(folder.path)/a.txt", "\(folder.path)/b.txt")
    #expect(try warraq("parse", a).output == "Rain.\n")
    #expect(try warraq("parse", a, b).output == "==> \(a) <==\nRain.\n\n==> \(b) <==\nSun.\n")
  }

  @Test func `a run goes on where it stopped, also inside a line`() throws {
    try folder.write("a.jsonl", lines(20))
    let output = "\(folder.path)/out.jsonl"
    func run(_ more: String...) throws -> Int32 {
      let process = try ChildProcess(
        [
          WorkerProcess.path(of: "warraq"), "parse", "--format", "jsonl", "--output", output,
          "\(folder.path)/a.jsonl",
        ] + more)
      process.input.close()
      process.output.close()
      return process.wait()
    }
    #expect(try run() == 0)
    let whole = try contents(of: output)
    let ends = whole.indices.filter { whole[$0] == 0x0A }
    for cut in [0, 5, ends[0], ends[0] + 1, ends[11] + 9, ends[18] + 1, whole.count] {
      try folder.write("out.jsonl", Array(whole[..<cut]))
      #expect(try run("--resume") == 0)
      #expect(try contents(of: output) == whole, "cut at \(cut)")
    }
    // Outputs of other input, of another verb, and what is none at all: nothing of them is lost.
    for other in [
      "{\"name\":\"other:1\",\"document\":{}}\n", "no line of ours\n", "my notes",
      "{\"name\":\"\(folder.path)/a.jsonl:1\",\"extraction\":{}}\n",
    ] {
      try folder.write("out.jsonl", other)
      #expect(try run("--resume") == 64)
      #expect(try contents(of: output) == Array(other.utf8))
    }
  }

  @Test func `no input is lost to the output`() throws {
    try folder.write("a.jsonl", lines(3))
    let path = "\(folder.path)/a.jsonl"
    #expect(try warraq("parse", "--format", "jsonl", "--output", path, path).code == 64)
    #expect(try warraq("parse", "--format", "html", "--output", path, "/none").code == 64)
    #expect(try warraq("parse", "--field", "text", "-", "-").code == 64)
    #expect(try contents(of: path) == Array(lines(3).utf8))
    // Where it lies in a folder that is read, it is passed over.
    try folder.write("b.txt", "Rain.")
    let run = try warraq("parse", "--format", "jsonl", "-o", "\(folder.path)/out", folder.path)
    #expect(run.code == 0 && run.output == "")
    let written = String(decoding: try contents(of: "\(folder.path)/out"), as: UTF8.self)
    #expect(written.split(separator: "\n").count == 4)
  }

  @Test func `standard output that is closed is told`() throws {
    try folder.write("a.txt", "Rain.")
    let path = WorkerProcess.path(of: "warraq")
    let process = try ChildProcess([
      "sh", "-c", "\"$0\" parse \"$1\" >&-", path, "\(folder.path)/a.txt",
    ])
    process.input.close()
    process.output.close()
    #expect(process.wait() == 74)
  }

  private func contents(of path: String) throws -> [UInt8] {
    let file = try Descriptor.open(path)
    defer { file.close() }
    return try file.readAll(limit: 1 << 26)
  }

  /// The processes that documents are worked on in, children of a child of a process.
  private func workers(of process: Int32) throws -> [Int32] {
    func children(_ process: Int32) throws -> [Int32] {
      let list = try contents(of: "/proc/\(process)/task/\(process)/children")
      return String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
    }
    return try children(process).flatMap { try children($0) }
  }

  /// Starts a run that waits for documents, with its first two done.
  private func start(_ arguments: String...) throws -> (ChildProcess, next: () throws -> String) {
    let process = try ChildProcess(
      [
        WorkerProcess.path(of: "warraq"), "parse", "--field", "text", "--format", "jsonl", "--jobs",
        "1",
      ] + arguments)
    var pending: [UInt8] = []
    func next() throws -> String {
      while true {
        if let end = pending.firstIndex(of: 0x0A) {
          defer { pending.removeSubrange(...end) }
          return String(decoding: pending[..<end], as: UTF8.self)
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = try process.output.read(into: &buffer)
        if count == 0 { return "" }
        pending += buffer[..<count]
      }
    }
    try process.input.write(Array(lines(2).utf8))
    _ = try next()
    return (process, next)
  }

  @Test func `a process that is gone costs no document`() throws {
    let (process, next) = try start()
    _ = try next()
    let worker = try #require(try workers(of: process.number).first)
    kill(worker, "KILL")
    try process.input.write(Array(lines(1).utf8))
    #expect(try next().hasPrefix("{\"name\":\"-:3\",\"document\":"))
    process.input.close()
    #expect(process.wait() == 0)
  }

  @Test func `a document that takes too long is an error, and the next one is read`() throws {
    let (process, next) = try start("--timeout", "1")
    _ = try next()
    let worker = try #require(try workers(of: process.number).first)
    kill(worker, "STOP")
    try process.input.write(Array(lines(2).utf8))
    #expect(
      try next()
        == "{\"name\":\"-:3\",\"error\":{\"message\":\"took longer than 1 s and was ended\"}}")
    #expect(try next().hasPrefix("{\"name\":\"-:4\",\"document\":"))
    process.input.close()
    #expect(process.wait() == 1)
  }

  private func kill(_ process: Int32, _ signal: String) {
    let tool = try? ChildProcess(["kill", "-\(signal)", "\(process)"])
    tool?.input.close()
    tool?.output.close()
    #expect(tool?.wait() == 0)
  }

  @Test func `one call prints its reply, or its status as exit code`() throws {
    let parsed = try warraq("call", "Parse", "--content", "-", input: "Rain fell.")
    #expect(try JSONValue(Array(parsed.output.utf8))["text"]?.string == "Rain fell.")
    let health = try warraq("call", "grpc.health.v1.Health/Check", "-d", #"{"service": ""}"#)
    #expect(health.output == "{\n  \"status\": \"SERVING\"\n}\n" && health.code == 0)
    #expect(
      try warraq("call", "grpc.health.v1.Health/Check", "-d", #"{"service": "x"}"#).code == 69)
    #expect(try warraq("call", "None").code == 64)
    #expect(try warraq("call", "a.B/C", "--raw").code == 64 + 12)
    let worker = WorkerProcess.path(of: "testworker")
    let echo = try warraq("call", "warraq.test.v1.Test/Echo", "--raw", "-d", "AQI=", "--", worker)
    #expect(echo.output == "AQI=\n")
    #expect(
      try warraq(
        "call", "warraq.test.v1.Test/Sleep", "--raw", "--metadata", "milliseconds=60000",
        "--timeout-ms", "10", "--", worker
      ).code == 64 + 4)
  }

  @Test func `a tap changes no byte, shows each frame and writes a script that passes`() throws {
    let worker = WorkerProcess.path(of: "testworker")
    let script = "\(folder.path)/recorded.json"
    let host = try WorkerProcess(
      "warraq",
      ["tap", "--output", "\(folder.path)/lines", "--script", script, "--messages", "--", worker])
    try host.hello()
    _ = try host.greeting()
    try host.call(1, "warraq.test.v1.Test/Echo", [1, 2], metadata: [Entry("key", .text("value"))])
    #expect(try host.reply(to: 1).messages == [[1, 2]])
    try host.call(3, "grpc.health.v1.Health/Check")
    #expect(try host.reply(to: 3).code == .ok)
    host.closeInput()
    #expect(host.wait() == 0)
    let lines = String(decoding: try contents(of: "\(folder.path)/lines"), as: UTF8.self)
    #expect(
      lines.contains("→ call 1 start warraq.test.v1.Test/Echo, key=value, message of 2 bytes, end"))
    #expect(lines.contains("← call 1 message of 2 bytes, end"))
    #expect(lines.contains("{\"status\":\"SERVING\"}"))
    let run = try warraq("conformance", folder.path, "--", worker)
    #expect(run.output == "TAP version 13\n1..1\nok 1 - recorded/recorded\n# 1 passed, 0 failed\n")
  }
}
