internal import CEncoding
package import DocumentCore

/// Turns a document's bytes into UTF-8.
///
/// A byte order mark decides first. Bytes that are valid UTF-8 are UTF-8 else, whatever is declared, if they don't
/// show by NUL or ESC that they are the UTF-16 or ISO-2022-JP which is declared; of others the caller's hint, the
/// document's own declaration and detection decide, in this order.
package enum Decoder {
  /// Decodes a document.
  ///
  /// - Parameters:
  ///   - hint: A WHATWG label from outside the document; empty where there is none.
  ///   - declared: Finds the label that the document itself declares; called where it matters.
  /// - Returns: Valid UTF-8, whatever the bytes are.
  /// - Throws: `CancellationError`.
  package static func decode(
    _ bytes: [UInt8], hint: String, declared: () -> String?, _ cancellation: Cancellation
  ) throws(CancellationError) -> Decoded {
    if let (charset, skip) = signature(bytes) {
      return charset == .utf8
        ? try repair(bytes, from: skip, cancellation)
        : try convert(bytes, charset, from: skip, cancellation)
    }
    if try isValid(bytes, cancellation) {
      if let charset = sevenBitCharset(bytes, hint: hint, declared: declared) {
        return try convert(bytes, charset, from: 0, cancellation)
      }
      var decoded = Decoded(
        text: bytes, map: SourceMap(identity: bytes.count), charset: Charset.utf8.name)
      if ByteSearch.endOfASCII(in: bytes, bytes.indices) < bytes.count,
        let label = hint.isEmpty ? declared() : hint, let charset = Charset(label: label),
        charset != .utf8
      {
        decoded.warnings.append(
          Warning(.charsetMismatch, "declared \(charset.name), but the bytes are valid UTF-8"))
      }
      return decoded
    }
    let candidates = [Charset(label: hint), declared().flatMap { Charset(label: $0) }]
      .compactMap { $0 }.filter { $0 != .replacement }
    let foreign = bytes.count { $0 >= 0x80 }
    for charset in candidates {
      if charset == .utf8 {
        if try UTF8Repair.isMostlyValid(bytes, cancellation) {
          return try repair(bytes, from: 0, cancellation)
        }
      } else {
        let decoded = try convert(bytes, charset, from: 0, cancellation)
        // A few bad bytes don't make it another charset.
        if decoded.invalid * 20 <= foreign { return decoded }
      }
    }
    if try UTF8Repair.isMostlyValid(bytes, cancellation) {
      return try repair(bytes, from: 0, cancellation)
    }
    let detected = try detect(bytes, cancellation)
    var decoded = try convert(
      bytes, detected ?? candidates.first ?? .windows1252, from: 0, cancellation)
    if let first = candidates.first, first.name != decoded.charset {
      decoded.warnings.append(
        Warning(.charsetMismatch, "declared \(first.name), read as \(decoded.charset)"))
    }
    return decoded
  }

  /// The charset that a byte order mark or the `<?x` of UTF-16 tells, and how many bytes to skip.
  package static func signature(_ bytes: [UInt8]) -> (Charset, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0x00, 0x3C, 0x00, 0x3F, 0x00, 0x78]) { return (.utf16BigEndian, 0) }
    if bytes.starts(with: [0x3C, 0x00, 0x3F, 0x00, 0x78, 0x00]) { return (.utf16LittleEndian, 0) }
    return nil
  }

  /// The charset declared, where valid UTF-8 may be text in it all the same: UTF-16 with its NULs, which only a hint
  /// can declare, or ISO-2022-JP with its escapes.
  private static func sevenBitCharset(
    _ bytes: [UInt8], hint: String, declared: () -> String?
  ) -> Charset? {
    let hinted = Charset(label: hint)
    if let hinted, hinted.name.hasPrefix("UTF-16") {
      return ByteSearch.contains(0, in: bytes) ? hinted : nil
    }
    guard ByteSearch.contains(0x1B, in: bytes),
      let charset = hinted ?? declared().flatMap(Charset.init(label:)),
      charset.name == "ISO-2022-JP"
    else { return nil }
    return charset
  }

  /// Whether all is well-formed UTF-8, told piece by piece.
  private static func isValid(
    _ bytes: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> Bool {
    var start = 0
    while start < bytes.count {
      var end = min(bytes.count, start + Cancellation.interval)
      // Cut before a character, which has at most three bytes after its first.
      let earliest = end - 3
      while end < bytes.count, end > earliest, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      guard isValid(bytes, start..<end) else { return false }
      start = end
      try cancellation.check()
    }
    return true
  }

  /// Whether a range is well-formed UTF-8: past ASCII in strides, and what is between by the standard library.
  private static func isValid(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while true {
      start = ByteSearch.endOfASCII(in: bytes, start..<range.upperBound)
      guard start < range.upperBound else { return true }
      // Text in another script goes on for longer than the ASCII in it, blanks and digits and short tags.
      var end = start
      var ascii = 0
      while end < range.upperBound, ascii < longestASCII {
        ascii = bytes[end] < 0x80 ? ascii + 1 : 0
        end += 1
      }
      guard (try? UTF8Span(validating: bytes.span.extracting(start..<end))) != nil else {
        return false
      }
      start = end
    }
  }

  /// Longer runs of ASCII, in bytes, part what is validated.
  private static let longestASCII = 32

  /// uchardet's guess from the first 64 KiB that are not ASCII.
  private static func detect(
    _ bytes: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> Charset? {
    let first = try bytes.firstIndex(cancellation, where: { $0 >= 0x80 }) ?? 0
    let sample = bytes[max(0, first - 1024)..<min(bytes.count, first + 65536)]
    var name = [CChar](repeating: 0, count: 64)
    unsafe sample.withUnsafeBufferPointer {
      unsafe warraq_detect_charset($0.baseAddress, $0.count, &name, name.count)
    }
    let label = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let charset = Charset(label: label), charset != .utf8, charset != .replacement else {
      return nil
    }
    return charset
  }

  private static func repair(
    _ bytes: [UInt8], from start: Int, _ cancellation: Cancellation
  ) throws(CancellationError) -> Decoded {
    var repair = UTF8Repair(cancellation)
    try repair.run(bytes, from: start)
    var decoded = Decoded(text: repair.text, map: repair.map, charset: Charset.utf8.name)
    if repair.invalid > 0 {
      decoded.warnings.append(
        Warning(.invalidBytes, "\(repair.invalid) sequences are not UTF-8 and became U+FFFD"))
    }
    return decoded
  }

  private static func convert(
    _ bytes: [UInt8], _ charset: Charset, from start: Int, _ cancellation: Cancellation
  ) throws(CancellationError) -> Decoded {
    let converted = unsafe try bytes.withUnsafeBufferPointer { buffer throws(CancellationError) in
      // The conversion ends within this call, so the bytes outlive it.
      unsafe try convert(
        UnsafeBufferPointer(rebasing: buffer[start...]), charset, from: start, cancellation)
    }
    // ICU lacks the converter or memory is short: the bytes' ASCII still reads.
    return if let converted { converted } else { try repair(bytes, from: start, cancellation) }
  }

  private static func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ charset: Charset, from start: Int,
    _ cancellation: Cancellation
  ) throws(CancellationError) -> Decoded? {
    guard let conversion = unsafe Conversion(charset, bytes), try conversion.run(cancellation)
    else { return nil }
    var decoded = Decoded(
      text: try conversion.text(cancellation), map: try conversion.map(from: start, cancellation),
      charset: charset.name)
    decoded.invalid = conversion.invalid
    if conversion.invalid > 0 {
      decoded.warnings.append(
        Warning(
          .invalidBytes,
          "\(conversion.invalid) sequences are not \(charset.name) and became U+FFFD"))
    }
    return decoded
  }
}
