internal import CSchema

/// The messages that stand alone on the wire or in JSON. The order is that of Messages.c.
package enum MessageType: UInt32, CaseIterable, Sendable {
  case document, extraction, summary, analysis
  case parseRequest, extractRequest, summarizeRequest, analyzeRequest
  case frame, status, any
  case healthCheckRequest, healthCheckResponse
  case reflectionRequest, reflectionResponse

  var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    guard let descriptor = unsafe warraq_message(rawValue) else {
      preconditionFailure("Messages.c lacks message \(rawValue)")
    }
    return unsafe descriptor
  }

  /// The full protobuf name, such as "warraq.v1.Document".
  package var fullName: String { unsafe String(cString: descriptor.pointee.name) }

  /// The message of a full protobuf name.
  package init?(fullName: String) {
    guard let match = Self.allCases.first(where: { $0.fullName == fullName }) else { return nil }
    self = match
  }

  /// The methods that the schema knows, as "package.Service/Method", with their messages.
  package static let methods: [String: (request: MessageType, response: MessageType)] = {
    var methods: [String: (request: MessageType, response: MessageType)] = [:]
    var index: UInt32 = 0
    while let service = unsafe warraq_service(index)?.pointee {
      for number in unsafe 0..<Int(service.n_methods) {
        let method = unsafe service.methods[number]
        let name = unsafe "\(String(cString: service.name))/\(String(cString: method.name))"
        if let request = unsafe MessageType(fullName: String(cString: method.input.pointee.name)),
          let response = unsafe MessageType(fullName: String(cString: method.output.pointee.name))
        {
          methods[name] = (request, response)
        }
      }
      index += 1
    }
    return methods
  }()
}
