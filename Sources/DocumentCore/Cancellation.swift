/// Whether work is to stop, asked at bounded steps of it.
///
/// Steps count work in about as many units as bytes of text are read, and ask once for every
/// ``interval`` of them: the question costs nothing measurable, and the answer is heard within a
/// millisecond or so. Copies count by themselves.
@usableFromInline package struct Cancellation {
  /// The units of work between two questions.
  @inlinable package static var interval: Int { 64 << 10 }

  /// The question itself, for those who ask by their own measure.
  @usableFromInline package let isCancelled: () -> Bool
  @usableFromInline var left = interval

  /// Asks a function, which may be called at any time while the work lasts.
  @inlinable package init(_ isCancelled: @escaping () -> Bool) {
    self.isCancelled = isCancelled
  }

  /// That of work which nobody stops.
  @inlinable package static var none: Cancellation { Cancellation { false } }

  /// Does work that nobody can stop.
  @inlinable package static func never<Result>(
    _ work: (Cancellation) throws(CancellationError) -> Result
  ) -> Result {
    do {
      return try work(.none)
    } catch {
      preconditionFailure("work that nobody can stop was stopped")
    }
  }

  /// Asks at once.
  @inlinable package func check() throws(CancellationError) {
    if isCancelled() { throw CancellationError() }
  }

  /// Counts work done, or about to be done, and asks where enough of it has come together.
  @inlinable @inline(__always) package mutating func step(_ work: Int = 1) throws(CancellationError)
  {
    left -= work
    if left < 0 { try renew() }
  }

  @usableFromInline @inline(never)
  mutating func renew() throws(CancellationError) {
    left = Self.interval
    try check()
  }

  /// The elements in order, asking between comparisons. Those that are in order are not even copied.
  @inlinable package func sorted<Element>(
    _ elements: [Element], by isBefore: (Element, Element) -> Bool
  ) throws(CancellationError) -> [Element] {
    var steps = self
    var ordered = 1
    while ordered < elements.count, !isBefore(elements[ordered], elements[ordered - 1]) {
      try steps.step(8)
      ordered += 1
    }
    if ordered >= elements.count { return elements }
    do {
      return try elements.sorted { first, second in
        try steps.step(8)
        return isBefore(first, second)
      }
    } catch {
      throw CancellationError()
    }
  }
}

extension Range<Int> {
  /// The range cut into stretches, between which long work can ask whether to go on.
  @inlinable package func pieces(
    of size: Int = Cancellation.interval
  ) -> LazyMapSequence<StrideTo<Int>, Range<Int>> {
    let end = upperBound
    return stride(from: lowerBound, to: end, by: size).lazy.map { $0..<Swift.min($0 + size, end) }
  }
}

extension Array {
  /// Makes room for elements to come, asking between pieces of what has to be copied.
  ///
  /// An array that grows by itself copies all at once: a hundred megabytes take a tenth of a second.
  /// Small ones are left to do so.
  @inlinable @inline(__always) package mutating func makeRoom(
    for more: Int = 1, _ cancellation: Cancellation
  ) throws(CancellationError) {
    if capacity - count < more, count > 1 << 15 { try grow(for: more, cancellation) }
  }

  @inlinable @inline(never)
  mutating func grow(for more: Int, _ cancellation: Cancellation) throws(CancellationError) {
    var larger: [Element] = []
    larger.reserveCapacity(Swift.max(count + more, capacity * 2))
    for piece in indices.pieces(of: 1 << 14) {
      larger.append(contentsOf: self[piece])
      try cancellation.check()
    }
    try clear(cancellation)
    self = larger
  }

  /// Removes all elements, asking between pieces of them: to release a million strings takes long.
  @inlinable package mutating func clear(
    _ cancellation: Cancellation
  ) throws(CancellationError) {
    while !isEmpty {
      removeLast(Swift.min(count, 1 << 14))
      try cancellation.check()
    }
  }
}

extension [UInt8] {
  /// Appends a range of other bytes, asking between pieces of it.
  package mutating func append(
    _ source: [UInt8], _ range: Range<Int>, _ cancellation: Cancellation
  ) throws(CancellationError) {
    if range.count <= Cancellation.interval {
      try makeRoom(for: range.count, cancellation)
      append(contentsOf: source[range])
      return
    }
    for piece in range.pieces() {
      try makeRoom(for: piece.count, cancellation)
      append(contentsOf: source[piece])
      try cancellation.check()
    }
  }

  /// The index of the first byte that satisfies a condition, asking between pieces of the bytes.
  @inlinable package func firstIndex(
    _ cancellation: Cancellation, where isWanted: (UInt8) -> Bool
  ) throws(CancellationError) -> Int? {
    var index = 0
    while index < count {
      let pause = Swift.min(count, index + Cancellation.interval)
      while index < pause {
        if isWanted(self[index]) { return index }
        index += 1
      }
      try cancellation.check()
    }
    return nil
  }
}
