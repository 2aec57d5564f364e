/// The way from a text back to the bytes it was made from, in runs that follow one another in the text.
package struct SourceMap: Hashable, Sendable {
  /// How the bytes of a run correspond.
  package enum Scale: Hashable, Sendable {
    /// The run's text stands for its input as a whole: an entity, a folded blank, a separator of ours.
    case whole
    /// Byte for byte.
    case bytes
    /// Each Unicode scalar of text stands for this many bytes of input.
    case scalars(Int)
  }

  /// A stretch of text and the stretch of input that it was made from.
  package struct Run: Hashable, Sendable {
    /// UTF-8 bytes of the text; never empty.
    package var text: Span
    /// Bytes of the input; empty for what the input does not hold.
    package var input: Span
    /// Decides how a part of `text` is found in `input`.
    package var scale: Scale

    /// The spans' lengths have to agree with `scale`; not checked.
    package init(text: Span, input: Span, scale: Scale) {
      self.text = text
      self.input = input
      self.scale = scale
    }

    /// Whether a run from the input on would only make this one longer.
    package func continues(into input: Span, _ scale: Scale) -> Bool {
      self.scale == scale && scale != .whole && self.input.end == input.start
    }
  }

  /// What a run costs to look at, as steps of work.
  private static let runWork = 16

  /// Contiguous in the text, from its first byte.
  package private(set) var runs: [Run] = []

  /// The map of an empty text.
  package init() {}

  /// The map of a text that is the input itself.
  package init(identity count: Int) {
    append(text: count, input: Span(start: 0, end: count), scale: .bytes)
  }

  /// The length of the text covered so far, bytes.
  package var textCount: Int { runs.last?.text.end ?? 0 }

  /// The bytes of text from which on a run is not joined to what follows unless it maps byte for byte:
  /// a place inside a run of scalars is found by counting from its start.
  private static let longestCounted = 1024

  /// Covers the next `text` bytes of text. Runs that continue the last one are joined to it.
  package mutating func append(text: Int, input: Span, scale: Scale) {
    guard text > 0 else { return }
    let start = textCount
    if let last = runs.last, last.continues(into: input, scale),
      scale == .bytes || last.text.count < Self.longestCounted
    {
      runs[runs.count - 1].text = Span(start: last.text.start, end: start + text)
      runs[runs.count - 1].input = Span(start: last.input.start, end: input.end)
    } else {
      runs.append(Run(text: Span(start: start, end: start + text), input: input, scale: scale))
    }
  }

  /// Makes room for runs to come.
  package mutating func makeRoom(_ cancellation: Cancellation) throws(CancellationError) {
    try runs.makeRoom(cancellation)
  }

  /// Cuts the map to the first `count` bytes of text.
  package mutating func truncate(text count: Int, in text: [UInt8]) {
    while let last = runs.last, last.text.end > count {
      runs.removeLast()
      if last.text.start < count {
        let kept = Span(start: last.text.start, end: count)
        let input = Self.input(of: kept, run: last, in: text)
        runs.append(Run(text: kept, input: input, scale: last.scale))
      }
    }
  }

  /// The index of the run that holds a byte of text, or of the last run.
  private func index(ofRunAt offset: Int) -> Int {
    min(runs.partitionPoint { $0.text.end <= offset }, runs.count - 1)
  }

  /// The smallest range of input that holds everything a span of the text was made from.
  ///
  /// Separators of ours at the span's edges are left out where anything else is in it.
  ///
  /// - Complexity: O(log runs + the runs covered), and the scalars up to the span in its edge runs.
  package func input(of span: Span, in text: [UInt8]) -> Span? {
    guard !runs.isEmpty, span.end <= textCount else { return nil }
    var index = index(ofRunAt: span.start)
    var low = Int.max
    var high = 0
    while index < runs.count, runs[index].text.start < max(span.end, span.start + 1) {
      let run = runs[index]
      let part = Span(
        start: max(run.text.start, span.start),
        end: max(max(run.text.start, span.start), min(run.text.end, span.end)))
      let input = Self.input(of: part, run: run, in: text)
      if !input.isEmpty || span.isEmpty {
        low = min(low, input.start)
        high = max(high, input.end)
      }
      index += 1
    }
    if low == Int.max {
      let position = runs[self.index(ofRunAt: span.start)].input.start
      return Span(start: position, end: position)
    }
    return Span(start: low, end: high)
  }

  private static func input(of span: Span, run: Run, in text: [UInt8]) -> Span {
    switch run.scale {
    case .whole:
      return run.input
    case .bytes:
      let shift = run.input.start - run.text.start
      return Span(start: span.start + shift, end: span.end + shift)
    case .scalars(let width):
      let before = text.scalarCount(in: run.text.start..<span.start)
      let within = text.scalarCount(in: span.range)
      let start = run.input.start + before * width
      return Span(start: start, end: start + within * width)
    }
  }

  /// The map from this map's text to the input of `base`, of whose text this map's input is a part.
  ///
  /// - Parameter baseText: The text that `base` maps.
  package func composed(
    with base: SourceMap, baseText: [UInt8], _ cancellation: Cancellation
  ) throws(CancellationError) -> SourceMap {
    if base.runs.count == 1, let run = base.runs.first, run.scale == .bytes, run.input.start == 0 {
      return self
    }
    var cancellation = cancellation
    var result = SourceMap()
    for run in runs {
      try cancellation.step(Self.runWork)
      try result.makeRoom(cancellation)
      guard run.scale == .bytes, !run.input.isEmpty else {
        let input = base.input(of: run.input, in: baseText) ?? Span(start: 0, end: 0)
        result.append(text: run.text.count, input: input, scale: .whole)
        continue
      }
      var index = base.index(ofRunAt: run.input.start)
      while index < base.runs.count, base.runs[index].text.start < run.input.end {
        try cancellation.step(Self.runWork)
        try result.makeRoom(cancellation)
        let under = base.runs[index]
        let part = Span(
          start: max(under.text.start, run.input.start), end: min(under.text.end, run.input.end))
        result.append(
          text: part.count, input: Self.input(of: part, run: under, in: baseText),
          scale: under.scale)
        index += 1
      }
    }
    return result
  }
}

extension SourceMap {
  /// Covers the next bytes of text with what `other` says of a range of its own text.
  package mutating func append(
    _ other: SourceMap, range: Span, in otherText: [UInt8], _ cancellation: inout Cancellation
  ) throws(CancellationError) {
    guard !range.isEmpty else { return }
    var index = other.index(ofRunAt: range.start)
    while index < other.runs.count, other.runs[index].text.start < range.end {
      try cancellation.step(Self.runWork)
      try makeRoom(cancellation)
      let run = other.runs[index]
      let part = Span(
        start: max(run.text.start, range.start), end: min(run.text.end, range.end))
      append(
        text: part.count, input: Self.input(of: part, run: run, in: otherText), scale: run.scale)
      index += 1
    }
  }
}
