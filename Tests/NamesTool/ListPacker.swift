import CModels
import DocumentCore
import Extraction

/// Packs lists of words and phrases as `warraq_list_bucket`s.
struct ListPacker {
  private var values: [UInt64: UInt16] = [:]

  mutating func add(phrase: String, flags: UInt16) {
    let bytes = Array(phrase.utf8)
    let table = TokenTable(of: bytes)
    let words = table.map(\.key)
    guard !words.isEmpty, words.count <= NameList.longest else { return }
    for (index, hash) in NameList.hashes(of: words).enumerated() {
      let isWhole = index == words.count - 1
      values[hash, default: 0] |= isWhole ? flags : NameList.prefix.rawValue
    }
  }

  mutating func add(word: String, number: UInt16) {
    let table = TokenTable(of: Array(word.utf8))
    guard table.count == 1, number > 0 else { return }
    values[NameList.classHash(table[0])] = number
  }

  /// The table; entries that find no room are left out.
  func packed(buckets: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: buckets * 64)
    var used = [Int](repeating: 0, count: buckets)
    var dropped = 0
    for (hash, value) in values.sorted(by: { $0.key < $1.key }) {
      let bucket = Int(((hash >> 32) * UInt64(buckets)) >> 32)
      let slot = used[bucket]
      guard slot < Int(WARRAQ_LIST_SLOTS) else {
        dropped += 1
        continue
      }
      used[bucket] += 1
      let check = UInt16(truncatingIfNeeded: hash) | 1
      for (number, offset) in [(check, slot * 2), (value, 32 + slot * 2)] {
        bytes[bucket * 64 + offset] = UInt8(truncatingIfNeeded: number)
        bytes[bucket * 64 + offset + 1] = UInt8(number >> 8)
      }
    }
    report("\(values.count) entries, \(dropped) without room")
    return bytes
  }
}
