/// The name of an attribute, interned like ``TagName`` and from the same ids.
@frozen
@usableFromInline package struct AttributeName: Hashable, BitwiseCopyable, Sendable {
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
