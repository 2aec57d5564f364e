internal import HTMLReader

/// A list that is open, and how it numbers its items.
struct OpenList {
  static let bullet = "•"

  let node: Int
  /// The next item's; nil in a list without numbers.
  private var number: Int?
  private var step = 1
  private var style = Style.decimal

  private enum Style {
    case decimal, lowerLetter, upperLetter, lowerRoman, upperRoman
  }

  init(_ tree: HTMLTree, _ node: Int) {
    self.node = node
    guard tree.nodes[node].name == .ol else { return }
    let isReversed = tree.attribute(of: node, named: .reversed) != nil
    let start = HTMLBlockReader.number(tree.attributeValue(of: node, named: .start))
    number = start ?? (isReversed ? Self.items(tree, node) : 1)
    step = isReversed ? -1 : 1
    switch tree.attributeValue(of: node, named: .type)?.first {
    case UInt8(ascii: "a"): style = .lowerLetter
    case UInt8(ascii: "A"): style = .upperLetter
    case UInt8(ascii: "i"): style = .lowerRoman
    case UInt8(ascii: "I"): style = .upperRoman
    default: break
    }
  }

  private static func items(_ tree: HTMLTree, _ node: Int) -> Int {
    tree.children(of: node).count { tree.nodes[$0].name == .li }
  }

  /// What stands before the next item.
  ///
  /// - Parameter value: The number that the item gives itself.
  mutating func nextMarker(value: Int?) -> String {
    guard let next = number else { return Self.bullet }
    let number = value ?? next
    self.number = number + step
    return spelled(number) + "."
  }

  private func spelled(_ number: Int) -> String {
    switch style {
    case .decimal: "\(number)"
    case .lowerLetter: Self.letters(number)?.lowercased() ?? "\(number)"
    case .upperLetter: Self.letters(number) ?? "\(number)"
    case .lowerRoman: Self.roman(number)?.lowercased() ?? "\(number)"
    case .upperRoman: Self.roman(number) ?? "\(number)"
    }
  }

  /// A … Z, AA …; nil below 1.
  private static func letters(_ number: Int) -> String? {
    guard number > 0 else { return nil }
    var rest = number
    var letters: [UInt8] = []
    while rest > 0 {
      rest -= 1
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest /= 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// I … MMMCMXCIX; nil for what Roman numerals do not write.
  private static func roman(_ number: Int) -> String? {
    guard 1..<4000 ~= number else { return nil }
    var rest = number
    var numeral = ""
    for (value, sign) in romanSigns {
      while rest >= value {
        numeral += sign
        rest -= value
      }
    }
    return numeral
  }

  private static let romanSigns = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
}
