/// Hints about content and what to return of it. Hints help; what the content shows wins.
package struct ParseOptions: Hashable, Sendable {
  /// For example "text/html; charset=utf-8"; empty where it is not known.
  package var mediaType = ""
  /// A WHATWG label, for example "windows-1256".
  package var charset = ""
  /// BCP 47.
  package var language = ""
  /// Where the document is from; never opened.
  package var url = ""
  /// The roles whose blocks make the text.
  package var roles = BlockRole.main
  /// The most bytes of content that are read; what is more is left out with a warning.
  package var maximumText = 1 << 30

  /// No hints, and the roles of the main content.
  package init() {}
}
