internal import DocumentCore
internal import DocumentService
internal import Schema

/// Results as text for people.
enum TextReport {
  static func report(_ result: DocumentService.Result, kind: Request.Kind) -> [UInt8] {
    var text: [UInt8] = []
    switch kind {
    case .parse:
      text = document(result.document)
    case .extract:
      if let extraction = result.extraction { text = self.extraction(extraction, result.document) }
    case .summarize:
      if let summary = result.summary { text = self.summary(summary, result.documents) }
    case .analyze:
      text = heading("Document") + metadata(result.document)
      text += heading("Summary")
      if let summary = result.summary { text += self.summary(summary, result.documents) }
      text += heading("Extraction")
      if let extraction = result.extraction { text += self.extraction(extraction, result.document) }
      text += heading("Text") + document(result.document)
    }
    return text
  }

  private static func heading(_ title: String) -> [UInt8] {
    Array("\n── \(title) ──\n".utf8)
  }

  private static func document(_ document: Document) -> [UInt8] {
    document.text.isEmpty ? [] : document.text + [0x0A]
  }

  private static func metadata(_ document: Document) -> [UInt8] {
    var lines: [String] = []
    func add(_ name: String, _ value: Sourced?) {
      if let value { lines.append("\(name): \(value.value)") }
    }
    add("title", document.metadata.title)
    if !document.metadata.authors.isEmpty {
      lines.append("authors: " + document.metadata.authors.map(\.value).joined(separator: ", "))
    }
    add("published", document.metadata.published)
    add("site", document.metadata.site)
    add("url", document.metadata.url)
    lines.append("language: \(document.language)")
    for warning in document.warnings { lines.append("warning: \(warning.message)") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func summary(_ summary: Summary, _ documents: [Document]) -> [UInt8] {
    var text: [UInt8] = []
    for sentence in summary.sentences {
      if documents.count > 1 { text += Array("[\(sentence.document + 1)] ".utf8) }
      for piece in sentence.kept {
        text += documents[sentence.document].text[piece.range].map { $0 == 0x0A ? 0x20 : $0 }
      }
      text.append(0x0A)
      if sentence.factors.isEmpty { continue }
      let factors = sentence.factors.map { "\($0.feature) \(rounded($0.value * $0.weight))" }
      text += Array(
        "    score \(rounded(sentence.score)): \(factors.joined(separator: ", "))\n".utf8)
    }
    return text
  }

  /// With two decimals.
  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  private static func extraction(_ extraction: Extraction, _ document: Document) -> [UInt8] {
    var lines: [String] = []
    var counts: [Int: Int] = [:]
    for mention in extraction.mentions {
      if let id = mention.entity { counts[id, default: 0] += 1 }
    }
    for entity in extraction.entities {
      lines.append("\(entity.kind)\t\(entity.name)\t\(counts[entity.id, default: 0])×")
    }
    for mention in extraction.mentions where mention.entity == nil {
      var line = "\(mention.kind)\t\(document.string(mention.span).onOneLine)"
      let value = mention.value.isEmpty ? interval(mention) : mention.value
      if !value.isEmpty { line += "\t\(value)" }
      if !mention.unit.isEmpty { line += " \(mention.unit)" }
      lines.append(line)
    }
    for attribution in extraction.attributions {
      let source = attribution.source.map { document.string($0) } ?? "?"
      // They may nest, and JSON has them whole.
      let content = document.string(attribution.content).onOneLine.clipped(to: 300)
      lines.append("said\t\(source.onOneLine): \(content)")
    }
    let names = Dictionary(uniqueKeysWithValues: extraction.entities.map { ($0.id, $0.name) })
    for relation in extraction.relations {
      let (subject, object) = (names[relation.subject] ?? "?", names[relation.object] ?? "?")
      lines.append("\(relation.kind)\t\(subject.onOneLine) → \(object.onOneLine)")
    }
    for keyphrase in extraction.keyphrases {
      lines.append("keyphrase\t\(keyphrase.text.onOneLine)")
    }
    return lines.isEmpty ? [] : Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// From when to when, the end excluded.
  private static func interval(_ mention: Mention) -> String {
    mention.start.isEmpty && mention.end.isEmpty ? "" : "\(mention.start)..\(mention.end)"
  }
}
