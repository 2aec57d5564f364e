import FuzzTargets
import Platform
import Testing

/// Every input under FuzzTargets/Corpus: what the fuzzer found, and what it starts from.
@Suite struct CorpusTests {
  private static let corpus =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(2).joined(separator: "/") + "/FuzzTargets/Corpus"

  /// A target and one file of its inputs.
  struct Input: Sendable, CustomTestStringConvertible {
    let target: FuzzTarget
    let file: String

    var testDescription: String { "\(target.rawValue)/\(file)" }
  }

  private static func inputs() throws -> [Input] {
    try FuzzTarget.allCases.flatMap { target in
      try Directory.names(in: "\(corpus)/\(target.rawValue)").map {
        Input(target: target, file: $0)
      }
    }
  }

  @Test(arguments: try inputs())
  func `keeps its promises on every input of the corpus`(input: Input) throws {
    let file = try Descriptor.open("\(Self.corpus)/\(input.target.rawValue)/\(input.file)")
    defer { file.close() }
    try input.target.run(try file.readAll(limit: 1 << 20))
  }
}
