import DocumentCore
import Schema

/// What holds for every response, read from its wire bytes.
struct ResponseCheck {
  private let text: [UInt8]
  private let unit: OffsetUnit
  /// The UTF-8 offset of each offset in the response's unit that is between two scalars; nil for others.
  private var offsets: [Int?] = []
  /// What the document was parsed from; nil where the request brought it.
  private let content: [UInt8]?

  /// Checks the response to a request that includes its document.
  static func check(_ response: [UInt8], of request: Request) throws {
    let fields = try WireFields(response[...])
    let unit = request.format.unit
    let content = request.document == nil ? request.content : nil
    switch request.kind {
    case .parse:
      _ = try ResponseCheck(document: response[...], unit, content)
    case .extract:
      let check = try ResponseCheck(document: fields.bytes(8), unit, content)
      try check.extraction(fields)
    case .summarize where request.sources.isEmpty:
      try summary(fields, [ResponseCheck(document: fields.bytes(5), unit, content)])
    case .summarize:
      let documents = fields.all(6)
      try require(
        documents.count == request.sources.count, "\(documents.count) documents of other sources")
      let checks = try zip(documents, request.sources).map { document, source in
        try ResponseCheck(document: document, unit, source.document == nil ? source.content : nil)
      }
      try summary(fields, checks)
    case .analyze:
      let check = try ResponseCheck(document: fields.bytes(1), unit, content)
      if let extraction = fields.bytes(2) { try check.extraction(WireFields(extraction)) }
      if let summary = fields.bytes(3) { try Self.summary(WireFields(summary), [check]) }
    }
  }

  private init(document bytes: ArraySlice<UInt8>?, _ unit: OffsetUnit, _ content: [UInt8]?) throws {
    let document = try WireFields(bytes ?? [])
    let text = Array(try document.string(1).utf8)
    self.text = text
    self.unit = unit
    self.content = content
    offsets = Self.offsets(of: text, unit)
    try blocks(document)
    try sentences(document)
    for link in document.all(13) { _ = try span(WireFields(link).bytes(1), "a link") }
    for emphasis in document.all(14) { _ = try span(WireFields(emphasis).bytes(1), "emphasis") }
    for image in document.all(15) { try input(WireFields(image).bytes(3), "an image") }
    if let metadata = document.bytes(6) {
      for field in try WireFields(metadata).fields {
        guard case .bytes(let value) = field.value else { continue }
        try input(WireFields(value).bytes(4), "metadata \(field.number)")
      }
    }
    if let map = document.bytes(10) {
      try sourceMap(WireFields(map), content ?? [], document.string(8))
    }
  }

  private static func offsets(of text: [UInt8], _ unit: OffsetUnit) -> [Int?] {
    var offsets: [Int?] = []
    for (offset, byte) in text.enumerated() {
      let isStart = byte & 0xC0 != 0x80
      switch unit {
      case .utf8Bytes: offsets.append(isStart ? offset : nil)
      case .unicodeScalars: if isStart { offsets.append(offset) }
      case .utf16CodeUnits:
        if isStart { offsets.append(offset) }
        if byte >= 0xF0 { offsets.append(nil) }
      }
    }
    return offsets + [text.count]
  }
}

// MARK: - Parts of a response

extension ResponseCheck {
  private func blocks(_ document: WireFields) throws {
    var end = 0
    for block in document.all(11) {
      let fields = try WireFields(block)
      let span = try span(fields.bytes(3), "a block")
      try require(span.start >= end, "a block at \(span) behind one that ends at \(end)")
      end = span.end
      try input(fields.bytes(4), "a block")
      for cell in fields.all(7) {
        let cell = try self.span(WireFields(cell).bytes(1), "a cell")
        try require(span.contains(cell), "a cell at \(cell) outside its block at \(span)")
      }
    }
  }

  private func sentences(_ document: WireFields) throws {
    var end = 0
    for sentence in document.all(12) {
      let span = try span(sentence, "a sentence")
      try require(span.start >= end, "a sentence at \(span) behind one that ends at \(end)")
      try require(!span.isEmpty, "an empty sentence at \(span)")
      end = span.end
    }
  }

  private func extraction(_ extraction: WireFields) throws {
    let ids = Set(try extraction.all(4).map { try WireFields($0).number(1) })
    try require(ids.count == extraction.all(4).count, "two entities of one number")
    var end = 0
    for mention in extraction.all(3) {
      let fields = try WireFields(mention)
      let span = try span(fields.bytes(2), "a mention")
      try require(span.start >= end, "a mention at \(span) behind one that ends at \(end)")
      end = span.end
      try input(fields.bytes(3), "a mention")
      try require(
        fields.bytes(4) ?? [] == text[span.range], "a mention's text is not that at \(span)")
      if let part = fields.bytes(15) {
        let number = try self.span(part, "a number")
        try require(
          number.start >= span.start && number.end <= span.end, "a number at \(number) of \(span)")
      }
      if let words = fields.bytes(16) { _ = try self.span(words, "a qualifier") }
      let entity = fields.number(12)
      try require(entity == 0 || ids.contains(entity), "a mention of no entity \(entity)")
    }
    for attribution in extraction.all(5) {
      let fields = try WireFields(attribution)
      _ = try span(fields.bytes(1), "a cue")
      if let source = fields.bytes(2) { _ = try span(source, "a source") }
      _ = try span(fields.bytes(3), "what is attributed")
      try input(fields.bytes(7), "an attribution")
    }
    for relation in extraction.all(6) {
      let fields = try WireFields(relation)
      try require(
        ids.contains(fields.number(2)) && ids.contains(fields.number(3)), "a relation of nobody")
      _ = try span(fields.bytes(4), "evidence")
    }
    try keyphrases(extraction.all(7))
  }

  private static func summary(_ summary: WireFields, _ checks: [ResponseCheck]) throws {
    var last = (document: 0, end: 0)
    for sentence in summary.all(3) {
      let fields = try WireFields(sentence)
      let document = Int(fields.number(5))
      try require(document < checks.count, "a sentence of document \(document) of \(checks.count)")
      let check = checks[document]
      let span = try check.span(fields.bytes(1), "a summary's sentence")
      try require((document, span.start) >= last, "a summary's sentence at \(span) out of order")
      try check.input(fields.bytes(2), "a summary's sentence")
      last = (document, span.start)
      var text: [UInt8] = []
      for piece in fields.all(6) {
        let piece = try WireFields(piece)
        let part = try check.span(piece.bytes(1), "a piece")
        try require(
          span.contains(part) && part.start >= last.end, "a piece at \(part) out of order")
        try check.input(piece.bytes(2), "a piece")
        text += check.text[part.range]
        last.end = part.end
      }
      if text.isEmpty { text = Array(check.text[span.range]) }
      try require(fields.bytes(3) ?? [] == text[...], "a sentence's text is not that at \(span)")
      last.end = span.end
    }
    if checks.count == 1 { try checks[0].keyphrases(summary.all(4)) }
  }

  private func keyphrases(_ keyphrases: [ArraySlice<UInt8>]) throws {
    for keyphrase in keyphrases {
      for span in try WireFields(keyphrase).all(3) { _ = try self.span(span, "a keyphrase") }
    }
  }

  /// The runs cover the text; those of equal bytes hold them, where nothing was decoded.
  private func sourceMap(_ map: WireFields, _ content: [UInt8], _ charset: String) throws {
    let runs = try numbers(map.bytes(5))
    var skips = try numbers(map.bytes(6))[...]
    var sizes = try numbers(map.bytes(7))[...]
    try require(runs.reduce(0) { $0 + $1 >> 2 } == text.count, "the runs do not cover the text")
    var offset = 0
    var position = 0
    for index in runs.indices {
      let part = text[offset..<offset + runs[index] >> 2]
      offset += part.count
      let type = runs[index] & 3
      if type == 0 { continue }
      guard let skip = skips.popFirst() else { throw Violation("no skip for run \(index)") }
      position += skip >> 1 ^ -(skip & 1)
      let size = type > 1 ? sizes.popFirst() ?? -1 : 0
      let count =
        switch type {
        case 1: part.count
        case 2: size
        default: part.count { $0 & 0xC0 != 0x80 } * size
        }
      try require(
        position >= 0 && count > 0 && position + count <= content.count,
        "run \(index) stands for \(position)..<\(position + count) of \(content.count)")
      if type == 1, charset == "UTF-8" {
        let isSame = zip(content[position..<position + count], part).allSatisfy {
          $0 == $1 || $1 == 0x20 && [0x09, 0x0A, 0x0C, 0x0D].contains($0)
        }
        try require(isSame, "run \(index) holds other bytes")
      }
      position += count
    }
    try require(skips.isEmpty && sizes.isEmpty, "numbers of no run")
  }
}

// MARK: - Fields

extension ResponseCheck {
  /// A span of the text, in UTF-8 bytes.
  private func span(_ bytes: ArraySlice<UInt8>?, _ what: String) throws -> Span {
    guard let bytes else { throw Violation("\(what) has no span") }
    let range = try Self.range(bytes)
    guard range.start <= range.end, range.end < offsets.count, let start = offsets[range.start],
      let end = offsets[range.end]
    else {
      throw Violation(
        "\(what) at \(range) is out of the text's \(offsets.count - 1) \(unit) or splits a scalar")
    }
    return Span(start: start, end: end)
  }

  private func input(_ bytes: ArraySlice<UInt8>?, _ what: String) throws {
    guard let bytes else { return }
    let range = try Self.range(bytes)
    guard let inputCount = content?.count else {
      throw Violation("\(what) has an input and the request has none")
    }
    try require(
      range.start <= range.end && range.end <= inputCount,
      "\(what) comes from \(range) of an input of \(inputCount) bytes")
  }

  private static func range(_ bytes: ArraySlice<UInt8>) throws -> (start: Int, end: Int) {
    let fields = try WireFields(bytes)
    return (Int(fields.number(1)), Int(fields.number(2)))
  }

  /// A packed field's varints.
  private func numbers(_ bytes: ArraySlice<UInt8>?) throws -> [Int] {
    var numbers: [Int] = []
    var value = 0
    var shift = 0
    for byte in bytes ?? [] {
      value |= Int(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 {
        numbers.append(value)
        value = 0
        shift = 0
      }
    }
    return numbers
  }
}
