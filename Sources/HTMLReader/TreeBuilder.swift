import CHTMLTables

/// Builds the tree from the tokenizer's tokens, after section 13.2.6 of the standard.
///
/// Every step is bounded by the limits, not by the input: the stack of open elements by `maxDepth`,
/// the list of active formatting elements by its own, so that the whole is linear.
final class TreeBuilder {
  let tokenizer: Tokenizer
  @exclusivity(unchecked) var nodes: GrowingBuffer<HTMLNode>
  @exclusivity(unchecked) var stack = GrowingBuffer<OpenElement>(capacity: 64)
  /// How many HTML elements of each name are open, to answer most questions about the stack at once.
  @exclusivity(unchecked) var openCounts = OpenCounts()
  /// How many SVG and MathML elements of each name are open.
  @exclusivity(unchecked) var openForeignCounts = OpenCounts()
  @exclusivity(unchecked) var active = GrowingBuffer<ActiveElement>()
  /// How many formatting elements were opened again.
  @exclusivity(unchecked) var reopened = 0
  @exclusivity(unchecked) var mode = InsertionMode.initial
  /// The mode to go back to after ``InsertionMode/text``.
  @exclusivity(unchecked) var originalMode = InsertionMode.initial
  @exclusivity(unchecked) var templateModes: [InsertionMode] = []
  /// The `selectedcontent` elements, filled at the end.
  @exclusivity(unchecked) var selectedContents: [Int32] = []
  @exclusivity(unchecked) var pendingTableText = GrowingBuffer<HTMLTextPiece>()
  @exclusivity(unchecked) var head: Int32 = -1
  @exclusivity(unchecked) var form: Int32 = -1
  @exclusivity(unchecked) var allowsFrameset = true
  @exclusivity(unchecked) var fosterParents = false
  @exclusivity(unchecked) var ignoresLineFeed = false
  @exclusivity(unchecked) var isStopped = false
  @exclusivity(unchecked) var doctype: HTMLDoctype?
  @exclusivity(unchecked) var quirksMode = HTMLQuirksMode.none
  @exclusivity(unchecked) var reached: HTMLReaderLimitsReached = []
  /// What hashes of tags are keyed with; nothing but the cost depends on it.
  let hashKey = UInt64.random(in: 1...UInt64.max) | 1
  let limits: HTMLReaderLimits
  let scripting: Bool

  init(_ input: InputBytes, limits: HTMLReaderLimits, scripting: Bool) {
    tokenizer = Tokenizer(input, maxAttributes: limits.maxAttributesPerElement)
    self.limits = limits
    self.scripting = scripting
    nodes = GrowingBuffer(capacity: min(input.count / 24 + 16, limits.maxNodes))
    nodes.append(HTMLNode(.document, start: 0, end: Int32(truncatingIfNeeded: input.count)))
  }

  /// Builds the whole tree, polling `isCancelled` every 64 KiB of input.
  func build(isCancelled: () -> Bool) throws(CancellationError) {
    var nextPoll = 0
    while !isStopped {
      if tokenizer.position >= nextPoll {
        if isCancelled() { throw CancellationError() }
        nextPoll = tokenizer.position + 65536
      }
      tokenizer.next()
      process()
      if nodes.count >= limits.maxNodes, !isStopped {
        reached.insert(.nodes)
        isStopped = true
      }
    }
    finish()
  }

  @inline(__always)
  private func process() {
    switch tokenizer.token.kind {
    case .text, .replacedText, .null:
      processText()
      return
    case .startTag:
      prepare()
      if isForeignStartTag() {
        foreignStartTag()
      } else {
        startTag(mode)
      }
    case .endTag:
      prepare()
      if let top = stack.last, top.isForeign {
        foreignEndTag()
      } else {
        endTag(mode)
      }
    case .comment:
      prepare()
      insertComment()
    case .doctype:
      prepare()
      insertDoctype()
    case .endOfFile:
      prepare()
      endOfFile()
    }
    tokenizer.allowsCDATA = stack.last.map(\.isForeign) ?? false
  }

  @inline(__always)
  private func prepare() {
    ignoresLineFeed = false
    if !pendingTableText.isEmpty { flushTableText() }
  }

  private func finish() {
    let end = Int32(truncatingIfNeeded: tokenizer.position)
    for i in 0..<stack.count {
      let node = Int(stack[i].node)
      guard nodes[node].innerStart < 0 else { continue }
      nodes[node].innerStart = end
      nodes[node].innerEnd = end
    }
    fillSelectedContents()
    if tokenizer.droppedAttributes { reached.insert(.attributes) }
  }

  /// Handles a start tag by the rules of a mode.
  func startTag(_ mode: InsertionMode) {
    switch mode {
    case .inBody: startTagInBody()
    case .initial: startTagInInitial()
    case .beforeHTML: startTagBeforeHTML()
    case .beforeHead: startTagBeforeHead()
    case .inHead: startTagInHead()
    case .inHeadNoscript: startTagInHeadNoscript()
    case .afterHead: startTagAfterHead()
    case .text: break
    case .inTable: startTagInTable()
    case .inCaption: startTagInCaption()
    case .inColumnGroup: startTagInColumnGroup()
    case .inTableBody: startTagInTableBody()
    case .inRow: startTagInRow()
    case .inCell: startTagInCell()
    case .inTemplate: startTagInTemplate()
    case .afterBody, .afterAfterBody: startTagAfterBody()
    case .inFrameset: startTagInFrameset()
    case .afterFrameset, .afterAfterFrameset: startTagAfterFrameset()
    }
  }

  /// Handles an end tag by the rules of a mode.
  func endTag(_ mode: InsertionMode) {
    switch mode {
    case .inBody: endTagInBody()
    case .initial: endTagInInitial()
    case .beforeHTML: endTagBeforeHTML()
    case .beforeHead: endTagBeforeHead()
    case .inHead: endTagInHead()
    case .inHeadNoscript: endTagInHeadNoscript()
    case .afterHead: endTagAfterHead()
    case .text:
      pop()
      self.mode = originalMode
    case .inTable: endTagInTable()
    case .inCaption: endTagInCaption()
    case .inColumnGroup: endTagInColumnGroup()
    case .inTableBody: endTagInTableBody()
    case .inRow: endTagInRow()
    case .inCell: endTagInCell()
    case .inTemplate: if tokenizer.token.name == .template { closeTemplate() }
    case .afterBody, .afterAfterBody: endTagAfterBody()
    case .inFrameset: endTagInFrameset()
    case .afterFrameset, .afterAfterFrameset: endTagAfterFrameset()
    }
  }

  /// Goes through what the modes still imply at the end of the input.
  private func endOfFile() {
    while !isStopped {
      switch mode {
      case .initial: leaveInitial()
      case .beforeHTML: leaveBeforeHTML()
      case .beforeHead: leaveBeforeHead()
      case .inHead: leaveInHead()
      case .inHeadNoscript: leaveInHeadNoscript()
      case .afterHead: leaveAfterHead()
      case .text:
        pop()
        mode = originalMode
      case .inBody, .inTable, .inCaption, .inColumnGroup, .inTableBody, .inRow, .inCell,
        .inTemplate:
        guard !templateModes.isEmpty, isOpen(.template) else {
          isStopped = true
          return
        }
        abandonTemplate()
      case .afterBody, .inFrameset, .afterFrameset, .afterAfterBody, .afterAfterFrameset:
        isStopped = true
      }
    }
  }
}
