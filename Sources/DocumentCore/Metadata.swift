/// Where a metadata value was read.
package enum Origin: UInt8, CaseIterable, Sendable {
  case request, jsonLD, microdata, openGraph, dublinCore, meta, visibleText, url, detected, header
}

/// A metadata value and how far to trust it.
package struct Sourced: Hashable, Sendable {
  package var value: String
  package var origin: Origin
  /// 0 to 1.
  package var confidence: Float
  /// Bytes of the original input; nil where the value was computed.
  package var input: Span?

  package init(_ value: String, origin: Origin, confidence: Float, input: Span? = nil) {
    self.value = value
    self.origin = origin
    self.confidence = confidence
    self.input = input
  }
}

/// What a document says of itself.
package struct Metadata: Hashable, Sendable {
  package var title: Sourced?
  package var authors: [Sourced] = []
  /// ISO 8601, as precise as the source says.
  package var published: Sourced?
  package var modified: Sourced?
  package var site: Sourced?
  package var url: Sourced?
  package var description: Sourced?
  package var image: Sourced?
  package var tags: [Sourced] = []
  package var language: Sourced?

  package init() {}
}
