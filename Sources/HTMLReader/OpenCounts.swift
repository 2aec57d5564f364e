import CHTMLTables

/// How many elements of each name are open.
struct OpenCounts: ~Copyable {
  private var counts = GrowingBuffer<Int32>(repeating: 0, count: Int(CHTML_FIRST_OWN_NAME))

  @inline(__always)
  subscript(name: TagName) -> Int32 {
    let i = Int(name.rawValue)
    return i < counts.count ? counts[i] : 0
  }

  @inline(__always)
  mutating func increment(_ name: TagName) {
    let i = Int(name.rawValue)
    if i >= counts.count { grow(to: i) }
    counts[i] &+= 1
  }

  /// - Precondition: The name was counted.
  @inline(__always)
  mutating func decrement(_ name: TagName) {
    counts[Int(name.rawValue)] &-= 1
  }

  private mutating func grow(to i: Int) {
    while counts.count <= i { counts.append(0) }
  }
}
