internal import CSchema

/// The schema's own description, by file and by symbol.
package struct DescriptorSet: Sendable {
  /// A serialized google.protobuf.FileDescriptorSet of everything in proto/ and what it imports.
  package static var bytes: [UInt8] {
    var count = 0
    let start = unsafe warraq_descriptor_set(&count)
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// One file.
  package struct File: Sendable {
    /// Its path, such as "warraq/v1/documents.proto".
    package let name: String
    /// A serialized google.protobuf.FileDescriptorProto.
    package let bytes: [UInt8]
    fileprivate let imports: [String]
    /// The full names of what it declares.
    fileprivate let symbols: [String]
  }

  private let files: [String: File]
  private let declaring: [String: String]

  /// Reads a serialized FileDescriptorSet; the schema's own where none is given.
  ///
  /// - Throws: `SchemaError.malformed`.
  package init(_ bytes: [UInt8] = Self.bytes) throws {
    var files: [String: File] = [:]
    var declaring: [String: String] = [:]
    for content in try WireFields(bytes[...]).all(1) {
      let file = try Self.file(content)
      files[file.name] = file
      for symbol in file.symbols { declaring[symbol] = file.name }
    }
    self.files = files
    self.declaring = declaring
  }

  /// A file and all that it imports, the file first; empty where there is none of that name.
  package func file(named name: String) -> [File] {
    var found: [File] = []
    var names = [name]
    while let name = names.popLast() {
      guard let file = files[name], !found.contains(where: { $0.name == name }) else { continue }
      found.append(file)
      names += file.imports
    }
    return found
  }

  /// The file that declares a symbol and all that it imports; empty where no file does.
  package func file(declaring symbol: String) -> [File] {
    declaring[symbol].map { file(named: $0) } ?? []
  }

  /// Whether a symbol is a message, an enum, a service or a part of one.
  package func declares(_ symbol: String) -> Bool { declaring[symbol] != nil }

  private static func file(_ content: ArraySlice<UInt8>) throws -> File {
    let fields = try WireFields(content)
    let package = try fields.string(2)
    var symbols: [String] = []
    for message in fields.all(4) { try message.addMessage(to: &symbols, inside: package) }
    for enumeration in fields.all(5) { try enumeration.addEnum(to: &symbols, inside: package) }
    for service in fields.all(6) { try service.add(to: &symbols, inside: package, parts: 2) }
    let imports = fields.all(3).map { String(decoding: $0, as: UTF8.self) }
    return File(
      name: try fields.string(1), bytes: Array(content), imports: imports, symbols: symbols)
  }
}

extension ArraySlice<UInt8> {
  /// Adds a declaration whose name is field 1, and its parts, which are of the same form.
  ///
  /// - Returns: The full name.
  @discardableResult
  fileprivate func add(
    to symbols: inout [String], inside scope: String, parts: UInt32? = nil
  ) throws -> String {
    let fields = try WireFields(self)
    let name = try fields.string(1)
    let full = scope.isEmpty ? name : "\(scope).\(name)"
    symbols.append(full)
    if let parts {
      for part in fields.all(parts) { try part.add(to: &symbols, inside: full) }
    }
    return full
  }

  /// A message, its fields and what it declares inside. The depth is that of our own files.
  fileprivate func addMessage(to symbols: inout [String], inside scope: String) throws {
    let full = try add(to: &symbols, inside: scope, parts: 2)
    let fields = try WireFields(self)
    for message in fields.all(3) { try message.addMessage(to: &symbols, inside: full) }
    for enumeration in fields.all(4) { try enumeration.addEnum(to: &symbols, inside: full) }
  }

  /// An enum; its values are siblings of it, as in C++.
  fileprivate func addEnum(to symbols: inout [String], inside scope: String) throws {
    try add(to: &symbols, inside: scope)
    for value in try WireFields(self).all(2) { try value.add(to: &symbols, inside: scope) }
  }
}
