import Schema
import TestSupport
import Testing

@Suite struct WireFieldsTests {
  @Test func `reads what was built`() throws {
    var builder = WireBuilder()
    builder.add(1, 300)
    builder.add(2, "نص")
    builder.add(3) { $0.add(1, 7) }
    builder.add(4, 0)
    builder.add(5, "")
    builder.add(536_870_911, UInt64.max)
    let fields = try WireFields(builder.bytes[...])
    #expect(fields.fields.map(\.number) == [1, 2, 3, 536_870_911])
    #expect(fields.number(1) == 300)
    #expect(try fields.string(2) == "نص")
    #expect(try WireFields(fields.bytes(3) ?? []).number(1) == 7)
    #expect(fields.number(536_870_911) == UInt64.max)
    #expect(fields.number(9) == 0 && fields.bytes(9) == nil)
  }

  @Test func `the last of several counts`() throws {
    let fields = try WireFields([0x08, 1, 0x08, 2, 0x12, 1, 0x61, 0x12, 1, 0x62])
    #expect(fields.number(1) == 2)
    #expect(try fields.string(2) == "b")
    #expect(fields.all(2).count == 2)
  }

  @Test func `fixed-width numbers are little-endian`() throws {
    let fields = try WireFields([0x0D, 1, 2, 0, 0, 0x11, 3, 0, 0, 0, 0, 0, 0, 1])
    #expect(fields.number(1) == 0x201)
    #expect(fields.number(2) == 0x0100_0000_0000_0003)
  }

  @Test(arguments: [
    [0x08], [0x08, 0x80], [0x12, 5, 1], [0x0D, 1, 2], [0x00, 1], [0x0B], [0x0F, 1],
    [0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1],
    [UInt8](repeating: 0xFF, count: 11),
  ])
  func `malformed bytes are told`(bytes: [UInt8]) {
    #expect(throws: SchemaError.self) { try WireFields(bytes[...]) }
  }
}
