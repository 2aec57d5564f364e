import DocumentCore
import Extraction
import Testing

@Suite struct NumberRecognizerTests {
  @Test(arguments: [
    ("وصل 250 عنصراً إلى هناك", "250 عنصراً = 250 عنصر"),
    ("رأى 40 سيارة", "40 سيارة = 40 سيارة"),
    ("أنقذ سبعة أشخاص", "سبعة أشخاص = 7 شخص"),
    ("زرع خمسة وعشرين ألف شجرة", "خمسة وعشرين ألف شجرة = 25000 شجرة"),
    ("حضر ثلاثمئة وستون طالباً", "ثلاثمئة وستون طالباً = 360 طالب"),
    ("باع ١٢٫٥ طن", "١٢٫٥ طن = 12.5 t"),
    ("بنسبة 62 بالمئة", "62 بالمئة = 62 %"),
    ("بنسبة ٤٥٪", "٤٥٪ = 45 %"),
    ("دفع مليوني دولار", "مليوني دولار = 2000000 USD"),
    ("كلف ثلاثة ملايين ونصف المليون يورو", "ثلاثة ملايين ونصف المليون يورو = 3500000 EUR"),
    ("أرسلت المنظمة شاحنتين", "شاحنتين = 2 شاحنة"),
    ("اشترى 36 ألفا و800 كتاب", "36 ألفا و800 كتاب = 36800 كتاب"),
    ("نجا الرجل (52 عاماً)", "52 عاماً = 52 a"),
  ])
  func `reads Arabic amounts`(text: String, expected: String) throws {
    #expect(try found(text, numbers) == [expected])
  }

  @Test(arguments: [
    ("about 1,250 soldiers left", "1,250 soldiers = 1250 soldier"),
    ("twenty-five thousand people came", "twenty-five thousand people = 25000 person"),
    ("it cost $4.5 million", "$4.5 million = 4500000 USD"),
    ("it weighs 12 kilograms", "12 kilograms = 12 kg"),
    ("it rose by 7 percent", "7 percent = 7 %"),
    ("it was 35 °C there", "35 °C = 35 Cel"),
    ("she is 52 years old", "52 years old = 52 a"),
    ("the twenty-first time", "twenty-first = 21"),
    ("three quarters of it", "three quarters = 0.75"),
    ("one hundred and five", "one hundred and five = 105"),
  ])
  func `reads English amounts`(text: String, expected: String) throws {
    #expect(try found(text, numbers) == [expected])
  }

  @Test(arguments: [
    ("نحو 20 جندياً", Modifier.approximate), ("أكثر من 20 جندياً", .minimum),
    ("ما لا يقل عن 20 جندياً", .minimum), ("أقل من 20 جندياً", .maximum),
    ("عشرات الجرحى", .vague), ("about 20 soldiers", .approximate),
    ("at least 20 soldiers", .minimum), ("up to 20 soldiers", .maximum),
  ])
  func `keeps how a number is meant outside its span`(text: String, modifier: Modifier) throws {
    let mention = try #require(try extraction(text, kinds: [.quantity]).mentions.first)
    #expect(mention.modifier == modifier)
  }

  @Test func `reads ranges with both bounds`() throws {
    #expect(try found("بين 20 و25 في المئة", numbers) == ["20 و25 في المئة = 20..25 %"])
    #expect(
      try found("بين 9 و11 مليار دولار", numbers)
        == ["9 و11 مليار دولار = 9000000000..11000000000 USD"])
  }

  @Test func `takes a bare currency to be the country's that the text speaks of`() throws {
    #expect(try found("في الكويت مبلغ 500 دينار", [.money]) == ["500 دينار = 500 KWD"])
    #expect(try found("في تونس مبلغ 500 دينار", [.money]) == ["500 دينار = 500 TND"])
  }

  @Test(arguments: ["30 من أيلول 2019", "in 2014 he left", "الساعة الثامنة مساء"])
  func `a number inside a date is no number`(text: String) throws {
    #expect(try found(text, numbers) == [])
  }
}
