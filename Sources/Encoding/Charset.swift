/// A charset of the WHATWG Encoding standard.
package struct Charset: Hashable, Sendable {
  /// The standard's name.
  package let name: String
  /// ICU's.
  let converter: String
  /// By byte, the scalars of single bytes in which the standard's charset differs from ICU's; empty where it doesn't.
  /// None is the first byte of a longer character.
  let corrections: [UInt16]

  /// Needs no ICU: bytes in it are only checked and repaired.
  package static let utf8 = Charset(name: "UTF-8", converter: "UTF-8")
  static let utf16LittleEndian = Charset(name: "UTF-16LE", converter: "UTF-16LE")
  static let utf16BigEndian = Charset(name: "UTF-16BE", converter: "UTF-16BE")
  static let windows1252 = Charset(name: "windows-1252", converter: "ibm-5348_P100-1997")

  /// The charset of labels that are not to be decoded: the standard makes one U+FFFD of all, for safety in
  /// browsers; here the bytes are asked instead.
  static let replacement = Charset(name: "replacement", converter: "-")

  private init(name: String, converter: String) {
    self.name = name
    self.converter = converter
    corrections = Self.corrections(name)
  }

  private static func corrections(_ name: String) -> [UInt16] {
    let pairs: [(UInt8, UInt16)]
    switch name {
    case "windows-1255": pairs = [(0xCA, 0x05BA)]
    case "GBK", "gb18030": pairs = [(0x80, 0x20AC)]
    case "KOI8-U": pairs = [(0xAE, 0x045E), (0xBE, 0x040E)]
    // ICU has no ISO-8859-16; these are its differences from ISO-8859-15.
    case "ISO-8859-16":
      pairs = [
        (0xA1, 0x104), (0xA2, 0x105), (0xA3, 0x141), (0xA5, 0x201E), (0xAA, 0x218), (0xAC, 0x179),
        (0xAE, 0x17A), (0xAF, 0x17B), (0xB2, 0x10C), (0xB3, 0x142), (0xB5, 0x201D), (0xB9, 0x10D),
        (0xBA, 0x219), (0xBF, 0x17C), (0xC3, 0x102), (0xC5, 0x106), (0xD0, 0x110), (0xD1, 0x143),
        (0xD5, 0x150), (0xD7, 0x15A), (0xD8, 0x170), (0xDD, 0x118), (0xDE, 0x21A), (0xE3, 0x103),
        (0xE5, 0x107), (0xF0, 0x111), (0xF1, 0x144), (0xF5, 0x151), (0xF7, 0x15B), (0xF8, 0x171),
        (0xFD, 0x119), (0xFE, 0x21B),
      ]
    default: return []
    }
    var table = [UInt16](repeating: 0, count: 256)
    for (byte, scalar) in pairs { table[Int(byte)] = scalar }
    return table
  }

  /// The charset of a label, in any letter case and with white space around it; nil for labels that the standard does
  /// not have.
  package init?(label: String) {
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    let key = label.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
      .map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    guard let charset = Self.byLabel[String(decoding: key, as: UTF8.self)] else { return nil }
    self = charset
  }

  private static let byLabel: [String: Charset] = {
    var result: [String: Charset] = [:]
    for line in labels.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let charset = Charset(name: words[0], converter: words[1])
      for label in words.dropFirst(2) { result[label] = charset }
      result[charset.name.lowercased()] = charset
    }
    return result
  }()

  /// The standard's name, ICU's converter, and the labels besides the name. Of ICU's the ones that decode as the
  /// standard's tables do: compared byte by byte with Chromium's. `x-user-defined` is what a `<meta>` makes of it.
  private static let labels = """
    replacement - csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr
    UTF-8 UTF-8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf8 x-unicode20utf8 ascii-utf8
    UTF-16LE UTF-16LE csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16
    UTF-16BE UTF-16BE unicodefffe
    windows-1252 ibm-5348_P100-1997 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252 x-user-defined
    windows-1256 ibm-9448_X100-2005 cp1256 x-cp1256
    windows-1250 ibm-5346_P100-1998 cp1250 x-cp1250
    windows-1251 ibm-5347_P100-1998 cp1251 x-cp1251
    windows-1253 ibm-5349_P100-1998 cp1253 x-cp1253
    windows-1254 ibm-5350_P100-1998 cp1254 x-cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5
    windows-1255 ibm-9447_P100-2002 cp1255 x-cp1255
    windows-1257 ibm-9449_P100-2002 cp1257 x-cp1257
    windows-1258 ibm-5354_P100-1998 cp1258 x-cp1258
    windows-874 windows-874-2000 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620
    IBM866 ibm-866_P100-1995 866 cp866 csibm866
    ISO-8859-2 ibm-912_P100-1995 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
    ISO-8859-3 ibm-913_P100-2000 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
    ISO-8859-4 ibm-914_P100-1995 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
    ISO-8859-5 ibm-915_P100-1995 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
    ISO-8859-6 ibm-1089_P100-1995 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
    ISO-8859-7 ibm-9005_X110-2007 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek
    ISO-8859-8 ibm-5012_P100-1999 csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual
    ISO-8859-8-I ibm-5012_P100-1999 csiso88598i logical
    ISO-8859-10 iso-8859_10-1998 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6
    ISO-8859-13 ibm-921_P100-1995 iso8859-13 iso885913
    ISO-8859-14 iso-8859_14-1998 iso8859-14 iso885914
    ISO-8859-15 ibm-923_P100-1998 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9
    ISO-8859-16 ibm-923_P100-1998
    KOI8-R ibm-878_P100-1996 cskoi8r koi koi8 koi8_r
    KOI8-U ibm-1168_P100-2002 koi8-ru
    macintosh macos-0_2-10.2 csmacintosh mac x-mac-roman
    x-mac-cyrillic macos-7_3-10.2 x-mac-ukrainian
    GBK gb18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk
    gb18030 gb18030
    Big5 ibm-1375_P100-2008 big5-hkscs cn-big5 csbig5 x-x-big5
    EUC-JP euc-jp-2007 cseucpkdfmtjapanese x-euc-jp
    ISO-2022-JP ISO_2022,locale=ja,version=0 csiso2022jp
    Shift_JIS ibm-943_P15A-2003 csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis
    EUC-KR windows-949-2000 cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 uhc
    """
}
