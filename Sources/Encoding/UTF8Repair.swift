internal import DocumentCore

/// Replaces what is not UTF-8 by U+FFFD, one for each maximal part of a sequence, as the WHATWG
/// Encoding standard does.
struct UTF8Repair {
  private(set) var text: [UInt8] = []
  private(set) var map = SourceMap()
  private(set) var invalid = 0
  private var cancellation: Cancellation

  init(_ cancellation: Cancellation) {
    self.cancellation = cancellation
  }

  mutating func run(_ bytes: [UInt8], from start: Int) throws(CancellationError) {
    text.reserveCapacity(bytes.count)
    var offset = start
    var goodStart = start
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
        if offset & (Cancellation.interval - 1) == 0 { try cancellation.check() }
        continue
      }
      let (length, isValid) = Self.sequence(bytes, offset)
      try cancellation.step(length)
      if !isValid {
        try keep(bytes, goodStart..<offset)
        try text.makeRoom(for: 3, cancellation)
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        map.append(text: 3, input: Span(start: offset, end: offset + length), scale: .whole)
        invalid += 1
        goodStart = offset + length
      }
      offset += length
    }
    try keep(bytes, goodStart..<bytes.count)
  }

  private mutating func keep(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(CancellationError) {
    try map.makeRoom(cancellation)
    try text.append(bytes, range, cancellation)
    map.append(text: range.count, input: Span(range), scale: .bytes)
  }

  /// The length of the sequence at an offset, or of the part of it that is wrong.
  private static func sequence(_ bytes: [UInt8], _ offset: Int) -> (length: Int, isValid: Bool) {
    let a = bytes[offset]
    let length = a < 0xC2 ? 0 : a < 0xE0 ? 2 : a < 0xF0 ? 3 : a < 0xF5 ? 4 : 0
    if length == 0 { return (1, a < 0x80) }
    for index in 1..<length {
      guard offset + index < bytes.count else { return (index, false) }
      let low: UInt8 = index == 1 ? (a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80) : 0x80
      let high: UInt8 = index == 1 ? (a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF) : 0xBF
      if !(low...high).contains(bytes[offset + index]) { return (index, false) }
    }
    return (length, true)
  }

  /// Whether there are at least ten well-formed sequences of several bytes for each wrong one.
  static func isMostlyValid(
    _ bytes: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> Bool {
    var cancellation = cancellation
    var good = 0
    var bad = 0
    var offset = 0
    while offset < bytes.count {
      let (length, isValid) = sequence(bytes, offset)
      try cancellation.step(length)
      if !isValid { bad += 1 } else if length > 1 { good += 1 }
      offset += length
    }
    return good >= bad * 10 && good > 0
  }
}
