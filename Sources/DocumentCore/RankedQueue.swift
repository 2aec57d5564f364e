/// Gives places of a list by score, highest first, the first of equals before the others: a binary heap, for lists of which
/// seldom more than a few are asked for.
package struct RankedQueue: Sendable {
  /// A place and its score.
  package struct Element: Sendable {
    /// Higher comes first.
    package var score: Double
    /// Lower comes first among equal scores.
    package var index: Int

    /// Takes both as they are; a score that is no number comes last.
    package init(score: Double, index: Int) {
      self.score = score
      self.index = index
    }

    func precedes(_ other: Element) -> Bool { (score, other.index) > (other.score, index) }
  }

  private var heap: [Element]

  /// Orders in O(*n*).
  package init(_ elements: [Element]) {
    heap = elements
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(index) }
  }

  /// What ``next()`` will give.
  package var best: Element? { heap.first }

  /// Takes out the best, in O(log *n*).
  package mutating func next() -> Element? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      sink(0)
    }
    return first
  }

  /// Puts a place in, in O(log *n*).
  package mutating func put(_ element: Element) {
    heap.append(element)
    var index = heap.count - 1
    while index > 0, heap[index].precedes(heap[(index - 1) / 2]) {
      heap.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  private mutating func sink(_ start: Int) {
    var index = start
    while true {
      var best = index
      for child in 2 * index + 1...2 * index + 2
      where child < heap.count && heap[child].precedes(heap[best]) {
        best = child
      }
      if best == index { return }
      heap.swapAt(index, best)
      index = best
    }
  }
}
