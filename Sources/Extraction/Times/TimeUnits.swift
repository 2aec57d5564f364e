internal import DocumentCore

/// A unit that durations are counted in.
enum TimeUnit: Int, Sendable {
  case second = 1, minute, hour, day, week, month, year, decade, century, quarter, weekend
  case fortnight, workday

  /// Its letter in an ISO 8601 duration, and how many of that letter it is.
  var iso: (letter: String, count: Int, isTime: Bool) {
    switch self {
    case .second: ("S", 1, true)
    case .minute: ("M", 1, true)
    case .hour: ("H", 1, true)
    case .day: ("D", 1, false)
    case .workday: ("BD", 1, false)
    case .week: ("W", 1, false)
    case .fortnight: ("W", 2, false)
    case .month: ("M", 1, false)
    case .quarter: ("M", 3, false)
    case .year: ("Y", 1, false)
    case .decade: ("Y", 10, false)
    case .century: ("Y", 100, false)
    case .weekend: ("WE", 1, false)
    }
  }
}

/// Words for units of time.
enum TimeUnits {
  static let table = PhraseTable<Int>(
    """
    1: seconds second secs sec s ثانية ثوان ثواني
    2: minute minutes mins min دقيقة دقائق
    3: hour hours hr hrs h ساعة ساعات
    4: day days يوم يوما أيام ليال ليلة
    5: week weeks wk wks أسبوع أسبوعا أسابيع
    6: month months شهر شهرا أشهر شهور
    7: year years yr yrs عام عاما أعوام سنة سنوات سنين
    8: decade decades عقد عقدا عقود
    9: century centuries قرن قرنا قرون
    10: quarter quarters
    11: weekend weekends
    12: fortnight fortnights
    13: workdays workday business_day business_days weekday weekdays working_days
    """)

  /// Arabic duals: two of a unit in one word.
  static let duals = PhraseTable<Int>(
    """
    1: ثانيتان ثانيتين
    2: دقيقتان دقيقتين
    3: ساعتان ساعتين
    4: يومان يومين ليلتين
    5: أسبوعان أسبوعين
    6: شهران شهرين
    7: عامان عامين سنتان سنتين
    8: عقدان عقدين
    9: قرنان قرنين
    """)

  /// Units with their article or after "the", as in «الأسبوع الماضي».
  static let definite = PhraseTable<Int>(
    """
    4: day اليوم يوم
    5: week الأسبوع أسبوع
    6: month الشهر شهر
    7: year العام السنة عام سنة
    8: decade العقد
    9: century القرن
    10: quarter الفصل الربع
    11: weekend
    3: hour الساعة
    2: minute
    12: fortnight
    """)

  /// Adverbs and adjectives of sets.
  static let sets = PhraseTable<Int>(
    """
    3: hourly
    4: daily يوميا
    5: weekly أسبوعيا
    6: monthly شهريا
    7: yearly annually annual سنويا
    12: biweekly
    10: quarterly فصليا
    """)
}
