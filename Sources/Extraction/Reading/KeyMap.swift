internal import DocumentCore

/// A map from token keys, which are hashes already, by open addressing.
///
/// The key 0 marks an empty slot; no word of a lexicon hashes to it. Entries are never removed.
struct KeyMap<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]
  private(set) var count = 0

  init(capacity: Int = 16) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: nil, count: size)
  }

  subscript(key: UInt64) -> Value? {
    get {
      let slot = slot(of: key)
      return keys[slot] == 0 ? nil : values[slot]
    }
    set {
      if count * 2 >= keys.count { grow() }
      let slot = slot(of: key)
      if keys[slot] == 0 { count += 1 }
      keys[slot] = key
      values[slot] = newValue
    }
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = KeyMap(capacity: keys.count)
    for (key, value) in zip(keys, values) {
      if let value { larger[key] = value }
    }
    self = larger
  }
}
