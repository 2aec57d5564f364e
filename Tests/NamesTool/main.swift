import CModels
import DocumentCore
import Extraction
import Glibc

// names train WEIGHTS BUCKETS RELUCTANCE | tag ARABIC LATIN | lists|classes FILE BUCKETS
//
// A text a line on stdin: its words, a tab, and start:end:LABEL of each name, joined by commas, in bytes; LABEL counts
// the kinds of `NameLabel` from 0. `train` writes the weights of a tagger trained on them; `tag` answers each line with the names
// that are found with two files of weights, with their confidence as a fourth field. `lists` writes the table of words and phrases
// from lines of a number, the bits of `NameList`, a tab and the phrase; `classes` that of the words' classes from lines alike.

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("names train WEIGHTS BUCKETS RELUCTANCE | tag ARABIC LATIN | lists|classes FILE BUCKETS")
  exit(2)
}
if arguments[1] == "train" {
  var trainer = NameTrainer()
  while let line = readLine() {
    let text = LabeledText(line)
    for example in try Extractor.nameExamples(of: text.document) {
      trainer.add(example, labels: text.labels(of: example.tokens))
    }
  }
  trainer.train(epochs: 8)
  let packed = trainer.packed(
    buckets: Int(arguments[3]) ?? 1, reluctance: Float(arguments[4]) ?? 0)
  try writeFile(packed, to: arguments[2])
} else if arguments[1] == "lists" || arguments[1] == "classes" {
  var packer = ListPacker()
  while let line = readLine() {
    let fields = line.split(separator: "\t")
    let number = UInt16(fields[0]) ?? 0
    if arguments[1] == "lists" {
      packer.add(phrase: String(fields[1]), flags: number)
    } else {
      packer.add(word: String(fields[1]), number: number)
    }
  }
  try writeFile(packer.packed(buckets: Int(arguments[3]) ?? 1), to: arguments[2])
} else {
  let models = NameModels(arabic: try weights(arguments[2]), latin: try weights(arguments[3]))
  while let line = readLine() {
    let document = LabeledText(line).document
    let mentions = try Extractor.extract(document, models: models).mentions
    print(
      mentions.compactMap { mention in
        NameLabel.kinds.firstIndex(of: mention.kind == .facility ? .location : mention.kind).map {
          "\(mention.span.start):\(mention.span.end):\($0):\(mention.confidence)"
        }
      }.joined(separator: ","))
  }
}

/// A text with its names.
struct LabeledText {
  let document: Document
  private var names: [(span: Span, label: UInt8)] = []

  init(_ line: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    let bytes = Array(fields[0].utf8)
    document = Document(
      text: bytes,
      blocks: bytes.isEmpty
        ? [] : [Block(kind: .paragraph, span: Span(start: 0, end: bytes.count))],
      sourceMap: nil)
    guard fields.count > 1 else { return }
    for name in fields[1].split(separator: ",") {
      let numbers = name.split(separator: ":").map { Int($0) ?? 0 }
      names.append((Span(start: numbers[0], end: numbers[1]), UInt8(numbers[2])))
    }
  }

  func labels(of tokens: [Span]) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: tokens.count)
    for name in names {
      var isFirst = true
      for (index, token) in tokens.enumerated() where token.overlaps(name.span) {
        labels[index] = name.label * 2 + (isFirst ? 1 : 2)
        isFirst = false
      }
    }
    return labels
  }
}

func writeFile(_ bytes: [UInt8], to path: String) throws {
  let file = fopen(path, "wb")!
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

func weights(_ path: String) throws -> UnsafePointer<warraq_name_weights> {
  let file = fopen(path, "rb")!
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = ftell(file)
  rewind(file)
  let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
  fread(memory, 1, size, file)
  return UnsafePointer(memory.assumingMemoryBound(to: warraq_name_weights.self))
}
