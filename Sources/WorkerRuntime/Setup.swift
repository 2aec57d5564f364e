package import Logging
package import Platform
package import Schema

/// What a worker is started with, besides its pipes and its methods.
package struct Setup: Sendable {
  /// Program and version, for Hello.
  package var agent: String
  /// What is accepted and kept.
  package var limits = Limits()
  /// For Hello; the log's is always among them.
  package var features: [String] = [Connection.logFeature]
  /// Lines below it are not written.
  package var logLevel = Logger.Level.notice
  /// Where lines go that the host does not read.
  package var log = LineLog()
  /// The host's process; the worker ends with it.
  package var peer: ProcessWatch?
  /// Why the worker can't serve, for its Hello, and the code it exits with.
  package var startFailure: (status: Status, exitCode: Int32)?

  /// The defaults.
  package init(agent: String) {
    self.agent = agent
  }
}
