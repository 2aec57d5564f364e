package import DocumentCore

/// Finds what a document says of whom, when and how much.
package enum Extractor {
  /// - Throws: `CancellationError`.
  package static func extract(
    _ document: Document, options: ExtractionOptions, isCancelled: () -> Bool
  ) throws(CancellationError) -> Extraction {
    Extraction()
  }
}
