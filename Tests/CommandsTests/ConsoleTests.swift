import ArgumentParser
import Schema
import Testing

@testable import Commands

@Suite struct ConsoleTests {
  @Test(arguments: [
    (1, 0, 0.0, 10, nil as Int?, "1 document"),
    (1234, 2, 4.0, 0, nil, "1234 documents, 2 failed, 308/s"),
    (100, 0, 4.0, 450, 1000, "100 documents, 25/s, 45 %, 4 s to go"),
    (100, 0, 1.0, 2000, 1000, "100 documents, 100/s, 100 %"),
  ])
  func `progress is a line`(
    documents: Int, failed: Int, seconds: Double, consumed: Int, total: Int?, line: String
  ) {
    #expect(
      Progress.line(
        documents: documents, failed: failed, seconds: seconds, consumed: consumed, total: total)
        == line)
  }

  @Test func `the manual has every verb and option that --help shows`() throws {
    let help = try JSONValue(Array(Warraq._dumpHelp().utf8))
    let page = ManualPage.page(of: try #require(help["command"]))
    #expect(page.hasPrefix(".TH WARRAQ 1 "))
    for verb in [
      "parse", "extract", "summarize", "analyze", "view", "serve", "call", "tap", "conformance",
    ] {
      #expect(page.contains("\n.SS \(verb)"), "\(verb)")
    }
    for option in [
      "\\-\\-files\\-from file", "\\-j, \\-\\-jobs number", "\\-\\-isolate", "\\-\\-script",
    ] {
      #expect(page.contains("\n.B \(option)"), "\(option)")
    }
  }

  @Test func `nothing in a text is a request of troff's`() {
    #expect(ManualPage.escaped(".a\n'b\n-c\\d") == "\\&.a\n\\&'b\n\\-c\\ed")
  }
}
