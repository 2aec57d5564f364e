/// The direction that a text is read in.
package enum Direction: UInt8, Sendable {
  case leftToRight, rightToLeft
}

/// What kind of page a document is.
package enum PageKind: UInt8, CaseIterable, Sendable {
  case article, forum, listing, collection, product, documentation, service, other
}

/// A stretch of the text that leads elsewhere.
package struct Link: Hashable, Sendable {
  /// Of the document's text; never empty where a parser made it.
  package var span: Span
  /// As the content writes it: a relative URL stays relative.
  package var url: String

  /// Takes the URL as it is, unchecked.
  package init(span: Span, url: String) {
    self.span = span
    self.url = url
  }
}

/// A stretch of the text that is stressed.
package struct Emphasis: Hashable, Sendable {
  /// Of the document's text; may lie inside another stretch's span.
  package var span: Span
  /// True for `<strong>` and `<b>`, false for `<em>` and `<i>`; so too their Markdown.
  package var isStrong: Bool

  /// `span` should lie in one block; not checked.
  package init(span: Span, isStrong: Bool) {
    self.span = span
    self.isStrong = isStrong
  }
}

/// A picture that the content shows.
package struct Image: Hashable, Sendable {
  /// As the content writes it, and never opened.
  package var url: String
  /// The text alternative; empty where there is none.
  package var alt: String
  /// Bytes of the original input.
  package var input: Span?

  /// `input` is nil where the original bytes are not at hand.
  package init(url: String, alt: String, input: Span?) {
    self.url = url
    self.alt = alt
    self.input = input
  }
}

/// Something that the reader of a document should know; never an error.
package struct Warning: Hashable, Sendable {
  /// What happened, for programs. The order is the schema's.
  package enum Code: UInt8, CaseIterable, Sendable {
    case invalidBytes, nulCharacters, charsetMismatch, limitReached, noMainContent, empty
    /// The content was read as plain text.
    case unknownMediaType
  }

  /// For programs.
  package var code: Code
  /// For people: what was found and, for limits, the limit.
  package var message: String

  /// `message` reaches the host as it is.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// One text and what is known of it: blocks, sentences, tokens, metadata, and its way back to the
/// original bytes.
package struct Document: Sendable {
  /// Valid UTF-8 without NUL; the selected blocks, separated by blank lines.
  package var text: [UInt8]
  /// In the order of the text; none overlap.
  package var blocks: [Block]
  /// In the order of the text; none overlap and none crosses a block's edge.
  package var sentences: [Span]
  /// The words, numbers and marks of the text, in order.
  package var tokens: TokenTable
  /// By the start of their spans.
  package var links: [Link] = []
  /// By the start of their spans; one may lie inside another.
  package var emphasis: [Emphasis] = []
  /// In the order of the input; of HTML, those among the content.
  package var images: [Image] = []
  /// Comments and posts of threads whose blocks are in the text, in its order.
  package var posts: [Post] = []
  /// Empty where the content says nothing of itself.
  package var metadata = Metadata()
  /// BCP 47, "und" where it can't be told.
  package var language = "und"
  /// That of most strong characters, or else the language's.
  package var direction = Direction.leftToRight
  /// `other` where it can't be told.
  package var pageKind = PageKind.other
  /// The F1 by words that the choice of the main content may be expected to have, 0 to 1.
  package var confidence: Float = 0
  /// What the content was read as: text/html, text/plain or text/markdown.
  package var mediaType = "text/plain"
  /// The WHATWG name of the charset that was decoded.
  package var charset = "UTF-8"
  /// The way from the text to the original input; nil where the text itself was given.
  package var sourceMap: SourceMap?
  /// Those of decoding first.
  package var warnings: [Warning] = []

  /// Creates a document of a text and its blocks and segments it.
  ///
  /// - Precondition: The text is valid UTF-8, and the blocks are ordered, disjoint and in bounds.
  package init(text: [UInt8], blocks: [Block], sourceMap: SourceMap?) {
    self = Cancellation.never { cancellation throws(CancellationError) in
      try Document(text: text, blocks: blocks, sourceMap: sourceMap, cancellation)
    }
  }

  /// Creates a document of a text and its blocks and segments it, unless that is cancelled.
  ///
  /// - Precondition: The text is valid UTF-8, and the blocks are ordered, disjoint and in bounds.
  package init(
    text: [UInt8], blocks: [Block], sourceMap: SourceMap?, _ cancellation: Cancellation
  ) throws(CancellationError) {
    self.text = text
    self.blocks = blocks
    self.sourceMap = sourceMap
    let segments = try Segmenter.segment(text, blocks: blocks, cancellation)
    self.sentences = segments.sentences
    self.tokens = segments.tokens
  }

  /// The text of a span.
  package func string(_ span: Span) -> String {
    String(decoding: text[span.range], as: UTF8.self)
  }

  /// The bytes of the original input that a span of the text stands for; nil without a source map.
  package func input(of span: Span) -> Span? {
    sourceMap?.input(of: span, in: text)
  }
}
