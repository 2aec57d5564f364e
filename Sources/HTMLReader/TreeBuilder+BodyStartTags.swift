import CHTMLTables

extension TreeBuilder {
  /// Handles a start tag by the rules of "in body".
  func startTagInBody() {
    // Most tags, by a look into a table: a switch over names compares with one after the other.
    if chtml_tag_traits(tokenizer.token.name.rawValue) & CHTML_BLOCK_START != 0 {
      closeParagraphInButtonScope()
      insertElement()
      return
    }
    switch tokenizer.token.name {
    case .a: startLink()
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u:
      guard !isFull else {
        // Formatting makes no block, so nothing of the text's structure is lost with it.
        reached.insert(.depth)
        return
      }
      reconstructActive()
      insertElement()
      pushActive()
    case .li: startListItem(.li, .li)
    case .dd, .dt: startListItem(.dd, .dt)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraphInButtonScope()
      if let top = stack.last, top.traits & CHTML_HEADING != 0 { pop() }
      insertElement()
    case .area, .br, .embed, .img, .keygen, .wbr:
      reconstructActive()
      insertVoid()
      allowsFrameset = false
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      startTagInHead()
    default:
      startRareTagInBody()
    }
  }

  private func startRareTagInBody() {
    switch tokenizer.token.name {
    case .html:
      if !isOpen(.template) { mergeAttributes(into: stack[0].node) }
    case .body: startBodyAgain()
    case .frameset: startFramesetInBody()
    case .pre, .listing:
      closeParagraphInButtonScope()
      insertElement()
      ignoresLineFeed = true
      allowsFrameset = false
    case .form: startForm()
    case .plaintext:
      closeParagraphInButtonScope()
      insertElement()
      tokenizer.enter(.plaintext)
    case .button:
      if isInScope(.button) {
        generateImpliedEndTags()
        popThrough(.button)
      }
      reconstructActive()
      insertElement()
      allowsFrameset = false
    case .nobr:
      reconstructActive()
      if isInScope(.nobr) {
        adopt(.nobr)
        reconstructActive()
      }
      insertElement()
      pushActive()
    case .applet, .marquee, .object:
      reconstructActive()
      insertElement()
      insertMarker()
      allowsFrameset = false
    case .table:
      if quirksMode != .full { closeParagraphInButtonScope() }
      insertElement()
      allowsFrameset = false
      mode = .inTable
    case .param, .source, .track:
      insertVoid()
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr:
      break
    case .math: startForeign(.mathML)
    case .svg: startForeign(.svg)
    default:
      startControlInBody()
    }
  }

  /// Handles form controls, text elements, ruby and names without rules of their own.
  private func startControlInBody() {
    switch tokenizer.token.name {
    case .input:
      if isInScope(.select) { popThrough(.select) }
      reconstructActive()
      insertVoid()
      if !isHiddenInput { allowsFrameset = false }
    case .hr:
      closeParagraphInButtonScope()
      if isInScope(.select) { generateImpliedEndTags() }
      insertVoid()
      allowsFrameset = false
    case .image:
      tokenizer.token.name = .img
      startTag(mode)
    case .textarea:
      insertTextElement(.rcdata)
      ignoresLineFeed = true
      allowsFrameset = false
    case .xmp:
      closeParagraphInButtonScope()
      reconstructActive()
      allowsFrameset = false
      insertTextElement(.rawText)
    case .iframe:
      allowsFrameset = false
      insertTextElement(.rawText)
    case .noembed: insertTextElement(.rawText)
    case .noscript where scripting: insertTextElement(.rawText)
    case .select: startSelect()
    case .option, .optgroup: startOption()
    case .rb, .rtc:
      if isInScope(.ruby) { generateImpliedEndTags() }
      insertElement()
    case .rp, .rt:
      if isInScope(.ruby) { generateImpliedEndTags(except: .rtc) }
      insertElement()
    case .selectedcontent:
      reconstructActive()
      insertElement()
      selectedContents.append(stack[stack.count - 1].node)
    default:
      reconstructActive()
      insertElement()
    }
  }

  private func startLink() {
    if let open = lastActive(.a) {
      adopt(.a)
      removeActive(open)
      if let i = stack.lastIndex(where: { $0.node == open }) { removeFromStack(at: i) }
    }
    reconstructActive()
    insertElement()
    pushActive()
  }

  /// Closes an open item of the same list and opens the next.
  private func startListItem(_ a: TagName, _ b: TagName) {
    allowsFrameset = false
    if isOpen(a) || isOpen(b) { closeListItem(a, b) }
    closeParagraphInButtonScope()
    insertElement()
  }

  private func closeListItem(_ a: TagName, _ b: TagName) {
    var i = stack.count - 1
    while i >= 0 {
      let element = stack[i]
      if element.isHTML(a) || element.isHTML(b) {
        let name = TagName(rawValue: element.key)
        generateImpliedEndTags(except: name)
        popThrough(name)
        return
      }
      let isTransparent = element.isHTML(.address) || element.isHTML(.div) || element.isHTML(.p)
      if element.traits & CHTML_SPECIAL != 0, !isTransparent { return }
      i -= 1
    }
  }

  private func startBodyAgain() {
    guard stack.count > 1, stack[1].isHTML(.body), !isOpen(.template) else { return }
    allowsFrameset = false
    mergeAttributes(into: stack[1].node)
  }

  private func startFramesetInBody() {
    guard stack.count > 1, stack[1].isHTML(.body), allowsFrameset else { return }
    unlink(stack[1].node)
    while stack.count > 1 { pop() }
    insertElement()
    mode = .inFrameset
  }

  private func startForm() {
    guard form < 0 || isOpen(.template) else { return }
    closeParagraphInButtonScope()
    insertElement()
    if !isOpen(.template) { form = stack[stack.count - 1].node }
  }

  private func startSelect() {
    if isInScope(.select) {
      popThrough(.select)
      return
    }
    reconstructActive()
    insertElement()
    allowsFrameset = false
  }

  private func startOption() {
    if isInScope(.select) {
      generateImpliedEndTags(except: tokenizer.token.name == .option ? .optgroup : nil)
    } else if isCurrent(.option) {
      pop()
    }
    reconstructActive()
    insertElement()
  }

  /// Whether the tag at hand has `type=hidden`.
  var isHiddenInput: Bool {
    tokenValue(of: .type).map { isEqual($0, "hidden") } ?? false
  }

  /// The value of an attribute of the tag at hand.
  func tokenValue(of name: AttributeName) -> [UInt8]? {
    var i = tokenizer.token.attributesStart
    while i < tokenizer.store.attributes.count {
      let attribute = tokenizer.store.attributes[i]
      if attribute.name == name { return valueBytes(attribute) }
      i += 1
    }
    return nil
  }

  /// Whether bytes are a lower-case text, in any letter case.
  func isEqual(_ bytes: [UInt8], _ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes.lazy.map(chtml_lower).elementsEqual($0) }
  }
}
