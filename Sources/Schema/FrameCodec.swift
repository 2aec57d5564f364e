/// Frames to wire bytes and back. One for each direction of a connection; used by one thread at a time.
///
/// Written by hand for this one message, because every call passes here twice: protobuf-c's messages
/// and their conversion took ten times the instructions. They remain what this is tested against, and
/// `WireValidator` tells what is wrong with bytes that are not a frame.
package struct FrameCodec {
  private var names = NameCache()
  private let maximumFields: Int

  /// Creates a codec.
  ///
  /// - Parameter maximumFrame: The largest payload that will be decoded, bytes; bounds the memory used,
  ///   by way of the number of fields.
  package init(maximumFrame: Int) {
    maximumFields = max(maximumFrame, 1 << 20) / 16
  }

  /// Decodes one frame's payload.
  ///
  /// - Throws: `SchemaError` where the bytes are not a frame.
  package mutating func decode(_ bytes: ArraySlice<UInt8>) throws -> Frame {
    // A field takes two bytes at least, so that only a large frame has too many.
    if bytes.count / 2 > maximumFields { try validate(bytes) }
    var frame = Frame(call: 0)
    let isFrame = unsafe bytes.withUnsafeBufferPointer { buffer in
      do throws(WireMismatch) {
        // The cursor ends with this closure.
        unsafe try frame.merge(WireCursor(buffer), &names)
        return true
      } catch {
        return false
      }
    }
    if isFrame { return frame }
    try validate(bytes)
    throw SchemaError.malformed(path: "", reason: "not a frame")
  }

  /// Throws where the bytes are no frame, with the path of the field.
  private func validate(_ bytes: ArraySlice<UInt8>) throws {
    unsafe try bytes.withUnsafeBufferPointer {
      unsafe try WireValidator.validate(
        $0, as: MessageType.frame.descriptor, maximumFields: maximumFields)
    }
  }

  /// Appends a frame's payload.
  ///
  /// - Parameter data: The bytes of the frame's chunk, in place of `frame.chunk.data`.
  /// - Parameter prefix: Appends what comes before a payload of so many bytes.
  package func encode(
    _ frame: Frame, data: ArraySlice<UInt8>, into output: inout [UInt8],
    prefix: (Int, inout [UInt8]) -> Void
  ) {
    var size = WireSize()
    frame.encode(data: data, into: &size)
    prefix(size.count, &output)
    let end = output.count + size.count
    frame.encode(data: data, into: &output)
    precondition(output.count == end)
  }
}
