internal import CArchive
package import Platform

/// Reads a file of any kind as a stream: what gzip, zstd, xz or bzip2 compressed is restored (also several such
/// streams one behind another), and a tar archive is cut into its entries.
///
/// By libarchive, which tells both from the content alone. It does not verify gzip's checksums.
@safe package final class ArchiveReader {
  /// One file of an archive, or the whole of a stream that is none.
  package struct Entry: Hashable, Sendable {
    /// The path in the archive; nil for a stream that is no archive.
    package let path: String?
    /// Neither a directory nor a link nor a device.
    package let isRegular: Bool
    /// It leaves out runs of zeros, which `read` does not put in.
    package let hasHoles: Bool
  }

  private let handle: OpaquePointer

  /// Done once: it changes the process' locale.
  private static let setUp: Void = warraq_archive_names_in_utf8()

  /// Opens a stream; the descriptor stays the caller's, and is read past what has been asked for.
  ///
  /// - Parameter cutsArchives: Whether a tar archive is taken as one; otherwise nothing waits for the bytes that would
  ///   tell.
  /// - Throws: `ArchiveError`.
  package init(_ descriptor: Descriptor, cutsArchives: Bool = true) throws(ArchiveError) {
    _ = Self.setUp
    guard let handle = unsafe archive_read_new() else { throw ArchiveError("out of memory") }
    unsafe self.handle = unsafe handle
    unsafe archive_read_support_filter_gzip(handle)
    unsafe archive_read_support_filter_zstd(handle)
    unsafe archive_read_support_filter_xz(handle)
    unsafe archive_read_support_filter_bzip2(handle)
    if cutsArchives { unsafe archive_read_support_format_tar(handle) }
    unsafe archive_read_support_format_empty(handle)
    unsafe archive_read_support_format_raw(handle)
    try check(unsafe archive_read_open_fd(handle, descriptor.number, 1 << 16))
  }

  deinit { unsafe archive_read_free(handle) }

  /// Passes over what is left of this entry and goes to the next.
  ///
  /// - Returns: Nil at the end of the archive, which is at once for an empty stream.
  /// - Throws: `ArchiveError`; nothing more can be read afterwards.
  package func next() throws(ArchiveError) -> Entry? {
    var entry: OpaquePointer?
    let result = unsafe archive_read_next_header(handle, &entry)
    if result == ARCHIVE_EOF { return nil }
    try check(result)
    guard let entry = unsafe entry else { return nil }
    let isRaw = unsafe archive_format(handle) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW
    let path = unsafe archive_entry_pathname(entry).map { unsafe String(cString: $0) } ?? ""
    // The type bits of a mode, as POSIX writes them to tar.
    let isRegular = unsafe UInt32(archive_entry_filetype(entry)) & 0o170000 == 0o100000
    return unsafe Entry(
      path: isRaw ? nil : path, isRegular: isRaw || isRegular,
      hasHoles: archive_entry_sparse_count(entry) > 0)
  }

  /// Appends the next bytes of this entry.
  ///
  /// - Returns: Whether there were any.
  /// - Throws: `ArchiveError` where the bytes are not what they claim to be.
  package func read(into bytes: inout [UInt8]) throws(ArchiveError) -> Bool {
    var block: UnsafeRawPointer?
    var count = 0
    var offset: Int64 = 0
    let result = unsafe archive_read_data_block(handle, &block, &count, &offset)
    if result == ARCHIVE_EOF { return false }
    try check(result)
    // The block is libarchive's and lasts until its next call.
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: block, count: count))
    return true
  }

  /// How many bytes of the stream were read so far, before anything was restored.
  package var consumed: Int { unsafe Int(archive_filter_bytes(handle, -1)) }

  private func check(_ result: Int32) throws(ArchiveError) {
    if result == ARCHIVE_OK || result == ARCHIVE_WARN { return }
    let words = unsafe archive_error_string(handle).map { unsafe String(cString: $0) }
    throw ArchiveError(words ?? "unreadable")
  }
}

/// A stream that can't be read on.
package struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// libarchive's words.
  package let description: String

  fileprivate init(_ description: String) { self.description = description }
}
