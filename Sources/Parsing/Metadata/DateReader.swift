internal import DocumentCore

/// Reads the dates that pages declare or show, to ISO 8601.
enum DateReader {
  /// The date in a text, as precise as it is written; nil where there is none that can be.
  ///
  /// Understands ISO 8601, the numeric forms of most locales (day before month unless that can't be) and
  /// day, month name and year in any order, in the languages of `MonthNames`.
  static func read(_ text: String) -> String? {
    let trimmed = text.prefix(200)
    let tokens = tokens(of: Array(trimmed.utf8))
    return iso(Array(trimmed.utf8)) ?? named(tokens) ?? numeric(tokens)
  }

  /// The same value with the date that its text is; nil where it is none.
  static func read(_ value: Sourced) -> Sourced? {
    read(value.value).map {
      var date = value
      date.value = $0
      return date
    }
  }

  private enum Token: Equatable {
    case number(Int, digits: Int)
    case month(Int)
    case separator(UInt8)
  }

  private static func isPlausible(year: Int, month: Int, day: Int) -> Bool {
    (1900...2100).contains(year) && (1...12).contains(month) && (1...31).contains(day)
  }

  private static func format(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard isPlausible(year: year, month: month, day: day) else { return nil }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// YYYY-MM-DD, alone or with a time and an offset behind it.
  private static func iso(_ bytes: [UInt8]) -> String? {
    var start = 0
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    func digits(_ offset: Int, _ count: Int) -> Int? {
      guard offset + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[offset..<offset + count] {
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = digits(start, 4), start + 10 <= bytes.count, bytes[start + 4] == 0x2D,
      let month = digits(start + 5, 2), bytes[start + 7] == 0x2D, let day = digits(start + 8, 2),
      let date = format(year, month, day)
    else { return nil }
    let rest = start + 10
    guard rest < bytes.count, bytes[rest] == 0x54 || bytes[rest] == 0x20,
      digits(rest + 1, 2) != nil,
      rest + 3 < bytes.count, bytes[rest + 3] == 0x3A, digits(rest + 4, 2) != nil
    else { return date }
    var end = rest + 6
    while end < bytes.count, bytes[end] &- 0x30 < 10 || [0x3A, 0x2E].contains(bytes[end]) {
      end += 1
    }
    var time = String(decoding: bytes[rest + 1..<end], as: UTF8.self)
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    if end < bytes.count, bytes[end] == 0x5A {
      time += "Z"
    } else if end < bytes.count, bytes[end] == 0x2B || bytes[end] == 0x2D, digits(end + 1, 2) != nil
    {
      let sign = bytes[end] == 0x2B ? "+" : "-"
      let hours = String(decoding: bytes[end + 1..<end + 3], as: UTF8.self)
      let at = end + 3 < bytes.count && bytes[end + 3] == 0x3A ? end + 4 : end + 3
      let minutes = digits(at, 2).map { ($0 < 10 ? "0" : "") + "\($0)" } ?? "00"
      time += "\(sign)\(hours):\(minutes)"
    }
    return "\(date)T\(time)"
  }

  private static func tokens(of bytes: [UInt8]) -> [Token] {
    let table = TokenTable(of: bytes)
    var result: [Token] = []
    for token in table.tokens {
      switch token.kind {
      case .number:
        let folded = table.folded(token)
        // "26.08.2020" is one number to the tokenizer.
        for part in folded.split(whereSeparator: { $0 == 0x2E || $0 == 0x2C }) {
          if let value = Int(String(decoding: part, as: UTF8.self)) {
            result.append(.number(value, digits: part.count))
          }
        }
      case .word:
        if let month = MonthNames.month(of: token, in: table) { result.append(.month(month)) }
      case .punctuation, .symbol:
        if let byte = table.folded(token).first { result.append(.separator(byte)) }
      case .ideograph:
        result.append(.separator(0x2D))
      }
    }
    return result
  }

  /// A month's name with a day before or after it and a year.
  private static func named(_ tokens: [Token]) -> String? {
    let parts = tokens.filter { if case .separator = $0 { false } else { true } }
    for (index, token) in parts.enumerated() {
      guard case .month(let month) = token else { continue }
      let near = parts[max(0, index - 2)..<min(parts.count, index + 4)]
      let numbers = near.compactMap { part -> (Int, Int)? in
        if case .number(let value, let digits) = part { (value, digits) } else { nil }
      }
      guard let year = numbers.first(where: { $0.1 == 4 && (1900...2100).contains($0.0) }) else {
        continue
      }
      var day: Int?
      if index > 0, case .number(let value, let digits) = parts[index - 1], digits <= 2 {
        day = value
      }
      if day == nil, index + 1 < parts.count,
        case .number(let value, let digits) = parts[index + 1],
        digits <= 2
      {
        day = value
      }
      if let day, let date = format(year.0, month, day) { return date }
    }
    return nil
  }

  /// Three numbers with marks between, one of them a year.
  private static func numeric(_ tokens: [Token]) -> String? {
    var numbers: [(value: Int, digits: Int)] = []
    for token in tokens {
      if case .number(let value, let digits) = token { numbers.append((value, digits)) }
    }
    guard numbers.count >= 3 else { return nil }
    for start in 0...(numbers.count - 3) {
      let (a, b, c) = (numbers[start], numbers[start + 1], numbers[start + 2])
      if a.digits == 4, let date = format(a.value, b.value, c.value) { return date }
      guard c.digits == 4, a.digits <= 2, b.digits <= 2 else { continue }
      if let date = format(c.value, b.value, a.value) ?? format(c.value, a.value, b.value) {
        return date
      }
    }
    return nil
  }
}
