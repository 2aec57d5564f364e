internal import DocumentCore

extension DateParser {
  /// "2019-09-30", "30/9/2019", "30.9.2019".
  func numeric(at index: Int, limit: Int) -> TimeExpression? {
    if let dotted = dotted(at: index) { return dotted }
    guard index + 2 < limit, reader[index].kind == .number, reader.isGlued(index + 1),
      reader.isGlued(index + 2), reader[index + 2].kind == .number
    else { return nil }
    let separator = reader.mark(index + 1)
    guard separator == 0x2D || separator == 0x2F || separator == 0x2010 else { return nil }
    var fields = [field(index), field(index + 2)]
    var end = index + 3
    if end + 1 < limit, reader.mark(end) == separator, reader.isGlued(end),
      reader.isGlued(end + 1), reader[end + 1].kind == .number
    {
      fields.append(field(end + 1))
      end += 2
    }
    guard end >= limit || reader.mark(end) != separator || !reader.isGlued(end) else { return nil }
    return numeric(fields, from: index, to: end, separator)
  }

  private func field(_ index: Int) -> (value: Int, width: Int) {
    (numbers.plain(index)?.integer ?? -1, reader.folded(index).count)
  }

  private func dotted(at index: Int) -> TimeExpression? {
    guard index < reader.count, reader[index].kind == .number else { return nil }
    let bytes = reader.folded(index)
    guard (8...10).contains(bytes.count) else { return nil }
    var fields: [(value: Int, width: Int)] = []
    for part in bytes.split(separator: 0x2E, omittingEmptySubsequences: false) {
      guard let value = Decimal(ascii: part)?.integer else { return nil }
      fields.append((value, part.count))
    }
    guard fields.count == 3 else { return nil }
    return numeric(fields, from: index, to: index + 1, 0x2E)
  }

  private func numeric(
    _ fields: [(value: Int, width: Int)], from index: Int, to end: Int, _ separator: UInt32
  ) -> TimeExpression? {
    var time = TimeExpression(start: reader[index].span.start, end: end)
    time.confidence = 0.9
    guard fields.count == 3 else { return short(fields, separator, time) }
    let year: Int
    let first: Int
    let second: Int
    if fields[0].width == 4 {
      year = fields[0].value
      first = fields[2].value
      second = fields[1].value
    } else if fields[2].width == 4 || fields[2].width == 2 {
      year = fields[2].width == 4 ? fields[2].value : century(fields[2].value)
      let isMonthFirst = isMonthFirst && fields[0].value <= 12 || fields[1].value > 12
      first = isMonthFirst ? fields[1].value : fields[0].value
      second = isMonthFirst ? fields[0].value : fields[1].value
    } else {
      return nil
    }
    guard (1000...2200).contains(year),
      CalendarDate(year: year, month: second, day: first) != nil
    else { return nil }
    time.year = year
    time.month = second
    time.day = first
    return time
  }

  private func century(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

  /// "2019-09", "9/2019"; "9/30" only in English.
  private func short(
    _ fields: [(value: Int, width: Int)], _ separator: UInt32, _ time: TimeExpression
  ) -> TimeExpression? {
    var time = time
    if fields[0].width == 4, fields[1].width == 2, (1...12).contains(fields[1].value),
      (1000...2200).contains(fields[0].value)
    {
      time.year = fields[0].value
      time.month = fields[1].value
    } else if fields[1].width == 4, (1...12).contains(fields[0].value),
      (1000...2200).contains(fields[1].value)
    {
      time.year = fields[1].value
      time.month = fields[0].value
    } else if separator == 0x2F, fields[0].width <= 2, fields[1].width <= 2 {
      let isMonthFirst = isMonthFirst && fields[0].value <= 12
      time.month = fields[isMonthFirst ? 0 : 1].value
      time.day = fields[isMonthFirst ? 1 : 0].value
      guard let month = time.month, let day = time.day,
        CalendarDate(year: 2000, month: month, day: day) != nil, day > 12
      else { return nil }
    } else {
      return nil
    }
    return time
  }
}
