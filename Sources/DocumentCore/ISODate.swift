/// ISO 8601's calendar dates.
package enum ISODate {
  /// Whether a text is YYYY-MM-DD of a day that there is, alone or with a time after it: hh:mm or
  /// hh:mm:ss after "T" or a blank, a fraction of the second, "Z" or an offset.
  package static func isDay(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]),
      let day = number(bytes[8..<10]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[month - 1]).contains(day) && (bytes.count == 10 || isTime(bytes[10...]))
  }

  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.first == 0x54 || bytes.first == 0x20 else { return false }
    var rest = bytes.dropFirst()
    guard takeClock(&rest) else { return false }
    if rest.first == 0x2E || rest.first == 0x2C {
      let digits = rest.dropFirst().prefix { $0 &- 0x30 < 10 }
      guard !digits.isEmpty else { return false }
      rest = rest[digits.endIndex...]
    }
    switch rest.first {
    case nil: return true
    case 0x5A: return rest.count == 1
    case 0x2B, 0x2D:
      rest.removeFirst()
      if rest.count == 4 { rest = rest.prefix(2) + [0x3A] + rest.suffix(2) }
      if rest.count == 2 { rest += [0x3A, 0x30, 0x30] }
      return rest.count == 5 && takeClock(&rest)
    default: return false
    }
  }

  /// Takes hh:mm or hh:mm:ss.
  private static func takeClock(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let hour = number(rest.prefix(2)), hour < 24, rest.dropFirst(2).first == 0x3A,
      let minute = number(rest.dropFirst(3).prefix(2)), minute < 60
    else { return false }
    rest.removeFirst(5)
    guard rest.first == 0x3A else { return true }
    guard let second = number(rest.dropFirst().prefix(2)), second <= 60 else { return false }
    rest.removeFirst(3)
    return true
  }

  /// The number that two or four digits write.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.count >= 2, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
