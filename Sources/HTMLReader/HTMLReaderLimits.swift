/// Bounds on what one parse may build; past them the tree is still valid, only smaller or flatter.
package struct HTMLReaderLimits: Hashable, Sendable {
  /// How many elements may be open at once, at least 3. Of those that would be deeper, formatting is dropped, and the
  /// others take the place of the innermost, which closes.
  package var maxDepth = 512
  /// How many nodes the tree may have, the document included; parsing stops at the token that
  /// reaches it, which may add a few hundred more.
  package var maxNodes = 5_000_000
  /// How many attributes one element keeps; the rest are dropped.
  package var maxAttributesPerElement = 1024
  /// How many formatting elements are remembered for reopening; the oldest are forgotten first.
  package var maxActiveFormattingElements = 128
  /// How many formatting elements are opened again besides one for every 32 bytes read; where more would
  /// be, the oldest are forgotten.
  package var maxReopenedElements = 10_000
  /// How many input bytes are read; never more than 512 MiB, so that 32 bits hold every offset.
  package var maxInputBytes = 1 << 29

  /// The defaults: deep enough for any page that browsers show alike.
  package init() {}
}

/// Which of ``HTMLReaderLimits`` a parse ran into.
package struct HTMLReaderLimitsReached: OptionSet, Sendable {
  /// The bits of the set.
  package let rawValue: UInt8

  /// Wraps a set of bits.
  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Elements were closed early to stay within `maxDepth`.
  package static let depth = HTMLReaderLimitsReached(rawValue: 1)
  /// The rest of the input was dropped at `maxNodes`.
  package static let nodes = HTMLReaderLimitsReached(rawValue: 2)
  /// Attributes were dropped at `maxAttributesPerElement`.
  package static let attributes = HTMLReaderLimitsReached(rawValue: 4)
  /// Formatting elements were forgotten at `maxActiveFormattingElements` or `maxReopenedElements`.
  package static let activeFormattingElements = HTMLReaderLimitsReached(rawValue: 8)
  /// The rest of the input was dropped at `maxInputBytes`.
  package static let inputBytes = HTMLReaderLimitsReached(rawValue: 16)
  /// Options are not shown in their `selectedcontent`, whose copies may double the tree and no more.
  package static let selectedContents = HTMLReaderLimitsReached(rawValue: 32)
}
