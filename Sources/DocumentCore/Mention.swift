/// A span of the text that refers to something.
package struct Mention: Hashable, Sendable {
  /// What is referred to.
  package var kind: MentionKind
  /// The whole expression, without glued clitics.
  package var span: Span
  /// Normalised: resolved ISO 8601 for times, a decimal string for numbers, the address for contacts, the country's
  /// ISO 3166-1 code for nationalities.
  package var value = ""
  /// Times: what the text itself says, in TIMEX3's form, for example "XXXX-08-26";
  /// a range as "(start,end,duration)".
  package var timex = ""
  /// The resolved lower bound of a range or of a period longer than a day, ISO 8601 or decimal; empty where it is open.
  package var start = ""
  /// The resolved upper bound; the last day, hour … of a range is the one stated, a period ends before it.
  package var end = ""
  /// UCUM for measures, ISO 4217 for money, else the counted noun.
  package var unit = ""
  /// How the number or time is meant; nil where it is meant as it stands.
  package var modifier: Modifier?
  /// Times: "hijri"; empty for the Gregorian calendar.
  package var calendar = ""
  /// The id of the entity that is referred to.
  package var entity: Int?
  /// 0 to 1.
  package var confidence: Float
  /// Persons: what they are said to be, without honorific and nationality.
  package var role = ""
  /// Persons: how they are addressed, or their rank.
  package var honorific = ""
  /// Persons: the ISO 3166-1 code of their country.
  package var nationality = ""
  /// Names: the span with what belongs to the name right before it, such as the title of a person, the kind of a place
  /// («مدينة») and the article; nil where nothing does.
  package var extent: Span?
  /// Amounts: the number itself, within the span.
  package var number: Span?
  /// Amounts: the words that say how the number is meant, outside the span.
  package var qualifier: Span?
  /// Times: what of `value` the text leaves open.
  package var assumed: [AssumedPart] = []

  /// Creates a mention.
  package init(_ kind: MentionKind, _ span: Span, value: String = "", confidence: Float = 0.8) {
    self.kind = kind
    self.span = span
    self.value = value
    self.confidence = confidence
  }
}
