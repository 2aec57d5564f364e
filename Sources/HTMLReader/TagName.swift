/// The name of an element, interned: a fixed id for known names, one of the tree's own for others.
///
/// Compare names with `==`. ``HTMLTree/bytes(of:)-(TagName)`` gives the spelling, which is
/// lower-case except where SVG asks for camel case (`foreignObject`).
@frozen
@usableFromInline package struct TagName: Hashable, BitwiseCopyable, Sendable {
  /// The id. Known names are below 640 and the same in every tree; ids from 640 on are one tree's.
  @usableFromInline package let rawValue: UInt32

  /// Wraps an id.
  @inlinable package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Whether two names are the same; written out so that it is inlined in other modules.
  @inlinable package static func == (left: Self, right: Self) -> Bool {
    left.rawValue == right.rawValue
  }

  /// The same for `switch`.
  @inlinable package static func ~= (pattern: Self, name: Self) -> Bool {
    pattern.rawValue == name.rawValue
  }
}
