internal import DocumentCore

/// What a text says of a time, before it is resolved.
struct TimeExpression: Sendable {
  /// What a date is counted from or made of.
  enum Base: Sendable {
    /// Year, month, day and weekday as far as they are told.
    case calendar
    /// So many units from the reference date.
    case offset(TimeUnit, Int)
    /// The period of a unit that lies so many after the reference date's own.
    case period(TimeUnit, Int)
    /// A clock time or part of the day alone.
    case clock
  }

  var base = Base.calendar
  var year: Int?
  var month: Int?
  var day: Int?
  var weekday: Int?
  /// 1 to 4.
  var quarter: Int?
  /// 1 or 2.
  var half: Int?
  var season: String?
  /// The first year of a decade.
  var decade: Int?
  var isHijri = false
  var direction: Direction?
  var hour: Int?
  var minute: Int?
  var second: Int?
  /// The hour is of one half of the day for sure.
  var isHourCertain = false
  var part: DayPart?
  var modifier: Modifier?
  /// The offset of the first byte.
  var start: Int
  /// The index of the token after it.
  var end: Int
  /// Its direction is said in English.
  var isEnglish = false
  var confidence: Float = 0.85

  init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  var hasClock: Bool { hour != nil || part != nil }
  var hasDay: Bool {
    switch base {
    case .calendar: day != nil || weekday != nil
    case .offset(let unit, _): unit.rawValue >= TimeUnit.day.rawValue
    case .period(let unit, _): unit == .day
    case .clock: false
    }
  }
}
