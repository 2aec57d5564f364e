internal import DocumentCore

/// Proposes contacts, times and amounts, sentence by sentence.
struct ValueRecognizer {
  /// The date that relative times are resolved against, ISO 8601.
  let referenceDate: String?
  private let contacts: ContactRecognizer
  private let numbers: NumberRecognizer
  private var times: TimeRecognizer

  init(
    _ document: Document, _ reader: Reader, _ options: ExtractionOptions,
    _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    var reference = options.referenceDate ?? document.metadata.published?.value
    if reference == nil {
      reference = try ReferenceDate.stated(
        in: document, reader, &cancellation)?.description
    }
    let moment = reference.flatMap(Moment.init(iso:))
    referenceDate = moment == nil ? nil : reference
    contacts = ContactRecognizer(reader)
    numbers = NumberRecognizer(reader, country: try CountryVote.winner(in: reader, cancellation))
    times = TimeRecognizer(reader, reference: moment, language: document.language)
  }

  /// Appends what one sentence holds.
  mutating func recognize(
    in sentence: Range<Int>, into mentions: inout [Mention], _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    try contacts.recognize(in: sentence, into: &mentions, &cancellation)
    let first = mentions.count
    try times.recognize(in: sentence, into: &mentions, &cancellation)
    var dates: [Span] = []
    for mention in mentions[first...] where mention.kind != .duration {
      try dates.makeRoom(cancellation)
      dates.append(mention.span)
    }
    try numbers.recognize(in: sentence, outside: dates, into: &mentions, &cancellation)
  }
}
