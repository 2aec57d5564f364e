/// One piece of a text, a comment or an attribute value, in order.
///
/// Input bytes between two pieces (a CR before LF, a dropped NUL, other markup where text was
/// foster-parented) are not part of the text.
@frozen
@usableFromInline package struct HTMLTextPiece: BitwiseCopyable, Sendable {
  /// The input bytes that the piece stands for.
  @inlinable package var source: Range<Int> {
    Int(start)..<Int(end)
  }
  /// Where in ``HTMLTree/replacements`` the piece's text is, `nil` when it is `source` verbatim.
  @inlinable package var replacement: Range<Int>? {
    replacementStart < 0
      ? nil : Int(replacementStart)..<Int(replacementStart) + Int(replacementLength)
  }

  @usableFromInline let start: Int32
  @usableFromInline var end: Int32
  @usableFromInline var replacementStart: Int32 = -1
  @usableFromInline var replacementLength: Int32 = 0
  @usableFromInline var next: Int32 = -1

  @inlinable init(start: Int, end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  init(start: Int, end: Int, replacement: Range<Int>) {
    self.init(start: start, end: end)
    replacementStart = Int32(truncatingIfNeeded: replacement.lowerBound)
    replacementLength = Int32(truncatingIfNeeded: replacement.count)
  }

  var isVerbatim: Bool {
    replacementStart < 0
  }
}
