internal import ArgumentParser
internal import DocumentCore
internal import DocumentService
internal import Inputs
internal import Platform
internal import Schema

/// Content to clean structured text.
struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a document's clean text, or its structure as JSON.")

  @OptionGroup var documents: DocumentArguments

  @Option(
    name: .customLong("roles"), parsing: .upToNextOption,
    help:
      "The roles whose blocks make the text, for example content title; the default is the main ones."
  )
  var roles: [CaseArgument<BlockRole>] = []

  func run() throws {
    try DocumentRun(kind: .parse, arguments: documents) { request in
      if !roles.isEmpty { request.options.roles = Set(roles.map(\.value)) }
    }.run()
  }
}

/// Who, where, when, how much, and who said what.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the people, places, dates, quantities, quotes and keyphrases of a document.")

  @OptionGroup var documents: DocumentArguments

  @OptionGroup var extraction: ExtractionArguments

  func run() throws {
    try DocumentRun(kind: .extract, arguments: documents) { request in
      request.extract = extraction.options
    }.run()
  }
}

/// What is looked for.
struct ExtractionArguments: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: "The kinds of mentions wanted, for example date money; the default is all of them.")
  var kinds: [CaseArgument<MentionKind>] = []

  @Option(help: "Resolve relative dates against this day, ISO 8601, not the document's own.")
  var referenceDate: String?

  @Option(help: "How many keyphrases at most.")
  var keyphrases = 10

  func validate() throws {
    if let referenceDate, !ISODate.isDay(referenceDate) {
      throw ValidationError(
        "\(referenceDate) is not a day as ISO 8601 writes it, for example 2024-09-03")
    }
    guard keyphrases >= 0 else { throw ValidationError("--keyphrases cannot be negative") }
  }

  var options: ExtractionOptions {
    var options = ExtractionOptions(referenceDate: referenceDate)
    if !kinds.isEmpty { options.kinds = Set(kinds.map(\.value)) }
    options.keyphrases = keyphrases
    return options
  }
}

/// The sentences that say most.
struct Summarize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the sentences of a document that say most, or of several documents together.")

  @OptionGroup var documents: DocumentArguments
  @OptionGroup var budget: BudgetArguments

  @Flag(help: "Summarize all the files together: what many of them say comes first, and once.")
  var together = false

  func run() throws {
    try DocumentRun(kind: .summarize, arguments: documents, isTogether: together) { request in
      request.summarize = budget.options
    }.run()
  }
}

/// All three on one parse.
struct Analyze: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Parse, extract and summarize in one go.")

  @OptionGroup var documents: DocumentArguments
  @OptionGroup var budget: BudgetArguments

  @OptionGroup var extraction: ExtractionArguments

  func run() throws {
    try DocumentRun(kind: .analyze, arguments: documents) { request in
      request.extract = extraction.options
      request.summarize = budget.options
    }.run()
  }
}

/// All that was found, in the document's own text.
struct View: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a page that shows a document with all that was found in it.",
    discussion: """
      The page is one HTML file that loads nothing: mentions coloured by kind, quotes linked to who said them, the \
      summary's sentences marked, and, where one clicks, the bytes of the source.
      """)

  @Argument(help: "The file to read; - for standard input.")
  var file = "-"

  @OptionGroup var hints: HintArguments
  @OptionGroup var budget: BudgetArguments
  @OptionGroup var extraction: ExtractionArguments

  func run() throws {
    try Console.start()
    let reader = InputReader(InputPaths([file]), options: InputOptions())
    let page: [UInt8]
    do {
      guard let document = try reader.next()?.get(), reader.next() == nil else {
        throw ValidationError("view shows one document, and this holds none or several")
      }
      var request = Request(.analyze)
      request.options = hints.options(for: document)
      request.content = document.content
      request.extract = extraction.options
      request.summarize = budget.options
      let result = try DocumentService.perform(request, isCancelled: { false })
      guard let extraction = result.extraction, let summary = result.summary else { return }
      page = ViewPage(
        document: result.document, extraction: extraction, summary: summary, source: request.content
      ).page()
    } catch {
      Console.error("\(file): \(error)")
      throw ExitCode(1)
    }
    try Console.printResult(page)
  }
}

/// A case of one of our enumerations by its name, for example date-range.
struct CaseArgument<Value: CaseIterable & Sendable>: ExpressibleByArgument {
  let value: Value

  init?(argument: String) {
    guard let value = Value.allCases.first(where: { Self.name($0) == argument }) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { Value.allCases.map(name) }

  private static func name(_ value: Value) -> String {
    "\(value)".reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : "\($1)" }
  }
}
