import Testing

@testable import Parsing

@Suite struct TextMeasureTests {
  @Test(arguments: [
    ("One, two. Three? \u{201C}Four!\u{201D}", 1, 3, TextMeasure.Ending.stop),
    ("واحد، اثنان؛ ثلاثة؟ أربعة.", 2, 2, .stop), ("一つ、二つ。三つ。", 1, 2, .stop),
    ("एक। दो।", 0, 2, .stop), ("a list:", 0, 0, .colon), ("一覧：", 0, 0, .colon),
    ("and so on…", 0, 0, .ellipsis), ("and so on...", 0, 1, .ellipsis),
    ("Home (3)", 0, 0, .bracket),
    ("version 1.2 of", 0, 0, .other), ("", 0, 0, .other),
  ])
  func `counts marks of every script`(
    text: String, commas: Int32, stops: Int32, ending: TextMeasure.Ending
  ) {
    let measure = TextMeasure(of: Array(text.utf8), 0..<text.utf8.count)
    #expect(measure.commas == commas)
    #expect(measure.stops == stops)
    #expect(measure.ending == ending)
  }

  @Test func `counts characters, words, digits and prices`() {
    let text = Array("12 قرش, ٣٤ $5 漢字 | x".utf8)
    let measure = TextMeasure(of: text, 0..<text.count)
    #expect(measure.words == 7)
    #expect(measure.digits == 5)
    #expect(measure.currencies == 1)
    #expect(measure.separators == 1)
    // Two Chinese characters count as four.
    #expect(measure.length == 22)
    #expect(TextMeasure(of: text, 0..<0).words == 0)
  }
}
