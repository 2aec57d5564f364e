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

  private static func options(_ change: (inout SummaryOptions) -> Void) -> SummaryOptions {
    var options = SummaryOptions()
    change(&options)
    return options
  }

  @Test(arguments: [
    ("old people in 1994", "Old people remember the flood of that year."),
    ("schools", "Schools stay closed."),
    ("weather rain", "The weather service expects more rain."),
    // Forms of a word are one, and words that the text does not have count for nothing.
    ("bridge giraffe", "Bridges closed at dawn."),
  ])
  func `a query brings up the sentence that answers it`(query: String, expected: String) throws {
    let options = Self.options { ($0.query, $0.budget) = (query, .sentences(1)) }
    let summary = try Summarizer.summarize(Self.story, options: options)
    #expect(summary.sentences.map { Self.story.string($0.span) } == [expected])
  }

  @Test func `a query of other words changes nothing`() throws {
    let options = Self.options { $0.query = "giraffe zebra" }
    #expect(
      try Summarizer.summarize(Self.story, options: options)
        == Summarizer.summarize(Self.story, options: SummaryOptions()))
  }

  @Test func `factors add up to the score, the largest first`() throws {
    let summary = try Summarizer.summarize(
      Self.story, options: Self.options { ($0.isExplained, $0.query) = (true, "rain") })
    for sentence in summary.sentences {
      let parts = sentence.factors.map { $0.value * $0.weight }
      #expect(abs(parts.reduce(0, +) - sentence.score) < 0.01)
      #expect(parts.map(abs) == parts.map(abs).sorted(by: >))
      #expect(sentence.factors.contains { $0.feature == "query" })
    }
  }

  @Test(arguments: [
    ("(CNN) The river rose again last night.", "The river rose again last night."),
    ("(CNN)The river rose again last night.", "The river rose again last night."),
    ("PARIS, May 3 (AP) — The river rose again.", "The river rose again."),
    ("LONDON (Reuters) - The river rose again.", "The river rose again."),
    ("بيروت (رويترز) - ارتفع النهر من جديد ليلة أمس.", "ارتفع النهر من جديد ليلة أمس."),
    ("However, the river rose again last night.", "the river rose again last night."),
    ("On the other hand, the river rose again.", "the river rose again."),
    ("ومع ذلك، ارتفع النهر من جديد ليلة أمس.", "ارتفع النهر من جديد ليلة أمس."),
    ("The river (the longest of all [1]) rose again, they say.", "The river rose again, they say."),
    ("The river rose again (on 3 May).", "The river rose again."),
    (
      "NATO - the alliance of the west - said that it agrees.",
      "NATO - the alliance of the west - said that it agrees."
    ),
    (
      "القانون - الذي أقره البرلمان - ينص على ذلك كله.",
      "القانون - الذي أقره البرلمان - ينص على ذلك كله."
    ),
    ("The plan costs 5 (five)percent of it all.", "The plan costs 5 (five)percent of it all."),
    // What is left would be too little, or is no bracket of its own.
    (
      "(The river rose again, said all who live there.)",
      "(The river rose again, said all who live there.)"
    ),
    (
      "Item(s) of the river(bank) were found again.", "Item(s) of the river(bank) were found again."
    ),
    (
      "It rose (and all the people of the town fled to the hills).",
      "It rose (and all the people of the town fled to the hills)."
    ),
    (
      "The river - the longest of all - rose again.", "The river - the longest of all - rose again."
    ),
    ("The river (the longest rose again.", "The river (the longest rose again."),
  ])
  func `compression leaves out what a sentence can do without`(text: String, expected: String)
    throws
  {
    let document = Self.document([text])
    let summary = try Summarizer.summarize(
      document, options: Self.options { $0.isCompressed = true })
    let sentence = try #require(summary.sentences.first)
    #expect(sentence.kept.map { document.string($0) }.joined() == expected)
    for piece in sentence.pieces { #expect(sentence.span.contains(piece)) }
  }

  @Test func `several documents: what they share is said once, and each sentence says whose it is`()
    throws
  {
    let documents = [
      Self.document([
        "A storm broke two of the piers of the harbour on Monday night.",
        "The mayor had breakfast at nine.",
      ]),
      Self.document([
        "The harbour of Salma was closed after a storm broke two of the piers.",
        "Nobody was hurt, said the guard.",
      ]),
      Self.document([
        "Two of the piers of the harbour broke in the storm.",
        "Nobody was hurt when the storm came, said the guard.",
      ]),
    ]
    let summary = try Summarizer.summarize(
      documents, options: Self.options { $0.budget = .words(26) })
    let texts = summary.sentences.map { documents[$0.document].string($0.span) }
    #expect(texts.count == 2)
    #expect(texts.count { $0.contains("piers") } == 1)
    #expect(texts.count { $0.contains("hurt") } == 1)
    #expect(summary.sentences.map(\.document) == summary.sentences.map(\.document).sorted())
  }

  @Test func `what several documents say word for word is what they have in common`() throws {
    let shared =
      "The central bank of Ruritania raised its main interest rate to nine percent on Tuesday."
    let documents = [
      "The museum opened a new hall for coins of the last century today.", "Rain fell.",
      "A cat slept.",
    ].map {
      Self.document([$0, shared])
    }
    let summary = try Summarizer.summarize(
      documents, options: Self.options { $0.budget = .sentences(1) })
    #expect(summary.sentences.map { documents[$0.document].string($0.span) } == [shared])
  }

  @Test func `documents with nothing in common give their first sentences in turn`() throws {
    let documents = [
      Self.document(["Alpha one two three. Beta four."]),
      Self.document(["Gamma five six. Delta seven."]),
    ]
    let summary = try Summarizer.summarize(
      documents, options: Self.options { $0.budget = .sentences(3) })
    #expect(summary.sentences.map(\.document) == [0, 0, 1])
  }

  @Test func `sentences that differ in a number or in not are two`() throws {
    let story = Self.document([
      "Sales rose by 10 percent in 2019.", "Sales rose by 45 percent in 2020.",
      "They did find him guilty.",
      "They did not find him guilty.",
    ])
    let pool = try SentencePool([story], .none)
    #expect(pool.sentences.count == 4)
  }

  @Test(arguments: 0..<20)
  func `summaries of several documents are exact, ordered, disjoint spans`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let words = [
      "alpha", "beta", "نص", "漢字", "3.5", ".", "!", "(", ")", "\"", "However", ",", "-", "the", "é",
      "\n",
    ]
    let documents = (0..<5).map { _ in
      Self.document(
        (0..<4).map { _ in
          (0..<40).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        })
    }
    for budget in [SummaryBudget.sentences(4), .words(30), .characters(200), .ratio(0.2)] {
      let options = Self.options {
        ($0.budget, $0.isCompressed, $0.query, $0.isStrict) = (
          budget, seed % 2 == 0, "alpha é", seed % 3 == 0
        )
      }
      let summary = try Summarizer.summarize(documents, options: options)
      #expect(!summary.sentences.isEmpty)
      var last = (document: 0, end: 0)
      for sentence in summary.sentences {
        #expect((sentence.document, sentence.span.start) >= last)
        #expect(documents[sentence.document].sentences.contains(sentence.span))
        last = (sentence.document, sentence.span.start)
        for piece in sentence.kept {
          #expect(
            (sentence.document, piece.start) >= last && sentence.span.contains(piece)
              && !piece.isEmpty)
          last = (sentence.document, piece.end)
        }
      }
    }
  }

  @Test func `a budget of words is passed by a fifth at most, or by ten words`() throws {
    var random = SeededGenerator(seed: 7)
    let story = Self.document(
      (0..<60).map { number in
        let words = (0..<12).map { _ in "w\(Int.random(in: 0..<900, using: &random))" }
        return "Day \(number) \(words.joined(separator: " "))."
      })
    for words in [15, 30, 60, 120, 240] {
      let total = try summarize(story, .words(words)).reduce(0) {
        $0 + $1.split(separator: " ").count
      }
      #expect(total <= words + max(words / 5, 10) && total * 2 >= words)
    }
  }

  @Test func `stops when it is cancelled`() {
    #expect(throws: CancellationError.self) {
      try Summarizer.summarize(Self.story, options: SummaryOptions(), isCancelled: { true })
    }
  }
}
