import Compression

/// The first byte chooses the encoding and the limit; the rest is first taken as compressed, then compressed.
enum CompressionTarget {
  static func run(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let choice = Int(source.byte())
    let encoding = MessageEncoding.allCases[choice % MessageEncoding.allCases.count]
    let limit = [0, 1, 100, 4096, 1 << 20][choice / 4 % 5]
    let message = source.remainder()
    do {
      let restored = try encoding.decompress(message, limit: limit)
      try require(restored.count <= limit, "\(restored.count) bytes pass the limit of \(limit)")
    } catch is CompressionError {}
    let compressed = try encoding.compress(message)
    let again = try encoding.decompress(compressed, limit: message.count)
    try require(again == message, "\(encoding) does not restore what it compressed")
    guard !message.isEmpty else { return }
    do {
      _ = try encoding.decompress(compressed, limit: message.count - 1)
      throw Violation("\(encoding) passes a limit one below the message")
    } catch let error as CompressionError {
      try require(error == .overLimit(message.count - 1), "\(error) for a limit one too low")
    }
  }
}
