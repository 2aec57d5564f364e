internal import HTMLReader

/// What an element's own `style` says of how its text is shown, as far as text is concerned.
struct InlineStyle {
  /// Whether an element makes a block.
  enum Display {
    case none, block, inline
  }

  /// Nil where the style does not say.
  private(set) var display: Display?
  /// `visibility: hidden` or `collapse`.
  private(set) var isInvisible = false
  /// Whether white space is kept; nil where the style does not say.
  private(set) var keepsSpace: Bool?

  /// The longest style that is read, bytes: data URLs make styles long, and what hides text stands early.
  private static let longest = 4096

  /// Reads declarations; the last one of a property counts.
  init(_ style: [UInt8]) {
    for declaration in style.prefix(Self.longest).split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let value = Self.word(declaration[(colon + 1)...])
      switch Self.word(declaration[..<colon]) {
      case "display": display = Self.display(value) ?? display
      case "visibility": isInvisible = value == "hidden" || value == "collapse"
      case "white-space": keepsSpace = Self.keepsSpace(value) ?? keepsSpace
      default: break
      }
    }
  }

  private static func display(_ value: String) -> Display? {
    switch value {
    case "none": Display.none
    case "inline", "contents", "ruby": .inline
    case "block", "flex", "grid", "list-item", "flow-root", "table", "table-row", "table-cell",
      "table-caption", "-webkit-box":
      .block
    default: nil
    }
  }

  private static func keepsSpace(_ value: String) -> Bool? {
    switch value {
    case "pre", "pre-wrap", "break-spaces": true
    case "normal", "nowrap": false
    default: nil
    }
  }

  /// The first word, in lower case; properties and values that matter here are no longer than 16 bytes.
  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    let word = bytes.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "!") }
    guard word.count <= 16 else { return "" }
    return String(decoding: word.map { $0 | ($0 &- 0x41 < 26 ? 0x20 : 0) }, as: UTF8.self)
  }
}
