internal import DocumentCore

/// Reads phone numbers: international ones, and others after a label or in a usual shape.
struct PhoneReader {
  let reader: Reader
  private static let longest = 24

  /// The phone number that begins at a token.
  func phone(at index: Int, limit: Int) -> (Mention, Int)? {
    var next = index
    let isWrapped = reader.mark(index) == 0x28
    if isWrapped { next += 1 }
    let hasPlus = reader.mark(next) == 0x2B
    if hasPlus {
      next += 1
      if reader.mark(next) == 0x28, reader.isGlued(next), !isWrapped { next += 1 }
    }
    guard next < limit, reader[next].kind == .number, next == index || reader.isGlued(next),
      !isWrapped || !hasPlus || reader.mark(next + 1) == 0x29
    else { return nil }
    let groups = groups(from: next, limit: limit)
    // "(39 (6)) 345": brackets in brackets.
    if isWrapped,
      groups.contains(where: { reader.mark($0.end) == 0x29 && reader.mark($0.end - 1) == 0x29 })
    {
      return nil
    }
    // Dates and other numbers may follow without a mark between: the longest run that is a number of a phone.
    for count in stride(from: groups.count, to: 0, by: -1) {
      // … that is no part of something longer.
      if count < groups.count, groups[count].separator != 0 { continue }
      let run = Run(groups: groups[..<count], isWrapped: isWrapped, hasPlus: hasPlus)
      guard let confidence = confidence(of: run, at: index) else { continue }
      let end = withExtension(run.end, limit)
      let span = Span(start: reader[index].span.start, end: reader[end - 1].span.end)
      let value = normalized(index..<run.end, hasPlus: hasPlus) + extensionDigits(run.end..<end)
      return (Mention(.phone, span, value: value, confidence: confidence), end)
    }
    return nil
  }

  private struct Group {
    var width: Int
    /// The index of the token after it, a bracket that closes included.
    var end: Int
    /// The mark before it; 0 for a blank, 1 for none.
    var separator: UInt32
  }

  private struct Run {
    var groups: ArraySlice<Group>
    var isWrapped: Bool
    var hasPlus: Bool

    var end: Int { groups.last?.end ?? 0 }
    var digits: Int { groups.reduce(0) { $0 + $1.width } }
    var widths: [Int] { groups.map(\.width) }
    var hasMark: Bool { isWrapped || groups.dropFirst().contains { $0.separator > 1 } }
    /// All groups stand apart by blanks alone.
    var isSpaced: Bool { groups.dropFirst().allSatisfy { $0.separator == 0 } }
  }

  /// Groups of digits with what separates them.
  private func groups(from index: Int, limit: Int) -> [Group] {
    var groups: [Group] = []
    var next = index
    var separator: UInt32 = 1
    var digits = 0
    while next < limit, next - index < Self.longest {
      let token = reader[next]
      if token.kind == .number {
        guard next == index || separator > 1 || token.hasSpaceBefore, !token.hasNewlineBefore else {
          break
        }
        let folded = reader.folded(next)
        guard folded.count <= 16, folded.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2E }) else {
          break
        }
        if token.hasSpaceBefore, separator == 1 { separator = 0 }
        for part in folded.split(separator: 0x2E) {
          digits += part.count
          groups.append(Group(width: part.count, end: next + 1, separator: separator))
          separator = 0x2E
        }
        guard digits <= 24 else { break }
        separator = 1
      } else {
        let mark = reader.mark(next)
        guard [0x2D, 0x28, 0x29, 0x2F, 0x2010, 0x2011].contains(mark), next > index else { break }
        if mark == 0x29, !groups.isEmpty {
          groups[groups.count - 1].end = next + 1
        } else if mark == 0x28, reader[next].hasSpaceBefore == false, separator != 1 {
          break
        }
        separator = mark
      }
      next += 1
    }
    return groups
  }

  /// How sure it is that a run is a phone number; nil where it isn't.
  private func confidence(of run: Run, at index: Int) -> Float? {
    let digits = run.digits
    let widths = run.widths
    let isExtended =
      digits > 15 && widths.count > 2 && (3...4).contains(widths[widths.count - 1])
      && run.groups[run.groups.endIndex - 1].separator == 0x2D
    guard digits >= 5, digits <= (isExtended ? 19 : 15), widths.count <= 7,
      reader.mark(run.end) != 0x2F || !reader.isGlued(run.end),
      run.groups.first.map({ $0.separator != 0x2F }) ?? true
    else { return nil }
    let isZero =
      reader.folded(run.groups.isEmpty ? index : firstNumber(index)).starts(with: [0x30, 0x30])
      && digits >= 10
    if run.hasPlus || isZero {
      guard digits >= 7, widths[0] <= 7 || widths.count == 1,
        !run.groups.contains(where: { $0.separator == 0x2F && $0.width < 4 })
      else { return nil }
      return 0.95
    }
    // Numbers of cards and of social security.
    if widths.starts(with: [4, 4, 4]) && digits >= 13 || widths == [3, 2, 4] { return nil }
    if isGluedBefore(index) { return nil }
    if isLabelled(index), digits >= 5, !isDateShaped(run) { return 0.95 }
    return isShaped(run) ? 0.87 : nil
  }

  private func firstNumber(_ index: Int) -> Int {
    var next = index
    while next < reader.count, reader[next].kind != .number { next += 1 }
    return min(next, reader.count - 1)
  }

  /// Digits that hang on what is before them, "A-123", are no number of their own.
  private func isGluedBefore(_ index: Int) -> Bool {
    guard reader.isGlued(index), index > 0 else { return false }
    let mark = reader.mark(index - 1)
    return reader[index - 1].kind == .number || mark == 0x2F || mark == 0x2E || mark == 0x24
      || mark == 0x23 && reader.mark(index) != 0x28
  }

  private func isDateShaped(_ run: Run) -> Bool {
    run.groups.dropFirst().contains { $0.separator == 0x2F } && run.widths.count == 3
      && run.digits == 8
  }

  /// "020-1111-1111", "(425) 555-0123": groups as phone books write them.
  private func isShaped(_ run: Run) -> Bool {
    let widths = run.widths
    let digits = run.digits
    if run.isWrapped, widths.count == 2 || widths.count == 3, (2...4).contains(widths[0]),
      digits >= 8, digits <= 12
    {
      return true
    }
    if widths == [3, 3, 4] { return true }
    guard digits >= 9, digits <= 12, run.hasMark, widths.count >= 2, widths.count <= 4,
      let last = widths.last, last >= 3, let first = widths.first
    else { return false }
    guard widths.allSatisfy({ $0 <= 8 }), first <= 4,
      !(widths[0] == 4 && widths.count == 3 && last <= 2)
    else { return false }
    if run.groups.dropFirst().contains(where: { $0.separator == 0x2F }) {
      return first >= 3 && widths.count == 2
    }
    return true
  }

  /// The index after "ext. 123", "x123".
  private func withExtension(_ index: Int, _ limit: Int) -> Int {
    guard index < limit, reader.isWord(index) else { return index }
    let folded = reader.folded(index)
    if Self.extensions.contains(reader.key(index)) {
      let next = reader.mark(index + 1) == 0x2E ? index + 2 : index + 1
      guard next < limit, reader[next].kind == .number, reader.folded(next).count <= 6 else {
        return index
      }
      return next + 1
    }
    let letters = folded.prefix { $0 &- 0x61 < 26 }
    let digits = folded.dropFirst(letters.count)
    guard letters.elementsEqual("x".utf8) || letters.elementsEqual("ext".utf8),
      (1...6).contains(digits.count),
      digits.allSatisfy({ $0 &- 0x30 < 10 })
    else { return index }
    return index + 1
  }

  private static let extensions = WordSet("ext x extension تحويلة")

  /// RFC 3966's parameter.
  private func extensionDigits(_ range: Range<Int>) -> String {
    let digits = range.flatMap { reader.folded($0).filter { $0 &- 0x30 < 10 } }
    return digits.isEmpty ? "" : ";ext=" + String(decoding: digits, as: UTF8.self)
  }

  private func isLabelled(_ index: Int) -> Bool {
    for before in stride(from: index - 1, through: max(0, index - 5), by: -1) {
      if reader.contains(Self.labels, at: before, cutting: .all) { return true }
      guard
        reader.mark(before) == 0x3A || reader.mark(before) == 0x40 || reader.mark(before) == 0x2D
          || reader.mark(before) == 0x2E
          || Self.links.contains(reader.key(before))
      else { return false }
    }
    return false
  }

  private static let labels = WordSet(
    "tel phone telephone mobile fax call cell office هاتف الهاتف جوال الجوال موبايل فاكس الفاكس تلفون واتساب whatsapp للتواصل"
  )
  private static let links = WordSet("number is no nr رقم على الرقم at us my our")

  private func normalized(_ range: Range<Int>, hasPlus: Bool) -> String {
    var bytes: [UInt8] = hasPlus ? [0x2B] : []
    for index in range where reader[index].kind == .number {
      bytes += reader.folded(index).filter { $0 != 0x2E }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
