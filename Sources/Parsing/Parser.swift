package import DocumentCore
internal import Encoding
internal import Languages

/// Turns the bytes of a document into clean structured text.
///
/// The stages are decode, detect, read, select, assemble and segment, each a type of its own.
package enum Parser {
  /// Parses a document.
  ///
  /// - Parameters:
  ///   - content: Any bytes; what they are not is told in warnings.
  ///   - isCancelled: Asked at bounded intervals.
  /// - Throws: `CancellationError`.
  package static func parse(
    _ content: [UInt8], options: ParseOptions, isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> Document {
    let cancellation = Cancellation(isCancelled)
    try cancellation.check()
    let (content, isCut) = bounded(content, options.maximumText)
    let declared = charset(of: options.mediaType)
    let decoded = try Decoder.decode(
      content, hint: options.charset.isEmpty ? declared : options.charset,
      declared: { DeclaredCharset.label(in: content) }, cancellation)
    let (format, isKnown) = Format.detect(decoded.text, mediaType: options.mediaType)
    var document: Document
    switch format {
    case .html:
      let reading = try HTMLDocumentReader.read(
        decoded.text, roles: options.roles, cancellation)
      document = try Assembler.assemble(
        reading.stream, posts: reading.posts, decoded: decoded, roles: options.roles, cancellation)
      for index in document.posts.indices {
        document.posts[index].author = document.posts[index].author?.mapped(through: decoded)
        document.posts[index].published = document.posts[index].published?.mapped(through: decoded)
      }
      document.metadata = reading.metadata.mapped(through: decoded)
      try document.resolveURLs(
        against: options.url.isEmpty ? document.metadata.url?.value ?? "" : options.url,
        base: reading.base, cancellation)
      document.pageKind = reading.pageKind
      document.confidence = reading.confidence
      document.warnings += reading.warnings
      PlainMetadata.read(into: &document)
    case .plain:
      let reading = try PlainTextReader.read(decoded.text, cancellation)
      document = try Assembler.assemble(
        reading.stream, decoded: decoded, roles: options.roles, cancellation)
      document.metadata = reading.metadata.mapped(through: decoded)
      PlainMetadata.read(into: &document)
    case .markdown:
      let reading = try MarkdownReader.read(decoded.text, cancellation)
      document = try Assembler.assemble(
        reading.stream, decoded: decoded, roles: options.roles, cancellation)
      document.metadata = reading.metadata.mapped(through: decoded)
      try document.resolveURLs(against: options.url, base: nil, cancellation)
      PlainMetadata.read(into: &document)
    }
    document.mediaType = format.rawValue
    finish(&document, options, decoded)
    if isCut {
      document.warnings.append(
        Warning(.limitReached, "the content was cut at \(options.maximumText) bytes"))
    }
    if !isKnown {
      document.warnings.append(
        Warning(.unknownMediaType, "\(options.mediaType) is not known; read as \(format.rawValue)"))
    }
    return document
  }

  private static func bounded(_ content: [UInt8], _ limit: Int) -> ([UInt8], Bool) {
    content.count > limit ? (Array(content[..<limit]), true) : (content, false)
  }

  /// The charset parameter of a media type; empty where there is none.
  private static func charset(of mediaType: String) -> String {
    for parameter in mediaType.split(separator: ";").dropFirst() {
      let pair = parameter.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0].lowercased().filter({ $0 != " " }) == "charset" {
        return pair[1].filter { !"\"' ".contains($0) }
      }
    }
    return ""
  }

  /// Language, direction and the warnings that every format shares.
  private static func finish(
    _ document: inout Document, _ options: ParseOptions, _ decoded: Decoded
  ) {
    let declared = document.metadata.language?.value ?? ""
    let hint = options.language.isEmpty ? declared : options.language
    if let found = LanguageIdentifier.identify(document.text, hint: hint) {
      document.language = found.code
      if found.confidence < 0.5, !hint.isEmpty { document.language = hint }
      document.metadata.language = Sourced(
        document.language, origin: .detected, confidence: found.confidence)
    } else if !options.language.isEmpty {
      document.language = options.language
      document.metadata.language = Sourced(
        options.language, origin: .request, confidence: 0.5)
    } else if !declared.isEmpty {
      document.language = declared
    }
    document.direction = .of(document.tokens, in: document.text, language: document.language)
    if ByteSearch.contains(0, in: decoded.text) {
      document.warnings.append(
        Warning(.nulCharacters, "NUL characters became U+FFFD or were dropped"))
    }
    if document.text.isEmpty {
      document.warnings.append(Warning(.empty, "the document holds no text"))
    }
    if document.metadata.url == nil, !options.url.isEmpty {
      document.metadata.url = Sourced(options.url, origin: .request, confidence: 1)
    }
  }
}

extension Document {
  /// Makes the URLs of links and images absolute, and those of the metadata, where that of the document is known.
  ///
  /// - Parameter base: What the document itself says that they are meant against.
  fileprivate mutating func resolveURLs(
    against url: String, base: String?, _ cancellation: Cancellation
  ) throws(CancellationError) {
    var cancellation = cancellation
    let own = URLBase(url)
    guard let base = base.flatMap({ URLBase(own?.resolve($0) ?? $0) }) ?? own else { return }
    for index in links.indices {
      try cancellation.step(64 + links[index].url.utf8.count)
      links[index].url = base.resolve(links[index].url)
    }
    for index in images.indices {
      try cancellation.step(64 + images[index].url.utf8.count)
      images[index].url = base.resolve(images[index].url)
    }
    if let image = metadata.image { metadata.image?.value = base.resolve(image.value) }
    if let url = metadata.url { metadata.url?.value = base.resolve(url.value) }
  }
}

extension Sourced {
  /// The same with its span moved from the decoded text to the original bytes.
  fileprivate func mapped(through decoded: Decoded) -> Sourced {
    var value = self
    value.input = input.flatMap { decoded.map.input(of: $0, in: decoded.text) }
    return value
  }
}

extension Metadata {
  /// The same with its spans moved from the decoded text to the original bytes.
  fileprivate func mapped(through decoded: Decoded) -> Metadata {
    func map(_ value: Sourced) -> Sourced { value.mapped(through: decoded) }
    var result = self
    result.title = title.map(map)
    result.authors = authors.map(map)
    result.published = published.map(map)
    result.modified = modified.map(map)
    result.site = site.map(map)
    result.url = url.map(map)
    result.description = description.map(map)
    result.image = image.map(map)
    result.tags = tags.map(map)
    result.language = language.map(map)
    return result
  }
}
