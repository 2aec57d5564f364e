/// What a node of an ``HTMLTree`` is.
@frozen
@usableFromInline package enum HTMLNodeKind: UInt8, BitwiseCopyable, Sendable {
  /// The root, node 0.
  case document
  /// The document type declaration; its parts are in ``HTMLTree/doctype``.
  case doctype
  /// An element, with a name, a namespace and attributes.
  case element
  /// A run of character data, never next to another text node of the same parent.
  case text
  /// A comment, whatever it was written as.
  case comment
}

/// The namespace of an element.
@frozen
@usableFromInline package enum HTMLNamespace: UInt8, BitwiseCopyable, Sendable {
  /// `http://www.w3.org/1999/xhtml`.
  case html
  /// `http://www.w3.org/2000/svg`.
  case svg
  /// `http://www.w3.org/1998/Math/MathML`.
  case mathML
}

/// One node of an ``HTMLTree``, linked to others by their indices in ``HTMLTree/nodes``.
///
/// Links are -1 where there is no such node. The children of a `template` element are its contents.
@frozen
@usableFromInline package struct HTMLNode: BitwiseCopyable, Sendable {
  /// What the node is.
  @usableFromInline package let kind: HTMLNodeKind
  /// The namespace of an element.
  @usableFromInline package let namespace: HTMLNamespace
  @usableFromInline var state: State
  /// The name of an element.
  @usableFromInline package let name: TagName
  /// The parent's index.
  @usableFromInline package internal(set) var parent: Int32 = -1
  /// The first child's index.
  @usableFromInline package internal(set) var firstChild: Int32 = -1
  /// The last child's index.
  @usableFromInline package internal(set) var lastChild: Int32 = -1
  /// The index of the sibling before this node.
  @usableFromInline package internal(set) var previousSibling: Int32 = -1
  /// The index of the sibling after this node.
  @usableFromInline package internal(set) var nextSibling: Int32 = -1
  /// An element's first attribute or a text's or comment's first piece; -1 for one verbatim piece.
  @usableFromInline var listStart: Int32 = -1
  /// An element's attribute count or a text's or comment's last piece.
  @usableFromInline var listEnd: Int32 = 0
  @usableFromInline var start: Int32
  @usableFromInline var end: Int32
  @usableFromInline var innerStart: Int32 = -1
  @usableFromInline var innerEnd: Int32 = -1

  @usableFromInline struct State: OptionSet, BitwiseCopyable, Sendable {
    @usableFromInline let rawValue: UInt8

    @usableFromInline init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    static let open = State(rawValue: 1)
    static let active = State(rawValue: 2)
    static let htmlIntegrationPoint = State(rawValue: 4)
  }

  init(
    _ kind: HTMLNodeKind, name: TagName = TagName(rawValue: 0), namespace: HTMLNamespace = .html,
    start: Int32, end: Int32
  ) {
    self.kind = kind
    self.name = name
    self.namespace = namespace
    self.state = []
    self.start = start
    self.end = end
  }

  /// The input bytes of an element's start tag, of a text, or of a whole comment or doctype.
  ///
  /// Empty, at the place where it was implied, for an element that no tag started. A text made of
  /// several runs covers them all, and with foster parenting the markup between them.
  @inlinable package var sourceRange: Range<Int> {
    Int(start)..<Int(end)
  }

  /// The input bytes of an element's end tag; empty, at the place it was implied, without one.
  @inlinable package var endTagRange: Range<Int> {
    kind == .element ? Int(innerStart)..<Int(innerEnd) : Int(end)..<Int(end)
  }
}
