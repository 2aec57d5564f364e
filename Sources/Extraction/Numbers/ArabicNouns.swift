internal import DocumentCore

/// Arabic nouns by their endings, where no list knows them.
enum ArabicNouns {
  /// The singular of a counted noun, without tanwin.
  ///
  /// - Parameter isFew: The number is 3 to 10, so the noun is a plural.
  static func singular(_ noun: [UInt8], isFew: Bool) -> String {
    var scalars: [UInt32] = []
    var offset = 0
    var hasTanwin = false
    while offset < noun.count {
      let scalar = noun.scalar(at: offset)
      hasTanwin = hasTanwin || (0x64B...0x64D).contains(scalar.value)
      if !(0x64B...0x652).contains(scalar.value) { scalars.append(scalar.value) }
      offset += scalar.length
    }
    let count = scalars.count
    if isFew, count > 3, scalars[count - 1] == 0x62A, scalars[count - 2] == 0x627 {
      scalars.replaceSubrange(count - 2..<count, with: [0x629])
    } else if isFew, count > 4, scalars[count - 1] == 0x646,
      scalars[count - 2] == 0x64A || scalars[count - 2] == 0x648
    {
      scalars.removeLast(2)
    } else if !isFew, count > 3, scalars[count - 1] == 0x627 {
      scalars.removeLast()
    }
    var bytes: [UInt8] = []
    for scalar in scalars { bytes.append(scalar: scalar) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
