import CLanguage
import Glibc
import Testing

@Suite struct LanguageTests {
  /// Calls the identifier with a text after whose last byte no memory is.
  private func language(ofTextAtTheEndOfMemory text: String) throws -> String {
    let page = sysconf(Int32(_SC_PAGESIZE))
    let memory = try #require(
      mmap(nil, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))
    defer { munmap(memory, 2 * page) }
    #expect(mprotect(memory + page, page, PROT_NONE) == 0)
    let bytes = Array(text.utf8)
    let start = memory + page - bytes.count
    start.copyMemory(from: bytes, byteCount: bytes.count)
    var code = [CChar](repeating: 0, count: 32)
    _ = warraq_language(
      start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), "", &code, Int32(code.count))
    return String(decoding: code.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  @Test func `nothing is read behind a text that ends with a letter of another script`() throws {
    #expect(try language(ofTextAtTheEndOfMemory: "See you on Friday, when it is ABCDь") == "en")
  }
}
