import CHTMLTables

/// An entry of the stack of open elements, with what the scans over the stack ask of it.
struct OpenElement {
  let node: Int32
  /// The tag name's id, with bits above it set outside the HTML namespace.
  let key: UInt32
  /// The tag's traits, of which foreign elements have only `CHTML_SPECIAL` and `CHTML_SCOPE`.
  let traits: UInt32

  init(node: Int32, name: TagName, namespace: HTMLNamespace, isHTMLIntegrationPoint: Bool) {
    self.node = node
    key = name.rawValue | UInt32(namespace.rawValue) << 30
    switch namespace {
    case .html:
      traits = chtml_tag_traits(name.rawValue)
    case .svg:
      let isSpecial = name == .foreignObject || name == .desc || name == .title
      traits =
        isSpecial ? CHTML_SPECIAL | CHTML_SCOPE | OpenElement.htmlIntegrationPoint : 0
    case .mathML:
      let isText = name == .mi || name == .mo || name == .mn || name == .ms || name == .mtext
      let isSpecial = isText || name == .annotationXml
      traits =
        (isSpecial ? CHTML_SPECIAL | CHTML_SCOPE : 0)
        | (isText ? OpenElement.mathMLTextIntegrationPoint : 0)
        | (isHTMLIntegrationPoint ? OpenElement.htmlIntegrationPoint : 0)
    }
  }

  static let htmlIntegrationPoint: UInt32 = 1 << 30
  static let mathMLTextIntegrationPoint: UInt32 = 1 << 31

  /// The tag's name.
  @inline(__always)
  var name: TagName {
    TagName(rawValue: key & 0x3FFF_FFFF)
  }

  @inline(__always)
  var isForeign: Bool {
    key >> 30 != 0
  }

  /// Whether this is the HTML element of the name.
  @inline(__always)
  func isHTML(_ name: TagName) -> Bool {
    key == name.rawValue
  }
}
