internal import DocumentCore
internal import HTMLReader

// Text, and what stands in its lines.
extension HTMLBlockReader {
  mutating func text(_ node: Int) throws(CancellationError) {
    // In a data table only cells and captions hold text.
    if let table, !table.isInCell, !table.isInCaption { return }
    open()
    let before = stream.position
    if preformatted == 0, let range = tree.verbatimText(of: node) {
      try stream.append(folding: tree.input, range)
    } else {
      try pieces(of: node)
    }
    if stream.position > before {
      breaks = 0
      if !links.isEmpty { linkedBytes += stream.position - before }
    }
  }

  private mutating func pieces(of node: Int) throws(CancellationError) {
    try tree.forEachTextPiece(node) { piece throws(CancellationError) in
      if let replacement = piece.replacement {
        let bytes = Array(tree.replacements[replacement])
        if preformatted > 0 {
          try stream.append(
            replacing: Span(piece.source), by: bytes == [0xC2, 0xA0] ? [0x20] : bytes)
        } else {
          try stream.append(folding: bytes, for: Span(piece.source))
        }
      } else if preformatted > 0 {
        try stream.append(preserving: tree.input, piece.source)
      } else {
        try stream.append(folding: tree.input, piece.source)
      }
    }
  }

  mutating func lineBreak(_ node: Int) throws(CancellationError) {
    guard isOpen, table?.isInCaption ?? true else {
      if table?.isInCell == true { stream.addBlank(Span(tree.nodes[node].sourceRange)) }
      return
    }
    breaks += 1
    // An empty line between two texts is a paragraph's end.
    if breaks > 1, preformatted == 0 {
      try close()
    } else {
      try stream.appendLineBreak(for: Span(tree.nodes[node].sourceRange))
    }
  }

  mutating func closeLink(_ node: Int) {
    guard let index = links.lastIndex(where: { $0.node == node }) else { return }
    finishLink(index)
    links.remove(at: index)
  }

  mutating func finishLink(_ index: Int) {
    let start = links[index].start
    links[index].start = stream.position
    guard start < stream.position,
      let attribute = tree.attribute(of: links[index].node, named: .href)
    else { return }
    guard attribute.valueRange.count <= linkBytesLeft else {
      leavesOutLinks = true
      return
    }
    linkBytesLeft -= attribute.valueRange.count
    let url = links[index].url ?? label(attribute)
    links[index].url = url
    stream.links.append(DraftLink(span: Span(start: start, end: stream.position), url: url))
  }

  /// Whether a link is only the mark that documentation puts beside its headings.
  func isPermalink(_ node: Int) -> Bool {
    let child = Int(tree.nodes[node].firstChild)
    guard child >= 0, tree.nodes[child].kind == .text, tree.nodes[child].nextSibling < 0,
      tree.nodes[child].sourceRange.count <= 8
    else { return false }
    let text = String(decoding: tree.text(of: child), as: UTF8.self)
    return text == "¶" || text == "#" || text == "§"
  }

  mutating func openEmphasis(_ node: Int, isStrong: Bool) {
    let open = (node: node, start: stream.nextTextPosition)
    if isStrong { strong = strong ?? open } else { emphasis = emphasis ?? open }
  }

  mutating func closeEmphasis(_ node: Int) {
    guard emphasis?.node == node || strong?.node == node else { return }
    finishEmphasis()
    if emphasis?.node == node { emphasis = nil }
    if strong?.node == node { strong = nil }
  }

  /// Records what is open up to here and begins anew.
  mutating func finishEmphasis() {
    let end = stream.position
    if let start = emphasis?.start {
      if start < end { stress(start..<end, isStrong: false) }
      emphasis?.start = end
    }
    if let start = strong?.start {
      if start < end { stress(start..<end, isStrong: true) }
      strong?.start = end
    }
  }

  private mutating func stress(_ range: Range<Int>, isStrong: Bool) {
    stream.emphasis.append(Emphasis(span: Span(range), isStrong: isStrong))
  }

  mutating func image(_ node: Int) {
    guard let url = tree.attributeValue(of: node, named: .src), !url.isEmpty else { return }
    let alt = tree.attributeValue(of: node, named: .alt) ?? []
    stream.images.append(
      Image(
        url: String(decoding: url, as: UTF8.self), alt: String(decoding: alt, as: UTF8.self),
        input: Span(tree.nodes[node].sourceRange)))
    imagePositions.append(stream.position)
  }
}
