internal import CCommonMark

/// Reads Markdown (CommonMark with GitHub's tables, strikethrough, autolinks and footnotes) by cmark-gfm.
package enum MarkdownWalker {
  /// The bytes given to cmark, or taken from it, between two checks.
  private static let piece = 64 << 10

  /// Gives the nodes of a document, each entered and, where it may hold others, left.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8.
  ///   - start: Where in it the document begins.
  ///   - check: Called at least once for every 64 KiB, but for what cmark does at the end of the
  ///     text: reading all inlines is one call. Throws to stop.
  ///   - take: Is given one node after another.
  package static func walk<Failure>(
    _ text: [UInt8], from start: Int, check: () throws(Failure) -> Void,
    take: (MarkdownEvent) throws(Failure) -> Void
  ) throws(Failure) {
    let parser = Parser()
    guard let root = unsafe try parser.document(text, from: start, check: check) else { return }
    defer { unsafe cmark_node_free(root) }
    let iterator = unsafe cmark_iter_new(root)
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let step = unsafe cmark_iter_next(iterator)
      if step == CMARK_EVENT_DONE { return }
      guard let node = unsafe cmark_iter_get_node(iterator) else { continue }
      let isEntering = step == CMARK_EVENT_ENTER
      let event = unsafe try event(node, isEntering: isEntering, check: check)
      // The iterator is past the node now. Freed one by one, for all at once would take long.
      if unsafe node != root, !isEntering || event.kind.isInlineLeaf {
        unsafe cmark_node_free(node)
      }
      try take(event)
    }
  }

  /// Owns cmark's parser, freed exactly once when this value's lifetime ends.
  @safe private struct Parser: ~Copyable {
    private let parser: OpaquePointer

    init() {
      _ = isPrepared
      unsafe parser = unsafe warraq_commonmark_parser_new()
    }

    deinit { unsafe cmark_parser_free(parser) }

    /// Reads a document, which the caller frees.
    func document<Failure>(
      _ text: [UInt8], from start: Int, check: () throws(Failure) -> Void
    ) throws(Failure) -> OpaquePointer? {
      for offset in stride(from: start, to: text.count, by: piece) {
        let part = text[offset..<min(offset + piece, text.count)]
        unsafe part.withUnsafeBytes {
          unsafe cmark_parser_feed(
            parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
        }
        try check()
      }
      return unsafe cmark_parser_finish(parser)
    }
  }

  /// Registers the extensions once.
  private static let isPrepared: Bool = {
    warraq_commonmark_prepare()
    return true
  }()

  private static func event<Failure>(
    _ node: OpaquePointer, isEntering: Bool, check: () throws(Failure) -> Void
  ) throws(Failure) -> MarkdownEvent {
    let kind = unsafe MarkdownEvent.Kind(rawValue: warraq_commonmark_kind(node).rawValue) ?? .other
    var event = unsafe MarkdownEvent(
      kind: kind, isEntering: isEntering, line: Int(cmark_node_get_start_line(node)),
      column: Int(cmark_node_get_start_column(node)), endLine: Int(cmark_node_get_end_line(node)))
    switch kind {
    case .heading:
      event.level = unsafe Int(cmark_node_get_heading_level(node))
    case .list:
      if unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
        event.level = unsafe max(1, Int(cmark_node_get_list_start(node)))
      }
    case .tableRow:
      event.level = unsafe warraq_commonmark_is_header(node) != 0 ? 1 : 0
    case .text, .code, .html, .htmlBlock, .codeBlock, .footnote, .footnoteReference:
      event.literal = unsafe try bytes(cmark_node_get_literal(node), check: check)
    case .link, .image:
      event.url = unsafe String(
        decoding: try bytes(cmark_node_get_url(node), check: check), as: UTF8.self)
    default:
      break
    }
    return event
  }

  private static func bytes<Failure>(
    _ text: UnsafePointer<CChar>?, check: () throws(Failure) -> Void
  ) throws(Failure) -> [UInt8] {
    guard let text = unsafe text else { return [] }
    var result: [UInt8] = []
    var index = 0
    while unsafe text[index] != 0 {
      unsafe result.append(UInt8(bitPattern: text[index]))
      index += 1
      if index % piece == 0 { try check() }
    }
    // cmark cuts some literals by columns, within a character.
    if (try? UTF8Span(validating: result.span)) != nil { return result }
    return Array(String(decoding: result, as: UTF8.self).utf8)
  }
}

extension MarkdownEvent.Kind {
  /// Whether cmark's iterator only enters such nodes.
  fileprivate var isInlineLeaf: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .html: true
    default: false
    }
  }
}
