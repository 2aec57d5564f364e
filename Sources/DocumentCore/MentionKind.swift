/// What a mention refers to.
package enum MentionKind: UInt8, CaseIterable, Sendable {
  case person, organization, location, facility, event, nationality, product
  case date, dateRange, time, timeRange, dateTime, dateTimeRange, duration, set
  case number, numberRange, ordinal, percentage, quantity, temperature, age, money
  case url, email, phone, ipAddress, guid, hashtag, handle, identifier

  /// Whether mentions of the kind name something that an entity can stand for.
  package var isName: Bool { rawValue <= MentionKind.product.rawValue }
  /// Whether mentions of the kind are times.
  package var isTime: Bool {
    (MentionKind.date.rawValue...MentionKind.set.rawValue).contains(rawValue)
  }
  /// Whether mentions of the kind are addresses, numbers to call and the like.
  package var isContact: Bool { rawValue >= MentionKind.url.rawValue }
}

/// How a stated number or time is meant.
package enum Modifier: UInt8, CaseIterable, Sendable {
  case approximate, minimum, maximum
  /// No value: tens, hundreds.
  case vague
  /// Times: the start, middle or end of the period.
  case start, middle, end
  case exact
}

/// A part of a resolved time that the text does not tell.
package enum AssumedPart: String, Sendable {
  case year, month, week
  /// Before noon or after.
  case half
}
