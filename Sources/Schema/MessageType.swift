internal import CSchema

/// The messages that stand alone on the wire or in JSON. The order is that of Messages.c.
package enum MessageType: UInt32, CaseIterable, Sendable {
  case document, extraction, summary, analysis
  case parseRequest, extractRequest, summarizeRequest, analyzeRequest
  case frame, status, any

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
}
