/// The tree of an HTML document in flat arrays, with the place of everything in the input.
///
/// ``nodes`` holds the document (index 0) and all others, linked by index. Nodes are in the order in
/// which the parser made them, which is document order except where misnested formatting or content
/// misplaced in a table was moved. A few may have no parent: a body that a frameset replaced.
/// Offsets are into ``input``.
@usableFromInline package final class HTMLTree: Sendable {
  /// The bytes that were parsed.
  @usableFromInline package let input: [UInt8]
  /// Every node; the document is the first.
  @usableFromInline package let nodes: FrozenBuffer<HTMLNode>
  /// The text that stands for input bytes: decoded character references and the like, as UTF-8.
  @usableFromInline package let replacements: FrozenBuffer<UInt8>
  /// The doctype, if there is one.
  package let doctype: HTMLDoctype?
  /// The mode that the doctype asks for.
  package let quirksMode: HTMLQuirksMode
  /// Where reading ended: the length of the input, unless a limit cut it short.
  package let endOfReading: Int
  /// The limits that cut the tree short.
  package let limitsReached: HTMLReaderLimitsReached
  @usableFromInline let attributes: FrozenBuffer<HTMLAttribute>
  @usableFromInline let pieces: FrozenBuffer<HTMLTextPiece>
  let names: NameTable

  init(_ builder: TreeBuilder, input: [UInt8]) {
    self.input = input
    doctype = builder.doctype
    quirksMode = builder.quirksMode
    limitsReached = builder.reached
    endOfReading = builder.tokenizer.position
    names = builder.tokenizer.store.names
    nodes = builder.nodes.freeze()
    replacements = builder.tokenizer.store.replacements.freeze()
    attributes = builder.tokenizer.store.attributes.freeze()
    pieces = builder.tokenizer.store.pieces.freeze()
  }

  /// Parses a whole document as the WHATWG HTML standard prescribes; any bytes make a valid tree.
  ///
  /// - Parameters:
  ///   - input: UTF-8 without a byte order mark; may hold NUL, CR and CR LF.
  ///   - limits: Bounds on the tree.
  ///   - scripting: Whether `noscript` is read as text, as browsers that run scripts do.
  ///   - isCancelled: Polled about every 64 KiB of input.
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  /// - Complexity: O(*n*) in the bytes of input, times `limits.maxDepth` at worst.
  package static func parse(
    _ input: [UInt8], limits: HTMLReaderLimits = HTMLReaderLimits(), scripting: Bool = false,
    isCancelled: () -> Bool = { false }
  ) throws(CancellationError) -> HTMLTree {
    let count = max(0, min(input.count, limits.maxInputBytes, 1 << 29))
    return try input.withInputBytes(count: count) { bytes throws(CancellationError) in
      let builder = TreeBuilder(bytes, limits: limits, scripting: scripting)
      if count < input.count { builder.reached.insert(.inputBytes) }
      try builder.build(isCancelled: isCancelled)
      return HTMLTree(builder, input: input)
    }
  }
}
