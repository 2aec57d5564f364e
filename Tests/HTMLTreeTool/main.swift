import DocumentCore
import Encoding
import Glibc
import HTMLReader
import Parsing
import Summarization

// htmltree trees [scripting] | tokens | charsets | blocks [scores] | sentences | bench PASSES
//
// Records on stdin: a length in decimal, a line feed, that many bytes; answers alike on stdout.
// `charsets` gives the charset that each record declares, by a mark or in words, empty where it declares none. `tokens` wants a state number and a last start tag, each ended by a line feed, before each input.
// `blocks` gives what the models are trained on: little-endian, the counts of blocks and of numbers a block, for each
// block its role, length and text, then the numbers; the count of the page's own numbers and they; then for title, authors and date the counts of candidates and of
// numbers a candidate, for each its length and text, then the numbers. With `scores` every second record has numbers
// that take the place of the models': of content, one a block, and last the kind of the page.
// `sentences` gives the names of the numbers that the ranking of sentences is trained on, then of each record, a plain
// text, these: little-endian, the counts of
// sentences and of numbers a sentence, for each sentence the bytes of the record that it stands for, its words and the
// numbers; the count of pairs of which the second is never chosen after the first, and they.
// `bench` parses all records each pass and prints the bytes a second of each.

func readRecords() -> [[UInt8]] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(0, &buffer, buffer.count)
    if count <= 0 { break }
    bytes.append(contentsOf: buffer[..<count])
  }
  var records: [[UInt8]] = []
  var i = 0
  while let end = bytes[i...].firstIndex(of: 10),
    let count = Int(String(decoding: bytes[i..<end], as: UTF8.self))
  {
    records.append(Array(bytes[(end + 1)..<(end + 1 + count)]))
    i = end + 1 + count
  }
  return records
}

/// Little-endian numbers.
func floats(_ record: [UInt8]) -> [Float] {
  stride(from: 0, to: record.count - 3, by: 4).map { at in
    Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(record[at + $1]) << UInt32(8 * $1) })
  }
}

extension [UInt8] {
  /// Little-endian.
  mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  /// Its length, then its bytes.
  mutating func append(field: [UInt8]) {
    append(number: UInt32(field.count))
    append(contentsOf: field)
  }
}

func writeRecord(_ text: [UInt8]) {
  let record = Array("\(text.count)\n".utf8) + text
  var done = 0
  while done < record.count {
    let count = record[done...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    if count <= 0 { exit(1) }
    done += count
  }
}

/// The parts of a token, each as a length, a colon and the bytes; a missing part has length -1.
func describe(_ token: HTMLToken) -> [UInt8] {
  func parts(_ kind: String, _ parts: [[UInt8]?]) -> [UInt8] {
    let all = [Array(kind.utf8)] + parts
    return Array("\(all.count);".utf8)
      + all.flatMap { Array("\($0?.count ?? -1):".utf8) + ($0 ?? []) }
  }
  switch token {
  case .doctype(let d):
    return parts(d.forcesQuirks ? "Q" : "D", [d.name, d.publicID, d.systemID])
  case .startTag(let name, let attributes, let isSelfClosing):
    return parts(isSelfClosing ? "V" : "S", [name] + attributes)
  case .endTag(let name): return parts("E", [name])
  case .comment(let text): return parts("C", [text])
  case .text(let text): return parts("T", [text])
  }
}

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let records = readRecords()
switch CommandLine.arguments.dropFirst().first {
case "trees":
  let scripting = CommandLine.arguments.contains("scripting")
  for record in records {
    writeRecord(Array(try HTMLTree.parse(record, scripting: scripting).dump().utf8))
  }
case "tokens":
  for i in stride(from: 0, to: records.count - 2, by: 3) {
    let state = Int(String(decoding: records[i], as: UTF8.self)).flatMap(HTMLTokenizerState.init)
    let tokens = HTMLToken.tokens(
      of: records[i + 2], state: state ?? .data, lastStartTag: records[i + 1])
    writeRecord(tokens.flatMap(describe))
  }
case "charsets":
  for record in records {
    let charset =
      Decoder.signature(record)?.0
      ?? DeclaredCharset.label(in: record).flatMap { Charset(label: $0) }
    writeRecord(Array((charset?.name ?? "").utf8))
  }
case "blocks":
  let isGiven = CommandLine.arguments.contains("scores")
  for index in stride(from: 0, to: records.count, by: isGiven ? 2 : 1) {
    let scores = isGiven && index + 1 < records.count ? floats(records[index + 1]) : nil
    // The model of kinds has no say in what it is trained on.
    let kind = scores?.last.flatMap { PageKind(rawValue: UInt8($0)) } ?? .other
    let examples = ContentExamples.read(
      records[index], scores: scores.map { Array($0.dropLast()) }, kind: kind)
    var bytes: [UInt8] = []
    bytes.append(number: UInt32(examples.texts.count))
    bytes.append(number: UInt32(examples.features.count / max(1, examples.texts.count)))
    for (text, role) in zip(examples.texts, examples.roles) {
      bytes.append(number: role.rawValue)
      bytes.append(field: text)
    }
    for value in examples.features { bytes.append(number: value.bitPattern) }
    bytes.append(number: UInt32(examples.page.count))
    for value in examples.page { bytes.append(number: value.bitPattern) }
    for field in examples.candidates {
      bytes.append(number: UInt32(field.values.count))
      bytes.append(number: UInt32(field.rows.count / max(1, field.values.count)))
      for value in field.values { bytes.append(field: Array(value.utf8)) }
      for value in field.rows { bytes.append(number: value.bitPattern) }
    }
    writeRecord(bytes)
  }
case "sentences":
  writeRecord(Array(SentenceExamples.names.joined(separator: " ").utf8))
  for record in records {
    var options = ParseOptions()
    options.mediaType = "text/plain; charset=utf-8"
    let document = try Parser.parse(record, options: options)
    let examples = SentenceExamples(document)
    var bytes: [UInt8] = []
    bytes.append(number: UInt32(examples.spans.count))
    bytes.append(number: UInt32(SentenceExamples.names.count))
    for (index, span) in examples.spans.enumerated() {
      let input = document.input(of: span) ?? span
      bytes.append(number: UInt32(input.start))
      bytes.append(number: UInt32(input.end))
      bytes.append(number: UInt32(examples.words[index]))
      let width = SentenceExamples.names.count
      for value in examples.features[index * width..<(index + 1) * width] {
        bytes.append(number: value.bitPattern)
      }
    }
    bytes.append(number: UInt32(examples.redundantPairs.count))
    for pair in examples.redundantPairs {
      bytes.append(number: UInt32(pair.chosen))
      bytes.append(number: UInt32(pair.other))
    }
    writeRecord(bytes)
  }
case "bench":
  let passes = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 9
  let total = records.reduce(0) { $0 + $1.count }
  var nodes = 0
  var speeds: [Double] = []
  for _ in 0..<passes {
    let start = now()
    for record in records { nodes &+= try HTMLTree.parse(record).nodes.count }
    speeds.append(Double(total) / (now() - start) / 1e6)
  }
  speeds.sort()
  print(
    "\(records.count) pages, \(total) bytes, \(nodes / passes) nodes:",
    "median \(speeds[passes / 2]) MB/s (\(speeds[0])-\(speeds[passes - 1]))")
default:
  print(
    "usage: htmltree trees [scripting] | tokens | charsets | blocks [scores] | sentences | bench [PASSES]"
  )
}
