extension Tokenizer {
  /// Reads what `<!` at the current position begins.
  func readMarkupDeclaration() -> Markup {
    let start = position + 2
    if input[start] == UInt8(ascii: "-"), input[start + 1] == UInt8(ascii: "-") {
      readComment(from: start + 2)
    } else if input.matches("doctype", at: start) {
      readDoctype(from: start + 7)
    } else if allowsCDATA, input.matches("[cdata[", at: start), isUpperCase(start + 1, start + 6) {
      position = start + 7
      enter(.cdata)
      return .nothing
    } else {
      readBogusComment(from: start)
    }
    return .token
  }

  private func isUpperCase(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { input[$0] & 0x20 == 0 }
  }

  /// Reads a comment whose content begins at `start` and goes to the next `>`.
  func readBogusComment(from start: Int) {
    let end = find(UInt8(ascii: ">"), from: start)
    finishComment(start, end, next: min(end + 1, input.count))
  }

  private func readComment(from start: Int) {
    if input[start] == UInt8(ascii: ">") {
      finishComment(start, start, next: start + 1)
      return
    }
    if input[start] == UInt8(ascii: "-"), input[start + 1] == UInt8(ascii: ">") {
      finishComment(start, start, next: start + 2)
      return
    }
    var i = start
    while true {
      i = find(UInt8(ascii: "-"), from: i)
      guard i < input.count else { break }
      if input[i + 1] == UInt8(ascii: "-") {
        if input[i + 2] == UInt8(ascii: ">") {
          finishComment(start, i, next: i + 3)
          return
        }
        if input[i + 2] == UInt8(ascii: "!"), input[i + 3] == UInt8(ascii: ">") {
          finishComment(start, i, next: i + 4)
          return
        }
      }
      i += 1
    }
    finishUnclosedComment(start)
  }

  /// Ends a comment at the end of the input, where a begun `-->` or `--!>` is not content.
  private func finishUnclosedComment(_ start: Int) {
    var end = input.count
    if end - start >= 3, input[end - 1] == UInt8(ascii: "!"), isDashes(end - 3, end - 1) {
      end -= 3
    } else {
      let floor = max(start, end - 2)
      while end > floor, input[end - 1] == UInt8(ascii: "-") { end -= 1 }
    }
    finishComment(start, end, next: input.count)
  }

  private func isDashes(_ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { input[$0] == UInt8(ascii: "-") }
  }

  private func finishComment(_ start: Int, _ end: Int, next: Int) {
    token.kind = .comment
    token.start = position
    token.end = next
    position = next
    let start = min(start, input.count)
    var builder = TextContentBuilder(start: start)
    var i = start
    while true {
      i = input.firstIndex(in: i, end, of: UInt8(ascii: "\r"), 0, 0, 0)
      guard i < end else { break }
      readSpecialByte(input[i], &i, into: &builder)
    }
    token.content = builder.finish(at: end, in: &store)
  }
}
