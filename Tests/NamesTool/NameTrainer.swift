import CModels
import Extraction
import Glibc

/// Trains a linear-chain conditional random field by FTRL-Proximal (McMahan and others, KDD 2013), which leaves most
/// weights zero.
struct NameTrainer {
  private static let labels = Int(WARRAQ_NAME_LABELS)

  private struct Sentence {
    var features: [UInt32]
    var ends: [UInt32]
    var labels: [UInt8]
  }

  private var sentences: [Sentence] = []
  /// By feature, its place among the weights.
  private var places: [UInt64: UInt32] = [:]
  private var hashes: [UInt64] = []
  private var counts: [UInt32] = []
  /// By feature and label.
  private var weights = Coordinates(rate: 0.12, sparsity: 0.4, decay: 1e-4)
  /// From label to label; last from the start.
  private var transitions = Coordinates(rate: 0.05, sparsity: 0, decay: 1e-3)
  private var random = Random(state: 88)

  mutating func add(_ example: NameExample, labels: [UInt8]) {
    guard !labels.isEmpty else { return }
    let features = example.features.map { hash in
      if let place = places[hash] {
        counts[Int(place)] += 1
        return place
      }
      let place = UInt32(hashes.count)
      places[hash] = place
      hashes.append(hash)
      counts.append(1)
      return place
    }
    sentences.append(Sentence(features: features, ends: example.ends, labels: labels))
  }

  mutating func train(epochs: Int) {
    weights.reserve(hashes.count * Self.labels)
    transitions.reserve((Self.labels + 1) * Self.labels)
    for epoch in 1...max(epochs, 1) {
      var order = Array(sentences.indices)
      order.shuffle(using: &random)
      var loss = 0.0
      for index in order { loss += learn(sentences[index]) }
      report(
        "epoch \(epoch): loss \(loss / Double(sentences.count)), \(hashes.count) features, \(sentences.count) sentences"
      )
    }
  }

  /// One step along a sentence's gradient.
  ///
  /// - Returns: The sentence's negative log-likelihood.
  private mutating func learn(_ sentence: Sentence) -> Double {
    let count = sentence.labels.count
    let labels = Self.labels
    var scores = [Float](repeating: 0, count: count * labels)
    var first = 0
    for token in 0..<count {
      let end = Int(sentence.ends[token])
      for place in sentence.features[first..<end] {
        let base = Int(place) * labels
        for label in 0..<labels { scores[token * labels + label] += weights.value[base + label] }
      }
      first = end
    }
    // Forward and backward sums, scaled token by token.
    var odds = [Float](repeating: 0, count: (labels + 1) * labels)
    for index in odds.indices { odds[index] = exp(transitions.value[index]) }
    var loss = 0.0
    var forward = scores
    var emission = scores
    for token in 0..<count {
      let base = token * labels
      let most = scores[base..<(base + labels)].max() ?? 0
      var total: Float = 0
      for label in 0..<labels {
        emission[base + label] = exp(scores[base + label] - most)
        var sum: Float = 0
        if token == 0 {
          sum = odds[labels * labels + label]
        } else {
          for from in 0..<labels {
            sum += forward[base - labels + from] * odds[from * labels + label]
          }
        }
        forward[base + label] = sum * emission[base + label]
        total += forward[base + label]
      }
      for label in 0..<labels { forward[base + label] /= total }
      let gold = Int(sentence.labels[token])
      let from = token == 0 ? labels : Int(sentence.labels[token - 1])
      let told: Float = scores[base + gold] + transitions.value[from * labels + gold]
      loss += Double(Glibc.log(total) + most - told)
    }
    var backward = [Float](repeating: 1, count: labels)
    var gradient = [Float](repeating: 0, count: (labels + 1) * labels)
    for token in stride(from: count - 1, through: 0, by: -1) {
      let base = token * labels
      var total: Float = 0
      for label in 0..<labels { total += forward[base + label] * backward[label] }
      var errors = (0..<labels).map { forward[base + $0] * backward[$0] / total }
      if token > 0 {
        // How likely each pair is.
        var sum: Float = 0
        var pairs = [Float](repeating: 0, count: labels * labels)
        for from in 0..<labels {
          for label in 0..<labels {
            let pair =
              forward[base - labels + from] * odds[from * labels + label] * emission[base + label]
              * backward[label]
            pairs[from * labels + label] = pair
            sum += pair
          }
        }
        for index in pairs.indices { gradient[index] += pairs[index] / sum }
        gradient[Int(sentence.labels[token - 1]) * labels + Int(sentence.labels[token])] -= 1
      } else {
        for label in 0..<labels { gradient[labels * labels + label] += errors[label] }
        gradient[labels * labels + Int(sentence.labels[0])] -= 1
      }
      errors[Int(sentence.labels[token])] -= 1
      let start = token == 0 ? 0 : Int(sentence.ends[token - 1])
      for label in 0..<labels where abs(errors[label]) > 1e-4 {
        for place in sentence.features[start..<Int(sentence.ends[token])] {
          weights.step(Int(place) * labels + label, errors[label])
        }
      }
      var before = [Float](repeating: 0, count: labels)
      var sum: Float = 0
      for from in 0..<labels {
        for label in 0..<labels {
          before[from] += odds[from * labels + label] * emission[base + label] * backward[label]
        }
        sum += before[from]
      }
      backward = before.map { $0 / sum }
    }
    for index in gradient.indices where gradient[index] != 0 {
      transitions.step(index, gradient[index])
    }
    return loss
  }

  /// The weights as `warraq_name_weights`.
  ///
  /// - Parameter reluctance: What is taken from the log-odds of a token outside of names: F1 wants more names than likelihood does.
  func packed(buckets: Int, reluctance: Float) -> [UInt8] {
    let labels = Self.labels
    var largest: Float = 0
    var kept: [(place: Int, size: Float)] = []
    for place in hashes.indices {
      var size: Float = 0
      for label in 0..<labels {
        let weight = abs(weights.value[place * labels + label])
        size += weight
        largest = max(largest, weight)
      }
      if size > 0 { kept.append((place, size * Float(counts[place]).squareRoot())) }
    }
    kept.sort { ($0.size, $1.place) > ($1.size, $0.place) }
    let scale = min(largest, 5) / 127
    var bytes = [UInt8](repeating: 0, count: 256 + buckets * 64)
    func put<T: FixedWidthInteger>(_ value: T, at offset: Int) {
      for index in 0..<(T.bitWidth / 8) {
        bytes[offset + index] = UInt8(truncatingIfNeeded: value >> T(index * 8))
      }
    }
    put(UInt64(buckets), at: 0)
    put(scale.bitPattern, at: 8)
    for index in 0..<((labels + 1) * labels) {
      let (from, label) = (index / labels, index % labels)
      // Nothing goes on that has not begun.
      let canFollow =
        label == 0 || label % 2 == 1
        || from < labels && from > 0 && (from - 1) / 2 == (label - 1) / 2
      let weight = transitions.value[index] - (label == 0 ? reluctance : 0)
      put((canFollow ? weight : -1000).bitPattern, at: 12 + index * 4)
    }
    var dropped = 0
    for (place, _) in kept {
      let hash = hashes[place]
      let bucket = 256 + Int(((hash >> 32) * UInt64(buckets)) >> 32) * 64
      let check = UInt16(truncatingIfNeeded: hash) | 1
      let slot = (0..<Int(WARRAQ_NAME_SLOTS)).first { slot in
        bytes[bucket + slot * 2] == 0 && bytes[bucket + slot * 2 + 1] == 0
      }
      guard let slot else {
        dropped += 1
        continue
      }
      put(check, at: bucket + slot * 2)
      for label in 0..<labels {
        let weight = (weights.value[place * labels + label] / scale).rounded()
        bytes[bucket + 16 + slot * 8 + label] = UInt8(bitPattern: Int8(max(-127, min(127, weight))))
      }
    }
    report("\(kept.count) features kept, \(dropped) without room, scale \(scale)")
    return bytes
  }
}

/// Weights with what FTRL-Proximal remembers of each.
struct Coordinates {
  let rate: Float
  let sparsity: Float
  let decay: Float
  private(set) var value: [Float] = []
  private var z: [Float] = []
  private var n: [Float] = []

  init(rate: Float, sparsity: Float, decay: Float) {
    (self.rate, self.sparsity, self.decay) = (rate, sparsity, decay)
  }

  mutating func reserve(_ count: Int) {
    value = Array(repeating: 0, count: count)
    z = value
    n = value
  }

  @inline(__always)
  mutating func step(_ index: Int, _ gradient: Float) {
    let before = n[index]
    let after = before + gradient * gradient
    let root = after.squareRoot()
    z[index] += gradient - (root - before.squareRoot()) / rate * value[index]
    n[index] = after
    let size = abs(z[index]) - sparsity
    value[index] = size <= 0 ? 0 : (z[index] > 0 ? -size : size) / ((1 + root) / rate + decay)
  }
}

/// SplitMix64, the same in every run.
struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

func report(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  write(2, bytes, bytes.count)
}
