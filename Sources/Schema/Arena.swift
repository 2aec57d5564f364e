internal import CSchema
internal import DocumentCore
internal import Glibc

/// Memory for one message, freed all at once: protobuf-c's allocator for unpacking, and the place
/// where responses are built.
///
/// The limit is the guard against input that grows when it is unpacked (two bytes of empty message
/// become a hundred): past it the arena gives no memory and unpacking fails cleanly.
///
/// Used by one thread at a time.
@safe package final class Arena {
  private var chunks: [UnsafeMutableRawPointer] = unsafe []
  private var current: UnsafeMutableRawPointer?
  private var left = 0
  private var nextSize = 16 << 10
  private var total = 0
  /// The most bytes it gives.
  let limit: Int
  /// At a stable address for C.
  let allocator: UnsafeMutablePointer<ProtobufCAllocator>

  /// Creates an arena that gives at most `limit` bytes.
  package init(limit: Int = 512 << 20) {
    self.limit = limit
    unsafe allocator = .allocate(capacity: 1)
    unsafe allocator.initialize(
      to: ProtobufCAllocator(
        alloc: { context, size in
          guard let context = unsafe context else { return nil }
          return unsafe Unmanaged<Arena>.fromOpaque(context).takeUnretainedValue().allocate(size)
        },
        free: { _, _ in },
        allocator_data: nil))
    unsafe allocator.pointee.allocator_data = unsafe Unmanaged.passUnretained(self).toOpaque()
  }

  deinit {
    unsafe chunks.forEach { unsafe free($0) }
    unsafe allocator.deallocate()
  }

  /// 16-byte aligned memory; nil past the limit.
  func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    guard size >= 0, size <= limit else { return nil }
    let rounded = (size + 15) & ~15
    if rounded > left, !grow(rounded) { return nil }
    guard let pointer = unsafe current else { return nil }
    unsafe current = unsafe pointer + rounded
    left -= rounded
    return unsafe pointer
  }

  private func grow(_ size: Int) -> Bool {
    let wanted = max(nextSize, size)
    guard total + wanted <= limit, let chunk = unsafe malloc(wanted) else { return false }
    total += wanted
    unsafe chunks.append(chunk)
    nextSize = min(nextSize * 2, 8 << 20)
    unsafe current = unsafe chunk
    left = wanted
    return true
  }

  /// A zeroed, initialised message or value.
  func make<T>(_ type: T.Type = T.self, count: Int = 1) throws -> UnsafeMutablePointer<T> {
    guard let raw = unsafe allocate(MemoryLayout<T>.stride * max(count, 1)) else {
      throw SchemaError.outOfMemory(limit: limit)
    }
    unsafe memset(raw, 0, MemoryLayout<T>.stride * max(count, 1))
    return unsafe raw.bindMemory(to: T.self, capacity: max(count, 1))
  }

  /// A NUL-terminated copy of bytes that hold no NUL.
  func string(_ bytes: some Collection<UInt8>) throws -> UnsafeMutablePointer<CChar> {
    let copy = unsafe try make(UInt8.self, count: bytes.count + 1)
    let end = unsafe UnsafeMutableBufferPointer(start: copy, count: bytes.count).initialize(
      from: bytes)
    precondition(end.index == bytes.count)
    return unsafe UnsafeMutableRawPointer(copy).bindMemory(
      to: CChar.self, capacity: bytes.count + 1)
  }

  /// A NUL-terminated copy of a range of bytes that hold no NUL.
  func string(
    _ bytes: [UInt8], _ range: Range<Int>, _ cancellation: Cancellation
  ) throws -> UnsafeMutablePointer<CChar> {
    guard let copy = unsafe allocate(range.count + 1) else {
      throw SchemaError.outOfMemory(limit: limit)
    }
    var end = unsafe copy
    for piece in range.pieces() {
      unsafe bytes[piece].withUnsafeBytes {
        unsafe end.copyMemory(from: $0.baseAddress!, byteCount: $0.count)
      }
      unsafe end += piece.count
      if piece.upperBound < range.upperBound { try cancellation.check() }
    }
    unsafe end.storeBytes(of: 0, as: UInt8.self)
    return unsafe copy.bindMemory(to: CChar.self, capacity: range.count + 1)
  }

  /// A NUL-terminated copy of a string.
  func string(_ string: String) throws -> UnsafeMutablePointer<CChar> {
    unsafe try self.string(string.utf8)
  }
}
