import CHTMLTables

/// A growing list of plain values that one owner changes in place.
///
/// Memory of its own instead of an array's, because the builder writes single fields of nodes all the
/// time, and an array asks before each write whether it is shared; and because it grows by
/// `realloc`, which moves large lists without copying or touching them. Every access is checked.
/// With ``FrozenBuffer`` and ``InputBytes``, the only places where the reader touches a pointer: this
/// value alone frees the memory, and no pointer into it leaves this file.
struct GrowingBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<Element>

  init(capacity: Int = 16) {
    self.capacity = max(capacity, 1)
    base = Self.memory(for: self.capacity)
  }

  /// A list of one value repeated.
  init(repeating value: Element, count: Int) {
    self.init(capacity: count)
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  deinit {
    chtml_free(base)
  }

  private static func resize(
    _ base: UnsafeMutablePointer<Element>?, to capacity: Int
  ) -> UnsafeMutablePointer<Element>? {
    let (size, overflows) = capacity.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    return overflows ? nil : chtml_resize(base, size)?.assumingMemoryBound(to: Element.self)
  }

  private static func memory(for capacity: Int) -> UnsafeMutablePointer<Element> {
    guard let memory = resize(nil, to: capacity) else {
      preconditionFailure("no memory for \(capacity) elements")
    }
    return memory
  }

  /// Grows large lists eightfold: memory that is not touched costs nothing, and they had better not move.
  @inline(never)
  private mutating func grow(to least: Int) {
    let isLarge = capacity * MemoryLayout<Element>.stride >= 1 << 20
    for wanted in [max(capacity * (isLarge ? 8 : 2), least), max(capacity * 3 / 2, least)] {
      guard let memory = Self.resize(base, to: wanted) else { continue }
      base = memory
      capacity = wanted
      return
    }
    preconditionFailure("no memory for \(least) elements")
  }

  @inline(__always)
  private func check(_ i: Int) {
    precondition(UInt(bitPattern: i) < UInt(bitPattern: count), "index out of range")
  }

  @inline(__always)
  subscript(i: Int) -> Element {
    _read {
      check(i)
      yield base[i]
    }
    _modify {
      check(i)
      yield &base[i]
    }
  }

  @inline(__always)
  var isEmpty: Bool { count == 0 }

  @inline(__always)
  var last: Element? { count == 0 ? nil : base[count &- 1] }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    (base + count).initialize(to: element)
    count &+= 1
  }

  mutating func append(contentsOf elements: some Collection<Element>) {
    if count + elements.count > capacity { grow(to: count + elements.count) }
    for element in elements { append(element) }
  }

  /// Appends what is in a range of the list itself.
  mutating func append(repeating range: Range<Int>) {
    precondition(0 <= range.lowerBound && range.upperBound <= count, "range out of bounds")
    if count + range.count > capacity { grow(to: count + range.count) }
    (base + count).initialize(from: base + range.lowerBound, count: range.count)
    count += range.count
  }

  @inline(__always)
  mutating func removeLast() -> Element {
    check(count &- 1)
    count &-= 1
    return base[count]
  }

  @inline(__always)
  mutating func popLast() -> Element? {
    count == 0 ? nil : removeLast()
  }

  /// Removes all elements from an index on.
  @inline(__always)
  mutating func truncate(to newCount: Int) {
    precondition(0 <= newCount && newCount <= count, "count out of range")
    count = newCount
  }

  mutating func remove(at i: Int) -> Element {
    let element = self[i]
    (base + i).update(from: base + i + 1, count: count - i - 1)
    count -= 1
    return element
  }

  mutating func insert(_ element: Element, at i: Int) {
    precondition(0 <= i && i <= count, "index out of range")
    append(element)
    (base + i + 1).update(from: base + i, count: count - i - 1)
    base[i] = element
  }

  /// The index of the last element that satisfies a condition.
  @inline(__always)
  func lastIndex(where isWanted: (Element) -> Bool) -> Int? {
    var i = count - 1
    while i >= 0 {
      if isWanted(base[i]) { return i }
      i -= 1
    }
    return nil
  }

  /// The index of the first element from `start` on that satisfies a condition.
  @inline(__always)
  func firstIndex(from start: Int = 0, where isWanted: (Element) -> Bool) -> Int? {
    var i = max(0, start)
    while i < count {
      if isWanted(base[i]) { return i }
      i += 1
    }
    return nil
  }

  /// The elements of a range, copied.
  func copy(_ range: Range<Int>) -> [Element] {
    precondition(0 <= range.lowerBound && range.upperBound <= count, "range out of bounds")
    return Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Gives the elements away in the memory they are in, readable from anywhere; the list is empty then.
  mutating func freeze() -> FrozenBuffer<Element> {
    let storage = FrozenBuffer<Element>.Storage(base: UnsafePointer(base), count: count)
    capacity = 1
    base = Self.memory(for: capacity)
    count = 0
    return FrozenBuffer(storage)
  }
}

/// A list of plain values that nobody changes any more.
@frozen
@usableFromInline
package struct FrozenBuffer<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  /// Frees the memory when the last copy of the list is gone.
  ///
  /// Unchecked, for pointers are not Sendable: nothing writes through this one.
  @usableFromInline final class Storage: @unchecked Sendable {
    @usableFromInline let base: UnsafePointer<Element>
    @usableFromInline let count: Int

    init(base: UnsafePointer<Element>, count: Int) {
      self.base = base
      self.count = count
    }

    deinit {
      chtml_free(UnsafeMutablePointer(mutating: base))
    }
  }

  @usableFromInline let storage: Storage

  fileprivate init(_ storage: Storage) {
    self.storage = storage
  }

  /// 0.
  @inlinable package var startIndex: Int { 0 }

  /// The number of elements.
  @inlinable package var endIndex: Int { storage.count }

  /// The element at an index.
  @inlinable package subscript(i: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: storage.count), "index out of range")
      let element = storage.base[i]
      // The storage must not be released between loading the pointer and reading through it.
      _fixLifetime(storage)
      return element
    }
  }
}
