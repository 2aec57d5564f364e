internal import DocumentCore

/// The days of the week, from 1 for Monday.
enum Weekdays {
  static let table = PhraseTable<Int>(
    """
    1: monday mon الاثنين الإثنين اثنين
    2: tuesday tue tues الثلاثاء
    3: wednesday wed الأربعاء
    4: thursday thu thur thurs الخميس
    5: friday fri الجمعة
    6: saturday sat السبت
    7: sunday sun الأحد
    """)

  /// Names that are words too: a capital letter or a word beside them must tell.
  static let ambiguous = WordSet("sun sat mon wed fri thu اثنين")
  static let plural = PhraseTable<Int>(
    """
    1: mondays
    2: tuesdays
    3: wednesdays
    4: thursdays
    5: fridays
    6: saturdays
    7: sundays
    """)
}
