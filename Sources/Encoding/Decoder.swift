internal import CEncoding
internal import DocumentCore

/// Turns a document's bytes into UTF-8.
///
/// Bytes that are valid UTF-8 are UTF-8, whatever is declared; then a byte order mark, the caller's
/// hint, the document's own declaration and detection decide, in this order.
package enum Decoder {
  /// Decodes a document.
  ///
  /// - Parameters:
  ///   - hint: A WHATWG label from outside the document; empty where there is none.
  ///   - declared: The label that the document itself declares.
  /// - Returns: Valid UTF-8, whatever the bytes are.
  package static func decode(_ bytes: [UInt8], hint: String, declared: String?) -> Decoded {
    if let (charset, skip) = byteOrderMark(bytes) {
      return charset == .utf8
        ? repair(bytes, from: skip) : convert(bytes, charset, from: skip)
    }
    if (try? UTF8Span(validating: bytes.span)) != nil {
      var decoded = Decoded(
        text: bytes, map: SourceMap(identity: bytes.count), charset: Charset.utf8.name)
      let label = hint.isEmpty ? declared : hint
      if let label, let charset = Charset(label: label), charset != .utf8,
        bytes.contains(where: { $0 >= 0x80 })
      {
        decoded.warnings.append(
          Warning(.charsetMismatch, "declared \(charset.name), but the bytes are valid UTF-8"))
      }
      return decoded
    }
    let candidates = [Charset(label: hint), declared.flatMap { Charset(label: $0) }]
      .compactMap { $0 }
    for charset in candidates {
      if charset == .utf8 {
        if UTF8Repair.isMostlyValid(bytes) { return repair(bytes, from: 0) }
      } else {
        let decoded = convert(bytes, charset, from: 0)
        if decoded.warnings.isEmpty { return decoded }
      }
    }
    if UTF8Repair.isMostlyValid(bytes) { return repair(bytes, from: 0) }
    var decoded = convert(bytes, detect(bytes) ?? candidates.first ?? .windows1252, from: 0)
    if let first = candidates.first, first.name != decoded.charset {
      decoded.warnings.append(
        Warning(.charsetMismatch, "declared \(first.name), read as \(decoded.charset)"))
    }
    return decoded
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> (Charset, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    return nil
  }

  /// uchardet's guess from the first 64 KiB that are not ASCII.
  private static func detect(_ bytes: [UInt8]) -> Charset? {
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let sample = bytes[max(0, first - 1024)..<min(bytes.count, first + 65536)]
    var name = [CChar](repeating: 0, count: 64)
    unsafe sample.withUnsafeBufferPointer {
      unsafe warraq_detect_charset($0.baseAddress, $0.count, &name, name.count)
    }
    let label = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let charset = Charset(label: label), charset != .utf8 else { return nil }
    return charset
  }

  private static func repair(_ bytes: [UInt8], from start: Int) -> Decoded {
    var repair = UTF8Repair()
    repair.run(bytes, from: start)
    var decoded = Decoded(text: repair.text, map: repair.map, charset: Charset.utf8.name)
    if repair.invalid > 0 {
      decoded.warnings.append(
        Warning(.invalidBytes, "\(repair.invalid) sequences are not UTF-8 and became U+FFFD"))
    }
    return decoded
  }

  private static func convert(_ bytes: [UInt8], _ charset: Charset, from start: Int) -> Decoded {
    var raw = unsafe warraq_decoded()
    let result = unsafe bytes.withUnsafeBufferPointer {
      unsafe warraq_decode(
        charset.converter, $0.baseAddress.map { unsafe $0 + start }, $0.count - start, &raw)
    }
    // ICU lacks the converter or memory is short: the bytes' ASCII still reads.
    guard result == 0 else { return repair(bytes, from: start) }
    defer { unsafe warraq_decoded_free(&raw) }
    let text = unsafe Array(UnsafeBufferPointer(start: raw.text, count: raw.text_count))
    var map = SourceMap()
    var offset = start
    for run in unsafe Array(UnsafeBufferPointer(start: raw.runs, count: raw.run_count)) {
      let input = Span(start: offset, end: offset + Int(run.source))
      map.append(
        text: Int(run.text), input: input, scale: run.width == 0 ? .whole : .scalars(Int(run.width))
      )
      offset = input.end
    }
    var decoded = Decoded(text: text, map: map, charset: charset.name)
    if unsafe raw.invalid > 0 {
      decoded.warnings.append(
        Warning(
          .invalidBytes, unsafe "\(raw.invalid) sequences are not \(charset.name) and became U+FFFD"
        ))
    }
    return decoded
  }
}
