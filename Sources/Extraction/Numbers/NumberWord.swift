internal import DocumentCore

/// What a word does in a spelled number.
struct NumberWord: Sendable {
  enum Role: String, Sendable {
    /// 0 to 9.
    case unit
    /// 10 to 19.
    case teen
    /// «عشر» after a unit.
    case teenSuffix
    /// 20, 30 … 90.
    case ten
    /// 100 to 900; 100 multiplies what is before it.
    case hundred
    /// A power of ten: the value is the exponent.
    case scale
    /// Two of a power of ten.
    case dualScale
    case dozen
    case ordinalUnit, ordinalTen, ordinalHundred, ordinalScale
    /// One part in so many, as a noun.
    case part
    /// Two parts in so many.
    case dualPart
    case half
  }

  var role: Role
  var value: Int

  init(role: Role, value: Int) {
    self.role = role
    self.value = value
  }

  /// Reads "role value", joined by a comma.
  init(_ text: Substring) {
    let parts = text.split(separator: ",")
    role = Role(rawValue: String(parts[0])) ?? .unit
    value = Int(parts[1]) ?? 0
  }

  var isOrdinal: Bool {
    switch role {
    case .ordinalUnit, .ordinalTen, .ordinalHundred, .ordinalScale: true
    default: false
    }
  }
}
