/// How long a summary may be.
package enum SummaryBudget: Hashable, Sendable {
  /// At least 1.
  case sentences(Int)
  /// Words as the segmenter counts them, at least 1.
  case words(Int)
  /// Unicode scalars.
  case characters(Int)
  /// A share of the document's words, above 0 and at most 1.
  case ratio(Double)
}

/// What to return of a summary.
package struct SummaryOptions: Hashable, Sendable {
  /// How long the summary may be; three sentences unless asked otherwise.
  package var budget = SummaryBudget.sentences(3)
  /// Never above a budget of words or characters, except that one sentence is always returned.
  package var isStrict = false
  /// How many keyphrases at most.
  package var keyphrases = 10
  /// What the summary is to be about; empty where the document says that itself.
  package var query = ""
  /// Leave out of the chosen sentences what they can do without.
  package var isCompressed = false
  /// Tell what each score is made of.
  package var isExplained = false

  /// Three sentences and ten keyphrases.
  package init() {}
}

/// What a feature of a sentence adds to its score: value times weight.
package struct SummaryFactor: Hashable, Sendable {
  /// A stable name, such as "earliness".
  package var feature: String
  /// What was measured of the sentence.
  package var value: Double
  /// What a unit of it adds.
  package var weight: Double

  /// Takes the parts as they are.
  package init(feature: String, value: Double, weight: Double) {
    self.feature = feature
    self.value = value
    self.weight = weight
  }
}

/// A sentence of the document that the summary is made of.
package struct SummarySentence: Hashable, Sendable {
  /// Of the document's text.
  package var span: Span
  /// Higher is more central; comparable within one summary.
  package var score: Double
  /// Which of the documents that were summarized together it is from.
  package var document = 0
  /// What is left of the sentence where something was left out; empty where it is whole.
  package var pieces: [Span] = []
  /// What the score is made of, the largest share first; empty unless asked for.
  package var factors: [SummaryFactor] = []

  /// `score` is only ever compared with others of the same summary.
  package init(span: Span, score: Double) {
    self.span = span
    self.score = score
  }

  /// The stretches of the text that the sentence is made of: its pieces, or all of it.
  package var kept: [Span] { pieces.isEmpty ? [span] : pieces }
}

/// A phrase that tells what a document is about.
package struct Keyphrase: Hashable, Sendable {
  /// As the document writes it where it first stands.
  package var text: String
  /// Higher is more telling; comparable within one document.
  package var score: Double
  /// Where it stands, in the order of the text.
  package var spans: [Span]

  /// `spans` in the order of the text.
  package init(text: String, score: Double, spans: [Span]) {
    self.text = text
    self.score = score
    self.spans = spans
  }
}

/// An extractive summary.
package struct Summary: Hashable, Sendable {
  /// The document's title, or else its most telling sentence.
  package var headline: String
  /// In the order of the text; none overlap.
  package var sentences: [SummarySentence]
  /// By score, highest first.
  package var keyphrases: [Keyphrase]

  /// Takes the lists as they are: sentences ordered, keyphrases sorted.
  package init(headline: String, sentences: [SummarySentence], keyphrases: [Keyphrase]) {
    self.headline = headline
    self.sentences = sentences
    self.keyphrases = keyphrases
  }
}
