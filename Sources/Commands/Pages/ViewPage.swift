internal import DocumentCore
internal import Schema

/// A page that shows what was found in a document: mentions in its text, who said what, the summary, and the bytes of the
/// source that each of them is from.
struct ViewPage {
  let document: Document
  let extraction: Extraction
  let summary: Summary
  /// What the document was parsed from.
  let source: [UInt8]

  /// Sources up to this size are in the page, bytes.
  private static let largestSource = 1 << 24

  /// One self-contained HTML page that loads nothing: right-to-left where the document is, light and dark.
  func page() -> [UInt8] {
    let direction = DocumentMarkup.direction(document)
    var text = AnnotatedText(document, stretches())
    var html = Array(
      """
      <!DOCTYPE html>
      <html lang="en" class="\(direction)">
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width">
      <title>\(DocumentMarkup.escaped(summary.headline))</title>
      <style>\(Self.style)</style>
      <main dir="\(direction)">

      """.utf8)
    html += DocumentMarkup.article(document, attributes: input) { text.html($0) }
    html += Array("<aside dir=\"ltr\">\n".utf8)
    html += section("Document", about())
    html += section("Shown", legend())
    html += section("Entities", entities())
    html += section("Who said what", attributions())
    html += section("Relations", relations())
    html += section("Times, amounts and contacts", values())
    html += section("Keyphrases", keyphrases())
    html += Array("</aside>\n</main>\n".utf8)
    html += Array("<footer id=\"bytes\" dir=\"ltr\" hidden><p></p><pre></pre></footer>\n".utf8)
    if source.count <= Self.largestSource {
      let charset = DocumentMarkup.escaped(document.charset)
      html += Array("<script type=\"text/plain\" id=\"source\" data-charset=\"\(charset)\">".utf8)
      html += Base64.encode(source) + Array("</script>\n".utf8)
    }
    return html + Array("<script>\(Self.script)</script>\n</html>\n".utf8)
  }

  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  // MARK: Text

  /// Where a span stands in the source, as an attribute.
  private func input(_ span: Span) -> String {
    guard let input = document.sourceMap?.input(of: span, in: document.text) else { return "" }
    return " data-i=\"\(input.start)-\(input.end)\""
  }

  private func stretches() -> [AnnotatedText.Stretch] {
    var stretches: [AnnotatedText.Stretch] = []
    func add(
      _ span: Span, _ layer: Int, tag: String = "span", id: String, _ attributes: String,
      title: String = ""
    ) {
      let title = title.isEmpty ? "" : " title=\"\(DocumentMarkup.escaped(title))\""
      stretches.append(
        AnnotatedText.Stretch(
          span: span, layer: layer, tag: tag, id: id,
          attributes: " \(attributes)\(title)\(input(span))"))
    }
    for (index, piece) in summary.sentences.flatMap(\.kept).enumerated() {
      add(piece, 0, tag: "mark", id: "summary\(index)", "class=\"summary\"")
    }
    for (index, relation) in extraction.relations.enumerated() {
      add(relation.evidence, 1, id: "relation\(index)", "class=\"evidence\"")
    }
    for (index, said) in extraction.attributions.enumerated() {
      let source = said.source.map { document.string($0).onOneLine } ?? "someone"
      let entity = said.entity.map { " data-e=\"\($0)\"" } ?? ""
      add(
        said.content, 2, id: "said\(index)", "class=\"said\" data-a=\"\(index)\"",
        title: "said by \(source)")
      add(
        said.cue, 3, id: "cue\(index)", "class=\"cue\" data-a=\"\(index)\"",
        title: "said by \(source)")
      if let span = said.source {
        add(span, 3, id: "source\(index)", "class=\"source\" data-a=\"\(index)\"\(entity)")
      }
    }
    for (index, phrase) in extraction.keyphrases.enumerated() {
      if let first = phrase.spans.first { add(first, 4, id: "phrase\(index)", "class=\"phrase\"") }
    }
    for (index, mention) in extraction.mentions.enumerated() {
      let entity = mention.entity.map { " data-e=\"\($0)\"" } ?? ""
      add(
        mention.span, 5, id: "mention\(index)", "class=\"mention \(mention.kind.group)\"\(entity)",
        title: Self.description(of: mention))
    }
    return stretches
  }

  /// What is known of a mention, in one line.
  private static func description(of mention: Mention) -> String {
    var parts = [mention.kind.label]
    if !mention.value.isEmpty {
      parts.append(mention.unit.isEmpty ? mention.value : "\(mention.value) \(mention.unit)")
    }
    if mention.value.isEmpty, !(mention.start.isEmpty && mention.end.isEmpty) {
      parts.append("\(mention.start) to \(mention.end)")
    }
    if let modifier = mention.modifier { parts.append("\(modifier)") }
    if !mention.calendar.isEmpty { parts.append(mention.calendar) }
    if !mention.assumed.isEmpty {
      parts.append("assumed: " + mention.assumed.map(\.rawValue).joined(separator: ", "))
    }
    for attribute in [mention.honorific, mention.role] where !attribute.isEmpty {
      parts.append(attribute)
    }
    if !mention.nationality.isEmpty { parts.append("of \(mention.nationality)") }
    parts.append("confidence \(Double((mention.confidence * 100).rounded()) / 100)")
    return parts.joined(separator: " · ")
  }

  // MARK: Beside the text

  private func section(_ title: String, _ content: String) -> [UInt8] {
    content.isEmpty ? [] : Array("<section>\n<h2>\(title)</h2>\n\(content)</section>\n".utf8)
  }

  private func about() -> String {
    var rows = ""
    func add(_ name: String, _ value: String, _ span: Span? = nil) {
      guard !value.isEmpty else { return }
      let input = span.map { " data-i=\"\($0.start)-\($0.end)\"" } ?? ""
      rows += "<dt>\(name)<dd dir=\"auto\"\(input)>\(DocumentMarkup.escaped(value))\n"
    }
    let metadata = document.metadata
    add("title", metadata.title?.value ?? "", metadata.title?.input)
    for author in metadata.authors { add("author", author.value, author.input) }
    add("published", metadata.published?.value ?? "", metadata.published?.input)
    add("site", metadata.site?.value ?? "", metadata.site?.input)
    add("url", metadata.url?.value ?? "", metadata.url?.input)
    add("language", document.language)
    add("read as", "\(document.mediaType), \(document.charset), \(source.count) bytes")
    add("dates from", extraction.referenceDate ?? "")
    for warning in document.warnings { add("warning", warning.message) }
    return "<dl>\n\(rows)</dl>\n"
  }

  private func legend() -> String {
    let groups = Set(extraction.mentions.map(\.kind.group))
    var html = "<p class=\"legend\">\n"
    for group in MentionKind.groups where groups.contains(group) {
      html += "<label><input type=\"checkbox\" value=\"\(group)\" checked> "
      html += "<span class=\"mention \(group)\">\(group)</span></label>\n"
    }
    if !extraction.attributions.isEmpty {
      html +=
        "<label><input type=\"checkbox\" value=\"said\" checked> <span class=\"said\">said</span></label>\n"
    }
    if !summary.sentences.isEmpty {
      html +=
        "<label><input type=\"checkbox\" value=\"summary\" checked> <mark class=\"summary\">summary</mark></label>\n"
    }
    return html + "</p>\n"
  }

  private func entities() -> String {
    var mentions: [Int: [Int]] = [:]
    for (index, mention) in extraction.mentions.enumerated() {
      if let entity = mention.entity { mentions[entity, default: []].append(index) }
    }
    let items = extraction.entities.map { entity in
      let own = mentions[entity.id] ?? []
      let share = Int((entity.salience * 100).rounded())
      var notes = ["\(entity.kind.label)", "\(own.count)×"]
      if share > 0 { notes.append("\(share) %") }
      if let role = own.lazy.map({ extraction.mentions[$0].role }).first(where: { !$0.isEmpty }) {
        notes.append("<bdi>\(DocumentMarkup.escaped(role.onOneLine))</bdi>")
      }
      return """
        <li id="entity\(entity.id)">\(link(entity, to: own.first.map { "mention\($0)" })) \
        <small>\(notes.joined(separator: " · "))</small>
        """
    }
    return list(items)
  }

  private func link(_ entity: Entity, to target: String?) -> String {
    """
    <a href="#\(target ?? "entity\(entity.id)")" data-e="\(entity.id)" class="mention \(entity.kind.group)">\
    <bdi>\(DocumentMarkup.escaped(entity.name.onOneLine))</bdi></a>
    """
  }

  private func attributions() -> String {
    let entities = Dictionary(uniqueKeysWithValues: extraction.entities.map { ($0.id, $0) })
    let items = extraction.attributions.enumerated().map { index, said in
      let source = said.source.map { document.string($0).onOneLine } ?? "someone"
      var html =
        "<a href=\"#\(said.source == nil ? "cue" : "source")\(index)\" data-a=\"\(index)\">"
      html += "<bdi>\(DocumentMarkup.escaped(source))</bdi></a>"
      if let entity = said.entity.flatMap({ entities[$0] }), entity.name != source {
        html += " (\(link(entity, to: "entity\(entity.id)")))"
      }
      if let reporter = said.reporter {
        html +=
          " <small>by <bdi>\(DocumentMarkup.escaped(document.string(reporter).onOneLine))</bdi></small>"
      }
      let content = DocumentMarkup.escaped(document.string(said.content).onOneLine.clipped(to: 200))
      html += ": <a href=\"#said\(index)\" data-a=\"\(index)\"><bdi>"
      return "<li>" + html + (said.isDirect ? "“\(content)”" : content) + "</bdi></a>"
    }
    return list(items)
  }

  private func relations() -> String {
    let entities = Dictionary(uniqueKeysWithValues: extraction.entities.map { ($0.id, $0) })
    let items = extraction.relations.enumerated().map { index, relation in
      let ends = [relation.subject, relation.object].map { id in
        entities[id].map { link($0, to: "entity\(id)") } ?? "?"
      }
      var notes: [String] = []
      if let time = relation.time { notes.append(document.string(time).onOneLine) }
      if let place = relation.place.flatMap({ entities[$0] }) { notes.append(place.name.onOneLine) }
      let setting = notes.map { "<bdi>\(DocumentMarkup.escaped($0))</bdi>" }.joined(
        separator: " · ")
      return """
        <li>\(ends[0]) <a href="#relation\(index)">\(relation.kind.label)</a> \(ends[1]) <small>\(setting)</small>
        """
    }
    return list(items)
  }

  private func values() -> String {
    var rows = ""
    for (index, mention) in extraction.mentions.enumerated() where mention.entity == nil {
      let text = DocumentMarkup.escaped(document.string(mention.span).onOneLine)
      var value = mention.value.isEmpty ? "\(mention.start)…\(mention.end)" : mention.value
      if !mention.unit.isEmpty { value += " \(mention.unit)" }
      rows += """
        <tr><td><a href="#mention\(index)" class="mention \(mention.kind.group)"><bdi>\(text)</bdi></a>\
        <td>\(mention.kind.label)<td><bdi>\(value == "…" ? "" : DocumentMarkup.escaped(value))</bdi>

        """
    }
    return rows.isEmpty ? "" : "<table>\n\(rows)</table>\n"
  }

  private func keyphrases() -> String {
    let items = extraction.keyphrases.enumerated().map { index, phrase in
      "<li><a href=\"#phrase\(index)\"><bdi>\(DocumentMarkup.escaped(phrase.text.onOneLine))</bdi></a>"
    }
    return list(items)
  }

  private func list(_ items: [String]) -> String {
    items.isEmpty ? "" : "<ul>\n\(items.joined(separator: "\n"))\n</ul>\n"
  }
}

extension MentionKind {
  /// What mentions of the kind are coloured as.
  fileprivate var group: String {
    if isName { return "\(self)" }
    return isTime ? "time" : isContact ? "contact" : "amount"
  }

  /// Every group, in the order of the legend.
  fileprivate static let groups = allCases.map(\.group).reduce(into: [String]()) {
    if !$0.contains($1) { $0.append($1) }
  }

  /// The kind in words.
  fileprivate var label: String { words(of: "\(self)") }
}

extension Relation.Kind {
  fileprivate var label: String {
    switch self {
    case .inChargeOf: "is in charge of"
    case .memberOf: "is a member of"
    case .locatedIn: "is in"
    case .metWith: "met"
    case .cameFrom: "came from"
    case .wentTo: "went to"
    case .attacked: "attacked"
    case .said: "told"
    }
  }
}

/// The words of a name in camel case.
private func words(of name: String) -> String {
  name.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : "\($1)" }
}
