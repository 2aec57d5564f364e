import DocumentCore
import Extraction
import Testing

@Suite struct ExtractorTests {
  @Test(arguments: 1...40)
  func `spans are ordered, apart, in bounds and on scalar boundaries`(seed: UInt64) throws {
    let document = document(Self.randomText(seed: seed))
    let result = try Extractor.extract(
      document, options: ExtractionOptions(referenceDate: "2020-01-31"), isCancelled: { false })
    var end = 0
    for mention in result.mentions {
      #expect(mention.span.start >= end && !mention.span.isEmpty)
      end = mention.span.end
    }
    let attributed = result.attributions.flatMap {
      [$0.cue, $0.content, $0.source].compactMap { $0 }
    }
    for span in result.mentions.map(\.span) + attributed {
      #expect(span.end <= document.text.count)
      #expect(document.text[span.start] & 0xC0 != 0x80)
      #expect(span.end == document.text.count || document.text[span.end] & 0xC0 != 0x80)
    }
    let ids = Set(result.entities.map(\.id))
    #expect(result.mentions.compactMap(\.entity).allSatisfy(ids.contains))
  }

  private static let words = [
    "وقال", "إن", "«", "»", "“", "”", "(", ")", "،", ".", "250", "12", "3", "2019", "آب", "من",
    "عام", "الماضي", "و", "نصف",
    "ألف", "مليون", "وعشرين", "ثلاثة", "عشر", "دولار", "%", "$", "كم", "الساعة", "الثامنة", "مساء",
    "بين", "إلى", "وزارة",
    "الدفاع", "بشار", "الأسد", "دمشق", "لدمشق", "بحسب", "نقلت", "عن", "قوله", "مطلع", "يومين",
    "قبل", "كل", "May", "March",
    "said", "that", "John", "Smith", "University", "of", "last", "week", "three", "hundred", "and",
    "half", "past", "-", "/",
    ":", "pm", "Monday", "to", "from", "between", "+", "963", "@", "a@b.com", "#x", "½", "\n\n",
    "the", "first", "quarter",
    "رئيس", "هيئة", "في", "اليوم", "Q1", "1990s", "للأسد", "والأسد", "10.1000/1", "ISBN", "every",
    "ago",
  ]

  private static func randomText(seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var text = ""
    for _ in 0..<400 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      text += words[Int(state % UInt64(words.count))]
      if state >> 32 & 3 != 0 { text += " " }
    }
    return text
  }

  /// Words that rules could read for one another without end.
  @Test(arguments: [
    "half past ", "10 to 10 past ", "1 day from 2 days before ", "the end of the end of ",
    "May to end of ", "around ", "mid ",
    "last next ", "every other every ", "twenty and ", "minus ", "one over ", "1-", "1/", "1^",
    "12:", "قبل بعد ", "نهاية نهاية ",
    "الساعة ", "خمسة و", "more than less than ", "week of the ", "a ", "((", "+1 ",
  ])
  func `a long row of the same words ends`(words: String) throws {
    let text = String(repeating: words, count: 4000)
    let mentions = try extraction(text, date: "2020-01-31", language: "en").mentions
    #expect(mentions.allSatisfy { $0.span.end <= text.utf8.count })
  }

  @Test(arguments: 0...30)
  func `every beginning of a text can be extracted`(count: Int) throws {
    let words =
      "وذكرت وكالة سانا اليوم 26 من آب 2020 أن 250 عنصراً بقيادة العميد سامي الحسن وصلوا Q1 2020 the 3rd of"
      .split(separator: " ")
    let text = words.prefix(count).joined(separator: " ")
    #expect(try extraction(text).mentions.count <= max(1, count))
  }

  @Test func `kinds filter at the end`() throws {
    let text = "وصل 250 عنصراً إلى دمشق في 3 أيار 2020"
    #expect(try extraction(text, kinds: [.location]).mentions.map(\.kind) == [.location])
    #expect(try extraction(text, kinds: []).mentions == [])
    #expect(try extraction(text).mentions.map(\.kind) == [.quantity, .location, .date])
  }

  @Test func `the longer mention wins over what it holds`() throws {
    #expect(try extraction("30 من أيلول 2019").mentions.map(\.kind) == [.date])
    #expect(try extraction("في ريف دير الزور الشرقي").mentions.map(\.kind) == [.location])
  }

  @Test func `stops when it is cancelled`() {
    #expect(throws: CancellationError.self) {
      try Extractor.extract(
        document("قال سامي إن ذلك صحيح"), options: ExtractionOptions(), isCancelled: { true })
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "آب ", "March ", "«", "قال \"", "said “", "ألف و", "1-", "بشار ", "Smith of ", "12:30 ",
      "a.b@", "وزارة ",
      "twenty-", "(", "بحسب ", "said \"x\" ",
    ])
  func `hostile repetition costs linear time`(unit: String) throws {
    _ = try extraction(String(repeating: unit, count: 8_000), date: "2020-01-01")
  }

  @Test(.timeLimit(.minutes(1)))
  func `a million digits are no number`() throws {
    let text = String(repeating: "7", count: 1_000_000)
    #expect(try extraction(text).mentions == [])
  }

  @Test func `kinds that are not wanted leave no entity`() throws {
    let result = try extraction(
      "Berlin, said Anna Smith on 3 May 2020, is lovely. Anna Smith lives there.", kinds: [.date])
    #expect(result.mentions.map(\.kind) == [.date])
    #expect(result.entities == [])
    #expect(result.attributions.allSatisfy { $0.entity == nil })
  }

  @Test func `an empty document says nothing`() throws {
    #expect(try extraction("") == Extraction())
  }
}
