import DocumentCore
import DocumentService
import Schema
import Testing

/// Every stage of every method has to hear of a cancellation soon, whatever the document is like.
@Suite struct CancellationTests {
  /// A document of one kind, and how it is declared.
  enum Input: CaseIterable, Sendable {
    case pageOfParagraphs, pageOfOneParagraph, pageOfOneWord, linesOfText, lineOfText, word, table
    case wrappedLines, markdown, markdownOfOneParagraph, utf16, windows1256, brokenUTF8

    private static let english =
      "Mary Jones of Acme Ltd. told reporters in Paris on 5 May 2021 that sales rose 12% to $5 million. "
    private static let arabic =
      "قال الرئيس بشار الأسد في دمشق يوم الاثنين إن عدد اللاجئين بلغ خمسة آلاف شخص. "

    private static func repeated(_ text: String, to size: Int, separator: String = "") -> String {
      var result = ""
      var number = 0
      while result.utf8.count < size {
        result += text + "Case \(number) of x\(number * 7)q. " + separator
        number += 1
      }
      return result
    }

    var mediaType: String {
      switch self {
      case .pageOfParagraphs, .pageOfOneParagraph, .pageOfOneWord, .table: "text/html"
      case .markdown, .markdownOfOneParagraph: "text/markdown"
      case .linesOfText, .lineOfText, .word, .wrappedLines, .utf16, .brokenUTF8: "text/plain"
      case .windows1256: "text/plain; charset=windows-1256"
      }
    }

    func content(_ size: Int) -> [UInt8] {
      let both = Self.english + Self.arabic
      switch self {
      case .pageOfParagraphs:
        let text = Self.repeated("<p>\(both)<a href=/x>link</a> &amp; <em>more</em>\n", to: size)
        return Array("<!DOCTYPE html><title>T</title><body><article>\(text)".utf8)
      case .pageOfOneParagraph:
        return Array("<!DOCTYPE html><p>\(Self.repeated(both, to: size))".utf8)
      case .pageOfOneWord:
        return Array("<!DOCTYPE html><p>".utf8) + [UInt8](repeating: 0x61, count: size)
      case .table:
        let rows = Self.repeated("<tr><th>Name<td>12<td>x ", to: size)
        return Array("<!DOCTYPE html><table><caption>C</caption>\(rows)".utf8)
      case .linesOfText: return Array(Self.repeated(both, to: size, separator: "\n").utf8)
      case .lineOfText: return Array(Self.repeated(both, to: size).utf8)
      case .word: return [UInt8](repeating: 0x61, count: size)
      case .wrappedLines:
        return Array(
          Self.repeated("Lines cut at a margin, one\nlike another, and\n", to: size).utf8)
      case .markdown:
        return Array(
          "# T\n\n\(Self.repeated("## H\n\n- \(both) **b** [l](http://x)\n\n", to: size))".utf8)
      case .markdownOfOneParagraph: return Array(Self.repeated(both, to: size).utf8)
      case .utf16:
        let text = Self.repeated(both, to: size / 2, separator: "\n")
        return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .windows1256:
        // «الرئيس قال».
        let line: [UInt8] = [199, 225, 209, 198, 237, 211, 32, 222, 199, 225, 46, 10]
        return Array(repeatElement(line, count: size / line.count).joined())
      case .brokenUTF8:
        return Array(Self.repeated(both, to: size, separator: "\n").utf8) + [0x20, 0xE9, 0x20]
      }
    }
  }

  private func request(_ kind: Request.Kind, _ input: Input, size: Int) -> Request {
    var request = Request(kind)
    request.content = input.content(size)
    request.options.mediaType = input.mediaType
    request.includesDocument = true
    request.format.withSourceMap = true
    request.format.unit = .utf16CodeUnits
    return request
  }

  /// How often the whole work of a request asks, where the `stop`th time is answered by yes.
  private func polls(of request: Request, stop: Int = .max) throws -> Int {
    var count = 0
    let isCancelled = {
      count += 1
      return count >= stop
    }
    _ = try DocumentService.answer(request, arena: Arena(), isCancelled: isCancelled)
      .packedParts(isCancelled: isCancelled)
    return count
  }

  @Test(arguments: Input.allCases)
  func `asks at least once for every 16 KiB of a document that is parsed`(_ input: Input) throws {
    let size = 256 << 10
    #expect(try polls(of: request(.parse, input, size: size)) >= size >> 14)
  }

  @Test(arguments: Input.allCases, [Request.Kind.parse, .extract, .summarize])
  func `stops at whichever question is answered by yes`(
    _ input: Input, _ kind: Request.Kind
  ) throws {
    let request = request(kind, input, size: 8000)
    let count = try polls(of: request)
    let stops = Set([1, 2, count] + (1..<4).map { count * $0 / 4 })
    for stop in stops where stop >= 1 {
      #expect(throws: CancellationError.self, "at question \(stop) of \(count)") {
        try polls(of: request, stop: stop)
      }
    }
  }

  /// The bytes of text between two questions, at most, in each part of the work.
  @Test(arguments: Input.allCases)
  func `asks in every part of the work on a parsed document`(_ input: Input) throws {
    let size = 32 << 10
    let parsed = try polls(of: request(.parse, input, size: size))
    let extracted = try polls(of: request(.extract, input, size: size))
    let summarized = try polls(of: request(.summarize, input, size: size))
    switch input {
    case .word, .pageOfOneWord:
      // One token is little work for what comes after parsing.
      #expect(extracted >= parsed)
      #expect(summarized >= parsed)
    default:
      #expect(extracted - parsed >= size >> 12)
      #expect(summarized - parsed >= size >> 14)
    }
  }

  @Test func `asks while a document that a host sends back is read`() throws {
    var original = Request(.parse)
    original.content = Input.lineOfText.content(256 << 10)
    let parts = try DocumentService.answer(original, arena: Arena(), isCancelled: { false })
      .packedParts(isCancelled: { false })
    let wire = [UInt8](parts.joined())
    func polls(stop: Int = .max) throws -> Int {
      var count = 0
      let cancellation = Cancellation {
        count += 1
        return count >= stop
      }
      var request = Request(.summarize)
      var whole = WireBuilder()
      whole.add(3, wire)
      try request.merge(
        Message(.summarizeRequest, wire: whole.bytes, arena: Arena(), cancellation), cancellation)
      #expect(request.document != nil)
      return count
    }
    let count = try polls()
    #expect(count >= 16)
    for stop in [1, 2, count / 3, count / 2, count - 1, count] {
      #expect(throws: CancellationError.self) { _ = try polls(stop: stop) }
    }
  }
}
