package import DocumentCore

/// Finds what a document says of whom, when and how much.
package enum Extractor {
  /// Extracts the mentions, entities and attributions of a document.
  ///
  /// Rules for Arabic and English both run, whatever the document's language is.
  ///
  /// - Parameter isCancelled: Asked at bounded intervals.
  /// - Throws: `CancellationError` as soon as `isCancelled` says so.
  /// - Complexity: O(*n* log *n*) in the length of the text, nearly all of it linear.
  package static func extract(
    _ document: Document, options: ExtractionOptions = ExtractionOptions(),
    isCancelled: @escaping () -> Bool = { false }
  ) throws(CancellationError) -> Extraction {
    var cancellation = Cancellation(isCancelled)
    try cancellation.check()
    let reader = try Reader(document, cancellation)
    let isMonthFirst = document.language == "en" || document.language == "en-US"
    var reference = options.referenceDate ?? document.metadata.published?.value
    if reference == nil {
      reference = try ReferenceDate.stated(
        in: document, reader, isMonthFirst: isMonthFirst, &cancellation)?.description
    }
    let country = try CountryVote.winner(in: reader, cancellation)
    let numbers = NumberRecognizer(reader, country: country)
    let contacts = ContactRecognizer(reader)
    var times = TimeRecognizer(
      reader, reference: reference.flatMap(Moment.init(iso:)), isMonthFirst: isMonthFirst)
    var candidates: [Mention] = []
    var sentences: [Range<Int>] = []
    for sentence in document.sentences {
      try cancellation.step(Reader.tokenWork)
      try sentences.makeRoom(cancellation)
      sentences.append(document.tokens.indices(in: sentence))
    }
    for sentence in sentences {
      try contacts.recognize(in: sentence, into: &candidates, &cancellation)
      let first = candidates.count
      try times.recognize(in: sentence, into: &candidates, &cancellation)
      var dates: [Span] = []
      for mention in candidates[first...] where mention.kind != .duration {
        try dates.makeRoom(cancellation)
        dates.append(mention.span)
      }
      try numbers.recognize(in: sentence, outside: dates, into: &candidates, &cancellation)
    }
    var names = NameRecognizer(reader)
    for sentence in sentences {
      try names.recognize(in: sentence, into: &candidates, &cancellation)
    }
    try names.recognizeAgain(sentences, into: &candidates, &cancellation)
    var mentions = try MentionResolver.resolve(candidates, cancellation)
    try candidates.clear(cancellation)
    var extraction = Extraction()
    extraction.referenceDate = reference.flatMap { CalendarDate(iso: $0) == nil ? nil : $0 }
    extraction.entities = try EntityLinker.link(&mentions, reader, cancellation)
    extraction.attributions = try AttributionFinder(reader, mentions: mentions, cancellation)
      .find(in: sentences, cancellation)
    if let kinds = options.kinds { mentions.removeAll { !kinds.contains($0.kind) } }
    extraction.mentions = mentions
    return extraction
  }
}
