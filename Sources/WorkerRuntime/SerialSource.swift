/// Hands out the serials of calls.
///
/// A serial's low half is a place in a list, which no other call has until it is given back; its high half counts the
/// serials that were handed out, so that those of one place differ.
struct SerialSource {
  private var count: UInt32 = 0
  private var places: UInt32 = 0
  private var free: [UInt32] = []

  /// Where a table keeps what belongs to a serial.
  static func place(of serial: Connection.Serial) -> Int {
    Int(UInt32(truncatingIfNeeded: serial))
  }

  mutating func next() -> Connection.Serial {
    count &+= 1
    return UInt64(count) << 32 | UInt64(freePlace())
  }

  /// Nothing may be kept of the serial's call any more.
  mutating func giveBack(_ serial: Connection.Serial) {
    free.append(UInt32(truncatingIfNeeded: serial))
  }

  private mutating func freePlace() -> UInt32 {
    if let place = free.popLast() { return place }
    defer { places += 1 }
    return places
  }
}
