internal import DocumentCore

extension NumberRecognizer {
  /// Appends a mention with the words around it that say how it is meant; the index to go on from.
  func qualified(
    _ made: Made, at index: Int, from lower: Int, _ limit: Int, _ mentions: inout [Mention]
  ) -> Int {
    var (mention, end) = made
    let before = qualifier(before: index, from: lower)
    if let before {
      mention.modifier = before.modifier
      mention.qualifier = before.span
    }
    if before == nil || before?.modifier == .approximate, end < limit,
      let match = NumberModifiers.after.match(reader, at: end, limit: limit),
      !Self.than.contains(reader.key(match.end))
    {
      mention.modifier = match.value
      mention.qualifier = Span(start: match.start, end: reader[match.end - 1].span.end)
    }
    if let both = twoSided(mention, at: end, from: index, limit) {
      (mention, end) = both
    }
    mentions.append(mention)
    return max(end, index + 1)
  }

  /// The modifier whose words end right before a token.
  private func qualifier(before index: Int, from lower: Int) -> (modifier: Modifier, span: Span)? {
    if let comparison = comparison(before: index, from: lower) { return comparison }
    for start in stride(from: max(lower, index - 6), to: index, by: 1) {
      if let match = NumberModifiers.table.match(reader, at: start, limit: index, cutting: .all),
        match.end == index
      {
        return (match.value, Span(start: match.start, end: reader[index - 1].span.end))
      }
    }
    return nil
  }

  private static let than = WordSet("than من")

  /// ">=", "<", "≤" right before a token.
  private func comparison(before index: Int, from lower: Int) -> (modifier: Modifier, span: Span)? {
    var first = index - 1
    if reader.mark(first) == 0x3D, first > lower { first -= 1 }
    guard first >= lower else { return nil }
    let span = Span(start: reader[first].span.start, end: reader[index - 1].span.end)
    switch reader.mark(first) {
    case 0x3E, 0x2265: return (.minimum, span)
    case 0x3C, 0x2264: return (.maximum, span)
    default: return nil
    }
  }

  /// "more than 100 and less than 300": both bounds in one mention.
  private func twoSided(_ mention: Mention, at end: Int, from index: Int, _ limit: Int) -> Made? {
    guard let first = mention.modifier, first == .minimum || first == .maximum,
      mention.kind == .number,
      let words = mention.qualifier, words.end <= mention.span.start,
      let low = Decimal(text: mention.value)
    else { return nil }
    var next = end
    if reader.mark(next) == 0x2C || reader.mark(next) == 0x60C { next += 1 }
    if Self.links.contains(reader.key(next)) { next += 1 }
    guard next > end || reader.forms(next).conjunction != nil,
      let match = NumberModifiers.table.match(reader, at: next, limit: limit, cutting: .all),
      match.value == (first == .minimum ? .maximum : .minimum),
      let number = parser.number(at: match.end, limit: limit), number.form != .ordinal,
      let second = self.mention(of: number, at: match.end, limit: limit),
      second.mention.kind == .number || second.mention.kind == .quantity
    else { return nil }
    let (lower, upper) = first == .minimum ? (low, number.value) : (number.value, low)
    guard Self.isLess(lower, upper) else { return nil }
    var both = Mention(
      .numberRange, Span(start: words.start, end: reader[number.end - 1].span.end), confidence: 0.85
    )
    both.start = lower.description
    both.end = upper.description
    return (both, number.end)
  }

  private static let links = WordSet("and but و")

  /// «بين 20 و25 في المئة», "between 5 and 10", "5-10 people", «من 3 إلى 5», "20 through 100".
  func range(_ first: ParsedNumber, at index: Int, limit: Int) -> Made? {
    guard first.form == .digits || first.form == .words || first.form == .fraction,
      first.end < limit
    else {
      return nil
    }
    let opening = index > 0 ? Self.openings[reader.key(index - 1)] : nil
    var next = first.end
    var isRange = opening != nil
    let mark = reader.mark(next)
    if let join = Self.joins[reader.key(next)], join != 2 {
      next += 1
      isRange = isRange || join == 3 || reader.isArabic(next - 1) && first.form == .digits
    } else if mark == 0x2D || mark == 0x2013 || mark == 0x7E {
      isRange = isRange || mark == 0x7E || reader[next].hasSpaceBefore && !reader.isGlued(next + 1)
      next += 1
    } else if opening != 1
      || reader.forms(next).conjunction == nil && !isGluedAnd(next)
        && !(reader.numeral(next)?.isConjoined ?? false)
    {
      return nil
    }
    if Self.ands.contains(reader.key(next)) { next += 1 }
    guard next < limit, let second = parser.number(at: next, limit: limit),
      second.form == first.form || second.form == .digits || second.form == .words
        || second.form == .fraction,
      let lower = scaled(first.value, like: second.value), Self.isLess(lower, second.value),
      let (unit, end) = mention(of: second, at: next, limit: limit)
    else { return nil }
    let isUnitless = unit.kind == .number || unit.kind == .ordinal
    if isUnitless, !isRange { return nil }
    let isEnglish = !reader.isArabic(max(index - 1, 0))
    let start =
      isUnitless && isEnglish && opening != nil ? reader[index - 1].span.start : first.start
    var mention = Mention(
      isUnitless ? .numberRange : unit.kind, Span(start: start, end: reader[end - 1].span.end),
      confidence: 0.8)
    mention.unit = unit.unit
    mention.start = lower.description
    mention.end = second.value.description
    return (mention, end)
  }

  private func isGluedAnd(_ index: Int) -> Bool {
    Self.ands.contains(reader.key(index))
  }

  /// «9 و11 مليار»: the first number takes the second one's scale.
  private func scaled(_ value: Decimal, like other: Decimal) -> Decimal? {
    var result = value
    var power = 0
    while power < 12, other.exponent >= power + 3 || power > 0 && other.exponent >= power {
      guard Self.isLess(result.scaled(by: 3), other) else { break }
      result = result.scaled(by: 3)
      power += 3
    }
    return value.exponent >= 2 ? value : result
  }

  static func isLess(_ a: Decimal, _ b: Decimal) -> Bool {
    guard let difference = b.adding(a.negated) else { return false }
    return difference.digits > 0
  }

  private static let openings = PhraseTable<Int>(
    """
    1: between بين
    2: from من
    """)
  private static let joins = PhraseTable<Int>(
    """
    1: to إلى
    3: through
    2: and و
    """)
  private static let ands = WordSet("and و")
}
