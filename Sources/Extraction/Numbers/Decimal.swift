internal import DocumentCore

/// An exact decimal number of at most 30 digits.
struct Decimal: Hashable, Sendable {
  /// The number is `digits` × 10^`exponent`.
  private(set) var digits: Int128
  private(set) var exponent: Int

  init(_ digits: Int, exponent: Int = 0) {
    self.init(digits: Int128(digits), exponent: exponent)
  }

  private init(digits: Int128, exponent: Int) {
    var digits = digits
    var exponent = exponent
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    self.digits = digits
    self.exponent = digits == 0 ? 0 : exponent
  }

  /// The number that ASCII digits and at most one point spell; nil if there are too many.
  init?(ascii: some Sequence<UInt8>) {
    var digits: Int128 = 0
    var count = 0
    var exponent = 0
    var sawPoint = false
    for byte in ascii {
      if byte == 0x2E {
        sawPoint = true
        continue
      }
      guard (0x30...0x39).contains(byte), count < 30 else { return nil }
      digits = digits * 10 + Int128(byte - 0x30)
      if digits > 0 { count += 1 }
      if sawPoint { exponent -= 1 }
    }
    self.init(digits: digits, exponent: exponent)
  }

  /// The number that a description spells.
  init?(text: String) {
    let isNegative = text.hasPrefix("-")
    guard let value = Decimal(ascii: text.utf8.dropFirst(isNegative ? 1 : 0)) else { return nil }
    self = isNegative ? value.negated : value
  }

  /// The nearest decimal of a binary number; nil for what is none.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let parts = "\(value.magnitude)".split(separator: "e")
    guard let digits = Decimal(ascii: parts[0].utf8) else { return nil }
    let scaled = digits.scaled(by: parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    self = value < 0 ? scaled.negated : scaled
  }

  /// The nearest binary number.
  var double: Double {
    var value = Double(digits)
    for _ in 0..<min(abs(exponent), 400) { value = exponent < 0 ? value / 10 : value * 10 }
    return value
  }

  /// The whole number, where it is one that fits.
  var integer: Int? {
    guard exponent >= 0, exponent <= 18 else { return nil }
    var value = digits
    for _ in 0..<exponent {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return Int(exactly: value)
  }

  /// The nearest whole number of those that fit.
  var nearest: Int {
    if let integer { return integer }
    return Int(min(max(double.rounded(), -9e15), 9e15))
  }

  var isWhole: Bool { exponent >= 0 }
  var negated: Decimal { Decimal(digits: -digits, exponent: exponent) }

  func scaled(by power: Int) -> Decimal { Decimal(digits: digits, exponent: exponent + power) }

  /// The sum; nil where it has too many digits.
  func adding(_ other: Decimal) -> Decimal? {
    let low = min(exponent, other.exponent)
    guard let a = aligned(to: low), let b = other.aligned(to: low) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : Decimal(digits: sum, exponent: low)
  }

  /// The product; nil where it has too many digits.
  func multiplied(by other: Decimal) -> Decimal? {
    let (product, overflow) = digits.multipliedReportingOverflow(by: other.digits)
    return overflow ? nil : Decimal(digits: product, exponent: exponent + other.exponent)
  }

  /// The quotient to fifteen significant digits; nil for a division by zero.
  func divided(by other: Decimal) -> Decimal? {
    guard other.digits != 0 else { return nil }
    var dividend = digits
    var power = exponent - other.exponent
    let wanted: Int128 = 1_000_000_000_000_000
    while dividend != 0, (dividend / other.digits).magnitude < wanted.magnitude {
      let (next, overflow) = dividend.multipliedReportingOverflow(by: 10)
      guard !overflow else { break }
      dividend = next
      power -= 1
    }
    var quotient = dividend / other.digits
    while quotient.magnitude >= wanted.magnitude {
      let last = quotient % 10
      quotient = quotient / 10 + (last.magnitude >= 5 ? quotient.signum() : 0)
      power += 1
    }
    return Decimal(digits: quotient, exponent: power)
  }

  private func aligned(to low: Int) -> Int128? {
    guard exponent - low <= 36 else { return nil }
    var value = digits
    for _ in 0..<(exponent - low) {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = next
    }
    return value
  }
}

extension Decimal: CustomStringConvertible {
  var description: String {
    guard exponent < 0 else {
      return String(digits) + String(repeating: "0", count: min(exponent, 300))
    }
    var text = String(digits.magnitude)
    if text.utf8.count <= -exponent {
      text = String(repeating: "0", count: 1 - exponent - text.utf8.count) + text
    }
    let point = text.utf8.index(text.endIndex, offsetBy: exponent)
    return (digits < 0 ? "-" : "") + text[..<point] + "." + text[point...]
  }
}
