import DocumentCore
import Testing

@testable import Schema

@Suite struct WireTests {
  private func fail(_ bytes: [UInt8], _ type: MessageType = .parseRequest) -> String {
    do {
      _ = try Message(type, wire: bytes, arena: Arena())
      return "accepted"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    (
      [0x0A, 0x03, 0x0A, 0x01, 0xFF] as [UInt8], "options.media_type: the string is not valid UTF-8"
    ),
    ([0x0A, 0x03, 0x0A, 0x01, 0x00], "options.media_type: the string holds NUL"),
    ([0x0A, 0x05, 0x0A], "options: length 5 passes the end of the message"),
    ([0x07], "message: field number 0 at byte 1 is out of range"),
    ([0x0B], "options: wire type 3 at byte 1 is not supported"),
    ([0x08, 0xFF], "options: a varint does not end"),
  ])
  func `names the field that is wrong`(bytes: [UInt8], message: String) {
    #expect(fail(bytes) == message)
  }

  @Test(arguments: [
    "\u{C0}\u{80}", "\u{ED}\u{A0}\u{80}", "\u{F4}\u{90}\u{80}\u{80}", "\u{E2}\u{82}",
  ])
  func `refuses ill-formed UTF-8`(latin: String) {
    let bytes = latin.unicodeScalars.map { UInt8($0.value) }
    let message = [0x0A, UInt8(bytes.count + 2), 0x0A, UInt8(bytes.count)] + bytes
    #expect(fail(message).contains("not valid UTF-8"))
  }

  @Test func `an arena's limit stops a message that grows when it is unpacked`() {
    // Two bytes of empty block become a hundred and more.
    let bytes =
      Array(repeatElement([0x5A, 0x00] as [UInt8], count: 100_000).joined())
    #expect(throws: SchemaError.self) {
      try Message(.document, wire: bytes, arena: Arena(limit: 1 << 20))
    }
  }

  @Test func `cuts a response into parts that merge to the whole`() throws {
    let ranges = (1...2500).map { #"{"start":\#($0),"end":\#($0 + 1)}"# }.joined(separator: ",")
    let json = #"{"text":"abc","sentences":[\#(ranges)],"links":[{"url":"u"}]}"#
    let message = try JSONReader.read(Array(json.utf8), as: .document, arena: Arena())
    let parts = try message.packedParts(elements: 1024)
    #expect(parts.count == 3)
    let merged = try Message(.document, wire: parts.flatMap { $0 }, arena: Arena())
    let isSame = JSONWriter.write(merged).elementsEqual(json.utf8)
    #expect(isSame)
    let isSameWire = message.packed() == merged.packed()
    #expect(isSameWire)
  }

  @Test func `converts offsets to every unit`() {
    let text = Array("aé€😀b".utf8)
    let starts = [0, 1, 3, 6, 10, 11]
    let utf16 = OffsetConverter(text, unit: .utf16CodeUnits)
    #expect(starts.map { utf16.convert($0) } == [0, 1, 2, 3, 5, 6])
    let scalars = OffsetConverter(text, unit: .unicodeScalars)
    #expect(starts.map { scalars.convert($0) } == [0, 1, 2, 3, 4, 5])
    let long = Array(String(repeating: "ب", count: 1000).utf8)
    let converter = OffsetConverter(long, unit: .unicodeScalars)
    #expect((0...1000).allSatisfy { converter.convert($0 * 2) == UInt32($0) })
  }

  @Test func `merges the messages of a request`() throws {
    var request = Request(.extract)
    for json in [
      #"{"content":["YQ=="],"options":{"language":"ar"}}"#, #"{"content":["Yg==","Yw=="]}"#,
      #"{"includeDocument":true,"extract":{"kinds":["PERSON"]}}"#,
    ] {
      try request.merge(JSONReader.read(Array(json.utf8), as: .extractRequest, arena: Arena()))
    }
    #expect(request.content == Array("abc".utf8))
    #expect(request.options.language == "ar")
    #expect(request.includesDocument)
    #expect(request.extract?.kinds == [.person])
  }

  @Test(arguments: [
    #"{"document":{"text":"aé","blocks":[{"span":{"start":0,"end":2}}]}}"#,
    #"{"document":{"text":"ab","blocks":[{"span":{"start":0,"end":9}}]}}"#,
    #"{"document":{"text":"ab","blocks":[{"span":{"start":1,"end":2}},{"span":{"start":0,"end":1}}]}}"#,
    #"{"document":{"text":"ab","offsetUnit":"UTF16_CODE_UNITS"}}"#,
    #"{"document":{"text":"ab"},"content":["YQ=="]}"#,
    #"{"extract":{"kinds":[99]}}"#,
    #"{"extract":{"referenceDate":"2024-02-30"}}"#,
    #"{"extract":{"referenceDate":"2024-02-03T-1:-1"}}"#,
    #"{"extract":{"referenceDate":"2024-02-03T25:00"}}"#,
    #"{"extract":{"referenceDate":"2024-02-03T05:00+3"}}"#,
    #"{"options":{"roles":[99]}}"#,
  ])
  func `refuses requests that make no sense`(json: String) throws {
    let message = try JSONReader.read(Array(json.utf8), as: .extractRequest, arena: Arena())
    var request = Request(.extract)
    #expect(throws: RequestError.self) { try request.merge(message) }
  }
}
