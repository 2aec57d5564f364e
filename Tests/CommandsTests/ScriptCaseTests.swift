import Schema
import Testing

@testable import Commands

/// Scripts that are wrong are told, whatever the worker does.
@Suite struct ScriptCaseTests {
  /// How a script ends with a worker that only takes its input in.
  private func outcome(_ script: String) throws -> String? {
    let fields = try JSONValue(Array("{\"script\": [\(script)]}".utf8))
    return try ScriptCase(fields).outcome(command: ["sh", "-c", "cat >/dev/null"], timeout: 1)
  }

  @Test(arguments: [
    (#"{"send": {"call": -1}}"#, "call is no number from 0 to 4294967295"),
    (#"{"send": {"call": 99999999999999999999}}"#, "call is no number from 0 to 4294967295"),
    (#"{"send": {"calls": 0}}"#, "calls is no number from 1 to 100000"),
    (
      #"{"send": {"message": {"text": "x", "times": -1}}}"#,
      "-1 times are too many, or less than none"
    ),
    (
      #"{"send": {"message": {"text": "x", "times": 9223372036854775807}}}"#,
      "9223372036854775807 times"
    ),
    (#"{"sendBytes": "+1"}"#, "+1 is not hexadecimal"), (#"{"sendBytes": "1"}"#, "1 is not pairs"),
    (#"{"expect": {"helo": {}}}"#, "helo is unknown here"),
    (#"{"expect": {}}"#, "nothing is expected"),
    (#"{"expect": {"messages": {"a": 1}}}"#, "messages is no list"),
    (#"{"exit": "seven"}"#, "exit is no number from 0 to 255"),
    (#"{"exit": 0}, {"exit": 0}"#, "nothing can follow exit"),
    (#"{"silence": -1}"#, "silence is no number"),
    (#"{"stopReading": "x"}"#, "stopReading is no number"),
    (#"{"received": {"call": 1}}"#, "bytes is no number"),
    (#"{"sing": 1}"#, "no step is named sing"),
    (#"{"expect": {"hello": {}}}"#, "the worker was silent for 1 s"),
    (#"{"exit": 3}"#, "the worker ended with 0, not 3"),
  ])
  func `what is wrong is told with its step`(script: String, reason: String) throws {
    let found = try #require(try outcome(script))
    #expect(found.hasPrefix(reason), "\(found)")
  }

  @Test func `a worker that ends well passes a script that asks for nothing`() throws {
    #expect(try outcome("") == nil)
    #expect(throws: CaseError.self) {
      try ScriptCase(try JSONValue(Array(#"{"script": [], "writeSize": 0}"#.utf8)))
    }
    #expect(throws: CaseError.self) {
      try ScriptCase(try JSONValue(Array(#"{"script": [], "speed": 1}"#.utf8)))
    }
  }
}
