internal import DocumentCore

/// Which country a text speaks of most, for what it leaves open, such as the dinar.
enum CountryVote {
  /// The ISO 3166 code of the country with the most mentions of its places and people; empty
  /// where there is none.
  static func winner(
    in reader: Reader, _ cancellation: Cancellation
  ) throws(CancellationError) -> String {
    var cancellation = cancellation
    var votes: [String: Int] = [:]
    for index in 0..<reader.count where reader.isWord(index) {
      try cancellation.step(Reader.tokenWork)
      if let place = Places.table.match(reader, at: index, limit: reader.count, cutting: .all) {
        votes[place.value.country, default: 0] += 2
      } else if let people = Nationalities.table[reader.key(index)] {
        votes[people, default: 0] += 1
      }
    }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }
}
