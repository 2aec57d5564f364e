internal import ArgumentParser
internal import Commands
internal import Platform

/// The runtime with methods that tests of the protocol need.
struct TestWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "testworker")

  @OptionGroup var options: ServeOptions

  func run() {
    Signals.exitNow(Worker.run(methods: TestMethods.all + ScriptedMethods.all, options: options))
  }
}
