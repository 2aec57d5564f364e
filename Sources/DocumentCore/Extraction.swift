/// What a document says of whom, when and how much.
package struct Extraction: Hashable, Sendable {
  /// The date that relative times were resolved against, ISO 8601; nil where there is none.
  package var referenceDate: String?
  /// In the order of the text; none overlap.
  package var mentions: [Mention] = []
  /// By salience, highest first.
  package var entities: [Entity] = []
  /// In the order of their content.
  package var attributions: [Attribution] = []
  /// Between entities of `entities`, by their ids.
  package var relations: [Relation] = []
  /// By score, highest first.
  package var keyphrases: [Keyphrase] = []

  /// Creates an extraction of nothing.
  package init() {}
}

/// Something that one or more mentions refer to.
package struct Entity: Hashable, Sendable {
  /// From 1; unique in one extraction.
  package var id: Int
  /// What it is.
  package var kind: MentionKind
  /// The fullest form seen.
  package var name: String
  /// 0 to 1: its share in what the document is about.
  package var salience: Float

  /// Creates an entity.
  package init(id: Int, kind: MentionKind, name: String, salience: Float) {
    self.id = id
    self.kind = kind
    self.name = name
    self.salience = salience
  }
}

/// Who said what.
package struct Attribution: Hashable, Sendable {
  /// The reporting verb or phrase.
  package var cue: Span
  /// Who said it; nil where the text does not tell.
  package var source: Span?
  /// Who passes it on, where that is said: «نقلت سانا عن مصدر».
  package var reporter: Span?
  /// What was said.
  package var content: Span
  /// The content stands between quotation marks.
  package var isDirect: Bool
  /// The source's entity.
  package var entity: Int?
  /// 0 to 1.
  package var confidence: Float

  /// Creates an attribution.
  package init(cue: Span, source: Span?, content: Span, isDirect: Bool, confidence: Float) {
    self.cue = cue
    self.source = source
    self.content = content
    self.isDirect = isDirect
    self.confidence = confidence
  }
}

/// Two entities and what holds between them.
package struct Relation: Hashable, Sendable {
  /// What holds.
  package enum Kind: UInt8, CaseIterable, Sendable {
    case inChargeOf, memberOf, locatedIn, metWith, cameFrom, wentTo, attacked
    /// The subject told the object something.
    case said
  }

  /// What holds between the two.
  package var kind: Kind
  /// The id of the first entity.
  package var subject: Int
  /// The id of the second entity.
  package var object: Int
  /// The words that show it.
  package var evidence: Span
  /// Events: when; nil where the sentence does not tell.
  package var time: Span?
  /// Events: the id of the place where it was; nil where the sentence does not tell.
  package var place: Int?
  /// 0 to 1.
  package var confidence: Float

  /// Creates a relation.
  package init(kind: Kind, subject: Int, object: Int, evidence: Span, confidence: Float) {
    self.kind = kind
    self.subject = subject
    self.object = object
    self.evidence = evidence
    self.confidence = confidence
  }
}
