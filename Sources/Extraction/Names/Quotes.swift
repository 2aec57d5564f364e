internal import DocumentCore

/// Quotation marks and brackets.
enum Quotes {
  static func isOpening(_ mark: UInt32) -> Bool {
    switch mark {
    case 0xAB, 0x201C, 0x201D, 0x22, 0x201E, 0x28, 0x2018, 0x300C: true
    default: false
    }
  }

  static func isClosing(_ mark: UInt32) -> Bool {
    switch mark {
    case 0xBB, 0x201D, 0x201C, 0x22, 0x29, 0x2019, 0x300D: true
    default: false
    }
  }

  /// What closes a quotation that a mark opens; nil for brackets and other marks.
  static func closer(of mark: UInt32) -> [UInt32]? {
    switch mark {
    case 0xAB: [0xBB]
    case 0xBB: [0xAB]
    case 0x201C: [0x201D]
    case 0x201D: [0x201C, 0x201D]
    case 0x201E: [0x201C, 0x201D]
    case 0x22: [0x22]
    case 0x300C: [0x300D]
    default: nil
    }
  }
}
