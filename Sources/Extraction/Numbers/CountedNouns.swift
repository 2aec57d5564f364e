internal import DocumentCore

/// Arabic nouns that news counts: each line the singular, then its broken plurals.
enum CountedNouns {
  private static let lines = """
    طفل: أطفال
    شخص: أشخاص
    جندي: جنود
    مدني: مدنيين مدنيون
    قتيل: قتلى
    جريح: جرحى
    مصاب: مصابين مصابون
    عنصر: عناصر
    رجل: رجال
    امرأة: نساء
    طالب: طلاب طلبة
    شاهد: شهود
    عامل: عمال
    عضو: أعضاء
    موظف: موظفين موظفون
    متهم: متهمين متهمون
    نائب: نواب
    وزير: وزراء
    طبيب: أطباء
    صحفي: صحفيين
    صحافي: صحافيين
    لاعب: لاعبين لاعبون
    حارس: حراس
    ضابط: ضباط
    مقاتل: مقاتلين مقاتلون
    مسلح: مسلحين مسلحون
    لاجئ: لاجئين
    سائح: سائحين سياح
    مسافر: مسافرين
    راكب: ركاب
    مواطن: مواطنين مواطنون
    شاب: شبان شباب
    فتاة: فتيات
    ابن: أبناء
    حاج: حجاج
    خبير: خبراء
    قرية: قرى
    مدينة: مدن
    بلدة: بلدات
    دولة: دول
    منزل: منازل
    بيت: بيوت
    مبنى: مباني مبان
    مدرسة: مدارس
    مستشفى: مستشفيات
    شركة: شركات
    مصنع: مصانع
    مكتب: مكاتب
    محطة: محطات
    سيارة: سيارات
    شاحنة: شاحنات
    آلية: آليات
    دبابة: دبابات
    طائرة: طائرات
    صاروخ: صواريخ
    قذيفة: قذائف
    غارة: غارات
    هجوم: هجمات
    انفجار: انفجارات
    سفينة: سفن
    قارب: قوارب
    حافلة: حافلات
    بئر: آبار
    سد: سدود
    جسر: جسور
    نقطة: نقاط نقط
    هدف: أهداف
    مباراة: مباريات
    فريق: فرق
    فرقة: فرق
    قطعة: قطع
    تمثال: تماثيل
    كتاب: كتب
    فيلم: أفلام
    أغنية: أغنيات أغاني
    لوحة: لوحات
    حالة: حالات
    إصابة: إصابات
    وفاة: وفيات
    جرعة: جرعات
    مشروع: مشاريع
    عقد: عقود
    قرار: قرارات
    اتفاق: اتفاقات
    مادة: مواد
    بند: بنود
    شقة: شقق
    غرفة: غرف
    سرير: أسرة
    عائلة: عائلات
    أسرة: أسر
    فرصة: فرص
    وظيفة: وظائف
    صوت: أصوات
    مقعد: مقاعد
    حزب: أحزاب
    مرشح: مرشحين
    جلسة: جلسات
    مرحلة: مراحل
    مرة: مرات
    خطوة: خطوات
    مضخة: مضخات
    سهم: أسهم
    درجة: درجات
    مليم: مليمات
    رحلة: رحلات
    بعثة: بعثات
    بلاغ: بلاغات
    """

  /// Plurals, in the order of the lines, with their singulars.
  static let singulars: PhraseTable<String> = PhraseTable(lines)

  /// The singulars themselves.
  static let nouns: PhraseTable<String> = {
    var table = ""
    for line in lines.split(separator: "\n") {
      let singular = line.prefix { $0 != ":" }.trimmed
      table += "\(singular): \(singular)\n"
    }
    return PhraseTable(table)
  }()

  /// Duals that stand for a number on their own, with their singulars.
  static let duals: PhraseTable<String> = {
    var table = ""
    for line in lines.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let singular = line[..<colon].trimmed
      table += "\(singular):"
      let isFeminine = singular.hasSuffix("ة")
      let stem = isFeminine ? singular.dropLast() + "ت" : singular
      let endings = notDual.contains(String(singular)) ? ["ان"] : ["ان", "ين"]
      for ending in endings { table += " \(stem)\(ending)" }
      table += "\n"
    }
    return PhraseTable(table)
  }()

  /// Nouns whose dual in ين is written like their plural.
  private static let notDual: Set<String> = [
    "مدني", "مصاب", "موظف", "متهم", "لاعب", "مقاتل", "مسلح", "لاجئ", "صحفي", "صحافي", "مسافر",
    "مواطن", "مرشح", "سائح",
  ]
}
