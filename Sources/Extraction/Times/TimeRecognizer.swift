internal import DocumentCore

/// Proposes dates, times, durations, sets and their ranges.
struct TimeRecognizer {
  private let reader: Reader
  private let parser: TimeParser
  private let resolver: TimeResolver
  /// The day that clock times of the current sentence are of.
  private var anchor: CalendarDate?
  private var isFuture = false

  init(_ reader: Reader, reference: CalendarDate?, isMonthFirst: Bool) {
    self.reader = reader
    parser = TimeParser(reader, isMonthFirst: isMonthFirst)
    resolver = TimeResolver(reference: reference)
  }

  /// Appends the times of one sentence.
  mutating func recognize(
    in tokens: Range<Int>, into mentions: inout [Mention], _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    let limit = tokens.upperBound
    anchor = resolver.reference
    isFuture = false
    var index = tokens.lowerBound
    while index < limit {
      try cancellation.step(Reader.tokenWork)
      try mentions.makeRoom(for: 4, cancellation)
      follow(index)
      guard let (mention, end) = mention(at: index, limit: limit) else {
        index += 1
        continue
      }
      mentions.append(mention)
      index = max(end, index + 1)
    }
  }

  private mutating func mention(at index: Int, limit: Int) -> (Mention, Int)? {
    if let set = set(at: index, limit: limit) { return set }
    if let range = range(at: index, limit: limit) { return range }
    if let bounded = bounded(at: index, limit: limit) { return bounded }
    if let time = parser.time(at: index, limit: limit) { return (made(time), time.end) }
    return lastUnits(at: index, limit: limit) ?? duration(at: index, limit: limit)
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

  /// The mention of one date or time.
  private mutating func made(_ time: TimeExpression) -> Mention {
    let span = Span(start: time.start, end: reader[time.end - 1].span.end)
    let date = resolver.date(time, isFuture: isFuture)
    let clock = clock(of: time)
    var mention = Mention(kind(of: time), span, confidence: time.confidence)
    if case .offset(let unit, let count) = time.base, unit.iso.isTime {
      mention.kind = .dateTime
      mention.value = count < 0 ? "PAST_REF" : "FUTURE_REF"
      mention.timex = mention.value
      return mention
    }
    if let first = date.first, time.hasDay { anchor = first }
    mention.timex = date.timex + clock
    let full = time.hour != nil && time.minute == nil ? clock + ":00" : clock
    mention.value = date.value + full
    if case .clock = time.base {
      mention.value = anchor.map { $0.description + full } ?? clock
    } else if resolver.reference == nil, date.first == nil {
      mention.value = mention.timex
    }
    mention.modifier = time.modifier
    if time.isHijri { mention.calendar = "hijri" }
    return mention
  }

  private func kind(of time: TimeExpression) -> MentionKind {
    guard time.hasClock else { return .date }
    if case .clock = time.base { return .time }
    return .dateTime
  }

  private func clock(of time: TimeExpression) -> String {
    if let hour = time.hour {
      var text = "T\(Digits.two(hour))"
      if let minute = time.minute { text += ":\(Digits.two(minute))" }
      if let second = time.second { text += ":\(Digits.two(second))" }
      return text
    }
    return time.part.map { "T\($0.rawValue)" } ?? ""
  }

  /// "daily", «كل يوم», "every Monday", "twice a week".
  private func set(at index: Int, limit: Int) -> (Mention, Int)? {
    if let match = TimeUnits.sets.match(reader, at: index, limit: limit, cutting: .conjunction),
      let unit = TimeUnit(rawValue: match.value)
    {
      return period(unit, count: 1, start: match.start, end: match.end)
    }
    if let match = Weekdays.plural.match(reader, at: index, limit: limit) {
      let span = Span(start: match.start, end: reader[match.end - 1].span.end)
      return (setMention(span, "XXXX-WXX-\(match.value)"), match.end)
    }
    guard let every = Self.every.match(reader, at: index, limit: limit, cutting: .all) else {
      return nil
    }
    if let duration = parser.durations.duration(at: every.end, limit: limit) {
      let span = Span(start: every.start, end: reader[duration.end - 1].span.end)
      return (setMention(span, duration.value), duration.end)
    }
    if let unit = TimeUnits.table.match(reader, at: every.end, limit: limit),
      let kind = TimeUnit(rawValue: unit.value)
    {
      return period(kind, count: 1, start: every.start, end: unit.end)
    }
    if let day = Weekdays.table.match(reader, at: every.end, limit: limit) {
      let span = Span(start: every.start, end: reader[day.end - 1].span.end)
      return (setMention(span, "XXXX-WXX-\(day.value)"), day.end)
    }
    if let part = DayParts.table.match(reader, at: every.end, limit: limit) {
      let span = Span(start: every.start, end: reader[part.end - 1].span.end)
      return (setMention(span, "T\(part.value.rawValue)"), part.end)
    }
    return nil
  }

  private static let every = PhraseTable<Int>("1: every each كل")

  private func period(_ unit: TimeUnit, count: Int, start: Int, end: Int) -> (Mention, Int) {
    let iso = unit.iso
    let value = "P\(iso.isTime ? "T" : "")\(count * iso.count)\(iso.letter)"
    return (setMention(Span(start: start, end: reader[end - 1].span.end), value), end)
  }

  private func setMention(_ span: Span, _ value: String) -> Mention {
    var mention = Mention(.set, span, value: value, confidence: 0.85)
    mention.timex = value
    return mention
  }

  /// "from 3 to 5 May", "between Monday and Friday", «بين الساعة السابعة والتاسعة».
  private mutating func range(at index: Int, limit: Int) -> (Mention, Int)? {
    let opening = Self.openings.match(reader, at: index, limit: limit, cutting: .conjunction)
    let first = opening?.end ?? index
    guard first < limit else { return nil }
    guard let (left, right) = bounds(at: first, limit: limit, opening: opening?.value) else {
      return nil
    }
    let isEnglish = !reader.isArabic(index)
    let start = opening != nil && isEnglish ? reader[index].span.start : left.start
    var lower = made(left)
    let day = anchor
    let upper = made(right)
    if case .clock = left.base, let day {
      lower.value = "\(day)" + clock(of: left) + (left.minute == nil ? ":00" : "")
    }
    let kind: MentionKind
    switch (lower.kind, upper.kind) {
    case (.time, .time): kind = .timeRange
    case (.date, .date): kind = .dateRange
    default: kind = .dateTimeRange
    }
    var mention = Mention(
      kind, Span(start: start, end: upper.span.end), value: "\(lower.value)/\(upper.value)",
      confidence: 0.9)
    mention.timex = "\(lower.timex)/\(upper.timex)"
    mention.start = lower.value
    mention.end = upper.value
    return (mention, right.end)
  }

  private static let openings = PhraseTable<Int>(
    """
    1: from من
    2: between بين
    """)

  private func bounds(
    at index: Int, limit: Int, opening: Int?
  ) -> (TimeExpression, TimeExpression)? {
    if let left = parser.time(at: index, limit: limit) {
      guard let next = joined(left.end, limit, opening) else { return nil }
      guard let right = parser.time(at: next, limit: limit) ?? continued(left, at: next, limit)
      else { return nil }
      return matched(left, right)
    }
    // "3 to 5 May": the left side is a number that the right side completes.
    guard let number = parser.numbers.number(at: index, limit: min(limit, index + 3)),
      number.form != .fraction, let count = number.value.integer, (0...31).contains(count),
      let next = joined(number.end, limit, opening),
      let right = parser.time(at: next, limit: limit)
    else { return nil }
    var left = right
    left.start = number.start
    if right.day != nil, right.month != nil, right.hour == nil, count >= 1 {
      left.day = count
      left.weekday = nil
    } else if right.hour != nil, count <= 24 {
      left.hour = right.isHourCertain && (right.hour ?? 0) > 12 && count < 12 ? count + 12 : count
      left.minute = nil
      if let last = right.hour, let first = left.hour, first > last { left.hour = count }
    } else {
      return nil
    }
    return (left, right)
  }

  /// "May 3-5": the right side is a number that the left side completes.
  private func continued(_ left: TimeExpression, at index: Int, _ limit: Int) -> TimeExpression? {
    guard let number = parser.numbers.number(at: index, limit: min(limit, index + 3)),
      let count = number.value.integer, number.form != .fraction
    else { return nil }
    var right = left
    right.start = number.start
    right.end = number.end
    right.weekday = nil
    if let day = left.day, count > day, count <= 31, left.month != nil, !left.hasClock {
      right.day = count
      return right
    }
    if left.year != nil, left.month == nil, left.day == nil, (1500...2200).contains(count) {
      right.year = count
      return right
    }
    return nil
  }

  /// The index after what joins two bounds.
  private func joined(_ index: Int, _ limit: Int, _ opening: Int?) -> Int? {
    guard index < limit else { return nil }
    let mark = reader.mark(index)
    if mark == 0x2D || mark == 0x2013 || mark == 0x2014 { return index + 1 }
    if Self.joins.contains(reader.key(index)) { return index + 1 }
    if opening == 2, Self.ands.contains(reader.key(index)) { return index + 1 }
    if opening == 2,
      reader.forms(index).conjunction != nil || reader.numeral(index)?.isConjoined ?? false
    {
      return index
    }
    return nil
  }

  private static let joins = WordSet("to until till til through إلى حتى وحتى وإلى")
  private static let ands = WordSet("and و")

  /// A clock time of the day that the other side names.
  private func dated(_ clock: TimeExpression, like other: TimeExpression) -> TimeExpression {
    guard case .clock = clock.base, other.hasDay, other.hour != nil else { return clock }
    var result = other
    result.start = clock.start
    result.end = clock.end
    result.hour = clock.hour
    result.minute = clock.minute
    result.second = clock.second
    result.isHourCertain = clock.isHourCertain
    return result
  }

  /// Both sides with what only one of them says; nil where they do not go together.
  private func matched(
    _ left: TimeExpression, _ right: TimeExpression
  ) -> (TimeExpression, TimeExpression)? {
    var left = left
    var right = right
    guard left.hasClock == right.hasClock else { return nil }
    left = dated(left, like: right)
    right = dated(right, like: left)
    if left.year == nil, right.year != nil, left.month != nil || left.day != nil {
      left.year = right.year
    }
    if left.month == nil, left.day != nil, right.month != nil { left.month = right.month }
    if right.month == nil, right.day != nil, left.month != nil {
      right.month = left.month
      right.year = right.year ?? left.year
    }
    if let first = left.hour, let last = right.hour, !left.isHourCertain, right.isHourCertain,
      last > 12, first < 12, first + 12 < last
    {
      left.hour = first + 12
    }
    return (left, right)
  }

  /// "since 2019", "before May 3", "after 3pm": English only; Arabic spans leave the preposition.
  private mutating func bounded(at index: Int, limit: Int) -> (Mention, Int)? {
    guard let match = Self.bounds.match(reader, at: index, limit: limit),
      let time = parser.time(at: match.end, limit: limit)
    else { return nil }
    var mention = made(time)
    switch mention.kind {
    case .date: mention.kind = .dateRange
    case .time: mention.kind = .timeRange
    default: mention.kind = .dateTimeRange
    }
    if match.value > 0 { mention.start = mention.value } else { mention.end = mention.value }
    mention.span = Span(start: match.start, end: mention.span.end)
    return (mention, time.end)
  }

  private static let bounds = PhraseTable<Int>(
    """
    1: since after later_than starting_from as_early_as
    -1: before until till prior_to no_later_than earlier_than
    """)

  /// "the last three days", «الأيام الثلاثة الماضية», «خلال السنوات الخمس الماضية».
  private mutating func lastUnits(at index: Int, limit: Int) -> (Mention, Int)? {
    var first = index
    if Self.the.contains(reader.key(first)), first + 1 < limit { first += 1 }
    guard let direction = Directions.before.match(reader, at: first, limit: limit),
      direction.value != 0, !reader.isArabic(first),
      let duration = parser.durations.duration(at: direction.end, limit: limit),
      let count = duration.count
    else { return nil }
    let span = Span(
      start: reader[index].span.start, end: reader[duration.end - 1].span.end)
    var mention = Mention(.dateRange, span, confidence: 0.9)
    mention.timex = duration.value
    mention.value = duration.value
    if let reference = resolver.reference, !duration.unit.iso.isTime {
      let isPast = direction.value < 0
      let days = duration.unit == .day
      let base = isPast || !days ? reference : reference.adding(days: 1)
      let far = resolver.shift(base, duration.unit, direction.value * count)
      mention.start = (isPast ? far : base).description
      mention.end = (isPast ? base : far).description
      mention.value = "\(mention.start)/\(mention.end)"
      mention.timex = mention.value
    }
    return (mention, duration.end)
  }

  private static let the = WordSet("the")

  private func duration(at index: Int, limit: Int) -> (Mention, Int)? {
    guard let duration = parser.durations.duration(at: index, limit: limit) else { return nil }
    if duration.isBare {
      guard index > 0, reader.contains(Self.spans, at: index - 1, cutting: .all) else { return nil }
    }
    let span = Span(start: duration.start, end: reader[duration.end - 1].span.end)
    var mention = Mention(.duration, span, value: duration.value, confidence: 0.8)
    mention.timex = duration.value
    return (mention, duration.end)
  }

  private static let spans = WordSet("خلال لمدة مدة منذ طوال قبل بعد لفترة كل نحو قرابة")
}

extension TimeResolver {
  /// A date so many units later.
  func shift(_ date: CalendarDate, _ unit: TimeUnit, _ count: Int) -> CalendarDate {
    let amount = count.clamped * unit.iso.count
    switch unit {
    case .week, .fortnight: return date.adding(days: 7 * amount)
    case .month, .quarter: return date.adding(months: amount)
    case .year, .decade, .century: return date.adding(months: 12 * amount)
    default: return date.adding(days: amount)
    }
  }
}
