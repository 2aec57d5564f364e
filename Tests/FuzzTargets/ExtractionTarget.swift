import DocumentCore
import Schema

/// Two bytes choose the language and how the rest is read: as text, or each byte as a word of those that rules look for.
enum ExtractionTarget {
  private static let languages = ["en", "ar", "fr", "de", "es", "tr", "fa", ""]

  static func run(_ bytes: [UInt8]) throws {
    var source = ByteSource(bytes)
    let language = source.byte()
    let reading = source.byte()
    var request = Request(.extract)
    request.options.mediaType = "text/plain"
    request.options.charset = "utf-8"
    request.options.language = languages[Int(language % 8)]
    request.format.unit = reading & 2 != 0 ? .utf16CodeUnits : .utf8Bytes
    request.extract = ExtractionOptions()
    if reading & 4 != 0 { request.extract?.referenceDate = "2024-02-29T23:59:58" }
    let rest = source.remainder()
    request.content = reading & 1 != 0 ? rest : Array(rest.map(word).joined().utf8)
    try RequestTarget.answer(request)
  }

  private static func word(_ byte: UInt8) -> String {
    let word = vocabulary[Int(byte) % vocabulary.count]
    // Marks are glued to what is before and after.
    return word.utf8.count == 1 || word == "\n\n" ? word : byte & 128 == 0 ? word + " " : word
  }

  private static let vocabulary = [
    "\n\n", ".", ",", "-", "/", ":", "(", ")", "'", "$", "%", "+", "@", "#", "~", "^", "<", ">",
    "=", "\"", " ", "°", "–", "٪",
    "1", "2", "3", "7", "12", "22", "30", "31", "99", "100", "2024", "1999", "0730", "3.5", "1,234",
    "12.30", "007", "٣", "٢٠٢٤",
    "20240229", "1e9", "½", "one", "two", "twenty", "thirty", "hundred", "thousand", "million",
    "dozen", "half", "third", "fifth",
    "second", "quarter", "first", "the", "a", "of", "on", "at", "in", "for", "from", "to", "till",
    "between", "and", "or", "or later",
    "last", "this", "next", "past", "coming", "following", "ago", "later", "from now", "every",
    "each", "other", "early", "late", "mid",
    "beginning", "end", "rest", "all", "another", "few", "couple", "year", "week", "day", "night",
    "month", "months", "hours", "minutes",
    "decade", "century", "weekend", "nineties", "Christmas", "Easter", "before", "after", "since",
    "until", "by", "around", "within",
    "more than", "at least", "Monday", "fri", "Sundays", "May", "march", "december", "Sept",
    "spring", "q3", "h1", "today", "tomorrow",
    "yesterday's", "tonight", "now", "morning", "evenings", "noon", "midnight", "am", "p.m", "p m",
    "o'clock", "past", "T12", "eod",
    "dollars", "cents", "USD", "euro", "km", "feet", "inches", "percent", "years old", "degrees",
    "C", "people", "phone", "ext",
    "http://a.b/c", "x@y.org", "IBAN", "GB82", "WEST", "ISBN", "4111 1111 1111 1111", "+963",
    "خمسة", "وعشرين", "ألف", "مليون", "مئة",
    "نصف", "ثلث", "الثامنة", "الساعة", "صباحا", "مساء", "والنصف", "إلا", "ربعا", "يوم", "يومين",
    "أيام", "الأسبوع", "شهر", "عام",
    "السنوات", "الماضي", "المقبل", "هذا", "قبل", "بعد", "منذ", "من", "إلى", "حتى", "بين", "و", "في",
    "كل", "اليوم", "أمس", "غدا",
    "الجمعة", "الأحد", "آب", "كانون الثاني", "رمضان", "هـ", "مطلع", "نهاية", "آخر", "الربع",
    "القرن", "الأول", "العشرين", "عطلة",
    "نحو", "أكثر من", "دولار", "ليرة", "كم", "طفلين", "عشرات", "طوال", "lundi", "prochain", "dans",
    "il y a", "janvier", "près",
    "nächsten", "Woche", "Oktober", "vor", "hace", "mañana", "pasado", "Ekim", "فروردین",
    "\u{200F}", "\u{202B}", "é", "王",
  ]
}
