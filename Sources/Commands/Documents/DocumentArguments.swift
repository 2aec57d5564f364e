internal import ArgumentParser
internal import DocumentCore
internal import Inputs
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
  @OptionGroup var inputs: InputArguments

  @Option(
    help:
      "How results are printed: text for people, markdown (of parse), html (of summarize: the document with the chosen sentences marked), json, or jsonl with one line a document."
  )
  var format = OutputFormat.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A file to write the results to, instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(
    help:
      "Go on where an earlier run with the same input and --output stopped; with --format jsonl.")
  var resume = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "How many documents are worked on at once; the default is one a processor.",
      valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "How many seconds one of several documents may take before it is given up.",
      valueName: "seconds"))
  var timeout = 300

  @OptionGroup var hints: HintArguments

  @Option(help: "What offsets in JSON count.")
  var offsets = OffsetArgument.utf8

  @Flag(help: "Put the source map into the JSON.")
  var sourceMap = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs is \(jobs); it can be 1 to 256")
    }
    if !(1...86_400).contains(timeout) {
      throw ValidationError("--timeout is \(timeout); it can be 1 to 86400 seconds")
    }
    if resume, output == nil || format != .jsonl {
      throw ValidationError("--resume needs --output and --format jsonl")
    }
  }
}

/// Where documents are found.
struct InputArguments: ParsableArguments {
  @Argument(
    help: """
      Files, folders and patterns; none or - for standard input. Lines of JSON (.jsonl), tar archives and WARC files \
      are read document by document, and whatever gzip, zstd, xz or bzip2 compressed is restored.
      """)
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "A file that names further files, one a line; - for standard input.", valueName: "file"))
  var filesFrom: String?

  @Option(
    help: """
      Input is lines of JSON whatever its name, and this field holds the document; of .jsonl files the default is \
      the first of content, html, text and body.
      """)
  var field: String?

  @Option(
    help: ArgumentHelp(
      "Fields of the lines of JSON to copy into those of --format jsonl, for example id,url.",
      valueName: "fields"))
  var keep = ""

  private var keptFields: [String] {
    var fields: [String] = []
    for field in keep.split(separator: ",").map(String.init) where !fields.contains(field) {
      fields.append(field)
    }
    return fields
  }

  func validate() throws {
    if files.filter({ $0 == "-" }).count + (filesFrom == "-" ? 1 : 0) > 1 {
      throw ValidationError("standard input (-) can be read once")
    }
    if let ours = keptFields.first(where: DocumentFormatter.lineKeys.contains) {
      throw ValidationError("--keep \(ours): the output has a field of that name")
    }
  }

  var paths: InputPaths {
    InputPaths(files.isEmpty && filesFrom == nil ? ["-"] : files, list: filesFrom)
  }

  var options: InputOptions {
    var options = InputOptions()
    options.field = field
    options.keptFields = keptFields
    return options
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

  /// What is told of a document: what is said here, else what was found with it.
  func options(for document: InputDocument) -> ParseOptions {
    var options = ParseOptions()
    options.language = language
    options.charset = charset.isEmpty ? document.charset : charset
    options.url = url.isEmpty ? document.url : url
    options.mediaType = mediaType.isEmpty ? document.mediaType : mediaType
    return options
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
