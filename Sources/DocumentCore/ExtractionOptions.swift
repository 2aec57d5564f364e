/// What a caller wants of a document.
package struct ExtractionOptions: Hashable, Sendable {
  /// The kinds of mentions wanted; nil means all.
  package var kinds: Set<MentionKind>?
  /// Resolves relative times, ISO 8601; nil means the document's own date.
  package var referenceDate: String?
  /// How many keyphrases at most.
  package var keyphrases = 10

  /// Creates options.
  package init(kinds: Set<MentionKind>? = nil, referenceDate: String? = nil) {
    self.kinds = kinds
    self.referenceDate = referenceDate
  }
}
