internal import DocumentCore

/// What offsets into a text count on the wire. The raw values are the schema's.
package enum OffsetUnit: UInt32, Sendable {
  case utf8Bytes = 1
  /// What Java, JavaScript and C# count.
  case utf16CodeUnits = 2
  /// What Python counts.
  case unicodeScalars = 3
}

/// Turns UTF-8 offsets of one text into another unit.
///
/// Built in one pass over the text; each conversion then looks at most at 64 bytes.
package struct OffsetConverter {
  private let text: [UInt8]
  private let unit: OffsetUnit
  /// Units before each 64th byte.
  private var marks: [UInt32] = []

  /// Reads the whole text, unless the unit is the text's own; it has to be valid UTF-8.
  package init(_ text: [UInt8], unit: OffsetUnit) {
    self = Cancellation.never { cancellation throws(CancellationError) in
      try OffsetConverter(text, unit: unit, cancellation)
    }
  }

  /// Reads the whole text, unless the unit is the text's own or that is cancelled.
  init(
    _ text: [UInt8], unit: OffsetUnit, _ cancellation: Cancellation
  ) throws(CancellationError) {
    self.text = text
    self.unit = unit
    guard unit != .utf8Bytes else { return }
    marks.reserveCapacity(text.count / 64 + 1)
    var units: UInt32 = 0
    for start in stride(from: 0, to: text.count, by: 64) {
      marks.append(units)
      units += unsafe text.withUnsafeBufferPointer { bytes in
        var sum: UInt32 = 0
        // Without a jump, so that many bytes are counted at once.
        for offset in start..<min(start + 64, bytes.count) {
          unsafe sum &+= Self.units(bytes[offset], unit)
        }
        return sum
      }
      if start & (Cancellation.interval - 1) == 0 { try cancellation.check() }
    }
    if text.count & 63 == 0 { marks.append(units) }
  }

  /// How many units the scalar that a byte starts has; 0 for a byte that continues one.
  @inline(__always)
  private static func units(_ byte: UInt8, _ unit: OffsetUnit) -> UInt32 {
    let isFirst: UInt32 = byte & 0xC0 == 0x80 ? 0 : 1
    let isLong: UInt32 = byte >= 0xF0 && unit == .utf16CodeUnits ? 1 : 0
    return isFirst &+ isLong
  }

  /// The offset in the unit.
  package func convert(_ offset: Int) -> UInt32 {
    if unit == .utf8Bytes { return UInt32(offset) }
    var units = marks[offset >> 6]
    for index in (offset & ~63)..<offset { units += Self.units(text[index], unit) }
    return units
  }
}
