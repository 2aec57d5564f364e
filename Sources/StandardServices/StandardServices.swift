internal import Schema
package import WorkerRuntime

/// gRPC's own services, which any worker has beside its methods.
package enum StandardServices {
  /// Their requests are names, bytes.
  static let largestRequest = 16 << 10

  /// grpc.health.v1.Health and grpc.reflection.v1.ServerReflection for a worker with these methods.
  package static func methods(beside methods: [Method]) -> [Method] {
    var services: [String] = [HealthService.name, ReflectionService.name]
    for method in methods where !services.contains(method.service) {
      services.append(method.service)
    }
    return HealthService(services: services).methods + ReflectionService(services: services).methods
  }
}

extension Call {
  /// The fields of the next request; nil after the last.
  ///
  /// - Throws: INTERNAL where it does not decode, as gRPC has it.
  func nextFields() throws -> WireFields? {
    guard let bytes = try next(limit: StandardServices.largestRequest) else { return nil }
    do {
      return try WireFields(bytes[...])
    } catch {
      throw Status(.internalError, "the request does not decode: \(error)")
    }
  }
}
