/// First in, first out, in amortised constant time. The first element takes no memory of its own: most queues hold
/// one at most.
struct Queue<Element> {
  private(set) var first: Element?
  private var rest: [Element?] = []
  private var head = 0

  var isEmpty: Bool { first == nil }
  var count: Int { first == nil ? 0 : 1 + rest.count - head }

  mutating func append(_ element: Element) {
    if first == nil { first = element } else { rest.append(element) }
  }

  mutating func popFirst() -> Element? {
    guard let element = first.take() else { return nil }
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
