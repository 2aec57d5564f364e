internal import CEncoding
internal import DocumentCore

/// One conversion by ICU, step by step; freed exactly once when this value's lifetime ends.
@safe struct Conversion: ~Copyable {
  private let decoder: OpaquePointer

  /// Begins a conversion; nil where ICU lacks the converter or memory is short.
  ///
  /// - Parameter bytes: Has to outlive this value.
  @unsafe init?(_ charset: Charset, _ bytes: UnsafeBufferPointer<UInt8>) {
    let decoder = unsafe charset.corrections.withUnsafeBufferPointer { corrections in
      unsafe warraq_decoder_new(
        charset.converter, corrections.isEmpty ? nil : corrections.baseAddress, bytes.baseAddress,
        bytes.count)
    }
    guard let decoder = unsafe decoder else { return nil }
    unsafe self.decoder = unsafe decoder
  }

  deinit { unsafe warraq_decoder_free(decoder) }

  /// Converts everything.
  ///
  /// - Returns: Whether memory was enough.
  func run(_ cancellation: Cancellation) throws(CancellationError) -> Bool {
    while true {
      let outcome = unsafe warraq_decoder_run(decoder)
      if outcome <= 0 { return outcome == 0 }
      try cancellation.check()
    }
  }

  // The pointers below live as long as `self`, which no method gives away.
  private var result: warraq_decoded { unsafe warraq_decoder_result(decoder).pointee }

  /// Sequences that the charset does not have; each became U+FFFD.
  var invalid: Int { unsafe result.invalid }

  /// The converted text.
  func text(_ cancellation: Cancellation) throws(CancellationError) -> [UInt8] {
    let result = unsafe result
    var text: [UInt8] = []
    unsafe text.reserveCapacity(result.text_count)
    for piece in unsafe (0..<result.text_count).pieces() {
      unsafe text.append(
        contentsOf: UnsafeBufferPointer(start: result.text + piece.lowerBound, count: piece.count))
      try cancellation.check()
    }
    return text
  }

  /// From the converted text to the bytes, the first of which is at an offset.
  func map(from start: Int, _ cancellation: Cancellation) throws(CancellationError) -> SourceMap {
    let result = unsafe result
    var cancellation = cancellation
    var map = SourceMap()
    var offset = start
    for index in unsafe 0..<result.run_count {
      let run = unsafe result.runs[index]
      try cancellation.step(16)
      try map.makeRoom(cancellation)
      let input = Span(start: offset, end: offset + Int(run.source))
      map.append(
        text: Int(run.text), input: input, scale: run.width == 0 ? .whole : .scalars(Int(run.width))
      )
      offset = input.end
    }
    return map
  }
}
