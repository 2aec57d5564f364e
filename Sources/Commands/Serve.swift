internal import ArgumentParser
internal import DocumentService
internal import Platform

/// The worker.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve requests on standard input and output until the input ends.")

  @OptionGroup var options: ServeOptions

  func run() throws {
    try Worker.refuseTerminal()
    Signals.exitNow(Worker.run(methods: DocumentService.methods, options: options))
  }
}
