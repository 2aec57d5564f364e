import Compression
import TestSupport
import Testing

@Suite struct MessageEncodingTests {
  @Test(arguments: MessageEncoding.allCases, [0, 1, 100, 4096, 70_000, 1_000_000])
  func `gives back what was compressed`(encoding: MessageEncoding, size: Int) throws {
    var random = SeededGenerator(seed: UInt64(size))
    let message = (0..<size).map { _ in UInt8.random(in: 0..<16, using: &random) }
    let compressed = try encoding.compress(message)
    #expect(size < 1000 || compressed.count < size * 3 / 4)
    #expect(try encoding.decompress(compressed, limit: size) == message)
  }

  @Test(arguments: MessageEncoding.allCases)
  func `a message one byte over the limit is refused`(encoding: MessageEncoding) throws {
    let compressed = try encoding.compress([UInt8](repeating: 7, count: 100_001))
    #expect(throws: CompressionError.overLimit(100_000)) {
      try encoding.decompress(compressed, limit: 100_000)
    }
    #expect(throws: CompressionError.overLimit(0)) { try encoding.decompress(compressed, limit: 0) }
  }

  @Test(arguments: MessageEncoding.allCases)
  func `bytes cut short or damaged are malformed`(encoding: MessageEncoding) throws {
    let message = Array("a message, a message, another message".utf8)
    let compressed = try encoding.compress(message)
    for end in 0..<compressed.count {
      #expect(throws: CompressionError.malformed(encoding), "at \(end)") {
        try encoding.decompress(Array(compressed[..<end]), limit: 1000)
      }
    }
    #expect(throws: CompressionError.malformed(encoding)) {
      try encoding.decompress(Array("plain".utf8), limit: 1000)
    }
    #expect(throws: CompressionError.self) {
      try encoding.decompress(compressed + [1, 2, 3], limit: 1000)
    }
  }

  @Test(arguments: [MessageEncoding.gzip, .zstd])
  func `several members are one message`(encoding: MessageEncoding) throws {
    let parts = try encoding.compress([1, 2]) + encoding.compress([3])
    #expect(try encoding.decompress(parts, limit: 10) == [1, 2, 3])
  }
}
