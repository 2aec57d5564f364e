internal import DocumentCore

/// Words for days counted from today.
enum Deictics {
  static let days = PhraseTable<Int>(
    """
    0: today اليوم tonight
    -1: yesterday أمس البارحة
    1: tomorrow غدا غد يوم_غد الغد tmr tomorow
    -2: the_day_before_yesterday day_before_yesterday أول_أمس أول_من_أمس
    2: the_day_after_tomorrow day_after_tomorrow بعد_غد بعد_الغد
    """)

  /// Nights and parts of days counted from today: the day's offset and the part.
  static let nights = PhraseTable<(Int, DayPart)>(
    """
    0NI: tonight الليلة هذه_الليلة
    -1NI: last_night الليلة_الماضية الليلة_الفائتة
    0EV: this_evening هذا_المساء
    0MO: this_morning هذا_الصباح
    0AF: this_afternoon
    """
  ) { text in
    (Int(text.dropLast(2)) ?? 0, DayPart(rawValue: String(text.suffix(2))) ?? .night)
  }
}

/// Which of several periods is meant, seen from the reference date.
enum Direction: Int, Sendable {
  case past = -1
  case current = 0
  case next = 1
}

/// Words that give a direction.
enum Directions {
  /// Before the noun, or «هذا».
  static let before = PhraseTable<Int>(
    """
    -1: last previous past this_past
    0: this current هذا هذه
    1: next coming upcoming following this_coming this_upcoming
    """)

  /// After the noun.
  static let after = PhraseTable<Int>(
    """
    -1: الماضي الماضية المنصرم المنصرمة الفائت الفائتة السابق السابقة الماضيين الأخير الأخيرة
    0: الجاري الجارية الحالي الحالية
    1: المقبل المقبلة القادم القادمة التالي التالية
    """)
}

/// Words for parts of a period.
enum PeriodParts {
  static let table = PhraseTable<Modifier>(
    """
    start: مطلع بداية أوائل مستهل early beginning_of the_beginning_of the_start_of start_of
    middle: منتصف وسط أواسط mid middle_of the_middle_of
    end: نهاية أواخر آخر ختام متم late end_of the_end_of
    """
  ) { name in
    switch name {
    case "start": .start
    case "middle": .middle
    default: .end
    }
  }
}

/// Seasons, by their TIMEX letters.
enum Seasons {
  static let table = PhraseTable<String>(
    """
    SP: spring ربيع الربيع
    SU: summer صيف الصيف
    FA: fall autumn خريف الخريف
    WI: winter شتاء الشتاء
    """)
}

/// Decades by name: the tens of their years.
enum Decades {
  static let table = PhraseTable<Int>(
    """
    20: twenties عشرينيات عشرينات
    30: thirties ثلاثينيات ثلاثينات
    40: forties أربعينيات أربعينات
    50: fifties خمسينيات خمسينات
    60: sixties ستينيات ستينات
    70: seventies سبعينيات سبعينات
    80: eighties ثمانينيات ثمانينات
    90: nineties تسعينيات تسعينات
    """)
}
