import CHTMLTables

// SVG and MathML inside HTML.
extension TreeBuilder {
  /// Whether the start tag at hand goes by the rules for foreign content.
  @inline(__always)
  func isForeignStartTag() -> Bool {
    guard let top = stack.last, top.isForeign else { return false }
    return isForeignStartTag(in: top)
  }

  private func isForeignStartTag(in top: OpenElement) -> Bool {
    if top.traits & OpenElement.mathMLTextIntegrationPoint != 0 {
      return tokenizer.token.name == .mglyph || tokenizer.token.name == .malignmark
    }
    if nodes[Int(top.node)].name == .annotationXml, top.key >> 30 == HTMLNamespace.mathML.rawValue,
      tokenizer.token.name == .svg
    {
      return false
    }
    return top.traits & OpenElement.htmlIntegrationPoint == 0
  }

  func foreignStartTag() {
    if breaksOut {
      breakOut()
      startTag(mode)
      return
    }
    guard let top = stack.last else { return }
    insertForeign(nodes[Int(top.node)].namespace)
  }

  private var breaksOut: Bool {
    if tokenizer.token.name == .font {
      return tokenizer.store.attributes.firstIndex(from: tokenizer.token.attributesStart) {
        $0.name == .color || $0.name == .face || $0.name == .size
      } != nil
    }
    return chtml_tag_traits(tokenizer.token.name.rawValue) & CHTML_BREAKOUT != 0
  }

  /// Leaves foreign elements up to one that holds HTML.
  private func breakOut() {
    let holdsHTML = OpenElement.htmlIntegrationPoint | OpenElement.mathMLTextIntegrationPoint
    while let top = stack.last, top.isForeign, top.traits & holdsHTML == 0 { pop() }
  }

  /// Inserts the `svg` or `math` at hand.
  func startForeign(_ namespace: HTMLNamespace) {
    reconstructActive()
    insertForeign(namespace)
  }

  private func insertForeign(_ namespace: HTMLNamespace) {
    var name = tokenizer.token.name
    if namespace == .svg { name = TagName(rawValue: chtml_svg_tag(name.rawValue)) }
    let isHTMLIntegrationPoint =
      namespace == .mathML && name == .annotationXml
      && (tokenValue(of: .encoding).map {
        isEqual($0, "text/html") || isEqual($0, "application/xhtml+xml")
      } ?? false)
    adjustAttributes(namespace)
    var element = tokenElement(name, namespace)
    if tokenizer.token.isSelfClosing {
      element.innerStart = element.end
      element.innerEnd = element.end
      _ = append(element, at: insertionPlace())
    } else {
      open(element, isHTMLIntegrationPoint: isHTMLIntegrationPoint)
    }
  }

  /// Gives the attributes at hand the spelling and namespaces they have in foreign elements.
  private func adjustAttributes(_ namespace: HTMLNamespace) {
    for i in tokenizer.token.attributesStart..<tokenizer.store.attributes.count {
      let name = tokenizer.store.attributes[i].name
      var local: UInt32 = 0
      let prefix = chtml_foreign_attribute(name.rawValue, &local)
      if prefix != 0 {
        tokenizer.store.attributes[i].name = AttributeName(rawValue: local)
        tokenizer.store.attributes[i].namespace =
          HTMLAttribute.Namespace(rawValue: prefix) ?? .none
      } else if namespace == .svg {
        tokenizer.store.attributes[i].name =
          AttributeName(rawValue: chtml_svg_attribute(name.rawValue))
      } else if name == .definitionurl {
        tokenizer.store.attributes[i].name = .definitionURL
      }
    }
  }

  func foreignEndTag() {
    if tokenizer.token.name == .br || tokenizer.token.name == .p {
      breakOut()
      endTag(mode)
      return
    }
    let svgName = TagName(rawValue: chtml_svg_tag(tokenizer.token.name.rawValue))
    guard openForeignCounts[tokenizer.token.name] + openForeignCounts[svgName] > 0 else {
      endTag(mode)
      return
    }
    var i = stack.count - 1
    while i > 0 {
      guard stack[i].isForeign else {
        endTag(mode)
        return
      }
      let name = nodes[Int(stack[i].node)].name
      if name == tokenizer.token.name || name == svgName {
        let node = stack[i].node
        while stack.count > i { pop() }
        nodes[Int(node)].innerEnd = Int32(truncatingIfNeeded: tokenizer.token.end)
        return
      }
      i -= 1
    }
  }
}
