internal import CSchema
internal import DocumentCore

/// Builds the schema's messages from the core's types, in one arena.
struct MessageBuilder {
  let arena: Arena
  let document: Document
  private let offsets: OffsetConverter
  private let unit: OffsetUnit
  let cancellation: Cancellation
  /// What an element of a repeated field costs, as steps of work.
  private static let elementWork = 64

  init(
    _ document: Document, unit: OffsetUnit, arena: Arena, _ cancellation: Cancellation
  ) throws(CancellationError) {
    self.arena = arena
    self.cancellation = cancellation
    self.document = document
    self.unit = unit
    self.offsets = try OffsetConverter(document.text, unit: unit, cancellation)
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
    let pointers = unsafe try arena.make(UnsafeMutablePointer<T>?.self, count: elements.count)
    var cancellation = cancellation
    for (index, element) in elements.enumerated() {
      try cancellation.step(Self.elementWork)
      unsafe pointers[index] = unsafe try build(element)
    }
    return unsafe (pointers, elements.count)
  }

  /// A string of the message: valid UTF-8, and NUL becomes U+FFFD as in the text.
  func string(_ value: String) throws -> UnsafeMutablePointer<CChar> {
    guard value.utf8.contains(0) else { return unsafe try arena.string(value) }
    return unsafe try arena.string(String(value.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }

  /// A span of the text, in the unit asked for.
  func span(_ span: Span) throws -> RangePointer {
    let range: RangePointer = unsafe try arena.make()
    unsafe warraq__v1__range__init(range)
    unsafe range.pointee.start = offsets.convert(span.start)
    unsafe range.pointee.end = offsets.convert(span.end)
    return unsafe range
  }

  /// A range of the input, in bytes.
  func input(_ span: Span) throws -> RangePointer {
    let range: RangePointer = unsafe try arena.make()
    unsafe warraq__v1__range__init(range)
    unsafe range.pointee.start = UInt32(span.start)
    unsafe range.pointee.end = UInt32(span.end)
    return unsafe range
  }

  /// The input of a span of the text; nil where the text itself was given.
  func input(of span: Span) throws -> RangePointer? {
    unsafe try document.input(of: span).map { unsafe try input($0) }
  }

  func text(of span: Span) throws -> UnsafeMutablePointer<CChar> {
    unsafe try arena.string(document.text, span.range, cancellation)
  }

  func keyphrases(
    _ keyphrases: [Keyphrase]
  ) throws -> (List<Warraq__V1__Keyphrase>?, Int) {
    unsafe try list(keyphrases) { keyphrase in
      let raw: UnsafeMutablePointer<Warraq__V1__Keyphrase> = unsafe try arena.make()
      unsafe warraq__v1__keyphrase__init(raw)
      unsafe raw.pointee.text = unsafe try string(keyphrase.text)
      unsafe raw.pointee.score = Float(keyphrase.score)
      unsafe (raw.pointee.spans, raw.pointee.n_spans) = unsafe try list(keyphrase.spans) {
        unsafe try span($0)
      }
      return unsafe raw
    }
  }
}
