import HTMLReader

/// The first byte chooses limits and scripting; the rest is a page.
///
/// Any bytes make a tree whose links agree, whose places lie in the input, and which is no larger than the input
/// allows.
enum HTMLTarget {
  static func run(_ bytes: [UInt8]) throws {
    let page = Array(bytes.dropFirst())
    let choice = bytes.first ?? 0
    var limits = HTMLReaderLimits()
    if choice & 1 != 0 { limits.maxDepth = 3 + Int(choice >> 5) }
    if choice & 2 != 0 { limits.maxNodes = 16 << Int(choice >> 5) }
    if choice & 4 != 0 { limits.maxAttributesPerElement = Int(choice >> 5) }
    if choice & 8 != 0 { limits.maxReopenedElements = Int(choice >> 5) }
    let tree = try HTMLTree.parse(page, limits: limits, scripting: choice & 16 != 0)
    try checkSize(tree, limits)
    try checkLinks(tree)
    for node in tree.nodes.indices { try checkPlaces(tree, node) }
  }

  private static func checkSize(_ tree: HTMLTree, _ limits: HTMLReaderLimits) throws {
    // Each token makes three nodes at most, or copies formatting elements: eight rounds of four by an end tag.
    let most = 16 + tree.input.count * 16 + limits.maxReopenedElements
    try require(tree.nodes.count <= most, "\(tree.nodes.count) nodes of \(tree.input.count) bytes")
    try require(
      tree.limitsReached.contains(.nodes) || tree.nodes.count <= limits.maxNodes + 512,
      "\(tree.nodes.count) nodes, the limit is \(limits.maxNodes)")
  }

  private static func checkLinks(_ tree: HTMLTree) throws {
    var seen = [Bool](repeating: false, count: tree.nodes.count)
    for parent in tree.nodes.indices {
      var previous: Int32 = -1
      var child = tree.nodes[parent].firstChild
      while child >= 0 {
        let node = tree.nodes[Int(child)]
        try require(!seen[Int(child)], "node \(child) has two places")
        try require(node.parent == parent, "node \(child) is not its parent's")
        try require(node.previousSibling == previous, "node \(child) follows another")
        seen[Int(child)] = true
        previous = child
        child = node.nextSibling
      }
      try require(tree.nodes[parent].lastChild == previous, "node \(parent) ends with another")
    }
    // Every place is one in a tree under the document, or under something without parent.
    for node in tree.nodes.indices where tree.nodes[node].parent >= 0 {
      try require(seen[node], "node \(node) is not among its parent's children")
    }
  }

  private static func checkPlaces(_ tree: HTMLTree, _ node: Int) throws {
    let count = tree.input.count
    try require(
      tree.nodes[node].sourceRange.upperBound <= count, "node \(node) ends past the input")
    try require(
      tree.nodes[node].endTagRange.upperBound <= count, "node \(node) is closed past the input")
    try tree.forEachTextPiece(node) { piece in
      try require(piece.source.upperBound <= count, "a piece of node \(node) ends past the input")
      if let replacement = piece.replacement {
        try require(!piece.source.isEmpty, "a replacement in node \(node) stands for nothing")
        try require(replacement.upperBound <= tree.replacements.count, "a replacement is not there")
      }
    }
    for attribute in tree.attributes(of: node) {
      try require(
        attribute.nameRange.upperBound <= count, "an attribute of node \(node) is past the input")
      try require(
        attribute.valueRange.upperBound <= count, "a value of node \(node) is past the input")
      _ = tree.value(of: attribute)
    }
  }
}
