/// A unit that durations are counted in.
enum TimeUnit: Int, Sendable {
  case second = 1, minute, hour, day, week, month, year, decade, century, quarter, weekend
  case fortnight, workday, workweek, half

  /// Its letter in an ISO 8601 duration, and how many of that letter it is.
  var iso: (letter: String, count: Int, isTime: Bool) {
    switch self {
    case .second: ("S", 1, true)
    case .minute: ("M", 1, true)
    case .hour: ("H", 1, true)
    case .day: ("D", 1, false)
    case .workday: ("BD", 1, false)
    case .week, .workweek: ("W", 1, false)
    case .fortnight: ("W", 2, false)
    case .month: ("M", 1, false)
    case .quarter: ("M", 3, false)
    case .half: ("M", 6, false)
    case .year: ("Y", 1, false)
    case .decade: ("Y", 10, false)
    case .century: ("Y", 100, false)
    case .weekend: ("WE", 1, false)
    }
  }

  /// By length.
  var rank: Int {
    switch self {
    case .second: 0
    case .minute: 1
    case .hour: 2
    case .day, .workday, .weekend: 3
    case .week, .fortnight, .workweek: 4
    case .month: 5
    case .quarter, .half: 6
    case .year: 7
    case .decade: 8
    case .century: 9
    }
  }
}
