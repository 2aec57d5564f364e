import Glibc
import Inputs
import Platform

/// The first byte chooses what the rest is taken for: whatever it shows itself to be, or lines of JSON.
enum InputTarget {
  static func run(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let choice = source.byte()
    let content = source.remainder()
    let path = "/tmp/warraq-fuzz-\(getpid())-\(pthread_self())"
    try Directory.write(content, to: path)
    defer { unlink(path) }
    var options = InputOptions()
    if choice % 2 == 1 {
      options.field = "text"
      options.keptFields = ["id"]
    }
    let reader = InputReader(InputPaths([path]), options: options)
    var count = 0
    while let item = reader.next() {
      count += 1
      try require(count <= content.count + 1, "\(count) documents in \(content.count) bytes")
      if case .success(let document) = item {
        try require(!document.name.isEmpty, "a document without a name")
      }
    }
    try require(reader.next() == nil, "there is more after the end")
    try require(reader.isAtEnd, "the end is not the end")
  }
}
