internal import ArgumentParser
internal import DocumentCore
internal import Schema

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, html, json, jsonl
}

/// What offsets count.
enum OffsetArgument: String, ExpressibleByArgument, CaseIterable {
  case utf8, utf16, scalars

  var unit: OffsetUnit {
    switch self {
    case .utf8: .utf8Bytes
    case .utf16: .utf16CodeUnits
    case .scalars: .unicodeScalars
    }
  }
}

/// Which documents, and how they are read and printed; the same for every verb.
struct DocumentArguments: ParsableArguments {
  @Argument(help: "Files to read; none or - for standard input.")
  var files: [String] = []

  @Option(
    help:
      "How results are printed: text for people, markdown (of parse), html (of summarize: the document with the chosen sentences marked), json, or jsonl with one line a document."
  )
  var format = OutputFormat.text

  @OptionGroup var hints: HintArguments

  @Option(help: "What offsets in JSON count.")
  var offsets = OffsetArgument.utf8

  @Flag(help: "Put the source map into the JSON.")
  var sourceMap = false

  /// A request for one of the files.
  func request(_ kind: Request.Kind, name: String) -> Request {
    var request = hints.request(kind, name: name)
    request.format.unit = offsets.unit
    request.format.withSourceMap = sourceMap
    return request
  }
}

/// Hints at what a document is.
struct HintArguments: ParsableArguments {
  @Option(help: "A hint at the language, BCP 47.")
  var language = ""

  @Option(help: "A hint at the charset, for example windows-1256.")
  var charset = ""

  @Option(help: "Where the document is from; never opened.")
  var url = ""

  @Option(
    help: "A hint at the format, for example text/html. Told from the content, then the name.")
  var mediaType = ""

  /// A request for one of the files.
  func request(_ kind: Request.Kind, name: String) -> Request {
    var request = Request(kind)
    request.options.language = language
    request.options.charset = charset
    request.options.url = url
    request.options.mediaType = mediaType.isEmpty ? Self.mediaType(ofFile: name) : mediaType
    return request
  }

  /// What a file's name says of its content; a hint only.
  private static func mediaType(ofFile name: String) -> String {
    switch name.split(separator: ".").last?.lowercased() {
    case "md", "markdown": "text/markdown"
    case "html", "htm", "xhtml": "text/html"
    default: ""
    }
  }
}

/// How long a summary may be, and of what kind.
struct BudgetArguments: ParsableArguments {
  @Option(help: "How many sentences; 3 where no budget is given.")
  var sentences: Int?

  @Option(help: "How many words.")
  var words: Int?

  @Option(help: "How many characters.")
  var characters: Int?

  @Option(help: "Which share of the document's words, above 0 and at most 1.")
  var ratio: Double?

  @Flag(
    help: "Never above a budget of words or characters, except that one sentence is always given.")
  var strict = false

  @Option(help: "What the summary is to be about: sentences that share its words come first.")
  var query = ""

  @Flag(help: "Leave out brackets, datelines and connectives that sentences can do without.")
  var compress = false

  @Flag(help: "Tell what each sentence's score is made of.")
  var explain = false

  func validate() throws {
    let given = [sentences, words, characters].compactMap { $0 }
    if given.count + (ratio == nil ? 0 : 1) > 1 {
      throw ValidationError("give one of --sentences, --words, --characters and --ratio")
    }
    if let count = given.first, count < 1 || count > 1_000_000 {
      throw ValidationError("a budget of \(count) is not from 1 to 1000000")
    }
    if let ratio, !(ratio > 0 && ratio <= 1) {
      throw ValidationError("a ratio of \(ratio) is not above 0 and at most 1")
    }
  }

  var options: SummaryOptions {
    var options = SummaryOptions()
    if let sentences { options.budget = .sentences(sentences) }
    if let words { options.budget = .words(words) }
    if let characters { options.budget = .characters(characters) }
    if let ratio { options.budget = .ratio(ratio) }
    options.isStrict = strict
    options.query = query
    options.isCompressed = compress
    options.isExplained = explain
    return options
  }
}
