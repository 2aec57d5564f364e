/// An entry of the list of active formatting elements.
struct ActiveElement {
  /// The element; -1 for a marker.
  var node: Int32
  /// Of its tag: equal tags have equal hashes.
  let hash: UInt32

  static let marker = ActiveElement(node: -1, hash: 0)

  var isMarker: Bool { node < 0 }
}
