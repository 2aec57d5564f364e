/// Field names in JSON.
enum JSONName {
  /// The lowerCamelCase form of a proto field's name.
  static func camelCase(_ name: UnsafePointer<CChar>) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    var raisesNext = false
    while unsafe name[index] != 0 {
      let byte = unsafe UInt8(bitPattern: name[index])
      index += 1
      if byte == 0x5F {
        raisesNext = true
      } else {
        result.append(raisesNext && (0x61...0x7A).contains(byte) ? byte - 32 : byte)
        raisesNext = false
      }
    }
    return result
  }
}
