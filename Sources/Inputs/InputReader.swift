internal import Archives
package import Platform

/// What is read of inputs.
package struct InputOptions: Sendable {
  /// The field of JSON lines that holds the document; where it is given, every input holds such lines.
  package var field: String?
  /// The fields of JSON lines that are handed on.
  package var keptFields: [String] = []
  /// A file that is not read where it is found in a folder: the one that results are written to.
  package var output: FileIdentity?

  /// The usual fields; nothing handed on.
  package init() {}
}

/// Reads documents one by one from files, folders, lines of JSON, tar archives and WARC files, any of them compressed.
///
/// Memory holds one document at a time. For one thread at a time.
package final class InputReader {
  /// A document, or what should have been one.
  package typealias Item = Result<InputDocument, InputFailure>

  private enum Container {
    case lines(JSONLinesReader)
    case records(WARCReader)
    /// With its first entry, where that was not looked at.
    case archive(ArchiveReader, first: ArchiveReader.Entry?)
  }

  private let options: InputOptions
  private var paths: InputPaths
  private var file: OpenFile?
  private var container: Container?
  private var finishedBytes = 0
  private var skippedFiles = 0

  private struct OpenFile {
    let name: String
    let descriptor: Descriptor
    let archive: ArchiveReader
  }

  /// Nothing is opened yet.
  package init(_ paths: InputPaths, options: InputOptions) {
    self.paths = paths
    self.options = options
  }

  deinit { closeFile() }

  /// The file that is being read.
  package var descriptor: Descriptor? { file?.descriptor }

  /// Whether nothing is left, as far as can be told without reading on.
  package var isAtEnd: Bool { container == nil && paths.isEmpty }

  /// How many bytes of files were read, compressed as they are.
  package var consumed: Int { finishedBytes + (file?.archive.consumed ?? 0) }

  /// How many files in folders and archives, and records, were passed over, since they hold no document.
  package var skipped: Int {
    let files = skippedFiles + paths.skipped
    if case .records(let reader) = container { return files + reader.skipped }
    return files
  }

  /// The next document; nil at the end.
  package func next() -> Item? {
    while true {
      if let container {
        do {
          if let item = try next(in: container) { return item }
          close()
        } catch {
          let name = file?.name ?? ""
          close()
          return .failure(error as? InputFailure ?? InputFailure(name: name, "\(error)"))
        }
      }
      switch paths.next() {
      case nil: return nil
      case .failure(let failure): return .failure(failure)
      case .success(let path):
        do {
          if let document = try open(path) { return .success(document) }
        } catch {
          close()
          return .failure(
            error as? InputFailure ?? InputFailure(name: path.name, "\(error)"))
        }
      }
    }
  }

  private func next(in container: Container) throws -> Item? {
    switch container {
    case .lines(var reader):
      defer { self.container = .lines(reader) }
      return try reader.next()
    case .records(var reader):
      defer { self.container = .records(reader) }
      return try reader.next()
    case .archive(let archive, var first):
      self.container = .archive(archive, first: nil)
      while let entry = try first.take() ?? archive.next() {
        do {
          if let document = try document(entry, of: archive) { return .success(document) }
        } catch let failure as InputFailure {
          // The entry's alone: the others can be read.
          return .failure(failure)
        }
      }
      return nil
    }
  }

  private func close() {
    if case .records(let reader) = container { skippedFiles += reader.skipped }
    finishedBytes += file?.archive.consumed ?? 0
    closeFile()
    container = nil
  }

  private func closeFile() {
    // The number 0 would go to the next descriptor that is opened.
    if let file, file.descriptor != .standardInput { file.descriptor.close() }
    file = nil
  }

  /// Opens a file.
  ///
  /// - Returns: The document that the file is; nil where it holds several, or none.
  private func open(_ path: InputPaths.Path) throws -> InputDocument? {
    let name = path.name
    let descriptor = path.isStandardInput ? .standardInput : try Descriptor.open(name)
    if let output = options.output, descriptor.fileIdentity == output {
      if !path.isStandardInput { descriptor.close() }
      skippedFiles += 1
      return nil
    }
    let holdsLines = options.field != nil || FileNames.isJSONLines(name)
    let archive: ArchiveReader
    do {
      archive = try ArchiveReader(descriptor, cutsArchives: !holdsLines)
    } catch {
      if !path.isStandardInput { descriptor.close() }
      throw error
    }
    file = OpenFile(name: name, descriptor: descriptor, archive: archive)
    let entry = try archive.next()
    if let entry, entry.path != nil {
      container = .archive(archive, first: entry)
      return nil
    }
    if entry == nil, holdsLines {
      close()
      return nil
    }
    let reader = ByteReader(archive)
    if holdsLines {
      container = .lines(JSONLinesReader(reader, name: name, options: options))
      return nil
    }
    if entry != nil, try reader.starts(with: "WARC/") {
      container = .records(WARCReader(reader, name: name))
      return nil
    }
    var document = InputDocument(name: name, content: [])
    document.mediaType = FileNames.mediaType(of: name)
    if entry != nil { document.content = try content(reader, name: name) }
    close()
    if path.isFound, Self.isBinary(document.content) {
      skippedFiles += 1
      return nil
    }
    return document
  }

  /// The document that an archive's entry is; nil, and counted, where it is none.
  private func document(
    _ entry: ArchiveReader.Entry, of archive: ArchiveReader
  ) throws -> InputDocument? {
    guard let path = entry.path, entry.isRegular else { return nil }
    let name = "\(file?.name ?? ""):\(path)"
    if FileNames.isAsset(path) {
      skippedFiles += 1
      return nil
    }
    if entry.hasHoles { throw InputFailure(name: name, "a file with holes is not read") }
    let reader = ByteReader(archive)
    var document = InputDocument(name: name, content: try content(reader, name: name))
    document.mediaType = FileNames.mediaType(of: path)
    if Self.isBinary(document.content) {
      skippedFiles += 1
      return nil
    }
    return document
  }

  private func content(_ reader: ByteReader, name: String) throws -> [UInt8] {
    let content = try reader.bytes(InputDocument.limit + 1)
    if content.count > InputDocument.limit { throw InputFailure.tooLarge(name) }
    return Array(content)
  }

  /// Whether the bytes are no text: a NUL near the start, but for UTF-16 and UTF-32 that say what they are, or a PDF.
  private static func isBinary(_ content: [UInt8]) -> Bool {
    let start = content.prefix(1024)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
      || start.starts(with: [0, 0, 0xFE, 0xFF])
    {
      return false
    }
    return start.contains(0) || start.starts(with: "%PDF-".utf8)
  }
}
