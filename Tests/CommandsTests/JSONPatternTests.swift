import Schema
import Testing

@testable import Commands

@Suite struct JSONPatternTests {
  private func difference(_ value: String, _ pattern: String) throws -> String? {
    JSONPattern.difference(
      of: try JSONValue(Array(value.utf8)), from: try JSONValue(Array(pattern.utf8)), at: "")
  }

  @Test(arguments: [
    (#"{"a": 1, "b": 2}"#, #"{"a": 1}"#),
    (#"{}"#, #"{"a": 0, "b": "", "c": [], "d": {}, "e": null}"#),
    (#"{"a": [1, {"b": 2, "c": 3}]}"#, #"{"a": [1, {"b": 2}]}"#),
    (#"{"a": "one two"}"#, #"{"a": {"$contains": "two"}}"#),
    (#"{"a": 5}"#, #"{"a": {"$atLeast": 5, "$atMost": 5}}"#),
    (#"{"a": false}"#, #"{"a": {"$any": true}}"#),
  ])
  func `matches what has at least its fields`(value: String, pattern: String) throws {
    #expect(try difference(value, pattern) == nil)
  }

  @Test(arguments: [
    (#"{"a": 2}"#, #"{"a": 1}"#, "a: expected 1 and got 2"),
    (#"{"a": {"b": [1, 2]}}"#, #"{"a": {"b": [1, 3]}}"#, "a.b[1]: expected 3 and got 2"),
    (#"{"a": [1]}"#, #"{"a": []}"#, "a: expected [] and got [1]"),
    (#"{"a": 1}"#, #"{"a": null}"#, "a: expected null and got 1"),
    (#"{}"#, #"{"a": {"$any": true}}"#, #"a: expected {"$any":true} and got nothing"#),
    (#"{}"#, #"{"a": {"$atMost": 3}}"#, #"a: expected {"$atMost":3} and got nothing"#),
    (#"{"a": 4}"#, #"{"a": {"$atMost": 3}}"#, #"a: expected {"$atMost":3} and got 4"#),
    (#"{"a": "b"}"#, #"{"a": {"$contains": "c"}}"#, #"a: expected {"$contains":"c"} and got "b""#),
    (#"{"a": "b"}"#, #"{"a": {"$is": "b"}}"#, "a: $is is unknown"),
  ])
  func `tells where and how a value differs`(value: String, pattern: String, found: String) throws {
    #expect(try difference(value, pattern) == found)
  }
}
