internal import DocumentCore

/// Reads dates that begin at a token.
struct DateParser {
  let reader: Reader
  let numbers: NumberParser
  /// Numeric dates put the month first.
  let isMonthFirst: Bool

  /// The date that begins at a token, with no clock.
  func date(at index: Int, limit: Int) -> TimeExpression? {
    guard index < limit else { return nil }
    switch reader[index].kind {
    case .number:
      return numeric(at: index, limit: limit) ?? dayMonth(at: index, limit: limit)
        ?? decadeDigits(at: index, limit: limit)
    case .word:
      return word(at: index, limit: limit)
    default:
      return nil
    }
  }

  private func word(at index: Int, limit: Int) -> TimeExpression? {
    deictic(at: index, limit: limit)
      ?? headed(at: index, limit: limit)
      ?? modified(at: index, limit: limit)
      ?? directed(at: index, limit: limit)
      ?? weekday(at: index, limit: limit)
      ?? monthFirst(at: index, limit: limit)
      ?? yearPart(at: index, limit: limit)
      ?? dayMonth(at: index, limit: limit)
      ?? ordinalDay(at: index, limit: limit)
      ?? decadeName(at: index, limit: limit)
  }

  /// «اليوم», "yesterday", with the weekday or date that explains it.
  private func deictic(at index: Int, limit: Int) -> TimeExpression? {
    guard let match = Deictics.days.match(reader, at: index, limit: limit, cutting: .all) else {
      return nil
    }
    var time = TimeExpression(start: match.start, end: match.end)
    time.base = .offset(.day, match.value)
    guard reader.isArabic(index) else { return time }
    guard Directions.after.match(reader, at: match.end, limit: limit) == nil else { return nil }
    let next = afterComma(match.end, limit)
    if let day = Weekdays.table.match(reader, at: match.end, limit: limit) {
      time.end = day.end
      if let date = dayMonth(at: afterComma(day.end, limit), limit: limit), !date.isHijri {
        return explained(time, by: date, weekday: day.value)
      }
      time.weekday = day.value
    } else if next == match.end, let date = dayMonth(at: next, limit: limit), date.month != nil,
      !date.isHijri
    {
      return explained(time, by: date, weekday: nil)
    }
    return time
  }

  private func explained(
    _ time: TimeExpression, by date: TimeExpression, weekday: Int?
  ) -> TimeExpression {
    var result = date
    result.start = time.start
    result.weekday = weekday
    return result
  }

  func afterComma(_ index: Int, _ limit: Int) -> Int {
    guard index + 1 < limit else { return index }
    let mark = reader.mark(index)
    return mark == 0x2C || mark == 0x60C ? index + 1 : index
  }

  /// «عام 2014», «يوم الجمعة», «شهر مارس».
  private func headed(at index: Int, limit: Int) -> TimeExpression? {
    guard let head = Self.heads.match(reader, at: index, limit: limit, cutting: .all) else {
      return nil
    }
    var inner: TimeExpression?
    switch head.value {
    case 1:
      inner = year(at: head.end, limit: limit)
    case 2:
      inner = weekday(at: head.end, limit: limit)
    default:
      inner = month(at: head.end, limit: limit, isTold: true)
    }
    inner?.start = head.start
    return inner
  }

  private static let heads = PhraseTable<Int>(
    """
    1: عام سنة العام year the_year
    2: يوم يومي
    3: شهر month_of the_month_of
    """)

  /// A year in digits or words.
  func year(at index: Int, limit: Int) -> TimeExpression? {
    if let spoken = spokenYear(at: index, limit: limit) { return spoken }
    guard let number = numbers.number(at: index, limit: limit), number.form != .ordinal,
      let year = number.value.integer, (1000...2200).contains(year), number.form != .fraction
    else { return nil }
    var time = TimeExpression(start: number.start, end: number.end)
    time.year = year
    time.end = hijriMark(number.end, limit) ?? gregorianMark(number.end, limit) ?? number.end
    return time
  }

  /// "nineteen ninety-nine".
  private func spokenYear(at index: Int, limit: Int) -> TimeExpression? {
    guard index < limit, reader.isWord(index), reader[index].script == .latin,
      let first = numbers.number(at: index, limit: min(limit, index + 1)),
      let century = first.value.integer, (15...20).contains(century),
      let second = numbers.number(at: first.end, limit: min(limit, first.end + 3)),
      second.form == .words, let rest = second.value.integer, (10...99).contains(rest)
    else { return nil }
    var time = TimeExpression(start: first.start, end: second.end)
    time.year = century * 100 + rest
    return time
  }

  private func plainYear(at index: Int, limit: Int) -> (year: Int, end: Int)? {
    guard index < limit, reader[index].kind == .number, reader[index].span.count >= 4,
      reader.folded(index).count == 4, let year = numbers.plain(index)?.integer,
      (1000...2200).contains(year)
    else { return nil }
    return (year, index + 1)
  }

  private func hijriMark(_ index: Int, _ limit: Int) -> Int? {
    mark(index, limit, Self.hijriMarks)
  }

  private func gregorianMark(_ index: Int, _ limit: Int) -> Int? {
    mark(index, limit, Self.gregorianMarks)
  }

  private func mark(_ index: Int, _ limit: Int, _ set: WordSet) -> Int? {
    index < limit && reader.contains(set, at: index) ? index + 1 : nil
  }

  private static let hijriMarks = WordSet("ه هـ هجري هجرية هجريا")
  private static let gregorianMarks = WordSet("م ميلادي ميلادية ميلاديا")

  /// «مطلع حزيران», "early 2020".
  private func modified(at index: Int, limit: Int) -> TimeExpression? {
    guard let part = PeriodParts.table.match(reader, at: index, limit: limit, cutting: .all) else {
      return nil
    }
    var next = part.end
    if next < limit, reader.mark(next) == 0x2D { next += 1 }
    if next < limit, Self.articles.contains(reader.key(next)) { next += 1 }
    guard
      var time = headed(at: next, limit: limit) ?? directed(at: next, limit: limit)
        ?? month(at: next, limit: limit, isTold: true) ?? yearPart(at: next, limit: limit)
        ?? (plainYear(at: next, limit: limit) != nil ? year(at: next, limit: limit) : nil)
    else { return nil }
    if !reader.isArabic(index), time.hasDay { return nil }
    time.start = part.start
    time.modifier = part.value
    return time
  }

  private static let articles = WordSet("the of من in")

  /// "last week", «هذا العام», «الأسبوع الماضي», "next May".
  private func directed(at index: Int, limit: Int) -> TimeExpression? {
    var first = index
    let start: Int
    if Self.articles.contains(reader.key(index)), index + 1 < limit { first += 1 }
    if let match = Directions.before.match(reader, at: first, limit: limit, cutting: .all) {
      start = first == index ? match.start : reader[index].span.start
      guard let direction = Direction(rawValue: match.value) else { return nil }
      return target(of: direction, at: match.end, start: start, limit)
    }
    guard first == index,
      let unit = TimeUnits.definite.match(reader, at: index, limit: limit, cutting: .all),
      reader.isArabic(index),
      let match = Directions.after.match(reader, at: unit.end, limit: limit),
      let kind = TimeUnit(rawValue: unit.value)
    else { return nil }
    guard kind.rawValue >= TimeUnit.day.rawValue else { return nil }
    var time = TimeExpression(start: unit.start, end: match.end)
    time.base = .period(kind, match.value)
    return time
  }

  private func target(
    of direction: Direction, at index: Int, start: Int, _ limit: Int
  ) -> TimeExpression? {
    let isEnglish = index < limit && !reader.isArabic(index)
    if let unit = TimeUnits.definite.match(reader, at: index, limit: limit),
      let kind = TimeUnit(rawValue: unit.value), kind != .hour, kind != .minute
    {
      var time = TimeExpression(start: start, end: unit.end)
      time.base = .period(kind, direction.rawValue)
      if kind == .day, direction == .current { return nil }
      return time
    }
    guard
      var time = weekday(at: index, limit: limit) ?? month(at: index, limit: limit, isTold: true)
        ?? yearPart(at: index, limit: limit)
    else { return nil }
    guard time.year == nil else { return nil }
    time.start = start
    time.direction = direction
    time.isEnglish = isEnglish
    return time
  }

  /// "Monday", «الأحد الماضي», "Friday, 3 May 2019".
  func weekday(at index: Int, limit: Int) -> TimeExpression? {
    guard let day = Weekdays.table.match(reader, at: index, limit: limit, cutting: .all) else {
      return nil
    }
    if Weekdays.ambiguous.contains(reader.key(index)) {
      guard reader[index].isCapitalized else { return nil }
    }
    var end = day.end
    if end < limit, reader.mark(end) == 0x2E, reader.isGlued(end), reader[index].span.count < 5 {
      end += 1
    }
    let next = afterComma(end, limit)
    if var date = dayMonth(at: next, limit: limit) ?? monthFirst(at: next, limit: limit)
      ?? numeric(at: next, limit: limit), date.day != nil
    {
      date.start = day.start
      date.weekday = day.value
      return date
    }
    var time = TimeExpression(start: day.start, end: end)
    time.weekday = day.value
    applyDirection(&time, limit)
    return isNumeral(day, limit) ? nil : time
  }

  /// «الأحد عشر» counts.
  private func isNumeral(_ day: PhraseTable<Int>.Match, _ limit: Int) -> Bool {
    day.end < limit && reader.isArabic(day.end) && Self.teens.contains(reader.key(day.end))
  }

  private static let teens = WordSet("عشر عشرة")

  /// Takes «الماضي», «المقبل», «الجاري» after a date.
  private func applyDirection(_ time: inout TimeExpression, _ limit: Int) {
    guard let match = Directions.after.match(reader, at: time.end, limit: limit) else { return }
    time.direction = Direction(rawValue: match.value)
    time.end = match.end
  }

  /// "3 May 2019", «26 من آب», "the third of June", «التاسع من ذي الحجة 1445هـ».
  func dayMonth(at index: Int, limit: Int) -> TimeExpression? {
    var first = index
    if index + 1 < limit, Self.the.contains(reader.key(index)) { first += 1 }
    guard first < limit,
      let number = numbers.number(at: first, limit: min(limit, first + 4)),
      number.form != .fraction, let day = number.value.integer, (1...31).contains(day)
    else { return nil }
    var next = number.end
    if next < limit, Self.of.contains(reader.key(next)) { next += 1 }
    if next < limit, reader.mark(next) == 0x2D, reader.isGlued(next) { next += 1 }
    if next < limit, Self.monthHeads.contains(reader.key(next)) { next += 1 }
    guard next < limit, var time = month(at: next, limit: limit, isTold: true),
      reader.isWord(next)
    else { return nil }
    time.day = day
    time.start = first == index ? number.start : reader[index].span.start
    return time
  }

  private static let the = WordSet("the")
  private static let of = WordSet("of من")
  private static let monthHeads = WordSet("شهر")

  /// A month, with the year or direction after it.
  ///
  /// - Parameter isTold: What stands before it shows that it is a month.
  func month(at index: Int, limit: Int, isTold: Bool) -> TimeExpression? {
    guard index < limit, reader.isWord(index) else { return nil }
    if let match = Months.gregorian.match(reader, at: index, limit: limit, cutting: .all) {
      return month(match, isHijri: false, at: index, limit, isTold)
    }
    if let match = Months.hijri.match(reader, at: index, limit: limit, cutting: .all) {
      return month(match, isHijri: true, at: index, limit, isTold)
    }
    return nil
  }

  private func month(
    _ match: PhraseTable<Int>.Match, isHijri: Bool, at index: Int, _ limit: Int, _ isTold: Bool
  ) -> TimeExpression? {
    var time = TimeExpression(start: match.start, end: match.end)
    time.month = match.value
    time.isHijri = isHijri
    if time.end < limit, reader.mark(time.end) == 0x2E, reader.isGlued(time.end),
      reader[index].span.count <= 4, reader[index].script == .latin
    {
      time.end += 1
    }
    takePair(&time, limit)
    takeYear(&time, limit)
    if time.year == nil { applyDirection(&time, limit) }
    let isAmbiguous = reader.contains(Months.ambiguous, at: index, cutting: .all)
    guard isAmbiguous, !isTold, time.year == nil, time.direction == nil else { return time }
    guard reader[index].script == .latin else { return isPlaced(index) ? time : nil }
    return reader[index].isCapitalized && isPlaced(index) ? time : nil
  }

  /// A word that names a time stands before.
  private func isPlaced(_ index: Int) -> Bool {
    index > 0 && reader.contains(Self.places, at: index - 1, cutting: .conjunction)
  }

  private static let places = WordSet(
    "in since during until by from of before after this last next في منذ خلال حتى قبل بعد")

  /// «آب/أغسطس», «كانون الثاني (يناير)».
  private func takePair(_ time: inout TimeExpression, _ limit: Int) {
    guard time.end + 1 < limit else { return }
    let mark = reader.mark(time.end)
    guard mark == 0x2F || mark == 0x28 || mark == 0x2D,
      let other = Months.gregorian.match(reader, at: time.end + 1, limit: limit),
      other.value == time.month
    else { return }
    if mark == 0x28 {
      guard other.end < limit, reader.mark(other.end) == 0x29 else { return }
      time.end = other.end + 1
    } else {
      time.end = other.end
    }
  }

  private func takeYear(_ time: inout TimeExpression, _ limit: Int) {
    var next = time.end
    if time.day != nil || reader.mark(min(next, reader.count - 1)) == 0x2C {
      next = afterComma(next, limit)
    }
    if next < limit, Self.yearLinks.contains(reader.key(next)) { next += 1 }
    if next < limit, Self.yearHeads.contains(reader.key(next)) { next += 1 }
    guard next < limit else { return }
    if let (year, end) = plainYear(at: next, limit: limit) {
      time.year = year
      time.end = end
    } else if reader[next].kind == .word, let spelled = self.year(at: next, limit: limit) {
      time.year = spelled.year
      time.end = spelled.end
      return
    } else {
      return
    }
    if let mark = hijriMark(time.end, limit) {
      time.end = mark
    } else if let mark = gregorianMark(time.end, limit) {
      time.end = mark
    }
  }

  private static let yearLinks = WordSet("of من")
  private static let yearHeads = WordSet("عام سنة العام")

  /// "May 3, 2019", "May 2019", "May".
  func monthFirst(at index: Int, limit: Int) -> TimeExpression? {
    guard index < limit, reader.isWord(index) else { return nil }
    if reader[index].script == .latin, var dated = latinMonthDay(at: index, limit: limit) {
      takeYear(&dated, limit)
      return dated
    }
    return month(at: index, limit: limit, isTold: false)
  }

  private func latinMonthDay(at index: Int, limit: Int) -> TimeExpression? {
    guard let match = Months.gregorian.match(reader, at: index, limit: limit) else { return nil }
    var next = match.end
    if next < limit, reader.mark(next) == 0x2E, reader.isGlued(next) { next += 1 }
    if next < limit, reader.mark(next) == 0x2D, reader.isGlued(next) { next += 1 }
    if next < limit, Self.the.contains(reader.key(next)) { next += 1 }
    guard next < limit, let number = numbers.number(at: next, limit: min(limit, next + 3)),
      let day = number.value.integer, (1...31).contains(day), number.form != .fraction,
      number.end - next <= 2 || number.form == .ordinal,
      !isClock(at: number.end, limit)
    else { return nil }
    guard number.form != .words || number.value != Decimal(1) else { return nil }
    var time = TimeExpression(start: match.start, end: number.end)
    time.month = match.value
    time.day = day
    return time
  }

  /// A colon and minutes follow.
  private func isClock(at index: Int, _ limit: Int) -> Bool {
    index + 1 < limit && reader.mark(index) == 0x3A && reader.isGlued(index)
      && reader.isGlued(index + 1) && reader[index + 1].kind == .number
  }

  /// "Q1 2020", «الربع الثاني من عام 2025», "summer 2026".
  private func yearPart(at index: Int, limit: Int) -> TimeExpression? {
    if let season = Seasons.table.match(reader, at: index, limit: limit, cutting: .all) {
      var time = TimeExpression(start: season.start, end: season.end)
      time.season = season.value
      takeYear(&time, limit)
      if time.year == nil { applyDirection(&time, limit) }
      return time.year != nil || time.direction != nil || reader[index].script == .latin
        ? time : nil
    }
    if let part = Self.parts.match(reader, at: index, limit: limit, cutting: .all),
      let ordinal = numbers.number(at: part.end, limit: min(limit, part.end + 1)),
      ordinal.form == .ordinal || part.value == 3, let number = ordinal.value.integer,
      (1...4).contains(number)
    {
      return quarter(part.value, number, start: part.start, end: ordinal.end, limit)
    }
    guard let ordinal = numbers.number(at: index, limit: min(limit, index + 2)),
      ordinal.form == .ordinal, let number = ordinal.value.integer, (1...4).contains(number),
      let part = Self.parts.match(reader, at: ordinal.end, limit: limit),
      reader[index].script == .latin
    else { return quarterCode(at: index, limit: limit) }
    return quarter(part.value, number, start: ordinal.start, end: part.end, limit)
  }

  private static let parts = PhraseTable<Int>(
    """
    1: quarter الربع الفصل
    2: half النصف السداسي
    """)

  private func quarter(
    _ kind: Int, _ number: Int, start: Int, end: Int, _ limit: Int
  ) -> TimeExpression? {
    var time = TimeExpression(start: start, end: end)
    if kind == 2 {
      guard number <= 2 else { return nil }
      time.half = number
    } else {
      time.quarter = number
    }
    takeYear(&time, limit)
    if time.year == nil {
      applyDirection(&time, limit)
      if time.direction == nil, let next = periodYear(at: time.end, limit) {
        time.direction = next.direction
        time.end = next.end
      }
    }
    return time.year != nil || time.direction != nil || kind == 1 ? time : nil
  }

  /// «من العام الجاري», "of last year".
  private func periodYear(at index: Int, _ limit: Int) -> (direction: Direction, end: Int)? {
    guard index < limit, Self.yearLinks.contains(reader.key(index)),
      let period = directed(at: index + 1, limit: limit),
      case .period(.year, let count) = period.base,
      let direction = Direction(rawValue: count)
    else { return nil }
    return (direction, period.end)
  }

  private func quarterCode(at index: Int, limit: Int) -> TimeExpression? {
    guard let number = Self.quarterCodes[reader.key(index)] else { return nil }
    return quarter(1, number, start: reader[index].span.start, end: index + 1, limit)
  }

  private static let quarterCodes = PhraseTable<Int>(
    """
    1: q1
    2: q2
    3: q3
    4: q4
    """)

  /// "the 27th", where no noun follows.
  private func ordinalDay(at index: Int, limit: Int) -> TimeExpression? {
    guard Self.the.contains(reader.key(index)), index + 1 < limit,
      reader[index + 1].kind == .number,
      let number = numbers.number(at: index + 1, limit: limit), number.form == .ordinal,
      let day = number.value.integer, (1...31).contains(day),
      number.end >= limit
        || !reader.isWord(number.end) || reader.contains(NotNouns.english, at: number.end)
    else { return nil }
    var time = TimeExpression(start: reader[index].span.start, end: number.end)
    time.day = day
    time.confidence = 0.6
    return time
  }

  /// "1990s", "the 1980s".
  private func decadeDigits(at index: Int, limit: Int) -> TimeExpression? {
    guard let (year, end) = plainYear(at: index, limit: limit), year % 10 == 0, end < limit,
      reader.isGlued(end), Self.plural.contains(reader.key(end))
    else { return nil }
    var time = TimeExpression(start: reader[index].span.start, end: end + 1)
    time.decade = year
    return time
  }

  private static let plural = WordSet("s")

  /// «ثمانينيات القرن الماضي», "the nineties".
  private func decadeName(at index: Int, limit: Int) -> TimeExpression? {
    guard let match = Decades.table.match(reader, at: index, limit: limit, cutting: .all) else {
      return nil
    }
    var time = TimeExpression(start: match.start, end: match.end)
    time.decade = 1900 + match.value
    if let century = Self.centuries.match(reader, at: match.end, limit: limit) {
      time.decade = century.value + match.value
      time.end = century.end
    } else if reader[index].script == .latin, index > 0, !Self.the.contains(reader.key(index - 1)) {
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
}
