internal import DocumentCore

extension TimeGrammar {
  /// "2019-09-30", "30/9/2019", "30.9.2019", "2019-sep-1", "20190930".
  ///
  /// - Parameter isTold: What stands before shows that a month and day follow.
  func numericDate(_ index: Int, isTold: Bool = false) -> TimeExpression? {
    guard isNumber(index) else { return nil }
    if let dotted = dottedDate(index) ?? compactDate(index) { return dotted }
    if isDotted, let dotted = dayDotMonth(index, isTold: isTold) { return dotted }
    guard let first = digits(index), !first.isOrdinal, first.width <= 4 else { return nil }
    let separator = mark(index + 1)
    guard separator == 0x2D || separator == 0x2F || separator == 0x2010 || separator == 0x2E else {
      return nil
    }
    guard isGlued(index + 1), isGlued(index + 2) else { return spacedMonth(first, separator) }
    if let named = namedMonth(index, first, separator) { return named }
    guard isNumber(index + 2) else { return nil }
    let second = digits(index + 2)
    guard let second, !second.isOrdinal, second.width <= 4 else {
      return commaYear(index, first, separator)
    }
    var fields = [(first.value, first.width), (second.value, second.width)]
    var end = index + 3
    if mark(end) == separator, isGlued(end), isGlued(end + 1), let third = digits(end + 1),
      third.width == 2 || third.width == 4 || third.width == 1
    {
      let isRange =
        separator == 0x2D && mark(third.end) == 0x2D && isGlued(third.end)
        && fields[1].1 <= 2 && third.width <= 2
      if !isRange {
        fields.append((third.value, third.width))
        end += 2
      }
    }
    guard mark(end) != separator || !isGlued(end) || fields.count == 3 && fields[2].1 == 4 else {
      return nil
    }
    if fields.count == 3 { return ymd(fields, from: index, to: end) }
    let told = isTold || isNumericTold(index, end)
    guard var time = short(fields, separator, isTold: told, from: index, to: end) else {
      return nil
    }
    if time.day != nil, isComma(time.end), let year = digits(time.end + 1),
      year.width == 4 || year.width == 2 && reader[time.end + 1].hasSpaceBefore == false
    {
      time.year = year.width == 4 ? year.value : century(year.value)
      time.end = year.end
    }
    return time
  }

  /// "on", "this", "each" before or a clock time after make two numbers a date.
  private func isNumericTold(_ index: Int, _ end: Int) -> Bool {
    if has(index - 1, [.on, .bound, .direction, .every, .from, .to, .between, .in, .past]) {
      return !has(index - 1, .in) || isArabic(index - 1) || mark(index + 1) == 0x2D
    }
    if index > 0, isArabic(index - 1), has(index - 1, [.at, .head]) { return true }
    if isNumber(end), mark(end + 1) == 0x3A, isGlued(end + 1) { return true }
    return false
  }

  /// "11/12,16", "08/12,2015": a comma before the year inside one token.
  private func commaYear(_ index: Int, _ first: Whole, _ separator: UInt32) -> TimeExpression? {
    guard separator == 0x2F else { return nil }
    let parts = reader.folded(index + 2).split(separator: 0x2C)
    guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2 || parts[1].count == 4,
      let second = Decimal(ascii: parts[0])?.integer, let year = Decimal(ascii: parts[1])?.integer
    else { return nil }
    return ymd(
      [(first.value, first.width), (second, parts[0].count), (year, parts[1].count)], from: index,
      to: index + 3)
  }

  private func dottedDate(_ index: Int) -> TimeExpression? {
    let bytes = reader.folded(index)
    guard (6...10).contains(bytes.count) else { return nil }
    var fields: [(Int, Int)] = []
    for part in bytes.split(separator: 0x2E, omittingEmptySubsequences: false) {
      guard part.count <= 4, let value = Decimal(ascii: part)?.integer else { return nil }
      fields.append((value, part.count))
    }
    guard fields.count == 3 else { return nil }
    return ymd(fields, from: index, to: index + 1, isDayFirst: true)
  }

  /// "22.04.", "27. 11.".
  private func dayDotMonth(_ index: Int, isTold: Bool) -> TimeExpression? {
    var fields: (day: Int, month: Int)?
    var end = index + 1
    if let parts = dotted(index) {
      fields = (parts.first, parts.second)
    } else if let day = digits(index), day.width <= 2, mark(day.end) == 0x2E, isGlued(day.end),
      let month = digits(day.end + 1),
      month.width <= 2, mark(month.end) == 0x2E, isGlued(month.end)
    {
      fields = (day.value, month.value)
      end = month.end
    }
    guard let fields, (1...12).contains(fields.month), (1...31).contains(fields.day),
      isTold || mark(end) == 0x2E && isGlued(end)
        || has(index - 1, [.on, .for, .the, .bound, .from, .to]),
      !has(end, [.oclock, .unit])
    else { return nil }
    var time = TimeExpression(start: start(index), end: end)
    (time.day, time.month) = (fields.day, fields.month)
    if mark(end) == 0x2E, isGlued(end), let year = plainYear(end + 1) {
      (time.year, time.end) = (year.value, year.end)
    }
    time.confidence = 0.7
    return time
  }

  /// "20190930".
  private func compactDate(_ index: Int) -> TimeExpression? {
    guard let whole = digits(index), whole.width == 8, !whole.isOrdinal else { return nil }
    let (year, month, day) = (whole.value / 10_000, whole.value / 100 % 100, whole.value % 100)
    guard (1900...2100).contains(year), CalendarDate(year: year, month: month, day: day) != nil
    else { return nil }
    var time = TimeExpression(start: whole.start, end: index + 1)
    (time.year, time.month, time.day) = (year, month, day)
    return time
  }

  /// "11 - 2016", "2016 / 11".
  private func spacedMonth(_ first: Whole, _ separator: UInt32) -> TimeExpression? {
    let index = first.end - 1
    guard separator == 0x2D || separator == 0x2F, let second = digits(index + 2) else { return nil }
    let (month, year) = first.width == 4 ? (second, first) : (first, second)
    guard year.width == 4, (1900...2100).contains(year.value), (1...12).contains(month.value),
      month.width <= 2
    else { return nil }
    var time = TimeExpression(start: first.start, end: second.end)
    (time.year, time.month) = (year.value, month.value)
    time.confidence = 0.6
    return time
  }

  /// "2019-sep-1", "05-Aug-2016", "23-2020-September", "2020/Sep/23".
  private func namedMonth(_ index: Int, _ first: Whole, _ separator: UInt32) -> TimeExpression? {
    func part(_ place: Int) -> Int? {
      mark(place) == separator && isGlued(place) && isGlued(place + 1) ? place + 1 : nil
    }
    guard let second = part(index + 1) else { return nil }
    var time = TimeExpression(start: first.start, end: index)
    if has(second, .month), word(second).number == 0, let third = part(second + 1),
      let last = digits(third), !last.isOrdinal
    {
      let isYearFirst = first.width == 4
      let (year, day) = isYearFirst ? (first, last) : (last, first)
      guard year.width == 4 || year.width == 2, (1...31).contains(day.value), day.width <= 2 else {
        return nil
      }
      time.year = year.width == 4 ? year.value : century(year.value)
      time.month = Int(word(second).month)
      time.day = day.value
      time.end = last.end
      return time
    }
    if first.width <= 2, (1...31).contains(first.value), let year = plainYear(second),
      let third = part(second + 1), has(third, .month)
    {
      (time.year, time.month, time.day) = (year.value, Int(word(third).month), first.value)
      time.end = end(third)
      return time
    }
    return nil
  }

  private func ymd(
    _ fields: [(Int, Int)], from index: Int, to end: Int, isDayFirst: Bool = false
  ) -> TimeExpression? {
    var time = TimeExpression(start: start(index), end: end)
    if let numeral = reader.numeral(index) { time.start = numeral.start }
    time.confidence = 0.9
    let year: Int
    let day: Int
    let month: Int
    if fields[0].1 == 4 {
      (year, month, day) = (fields[0].0, fields[1].0, fields[2].0)
      guard fields[1].1 <= 2, fields[2].1 <= 2 else { return nil }
    } else if fields[2].1 == 4 || fields[2].1 == 2 {
      guard fields[0].1 <= 2, fields[1].1 <= 2 else { return nil }
      year = fields[2].1 == 4 ? fields[2].0 : century(fields[2].0)
      let isMonthFirst =
        isMonthFirst && !isDayFirst && fields[0].0 <= 12 || fields[1].0 > 12
      (month, day) = isMonthFirst ? (fields[0].0, fields[1].0) : (fields[1].0, fields[0].0)
    } else {
      return nil
    }
    guard (1000...2200).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    let calendar: CalendarKind = year < 1500 && isArabicText(index) ? .hijri : .gregorian
    time.calendar = calendar
    (time.year, time.month, time.day) = (year, month, day)
    return time
  }

  private func isArabicText(_ index: Int) -> Bool {
    isArabic(index - 1) || isArabic(index + 5)
  }

  /// "2019-09", "9/2019", "9/30".
  private func short(
    _ fields: [(Int, Int)], _ separator: UInt32, isTold: Bool, from index: Int, to end: Int
  ) -> TimeExpression? {
    var time = TimeExpression(start: start(index), end: end)
    if let numeral = reader.numeral(index) { time.start = numeral.start }
    if fields[0].1 == 4, fields[1].1 <= 2, (1...12).contains(fields[1].0),
      (1000...2200).contains(fields[0].0)
    {
      (time.year, time.month) = (fields[0].0, fields[1].0)
      return time
    }
    if fields[1].1 == 4, fields[0].1 <= 2, (1...12).contains(fields[0].0),
      (1000...2200).contains(fields[1].0)
    {
      (time.year, time.month) = (fields[1].0, fields[0].0)
      return time
    }
    guard fields[0].1 <= 2, fields[1].1 <= 2 else { return nil }
    let isClear = max(fields[0].0, fields[1].0) > 12 && separator == 0x2F && fields[0].0 != 24
    guard isTold || isClear, let date = monthDay(fields[0].0, fields[1].0, from: index, to: end)
    else { return nil }
    time.month = date.month
    time.day = date.day
    time.confidence = 0.7
    return time
  }

  /// "2016 November", "2016, nov", "2016 Q3", "2019.3".
  func yearFirst(_ index: Int) -> TimeExpression? {
    if let dotted = yearDotMonth(index) { return dotted }
    guard let year = plainYear(index), (1500...2100).contains(year.value) else { return nil }
    let next = skipDash(skipComma(year.end))
    var time = TimeExpression(start: year.start, end: year.end)
    time.year = year.value
    if has(next, .month), !has(next, .weak) || reader[next].isCapitalized || isGlued(next) {
      let month = word(next)
      time.month = Int(month.month)
      time.end = end(next)
      if let day = digits(time.end), day.width <= 2, (1...31).contains(day.value),
        plainYear(time.end + 1) == nil
      {
        (time.day, time.end) = (day.value, day.end)
      }
      return time
    }
    if has(next, .yearPart) {
      takePart(&time, word(next).code)
      time.end = end(next)
      return time
    }
    if isArabic(next), has(next, .definite), word(next).unit == .quarter,
      let number = whole(end(next), words: 1), (1...4).contains(number.value)
    {
      (time.quarter, time.end) = (number.value, number.end)
      return time
    }
    return nil
  }

  private func yearDotMonth(_ index: Int) -> TimeExpression? {
    let parts = reader.folded(index).split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, (1...2).contains(parts[1].count),
      let year = Decimal(ascii: parts[0])?.integer, (1900...2100).contains(year),
      let month = Decimal(ascii: parts[1])?.integer, (1...12).contains(month),
      index > 0, !isAmount(index + 1), !reader.isWord(index + 1)
    else { return nil }
    var time = TimeExpression(start: start(index), end: index + 1)
    (time.year, time.month) = (year, month)
    time.confidence = 0.5
    return time
  }

  func takePart(_ time: inout TimeExpression, _ code: UInt8) {
    if code > 10 { time.half = Int(code) - 10 } else { time.quarter = Int(code) }
  }

  /// "Q1 2020", "H2".
  func yearPart(_ index: Int) -> TimeExpression? {
    var time = made(index, end(index))
    takePart(&time, word(index).code)
    takeYear(&time)
    if time.year == nil { takeYearFrame(&time) }
    if time.half != nil, time.year == nil, time.frame == nil { return nil }
    return time
  }

  /// A year alone.
  func bareYear(_ index: Int) -> TimeExpression? {
    guard let year = plainYear(index), (1500...2100).contains(year.value) else { return nil }
    let isTold = isPlaced(index)
    guard isTold || (1900...2050).contains(year.value) && !isArabicPlaceLess(index) else {
      return nil
    }
    guard !isAmount(year.end), !isCounted(year.end), mark(year.end) != 0x3A || !isGlued(year.end)
    else { return nil }
    let before = mark(index - 1)
    guard ![0x24, 0xA3, 0x20AC, 0x23, 0xA5, 0x2E, 0x3A].contains(before) || !isGlued(index) else {
      return nil
    }
    if before == 0x2F || before == 0x2D, isGlued(index), index > 1 { return nil }
    if mark(year.end) == 0x2F, isGlued(year.end) { return nil }
    if isDash(year.end), isGlued(year.end), isGlued(year.end + 1), !isNumber(year.end + 1) {
      return nil
    }
    var time = TimeExpression(start: year.start, end: year.end)
    time.year = year.value
    time.confidence = isTold ? 0.75 : 0.55
    if let named = self.year(index), named.end > year.end {
      time.end = named.end
      time.calendar = named.calendar ?? .gregorian
    }
    return time
  }

  /// Arabic text wants a word that shows the year.
  private func isArabicPlaceLess(_ index: Int) -> Bool {
    isArabic(index - 1) || isArabic(index + 1)
  }

  /// A noun that a number counts, or a unit, follows.
  private func isCounted(_ index: Int) -> Bool {
    guard index < limit, reader.isWord(index), reader[index].hasSpaceBefore,
      !reader[index].hasNewlineBefore
    else { return index < limit && reader.isWord(index) && isGlued(index) }
    if isArabic(index) {
      return !reader.contains(NotNouns.arabic, at: index) && !reader.hasArticle(index)
        && !has(index, [.to, .and, .bound, .in, .from])
    }
    if Units.table.match(reader, at: index, limit: limit) != nil, reader[index].span.count > 2 {
      return true
    }
    return EnglishNouns.isPlural(reader, index)
  }

  func spelledBareYear(_ index: Int) -> TimeExpression? {
    guard let year = spelledYear(index), (1500...2100).contains(year.value),
      isPlaced(index) || has(index - 1, .and) || isArabic(index) && index == 0,
      !isCounted(year.end)
    else { return nil }
    var time = TimeExpression(start: year.start, end: year.end)
    time.year = year.value
    time.isArabic = isArabic(index)
    time.confidence = 0.6
    return time
  }

  // MARK: Decades

  /// "1990s", "the 1980s", "the 70s".
  func decadeDigits(_ index: Int, outer: Int) -> TimeExpression? {
    guard let whole = digits(index), whole.width == 4 || whole.width == 2, whole.value % 10 == 0
    else { return nil }
    var end = whole.end
    if mark(end) == 0x27 || mark(end) == 0x2019, isGlued(end) { end += 1 }
    guard isGlued(end), Self.plural.contains(reader.key(end)), end < limit else { return nil }
    var time = TimeExpression(start: outer, end: end + 1)
    if whole.width == 4 {
      guard (1000...2200).contains(whole.value) else { return nil }
    } else {
      guard outer < whole.start || has(index - 1, .in) else { return nil }
      time.isCenturyTold = false
    }
    time.decade = whole.value
    return time
  }

  private static let plural = WordSet("s 's ’s")

  /// «ثمانينيات القرن الماضي», "the nineties".
  func decade(_ index: Int, outer: Int, hasThe: Bool) -> TimeExpression? {
    let word = word(index)
    var time = made(index, end(index))
    time.decade = Int(word.number) == 1 ? 2000 : Int(word.number)
    time.isCenturyTold = word.number == 1
    if word.number == 10 { return nil }
    if hasThe { time.start = outer }
    if let century = Self.centuries.match(reader, at: time.end, limit: limit) {
      time.decade = century.value + Int(word.number)
      time.isCenturyTold = true
      time.end = century.end
    } else if !time.isArabic, !hasThe, !has(index - 1, .in) {
      return nil
    }
    return time
  }

  private static let centuries = PhraseTable<Int>(
    """
    1900: القرن_الماضي القرن_العشرين
    1800: القرن_التاسع_عشر
    2000: القرن_الحالي القرن_الجاري
    """)

  /// "the twenty-tens", "the two thousand and tens".
  func spelledDecade(_ index: Int, outer: Int) -> TimeExpression? {
    guard !isArabic(index), let number = numbers.number(at: index, limit: min(limit, index + 3)),
      let value = number.value.integer
    else { return nil }
    let next = skip(skipDash(number.end), .and)
    guard has(next, .decade) else { return nil }
    let tens = Int(word(next).number)
    let century = value == 2000 ? 2000 : value == 19 || value == 20 || value == 18 ? value * 100 : 0
    guard century > 0 else { return nil }
    var time = TimeExpression(start: outer, end: end(next))
    time.decade = century + tens
    return time
  }
}
