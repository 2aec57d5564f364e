internal import DocumentCore
internal import Extraction
internal import Glibc
internal import HTMLReader
internal import Parsing
internal import Summarization

/// Measures the library by itself: reads the names of files from standard input, loads them, runs one stage over
/// all of them some times, and prints one line of JSON.
///
/// Usage: warraq-bench parse|extract|values|names|summarize|clusters|segment|tree --passes N < list
enum BenchTool {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2, let stage = Stage(rawValue: arguments[1]) else {
      print(
        "usage: warraq-bench parse|extract|values|names|summarize|clusters|segment|tree --passes N < list-of-files"
      )
      exit(64)
    }
    let passes = arguments.count >= 4 ? max(1, Int(arguments[3]) ?? 5) : 5
    var files: [[[UInt8]]] = []
    while let line = readLine() {
      files.append(line.split(separator: "\t").map { contents(of: String($0)) })
    }
    let before = peakKilobytes()
    let prepared = files.map { stage.prepare($0) }
    var passSeconds: [Double] = []
    var fileSeconds = [[Double]](repeating: [], count: files.count)
    for _ in 0..<passes {
      let start = cpuSeconds()
      for (index, input) in prepared.enumerated() {
        let fileStart = cpuSeconds()
        stage.run(input)
        fileSeconds[index].append(cpuSeconds() - fileStart)
      }
      passSeconds.append(cpuSeconds() - start)
    }
    let bytes = prepared.reduce(0) { $0 + $1.count }
    let tokens = prepared.reduce(0) { $0 + $1.tokens }
    let medians = fileSeconds.map { $0.sorted()[$0.count / 2] }
    print(
      """
      {"files": \(files.count), "bytes": \(bytes), "tokens": \(tokens), "pass_seconds": \(passSeconds), \
      "page_seconds": \(medians), "peak_rss_kb": \(peakKilobytes()), "before_rss_kb": \(before)}
      """)
  }

  private static func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      print("can't open \(path)")
      exit(66)
    }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return result }
      result.append(contentsOf: buffer[..<count])
    }
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func peakKilobytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }
}

/// What is measured; everything before it is done once.
private enum Stage: String {
  case parse, extract, values, names, summarize, segment, tree
  /// A line of the list names the files of one cluster, apart by tabs.
  case clusters

  /// An input of the stage, and its size in bytes.
  enum Input {
    case bytes([UInt8])
    case document(Document)
    case documents([Document])

    var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .document(let document): document.text.count
      case .documents(let documents): documents.reduce(0) { $0 + $1.text.count }
      }
    }

    var tokens: Int {
      switch self {
      case .bytes: 0
      case .document(let document): document.tokens.count
      case .documents(let documents): documents.reduce(0) { $0 + $1.tokens.count }
      }
    }
  }

  func prepare(_ files: [[UInt8]]) -> Input {
    switch self {
    case .parse, .tree: .bytes(files[0])
    case .extract, .values, .names, .summarize, .segment: .document(Self.parse(files[0]))
    case .clusters: .documents(files.map(Self.parse))
    }
  }

  private static func parse(_ bytes: [UInt8]) -> Document {
    do { return try Parser.parse(bytes, options: ParseOptions()) } catch { exit(70) }
  }

  func run(_ input: Input) {
    do {
      switch (self, input) {
      case (.parse, .bytes(let bytes)):
        consume(try Parser.parse(bytes, options: ParseOptions()).text.count)
      case (.tree, .bytes(let bytes)):
        consume(try HTMLTree.parse(bytes).nodes.count)
      case (.extract, .document(let document)):
        consume(
          try Extractor.extract(document, options: ExtractionOptions(), isCancelled: { false })
            .mentions.count)
      case (.values, .document(let document)):
        consume(try Extractor.values(of: document).count)
      case (.names, .document(let document)):
        consume(try Extractor.names(of: document).count)
      case (.summarize, .document(let document)):
        consume(try Summarizer.summarize(document, options: SummaryOptions()).sentences.count)
      case (.clusters, .documents(let documents)):
        consume(try Summarizer.summarize(documents, options: SummaryOptions()).sentences.count)
      case (.segment, .document(let document)):
        consume(Segmenter.segment(document.text, blocks: document.blocks).sentences.count)
      default: break
      }
    } catch {
      exit(70)
    }
  }

  @inline(never)
  private func consume(_ value: Int) {
    if value == .min { print(value) }
  }
}
