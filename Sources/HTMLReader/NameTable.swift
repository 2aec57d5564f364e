import CHTMLTables

/// The names that one parse met and the C tables do not know, interned in order of appearance.
///
/// Open addressing over a hash keyed by a random seed, so that no page can choose names that
/// collide. Ids start at `CHTML_FIRST_OWN_NAME`; nothing but the cost depends on the seed.
struct NameTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  private var hashes: [UInt64] = []
  private var slots: [Int32] = []
  private let seed = UInt64.random(in: 1...UInt64.max) | 1

  /// The spelling of a name.
  func spelling(of id: UInt32) -> [UInt8] {
    if id < CHTML_FIRST_OWN_NAME {
      return (0..<chtml_name_length(id)).map { chtml_name_byte(id, $0) }
    }
    let i = Int(id - CHTML_FIRST_OWN_NAME)
    guard i < ends.count else { return [] }
    return Array(bytes[range(of: i)])
  }

  /// The id of a name given in lower case, known or not; `nil` when no table has it.
  func find(_ name: [UInt8]) -> UInt32? {
    let key = name.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let known = name.withInputBytes(count: name.count) { $0.knownName(0, name.count, key: key) }
    if known != 0 { return known }
    guard !slots.isEmpty else { return nil }
    let found = slots[slot(of: name, hash: hash(name))]
    return found < 0 ? nil : CHTML_FIRST_OWN_NAME + UInt32(found)
  }

  /// The id of a name given in lower case that the C tables do not know.
  mutating func intern(_ name: [UInt8]) -> UInt32 {
    if (ends.count + 1) * 2 > slots.count { grow() }
    let hash = hash(name)
    let at = slot(of: name, hash: hash)
    if slots[at] < 0 {
      slots[at] = Int32(ends.count)
      bytes.append(contentsOf: name)
      ends.append(Int32(bytes.count))
      hashes.append(hash)
    }
    return CHTML_FIRST_OWN_NAME + UInt32(slots[at])
  }

  private func range(of i: Int) -> Range<Int> {
    (i == 0 ? 0 : Int(ends[i - 1]))..<Int(ends[i])
  }

  private func hash(_ name: [UInt8]) -> UInt64 {
    var h = seed
    for byte in name {
      let product = (h ^ UInt64(byte)).multipliedFullWidth(by: (seed ^ 0x9E37_79B9_7F4A_7C14))
      h = product.high ^ product.low
    }
    return h
  }

  private func slot(of name: [UInt8], hash: UInt64) -> Int {
    var at = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[at] >= 0 {
      let i = Int(slots[at])
      if hashes[i] == hash, bytes[range(of: i)].elementsEqual(name) { return at }
      at = (at + 1) & (slots.count - 1)
    }
    return at
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(64, slots.count * 2))
    for (i, hash) in hashes.enumerated() {
      var at = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[at] >= 0 { at = (at + 1) & (slots.count - 1) }
      slots[at] = Int32(i)
    }
  }
}
