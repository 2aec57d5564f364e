/// First in, first out, in amortised constant time. The first element takes no memory of its own: most queues hold
/// one at most.
struct Queue<Element> {
  private(set) var first: Element?
  private var rest: [Element?] = []
  private var head = 0
  /// Kept, because `first` may be large to look into.
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ element: Element) {
    if isEmpty { first = element } else { rest.append(element) }
    count += 1
  }

  mutating func popFirst() -> Element? {
    guard !isEmpty else { return nil }
    count -= 1
    let element = first.take()
    guard head < rest.count else { return element }
    first = rest[head].take()
    head += 1
    if head == rest.count {
      rest.removeAll(keepingCapacity: true)
      head = 0
    } else if head > 1024, head > rest.count / 2 {
      rest.removeFirst(head)
      head = 0
    }
    return element
  }

  mutating func removeAll() {
    self = Queue()
  }
}
