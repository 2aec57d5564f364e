internal import CSchema
internal import DocumentCore

/// Takes a message's wire bytes field by field, for messages with texts that take long to copy.
@safe final class PackingBuffer {
  /// The bytes from which on a message is packed so: shorter ones take less than a millisecond, and
  /// faster at once.
  static let smallest = 1 << 20

  private var bytes: [UInt8] = []
  private var cancellation: Cancellation
  private var isCancelled = false

  private init(size: Int, _ cancellation: Cancellation) {
    self.cancellation = cancellation
    bytes.reserveCapacity(size)
  }

  /// The wire bytes of a message, of which there are `size`.
  static func pack(
    _ message: UnsafePointer<ProtobufCMessage>, size: Int, _ cancellation: Cancellation
  ) throws(CancellationError) -> [UInt8] {
    let target = PackingBuffer(size: size, cancellation)
    // The receiver begins with the buffer that protobuf-c knows; both outlive its call.
    var receiver = unsafe Receiver(
      buffer: ProtobufCBuffer { buffer, count, data in
        guard let buffer = unsafe buffer, let data = unsafe data else { return }
        let receiver = unsafe UnsafeRawPointer(buffer).assumingMemoryBound(to: Receiver.self)
        unsafe receiver.pointee.target.takeUnretainedValue().append(
          UnsafeBufferPointer(start: data, count: count))
      }, target: .passUnretained(target))
    unsafe withUnsafeMutablePointer(to: &receiver) {
      let buffer = UnsafeMutableRawPointer($0)
      _ = unsafe protobuf_c_message_pack_to_buffer(
        message, buffer.assumingMemoryBound(to: ProtobufCBuffer.self))
    }
    if withExtendedLifetime(target, { $0.isCancelled }) { throw CancellationError() }
    return target.bytes
  }

  @unsafe private struct Receiver {
    var buffer: ProtobufCBuffer
    var target: Unmanaged<PackingBuffer>
  }

  /// Drops everything once the call is cancelled, for protobuf-c can't be stopped.
  private func append(_ data: UnsafeBufferPointer<UInt8>) {
    for piece in data.indices.pieces() where !isCancelled {
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: data[piece]))
      do {
        try cancellation.step(piece.count + 16)
      } catch {
        isCancelled = true
      }
    }
  }
}
