/// A method of a service, as the runtime calls it.
package struct Method: Sendable {
  /// How many requests the method takes, and when its handler begins.
  package enum Requests: Sendable {
    /// Exactly one; the handler begins when it is whole.
    case one
    /// Any number, which the handler takes after the host has sent the last.
    case collected
    /// Any number, which the handler takes as they come: it holds a thread while it waits.
    case streamed
  }

  /// What running the handler costs.
  package enum Cost: Sendable {
    /// Microseconds, and it never waits, so that the reading thread runs it itself: handing a call over would
    /// cost more than the call.
    case brief
    /// Computation: as many run at once as there are processors.
    case busy
    /// It waits for others nearly all the time: any number run at once.
    case waiting
  }

  /// "package.Service/Method".
  package let name: String
  /// How many requests it takes, and when.
  package let requests: Requests
  /// What running the handler costs.
  package let cost: Cost
  /// Does the work: takes requests, sends replies, and throws a `Status` for a call that fails.
  package let handler: @Sendable (Call) throws -> Void

  /// Creates a method; see the properties.
  package init(
    _ name: String, _ requests: Requests, cost: Cost = .busy,
    handler: @escaping @Sendable (Call) throws -> Void
  ) {
    self.name = name
    self.requests = requests
    self.cost = cost
    self.handler = handler
  }

  var takesRequestsAsTheyCome: Bool {
    switch requests {
    case .streamed: true
    case .one, .collected: false
    }
  }

  /// The service's full name.
  package var service: String { String(name.prefix { $0 != "/" }) }
}
