/// What the tokenizer found last.
struct Token {
  enum Kind {
    case startTag
    case endTag
    /// Input bytes `start..<end` as they are, none of them NUL or CR.
    case text
    /// `replacement`, which stands for input bytes `start..<end`.
    case replacedText
    /// NULs, which the tree builder drops or replaces.
    case null
    case comment
    case doctype
    case endOfFile
  }

  var kind = Kind.endOfFile
  var isSelfClosing = false
  /// The name of a tag.
  var name = TagName(rawValue: 0)
  /// The token's bytes in the input.
  var start = 0
  var end = 0
  /// Where a tag's attributes start in ``TokenStore/attributes``; they go on to its end.
  var attributesStart = 0
  /// The bytes in ``TokenStore/replacements`` of a replaced text.
  var replacement = 0..<0
  /// A comment's content.
  var content = TextContent()
}
