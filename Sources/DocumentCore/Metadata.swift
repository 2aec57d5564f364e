/// Where a metadata value was read.
package enum Origin: UInt8, CaseIterable, Sendable {
  /// `meta` is any other `<meta>`, `<link>` or `<title>`, `header` a front matter or a mail header;
  /// `detected` was computed from the text.
  case request, jsonLD, microdata, openGraph, dublinCore, meta, visibleText, url, detected, header
}

/// A metadata value and how far to trust it.
package struct Sourced: Hashable, Sendable {
  /// The text, date, URL or language tag, as its field says.
  package var value: String
  /// The most trusted of the places that state the value.
  package var origin: Origin
  /// 0 to 1.
  package var confidence: Float
  /// Bytes of the original input; nil where the value was computed.
  package var input: Span?

  /// `confidence` is 0 to 1 and not checked.
  package init(_ value: String, origin: Origin, confidence: Float, input: Span? = nil) {
    self.value = value
    self.origin = origin
    self.confidence = confidence
    self.input = input
  }
}

/// A comment under an article or a post of a thread.
package struct Post: Hashable, Sendable {
  /// The text from the first to the last of its blocks.
  package var span: Span
  /// Who wrote it, as the page shows the name.
  package var author: Sourced?
  /// When, ISO 8601; nil where the page says only how long ago.
  package var published: Sourced?
  /// How many posts it is inside: 0 for those that answer none.
  package var depth: Int

  /// A post of nobody at no time.
  package init(span: Span, depth: Int) {
    self.span = span
    self.depth = depth
  }
}

/// What a document says of itself.
package struct Metadata: Hashable, Sendable {
  /// Without the site's name, where that can be told apart.
  package var title: Sourced?
  /// One name each; empty where none is stated.
  package var authors: [Sourced] = []
  /// ISO 8601, as precise as the source says.
  package var published: Sourced?
  /// ISO 8601, as precise as the source says.
  package var modified: Sourced?
  /// The site's name, not its address.
  package var site: Sourced?
  /// The canonical URL, or else the request's.
  package var url: Sourced?
  /// As the content states it; never made from the text.
  package var description: Sourced?
  /// The lead image's URL.
  package var image: Sourced?
  /// One keyword each; empty where none is stated.
  package var tags: [Sourced] = []
  /// BCP 47.
  package var language: Sourced?

  /// Metadata that says nothing.
  package init() {}
}
