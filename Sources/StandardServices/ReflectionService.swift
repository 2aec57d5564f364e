internal import Schema
internal import WorkerRuntime

/// grpc.reflection.v1.ServerReflection: what the schema says of itself.
struct ReflectionService: Sendable {
  static let name = "grpc.reflection.v1.ServerReflection"

  private let services: [String]

  /// - Parameter services: The full names of all services.
  init(services: [String]) {
    self.services = services.sorted()
  }

  var methods: [Method] {
    [
      Method("\(Self.name)/ServerReflectionInfo", .streamed, cost: .waiting) { call in
        let descriptors = try DescriptorSet()
        while let request = try call.next(limit: StandardServices.largestRequest) {
          try call.send(try response(to: request, descriptors))
        }
      }
    ]
  }

  /// The response to one request.
  ///
  /// - Throws: INTERNAL where the request does not decode.
  func response(to request: [UInt8], _ descriptors: DescriptorSet) throws -> [UInt8] {
    do {
      let fields = try WireFields(request[...])
      var response = WireBuilder()
      response.add(1, try fields.string(1))
      response.add(2, request)
      try answer(fields, descriptors, &response)
      return response.bytes
    } catch let error as SchemaError {
      throw Status(.internalError, "the request does not decode: \(error)")
    }
  }

  private func answer(
    _ fields: WireFields, _ descriptors: DescriptorSet, _ response: inout WireBuilder
  ) throws {
    // Of a oneof the last member counts.
    switch fields.fields.last(where: { 3...7 ~= $0.number })?.number {
    case 3:
      let name = try fields.string(3)
      add(descriptors.file(named: name), "file \(name)", &response)
    case 4:
      let symbol = try fields.string(4)
      add(descriptors.file(declaring: symbol), "symbol \(symbol)", &response)
    case 5:
      addError(.notFound, "there are no extensions", &response)
    case 6:
      let type = try fields.string(6)
      if descriptors.declares(type) {
        response.add(5) { $0.add(1, type) }
      } else {
        addError(.notFound, "no type is named \(type.prefix(200))", &response)
      }
    case 7:
      response.add(6) { list in
        for service in services { list.add(1) { $0.add(1, service) } }
      }
    default:
      addError(.invalidArgument, "the request asks for nothing", &response)
    }
  }

  private func add(
    _ files: [DescriptorSet.File], _ what: String, _ response: inout WireBuilder
  ) {
    guard !files.isEmpty else {
      addError(.notFound, "there is no \(what.prefix(200))", &response)
      return
    }
    response.add(4) { list in
      for file in files { list.add(1, file.bytes) }
    }
  }

  private func addError(
    _ code: Status.Code, _ message: String, _ response: inout WireBuilder
  ) {
    response.add(7) {
      $0.add(1, UInt64(code.rawValue))
      $0.add(2, message)
    }
  }
}
