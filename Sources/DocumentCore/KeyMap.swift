/// Odd, and another in every process.
@usableFromInline let keyMapSeed = UInt64.random(in: .min ... .max) | 1

/// A map from token keys, which are hashes already, by open addressing.
///
/// The key 0 marks an empty slot; no word of a lexicon hashes to it. Entries are never removed.
@usableFromInline package struct KeyMap<Value: Sendable>: Sendable {
  @usableFromInline var keys: [UInt64]
  @usableFromInline var values: [Value?]
  /// Spreads keys over the slots as nobody can foresee: words are easily found that a known hash puts into one.
  @usableFromInline let seed = keyMapSeed
  /// How many keys have a value.
  @usableFromInline package internal(set) var count = 0

  /// An empty map with room for so many keys.
  @inlinable package init(capacity: Int = 16) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: nil, count: size)
  }

  /// The value of a key; never set to nil.
  @inlinable package subscript(key: UInt64) -> Value? {
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

  /// The value of a key; where it had none, `new` becomes it.
  @inlinable package mutating func value(of key: UInt64, orInsert new: Value) -> Value {
    if count * 2 >= keys.count { grow() }
    let slot = slot(of: key)
    if keys[slot] != 0, let value = values[slot] { return value }
    keys[slot] = key
    values[slot] = new
    count += 1
    return new
  }

  @inlinable @inline(__always) func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    let mixed = key &* seed
    var slot = Int(truncatingIfNeeded: mixed ^ (mixed >> 32)) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  @inlinable @inline(never) mutating func grow() {
    self = Cancellation.never { cancellation throws(CancellationError) in
      try larger(cancellation)
    }
  }

  /// Makes room for a key to come, asking between pieces of what has to be moved.
  @inlinable package mutating func makeRoom(
    _ cancellation: Cancellation
  ) throws(CancellationError) {
    if count * 2 >= keys.count { self = try larger(cancellation) }
  }

  @inlinable @inline(never)
  func larger(_ cancellation: Cancellation) throws(CancellationError) -> KeyMap {
    var larger = KeyMap(capacity: 0)
    try larger.keys.append(repeating: 0, upTo: keys.count * 2, cancellation)
    try larger.values.append(repeating: nil, upTo: keys.count * 2, cancellation)
    var cancellation = cancellation
    for (key, value) in zip(keys, values) {
      try cancellation.step(8)
      if let value { larger[key] = value }
    }
    return larger
  }
}

extension KeyMap {
  /// Lists of words, apart by blanks, under the keys that words of a text have.
  ///
  /// - Parameter combine: Makes one of the values of a word that stands in several lists; the last counts unless given.
  package init(
    words lists: [(Value, String)], combine: (Value, Value) -> Value = { $1 }
  ) {
    self.init(capacity: 64)
    for (value, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        let key = TextKey.hash(String(word))
        self[key] = self[key].map { combine($0, value) } ?? value
      }
    }
  }
}

extension Array {
  @inlinable mutating func append(
    repeating element: Element, upTo end: Int, _ cancellation: Cancellation
  ) throws(CancellationError) {
    reserveCapacity(end)
    for piece in (count..<end).pieces(of: 1 << 14) {
      append(contentsOf: repeatElement(element, count: piece.count))
      try cancellation.check()
    }
  }
}
