package import DocumentCore

/// A document's bytes as UTF-8, and the way back.
package struct Decoded: Sendable {
  /// Valid UTF-8 without a byte order mark. NULs are still there.
  package var text: [UInt8]
  /// From `text` to the original bytes.
  package var map: SourceMap
  /// The WHATWG name.
  package var charset: String
  /// How many sequences became U+FFFD because the charset does not have them.
  package var invalid = 0
  /// Of bytes replaced and of charsets that disagree.
  package var warnings: [Warning] = []

  init(text: [UInt8], map: SourceMap, charset: String) {
    self.text = text
    self.map = map
    self.charset = charset
  }
}
