package import DocumentCore
internal import Encoding

/// A page as the trainer of the models sees it.
package struct ContentExamples {
  /// By block its text, UTF-8.
  package let texts: [[UInt8]]
  /// By block what rules take it for.
  package let roles: [BlockRole]
  /// Row after row the numbers of ``BlockFeatures``.
  package let features: [Float]
  /// What the title, the authors and the date may be.
  package let candidates: [Field]

  /// The candidates of a field of the metadata.
  package struct Field {
    /// What each says; names with "; " between.
    package let values: [String]
    /// Row after row the numbers of the candidates.
    package let rows: [Float]
  }

  /// Reads the bytes of a page.
  package static func read(_ page: [UInt8]) -> ContentExamples {
    Cancellation.never { cancellation throws(CancellationError) in
      let decoded = try Decoder.decode(
        page, hint: "", declared: { DeclaredCharset.label(in: page) }, cancellation)
      return try HTMLDocumentReader.examples(decoded.text, cancellation)
    }
  }
}
