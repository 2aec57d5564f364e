import DocumentCore
import Schema

/// Three bytes choose the method and the media type, the charset, and the options; the rest is the content.
enum DocumentTarget {
  private static let mediaTypes = ["text/html", "text/markdown", "text/plain", ""]
  private static let charsets = [
    "", "utf-8", "windows-1256", "utf-16le", "utf-16be", "shift_jis", "iso-2022-jp", "gb18030",
    "euc-kr", "big5", "iso-8859-6", "windows-1252", "koi8-r", "macintosh", "replacement", "none",
  ]
  private static let units: [OffsetUnit] = [
    .utf8Bytes, .utf8Bytes, .utf16CodeUnits, .unicodeScalars,
  ]
  private static let url = "https://example.org/2024/05/06/a-b/page.html?q=1"
  /// Enough for what is quadratic to take longer than the fuzzer waits.
  private static let repeatedContent = 1 << 15

  static func run(_ bytes: [UInt8]) throws {
    try RequestTarget.answer(request(bytes))
  }

  /// Takes the content over and over: for what costs more than its length.
  static func runRepeated(_ bytes: [UInt8]) throws {
    var request = request(bytes)
    let unit = request.content.prefix(256)
    guard !unit.isEmpty else { return }
    request.content = Array(repeatElement(unit, count: repeatedContent / unit.count).joined())
    try RequestTarget.answer(request)
  }

  private static func request(_ bytes: [UInt8]) -> Request {
    var source = ByteSource(bytes)
    let method = source.byte()
    let input = source.byte()
    let options = source.byte()
    var request = Request(Request.Kind.allCases[Int(method >> 2) % 4])
    request.options.mediaType = mediaTypes[Int(method % 4)]
    request.options.charset = charsets[Int(input) % charsets.count]
    request.content = source.remainder()
    request.format.unit = units[Int(options % 4)]
    request.format.withSourceMap = options & 4 != 0
    request.format.withMarkdown = options & 8 != 0
    if options & 8 != 0 { request.options.roles = Set(BlockRole.allCases) }
    if options & 16 != 0 { request.options.url = url }
    if options & 32 != 0 { request.options.language = options & 64 != 0 ? "ar" : "en" }
    if request.kind == .analyze {
      request.extract = ExtractionOptions()
      request.extract?.referenceDate = "2024-02-29"
      request.summarize = SummaryOptions()
      if options & 128 != 0 {
        request.summarize?.budget = .characters(100)
        request.summarize?.isStrict = true
      }
    }
    return request
  }
}
