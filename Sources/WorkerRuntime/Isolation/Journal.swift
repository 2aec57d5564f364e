internal import Synchronization

/// What it takes to run a call once more from its start without the host noticing: its requests, and a digest of
/// each reply that the host has already.
struct Journal {
  /// How a reply compares with what the host has.
  enum Reply {
    /// The host does not have it yet.
    case new
    /// The host has it from an earlier try.
    case known
    /// The host has another one in its place.
    case different
  }

  /// The requests taken from the host; empty once they are not kept any more.
  private(set) var requests: [Connection.Payload] = []
  /// Whether every request is there and every reply known.
  private(set) var isWhole = true
  private let budget: Budget
  private var digests: [Int] = []
  private var replayed = 0
  private var bytes = 0
  /// A call with more replies is not tried again.
  private static let mostReplies = 100_000

  init(budget: Budget) {
    self.budget = budget
  }

  /// Keeps a request where there is room.
  mutating func keep(_ request: Connection.Payload) {
    guard isWhole else { return }
    let cost = request.bytes.count + Connection.messageCost
    guard budget.take(cost) else {
      forget()
      return
    }
    bytes += cost
    requests.append(request)
  }

  /// A try begins: its replies are compared from the first on.
  mutating func rewind() {
    replayed = 0
  }

  /// Takes note of a reply.
  mutating func compare(_ reply: [UInt8]) -> Reply {
    guard isWhole else { return .new }
    var hasher = Hasher()
    reply.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    let digest = hasher.finalize()
    replayed += 1
    if replayed <= digests.count { return digests[replayed - 1] == digest ? .known : .different }
    digests.append(digest)
    if digests.count > Self.mostReplies { forget() }
    return .new
  }

  /// Gives the memory back: the call can't be tried again.
  mutating func forget() {
    budget.give(bytes)
    bytes = 0
    requests = []
    digests = []
    isWhole = false
  }

  /// How many bytes of requests all calls together may keep.
  final class Budget: Sendable {
    private let left: Atomic<Int>

    init(bytes: Int) {
      left = Atomic(bytes)
    }

    func take(_ bytes: Int) -> Bool {
      if left.subtract(bytes, ordering: .relaxed).newValue >= 0 { return true }
      give(bytes)
      return false
    }

    func give(_ bytes: Int) {
      left.add(bytes, ordering: .relaxed)
    }
  }
}
