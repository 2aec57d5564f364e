import CHTMLTables

// The modes up to the body: "initial" to "after head".
extension TreeBuilder {
  mutating func leaveInitial() {
    quirksMode = .full
    mode = .beforeHTML
  }

  mutating func leaveBeforeHTML() {
    insertImplied(.html)
    mode = .beforeHead
  }

  mutating func leaveBeforeHead() {
    insertImplied(.head)
    head = stack[stack.count - 1].node
    mode = .inHead
  }

  mutating func leaveInHead() {
    pop()
    mode = .afterHead
  }

  mutating func leaveInHeadNoscript() {
    pop()
    mode = .inHead
  }

  mutating func leaveAfterHead() {
    insertImplied(.body)
    mode = .inBody
  }

  mutating func startTagInInitial() {
    leaveInitial()
    startTag(mode)
  }

  mutating func endTagInInitial() {
    leaveInitial()
    endTag(mode)
  }

  mutating func startTagBeforeHTML() {
    if token.name == .html {
      insertElement()
      mode = .beforeHead
    } else {
      leaveBeforeHTML()
      startTag(mode)
    }
  }

  /// Whether an end tag in an early mode implies what is missing instead of being ignored.
  private var isEarlyEndTag: Bool {
    switch token.name {
    case .head, .body, .html, .br: true
    default: false
    }
  }

  mutating func endTagBeforeHTML() {
    guard isEarlyEndTag else { return }
    leaveBeforeHTML()
    endTag(mode)
  }

  mutating func startTagBeforeHead() {
    switch token.name {
    case .html:
      startTagInBody()
    case .head:
      insertElement()
      head = stack[stack.count - 1].node
      mode = .inHead
    default:
      leaveBeforeHead()
      startTag(mode)
    }
  }

  mutating func endTagBeforeHead() {
    guard isEarlyEndTag else { return }
    leaveBeforeHead()
    endTag(mode)
  }

  mutating func startTagInHead() {
    switch token.name {
    case .html: startTagInBody()
    case .base, .basefont, .bgsound, .link, .meta: insertVoid()
    case .title: insertTextElement(.rcdata)
    case .noscript where scripting: insertTextElement(.rawText)
    case .noscript:
      insertElement()
      mode = .inHeadNoscript
    case .noframes, .style: insertTextElement(.rawText)
    case .script: insertTextElement(.scriptData)
    case .template:
      insertElement()
      insertMarker()
      allowsFrameset = false
      mode = .inTemplate
      templateModes.append(.inTemplate)
    case .head: break
    default:
      leaveInHead()
      startTag(mode)
    }
  }

  mutating func endTagInHead() {
    switch token.name {
    case .head:
      leaveInHead()
    case .body, .html, .br:
      leaveInHead()
      endTag(mode)
    case .template:
      closeTemplate()
    default:
      break
    }
  }

  mutating func startTagInHeadNoscript() {
    switch token.name {
    case .html: startTagInBody()
    case .basefont, .bgsound, .link, .meta, .noframes, .style: startTagInHead()
    case .head, .noscript: break
    default:
      leaveInHeadNoscript()
      startTag(mode)
    }
  }

  mutating func endTagInHeadNoscript() {
    switch token.name {
    case .noscript:
      leaveInHeadNoscript()
    case .br:
      leaveInHeadNoscript()
      endTag(mode)
    default:
      break
    }
  }

  mutating func startTagAfterHead() {
    switch token.name {
    case .html: startTagInBody()
    case .body:
      insertElement()
      allowsFrameset = false
      mode = .inBody
    case .frameset:
      insertElement()
      mode = .inFrameset
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      startTagInClosedHead()
    case .head: break
    default:
      leaveAfterHead()
      startTag(mode)
    }
  }

  /// Puts what belongs in the head there although it has been closed.
  private mutating func startTagInClosedHead() {
    let head = head
    push(
      OpenElement(node: head, name: .head, namespace: .html, isHTMLIntegrationPoint: false))
    startTagInHead()
    guard let i = stack.lastIndex(where: { $0.node == head }) else { return }
    stack.remove(at: i)
    openCounts[Int(TagName.head.rawValue)] -= 1
    nodes[Int(head)].state.remove(.open)
  }

  mutating func endTagAfterHead() {
    switch token.name {
    case .template:
      closeTemplate()
    case .body, .html, .br:
      leaveAfterHead()
      endTag(mode)
    default:
      break
    }
  }
}
