import Platform
import Schema
import Testing

private let test = "warraq.test.v1.Test/"

/// The rights that a worker gives up.
@Suite(.serialized) struct SandboxTests {
  /// The lines of a handler that tries what is forbidden, and the features of the worker's Hello.
  private func attempts(_ arguments: [String]) throws -> (features: [String], lines: [Substring]) {
    let worker = try WorkerProcess("testworker", arguments)
    try worker.hello()
    let hello = try worker.greeting()
    try worker.call(1, test + "Forbidden")
    let reply = try worker.reply(to: 1)
    worker.closeInput()
    #expect(worker.wait() == 0)
    let text = String(decoding: reply.messages.first ?? [], as: UTF8.self)
    return (hello.features, text.split(separator: "\n"))
  }

  @Test(arguments: [[], ["--isolate", "1"]])
  func `open, connect, fork and exec fail inside a handler`(arguments: [String]) throws {
    let (features, lines) = try attempts(arguments)
    // A kernel without seccomp gives the features and the test nothing to show.
    guard features.contains("sandbox-seccomp") else { return }
    #expect(
      lines == [
        "open: EPERM", "create: EPERM", "socket: EPERM", "connect: EPERM", "fork: EPERM",
        "exec: EPERM", "kill: EPERM", "own: EPERM", "unlink: EPERM",
      ])
  }

  @Test func `without a sandbox Hello says so`() throws {
    let worker = try WorkerProcess("testworker", ["--no-sandbox"])
    try worker.hello()
    let features = try worker.greeting().features
    #expect(features == ["log"])
    worker.closeInput()
    #expect(worker.wait() == 0)
  }

  @Test func `refused calls are counted and told`() throws {
    let worker = try WorkerProcess("testworker")
    var hello = Frame.Hello()
    hello.features = ["log"]
    try worker.hello(hello)
    guard try worker.greeting().features.contains("sandbox-seccomp") else { return }
    try worker.call(1, test + "Forbidden")
    var lines: [String] = []
    while let frame = try worker.next() {
      if case .log(_, let text, _)? = frame.signal { lines.append(text) }
      if frame.end != nil { break }
    }
    worker.closeInput()
    #expect(worker.wait() == 0)
    #expect(lines.contains { $0.hasPrefix("the sandbox refused ") })
  }

  @Test func `documents in every charset need no refused call`() throws {
    let worker = try WorkerProcess("warraq", ["serve", "--log-level", "trace"])
    var hello = Frame.Hello()
    hello.features = ["log"]
    try worker.hello(hello)
    _ = try worker.greeting()
    let charsets = [
      "utf-8", "windows-1256", "iso-8859-6", "windows-1252", "shift_jis", "gb18030", "big5",
      "euc-kr",
      "utf-16le", "koi8-r", "no-such-charset",
    ]
    for (index, charset) in charsets.enumerated() {
      var options = WireBuilder()
      options.add(2, charset)
      var request = WireBuilder()
      request.add(1, options.bytes)
      request.add(2, Array("<p>A page of text, with a name: Ann Lee. \u{e9}</p>".utf8))
      try worker.call(UInt32(index * 2 + 1), "warraq.v1.Documents/Analyze", request.bytes)
    }
    worker.closeInput()
    let frames = try worker.rest()
    #expect(worker.wait() == 0)
    #expect(frames.count { $0.end != nil } == charsets.count)
    #expect(frames.allSatisfy { $0.end?.status == nil })
    let logs = frames.compactMap { if case .log(_, let text, _)? = $0.signal { text } else { nil } }
    #expect(logs == [])
  }
}
