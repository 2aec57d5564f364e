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
  /// A process that is needed to go on; without it the worker gives up.
  package var helper: ProcessWatch?
  /// How much memory there is.
  package let memory: MemoryGauge
  /// Why the worker can't serve, for its Hello, and the code it exits with.
  package var startFailure: (status: Status, exitCode: Int32)?

  /// The defaults.
  ///
  /// - Parameter isForked: The process was forked from a spawner.
  package init(agent: String, isForked: Bool = false) {
    self.agent = agent
    memory = MemoryGauge(isForked: isForked)
  }
}
