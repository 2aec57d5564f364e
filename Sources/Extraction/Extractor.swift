package import DocumentCore

/// Finds what a document says of whom, when and how much.
package enum Extractor {
  /// Extracts the mentions, entities and attributions of a document.
  ///
  /// Rules for Arabic and English both run, whatever the document's language is.
  ///
  /// - Parameter isCancelled: Asked at least once per sentence.
  /// - Throws: `CancellationError` as soon as `isCancelled` says so.
  /// - Complexity: O(*n* log *n*) in the length of the text, nearly all of it linear.
  package static func extract(
    _ document: Document, options: ExtractionOptions = ExtractionOptions(),
    isCancelled: () -> Bool = { false }
  ) throws(CancellationError) -> Extraction {
    let reader = Reader(document)
    let isMonthFirst = document.language == "en" || document.language == "en-US"
    let reference =
      options.referenceDate ?? document.metadata.published?.value
      ?? ReferenceDate.stated(in: document, reader, isMonthFirst: isMonthFirst)?.description
    let country = CountryVote.winner(in: reader)
    let numbers = NumberRecognizer(reader, country: country)
    let contacts = ContactRecognizer(reader)
    var times = TimeRecognizer(
      reader, reference: reference.flatMap(CalendarDate.init(iso:)), isMonthFirst: isMonthFirst)
    var candidates: [Mention] = []
    let sentences = document.sentences.map { document.tokens.indices(in: $0) }
    for sentence in sentences {
      guard !isCancelled() else { throw CancellationError() }
      contacts.recognize(in: sentence, into: &candidates)
      let first = candidates.count
      times.recognize(in: sentence, into: &candidates)
      let dates = candidates[first...].filter { $0.kind != .duration }.map(\.span)
      numbers.recognize(in: sentence, outside: dates, into: &candidates)
    }
    var names = NameRecognizer(reader)
    for sentence in sentences {
      guard !isCancelled() else { throw CancellationError() }
      names.recognize(in: sentence, into: &candidates)
    }
    names.recognizeAgain(sentences, into: &candidates)
    var mentions = MentionResolver.resolve(candidates)
    guard !isCancelled() else { throw CancellationError() }
    var extraction = Extraction()
    extraction.referenceDate = reference.flatMap { CalendarDate(iso: $0) == nil ? nil : $0 }
    extraction.entities = EntityLinker.link(&mentions, reader)
    extraction.attributions = try AttributionFinder(reader, mentions: mentions)
      .find(in: sentences) { () throws(CancellationError) in
        guard !isCancelled() else { throw CancellationError() }
      }
    if let kinds = options.kinds { mentions.removeAll { !kinds.contains($0.kind) } }
    extraction.mentions = mentions
    return extraction
  }
}
