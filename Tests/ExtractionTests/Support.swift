import DocumentCore
import Extraction

/// A document of paragraphs that blank lines separate.
func document(_ text: String, language: String = "und") -> Document {
  let bytes = Array(text.utf8)
  var blocks: [Block] = []
  var start = 0
  for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
    let isBlank = index == bytes.count || index + 1 < bytes.count && bytes[index + 1] == 0x0A
    guard isBlank else { continue }
    if index > start {
      blocks.append(Block(kind: .paragraph, span: Span(start: start, end: index)))
    }
    start = min(index + 2, bytes.count)
  }
  var document = Document(text: bytes, blocks: blocks, sourceMap: nil)
  document.language = language
  return document
}

func extraction(
  _ text: String, date: String? = nil, language: String = "und", kinds: Set<MentionKind>? = nil
) throws -> Extraction {
  try Extractor.extract(
    document(text, language: language),
    options: ExtractionOptions(kinds: kinds, referenceDate: date), isCancelled: { false })
}

/// The mentions of some kinds, each as "text = value unit".
func found(
  _ text: String, _ kinds: Set<MentionKind>, date: String? = nil, language: String = "und"
) throws -> [String] {
  let document = document(text, language: language)
  let options = ExtractionOptions(kinds: kinds, referenceDate: date)
  let result = try Extractor.extract(document, options: options, isCancelled: { false })
  return result.mentions.map { mention in
    let value =
      mention.value.isEmpty && !mention.start.isEmpty
      ? "\(mention.start)..\(mention.end)" : mention.value
    let unit = mention.unit.isEmpty ? "" : " \(mention.unit)"
    return "\(document.string(mention.span)) = \(value)\(unit)"
  }
}

let times: Set<MentionKind> = [
  .date, .dateRange, .time, .timeRange, .dateTime, .dateTimeRange, .duration, .set,
]
let numbers: Set<MentionKind> = [
  .number, .numberRange, .ordinal, .percentage, .quantity, .temperature, .age, .money,
]
