import DocumentCore
import Testing
import TestSupport

@testable import Summarization

@Suite struct SummarizerTests {
  private static func document(_ paragraphs: [String]) -> Document {
    var text: [UInt8] = []
    var blocks: [Block] = []
    for paragraph in paragraphs {
      if !text.isEmpty { text += [10, 10] }
      let start = text.count
      text += Array(paragraph.utf8)
      blocks.append(Block(kind: .paragraph, span: Span(start: start, end: text.count)))
    }
    return Document(text: text, blocks: blocks, sourceMap: nil)
  }

  private static let story = document([
    "The river rose by two metres in one night. Bridges closed at dawn.",
    "Officials of the region asked people near the river to leave their homes before evening.",
    "The weather service expects more rain. Schools stay closed.",
    "The river had last risen so far in 1994. Old people remember the flood of that year.",
    "The weather service expects more rain.",
  ])

  private func summarize(_ document: Document, _ budget: SummaryBudget, strict: Bool = false) throws
    -> [String]
  {
    var options = SummaryOptions()
    options.budget = budget
    options.isStrict = strict
    return try Summarizer.summarize(document, options: options).sentences.map {
      document.string($0.span)
    }
  }

  @Test(arguments: [1, 2, 3, 5])
  func `keeps to a budget of sentences`(count: Int) throws {
    #expect(try summarize(Self.story, .sentences(count)).count == count)
  }

  @Test func `repeats nothing and keeps the order of the text`() throws {
    let all = try summarize(Self.story, .sentences(100))
    #expect(Set(all).count == all.count)
    #expect(all.first == "The river rose by two metres in one night.")
  }

  @Test(arguments: [1, 5, 10, 20, 40])
  func `a strict budget of words is never passed, but for one sentence`(words: Int) throws {
    let chosen = try summarize(Self.story, .words(words), strict: true)
    let total = chosen.reduce(0) { $0 + $1.split(separator: " ").count }
    #expect(!chosen.isEmpty)
    #expect(total <= words || chosen.count == 1)
  }

  @Test func `characters and ratio bound the length`() throws {
    let characters = try summarize(Self.story, .characters(80), strict: true)
    #expect(characters.reduce(0) { $0 + $1.count } <= 80)
    let half = try summarize(Self.story, .ratio(0.5)).joined(separator: " ").split(separator: " ")
    #expect((15...40).contains(half.count))
    #expect(try summarize(Self.story, .ratio(1)).count == 7)
  }

  @Test func `never empty for a text, empty for none`() throws {
    #expect(try summarize(Self.document(["Word"]), .words(1), strict: true) == ["Word"])
    #expect(try summarize(Self.document([]), .sentences(3)).isEmpty)
  }

  @Test func `leaves headings and titles out where there is running text`() throws {
    let text = Array("A Heading\n\nThe text says something.".utf8)
    var document = Document(
      text: text,
      blocks: [
        Block(kind: .heading, span: Span(start: 0, end: 9)),
        Block(kind: .paragraph, span: Span(start: 11, end: text.count)),
      ], sourceMap: nil)
    document.mediaType = "text/html"
    #expect(try summarize(document, .sentences(5)) == ["The text says something."])
  }

  @Test(arguments: 0..<30)
  func `is faithful: exact, ordered, disjoint spans of any text`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = [
      "alpha", "beta", "نص", "漢字", "3.5", ".", "!", "؟", "\"", "«", "and", "the", "😀", "\n",
    ]
    let paragraphs = (0..<20).map { _ in
      (0..<40).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }
    let document = Self.document(paragraphs)
    for budget in [SummaryBudget.sentences(4), .words(30), .characters(200), .ratio(0.2)] {
      var options = SummaryOptions()
      options.budget = budget
      let summary = try Summarizer.summarize(document, options: options)
      var last = 0
      for sentence in summary.sentences {
        #expect(sentence.span.start >= last)
        #expect(document.sentences.contains(sentence.span))
        last = sentence.span.end
      }
    }
  }

  @Test func `stops when it is cancelled`() {
    #expect(throws: CancellationError.self) {
      try Summarizer.summarize(Self.story, options: SummaryOptions(), isCancelled: { true })
    }
  }
}
