internal import DocumentCore

/// What the text of a document without metadata of its own says of it.
enum PlainMetadata {
  /// Fills the title from the title block where nothing else gave one.
  static func read(into document: inout Document) {
    guard document.metadata.title == nil,
      let block = document.blocks.first(where: { $0.role == .title })
    else { return }
    document.metadata.title = Sourced(
      document.string(block.span), origin: .visibleText, confidence: 0.8,
      input: document.input(of: block.span))
  }
}
