import Testing

@testable import DocumentCore

@Suite struct SourceMapTests {
  @Test func `maps bytes, wholes and scalars`() {
    let text = Array("ab&cdéf".utf8)
    var map = SourceMap()
    map.append(text: 2, input: Span(start: 10, end: 12), scale: .bytes)
    map.append(text: 1, input: Span(start: 12, end: 17), scale: .whole)
    map.append(text: 5, input: Span(start: 20, end: 24), scale: .scalars(1))
    #expect(map.input(of: Span(start: 0, end: 2), in: text) == Span(start: 10, end: 12))
    #expect(map.input(of: Span(start: 1, end: 3), in: text) == Span(start: 11, end: 17))
    #expect(map.input(of: Span(start: 5, end: 7), in: text) == Span(start: 22, end: 23))
    #expect(map.input(of: Span(start: 7, end: 8), in: text) == Span(start: 23, end: 24))
    #expect(map.input(of: Span(start: 0, end: 8), in: text) == Span(start: 10, end: 24))
    #expect(map.input(of: Span(start: 8, end: 9), in: text) == nil)
  }

  @Test func `leaves separators of ours out of what a span was made from`() {
    let text = Array("ab\n\ncd".utf8)
    var map = SourceMap()
    map.append(text: 2, input: Span(start: 0, end: 2), scale: .bytes)
    map.append(text: 2, input: Span(start: 2, end: 2), scale: .whole)
    map.append(text: 2, input: Span(start: 90, end: 92), scale: .bytes)
    #expect(map.input(of: Span(start: 3, end: 6), in: text) == Span(start: 90, end: 92))
    #expect(map.input(of: Span(start: 2, end: 4), in: text) == Span(start: 2, end: 2))
  }

  @Test func `joins what follows on and composes with the map below`() {
    var upper = SourceMap()
    upper.append(text: 1, input: Span(start: 2, end: 3), scale: .bytes)
    upper.append(text: 1, input: Span(start: 3, end: 4), scale: .bytes)
    #expect(upper.runs.count == 1)
    let baseText = Array("éab".utf8)
    var base = SourceMap()
    base.append(text: 4, input: Span(start: 5, end: 8), scale: .scalars(1))
    let composed = Cancellation.never { cancellation throws(CancellationError) in
      try upper.composed(with: base, baseText: baseText, cancellation)
    }
    #expect(
      composed.input(of: Span(start: 1, end: 2), in: Array("ab".utf8)) == Span(start: 7, end: 8))
  }
}
