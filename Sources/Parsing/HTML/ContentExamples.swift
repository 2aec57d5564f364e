package import DocumentCore
internal import Encoding

/// A page as the trainer of the models sees it.
package struct ContentExamples {
  /// By block its text, UTF-8.
  package let texts: [[UInt8]]
  /// By block what it is taken for.
  package let roles: [BlockRole]
  /// Row after row the numbers of ``BlockFeatures``.
  package let features: [Float]
  /// The numbers of ``PageFeatures``.
  package let page: [Float]
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
  ///
  /// - Parameters:
  ///   - scores: By block, how likely it is content, instead of what the model says.
  ///   - kind: The page's, instead of what the model says.
  package static func read(
    _ page: [UInt8], scores: [Float]? = nil, kind: PageKind? = nil
  ) -> ContentExamples {
    Cancellation.never { cancellation throws(CancellationError) in
      let decoded = try Decoder.decode(
        page, hint: "", declared: { DeclaredCharset.label(in: page) }, cancellation)
      return try HTMLDocumentReader.examples(decoded.text, scores: scores, kind: kind, cancellation)
    }
  }
}
