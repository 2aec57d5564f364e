internal import CTables

/// Splits a text into tokens and sentences.
///
/// Words follow UAX #29 with these differences: a number ends where letters begin ("10th" is two
/// tokens), a full stop joins initials and lower-case parts ("U.S", "example.com") but never two
/// Arabic words, and runs of kana or of a script without blanks are one token.
package enum Segmenter {
  /// What one pass over a text yields.
  package struct Segments: Sendable {
    /// Covers the whole text, in and between the blocks.
    package var tokens: TokenTable
    /// In the order of the text; none overlap and none crosses a block's edge.
    package var sentences: [Span]
  }

  /// Segments a text.
  ///
  /// - Parameter blocks: Ordered, disjoint and in bounds. Sentences never cross a block's edge.
  /// - Complexity: O(*n*) in the length of the text.
  package static func segment(_ text: [UInt8], blocks: [Block]) -> Segments {
    Cancellation.never { cancellation throws(CancellationError) in
      try segment(text, blocks: blocks, cancellation)
    }
  }

  /// Segments a text, unless that is cancelled.
  ///
  /// - Parameter blocks: Ordered, disjoint and in bounds. Sentences never cross a block's edge.
  /// - Complexity: O(*n*) in the length of the text.
  package static func segment(
    _ text: [UInt8], blocks: [Block], _ cancellation: Cancellation
  ) throws(CancellationError) -> Segments {
    let tokens = try tokens(of: text, cancellation)
    var splitter = SentenceSplitter(text: text, table: tokens, cancellation)
    for block in blocks { try splitter.split(block) }
    return Segments(tokens: tokens, sentences: splitter.sentences)
  }

  /// Cuts tokens, a piece of the text at a time.
  private static func tokens(
    of text: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> TokenTable {
    var cancellation = cancellation
    var table = TokenTable()
    table.raw.reserveCapacity(text.count / 6)
    table.folded.reserveCapacity(text.count)
    var scan = warraq_scan()
    (scan.space_before, scan.newline_before) = (1, 1)
    var tokens = [warraq_token](repeating: warraq_token(), count: pieceLength + 1)
    var folded = [UInt8](repeating: 0, count: 2 * pieceLength + 8)
    while scan.offset < text.count {
      var pause = min(text.count, Int(scan.offset) + pieceLength)
      while pause < text.count, text[pause] & 0xC0 == 0x80 { pause -= 1 }
      let before = scan.folded
      let count = warraq_scan_tokens(text, Int64(text.count), Int64(pause), &scan, &tokens, &folded)
      try cancellation.step(pieceLength)
      try table.raw.makeRoom(for: Int(count), cancellation)
      try table.folded.makeRoom(for: folded.count, cancellation)
      table.raw.append(contentsOf: tokens[..<Int(count)])
      table.folded.append(contentsOf: folded[..<Int(scan.folded - before)])
    }
    return table
  }

  /// Bytes.
  private static let pieceLength = 256
}
