import DocumentCore
import Testing

@testable import Encoding

@Suite struct DecoderTests {
  private func decode(_ bytes: [UInt8], hint: String = "", declared: String? = nil) -> Decoded {
    Cancellation.never { cancellation throws(CancellationError) in
      try Decoder.decode(bytes, hint: hint, declared: { declared }, cancellation)
    }
  }

  private func text(_ decoded: Decoded) -> String {
    String(decoding: decoded.text, as: UTF8.self)
  }

  @Test func `believes valid UTF-8 whatever is declared`() {
    let decoded = decode(Array("مرحبا".utf8), hint: "windows-1256", declared: "iso-8859-1")
    #expect(text(decoded) == "مرحبا")
    #expect(decoded.charset == "UTF-8")
    #expect(decoded.warnings.map(\.code) == [.charsetMismatch])
  }

  @Test(arguments: [
    ("windows-1256", [0xE3, 0xD1, 0xCD, 0xC8, 0xC7], "مرحبا", "windows-1256"),
    ("latin1", [0x63, 0x61, 0x66, 0xE9, 0x20, 0x80], "café €", "windows-1252"),
    ("cp1251", [0xCF, 0xF0, 0xE8], "При", "windows-1251"),
    ("gb2312", [0xC4, 0xE3, 0xBA, 0xC3], "你好", "GBK"),
    ("shift_jis", [0x82, 0xB1, 0x82, 0xF1], "こん", "Shift_JIS"),
    ("euc-kr", [0xC7, 0xD1], "한", "EUC-KR"),
    ("big5", [0xA7, 0x41], "你", "Big5"),
  ])
  func `converts what is declared`(label: String, bytes: [UInt8], expected: String, name: String) {
    for decoded in [decode(bytes, hint: label), decode(bytes, declared: label)] {
      #expect(text(decoded) == expected)
      #expect(decoded.charset == name)
      #expect(decoded.warnings.isEmpty)
    }
  }

  @Test func `maps every scalar back to its bytes`() {
    let single = decode([0x41, 0xE3, 0xD1, 0x42], hint: "windows-1256")
    #expect(text(single) == "AمرB")
    #expect(single.map.input(of: Span(start: 1, end: 3), in: single.text) == Span(start: 1, end: 2))
    #expect(single.map.input(of: Span(start: 5, end: 6), in: single.text) == Span(start: 3, end: 4))
    let double = decode([0x41, 0xC4, 0xE3, 0x42], hint: "gbk")
    #expect(text(double) == "A你B")
    #expect(double.map.input(of: Span(start: 1, end: 4), in: double.text) == Span(start: 1, end: 3))
    #expect(double.map.input(of: Span(start: 4, end: 5), in: double.text) == Span(start: 3, end: 4))
  }

  @Test func `reads UTF-16 by its mark, pairs too`() {
    let decoded = decode([0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x00, 0xDE, 0x42, 0x00])
    #expect(text(decoded) == "A😀B")
    #expect(
      decoded.map.input(of: Span(start: 1, end: 5), in: decoded.text) == Span(start: 4, end: 8))
  }

  @Test func `repairs UTF-8 with a few wrong bytes and says how many`() {
    let good = Array(String(repeating: "é", count: 40).utf8)
    let decoded = decode(good + [0xFF] + Array("b".utf8) + [0xE2, 0x82], hint: "utf-8")
    #expect(text(decoded).hasSuffix("é\u{FFFD}b\u{FFFD}"))
    #expect(decoded.warnings.map(\.code) == [.invalidBytes])
    let span = Span(start: good.count, end: good.count + 3)
    #expect(decoded.map.input(of: span, in: decoded.text) == Span(start: 80, end: 81))
  }

  @Test func `drops a byte order mark and keeps offsets`() {
    let decoded = decode([0xEF, 0xBB, 0xBF, 0x61])
    #expect(text(decoded) == "a")
    #expect(
      decoded.map.input(of: Span(start: 0, end: 1), in: decoded.text) == Span(start: 3, end: 4))
  }

  @Test func `detects a charset that nothing declares`() {
    let arabic = Array(
      repeatElement(
        [
          0xDF, 0xCA, 0xC8, 0x20, 0xC7, 0xE1, 0xE6, 0xE1, 0xCF, 0x20, 0xC7, 0xE1, 0xCF, 0xD1, 0xD3,
          0x20,
        ] as [UInt8], count: 20
      ).joined())
    #expect(decode(arabic).charset == "windows-1256")
  }

  @Test(arguments: [
    ("windows-1256", [0x98, 0x20, 0xAA, 0xC0, 0xFF], "ک ھہے"),
    ("windows-1255", [0xE0, 0xCA], "א\u{05BA}"), ("koi8-u", [0xAE, 0xBE], "ўЎ"),
    ("iso-8859-16", [0xAA, 0xBA, 0xE4], "Șșä"), ("gb18030", [0x80, 0x31], "€1"),
    ("euc-jp", [0xAD, 0xB5, 0x8F, 0xB0, 0xA1], "Ⅰ丂"), ("big5-hkscs", [0x87, 0x45], "𧉧"),
    ("x-user-defined", [0x63, 0xE9], "cé"), ("l9", [0xA4], "€"), ("x-mac-roman", [0x8E], "é"),
  ])
  func `decodes as the standard's tables do`(label: String, bytes: [UInt8], expected: String) {
    #expect(text(decode(bytes, hint: label)) == expected)
  }

  @Test(arguments: ["iso-2022-kr", "hz-gb-2312", "replacement"])
  func `reads what is not to be decoded by its bytes`(label: String) {
    let decoded = decode(Array("Grün und schön, süß und böse, für Übung.".utf8), hint: label)
    #expect(decoded.charset == "UTF-8")
    let german = "Gr\u{FC}n und sch\u{F6}n, s\u{FC}\u{DF} und b\u{F6}se, f\u{FC}r \u{DC}bung."
    let latin = decode(german.unicodeScalars.map { UInt8($0.value) }, hint: label)
    #expect(text(latin) == german)
  }

  @Test(arguments: [
    ("utf-16le", "m\u{0}a\u{0}n\u{0}", "man"), ("utf-16be", "\u{0}m\u{0}a\u{0}n", "man"),
    ("utf-16le", "man", "man"), ("iso-2022-jp", "a \u{1B}$B$3$s\u{1B}(B", "a こん"),
    ("iso-2022-jp", "man", "man"), ("", "m\u{0}a\u{0}", "m\u{0}a\u{0}"),
    ("", "<\u{0}?\u{0}x\u{0}m\u{0}l\u{0}", "<?xml"),
    ("", "\u{0}<\u{0}?\u{0}x\u{0}m\u{0}l", "<?xml"),
  ])
  func `tells UTF-16 and escapes from UTF-8`(hint: String, bytes: String, expected: String) {
    #expect(text(decode(Array(bytes.utf8), hint: hint)) == expected)
    #expect(decode(Array(bytes.utf8), hint: hint).warnings.isEmpty)
  }

  @Test func `takes labels in any case with white space around them, and no others`() {
    #expect(Charset(label: "\t GBK\n")?.name == "GBK")
    for label in ["", " ", "g bk", "\u{212A}oi8-r", "gbk\u{A0}"] {
      #expect(Charset(label: label) == nil)
    }
  }

  @Test(arguments: [4093, 4094, 4095, 4096, 65534, 65535, 65536], ["gb18030", "gbk"])
  func `cuts no pair of code units between batches`(before: Int, label: String) {
    // U+1F600 is a pair of UTF-16 units, one of which ends a batch of the converter.
    let bytes = [UInt8](repeating: 0x61, count: before) + [0x94, 0x39, 0xFC, 0x36]
    let decoded = decode(bytes, hint: label)
    #expect(text(decoded).unicodeScalars.last == "\u{1F600}")
    #expect(decoded.text.count == before + 4)
    #expect(decoded.invalid == 0)
  }

  @Test func `keeps a declared charset in spite of a few bad bytes`() {
    var bytes = [UInt8](repeatElement([0xC7, 0xD1, 0xB1, 0xDB], count: 50).joined())
    bytes += [0xC7, 0x0A]
    let decoded = decode(bytes, declared: "euc-kr")
    #expect(decoded.charset == "EUC-KR")
    #expect(decoded.invalid == 1)
    #expect(decoded.warnings.map(\.code) == [.invalidBytes])
  }
}
