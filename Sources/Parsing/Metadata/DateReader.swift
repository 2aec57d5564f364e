internal import DocumentCore

/// Finds the dates that texts have, in numbers or with months' names, in every script's digits; those of the Hijri and
/// Jalali calendars too.
struct DateReader {
  private let bytes: [UInt8]
  private var parts: [Part] = []
  private(set) var dates: [WrittenDate] = []

  /// A number, word or mark of the text.
  private struct Part {
    enum Kind {
      /// Its value; so many digits.
      case number(Int, Int)
      case month(MonthNames.Month)
      /// So many scalars; the place of its key's label.
      case word(Int, WrittenDate.Label)
      case mark(UInt32)
    }
    let kind: Kind
    let range: Range<Int>
    /// Blanks stand before it.
    let isApart: Bool
    /// That of a word; 0 else.
    var key: UInt64 = 0
  }

  /// More parts of one text than this aren't looked at.
  private static let maximumParts = 120

  /// Longer values are cut.
  private static let longestValue = 200

  /// The date of a text that is one, as precise as it is written; nil where there is none that can be.
  static func read(_ text: String) -> String? {
    date(ofValue: text)?.value
  }

  /// The same value with the date that its text is; nil where it is none.
  static func read(_ value: Sourced) -> Sourced? {
    read(value.value).map {
      var date = value
      date.value = $0
      return date
    }
  }

  /// The date of a value that is meant to be one: years and months alone and bare seconds are such too.
  static func date(ofValue text: String) -> WrittenDate? {
    let bytes = [UInt8](start: text, upTo: longestValue)
    var reader = DateReader(bytes)
    return reader.value() ?? dates(in: bytes, 0..<bytes.count).first
  }

  /// The dates in a range of a text, in its order; those of its first parts, where it is long.
  ///
  /// - Parameters:
  ///   - compact: Whether eight digits in a row may be one.
  static func dates(
    in bytes: [UInt8], _ range: Range<Int>, compact: Bool = false
  ) -> [WrittenDate] {
    var reader = DateReader(bytes)
    reader.split(range)
    reader.find(compact: compact)
    return reader.dates
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  // MARK: - Whole values

  private mutating func value() -> WrittenDate? {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    if let iso = iso(at: start, in: end) { return iso }
    let digits = bytes[start..<end].prefix { $0 &- 0x30 < 10 }
    let isWhole = digits.endIndex == end
    guard digits.count <= 14, let value = digits.decimal else { return nil }
    func day(_ date: CalendarDate, _ value: String, _ form: WrittenDate.Form) -> WrittenDate {
      WrittenDate(form: form, value: value, day: date, range: start..<end)
    }
    switch digits.count {
    case 8 where isWhole, 14 where isWhole, 12 where isWhole,
      8 where bytes[digits.endIndex] == 0x54:
      let date = digits.prefix(8).decimal ?? 0
      guard let found = plausible(.gregorian, date / 10_000, date / 100 % 100, date % 100) else {
        return nil
      }
      return day(found, found.description, .compact)
    case 10 where isWhole, 13 where isWhole:
      let seconds = digits.count == 13 ? value / 1000 : value
      let found = CalendarDate(dayNumber: seconds / 86_400)
      let time = seconds % 86_400
      let clock = [time / 3600, time / 60 % 60, time % 60].map(Digits.two).joined(separator: ":")
      return day(found, "\(found)T\(clock)Z", .epoch)
    case 4 where isWhole:
      guard let found = plausible(.gregorian, value, 1, 1) else { return nil }
      return day(found, Digits.four(value), .iso)
    case 4 where end == start + 7 && bytes[start + 4] == 0x2D:
      guard let month = bytes[start + 5..<end].decimal,
        let found = plausible(.gregorian, value, month, 1)
      else { return nil }
      return day(found, "\(Digits.four(value))-\(Digits.two(month))", .iso)
    default: return nil
    }
  }

  /// YYYY-MM-DD, alone or with a time and an offset behind it.
  private func iso(at start: Int, in end: Int) -> WrittenDate? {
    func digits(_ offset: Int, _ count: Int) -> Int? {
      offset + count <= end ? bytes[offset..<offset + count].decimal : nil
    }
    guard start + 8 <= end, bytes[start + 4] == 0x2D, let year = digits(start, 4) else {
      return nil
    }
    var rest = start + 5
    func part() -> Int? {
      let count = digits(rest, 2) == nil ? 1 : 2
      defer { rest += count }
      return digits(rest, count)
    }
    guard let month = part(), rest < end, bytes[rest] == 0x2D else { return nil }
    rest += 1
    guard let day = part(), rest == end || bytes[rest] &- 0x30 >= 10,
      let date = plausible(.gregorian, year, month, day)
    else { return nil }
    var found = WrittenDate(form: .iso, value: date.description, day: date, range: start..<rest)
    guard rest < end, bytes[rest] == 0x54 || bytes[rest] == 0x20, digits(rest + 1, 2) != nil,
      rest + 3 < end, bytes[rest + 3] == 0x3A, digits(rest + 4, 2) != nil
    else { return found }
    var stop = rest + 6
    while stop < end, bytes[stop] &- 0x30 < 10 || bytes[stop] == 0x3A || bytes[stop] == 0x2E {
      stop += 1
    }
    var time = String(decoding: bytes[rest + 1..<stop], as: UTF8.self)
    if time.last == "." || time.last == ":" { time.removeLast() }
    while stop < end, bytes[stop] == 0x20 { stop += 1 }
    if stop < end, bytes[stop] == 0x5A {
      time += "Z"
    } else if stop < end, bytes[stop] == 0x2B || bytes[stop] == 0x2D, digits(stop + 1, 2) != nil {
      let hours = String(decoding: bytes[stop..<stop + 3], as: UTF8.self)
      let at = stop + 3 < end && bytes[stop + 3] == 0x3A ? stop + 4 : stop + 3
      time += "\(hours):\(digits(at, 2).map(Digits.two) ?? "00")"
    }
    found.value = "\(date)T\(time)"
    return found
  }

  // MARK: - Texts

  /// Cuts a range into its parts.
  private mutating func split(_ range: Range<Int>) {
    var offset = range.lowerBound
    var isApart = true
    while offset < range.upperBound, parts.count < Self.maximumParts {
      let start = offset
      let scalar = bytes.scalar(at: offset)
      switch ScalarProperties(scalar.value).scalarClass {
      case .digit:
        var value = 0
        var count = 0
        while offset < range.upperBound {
          let next = bytes.scalar(at: offset)
          let digit = TextKey.digit(next.value)
          guard digit >= 0 else { break }
          value = min(value * 10 + digit, 1 << 40)
          count += 1
          offset += next.length
        }
        parts.append(Part(kind: .number(value, count), range: start..<offset, isApart: isApart))
        isApart = false
        continue
      case .letter, .mark, .kana, .complex:
        var count = 0
        while offset < range.upperBound {
          let next = bytes.scalar(at: offset)
          switch ScalarProperties(next.value).scalarClass {
          case .letter, .mark, .kana, .complex, .format: break
          default: count = -count
          }
          if count < 0 { break }
          count += 1
          offset += next.length
        }
        append(word: start..<offset, scalars: abs(count), isApart: isApart)
        isApart = false
        continue
      case .space, .newline: isApart = true
      case .format: break
      default:
        parts.append(
          Part(
            kind: .mark(scalar.value), range: start..<start + scalar.length, isApart: isApart))
        isApart = false
      }
      offset += scalar.length
    }
  }

  private mutating func append(word range: Range<Int>, scalars: Int, isApart: Bool) {
    let key = TextKey.key(of: bytes, in: range)
    let kind: Part.Kind
    if isApart, let last = parts.last, last.key != 0, let month = MonthNames.month(last.key, key) {
      parts.removeLast()
      parts.append(
        Part(
          kind: .month(month), range: last.range.lowerBound..<range.upperBound,
          isApart: last.isApart))
      return
    }
    if case .month(let month)? = MonthNames.match(key) {
      kind = .month(month)
    } else {
      kind = .word(scalars, Self.labels[key] ?? .none)
    }
    parts.append(Part(kind: kind, range: range, isApart: isApart, key: key))
  }

  private mutating func find(compact: Bool) {
    var index = 0
    while index < parts.count {
      let found: (WrittenDate, Int)?
      switch parts[index].kind {
      case .number(let value, 8) where compact:
        found = plausible(.gregorian, value / 10_000, value / 100 % 100, value % 100).map {
          (
            WrittenDate(
              form: .compact, value: $0.description, day: $0, range: parts[index].range),
            index + 1
          )
        }
      case .number(let value, let digits): found = numeric(index, value, digits)
      case .month(let month): found = named(index, month)
      case .word, .mark: found = nil
      }
      if let (date, next) = found {
        dates.append(date)
        dates[dates.count - 1].label = label(before: index)
        index = next
      } else {
        index += 1
      }
    }
  }

  private func number(_ index: Int) -> (value: Int, digits: Int)? {
    guard parts.indices.contains(index), case .number(let value, let digits) = parts[index].kind
    else { return nil }
    return (value, digits)
  }

  private func mark(_ index: Int) -> UInt32? {
    guard parts.indices.contains(index), case .mark(let value) = parts[index].kind else {
      return nil
    }
    return value
  }

  /// The day of a date, if it can be one that a document is of.
  private func plausible(
    _ calendar: CalendarKind, _ year: Int, _ month: Int, _ day: Int
  ) -> CalendarDate? {
    let year = calendar == .gregorian && (2443...2643).contains(year) ? year - 543 : year
    let years = calendar == .gregorian ? 1900...2100 : 1250...1500
    return years.contains(year) ? calendar.date(year: year, month: month, day: day) : nil
  }

  /// Three numbers with the same mark between, or ideographs that name them.
  private func numeric(_ index: Int, _ first: Int, _ digits: Int) -> (WrittenDate, Int)? {
    if digits == 4, let iso = iso(at: parts[index].range.lowerBound, in: bytes.count) {
      let end = iso.range.upperBound
      return (iso, parts[index...].firstIndex { $0.range.lowerBound >= end } ?? parts.count)
    }
    guard let second = number(index + 2), let third = number(index + 4), second.digits <= 2,
      let joiner = joiner(index + 1), let next = self.joiner(index + 3)
    else { return nil }
    let range = parts[index].range.lowerBound..<parts[index + 4].range.upperBound
    func result(
      _ form: WrittenDate.Form, _ date: CalendarDate, other: CalendarDate? = nil
    ) -> (WrittenDate, Int) {
      (
        WrittenDate(
          form: form, value: date.description, day: date, otherDay: other, range: range),
        index + 5
      )
    }
    if digits == 4, third.digits <= 2, joiner == next || joiner == 0x5E74 && next == 0x6708 {
      let calendar: CalendarKind =
        (1300...1410).contains(first)
        ? .jalali : (1420...1500).contains(first) ? .hijri : .gregorian
      return plausible(calendar, first, second.value, third.value).map { result(.yearFirst, $0) }
    }
    guard joiner == next, digits <= 2, joiner != 0x5E74 else { return nil }
    var year = third.value
    var form = WrittenDate.Form.dayFirst
    if third.digits == 2, !parts[index].isApart || !parts[index + 2].isApart {
      year += year < 60 ? 2000 : 1900
      form = .shortYear
    } else if third.digits != 4 {
      return nil
    }
    let day = plausible(.gregorian, year, second.value, first)
    let other =
      joiner == 0x2E ? nil : plausible(.gregorian, year, first, second.value)
    if let day { return result(form, day, other: other == day ? nil : other) }
    return other.map { result(form == .shortYear ? form : .monthFirst, $0) }
  }

  /// The mark or word between two numbers of a date; nil for any other.
  private func joiner(_ index: Int) -> UInt32? {
    guard parts.indices.contains(index) else { return nil }
    switch parts[index].kind {
    case .mark(let value):
      switch value {
      case 0x2D, 0x2F, 0x2E, 0x5E74, 0x6708: return value
      case 0x2010, 0x2011, 0x2013: return 0x2D
      default: return nil
      }
    case .word(1, _):
      // Korean has letters where Chinese has ideographs.
      switch bytes.scalar(at: parts[index].range.lowerBound).value {
      case 0xB144: return 0x5E74
      case 0xC6D4: return 0x6708
      default: return nil
      }
    case .number, .month, .word: return nil
    }
  }

  /// Past what may stand between a month's name and the numbers beside it, in one direction: two marks and two short words
  /// at most.
  private func skip(from index: Int, by step: Int) -> Int {
    var index = index
    var marks = 0
    var words = 0
    while parts.indices.contains(index) {
      switch parts[index].kind {
      case .mark(let value)
      where marks < 2
        && [0x2C, 0x2E, 0x2D, 0x2F, 0x27, 0x2019, 0x060C, 0xBA, 0xAA, 0x2013, 0x5E74].contains(
          value):
        marks += 1
      case .word(let scalars, .none) where words < 2 && scalars <= 3: words += 1
      default: return index
      }
      index += step
    }
    return index
  }

  /// A month's name with a day and a year around it.
  private func named(_ index: Int, _ month: MonthNames.Month) -> (WrittenDate, Int)? {
    // "نيسان / أبريل" is one month by two names.
    var last = index
    if mark(index + 1) == 0x2F, parts.indices.contains(index + 2),
      case .month(let second) = parts[index + 2].kind, second.number == month.number
    {
      last = index + 2
    }
    let before = skip(from: index - 1, by: -1)
    let after = skip(from: last + 1, by: 1)
    func result(_ day: CalendarDate, _ low: Int, _ high: Int) -> (WrittenDate, Int) {
      let range = parts[low].range.lowerBound..<parts[high].range.upperBound
      return (
        WrittenDate(form: .named, value: day.description, day: day, range: range), high + 1
      )
    }
    let day = number(before).flatMap { $0.digits <= 2 ? $0.value : nil }
    if let day, let year = number(after) {
      if year.digits == 4, let date = plausible(month.calendar, year.value, month.number, day) {
        return result(date, before, after)
      }
      if year.digits == 2, mark(after - 1) == 0x2D || mark(after - 1) == 0x27,
        let date = plausible(.gregorian, 2000 + year.value, month.number, day)
      {
        return result(date, before, after)
      }
    }
    guard let next = number(after), next.digits <= 2 else { return nil }
    // "Aug 26, 2020"; "Aug 26 07:08:09 UTC 2020".
    var end = skip(from: after + 1, by: 1)
    while mark(end) == 0x3A || mark(end - 1) == 0x3A
      || number(end).map({ $0.digits <= 2 }) ?? false,
      end < after + 9
    {
      end = skip(from: end + 1, by: 1)
    }
    if let year = number(end), year.digits == 4,
      let date = plausible(month.calendar, year.value, month.number, next.value)
    {
      return result(date, index, end)
    }
    if let year = number(before), year.digits == 4,
      let date = plausible(month.calendar, year.value, month.number, next.value)
    {
      return result(date, before, after)
    }
    return nil
  }

  /// What the words before a date call it.
  private func label(before index: Int) -> WrittenDate.Label {
    for part in parts[max(0, index - 7)..<index].reversed() {
      if case .word(_, let label) = part.kind, label != .none { return label }
      if case .month = part.kind { break }
    }
    return .none
  }

  private static let labels = KeyMap(words: labelWords)

  private static let labelWords: [(WrittenDate.Label, String)] = [
    (
      .published,
      """
      published posted publish released submitted written created date dated asked started
      veröffentlicht erschienen erstellt eingestellt veröffentlichung datum publiziert geschrieben
      publié publiée publie parution posté publicado publicada publicación fecha pubblicato pubblicata
      опубликовано опубликован дата создано размещено opublikowano dodano geplaatst gepubliceerd publicerad udgivet
      yayınlanma yayın tarihi نشر نشرت النشر بتاريخ التاريخ كتب انتشار تاریخ δημοσίευση publikováno julkaistu
      """
    ),
    (
      .updated,
      """
      updated update modified edited revised reviewed changed last aktualisiert aktualisierung geändert bearbeitet
      letzte zuletzt stand modifié modifiée mise jour actualizado actualizada actualización modificado aggiornato
      обновлено обновлен изменено zaktualizowano aktualizacja bijgewerkt uppdaterad opdateret güncelleme güncellendi
      تحديث تعديل روزرسانی ενημέρωση
      """
    ),
    (
      .other,
      """
      until expires expiry deadline born since copyright founded established valid bis gültig ab seit geboren né née
      joined member registered beigetreten registriert mitglied
      """
    ),
  ]
}

extension Sequence<UInt8> {
  /// The number that ASCII digits write; nil for none and for anything else.
  var decimal: Int? {
    var value = 0
    var count = 0
    for byte in self {
      guard byte &- 0x30 < 10, count < 18 else { return nil }
      value = value * 10 + Int(byte - 0x30)
      count += 1
    }
    return count > 0 ? value : nil
  }
}
