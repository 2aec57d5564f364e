import Foundation
import TestSupport
import Testing

@testable import Schema

/// The hand-written codec against protobuf-c, which reads and writes the same message by descriptors.
@Suite struct FrameCodecTests {
  private static func encode(_ frame: Frame) -> [UInt8] {
    var bytes: [UInt8] = []
    FrameCodec(maximumFrame: 1 << 20).encode(
      frame, data: frame.chunk?.data[...] ?? [], into: &bytes
    ) { _, _ in }
    return bytes
  }

  private static func decode(_ bytes: [UInt8]) throws -> Frame {
    var codec = FrameCodec(maximumFrame: 1 << 20)
    return try codec.decode(bytes[...])
  }

  private static func packed(_ json: String) throws -> [UInt8] {
    try JSONReader.read(Array(json.utf8), as: .frame, arena: Arena()).packed()
  }

  /// The JSON or the error that protobuf-c gives.
  private static func reference(_ bytes: [UInt8]) -> String {
    do {
      let message = try Message(.frame, wire: bytes, arena: Arena())
      return String(decoding: JSONWriter.write(message), as: UTF8.self)
    } catch {
      return "\(error)"
    }
  }

  /// The same of the codec, by way of the bytes that it makes of the frame.
  private static func result(_ bytes: [UInt8], _ codec: inout FrameCodec) -> String {
    do {
      return reference(encode(try codec.decode(bytes[...])))
    } catch {
      return "\(error)"
    }
  }

  /// Without what a `Frame` doesn't keep: codes that gRPC doesn't have, and entries without a value.
  private static func comparable(_ json: String) -> String {
    json.replacing(/"code":(-?[0-9]+)/) { match in
      let code = Int32(match.1).flatMap { Status.Code(rawValue: $0) } ?? .unknown
      return "\"code\":\(code.rawValue)"
    }
    .replacing("not a warraq.wire.v1.Frame, or too large when unpacked", with: "not a frame")
    .replacing(#","text":"""#, with: "").replacing(#""text":"""#, with: "")
  }

  /// protobuf-c 1.4 takes a bool of any wire type, and loses one that only the first of two parts of a
  /// message sets.
  private static func isForBools(_ got: String, _ expected: String) -> Bool {
    let bool = /,?"(more|compressed|refused|credits|wholeMessages)":true/
    if got == "message: not a frame" { return expected.contains(bool) }
    return got.replacing(bool, with: "") == expected.replacing(bool, with: "")
  }

  @Test(arguments: 0..<UInt64(20))
  func `writes the bytes that protobuf-c writes`(seed: UInt64) throws {
    var random = FrameJSON(seed: seed)
    var codec = FrameCodec(maximumFrame: 1 << 20)
    for _ in 0..<100 {
      let json = random.frame()
      let bytes = try Self.packed(json)
      let isSame = Self.encode(try codec.decode(bytes[...])) == bytes
      #expect(isSame, "\(json)")
    }
  }

  @Test(arguments: 0..<UInt64(20))
  func `accepts and refuses what protobuf-c does, for the same reasons`(seed: UInt64) throws {
    var random = FrameJSON(seed: seed)
    var codec = FrameCodec(maximumFrame: 1 << 20)
    for _ in 0..<100 {
      let bytes = try Self.packed(random.frame())
      for _ in 0..<10 {
        let mutated = random.mutated(bytes)
        let expected = Self.comparable(Self.reference(mutated))
        let got = Self.comparable(Self.result(mutated, &codec))
        #expect(got == expected || Self.isForBools(got, expected), "\(mutated)")
      }
    }
  }

  @Test func `accepts and refuses every beginning of a frame as protobuf-c does`() throws {
    var codec = FrameCodec(maximumFrame: 1 << 20)
    for seed in 0..<UInt64(20) {
      var random = FrameJSON(seed: seed)
      let bytes = try Self.packed(random.frame()).prefix(500)
      for end in bytes.indices {
        let part = Array(bytes[..<end])
        let got = Self.comparable(Self.result(part, &codec))
        #expect(got == Self.comparable(Self.reference(part)), "\(part)")
      }
    }
  }

  @Test func `puts every value where its field says`() throws {
    let frame = try Self.decode(
      Self.packed(
        #"""
        {"call":7,"start":{"method":"s/m","metadata":[{"key":"k","text":"v"},{"key":"b","binary":"AQI="}],
        "timeoutMs":0,"window":4,"encoding":"gzip","attempt":6},"head":{"encoding":"h"},
        "chunk":{"data":"AAE=","more":true,"compressed":true,"total":9},
        "end":{"status":{"code":3,"message":"m","details":[{"@type":"t","value":"AQ=="}]},"refused":true}}
        """#))
    let start = try #require(frame.start)
    #expect(frame.call == 7 && start.method == "s/m" && start.timeoutMilliseconds == 0)
    #expect(start.window == 4 && start.encoding == "gzip" && start.attempt == 6)
    #expect(start.metadata == [Entry("k", .text("v")), Entry("b", .binary([1, 2]))])
    #expect(frame.head?.encoding == "h")
    let chunk = try #require(frame.chunk)
    #expect(chunk.data == [0, 1] && chunk.more && chunk.isCompressed && chunk.total == 9)
    var status = Status(.invalidArgument, "m")
    status.details = [Status.Detail(typeURL: "t", value: [1])]
    #expect(frame.end?.status == status && frame.end?.isRefused == true)
  }

  @Test func `puts every value of a greeting where its field says`() throws {
    let frame = try Self.decode(
      Self.packed(
        #"""
        {"hello":{"magic":1,"versions":[2,3],"agent":"a","maxFrame":4,"maxMessage":5,"maxCalls":6,"window":7,
        "credits":true,"encodings":["e"],"services":["s"],"features":["f"],"drainMs":8}}
        """#))
    guard case .hello(let hello) = frame.signal else { throw WireMismatch() }
    #expect(hello.magic == 1 && hello.versions == [2, 3] && hello.agent == "a")
    #expect(hello.maximumFrame == 4 && hello.maximumMessage == 5 && hello.maximumCalls == 6)
    #expect(hello.window == 7 && hello.hasCredits && !hello.wantsWholeMessages)
    #expect(hello.encodings == ["e"] && hello.services == ["s"] && hello.features == ["f"])
    #expect(hello.drainMilliseconds == 8 && hello.failure == nil)
  }

  /// Hex of a frame in an unusual form, and the same as JSON.
  @Test(arguments: [
    ("08010802", #"{"call":2}"#),
    ("088280808000", #"{"call":2}"#),
    ("08ffffffffffffffffff01", #"{"call":4294967295}"#),
    // Parts of one message are one; a later signal takes the place of an earlier one.
    ("2203 0a0161 2202 1001", #"{"chunk":{"data":"YQ==","more":true}}"#),
    ("2202 1001 2203 0a0161", #"{"chunk":{"data":"YQ==","more":true}}"#),
    ("2202 1001 2202 1000", #"{"chunk":{}}"#),
    (
      "1205 1203 0a0161 1207 0a016d 1202 1200",
      #"{"start":{"method":"m","metadata":[{"key":"a"},{}]}}"#
    ),
    ("2a06 0a04 0803 1201", "end.status.message: length 1 passes the end of the message"),
    ("2a04 0a02 0803 2a05 0a03 120161", #"{"end":{"status":{"code":3,"message":"a"}}}"#),
    ("5202 0805 5a03 0a0161", #"{"ping":{"nonce":"YQ=="}}"#),
    ("5202 0805 5200", #"{"credit":{}}"#),
    ("4206 1001 1202 0203", #"{"hello":{"versions":[1,2,3]}}"#),
    // Fields that nobody knows, of every wire type.
    ("3001 31 0102030405060708 3203 010203 35 01020304 3a00", "{}"),
    // Keys and lengths end within five bytes, values within ten.
    ("888080800001", #"{"call":1}"#), ("88808080800001", "message: not a frame"),
    ("aa8080800000", #"{"end":{}}"#), ("2a8080808000", #"{"end":{}}"#),
    ("2a808080808000", "message: not a frame"),
    ("08ffffffffffffffffffff01", "call: a varint does not end"),
    // A field of another wire type.
    ("0a0101", "message: not a frame"), ("1001", "message: not a frame"),
    ("0d01020304", "message: not a frame"), ("2203 120101", "message: not a frame"),
    ("1204 0a036100", "start.method: length 3 passes the end of the message"),
    ("1204 0a026100", "start.method: the string holds NUL"),
    ("1203 0a01ff", "start.method: the string is not valid UTF-8"),
    ("2a05 0a031201ff", "end.status.message: the string is not valid UTF-8"),
  ])
  func `reads what other writers may write`(hex: String, json: String) throws {
    let digits = hex.filter { $0 != " " }
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(digits.dropFirst($0).prefix(2), radix: 16)
    }
    var codec = FrameCodec(maximumFrame: 1 << 20)
    #expect(Self.comparable(Self.result(bytes, &codec)) == Self.comparable(json))
  }

  @Test func `leaves NUL out of what it writes`() throws {
    var frame = Frame(call: 1)
    frame.end = Frame.End(status: Status(.unknown, "a\0b"))
    frame.end?.trailers = [Entry("k\0l", .text("\0"))]
    frame.signal = .cancel(reason: "\0why")
    let expected =
      #"{"call":1,"end":{"status":{"code":2,"message":"ab"},"trailers":[{"key":"k","text":""}]},"cancel":{}}"#
    #expect(try Self.encode(frame) == Self.packed(expected))
  }

  @Test func `keeps names apart that share a place`() throws {
    var codec = FrameCodec(maximumFrame: 1 << 20)
    for round in 0..<3 {
      for number in 0..<100 {
        let name = "warraq.v1.Documents/Method\(number % (10 * (round + 1)))"
        var frame = Frame(call: 1)
        frame.start = Frame.Start(method: name)
        #expect(try codec.decode(Self.encode(frame)[...]).start?.method == name)
      }
    }
  }

  @Test func `refuses a frame of more fields than its memory allows`() {
    // A start with 70,000 empty entries, 140,000 bytes.
    let entries = repeatElement([0x12, 0] as [UInt8], count: 70_000).joined()
    let bytes = [0x12, 0xE0, 0xC5, 0x08] + entries
    #expect(
      throws: SchemaError.malformed(path: "start.metadata", reason: "more fields than the limit")
    ) {
      try Self.decode(bytes)
    }
  }
}
