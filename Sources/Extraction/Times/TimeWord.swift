/// What a word or phrase may be in an expression of time.
///
/// A word that may be several things has several roles, each with a field of its own.
struct TimeWord: Sendable {
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt64
    static func bit(_ number: UInt64) -> Roles { Roles(rawValue: 1 << number) }

    /// Part of a number in words.
    static let numeral = bit(0)
    static let month = bit(1)
    static let weekday = bit(2)
    /// "Mondays".
    static let weekdays = bit(3)
    /// A name that is a word too, and a name only beside what says so.
    static let weak = bit(4)
    /// A unit that durations are counted in; its number is not told.
    static let unit = bit(5)
    /// A unit in the plural.
    static let units = bit(6)
    /// «الأسبوع»: a unit with its article.
    static let definite = bit(7)
    /// «يومين»: two of a unit.
    static let dual = bit(8)
    /// "daily"; `number` of `unit`, in tenths.
    static let adverb = bit(9)
    /// A day counted from today.
    static let deictic = bit(10)
    static let now = bit(11)
    /// A part of the day.
    static let part = bit(12)
    /// "mornings".
    static let parts = bit(13)
    static let season = bit(14)
    /// "am" and "pm".
    static let half = bit(15)
    static let oclock = bit(16)
    /// "noon": a clock time by itself.
    static let clock = bit(17)
    static let the = bit(18)
    static let a = bit(19)
    static let of = bit(20)
    static let on = bit(21)
    static let at = bit(22)
    static let `in` = bit(23)
    static let `for` = bit(24)
    static let from = bit(25)
    /// "to", "until", "through".
    static let to = bit(26)
    static let between = bit(27)
    static let and = bit(28)
    /// "last", "this", "next", «هذا».
    static let direction = bit(29)
    /// «الماضي»: a direction after its noun.
    static let directionAfter = bit(30)
    /// "ago" and "later".
    static let ago = bit(31)
    static let every = bit(32)
    static let other = bit(33)
    /// "early", "mid", "late".
    static let edge = bit(34)
    /// "the beginning", "the end".
    static let boundary = bit(35)
    static let rest = bit(36)
    static let all = bit(37)
    static let another = bit(38)
    /// "few", "several": about `number`.
    static let few = bit(39)
    /// «عام», «يوم», «شهر», "year": before a year, a weekday, a month; by `unit`.
    static let head = bit(40)
    /// «الساعة».
    static let hourHead = bit(41)
    /// "nineties", by `number`.
    static let decade = bit(42)
    static let holiday = bit(43)
    /// "past", "after" in a clock time.
    static let past = bit(44)
    /// "to", "before" in a clock time.
    static let toHour = bit(45)
    /// "before", "since": `offset` says which bound.
    static let bound = bit(46)
    static let around = bit(47)
    /// «هـ» and «م» after a year.
    static let era = bit(48)
    static let within = bit(49)
    /// "or later": `offset` says which bound.
    static let orLater = bit(50)
    /// "Q3", "H1".
    static let yearPart = bit(51)
    static let more = bit(52)
    /// «وقت متأخر»: before a part of the day.
    static let partEdge = bit(53)
    /// "starting", of a period.
    static let starting = bit(54)
    static let hijri = bit(55)
    static let once = bit(56)
    static let endOfDay = bit(57)
    static let my = bit(58)
    static let ish = bit(59)
    /// "fiscal", "school".
    static let fiscal = bit(60)
    static let same = bit(62)
    static let business = bit(63)
  }

  var roles: Roles = []
  var month: Int8 = 0
  var weekday: Int8 = 0
  var unit: TimeUnit?
  var part: DayPart?
  var offset: Int8 = 0
  var number: Int16 = 0
  /// Of a season, holiday, boundary or part of the year.
  var code: UInt8 = 0

  /// Both words' roles in one.
  static func merged(_ a: TimeWord, _ b: TimeWord) -> TimeWord {
    var word = a
    word.roles.formUnion(b.roles)
    if b.month != 0 { word.month = b.month }
    if b.weekday != 0 { word.weekday = b.weekday }
    if b.unit != nil { word.unit = b.unit }
    if b.part != nil { word.part = b.part }
    if b.offset != 0 { word.offset = b.offset }
    if b.number != 0 { word.number = b.number }
    if b.code != 0 { word.code = b.code }
    return word
  }

  init() {}

  /// Reads "role" or "role value" as the lexicon's lines begin.
  init(_ text: Substring) {
    let fields = text.split(separator: " ")
    let value = fields.count > 1 ? Int(fields[1]) ?? 0 : 0
    switch fields[0] {
    case "month": (roles, month) = (.month, Int8(value))
    case "hijri": (roles, month) = ([.hijri], Int8(value))
    case "weekday": (roles, weekday) = (.weekday, Int8(value))
    case "weekdays": (roles, weekday) = (.weekdays, Int8(value))
    case "unit": (roles, unit) = (.unit, TimeUnit(rawValue: value))
    case "units": (roles, unit) = ([.unit, .units], TimeUnit(rawValue: value))
    case "definite": (roles, unit) = (.definite, TimeUnit(rawValue: value))
    case "dual": (roles, unit) = (.dual, TimeUnit(rawValue: value))
    case "adverb":
      (roles, unit) = (.adverb, TimeUnit(rawValue: value))
      number = fields.count > 2 ? Int16(fields[2]) ?? 10 : 10
    case "day": (roles, offset) = (.deictic, Int8(value))
    case "night":
      (roles, offset) = ([.deictic, .part], Int8(value))
      part = DayPart(rawValue: fields.count > 2 ? String(fields[2]) : "NI")
    case "part": (roles, part) = (.part, DayPart(rawValue: String(fields[1])))
    case "parts": (roles, part) = ([.parts, .part], DayPart(rawValue: String(fields[1])))
    case "season": (roles, code) = (.season, UInt8(value))
    case "half": (roles, number) = (.half, Int16(value))
    case "clock": (roles, number) = (.clock, Int16(value))
    case "direction":
      (roles, offset) = (.direction, Int8(value))
      code = fields.count > 2 ? 1 : 0
    case "after":
      (roles, offset) = (.directionAfter, Int8(value))
      code = fields.count > 2 ? 1 : 0
    case "ago": (roles, offset) = (.ago, Int8(value))
    case "edge": (roles, code) = (.edge, UInt8(value))
    case "boundary": (roles, code) = (.boundary, UInt8(value))
    case "few": (roles, number) = (.few, Int16(value))
    case "head": (roles, unit) = (.head, TimeUnit(rawValue: value))
    case "decade": (roles, number) = (.decade, Int16(value))
    case "holiday": (roles, code) = (.holiday, UInt8(value))
    case "bound":
      (roles, offset) = (.bound, Int8(value))
      code = fields.count > 2 ? 1 : 0
    case "cardinal": (roles, number, code) = (.numeral, Int16(value), 1)
    case "ordinal": (roles, number, code) = (.numeral, Int16(value), 2)
    case "orLater": (roles, offset) = (.orLater, Int8(value))
    case "era": (roles, code) = (.era, UInt8(value))
    case "quarter": (roles, code) = (.yearPart, UInt8(value))
    case "fiscal": (roles, code) = (.fiscal, UInt8(value))
    case let name: roles = Self.plain[String(name)] ?? []
    }
  }

  /// Roles without a value.
  private static let plain: [String: Roles] = [
    "numeral": .numeral, "weak": .weak, "now": .now, "oclock": .oclock, "the": .the, "a": .a,
    "of": .of, "on": .on, "at": .at, "in": .in, "for": .for, "from": .from, "to": .to,
    "between": .between,
    "and": .and, "every": .every, "other": .other, "rest": .rest, "all": .all, "another": .another,
    "hourHead": .hourHead, "past": .past, "toHour": .toHour, "around": .around, "within": .within,
    "more": .more, "starting": .starting, "once": .once, "endOfDay": .endOfDay, "my": .my,
    "ish": .ish,
    "same": .same, "business": .business, "partEdge": .partEdge,
  ]

  func has(_ role: Roles) -> Bool { !roles.isDisjoint(with: role) }
}
