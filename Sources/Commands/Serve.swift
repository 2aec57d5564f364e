internal import ArgumentParser
internal import DocumentService
internal import Platform
internal import Schema

/// The worker.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve requests on standard input and output until the input ends.")

  @OptionGroup var options: ServeOptions

  @Flag(
    help: "Print the schema, a serialized google.protobuf.FileDescriptorSet, and serve nothing.")
  var descriptorSet = false

  func run() throws {
    if descriptorSet {
      try Console.print(DescriptorSet.bytes)
      return
    }
    try Worker.refuseTerminal()
    Signals.exitNow(Worker.run(methods: DocumentService.methods, options: options))
  }
}
