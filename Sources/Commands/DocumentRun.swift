internal import ArgumentParser
internal import DocumentCore
internal import DocumentService
internal import Platform
internal import Schema

/// Runs one verb over its documents and prints the results in the order given.
struct DocumentRun {
  private let kind: Request.Kind
  private let arguments: DocumentArguments
  private let configure: (inout Request) -> Void
  /// All files make one request.
  private let isTogether: Bool

  init(
    kind: Request.Kind, arguments: DocumentArguments, isTogether: Bool = false,
    configure: @escaping (inout Request) -> Void
  ) {
    self.kind = kind
    self.arguments = arguments
    self.isTogether = isTogether
    self.configure = configure
  }

  /// - Throws: `ExitCode(1)` where a document failed, after all were printed.
  func run() throws {
    if arguments.format == .markdown, kind != .parse {
      throw ValidationError("--format markdown is for parse: it is the document's text")
    }
    if arguments.format == .html, kind != .summarize {
      throw ValidationError(
        "--format html is for summarize: it marks the chosen sentences in the document")
    }
    Signals.ignoreBrokenPipes()
    let names = arguments.files.isEmpty ? ["-"] : arguments.files
    let groups = isTogether ? [names] : names.map { [$0] }
    if arguments.format == .html, groups.count > 1 {
      throw ValidationError("--format html makes one page: give one file, or --together")
    }
    var hasFailed = false
    for (index, group) in groups.enumerated() {
      let name = group.joined(separator: " ")
      let output: [UInt8]
      do {
        output = try self.output(of: group, name, isFirst: index == 0, isOnly: groups.count == 1)
      } catch {
        hasFailed = true
        if arguments.format != .jsonl {
          Console.error("\(name): \(error)")
          continue
        }
        output = errorLine(name, error)
      }
      try Console.printResult(output)
    }
    if hasFailed { throw ExitCode(1) }
  }

  private func output(of files: [String], _ name: String, isFirst: Bool, isOnly: Bool) throws
    -> [UInt8]
  {
    var request = arguments.request(kind, name: files[0])
    if isTogether {
      for file in files {
        var source = Request.Source(options: arguments.request(kind, name: file).options)
        do {
          source.content = try DocumentFile.read(file)
        } catch {
          throw FileFailure(name: file, error: error)
        }
        request.sources.append(source)
      }
    } else {
      request.content = try DocumentFile.read(files[0])
    }
    configure(&request)
    switch arguments.format {
    case .text:
      let result = try DocumentService.perform(request, isCancelled: { false })
      let text = TextReport.report(result, kind: kind)
      let header = isOnly ? "" : "\(isFirst ? "" : "\n")==> \(name) <==\n"
      return Array(header.utf8) + text
    case .markdown:
      return try MarkdownWriter.write(
        DocumentService.perform(request, isCancelled: { false }).document)
    case .html:
      let result = try DocumentService.perform(request, isCancelled: { false })
      guard let summary = result.summary else { return [] }
      return SummaryPage.page(summary, of: result.documents)
    case .json:
      return try json(request, isPretty: true) + [0x0A]
    case .jsonl:
      let start = Array("{\"name\":".utf8) + JSONWriter.quote(name)
      let key = Array(",\"\(kind.jsonKey)\":".utf8)
      return start + key + (try json(request, isPretty: false)) + Array("}\n".utf8)
    }
  }

  private func json(_ request: Request, isPretty: Bool) throws -> [UInt8] {
    let arena = Arena(limit: 1 << 34)
    let answer = try DocumentService.answer(request, arena: arena, isCancelled: { false })
    return JSONWriter.write(try answer.whole(in: arena), isPretty: isPretty)
  }

  private func errorLine(_ name: String, _ error: any Error) -> [UInt8] {
    let start = Array("{\"name\":".utf8) + JSONWriter.quote(name)
    let message = Array(",\"error\":{\"message\":".utf8) + JSONWriter.quote("\(error)")
    return start + message + Array("}}\n".utf8)
  }
}

/// Files that documents are in.
enum DocumentFile {
  /// The largest file read, bytes.
  private static let maximumFile = 1 << 30

  /// The bytes of a file, or of standard input for "-".
  static func read(_ name: String) throws -> [UInt8] {
    let bytes: [UInt8]
    if name == "-" {
      bytes = try Descriptor.standardInput.readAll(limit: maximumFile)
    } else {
      let file = try Descriptor.open(name)
      defer { file.close() }
      bytes = try file.readAll(limit: maximumFile)
    }
    if bytes.count > maximumFile { throw DocumentTooLarge(limit: maximumFile) }
    return bytes
  }
}

/// One of several files of a request that can't be read.
private struct FileFailure: Error, CustomStringConvertible {
  let name: String
  let error: any Error

  var description: String { "\(name): \(error)" }
}

/// A file that is larger than what is read.
private struct DocumentTooLarge: Error, CustomStringConvertible {
  let limit: Int

  var description: String { "the document is larger than the limit of \(limit) bytes" }
}

extension Request.Kind {
  /// The name of the result in a line of JSON.
  fileprivate var jsonKey: String {
    switch self {
    case .parse: "document"
    case .extract: "extraction"
    case .summarize: "summary"
    case .analyze: "analysis"
    }
  }
}
