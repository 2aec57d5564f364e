internal import Schema

/// Merges the parts of a response on the wire's bytes.
enum MessageMerge {
  /// The whole message. Parts of a Document, Extraction or Summary are put one behind another; an Analysis'
  /// fields are streams themselves, so the same is done one level down.
  static func merge(_ parts: [[UInt8]], type: MessageType) throws -> [UInt8] {
    let joined = parts.flatMap { $0 }
    guard type == .analysis else { return joined }
    let fields = try WireFields(joined[...])
    var merged = WireBuilder()
    for number in Set(fields.fields.map(\.number)).sorted() {
      merged.add(number, fields.all(number).joined().map { $0 })
    }
    return merged.bytes
  }
}
