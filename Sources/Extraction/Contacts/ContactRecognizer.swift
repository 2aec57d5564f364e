internal import DocumentCore

/// Proposes URLs, addresses, phone numbers and identifiers.
///
/// Works on runs of bytes between blanks, so that marks inside an address do not matter.
struct ContactRecognizer {
  private let reader: Reader
  private static let longestRun = 2048

  init(_ reader: Reader) { self.reader = reader }

  /// Appends the contacts of one sentence.
  func recognize(
    in tokens: Range<Int>, into mentions: inout [Mention], _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      try cancellation.step(Reader.tokenWork)
      try mentions.makeRoom(for: 4, cancellation)
      var end = index + 1
      while end < tokens.upperBound, !reader[end].hasSpaceBefore { end += 1 }
      let run = index..<end
      if let mention = mention(run) {
        mentions.append(mention)
        index = end
      } else if let (mention, next) = PhoneReader(reader: reader).phone(
        at: index, limit: tokens.upperBound)
      {
        mentions.append(mention)
        index = max(end, next)
      } else if let (mention, next) = IdentifierReader(reader: reader).identifier(
        at: index, limit: tokens.upperBound)
      {
        mentions.append(mention)
        index = max(end, next)
      } else {
        append(partsOf: run, to: &mentions)
        index = end
      }
    }
  }

  /// Contacts inside a run that is not one as a whole.
  private func append(partsOf run: Range<Int>, to mentions: inout [Mention]) {
    for index in run {
      let mark = reader.mark(index)
      guard mark == 0x23 || mark == 0x40, index + 1 < run.upperBound,
        index == run.lowerBound || !reader.isWord(index - 1) && reader[index - 1].kind != .number,
        reader.isWord(index + 1) || mark == 0x23 && reader[index + 1].kind == .number
      else { continue }
      var end = index + 2
      while end < run.upperBound,
        reader.mark(end) == 0x5F || reader.isWord(end)
          || reader[end].kind == .number
      { end += 1 }
      let span = Span(start: reader[index].span.start, end: reader[end - 1].span.end)
      guard mark == 0x40 || end - index > 1 && hasLetter(index + 1..<end) else { continue }
      mentions.append(
        Mention(
          mark == 0x23 ? .hashtag : .handle, span, value: reader.string(span), confidence: 0.9))
    }
  }

  private func hasLetter(_ range: Range<Int>) -> Bool {
    range.contains { reader.isWord($0) }
  }

  private func mention(_ run: Range<Int>) -> Mention? {
    let start = reader[run.lowerBound].span.start
    let end = reader[run.upperBound - 1].span.end
    guard end - start >= 3, end - start <= Self.longestRun else { return nil }
    let span = trimmed(start, end)
    guard span.count >= 3 else { return nil }
    let bytes = AddressBytes(text: reader.text, span: span)
    if let (kind, span) = bytes.address() {
      return Mention(kind, span, value: reader.string(span), confidence: 0.95)
    }
    return nil
  }

  /// Without marks that wrap or end an address.
  private func trimmed(_ start: Int, _ end: Int) -> Span {
    let text = reader.text
    var low = start
    var high = end
    while low < high {
      let scalar = text.scalar(at: low)
      guard Self.openers.contains(scalar.value) || scalar.value > 0x2000 else { break }
      low += scalar.length
    }
    while high > low, let scalar = text.scalar(before: high),
      Self.closers.contains(scalar.value) || scalar.value > 0x2000
    {
      high -= scalar.length
    }
    return Span(start: low, end: max(low, high))
  }

  private static let openers: Set<UInt32> = [0x28, 0x5B, 0x22, 0x27, 0xAB, 0x3C]
  private static let closers: Set<UInt32> = [
    0x29, 0x5D, 0x22, 0x27, 0xBB, 0x3E, 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x60C, 0x61B, 0x61F,
  ]
}
