/// The name of an attribute, interned like ``TagName`` and from the same ids.
package struct AttributeName: Hashable, BitwiseCopyable, Sendable {
  /// The id. Known names are below 640 and the same in every tree; ids from 640 on are one tree's.
  package let rawValue: UInt32

  /// Wraps an id.
  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }
}
