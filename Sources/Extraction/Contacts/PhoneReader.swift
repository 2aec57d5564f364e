internal import DocumentCore

/// Reads phone numbers: international ones, and others after a label or in a usual shape.
struct PhoneReader {
  let reader: Reader
  private static let longest = 20

  /// The phone number that begins at a token.
  func phone(at index: Int, limit: Int) -> (Mention, Int)? {
    var next = index
    let hasPlus = reader.mark(index) == 0x2B
    if hasPlus { next += 1 }
    if reader.mark(min(next, reader.count - 1)) == 0x28, next + 1 < limit { next += 1 }
    guard next < limit, reader[next].kind == .number, next == index || reader.isGlued(next) else {
      return nil
    }
    guard let run = run(from: next, limit: limit) else { return nil }
    let isLabelled = isLabelled(index)
    let isInternational =
      hasPlus || reader.folded(next).starts(with: [0x30, 0x30]) && run.digits >= 10
    guard isInternational && run.digits >= 7 || isLabelled && run.digits >= 5 || isShaped(run)
    else { return nil }
    let span = Span(start: reader[index].span.start, end: reader[run.end - 1].span.end)
    return (
      Mention(
        .phone, span, value: normalized(index..<run.end, hasPlus: hasPlus),
        confidence: isInternational || isLabelled ? 0.95 : 0.87), run.end
    )
  }

  private struct Run {
    var end: Int
    var digits: Int
    var groups: [Int]
    var hasSeparator: Bool
  }

  private func run(from index: Int, limit: Int) -> Run? {
    var run = Run(end: index, digits: 0, groups: [], hasSeparator: false)
    var next = index
    while next < limit, next - index < Self.longest {
      let token = reader[next]
      if token.kind == .number {
        let folded = reader.folded(next)
        guard folded.count <= 15, folded.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E })
        else { break }
        if folded.contains(0x2E) { run.hasSeparator = true }
        for part in folded.split(separator: 0x2E) {
          run.digits += part.count
          run.groups.append(part.count)
        }
        run.end = next + 1
      } else if [0x2D, 0x28, 0x29, 0x2010, 0x2011].contains(reader.mark(next)), next > index {
        run.hasSeparator = true
      } else {
        break
      }
      guard run.digits <= 15 else { return nil }
      next += 1
    }
    return run.digits >= 5 && run.digits <= 15 ? run : nil
  }

  /// "020-1111-1111", "(425) 555-0123": groups as phone books write them.
  private func isShaped(_ run: Run) -> Bool {
    guard run.digits >= 9, run.digits <= 12, run.hasSeparator, run.groups.count >= 2,
      run.groups.count <= 4, let last = run.groups.last, last >= 3
    else { return false }
    return run.groups.allSatisfy { $0 <= 8 } && run.groups.first.map { $0 <= 4 } ?? false
      && !(run.groups[0] == 4 && run.groups.count == 3 && last <= 2)
  }

  private func isLabelled(_ index: Int) -> Bool {
    for before in stride(from: index - 1, through: max(0, index - 4), by: -1) {
      if reader.contains(Self.labels, at: before, cutting: .all) { return true }
      guard reader.mark(before) == 0x3A || Self.links.contains(reader.key(before)) else {
        return false
      }
    }
    return false
  }

  private static let labels = WordSet(
    "tel phone telephone mobile fax call cell هاتف الهاتف جوال موبايل فاكس تلفون واتساب whatsapp")
  private static let links = WordSet("number is no رقم على الرقم at us")

  private func normalized(_ range: Range<Int>, hasPlus: Bool) -> String {
    var bytes: [UInt8] = hasPlus ? [0x2B] : []
    for index in range where reader[index].kind == .number {
      bytes += reader.folded(index).filter { $0 != 0x2E }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
