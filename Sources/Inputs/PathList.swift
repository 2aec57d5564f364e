internal import Archives
internal import Platform

/// The lines of a file that names files.
struct PathList {
  private var reader: ByteReader?
  private let name: String
  /// Why the list could not be read to its end.
  var failure: InputFailure?

  init(_ name: String) {
    self.name = name
    do {
      // Open as long as the list is: to the end of the program.
      let descriptor = name == "-" ? .standardInput : try Descriptor.open(name)
      let archive = try ArchiveReader(descriptor, cutsArchives: false)
      if try archive.next() != nil { reader = ByteReader(archive) }
    } catch {
      failure = InputFailure(name: name, "\(error)")
    }
  }

  /// The next path; nil at the end, and where the list can't be read on.
  mutating func next() -> String? {
    do {
      while let line = try reader?.line(limit: 1 << 16) {
        guard case .bytes(let bytes) = line else {
          throw InputFailure(name: name, "a line is longer than 65536 bytes")
        }
        if bytes.contains(0) {
          throw InputFailure(name: name, "a path holds a NUL; they are separated by line breaks")
        }
        if !bytes.isEmpty { return String(decoding: bytes, as: UTF8.self) }
      }
    } catch {
      reader = nil
      failure = InputFailure(name: name, "\(error)")
    }
    return nil
  }
}
