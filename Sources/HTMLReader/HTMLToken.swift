/// One token of HTML, with adjacent character tokens joined, for tests of the tokenizer alone.
package enum HTMLToken: Hashable, Sendable {
  /// A doctype.
  case doctype(HTMLDoctype)
  /// A start tag: its name, its attributes' names and values in turn, whether it ends in `/>`.
  case startTag(name: [UInt8], attributes: [[UInt8]], isSelfClosing: Bool)
  /// An end tag.
  case endTag(name: [UInt8])
  /// A comment.
  case comment([UInt8])
  /// Text.
  case text([UInt8])
}

/// The state that tokenizing begins in.
package enum HTMLTokenizerState: Int, Sendable {
  /// The "data" state.
  case data
  /// The "RCDATA" state.
  case rcdata
  /// The "RAWTEXT" state.
  case rawText
  /// The "script data" state.
  case scriptData
  /// The "PLAINTEXT" state.
  case plaintext
  /// The "CDATA section" state.
  case cdata
}

extension HTMLToken {
  /// The tokens of an input without a tree builder to switch states.
  ///
  /// - Parameters:
  ///   - input: UTF-8.
  ///   - state: The state to begin in.
  ///   - lastStartTag: The name, in lower case, that an end tag has to have in `state`.
  package static func tokens(
    of input: [UInt8], state: HTMLTokenizerState = .data, lastStartTag: [UInt8] = []
  ) -> [HTMLToken] {
    input.withInputBytes(count: input.count) { bytes in
      let tokenizer = Tokenizer(bytes, maxAttributes: .max)
      if !lastStartTag.isEmpty {
        let name =
          tokenizer.store.names.find(lastStartTag) ?? tokenizer.store.names.intern(lastStartTag)
        tokenizer.lastStartTag = TagName(rawValue: name)
      }
      tokenizer.enter(state.contentModel)
      var tokens: [HTMLToken] = []
      repeat {
        tokenizer.next()
        append(tokenizer, bytes, to: &tokens)
      } while tokenizer.token.kind != .endOfFile
      return tokens
    }
  }

  private static func append(
    _ tokenizer: Tokenizer, _ input: InputBytes, to tokens: inout [HTMLToken]
  ) {
    let token = tokenizer.token
    switch token.kind {
    case .startTag:
      let attributes = tokenizer.store.attributes.copy(
        token.attributesStart..<tokenizer.store.attributes.count)
      var values: [[UInt8]] = []
      for attribute in attributes {
        values.append(tokenizer.store.names.spelling(of: attribute.name.rawValue))
        values.append(
          tokenizer.store.bytes(attribute.firstPiece, or: attribute.valueRange, of: input))
      }
      tokens.append(
        .startTag(
          name: tokenizer.store.names.spelling(of: token.name.rawValue),
          attributes: values, isSelfClosing: token.isSelfClosing))
    case .endTag:
      tokens.append(.endTag(name: tokenizer.store.names.spelling(of: token.name.rawValue)))
    case .comment:
      let range = Int(token.content.start)..<Int(token.content.end)
      tokens.append(
        .comment(tokenizer.store.bytes(token.content.firstPiece, or: range, of: input)))
    case .doctype:
      tokens.append(.doctype(tokenizer.doctype))
    case .text, .null:
      var text: [UInt8] = []
      input.append(token.start, token.end, to: &text)
      append(text, to: &tokens)
    case .replacedText:
      append(tokenizer.store.replacements.copy(token.replacement), to: &tokens)
    case .endOfFile:
      break
    }
  }

  private static func append(_ text: [UInt8], to tokens: inout [HTMLToken]) {
    if case .text(let before) = tokens.last {
      tokens[tokens.count - 1] = .text(before + text)
    } else {
      tokens.append(.text(text))
    }
  }
}

extension HTMLTokenizerState {
  fileprivate var contentModel: Tokenizer.ContentModel {
    switch self {
    case .data: .data
    case .rcdata: .rcdata
    case .rawText: .rawText
    case .scriptData: .scriptData
    case .plaintext: .plaintext
    case .cdata: .cdata
    }
  }
}
