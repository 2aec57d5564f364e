import Testing

@testable import Framing

@Suite struct FrameReaderTests {
  private static let payloads: [[UInt8]] = [
    [1, 2, 3], [], [UInt8](repeating: 7, count: 200), [9], [UInt8](repeating: 1, count: 70_000),
  ]

  private static func stream(_ style: FrameStyle) -> [UInt8] {
    var bytes: [UInt8] = []
    for payload in payloads {
      style.appendPrefix(for: payload.count, to: &bytes)
      bytes += payload
    }
    return bytes
  }

  private static func read(_ reader: inout FrameReader) throws -> [[UInt8]] {
    var result: [[UInt8]] = []
    while let payload = try reader.next() { result.append(Array(payload)) }
    return result
  }

  @Test(arguments: [1, 2, 3, 5, 7, 64, 1024, 1 << 20], [FrameStyle.varint, .prefixed])
  func `yields the same payloads however the bytes arrive`(size: Int, style: FrameStyle) throws {
    let bytes = Self.stream(style)
    var reader = FrameReader(limit: 1 << 20)
    var got: [[UInt8]] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      reader.append(bytes[start..<min(start + size, bytes.count)])
      got += try Self.read(&reader)
    }
    #expect(got == Self.payloads)
    #expect(reader.isAtBoundary)
    #expect(reader.style == style)
  }

  @Test(arguments: [FrameStyle.varint, .prefixed])
  func `knows a stream that ends inside a frame, at every byte`(style: FrameStyle) throws {
    var bytes: [UInt8] = []
    style.appendPrefix(for: 300, to: &bytes)
    bytes += [UInt8](repeating: 5, count: 300)
    for end in 1..<bytes.count {
      var reader = FrameReader(limit: 1024)
      reader.append(bytes[..<end])
      #expect(try reader.next() == nil)
      #expect(!reader.isAtBoundary)
    }
  }

  @Test(arguments: [FrameStyle.varint, .prefixed])
  func `takes a frame at the limit and refuses one byte more`(style: FrameStyle) throws {
    for (count, fits) in [(1000, true), (1001, false)] {
      var bytes: [UInt8] = []
      style.appendPrefix(for: count, to: &bytes)
      var reader = FrameReader(limit: 1000)
      reader.append(bytes[...])
      if fits {
        #expect(try reader.next() == nil)
      } else {
        #expect(throws: FramingError.tooLarge(length: 1001, limit: 1000)) { try reader.next() }
      }
    }
  }

  @Test(arguments: [UInt64(1) << 31, 1 << 63])
  func `refuses absurd lengths before their bytes arrive`(length: UInt64) {
    var bytes: [UInt8] = []
    var rest = length
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
    var reader = FrameReader(limit: 64 << 20)
    reader.append(bytes[...])
    #expect(throws: FramingError.tooLarge(length: length, limit: 64 << 20)) { try reader.next() }
  }

  @Test func `refuses a varint that does not end`() {
    var reader = FrameReader(limit: 100)
    reader.append(ArraySlice(repeating: 0xFF, count: 10))
    #expect(throws: FramingError.malformedLength) { try reader.next() }
  }

  @Test func `refuses a prefixed frame that does not begin with zero`() throws {
    var reader = FrameReader(limit: 100)
    reader.append([0, 0, 0, 0, 1, 9, 0x48, 0x65])
    #expect(try reader.next() == [9])
    #expect(throws: FramingError.unsupportedFlag(0x48)) { try reader.next() }
  }
}
