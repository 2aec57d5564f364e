package import DocumentCore
internal import Encoding

/// The blocks of a page as the trainer of the content model sees them.
package struct ContentExamples {
  /// By block its text, UTF-8.
  package let texts: [[UInt8]]
  /// By block what rules take it for.
  package let roles: [BlockRole]
  /// Row after row the numbers of ``BlockFeatures``.
  package let features: [Float]

  /// Reads the bytes of a page.
  package static func read(_ page: [UInt8]) -> ContentExamples {
    Cancellation.never { cancellation throws(CancellationError) in
      let decoded = try Decoder.decode(
        page, hint: "", declared: { DeclaredCharset.label(in: page) }, cancellation)
      return try HTMLDocumentReader.examples(decoded.text, cancellation)
    }
  }
}
