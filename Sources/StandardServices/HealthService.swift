internal import Schema
internal import WorkerRuntime

/// grpc.health.v1.Health: services serve until the worker drains.
struct HealthService: Sendable {
  static let name = "grpc.health.v1.Health"

  private enum Health: UInt64 {
    case serving = 1
    case notServing = 2
    case serviceUnknown = 3
  }

  private let services: Set<String>

  /// - Parameter services: The full names of all services.
  init(services: [String]) {
    // The empty name is the worker as a whole.
    self.services = Set(services + [""])
  }

  var methods: [Method] {
    [
      Method("\(Self.name)/Check", .one, cost: .brief) { try check($0) },
      Method("\(Self.name)/List", .one, cost: .brief) { try list($0) },
      Method("\(Self.name)/Watch", .one, cost: .waiting) { try watch($0) },
    ]
  }

  private func check(_ call: Call) throws {
    let service = try service(of: call)
    guard services.contains(service) else {
      throw Status(.notFound, "no service is named \(service.prefix(200))")
    }
    try call.send(response(health(call)), isLast: true)
  }

  private func list(_ call: Call) throws {
    _ = try call.nextFields()
    let response = response(health(call))
    var list = WireBuilder()
    for service in services.sorted() {
      list.add(1) {
        $0.add(1, service)
        $0.add(2, response)
      }
    }
    try call.send(list.bytes, isLast: true)
  }

  private func watch(_ call: Call) throws {
    let service = try service(of: call)
    let isKnown = services.contains(service)
    if !call.isDraining { try call.send(response(isKnown ? .serving : .serviceUnknown)) }
    try call.waitForDrain()
    try call.send(response(isKnown ? .notServing : .serviceUnknown))
    throw Status(.unavailable, "the worker is draining")
  }

  private func service(of call: Call) throws -> String {
    do {
      return try call.nextFields()?.string(1) ?? ""
    } catch let error as SchemaError {
      throw Status(.internalError, "the request does not decode: \(error)")
    }
  }

  private func health(_ call: Call) -> Health { call.isDraining ? .notServing : .serving }

  private func response(_ health: Health) -> [UInt8] {
    var response = WireBuilder()
    response.add(1, health.rawValue)
    return response.bytes
  }
}
