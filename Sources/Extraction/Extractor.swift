package import DocumentCore

/// Finds what a document says of whom, when and how much.
package enum Extractor {
  /// Extracts the mentions, entities, attributions and relations of a document.
  ///
  /// Rules for Arabic and English both run, whatever the document's language is.
  ///
  /// - Parameters:
  ///   - models: The weights that names are told by.
  ///   - isCancelled: Asked at bounded intervals.
  /// - Throws: `CancellationError` as soon as `isCancelled` says so.
  /// - Complexity: O(*n* log *n*) in the length of the text, nearly all of it linear.
  package static func extract(
    _ document: Document, options: ExtractionOptions = ExtractionOptions(),
    models: NameModels = .linked, isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> Extraction {
    var cancellation = Cancellation(isCancelled)
    try cancellation.check()
    let reader = try Reader(document, cancellation)
    let sentences = try sentences(of: document, &cancellation)
    var values = try ValueRecognizer(document, reader, options, &cancellation)
    var candidates: [Mention] = []
    var names = NameRecognizer(reader, models)
    for sentence in sentences {
      let first = candidates.count
      try values.recognize(in: sentence, into: &candidates, &cancellation)
      // A slice would keep the buffer shared: each sentence's first append would copy all mentions before.
      let found = Array(candidates[first...])
      try names.recognize(in: sentence, values: found[...], into: &candidates, &cancellation)
    }
    try names.agree(sentences, &candidates, &cancellation)
    var mentions = try MentionResolver.resolve(candidates, cancellation)
    try candidates.clear(cancellation)
    var extraction = Extraction()
    extraction.referenceDate = values.referenceDate
    extraction.entities = try EntityLinker.link(&mentions, reader, cancellation)
    for index in mentions.indices {
      try cancellation.step(16)
      mentions[index].confidence = Confidence.calibrated(mentions[index])
    }
    var tokens: [Range<Int>] = []
    for mention in mentions {
      try cancellation.step(Reader.tokenWork)
      try tokens.makeRoom(cancellation)
      tokens.append(reader.tokens(touching: mention.span))
    }
    try NameAttributes.add(to: &mentions, tokens: tokens, reader, cancellation)
    extraction.attributions = try AttributionFinder(reader, mentions: mentions, cancellation)
      .find(in: sentences, cancellation)
    var relations = try RelationFinder(
      reader, mentions: mentions, tokens: tokens, cancellation)
    extraction.relations = try relations.find(
      in: sentences, extraction.attributions, cancellation)
    extraction.mentions = mentions
    if let kinds = options.kinds { extraction.keep(kinds) }
    return extraction
  }

  /// The times, amounts and contacts alone, as `extract` finds them before names are looked for.
  ///
  /// - Throws: `CancellationError` as soon as `isCancelled` says so.
  /// - Complexity: O(*n* log *n*) in the length of the text, nearly all of it linear.
  package static func values(
    of document: Document, options: ExtractionOptions = ExtractionOptions(),
    isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> [Mention] {
    var cancellation = Cancellation(isCancelled)
    try cancellation.check()
    let reader = try Reader(document, cancellation)
    var values = try ValueRecognizer(document, reader, options, &cancellation)
    var candidates: [Mention] = []
    for sentence in try sentences(of: document, &cancellation) {
      try values.recognize(in: sentence, into: &candidates, &cancellation)
    }
    return try MentionResolver.resolve(candidates, cancellation)
  }

  /// The names alone, without what times and amounts tell of them and without those of another sentence.
  ///
  /// - Throws: `CancellationError` as soon as `isCancelled` says so.
  /// - Complexity: O(*n* log *n*) in the length of the text, nearly all of it linear.
  package static func names(
    of document: Document, models: NameModels = .linked,
    isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> [Mention] {
    var cancellation = Cancellation(isCancelled)
    try cancellation.check()
    let reader = try Reader(document, cancellation)
    var names = NameRecognizer(reader, models)
    var candidates: [Mention] = []
    for sentence in try sentences(of: document, &cancellation) {
      try names.recognize(in: sentence, values: [], into: &candidates, &cancellation)
    }
    return try MentionResolver.resolve(candidates, cancellation)
  }

  /// What the taggers of names are trained on: the features of each sentence.
  package static func nameExamples(
    of document: Document
  ) throws(CancellationError) -> [NameExample] {
    var cancellation = Cancellation { false }
    let reader = try Reader(document, cancellation)
    var values = try ValueRecognizer(document, reader, ExtractionOptions(), &cancellation)
    let names = NameRecognizer(reader, .linked)
    var examples: [NameExample] = []
    for sentence in try sentences(of: document, &cancellation) {
      var found: [Mention] = []
      try values.recognize(in: sentence, into: &found, &cancellation)
      examples.append(try names.example(in: sentence, values: found[...], &cancellation))
    }
    return examples
  }

  private static func sentences(
    of document: Document, _ cancellation: inout Cancellation
  ) throws(CancellationError) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    for sentence in document.sentences {
      try cancellation.step(Reader.tokenWork)
      try sentences.makeRoom(cancellation)
      sentences.append(document.tokens.indices(in: sentence))
    }
    return sentences
  }
}

extension Extraction {
  /// Drops the mentions and entities of other kinds, and the relations of the latter; attributions stay.
  fileprivate mutating func keep(_ kinds: Set<MentionKind>) {
    mentions.removeAll { !kinds.contains($0.kind) }
    entities.removeAll { !kinds.contains($0.kind) }
    let kept = Set(entities.map(\.id))
    relations.removeAll { !kept.contains($0.subject) || !kept.contains($0.object) }
    for index in relations.indices {
      if let place = relations[index].place, !kept.contains(place) { relations[index].place = nil }
    }
    for index in attributions.indices {
      if let id = attributions[index].entity, !kept.contains(id) {
        attributions[index].entity = nil
      }
    }
  }
}
