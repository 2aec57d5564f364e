/// Values of calls by their serials, found without hashing: a serial tells its place.
struct SerialTable<Value> {
  private var entries: [(serial: Connection.Serial, value: Value)?] = []

  /// All values, in no order.
  var values: some Sequence<Value> { entries.lazy.compactMap { $0?.value } }

  /// Setting a value forgets that of an earlier serial with the same place.
  subscript(serial: Connection.Serial) -> Value? {
    get {
      let place = SerialSource.place(of: serial)
      guard place < entries.count, let entry = entries[place], entry.serial == serial else {
        return nil
      }
      return entry.value
    }
    set {
      let place = SerialSource.place(of: serial)
      if let newValue {
        while entries.count <= place { entries.append(nil) }
        entries[place] = (serial, newValue)
      } else if place < entries.count, entries[place]?.serial == serial {
        entries[place] = nil
      }
    }
  }
}
