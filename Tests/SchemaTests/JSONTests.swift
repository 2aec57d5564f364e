import Testing

@testable import Schema

@Suite struct JSONTests {
  private func roundTrip(_ json: String, _ type: MessageType = .document) throws -> String {
    let message = try JSONReader.read(Array(json.utf8), as: type, arena: Arena())
    let again = try Message(type, wire: message.packed(), arena: Arena())
    return String(decoding: JSONWriter.write(again), as: UTF8.self)
  }

  @Test(arguments: [
    #"{"text":"a\n\"\\\u0001é😀"}"#,
    #"{"text":"x","language":"ar","direction":"RTL","pageKind":"ARTICLE","confidence":0.5}"#,
    #"{"metadata":{"title":{"value":"t","origin":"JSON_LD","confidence":0.9,"input":{"start":3,"end":4}}}}"#,
    #"{"blocks":[{"kind":"PARAGRAPH","role":"CONTENT","span":{"start":1,"end":2}},{"kind":"CODE"}]}"#,
    #"{"sourceMap":{"runs":[6,1201],"skips":[-5,70000],"sizes":[6]}}"#,
    #"{"confidence":"NaN"}"#,
    #"{"direction":7}"#,
  ])
  func `writes what it reads`(json: String) throws {
    #expect(try roundTrip(json) == json)
  }

  @Test func `takes other spellings of the same message`() throws {
    let loose = """
      { "page_kind" : 1, "sentences": [ {"start":"5", "end":1e1} ], "text": "\\ud83d\\ude00", "links": null }
      """
    #expect(
      try roundTrip(loose)
        == #"{"text":"😀","pageKind":"ARTICLE","sentences":[{"start":5,"end":10}]}"#)
  }

  @Test func `shows presence of fields in a oneof, and of nothing else`() throws {
    let mention = #"{"mentions":[{"kind":"PERSON","entity":0}]}"#
    #expect(try roundTrip(mention, .extraction) == mention)
    let request = #"{"content":["YWJj","/+8="],"summarize":{"words":0}}"#
    #expect(try roundTrip(request, .summarizeRequest) == request)
  }

  @Test func `opens an Any of a known type`() throws {
    let json =
      #"{"code":3,"message":"m","details":[{"@type":"type.googleapis.com/warraq.v1.Document","text":"x"},{"@type":"a/unknown.Type","value":"AQI="}]}"#
    #expect(try roundTrip(json, .status) == json)
  }

  @Test(arguments: [
    ("", "expected { at byte 0"), ("{", "expected"), (#"{"text":1}"#, "text"),
    (#"{"nothing":1}"#, "nothing: warraq.v1.Document has no such field"),
    (#"{"text":"a"#, "does not end"), (#"{"text":"\x"}"#, "unknown escape"),
    (#"{"text":"\ud800"}"#, "surrogate"), (#"{"text":"\u0000"}"#, "NUL"),
    (#"{"sentences":[{"start":-1}]}"#, "sentences.0.start"),
    (#"{"sentences":[{"start":4294967296}]}"#, "not an integer"),
    (#"{"direction":"UP"}"#, "UP is not a value"), (#"{} x"#, "more text"),
  ])
  func `says where bad JSON is wrong`(json: String, part: String) {
    do {
      _ = try JSONReader.read(Array(json.utf8), as: .document, arena: Arena())
      Issue.record("accepted \(json)")
    } catch {
      #expect("\(error)".contains(part), "\(error)")
    }
  }

  @Test func `refuses two fields of one oneof`() {
    #expect(throws: SchemaError.self) {
      try JSONReader.read(
        Array(#"{"summarize":{"words":1,"sentences":2}}"#.utf8), as: .summarizeRequest,
        arena: Arena())
    }
  }
}
