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
      var end = index + 1
      while end < tokens.upperBound, !reader[end].hasSpaceBefore { end += 1 }
      let run = index..<end
      let shape = shape(run)
      if shape == .plain {
        index = end
        continue
      }
      try mentions.makeRoom(for: 4, cancellation)
      if shape == .address, let mention = mention(run) {
        mentions.append(mention)
        index = end
      } else if let (mention, next) = IdentifierReader(reader: reader).identifier(
        at: index, limit: tokens.upperBound)
      {
        if let mention { mentions.append(mention) }
        index = max(end, next)
      } else if let (mention, next) = phone(in: run, limit: tokens.upperBound) {
        mentions.append(mention)
        index = max(end, next)
      } else {
        append(partsOf: run, to: &mentions)
        index = end
      }
    }
  }

  /// "T005-2333": letters with digits are no label.
  private func isCode(_ index: Int) -> Bool {
    index < 0 || reader[index].kind == .number
      || reader.isWord(index) && reader.folded(index).contains { $0 &- 0x30 < 10 }
  }

  /// What a run of tokens without blanks between may be.
  private enum Shape { case plain, code, address }

  /// Words with marks around them are nothing; all but a few runs are such.
  private func shape(_ run: Range<Int>) -> Shape {
    var shape = Shape.plain
    for index in run {
      let token = reader[index]
      switch token.kind {
      case .number: return .address
      case .word:
        if token.span.count >= 32
          || token.script == .latin && (reader.endsInDigit(index) || reader.hasPoint(index))
        {
          return .address
        }
        if token.isAllCaps || Self.labels.contains(token.key) { shape = .code }
      case .ideograph: break
      default:
        switch reader.mark(index) {
        case 0x40, 0x23, 0x3A, 0x2F, 0x2B, 0x25, 0x7B, 0x5B:
          if index + 1 < run.upperBound { return .address }
        case 0x28, 0x2E:
          if index + 1 < run.upperBound,
            reader[index + 1].kind != .word || reader.mark(index) == 0x2E && index > run.lowerBound
          {
            return .address
          }
        default: break
        }
      }
    }
    return shape
  }

  private static let labels = WordSet("isbn ردمك")

  /// The phone number that begins with a run, or inside it after a mark or a word that a plus or bracket ends.
  private func phone(in run: Range<Int>, limit: Int) -> (Mention, Int)? {
    let phones = PhoneReader(reader: reader)
    for index in run.prefix(12) {
      let mark = reader.mark(index)
      let isNumber = reader[index].kind == .number
      guard isNumber || mark == 0x2B || mark == 0x28 else { continue }
      if index > run.lowerBound {
        let before = reader.mark(index - 1)
        guard !isNumber || [0x3A, 0x40, 0x2D].contains(before), reader[index - 1].kind != .number,
          before != 0x29,
          before != 0x2D || !isCode(index - 2)
        else { continue }
      }
      if let phone = phones.phone(at: index, limit: limit) { return phone }
      if isNumber { return nil }
    }
    return nil
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
    guard let (kind, span) = bytes.address() else { return nil }
    let text = reader.string(span)
    return Mention(
      kind, span, value: kind == .ipAddress ? Self.canonical(text) : text, confidence: 0.95)
  }

  /// An address of IPv6 in lower case, its groups without leading zeros.
  private static func canonical(_ address: String) -> String {
    guard address.contains(":") else { return address }
    return address.lowercased().split(separator: ":", omittingEmptySubsequences: false).map {
      group in
      let digits = group.drop { $0 == "0" }
      return digits.isEmpty && !group.isEmpty ? "0" : String(digits)
    }.joined(separator: ":")
  }

  /// Without marks that wrap or end an address.
  private func trimmed(_ start: Int, _ end: Int) -> Span {
    let text = reader.text
    var low = start
    var high = end
    while low < high {
      let scalar = text.scalar(at: low)
      guard
        Self.openers.contains(scalar.value) || scalar.value > 0x2000 && !Self.isLetter(scalar.value)
      else { break }
      low += scalar.length
    }
    while high > low, let scalar = text.scalar(before: high),
      Self.closers.contains(scalar.value) || scalar.value > 0x2000 && !Self.isLetter(scalar.value),
      !(scalar.value == 0x3A && high - low > 2 && text[high - 2] == 0x3A),
      !(scalar.value == 0x5D && text[low..<high].contains(0x5B))
    {
      high -= scalar.length
    }
    return Span(start: low, end: max(low, high))
  }

  /// CJK and what comes after it; marks of direction and punctuation are before.
  private static func isLetter(_ scalar: UInt32) -> Bool { scalar >= 0x3040 && scalar < 0xFB00 }

  private static let openers: Set<UInt32> = [0x28, 0x5B, 0x22, 0x27, 0xAB, 0x3C]
  private static let closers: Set<UInt32> = [
    0x29, 0x5D, 0x22, 0x27, 0xBB, 0x3E, 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x60C, 0x61B, 0x61F,
  ]
}
