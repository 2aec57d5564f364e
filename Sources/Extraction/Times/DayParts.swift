internal import DocumentCore

/// A part of the day, by its TIMEX letters.
enum DayPart: String, Sendable {
  case morning = "MO"
  case midday = "MI"
  case afternoon = "AF"
  case evening = "EV"
  case night = "NI"

  /// Whether hours before twelve are meant after noon.
  var isAfterNoon: Bool { self == .afternoon || self == .evening || self == .night }
}

/// Words for parts of the day.
enum DayParts {
  static let table = PhraseTable<DayPart>(
    """
    MO: morning mornings صباح صباحا الصباح فجر فجرا الفجر ضحى
    MI: midday ظهر ظهرا الظهر
    AF: afternoon afternoons عصر عصرا العصر بعد_الظهر
    EV: evening evenings مساء المساء مساءا مغرب
    NI: night nights ليل ليلا الليل ليلة
    """
  ) { DayPart(rawValue: String($0)) ?? .morning }

  /// Half-days of clock times.
  static let halves = PhraseTable<Int>(
    """
    1: am a.m صباحا ص فجرا
    2: pm p.m مساء مساءا م عصرا ظهرا ليلا
    """)
}
