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
    ("one in 1e6", ["one = 1", "1e6 = 1000000"]), ("it is 2.5^-1 now", ["2.5^-1 = 0.4"]),
    ("one over eight", ["one over eight = 0.125"]),
    ("a twenty-fifth of it", ["a twenty-fifth = 0.04"]),
    ("forty two and a half", ["forty two and a half = 42.5"]),
    ("five billion and three quarters", ["five billion and three quarters = 5750000000"]),
    ("12,34,567 votes", ["12,34,567 votes = 1234567 vote"]), ("in .25 of them", [".25 = 0.25"]),
    ("rooms 22,24,26", ["22 = 22", "24 = 24", "26 = 26"]),
    ("three dozen eggs", ["three dozen eggs = 36 egg"]),
    ("واحد على ثمانية", ["واحد على ثمانية = 0.125"]), ("the one he saw", []),
  ])
  func `reads fractions, powers and groups`(text: String, expected: [String]) throws {
    #expect(try found(text, numbers) == expected)
  }

  @Test(arguments: [
    ("it cost 3 dollars 50 cents", "3 dollars 50 cents = 3.5 USD"),
    ("it cost us $ 10 billion", "us $ 10 billion = 10000000000 USD"),
    ("a fee of 75 USD million", "75 USD million = 75000000 USD"),
    ("losses of 30 MUSD", "30 MUSD = 30000000 USD"),
    ("he paid USD115", "USD115 = 115 USD"), ("it cost $5m", "$5m = 5000000 USD"),
    ("the egg was 64 cents", "64 cents = 64 cent"),
    ("he is 5 feet 6 inches", "5 feet 6 inches = 5.5 [ft_i]"), ("a 16-bit chip", "16-bit = 16 bit"),
    ("it weighs 20 (kg)", "20 (kg) = 20 kg"), ("rotate 90 degrees left", "90 degrees = 90 deg"),
    ("a 1.8m wall", "1.8m = 1.8 m"),
  ])
  func `reads money and units`(text: String, expected: String) throws {
    #expect(try found(text, numbers) == [expected])
  }

  @Test func `keeps where the number and the words that qualify it are`() throws {
    let text = "they want at least 20 kg of it"
    let mention = try #require(try extraction(text, kinds: [.quantity]).mentions.first)
    let part = { (span: Span?) in
      span.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    }
    #expect(part(mention.number) == "20")
    #expect(part(mention.qualifier) == "at least")
  }

  @Test func `two bounds make one range`() throws {
    #expect(
      try found("more than 100 and less than 300", numbers) == [
        "more than 100 and less than 300 = 100..300"
      ])
    #expect(try found("أكثر من 100 وأقل من 300", numbers) == ["أكثر من 100 وأقل من 300 = 100..300"])
    #expect(try found("more than 40 and less than 10", numbers) == ["40 = 40", "10 = 10"])
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
