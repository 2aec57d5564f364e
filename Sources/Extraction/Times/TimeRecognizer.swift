internal import DocumentCore

/// Proposes dates, times, durations, sets and their ranges.
struct TimeRecognizer {
  private let reader: Reader
  private var grammar: TimeGrammar
  private let resolver: TimeResolver
  /// The day that clock times of the current sentence are of.
  private var anchor: CalendarDate?
  private var tense: Tense

  init(_ reader: Reader, reference: Moment?, language: String) {
    self.reader = reader
    grammar = TimeGrammar(reader, language: language)
    resolver = TimeResolver(reference: reference)
    tense = Tense(reader: reader)
  }

  /// Appends the times of one sentence.
  mutating func recognize(
    in tokens: Range<Int>, into mentions: inout [Mention], _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    guard try grammar.read(tokens, &cancellation) else { return }
    anchor = resolver.reference?.date
    tense.begin(at: tokens.lowerBound)
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      try cancellation.step(Reader.tokenWork)
      guard let match = grammar.match(index) else {
        index += 1
        continue
      }
      try mentions.makeRoom(for: 4, cancellation)
      try tense.follow(to: index, &cancellation)
      mentions.append(mention(match))
      index = max(match.end, index + 1)
    }
  }

  private mutating func mention(_ match: TimeGrammar.Match) -> Mention {
    let span = Span(start: match.start, end: grammar.endOffset(match.end))
    switch match.find {
    case .set(let timex):
      var mention = Mention(.set, span, value: timex, confidence: 0.85)
      mention.timex = timex
      return mention
    case .duration(let duration, let modifier):
      var mention = Mention(
        .duration, span, value: duration.value, confidence: duration.isVague ? 0.6 : 0.8)
      mention.timex = duration.value
      mention.modifier = duration.isVague && modifier == nil ? .approximate : modifier
      return mention
    case .point(let time):
      return point(time, span)
    case .range(let left, let right):
      return range(left, right, span)
    }
  }

  // MARK: Points

  /// A time as it is told and as it is resolved.
  private struct Side {
    var kind: MentionKind
    var timex: String
    var value: String
    /// The first day, and the day after the last.
    var first: CalendarDate?
    var end: CalendarDate?
    var unit: TimeUnit
    var clock: Clock?
  }

  private mutating func side(_ time: TimeExpression) -> Side {
    if time.isClockOnly { return clockSide(time) }
    let date = resolver.date(time, isFuture: tense.isFuture)
    if let first = date.first, time.hasDay || time.frame?.unit == .day { anchor = first }
    var side = Side(
      kind: .date, timex: date.timex, value: date.value, first: date.first, end: date.end,
      unit: date.unit)
    if time.isNow, time.shift == nil {
      (side.kind, side.timex) = (.dateTime, "PRESENT_REF")
      side.value = resolver.reference?.description ?? side.timex
    } else if let shift = time.shift, shift.duration.hasClock {
      side.kind = .dateTime
      let moment = resolver.reference.map { resolver.moving($0, shift.duration, shift.sign) }
      side.timex = moment?.description ?? (shift.sign < 0 ? "PAST_REF" : "FUTURE_REF")
      side.value = side.timex
      side.first = moment?.date
    } else if time.isEndOfDay {
      side.kind = .dateTime
      side.timex += time.isArabic ? "T23:59" : "T23:59:59"
      side.value += time.isArabic ? "T23:59" : "T23:59:59"
    } else if let clock = time.clock, time.length == nil {
      (side.kind, side.clock) = (.dateTime, clock)
      side.timex += clock.timex
      side.value += clock.value
    } else if let part = time.part, time.length == nil {
      side.kind = .dateTime
      side.timex += "T\(part.rawValue)"
      side.value += "T\(part.rawValue)"
    }
    return side
  }

  private func clockSide(_ time: TimeExpression) -> Side {
    var side = Side(
      kind: .time, timex: "", value: "", first: anchor, end: nil, unit: .hour, clock: time.clock)
    if let clock = time.clock {
      side.timex = clock.timex
      side.value = (anchor?.description ?? "") + clock.value
    } else if let part = time.part {
      side.kind = .timeRange
      side.timex = "T\(part.rawValue)"
      side.value = (anchor?.description ?? "") + side.timex
    }
    return side
  }

  /// The mention of one date or time.
  private mutating func point(_ time: TimeExpression, _ span: Span) -> Mention {
    if time.endClock != nil { return hours(time, span) }
    let side = side(time)
    var mention = Mention(side.kind, span, value: side.value, confidence: time.confidence)
    mention.timex = side.timex
    mention.modifier = time.modifier ?? time.partEdge ?? (time.isApproximate ? .approximate : nil)
    if time.calendar == .hijri { mention.calendar = "hijri" }
    if time.calendar == .jalali { mention.calendar = "jalali" }
    mention.assumed = Self.assumed(side)
    if time.bound != 0 {
      bound(&mention, time, side)
    } else if time.length != nil || time.isRest {
      mention.kind = side.unit == .hour ? .dateTimeRange : .dateRange
      interval(&mention, side.value)
    } else if let part = time.part, time.clock == nil, let day = side.first {
      let hours = Self.hours(part, time.partEdge)
      mention.start = "\(day)T\(Digits.two(hours.lowerBound)):00"
      mention.end =
        hours.upperBound == 24 ? "\(day)T23:59:59" : "\(day)T\(Digits.two(hours.upperBound)):00"
    } else if side.kind == .date, side.unit != .day, let first = side.first, let end = side.end {
      mention.start = first.description
      mention.end = end.description
    }
    return mention
  }

  /// What the value has that the text does not tell.
  private static func assumed(_ side: Side) -> [AssumedPart] {
    var parts: [AssumedPart] = []
    if side.timex.hasPrefix("XXXX-W"), side.value != side.timex {
      parts.append(.week)
    } else if side.timex.hasPrefix("XXXX"), !side.value.hasPrefix("XXXX") {
      parts.append(.year)
      if side.timex.hasPrefix("XXXX-XX") { parts.append(.month) }
    }
    if let clock = side.clock, !clock.isCertain { parts.append(.half) }
    return parts
  }

  /// The hours of a part of the day, or of its first or last half.
  private static func hours(_ part: DayPart, _ edge: Modifier?) -> Range<Int> {
    let hours = part.hours
    let middle = (hours.lowerBound + hours.upperBound) / 2
    switch edge {
    case .start: return hours.lowerBound..<middle
    case .end: return middle..<hours.upperBound
    default: return hours
    }
  }

  private func interval(_ mention: inout Mention, _ value: String) {
    let ends = value.split(separator: "/")
    guard ends.count == 2 else { return }
    mention.start = String(ends[0])
    mention.end = String(ends[1])
  }

  /// "before 2012" ends where the year begins, "after 2012" begins where it ends.
  private func bound(_ mention: inout Mention, _ time: TimeExpression, _ side: Side) {
    switch side.kind {
    case .date: mention.kind = .dateRange
    case .time, .timeRange: mention.kind = .timeRange
    default: mention.kind = .dateTimeRange
    }
    let isPeriod = side.kind == .date && side.unit != .day
    switch time.bound {
    case 1: mention.start = isPeriod ? side.end?.description ?? side.value : side.value
    case 2: mention.start = isPeriod ? side.first?.description ?? side.value : side.value
    case -1:
      let isToEnd = time.modifier == .end
      mention.end =
        isPeriod ? (isToEnd ? side.end : side.first)?.description ?? side.value : side.value
    default: mention.end = isPeriod ? side.end?.description ?? side.value : side.value
    }
  }

  /// Hours of one day.
  private mutating func hours(_ time: TimeExpression, _ span: Span) -> Mention {
    guard let first = time.clock, let last = time.endClock else { return Mention(.timeRange, span) }
    var day = time
    (day.clock, day.endClock, day.part) = (nil, nil, nil)
    let date = day.hasDate ? resolver.date(day, isFuture: tense.isFuture) : nil
    if let first = date?.first { anchor = first }
    let prefix = date?.timex ?? ""
    var seconds = last.seconds - first.seconds
    if seconds < 0 { seconds += 86_400 }
    var mention = Mention(date == nil ? .timeRange : .dateTimeRange, span, confidence: 0.85)
    let length = time.clockLength?.value ?? Self.length(seconds: seconds)
    mention.timex = "(\(prefix)\(first.timex),\(prefix)\(last.timex),\(length))"
    let value = date?.value ?? anchor?.description ?? ""
    mention.start = value + first.value
    let next = last.seconds < first.seconds ? (date?.first ?? anchor)?.adding(days: 1) : nil
    mention.end = (next?.description ?? value) + last.value
    mention.value = "\(mention.start)/\(mention.end)"
    return mention
  }

  private static func length(seconds: Int) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    guard seconds > 0 else { return "PT0S" }
    return "PT" + (hours > 0 ? "\(hours)H" : "") + (minutes > 0 ? "\(minutes)M" : "")
      + (rest > 0 ? "\(rest)S" : "")
  }

  // MARK: Ranges

  private mutating func range(
    _ left: TimeExpression, _ right: TimeExpression, _ span: Span
  ) -> Mention {
    let lower = side(left)
    var upper = side(right)
    follow(&upper, lower, right)
    if left.isClockOnly, right.isClockOnly, let first = left.clock, let last = right.clock,
      last.seconds < first.seconds, let day = anchor
    {
      upper.value = day.adding(days: 1).description + last.value
    }
    let kind: MentionKind
    switch (lower.kind, upper.kind) {
    case (.time, .time): kind = .timeRange
    case (.date, .date): kind = .dateRange
    case (.date, .dateTime) where right.isNow: kind = .dateRange
    case (.dateTime, .date) where left.isNow: kind = .dateRange
    default: kind = .dateTimeRange
    }
    var mention = Mention(kind, span, value: "", confidence: 0.9)
    let first = edge(left, lower)
    let last = edge(right, upper)
    mention.timex =
      "(\(first.timex),\(last.timex),\(Self.length(lower, upper, first.date, last.date)))"
    mention.start = left.isNow ? lower.first?.description ?? lower.value : lower.value
    mention.end = right.isNow ? upper.first?.description ?? upper.value : upper.value
    mention.value = "\(mention.start)/\(mention.end)"
    if left.calendar == .hijri { mention.calendar = "hijri" }
    if left.calendar == .jalali { mention.calendar = "jalali" }
    return mention
  }

  /// The end of a range lies after its beginning.
  private func follow(_ upper: inout Side, _ lower: Side, _ right: TimeExpression) {
    guard let first = lower.first, let last = upper.first, last < first, right.year == nil,
      upper.unit == .day || upper.unit == .month
    else { return }
    let moved: CalendarDate
    if right.month != nil, right.frame == nil {
      moved = last.adding(months: 12)
    } else if right.weekday != nil, right.day == nil, right.frame == nil {
      moved = last.adding(days: 7 * ((first.dayNumber - last.dayNumber + 6) / 7))
      if right.direction != nil { return }
    } else {
      return
    }
    let old = last.description
    upper.first = moved
    upper.end = upper.unit == .month ? moved.adding(months: 1) : moved.adding(days: 1)
    let text = upper.unit == .month ? String(moved.description.prefix(7)) : moved.description
    if upper.value.hasPrefix(old) {
      upper.value = text + upper.value.dropFirst(old.count)
    } else {
      upper.value = text
    }
  }

  /// One end in TIMEX's form, and its day.
  private func edge(_ time: TimeExpression, _ side: Side) -> (timex: String, date: CalendarDate?) {
    guard side.kind == .date || time.isNow else { return (side.timex, side.first) }
    if time.isNow { return (side.first?.description ?? side.timex, side.first) }
    switch side.unit {
    case .day: return (side.timex, side.first)
    case .month:
      let prefix = side.timex.hasPrefix("XXXX") ? "XXXX" : nil
      let date = moved(time, side)
      if let date {
        return ((prefix ?? Digits.four(date.year)) + date.description.dropFirst(4), date)
      }
      return ("\(side.timex)-01", nil)
    case .year:
      guard let date = moved(time, side) else { return ("\(side.timex)-01-01", nil) }
      return (date.description, date)
    default:
      if side.timex.hasPrefix("(XXXX"), let first = side.first {
        return ("XXXX" + first.description.dropFirst(4), first)
      }
      return (side.first?.description ?? side.timex, side.first)
    }
  }

  /// The day that the start, middle or end of a period is.
  private func moved(_ time: TimeExpression, _ side: Side) -> CalendarDate? {
    switch time.modifier {
    case .end: side.end
    case .middle: side.unit == .month ? side.first?.adding(days: 15) : side.first?.adding(months: 6)
    default: side.first
    }
  }

  private static func length(
    _ lower: Side, _ upper: Side, _ first: CalendarDate?, _ last: CalendarDate?
  ) -> String {
    if let from = lower.clock, let to = upper.clock {
      let days =
        lower.kind == .dateTime && upper.kind == .dateTime
        ? (last?.dayNumber ?? 0) - (first?.dayNumber ?? 0) : 0
      var seconds = to.seconds - from.seconds + 86_400 * days
      if seconds < 0, days == 0 { seconds += 86_400 }
      return length(seconds: max(seconds, 0))
    }
    guard let first, let last else { return unknownLength(lower, upper) }
    let months = (last.year - first.year) * 12 + last.month - first.month
    switch (lower.unit, upper.unit) {
    case (.year, .year)
    where last.month == 1 && first.month == 1 && lower.end != nil && upper.first == last:
      return "P\(last.year - first.year)Y"
    case (.week, .week): return "P\((last.dayNumber - first.dayNumber) / 7)W"
    case (.year, .year), (.year, .month), (.month, .year), (.month, .month), (.quarter, .quarter),
      (.quarter, .month), (.month, .quarter):
      return "P\(months)M"
    default: return "P\(last.dayNumber - first.dayNumber)D"
    }
  }

  /// Of two days or months of a year that is not known.
  private static func unknownLength(_ lower: Side, _ upper: Side) -> String {
    func parts(_ side: Side) -> (Int, Int)? {
      let fields = side.timex.split(separator: "-")
      guard fields.count >= 2, let month = Int(fields[1]) else { return nil }
      return (month, fields.count > 2 ? Int(fields[2]) ?? 1 : 1)
    }
    guard let a = parts(lower), let b = parts(upper),
      let first = CalendarDate(year: 2001, month: a.0, day: a.1),
      let last = CalendarDate(year: 2001, month: b.0, day: b.1)
    else { return "" }
    if lower.unit == .month, upper.unit == .month { return "P\((b.0 - a.0 + 12) % 12)M" }
    return "P\(last.dayNumber - first.dayNumber + (last < first ? 365 : 0))D"
  }
}

/// Whether the words so far speak of what is to come.
private struct Tense {
  let reader: Reader
  private(set) var isFuture = false
  private var next = 0

  init(reader: Reader) { self.reader = reader }

  mutating func begin(at index: Int) {
    isFuture = false
    next = index
  }

  mutating func follow(to index: Int, _ cancellation: inout Cancellation) throws(CancellationError)
  {
    while next <= index {
      try cancellation.step(Reader.tokenWork)
      follow(next)
      next += 1
    }
  }

  /// Learns from a token whether its clause speaks of what is to come.
  private mutating func follow(_ index: Int) {
    let mark = reader.mark(index)
    if mark == 0x60C || mark == 0x2C || mark == 0x61B || mark == 0x3B { isFuture = false }
    guard reader.isWord(index) else { return }
    if reader.contains(Self.future, at: index, cutting: .conjunction) || isFutureVerb(index) {
      isFuture = true
    } else if reader.contains(ArabicNameWords.verbs, at: index, cutting: .conjunction) {
      isFuture = false
    }
  }

  /// «سيزور», «وستزور».
  private func isFutureVerb(_ index: Int) -> Bool {
    guard reader.isArabic(index) else { return false }
    var bytes = reader.folded(index)
    if bytes.starts(with: Letters.waw) { bytes = bytes.dropFirst(2) }
    guard bytes.count >= 8, bytes.starts(with: Letters.seen) else { return false }
    let next = bytes.dropFirst(2)
    let isPrefixed =
      next.starts(with: Letters.yeh) || next.starts(with: Letters.teh)
      || next.starts(with: Letters.noon)
    return isPrefixed && !reader.contains(Self.notFuture, at: index, cutting: .conjunction)
  }

  private static let future = WordSet(
    "will shall going plans planned scheduled expected upcoming سوف المقبل المقبلة القادم القادمة يعتزم المقرر"
  )
  private static let notFuture = WordSet(
    "سيارة سيارات سياسة سياسي سياسية سيدة سيطرة سيناء سينما ستين ستون ستة سنوات سنتين سيول سياحة ستار سيدي سياق سير سيما"
  )
}
