package import ArgumentParser

/// The program: a worker on a pipe, or verbs for people.
package struct Warraq: ParsableCommand {
  /// Shown by --version and sent as the agent in the worker's greeting.
  package static let version = "0.1.0"

  /// Without a verb the program serves.
  package static let configuration = CommandConfiguration(
    commandName: "warraq",
    abstract: "Parses, extracts from and summarizes documents.",
    discussion: """
      With no verb and a pipe on standard input, warraq is a worker: it reads frames of protobuf requests \
      and writes frames of responses (proto/README.md). With a verb it reads documents from files, folders, lines of \
      JSON, tar archives, WARC files or standard input, and prints what it found.
      """,
    version: version,
    subcommands: [
      Parse.self, Extract.self, Summarize.self, Analyze.self, View.self, Serve.self,
      CallCommand.self, Tap.self, Conformance.self, Manual.self,
    ],
    defaultSubcommand: Serve.self)

  /// For the argument parser, which fills the value in.
  package init() {}
}
