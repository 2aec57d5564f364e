internal import CCommonMark

/// Reads Markdown (CommonMark with GitHub's tables, strikethrough, autolinks and footnotes) by cmark-gfm.
package enum MarkdownWalker {
  /// The nodes of a document, each entered and, where it may hold others, left.
  ///
  /// - Parameter text: Valid UTF-8.
  package static func events(of text: [UInt8]) -> [MarkdownEvent] {
    _ = isPrepared
    let document = unsafe text.withUnsafeBytes {
      unsafe warraq_commonmark_parse($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard let document = unsafe document else { return [] }
    defer { unsafe cmark_node_free(document) }
    let iterator = unsafe cmark_iter_new(document)
    defer { unsafe cmark_iter_free(iterator) }
    var events: [MarkdownEvent] = []
    while true {
      let step = unsafe cmark_iter_next(iterator)
      if step == CMARK_EVENT_DONE { return events }
      guard let node = unsafe cmark_iter_get_node(iterator) else { continue }
      unsafe events.append(event(node, isEntering: step == CMARK_EVENT_ENTER))
    }
  }

  /// Registers the extensions once.
  private static let isPrepared: Bool = {
    warraq_commonmark_prepare()
    return true
  }()

  private static func event(
    _ node: OpaquePointer, isEntering: Bool
  ) -> MarkdownEvent {
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
    case .text, .code, .html, .htmlBlock, .codeBlock:
      event.literal = unsafe bytes(cmark_node_get_literal(node))
    case .link, .image:
      event.url = unsafe String(decoding: bytes(cmark_node_get_url(node)), as: UTF8.self)
    default:
      break
    }
    return event
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text = unsafe text else { return [] }
    var result: [UInt8] = []
    var index = 0
    while unsafe text[index] != 0 {
      unsafe result.append(UInt8(bitPattern: text[index]))
      index += 1
    }
    // cmark cuts some literals by columns, within a character.
    if (try? UTF8Span(validating: result.span)) != nil { return result }
    return Array(String(decoding: result, as: UTF8.self).utf8)
  }
}
