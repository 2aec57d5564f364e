/// A stretch of time as the text states it.
struct ParsedDuration: Sendable {
  struct Part: Sendable {
    var count: Decimal
    var unit: TimeUnit
  }

  /// In the order of the text.
  var parts: [Part]
  var start: Int
  /// The index of the token after it.
  var end: Int
  /// A bare unit, which only a word beside it makes a duration.
  var isBare = false
  /// "few", "several".
  var isVague = false

  var hasClock: Bool { parts.contains { $0.unit.iso.isTime } }

  /// ISO 8601, the larger units first.
  var value: String {
    var date = ""
    var clock = ""
    for part in parts.sorted(by: { $0.unit.rank > $1.unit.rank }) {
      let iso = part.unit.iso
      let number = part.count.multiplied(by: Decimal(iso.count)) ?? part.count
      if iso.isTime { clock += "\(number)\(iso.letter)" } else { date += "\(number)\(iso.letter)" }
    }
    return "P" + date + (clock.isEmpty ? "" : "T" + clock)
  }
}
