extension Array<Int> {
  /// The place of the first number that is not less than another, among ascending ones; their count where there is
  /// none.
  ///
  /// - Complexity: O(log *n*).
  package func firstIndex(notLessThan value: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
