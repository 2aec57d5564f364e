/// The charset that a document declares in its own first bytes.
enum DeclaredCharset {
  /// The label after `charset=` or `encoding=` in an HTML `<meta>` or an XML declaration, looked for in
  /// the first 8 KiB: pages declare late more often than the standard's 1,024 bytes allow.
  static func label(in bytes: [UInt8]) -> String? {
    let head = Array(bytes.prefix(8192))
    for name in ["charset", "encoding"] {
      let pattern = Array(name.utf8)
      var offset = 0
      while let found = find(pattern, in: head, from: offset) {
        offset = found + pattern.count
        if let label = value(head, offset), isInTag(head, found) { return label }
      }
    }
    return nil
  }

  private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    var offset = start
    while offset + pattern.count <= bytes.count {
      var index = 0
      while index < pattern.count, bytes[offset + index] | 0x20 == pattern[index] { index += 1 }
      if index == pattern.count { return offset }
      offset += 1
    }
    return nil
  }

  private static func value(_ bytes: [UInt8], _ start: Int) -> String? {
    var offset = start
    func skipBlanks() {
      while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
    }
    skipBlanks()
    guard offset < bytes.count, bytes[offset] == 0x3D else { return nil }
    offset += 1
    skipBlanks()
    if offset < bytes.count, bytes[offset] == 0x22 || bytes[offset] == 0x27 { offset += 1 }
    let label = bytes[offset...].prefix {
      $0 > 0x20 && $0 < 0x7F && ![0x22, 0x27, 0x3B, 0x3E, 0x2F, 0x3F].contains($0)
    }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }

  /// Whether the last `<` before an offset opens a `<meta` or `<?xml`.
  private static func isInTag(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard let open = bytes[..<offset].lastIndex(of: 0x3C) else { return false }
    let name = bytes[(open + 1)...].prefix(4).map { $0 | 0x20 }
    return name == Array("meta".utf8) || name.starts(with: "?xml".utf8.map { $0 | 0x20 })
  }
}
