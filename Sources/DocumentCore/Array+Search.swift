extension Array {
  /// The place of the first element that is not before what is looked for, in an array that has those that are first;
  /// the count where there is none.
  ///
  /// - Complexity: O(log *n*).
  @inlinable @inline(__always)
  package func partitionPoint(_ isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Array<Int> {
  /// The place of the first number that is not less than another, among ascending ones; their count where there is
  /// none.
  package func firstIndex(notLessThan value: Int) -> Int { partitionPoint { $0 < value } }
}
