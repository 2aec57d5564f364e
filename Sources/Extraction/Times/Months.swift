internal import DocumentCore

/// Months by all their names.
enum Months {
  static let gregorian = PhraseTable<Int>(
    """
    1: january jan كانون_الثاني كانون_ثاني يناير جانفي ينائر
    2: february feb شباط فبراير فيفري
    3: march mar آذار مارس
    4: april apr نيسان أبريل إبريل أفريل ابريل
    5: may أيار مايو ماي
    6: june jun حزيران يونيو يونيه جوان
    7: july jul تموز يوليو يوليه جويلية يوليوز
    8: august aug آب أغسطس أوت غشت
    9: september sept sep أيلول سبتمبر شتنبر
    10: october oct تشرين_الأول تشرين_أول أكتوبر
    11: november nov تشرين_الثاني تشرين_ثاني نوفمبر نونبر
    12: december dec كانون_الأول كانون_أول ديسمبر دجنبر
    """)

  static let hijri = PhraseTable<Int>(
    """
    1: محرم المحرم
    2: صفر
    3: ربيع_الأول ربيع_أول
    4: ربيع_الآخر ربيع_الثاني ربيع_ثاني
    5: جمادى_الأولى جمادى_الأول
    6: جمادى_الآخرة جمادى_الثانية
    7: رجب
    8: شعبان
    9: رمضان
    10: شوال
    11: ذو_القعدة ذي_القعدة
    12: ذو_الحجة ذي_الحجة
    """)

  /// Names that are words too, and months only beside a day, a year or a word that says so.
  static let ambiguous = WordSet(
    "may march mar آب أوت ماي مارس جوان صفر رجب شعبان رمضان محرم sep jan dec")
}
