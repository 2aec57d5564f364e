import CHTMLTables

// The modes up to the body: "initial" to "after head".
extension TreeBuilder {
  func leaveInitial() {
    quirksMode = .full
    mode = .beforeHTML
  }

  func leaveBeforeHTML() {
    insertImplied(.html)
    mode = .beforeHead
  }

  func leaveBeforeHead() {
    insertImplied(.head)
    head = stack[stack.count - 1].node
    mode = .inHead
  }

  func leaveInHead() {
    pop()
    mode = .afterHead
  }

  func leaveInHeadNoscript() {
    pop()
    mode = .inHead
  }

  func leaveAfterHead() {
    insertImplied(.body)
    mode = .inBody
  }

  func startTagInInitial() {
    leaveInitial()
    startTag(mode)
  }

  func endTagInInitial() {
    leaveInitial()
    endTag(mode)
  }

  func startTagBeforeHTML() {
    if tokenizer.token.name == .html {
      insertElement()
      mode = .beforeHead
    } else {
      leaveBeforeHTML()
      startTag(mode)
    }
  }

  /// Whether an end tag in an early mode implies what is missing instead of being ignored.
  private var isEarlyEndTag: Bool {
    switch tokenizer.token.name {
    case .head, .body, .html, .br: true
    default: false
    }
  }

  func endTagBeforeHTML() {
    guard isEarlyEndTag else { return }
    leaveBeforeHTML()
    endTag(mode)
  }

  func startTagBeforeHead() {
    switch tokenizer.token.name {
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

  func endTagBeforeHead() {
    guard isEarlyEndTag else { return }
    leaveBeforeHead()
    endTag(mode)
  }

  func startTagInHead() {
    switch tokenizer.token.name {
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

  func endTagInHead() {
    switch tokenizer.token.name {
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

  func startTagInHeadNoscript() {
    switch tokenizer.token.name {
    case .html: startTagInBody()
    case .basefont, .bgsound, .link, .meta, .noframes, .style: startTagInHead()
    case .head, .noscript: break
    default:
      leaveInHeadNoscript()
      startTag(mode)
    }
  }

  func endTagInHeadNoscript() {
    switch tokenizer.token.name {
    case .noscript:
      leaveInHeadNoscript()
    case .br:
      leaveInHeadNoscript()
      endTag(mode)
    default:
      break
    }
  }

  func startTagAfterHead() {
    switch tokenizer.token.name {
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
  private func startTagInClosedHead() {
    let head = head
    push(
      OpenElement(node: head, name: .head, namespace: .html, isHTMLIntegrationPoint: false))
    startTagInHead()
    guard let i = stack.lastIndex(where: { $0.node == head }) else { return }
    count(stack.remove(at: i), isOpening: false)
    nodes[Int(head)].state.remove(.open)
  }

  func endTagAfterHead() {
    switch tokenizer.token.name {
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
