internal import DocumentCore

extension TimeGrammar {
  /// A clock time and where it stands.
  struct ClockMatch {
    var clock: Clock
    var start: Int
    var end: Int
    /// What it says shows that it is one; a bare number does not.
    var isTold = true
  }

  /// The clock time at a token.
  ///
  /// - Parameters:
  ///   - isLoose: A bare hour counts, because "at" or a date stands before it.
  ///   - isWhole: Minutes past or to an hour may be told; the hour itself has none such, or any number of words would
  ///     be read for one.
  func clock(_ index: Int, isLoose: Bool = false, isWhole: Bool = true) -> ClockMatch? {
    guard index < limit else { return nil }
    if isNumber(index) {
      return (isWhole ? pastHour(index) : nil) ?? clockDigits(index, isLoose: isLoose)
    }
    let word = word(index)
    if word.roles.isEmpty { return isoClock(index) }
    if word.has(.hourHead), let headed = headedClock(index) { return headed }
    if word.has(.clock), !word.has(.of) { return namedClock(index) }
    if word.has(.part), let led = partLed(index) { return led }
    if isWhole, let past = pastHour(index) { return past }
    if word.has(.numeral) {
      return isArabic(index)
        ? arabicClock(index, isHeaded: isLoose) : spelledClock(index, isLoose: isLoose)
    }
    return nil
  }

  /// "T12:34:20".
  private func isoClock(_ index: Int) -> ClockMatch? {
    let bytes = reader.folded(index)
    guard bytes.count == 3, bytes.first == 0x74,
      let hour = Decimal(ascii: bytes.dropFirst())?.integer,
      hour < 24, let minute = field(index + 1)
    else { return nil }
    var match = ClockMatch(
      clock: Clock(hour: hour, minute: minute), start: start(index), end: index + 3)
    if let second = field(index + 3) {
      match.clock.second = second
      match.end = index + 5
    }
    match.clock.isCertain = true
    return match
  }

  /// Two digits after a glued colon.
  private func field(_ colon: Int) -> Int? {
    guard colon + 1 < limit, mark(colon) == 0x3A, isGlued(colon), isGlued(colon + 1),
      let whole = digits(colon + 1), whole.width == 2, !whole.isOrdinal, whole.value < 60
    else { return nil }
    return whole.value
  }

  private func clockDigits(_ index: Int, isLoose: Bool) -> ClockMatch? {
    if let dotted = dotted(index) { return dottedClock(index, dotted, isLoose: isLoose) }
    guard let number = digits(index), !number.isOrdinal, number.width <= 4 else { return nil }
    var match = ClockMatch(
      clock: Clock(hour: number.value), start: number.start, end: index + 1, isTold: false)
    if number.width >= 3 {
      (match.clock.hour, match.clock.minute) = (number.value / 100, number.value % 100)
      guard number.value / 100 < 24, number.value % 100 < 60 else { return nil }
      guard takeHalf(&match, isPartAllowed: isArabic(match.end)) else { return nil }
      match.isTold = true
      return match
    }
    guard number.value <= 24 else { return nil }
    if let minute = field(index + 1) {
      match.clock.minute = minute
      match.end = index + 3
      match.isTold = true
      if let second = field(index + 3) {
        match.clock.second = second
        match.end = index + 5
        takeFraction(&match)
      }
      match.clock.isCertain = number.value > 12 || number.value == 0
    } else if let minute = hourLetter(index + 1) {
      match.clock.minute = minute.minute
      match.end = minute.end
      match.isTold = true
      match.clock.isCertain = number.value > 12
    }
    finish(&match)
    guard match.isTold || isLoose, !has(match.end, .unit) || match.isTold else { return nil }
    return match
  }

  /// The fraction of a second and the zone of ISO 8601's times.
  private func takeFraction(_ match: inout ClockMatch) {
    guard mark(match.end) == 0x2E, isGlued(match.end), isGlued(match.end + 1),
      isNumber(match.end + 1)
    else {
      return
    }
    match.end += 2
  }

  /// "7h01", "10 H 10".
  private func hourLetter(_ index: Int) -> (minute: Int, end: Int)? {
    guard has(index, .unit), word(index).unit == .hour, reader[index].span.count == 1,
      let minute = digits(index + 1), minute.width == 2, minute.value < 60
    else { return nil }
    return (minute.value, minute.end)
  }

  private func dottedClock(
    _ index: Int, _ dotted: (first: Int, second: Int, width: Int), isLoose: Bool
  ) -> ClockMatch? {
    guard dotted.first <= 24, dotted.second < 60, dotted.width == 2 else { return nil }
    var match = ClockMatch(
      clock: Clock(hour: dotted.first, minute: dotted.second), start: start(index), end: index + 1,
      isTold: false)
    finish(&match)
    return match.isTold || isLoose ? match : nil
  }

  /// Takes "o'clock", "am", "in the evening", "noon" after a clock.
  private func finish(_ match: inout ClockMatch) {
    if has(match.end, .ish) || isDash(match.end) && has(match.end + 1, .ish) && isGlued(match.end) {
      match.end = has(match.end, .ish) ? match.end + 1 : match.end + 2
      match.isTold = true
      return
    }
    if has(match.end, .oclock) {
      match.end = end(match.end)
      match.isTold = true
    }
    if takeHalf(&match, isPartAllowed: true) { match.isTold = true }
  }

  /// Takes the half of the day; false where none is told.
  private func takeHalf(_ match: inout ClockMatch, isPartAllowed: Bool) -> Bool {
    let next = match.end
    guard next < limit else { return false }
    if let half = half(next, after: match) {
      match.clock.take(isAfterNoon: half.isAfterNoon)
      match.end = half.end
      // "8pm in the evening".
      let evening = skip(skip(match.end, .in), .the)
      if has(evening, .part), evening > match.end, !has(evening, .parts), !isArabic(evening) {
        match.end = end(evening)
      }
      let lunch = match.end
      if has(lunch, .part), word(lunch).part == .lunch { match.end = end(lunch) }
      return true
    }
    if has(next, .clock), word(next).number == 12 || word(next).number == 0,
      match.clock.hour == 12 || isArabic(next)
    {
      if word(next).number == 0 { match.clock.hour = match.clock.hour == 12 ? 0 : match.clock.hour }
      match.clock.isCertain = true
      match.end = end(next)
      return true
    }
    guard isPartAllowed else { return false }
    var place = skip(next, [.in, .at])
    if place == next, has(next, .of), isArabic(next) { place = end(next) }
    place = skip(place, .the)
    if has(place, .edge), !isArabic(place) { place = skipDash(end(place)) }
    guard place > next || isArabic(next) || word(place).part == .lunch, has(place, .part),
      !has(place, .parts),
      let part = word(place).part, !has(place, .deictic), !lexeme(place).isJoined
    else { return false }
    if isArabic(place), has(place, .weekday) { return false }
    match.clock.take(part)
    match.end = end(place)
    return true
  }

  /// "am", "p.m.", "p m", "p. m.", «مساءً», «م».
  private func half(_ index: Int, after match: ClockMatch) -> (isAfterNoon: Bool, end: Int)? {
    let word = word(index)
    if word.has(.half) {
      let span = reader[index].span.count
      if isArabic(index) {
        // «ص» and «م» alone must be glued to a bare hour.
        guard span > 2 || match.clock.minute != nil || isGlued(index) else { return nil }
        let isNight = Self.nights.contains(reader.key(index))
        return (word.number == 2 && !(isNight && match.clock.hour < 5), end(index))
      }
      if span == 1 {
        return spacedHalf(index, isAfterNoon: word.number == 2)
      }
      var after = end(index)
      if mark(after) == 0x2E, isGlued(after), reader.folded(index).contains(0x2E),
        after + 1 < limit,
        !reader[after + 1].isCapitalized
      {
        after += 1
      }
      return (word.number == 2, after)
    }
    return nil
  }

  private static let nights = WordSet("ليلا")

  /// "p m", "p. m.", "p . m ." and "9p".
  private func spacedHalf(_ index: Int, isAfterNoon: Bool) -> (isAfterNoon: Bool, end: Int)? {
    var next = index + 1
    if mark(next) == 0x2E { next += 1 }
    if next < limit, Self.em.contains(reader.key(next)), reader[next].span.count == 1 {
      return (isAfterNoon, next + 1)
    }
    return isGlued(index) ? (isAfterNoon, index + 1) : nil
  }

  private static let em = WordSet("m")

  /// "noon", "midnight", "mid-morning", «منتصف الليل».
  private func namedClock(_ index: Int) -> ClockMatch {
    var clock = Clock(hour: Int(word(index).number))
    clock.isCertain = true
    return ClockMatch(clock: clock, start: start(index), end: end(index))
  }

  /// "half past seven", "quarter to 8", "20 min past nine", "three minutes to eight".
  private func pastHour(_ index: Int) -> ClockMatch? {
    guard !isArabic(index) || isNumber(index) else { return arabicMinutesTo(index) }
    var next = index
    var minutes: Int
    if Self.halfWord.contains(reader.key(index)) {
      (minutes, next) = (30, index + 1)
    } else if Self.quarterWord.contains(reader.key(index))
      || has(index, .a) && Self.quarterWord.contains(reader.key(index + 1))
    {
      next = has(index, .a) ? index + 2 : index + 1
      minutes = 15
    } else if let number = whole(index, words: 3), !number.isOrdinal,
      (1...59).contains(number.value)
    {
      (minutes, next) = (number.value, number.end)
      if number.value == 3, Self.quartersWord.contains(reader.key(next)) {
        (minutes, next) = (45, next + 1)
      } else if has(next, .unit) {
        guard word(next).unit == .minute else { return nil }
        next = end(next)
      }
    } else {
      return nil
    }
    guard has(next, [.past, .toHour]), !isArabic(next) else { return nil }
    let isTo = has(next, .toHour)
    if isTo, Self.till.contains(reader.key(next)) == false { return nil }
    guard let hour = clock(end(next), isLoose: true, isWhole: false),
      hour.clock.minute == nil || isTo || hour.clock.minute == 30
    else { return nil }
    // "5 to 7" is a range, and "15 past" nothing but minutes.
    if isTo, next == index + 1, isNumber(index) { return nil }
    if isTo, !isNumber(index), next == index + 1, whole(index, words: 1) != nil, minutes < 15 {
      return nil
    }
    var match = hour
    match.start = start(index)
    match.isTold = true
    let base = hour.clock.hour * 60 + (hour.clock.minute ?? 0)
    let total = isTo ? base - minutes : base + minutes
    match.clock.hour = (total + 1440) % 1440 / 60
    if isTo, hour.clock.hour == 1, !hour.clock.isCertain, match.clock.hour == 0 {
      match.clock.hour = 12
    }
    match.clock.minute = (total + 1440) % 60
    return match
  }

  private static let halfWord = WordSet("half")
  private static let quarterWord = WordSet("quarter")
  private static let quartersWord = WordSet("quarters")
  private static let till = WordSet("to till before")

  /// "seven o'clock", "seven pm", "seven thirty", "eleven five".
  private func spelledClock(_ index: Int, isLoose: Bool) -> ClockMatch? {
    guard let hour = whole(index, words: 1), !hour.isOrdinal, (0...24).contains(hour.value) else {
      return nil
    }
    var match = ClockMatch(
      clock: Clock(hour: hour.value), start: hour.start, end: hour.end, isTold: false)
    if hour.value == 20, let unit = whole(hour.end, words: 1), (1...4).contains(unit.value),
      !unit.isOrdinal
    {
      match.clock.hour = 20 + unit.value
      match.end = unit.end
    } else if has(match.end, .numeral), let minutes = minutes(match.end) {
      match.clock.minute = minutes.value
      match.end = minutes.end
      if has(match.end, .unit), word(match.end).unit == .minute { match.end = end(match.end) }
      match.isTold = isLoose && (isHourTold(index) || match.end >= limit)
    }
    finish(&match)
    guard match.isTold || isLoose, !has(match.end, [.unit, .month]) else { return nil }
    return match
  }

  /// What stands before shows that two numbers in words are an hour and minutes.
  private func isHourTold(_ index: Int) -> Bool {
    has(
      index - 1,
      [
        .at, .for, .from, .to, .between, .bound, .around, .part, .weekday, .deictic, .on, .and,
        .past,
      ])
      || isDash(index - 1)
  }

  /// Minutes in words after an hour in words.
  private func minutes(_ index: Int) -> Whole? {
    guard let minutes = whole(index, words: 3), !minutes.isOrdinal, !minutes.isDigits,
      EnglishNumberWords.table[reader.key(index)]?.role != .dozen, (1...59).contains(minutes.value),
      !has(minutes.end, [.month])
    else { return nil }
    if has(minutes.end, .unit), word(minutes.end).unit != .minute { return nil }
    return minutes
  }

  /// "in the morning at 7", "afternoon 7:00", «بعد الظهر الساعة 7».
  private func partLed(_ index: Int) -> ClockMatch? {
    guard let part = word(index).part, !has(index, .deictic), !has(index, .parts) else {
      return nil
    }
    let next = end(index)
    let at = isArabic(next) ? skip(next, [.in, .at]) : skip(next, .at)
    let isLoose = at > next || isArabic(index)
    guard at < limit, isNumber(at) || has(at, [.numeral, .hourHead, .clock]),
      var match = clock(at, isLoose: isLoose)
    else { return nil }
    if isArabic(index), isNumber(at), !match.isTold, at == next, has(match.end, [.month, .of]) {
      return nil
    }
    match.start = start(index)
    if !match.clock.isCertain { match.clock.take(part) }
    match.isTold = true
    return match
  }

  // MARK: Arabic

  /// «الساعة الثامنة مساء», «الساعة 8:30», «الساعة الثامنة والنصف».
  private func headedClock(_ index: Int) -> ClockMatch? {
    let next = end(index)
    guard next < limit else { return nil }
    if isNumber(next) {
      guard var match = clockDigits(next, isLoose: true) else { return nil }
      if takeArabicMinutes(&match) { _ = takeHalf(&match, isPartAllowed: true) }
      match.start = start(index)
      match.isTold = true
      return match
    }
    guard var match = arabicClock(next, isHeaded: true) else { return nil }
    match.start = start(index)
    return match
  }

  private func arabicClock(_ index: Int, isHeaded: Bool) -> ClockMatch? {
    guard
      let word = numbers.word(at: index, limit: limit, cutting: isHeaded ? .conjunction : .all),
      word.value.role == .ordinalUnit, word.value.value <= 12,
      isHeaded || reader.hasArticle(word.end - 1) || reader.hasArticle(index) || word.cut == .all
    else { return nil }
    var match = ClockMatch(
      clock: Clock(hour: word.value.value), start: word.start, end: word.end, isTold: isHeaded)
    if takeArabicMinutes(&match) { match.isTold = true }
    if takeHalf(&match, isPartAllowed: true) { match.isTold = true }
    if match.isTold, match.clock.minute == nil { takeArabicMinutes(&match) }
    return match.isTold ? match : nil
  }

  /// «والنصف», «وعشرين دقيقة», «إلا ربعاً».
  @discardableResult
  private func takeArabicMinutes(_ match: inout ClockMatch) -> Bool {
    if let found = Self.minuteWords.match(reader, at: match.end, limit: limit) {
      match.end = found.end
      if found.value < 0 {
        match.clock.hour = (match.clock.hour + 23) % 24
        if match.clock.hour == 0, !match.clock.isCertain { match.clock.hour = 12 }
        match.clock.minute = 60 + found.value
      } else {
        match.clock.minute = found.value
      }
      return true
    }
    let next = match.end
    guard lexeme(next).isJoined || has(next, .and), isArabic(next) else { return false }
    let first = has(next, .and) && !has(next, .numeral) ? end(next) : next
    guard has(first, .numeral), let minutes = whole(first, words: 4), !minutes.isOrdinal,
      (1...59).contains(minutes.value)
    else { return false }
    let isUnit = has(minutes.end, .unit) && word(minutes.end).unit == .minute
    guard isUnit || !has(minutes.end, [.unit, .units]) && minutes.value >= 5 else { return false }
    match.clock.minute = minutes.value
    match.end = isUnit ? end(minutes.end) : minutes.end
    return true
  }

  private static let minuteWords = PhraseTable<Int>(
    """
    30: والنصف ونصف و_النصف و_نصف
    15: والربع وربع و_الربع و_ربع
    20: والثلث وثلث
    -15: إلا_ربعا إلا_الربع إلا_ربع
    -20: إلا_ثلثا إلا_الثلث
    45: وثلاثة_أرباع و_ثلاثة_أرباع
    """)

  /// «ثلاث دقائق قبل الخامسة».
  private func arabicMinutesTo(_ index: Int) -> ClockMatch? {
    guard has(index, .numeral), let number = whole(index, words: 3), !number.isOrdinal,
      (1...59).contains(number.value), has(number.end, .unit), word(number.end).unit == .minute
    else { return nil }
    let next = end(number.end)
    guard Self.arabicTo.contains(reader.key(next)) || Self.arabicPast.contains(reader.key(next)),
      next < limit,
      var match = arabicClock(next + 1, isHeaded: true)
    else { return nil }
    let sign = Self.arabicTo.contains(reader.key(next)) ? -1 : 1
    let total = match.clock.hour * 60 + (match.clock.minute ?? 0) + sign * number.value
    match.clock.hour = (total + 1440) % 1440 / 60
    match.clock.minute = (total + 1440) % 60
    match.start = number.start
    return match
  }

  private static let arabicTo = WordSet("قبل حتى إلا")
  private static let arabicPast = WordSet("بعد")
}
