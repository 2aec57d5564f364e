internal import CSchema
internal import DocumentCore

/// Builds the schema's messages from the core's types, in one arena.
struct MessageBuilder {
  let arena: Arena
  let document: Document
  private let offsets: OffsetConverter
  private let unit: OffsetUnit

  init(_ document: Document, unit: OffsetUnit, arena: Arena) {
    self.arena = arena
    self.document = document
    self.unit = unit
    self.offsets = OffsetConverter(document.text, unit: unit)
  }

  /// The schema's name of the unit; unset for the default.
  var unitValue: Warraq__V1__OffsetUnit__Value {
    unit == .utf8Bytes
      ? WARRAQ__V1__OFFSET_UNIT__VALUE__UNSPECIFIED
      : Warraq__V1__OffsetUnit__Value(rawValue: unit.rawValue)
  }

  typealias List<T> = UnsafeMutablePointer<UnsafeMutablePointer<T>?>
  typealias RangePointer = UnsafeMutablePointer<Warraq__V1__Range>

  /// A repeated field's pointers to one message for each element.
  func list<T, Element>(
    _ elements: [Element], _ build: (Element) throws -> UnsafeMutablePointer<T>
  ) throws -> (List<T>?, Int) {
    if elements.isEmpty { return (nil, 0) }
    let pointers = try arena.make(UnsafeMutablePointer<T>?.self, count: elements.count)
    for (index, element) in elements.enumerated() { pointers[index] = try build(element) }
    return (pointers, elements.count)
  }

  func array<T>(_ values: [T]) throws -> (UnsafeMutablePointer<T>?, Int) {
    if values.isEmpty { return (nil, 0) }
    let pointer = try arena.make(T.self, count: values.count)
    for (index, value) in values.enumerated() { pointer[index] = value }
    return (pointer, values.count)
  }

  /// A string of the message: valid UTF-8, and NUL becomes U+FFFD as in the text.
  func string(_ value: String) throws -> UnsafeMutablePointer<CChar> {
    guard value.utf8.contains(0) else { return try arena.string(value) }
    return try arena.string(String(value.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }

  /// A span of the text, in the unit asked for.
  func span(_ span: Span) throws -> RangePointer {
    let range: RangePointer = try arena.make()
    warraq__v1__range__init(range)
    range.pointee.start = offsets.convert(span.start)
    range.pointee.end = offsets.convert(span.end)
    return range
  }

  /// A range of the input, in bytes.
  func input(_ span: Span) throws -> RangePointer {
    let range: RangePointer = try arena.make()
    warraq__v1__range__init(range)
    range.pointee.start = UInt32(span.start)
    range.pointee.end = UInt32(span.end)
    return range
  }

  /// The input of a span of the text; nil where the text itself was given.
  func input(of span: Span) throws -> RangePointer? {
    try document.input(of: span).map { try input($0) }
  }

  func text(of span: Span) throws -> UnsafeMutablePointer<CChar> {
    try arena.string(document.text[span.range])
  }

  func keyphrases(
    _ keyphrases: [Keyphrase]
  ) throws -> (List<Warraq__V1__Keyphrase>?, Int) {
    try list(keyphrases) { keyphrase in
      let raw: UnsafeMutablePointer<Warraq__V1__Keyphrase> = try arena.make()
      warraq__v1__keyphrase__init(raw)
      raw.pointee.text = try string(keyphrase.text)
      raw.pointee.score = Float(keyphrase.score)
      (raw.pointee.spans, raw.pointee.n_spans) = try list(keyphrase.spans) { try span($0) }
      return raw
    }
  }
}
