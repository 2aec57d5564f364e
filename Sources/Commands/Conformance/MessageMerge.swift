internal import Schema

/// Merges the parts of a response on the wire's bytes.
enum MessageMerge {
  /// The whole message. Parts of a Document, Extraction or Summary are put one behind another; an Analysis'
  /// fields are streams themselves, so the same is done one level down.
  static func merge(_ parts: [[UInt8]], type: MessageType) throws -> [UInt8] {
    let joined = parts.flatMap { $0 }
    guard type == .analysis else { return joined }
    var fields: [UInt8: [UInt8]] = [:]
    var offset = 0
    while offset < joined.count {
      let tag = joined[offset]
      offset += 1
      var length = 0
      var shift = 0
      while offset < joined.count {
        let byte = joined[offset]
        offset += 1
        length |= Int(byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 || shift > 35 { break }
      }
      guard tag & 7 == 2, offset + length <= joined.count else {
        throw CaseError("an Analysis' part is not a message field")
      }
      fields[tag >> 3, default: []] += joined[offset..<offset + length]
      offset += length
    }
    return fields.sorted { $0.key < $1.key }.flatMap { Response.field($0.key, $0.value) }
  }
}
