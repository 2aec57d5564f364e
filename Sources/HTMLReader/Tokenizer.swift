import CHTMLTables

/// Reads one token after another from HTML bytes.
///
/// The states of section 13.2.5 of the standard, with the whole input at hand: each construct is
/// read by one function to its end instead of byte by byte, and text comes in runs. CR before LF is
/// left out and CR alone becomes LF here, as the standard's preprocessing asks.
///
/// A class as ``TreeBuilder`` is: calling a method that only reads copies a large struct (Swift 6.3), which cost
/// half of the speed. Only the builder or the token stream that made it holds it, on one thread.
final class Tokenizer {
  /// How text is read until something switches back to `data`.
  enum ContentModel {
    case data
    case rcdata
    case rawText
    case scriptData
    case plaintext
    case cdata
  }

  let input: InputBytes
  let maxAttributes: Int
  @exclusivity(unchecked) var position = 0
  @exclusivity(unchecked) var token = Token()
  /// The parts of the last doctype, apart from the token to keep that free of references.
  @exclusivity(unchecked) var doctype = HTMLDoctype()
  @exclusivity(unchecked) var store: TokenStore
  /// Whether `<![CDATA[` opens a section, as it does inside foreign elements.
  @exclusivity(unchecked) var allowsCDATA = false
  @exclusivity(unchecked) var droppedAttributes = false
  @exclusivity(unchecked) var content = ContentModel.data
  /// Where the text of a content model other than `data` ends.
  @exclusivity(unchecked) var contentEnd = 0
  /// The name that the end tag of raw text has to have.
  @exclusivity(unchecked) var lastStartTag = TagName(rawValue: 0)
  /// By attribute name, the number of the last tag that had it.
  @exclusivity(unchecked) var lastTagWithName: [UInt32] = []
  @exclusivity(unchecked) var tagNumber: UInt32 = 0
  /// The name being interned.
  @exclusivity(unchecked) var scratch: [UInt8] = []

  init(_ input: InputBytes, maxAttributes: Int) {
    self.input = input
    self.maxAttributes = maxAttributes
    store = TokenStore(attributes: input.count / 24)
    lastTagWithName = Array(repeating: 0, count: 1024)
  }

  /// Reads the next token into `token`.
  func next() {
    while true {
      if content != .data {
        if position < contentEnd {
          readText(limit: contentEnd)
          return
        }
        leaveContent()
        continue
      }
      let start = position
      guard start < input.count else {
        endOfFile()
        return
      }
      if input[start] != UInt8(ascii: "<") {
        readText(limit: input.count)
        return
      }
      switch readMarkup() {
      case .token: return
      case .nothing: continue
      case .text:
        readText(limit: input.count)
        return
      }
    }
  }

  /// What a `<` turned out to begin.
  enum Markup {
    case token
    case nothing
    case text
  }

  private func readMarkup() -> Markup {
    let start = position
    let next = input[start + 1]
    if chtml_byte_traits(next) & UInt8(CHTML_ALPHA) != 0 {
      readTag(.startTag, nameStart: start + 1)
      return .token
    }
    switch next {
    case UInt8(ascii: "/"):
      return readEndTagOpen()
    case UInt8(ascii: "!"):
      return readMarkupDeclaration()
    case UInt8(ascii: "?"):
      readBogusComment(from: start + 1)
      return .token
    default:
      return .text
    }
  }

  private func readEndTagOpen() -> Markup {
    let nameStart = position + 2
    guard nameStart < input.count else { return .text }
    if input.traits(nameStart) & CHTML_ALPHA != 0 {
      readTag(.endTag, nameStart: nameStart)
      return .token
    }
    if input[nameStart] == UInt8(ascii: ">") {
      position = nameStart + 1
      return .nothing
    }
    readBogusComment(from: nameStart)
    return .token
  }

  func endOfFile() {
    token.kind = .endOfFile
    token.start = input.count
    token.end = input.count
    position = input.count
  }
}
