import Testing

@testable import HTMLReader

struct GrowingBufferTests {
  @Test(arguments: 0..<50 as Range<UInt64>)
  func `changes as an array does`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    var buffer = GrowingBuffer<Int32>(capacity: 1)
    var array: [Int32] = []
    for value in 0..<2000 as Range<Int32> {
      let at = Int.random(in: 0...array.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0 where !array.isEmpty:
        let last = buffer.removeLast()
        #expect(last == array.removeLast())
      case 1 where at < array.count:
        let removed = buffer.remove(at: at)
        #expect(removed == array.remove(at: at))
      case 2:
        buffer.insert(value, at: at)
        array.insert(value, at: at)
      case 3 where at < array.count:
        buffer[at] += 1
        array[at] += 1
      case 4:
        buffer.append(contentsOf: [value, value])
        array += [value, value]
      case 5 where array.count < 100:
        buffer.append(repeating: 0..<at)
        array += array[..<at]
      case 6 where array.count > 1000:
        buffer.truncate(to: at)
        array.removeLast(array.count - at)
      default:
        buffer.append(value)
        array.append(value)
      }
    }
    let half = array.count / 2
    let last = buffer.last
    let start = buffer.copy(0..<half)
    let first = buffer.firstIndex(from: half) { $0 % 7 == 0 }
    let final = buffer.lastIndex { $0 % 7 == 0 }
    let frozen = buffer.freeze()
    let isEmpty = buffer.isEmpty
    #expect(last == array.last)
    #expect(start == Array(array[..<half]))
    #expect(first == array[half...].firstIndex { $0 % 7 == 0 })
    #expect(final == array.lastIndex { $0 % 7 == 0 })
    #expect(Array(frozen) == array)
    #expect(isEmpty)
  }

  @Test func `keeps its elements while it grows large`() {
    var buffer = GrowingBuffer<Int>()
    for i in 0..<3_000_000 { buffer.append(i) }
    let frozen = buffer.freeze()
    #expect(frozen.count == 3_000_000)
    #expect(frozen.indices.allSatisfy { frozen[$0] == $0 })
  }
}
