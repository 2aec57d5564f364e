import Foundation
import TestSupport

/// Random frames as JSON, and random damage to their bytes.
struct FrameJSON {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func chance(_ outOf: Int) -> Bool { Int.random(in: 0..<outOf, using: &random) == 0 }

  /// A frame with any of its parts.
  mutating func frame() -> String {
    var fields = [number("call")]
    if chance(2) { fields.append(message("start", start())) }
    if chance(4) { fields.append(message("head", [entries("metadata"), text("encoding")])) }
    if chance(2) {
      fields.append(
        message("chunk", [bytes("data"), bool("more"), bool("compressed"), number("total")]))
    }
    if chance(2) {
      fields.append(message("end", [status("status"), entries("trailers"), bool("refused")]))
    }
    if chance(2) { fields.append(signal()) }
    return object(fields)
  }

  /// A copy with a byte changed, added or left out, or cut off.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for _ in 0..<Int.random(in: 1...2, using: &random) where !result.isEmpty {
      let index = Int.random(in: result.indices, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: result.removeLast(result.count - index)
      case 1: result.remove(at: index)
      case 2: result.insert(byte(), at: index)
      case 3: result[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 4: result[index] = result[index] &+ (chance(2) ? 1 : 255)
      default: result[index] = byte()
      }
    }
    return result
  }

  private mutating func byte() -> UInt8 {
    let special: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, 0x08, 0x0A, 0x12, 0x1A]
    return chance(2) ? special.randomElement(using: &random)! : .random(in: 0...255, using: &random)
  }

  private mutating func start() -> [String] {
    var fields = [text("method"), entries("metadata"), number("window"), text("encoding")]
    if chance(2) { fields.append(number("timeoutMs")) }
    return fields + [number("attempt")]
  }

  private mutating func signal() -> String {
    switch Int.random(in: 0..<7, using: &random) {
    case 0: message("hello", hello())
    case 1: message("cancel", [text("reason")])
    case 2: message("credit", [number("bytes")])
    case 3: message("ping", [bytes("nonce")])
    case 4: message("pong", [bytes("nonce"), number("running"), number("open"), number("stuck")])
    case 5: message("drain", [status("why"), number("graceMs")])
    default: message("log", [number("severity"), text("text"), number("dropped")])
    }
  }

  private mutating func hello() -> [String] {
    let numbers = ["magic", "maxFrame", "maxMessage", "maxCalls", "window", "drainMs"]
    let versions = list { $0.number() }
    return numbers.map { number($0) } + [
      #""versions":\#(versions)"#, text("agent"), bool("credits"), bool("wholeMessages"),
      #""encodings":\#(list { $0.text() })"#, #""services":\#(list { $0.text() })"#,
      #""features":\#(list { $0.text() })"#, status("failure"),
    ]
  }

  private mutating func status(_ name: String) -> String {
    if chance(2) { return "" }
    let details = list { $0.object([#""@type":\#($0.text())"#, $0.bytes("value")]) }
    let code = Int.random(in: 0...16, using: &random)
    return message(name, [#""code":\#(code)"#, text("message"), #""details":\#(details)"#])
  }

  private mutating func entries(_ name: String) -> String {
    let entries = list {
      $0.object([$0.text("key"), $0.chance(2) ? $0.text("text") : $0.bytes("binary")])
    }
    return #""\#(name)":\#(entries)"#
  }

  private mutating func list(_ element: (inout Self) -> String) -> String {
    let count = [0, 0, 1, 2, 5].randomElement(using: &random)!
    var elements: [String] = []
    for _ in 0..<count { elements.append(element(&self)) }
    return "[\(elements.joined(separator: ","))]"
  }

  private mutating func number() -> String {
    let edges: [UInt32] = [0, 0, 1, 2, 127, 128, 16_383, 16_384, 1 << 28, .max]
    return
      "\(chance(3) ? .random(in: 0...UInt32.max, using: &random) : edges.randomElement(using: &random)!)"
  }

  private mutating func text() -> String {
    let pieces = ["a", "é", "€", "😀", "warraq.v1.Documents/Parse", "/", " "]
    let count = [0, 1, 2, 5, 15, 40].randomElement(using: &random)!
    var text = ""
    for _ in 0..<count { text += pieces.randomElement(using: &random)! }
    return "\"\(text)\""
  }

  private mutating func bytes(_ name: String) -> String {
    let count = [0, 1, 10, 127, 128, 300].randomElement(using: &random)!
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes.append(.random(in: 0...255, using: &random)) }
    return #""\#(name)":"\#(Data(bytes).base64EncodedString())""#
  }

  private mutating func number(_ name: String) -> String { #""\#(name)":\#(number())"# }
  private mutating func text(_ name: String) -> String { #""\#(name)":\#(text())"# }
  private mutating func bool(_ name: String) -> String { #""\#(name)":\#(chance(2))"# }

  private func message(_ name: String, _ fields: [String]) -> String {
    #""\#(name)":\#(object(fields))"#
  }

  private func object(_ fields: [String]) -> String {
    "{\(fields.filter { !$0.isEmpty }.joined(separator: ","))}"
  }
}
