import DocumentCore
import Testing

@testable import Parsing

@Suite struct DeclaredCharsetTests {
  @Test(arguments: [
    ("<meta charset=iso-8859-6>", "iso-8859-6"),
    ("<META\nCharSet = 'Windows-1256' >", "windows-1256"),
    ("<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "koi8-r"),
    ("<meta content='text/html; charset=koi8-r' http-equiv=Content-Type>", "koi8-r"),
    ("<meta content='text/html; charset=koi8-r'>", nil),
    ("<meta name=charset content=koi8-r>", nil), ("<meta charset=no-such-charset>", nil),
    ("<meta charset=no-such-charset><meta charset=gbk>", "gbk"),
    ("<!-- <meta charset=gbk> --><meta charset=big5>", "big5"),
    ("<!--><meta charset=gbk>", "gbk"),
    ("<p title='<meta charset=gbk>'><meta charset=big5>", "big5"),
    ("</p x='><meta charset=gbk>'><meta charset=big5>", "big5"),
    ("<? <meta charset=gbk>", nil), ("<meta charset=utf-16>", "utf-8"),
    ("<metacharset=gbk>", nil), ("<meta charset=gbk charset=big5>", "gbk"),
    ("<meta charset=gbk", nil),
    ("<?xml version='1.0' encoding='windows-1251'?>", "windows-1251"),
    ("<?xml version='1.0'?><meta charset=gbk>", "gbk"),
    ("<?xml version='1.0' encoding='windows-1251'?><meta charset=gbk>", "gbk"),
    ("<?xml encoding = \"utf-16\"?>", "utf-8"), ("<?xml encoding='gb k'?>", nil),
    ("<?XML encoding='gbk'?>", nil), ("<?xml encoding='gbk>", nil), ("", nil), ("<", nil),
    ("<meta", nil),
  ])
  func `reads declarations as a browser's prescan does`(html: String, label: String?) {
    #expect(DeclaredCharset.label(in: Array(html.utf8)) == label)
  }

  @Test func `finds a late declaration, but not in a script`() {
    let late = String(repeating: " ", count: 5000)
    for element in ["script", "style", "title", "textarea", "noscript"] {
      let html = "<\(element)>\(late)<meta charset=gbk></\(element)><meta charset=windows-1256>"
      #expect(DeclaredCharset.label(in: Array(html.utf8)) == "windows-1256")
    }
    let never = "<script>\(late)<meta charset=gbk>"
    #expect(DeclaredCharset.label(in: Array(never.utf8)) == nil)
  }

  @Test func `reads a page by what it declares after other bytes of its charset`() throws {
    let filler = [UInt8](repeatElement([0xC3, 0xCF, 0x20], count: 800).joined())
    let page =
      Array("<!doctype html><title>".utf8) + filler
      + Array("</title><meta charset=windows-1256><p>".utf8)
      + [0xE3, 0xD1, 0xCD, 0xC8, 0xC7, 0x98] + Array("</p>".utf8)
    let document = try Parser.parse(page, options: ParseOptions())
    #expect(document.charset == "windows-1256")
    #expect(document.text.suffix(12) == Array("مرحباک".utf8)[...])
  }
}
