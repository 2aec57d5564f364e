internal import DocumentCore

/// A part of the day, by its TIMEX letters.
enum DayPart: String, Sendable {
  case morning = "MO"
  case midday = "MI"
  case afternoon = "AF"
  case evening = "EV"
  case night = "NI"
  case daytime = "DT"
  case breakfast = "MEB"
  case lunch = "MEL"
  case dinner = "MED"
  case business = "BH"

  /// Whether hours before twelve are meant after noon.
  var isAfterNoon: Bool {
    self == .afternoon || self == .evening || self == .night || self == .dinner
  }

  /// Its hours; the night ends with the day.
  var hours: Range<Int> {
    switch self {
    case .morning: 8..<12
    case .midday: 11..<13
    case .afternoon: 12..<16
    case .evening: 16..<20
    case .night: 20..<24
    case .daytime: 8..<18
    case .breakfast: 8..<12
    case .lunch: 11..<13
    case .dinner: 16..<20
    case .business: 8..<18
    }
  }
}

/// A clock time as the text tells it.
struct Clock: Hashable, Sendable {
  var hour: Int
  var minute: Int?
  var second: Int?
  /// The hour is of one half of the day for sure.
  var isCertain = false

  /// ISO 8601, as far as it is told.
  var timex: String {
    var text = "T\(Digits.two(hour))"
    if let minute { text += ":\(Digits.two(minute))" }
    if let second { text += ":\(Digits.two(second))" }
    return text
  }

  /// ISO 8601 to the minute or second.
  var value: String {
    second == nil ? "T\(Digits.two(hour)):\(Digits.two(minute ?? 0))" : timex
  }

  var seconds: Int { hour * 3600 + (minute ?? 0) * 60 + (second ?? 0) }

  /// Takes what a part of the day says of the half that the hour is in.
  mutating func take(isAfterNoon: Bool) {
    isCertain = true
    if isAfterNoon, hour < 12 { hour += 12 }
    if !isAfterNoon, hour == 12 { hour = 0 }
  }

  mutating func take(_ part: DayPart) {
    switch part {
    case .night: take(isAfterNoon: hour >= 5 && hour < 12)
    case .midday, .lunch: take(isAfterNoon: hour < 10 || hour == 12)
    default: take(isAfterNoon: part.isAfterNoon)
    }
  }
}

/// What a text says of a time, before it is resolved.
struct TimeExpression: Sendable {
  /// The period of a unit that lies so many after the reference date's own.
  struct Frame: Sendable {
    var unit: TimeUnit
    var offset: Int
  }

  /// Which one of several is meant.
  struct Direction: Sendable {
    var offset: Int
    /// The nearest one, not that of the next or last week or year.
    var isNear = false
  }

  /// A stretch of time that begins or ends at what the rest describes.
  struct Length: Sendable {
    enum Kind: Sendable {
      /// "the last three days".
      case last
      /// "the next three days".
      case next
      /// "within three days", "for three days from today".
      case onward
    }
    var duration: ParsedDuration
    var kind: Kind
  }

  /// A duration before or after what the rest describes.
  struct Shift: Sendable {
    var duration: ParsedDuration
    var sign: Int
    /// So many of a weekday instead of a unit.
    var weekday: Int?
  }

  var year: Int?
  var month: Int?
  var day: Int?
  var weekday: Int?
  /// Of a weekday in a month, or of a week, month or day in what holds it; -1 for the last.
  var ordinal: Int?
  /// 1 to 4.
  var quarter: Int?
  /// 1 or 2.
  var half: Int?
  /// 1 for spring.
  var season: Int?
  /// The first year of a decade, its century told or not.
  var decade: Int?
  var isCenturyTold = true
  /// 1 for the first.
  var century: Int?
  /// The number of a week of the year.
  var week: Int?
  /// A week by a day in it.
  var isWeekOfDay = false
  var isMonthOfDay = false
  var isWeekend = false
  var fiscal: Int?
  var holiday: Int?
  var frame: Frame?
  var direction: Direction?
  var calendar = CalendarKind.gregorian
  var shift: Shift?
  var length: Length?
  /// What is left of the frame's period.
  var isRest = false
  var isNow = false
  var isEndOfDay = false
  var isSame = false
  var clock: Clock?
  /// The end of a range of clock times.
  var endClock: Clock?
  var clockLength: ParsedDuration?
  var part: DayPart?
  var partEdge: Modifier?
  var modifier: Modifier?
  /// "earlier" and "later" in a period.
  var isRelativeEdge = false
  /// -2 until, -1 before, 1 after, 2 since.
  var bound = 0
  var isApproximate = false
  var isArabic = false
  /// The offset of the first byte.
  var start: Int
  /// The index of the token after it.
  var end: Int
  var confidence: Float = 0.85

  init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// It says nothing of a date.
  var isClockOnly: Bool { (clock != nil || part != nil) && !hasDate }

  var hasDate: Bool {
    year != nil || month != nil || day != nil || weekday != nil || frame != nil || holiday != nil
      || quarter != nil || half != nil || season != nil || decade != nil || century != nil
      || week != nil || shift != nil || length != nil || isNow || fiscal != nil
  }

  /// It names one day.
  var hasDay: Bool {
    if isWeekOfDay || isMonthOfDay || isWeekend || length != nil || isRest { return false }
    if day != nil || weekday != nil || holiday != nil { return true }
    if let shift { return !shift.duration.hasClock }
    return frame?.unit == .day
  }
}
