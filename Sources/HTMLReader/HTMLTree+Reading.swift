import CHTMLTables

extension HTMLTree {
  /// The attributes of an element, in the order of the tag; empty for other nodes.
  @inlinable package func attributes(of node: Int) -> Attributes {
    let node = nodes[node]
    let hasAttributes = node.kind == .element && node.listStart >= 0
    return Attributes(
      all: attributes, upcoming: hasAttributes ? Int(node.listStart) : 0,
      count: hasAttributes ? Int(node.listEnd) : 0)
  }

  /// The attributes of one element.
  @frozen
  @usableFromInline package struct Attributes: Sequence, IteratorProtocol {
    @usableFromInline let all: FrozenBuffer<HTMLAttribute>
    @usableFromInline var upcoming: Int
    /// How many are left.
    @usableFromInline package internal(set) var count: Int

    @inlinable init(all: FrozenBuffer<HTMLAttribute>, upcoming: Int, count: Int) {
      self.all = all
      self.upcoming = upcoming
      self.count = count
    }

    /// Gives the next attribute.
    @inlinable package mutating func next() -> HTMLAttribute? {
      guard count > 0 else { return nil }
      defer { upcoming += 1 }
      count -= 1
      return all[upcoming]
    }
  }

  /// An element's first attribute of the name, whatever its namespace.
  ///
  /// So `href` finds an SVG link's `xlink:href` too.
  @inlinable package func attribute(of node: Int, named name: AttributeName) -> HTMLAttribute? {
    let node = nodes[node]
    guard node.kind == .element, node.listStart >= 0 else { return nil }
    var i = Int(node.listStart)
    let end = i + Int(node.listEnd)
    while i < end {
      if attributes[i].name == name { return attributes[i] }
      i += 1
    }
    return nil
  }

  /// The value of an element's attribute as UTF-8; `nil` where it has no such attribute.
  @inlinable package func attributeValue(of node: Int, named name: AttributeName) -> [UInt8]? {
    attribute(of: node, named: name).map(value)
  }

  /// The value of an element's attribute, the name given in lower-case UTF-8.
  package func attributeValue(of node: Int, named name: [UInt8]) -> [UInt8]? {
    attributeName(name).flatMap { attributeValue(of: node, named: $0) }
  }

  /// An attribute's value as UTF-8.
  @usableFromInline package func value(of attribute: HTMLAttribute) -> [UInt8] {
    if attribute.firstPiece < 0 { return Array(input[attribute.valueRange]) }
    var bytes: [UInt8] = []
    forEachPiece(from: attribute.firstPiece) { append($0, to: &bytes) }
    return bytes
  }

  /// Gives an attribute's value piece by piece, in order.
  @inlinable package func forEachValuePiece<Failure>(
    _ attribute: HTMLAttribute, _ body: (HTMLTextPiece) throws(Failure) -> Void
  ) throws(Failure) {
    if attribute.firstPiece >= 0 {
      try forEachPiece(from: attribute.firstPiece, body)
    } else if !attribute.valueRange.isEmpty {
      let range = attribute.valueRange
      try body(HTMLTextPiece(start: range.lowerBound, end: range.upperBound))
    }
  }

  /// Gives the pieces of a text's or a comment's content in order; none for other nodes.
  @inlinable package func forEachTextPiece<Failure>(
    _ node: Int, _ body: (HTMLTextPiece) throws(Failure) -> Void
  ) throws(Failure) {
    let node = nodes[node]
    guard node.kind == .text || node.kind == .comment else { return }
    if node.listStart >= 0 {
      try forEachPiece(from: node.listStart, body)
      return
    }
    let isText = node.kind == .text
    let start = Int(isText ? node.start : node.innerStart)
    let end = Int(isText ? node.end : node.innerEnd)
    if start < end { try body(HTMLTextPiece(start: start, end: end)) }
  }

  /// The input bytes that are a text node's content as they are; `nil` where it has other pieces, and for other nodes.
  @inlinable package func verbatimText(of node: Int) -> Range<Int>? {
    let node = nodes[node]
    return node.kind == .text && node.listStart < 0 ? node.sourceRange : nil
  }

  /// The content of a text or comment as UTF-8; empty for other nodes.
  package func text(of node: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    forEachTextPiece(node) { append($0, to: &bytes) }
    return bytes
  }

  /// Appends a piece's text to bytes.
  @inlinable package func append(_ piece: HTMLTextPiece, to bytes: inout [UInt8]) {
    if let replacement = piece.replacement {
      bytes.append(contentsOf: replacements[replacement])
    } else {
      bytes.append(contentsOf: input[piece.source])
    }
  }

  @inlinable func forEachPiece<Failure>(
    from first: Int32, _ body: (HTMLTextPiece) throws(Failure) -> Void
  ) throws(Failure) {
    var next = first
    while next >= 0 {
      try body(pieces[Int(next)])
      next = pieces[Int(next)].next
    }
  }

  /// The children of a node, in order.
  @inlinable package func children(of node: Int) -> Children {
    Children(nodes: nodes, upcoming: nodes[node].firstChild)
  }

  /// The children of one node as indices.
  @frozen
  @usableFromInline package struct Children: Sequence, IteratorProtocol {
    @usableFromInline let nodes: FrozenBuffer<HTMLNode>
    @usableFromInline var upcoming: Int32

    @inlinable init(nodes: FrozenBuffer<HTMLNode>, upcoming: Int32) {
      self.nodes = nodes
      self.upcoming = upcoming
    }

    /// Gives the next child's index.
    @inlinable package mutating func next() -> Int? {
      guard upcoming >= 0 else { return nil }
      defer { upcoming = nodes[Int(upcoming)].nextSibling }
      return Int(upcoming)
    }
  }

  /// The name of an element; id 0 for other nodes.
  @inlinable package func name(of node: Int) -> TagName {
    nodes[node].name
  }

  /// The spelling of a tag name in this tree.
  package func bytes(of name: TagName) -> [UInt8] {
    names.spelling(of: name.rawValue)
  }

  /// The spelling of an attribute name in this tree.
  package func bytes(of name: AttributeName) -> [UInt8] {
    names.spelling(of: name.rawValue)
  }

  /// The tag name of a lower-case spelling; `nil` where this tree cannot have it.
  package func tagName(_ spelling: [UInt8]) -> TagName? {
    names.find(spelling).map(TagName.init)
  }

  /// The attribute name of a lower-case spelling; `nil` where this tree cannot have it.
  package func attributeName(_ spelling: [UInt8]) -> AttributeName? {
    names.find(spelling).map(AttributeName.init)
  }
}
