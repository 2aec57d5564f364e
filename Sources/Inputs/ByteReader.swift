internal import Archives

/// The bytes of an archive's entry, by lines and by counts.
final class ByteReader {
  private let archive: ArchiveReader
  private var buffer: [UInt8] = []
  private var head = 0

  init(_ archive: ArchiveReader) {
    self.archive = archive
  }

  /// Reads on until at least so many bytes are there, or the entry's end.
  private func fill(_ count: Int) throws(ArchiveError) {
    if head > 0, head >= buffer.count / 2 {
      buffer.removeFirst(head)
      head = 0
    }
    while buffer.count - head < count, try archive.read(into: &buffer) {}
  }

  /// Whether these bytes come next.
  func starts(with bytes: String) throws(ArchiveError) -> Bool {
    try fill(bytes.utf8.count)
    return buffer[head...].starts(with: bytes.utf8)
  }

  /// Whether nothing is left.
  func isAtEnd() throws(ArchiveError) -> Bool {
    try fill(1)
    return head == buffer.count
  }

  /// The next line without its line break; nil at the end, and where it is longer than the limit, which is then
  /// passed over.
  func line(limit: Int) throws(ArchiveError) -> Line? {
    if try isAtEnd() { return nil }
    var searched = head
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = buffer[head..<end]
        head = end + 1
        return line.count > limit ? .tooLong : .bytes(line.last == 0x0D ? line.dropLast() : line)
      }
      if buffer.count - head > limit {
        try skipLine()
        return .tooLong
      }
      let known = buffer.count - head
      try fill(known + 1)
      searched = head + known
      if searched == buffer.count {
        let line = buffer[head...]
        head = buffer.count
        return .bytes(line)
      }
    }
  }

  /// A line, or that there was one.
  enum Line {
    case bytes(ArraySlice<UInt8>)
    case tooLong
  }

  private func skipLine() throws(ArchiveError) {
    while true {
      if let end = buffer[head...].firstIndex(of: 0x0A) {
        head = end + 1
        return
      }
      head = buffer.count
      if try isAtEnd() { return }
    }
  }

  /// The next bytes, fewer than asked for only at the end.
  func bytes(_ count: Int) throws(ArchiveError) -> ArraySlice<UInt8> {
    try fill(count)
    let end = min(head + count, buffer.count)
    defer { head = end }
    return buffer[head..<end]
  }

  /// Passes over bytes.
  ///
  /// - Returns: Whether there were so many.
  func skip(_ count: Int) throws(ArchiveError) -> Bool {
    var left = count
    while left > 0 {
      if try isAtEnd() { return false }
      let step = min(left, buffer.count - head)
      head += step
      left -= step
    }
    return true
  }
}
