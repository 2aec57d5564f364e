import DocumentCore
import Testing

@testable import Parsing

@Suite struct URLBaseTests {
  /// The examples of RFC 3986, section 5.4, but for those with nothing or a fragment alone, which stay.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"),
    ("#s", "#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
    (";x", "http://a/b/c/;x"),
    ("", ""), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
    ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g?y/../x", "http://a/b/c/g?y/../x"), (" g ", "http://a/b/c/g"),
  ])
  func `resolves as RFC 3986 says`(reference: String, url: String) throws {
    #expect(try #require(URLBase("http://a/b/c/d;p?q")).resolve(reference) == url)
  }

  @Test func `only an absolute URL is a base`() {
    #expect(URLBase("/a/b") == nil)
    #expect(URLBase("a.html") == nil)
    #expect(URLBase("mailto:x@y.org") == nil)
    #expect(URLBase("https://x.org")?.resolve("a?b") == "https://x.org/a?b")
  }

  @Test func `links and images of a page are absolute where its URL is known`() throws {
    let page = """
      <base href="/en/"><title>Trees</title><link rel="canonical" href="https://x.org/de/trees"><h1>Trees</h1>
      <p>The town council met on Tuesday evening and agreed to plant <a href="trees?n=2">two hundred trees</a> along
      the river, which had been promised for a decade, and <a href="#when">soon</a>.</p><img src="../i.png">
      <p>Work is to begin in the spring, the mayor said, and the lindens are to stand before the summer.</p>
      """
    var options = ParseOptions()
    options.mediaType = "text/html"
    #expect(
      try Parser.parse(Array(page.utf8), options: options).links.map(\.url) == [
        "https://x.org/en/trees?n=2", "#when",
      ])
    options.url = "https://mirror.org/x/y"
    let document = try Parser.parse(Array(page.utf8), options: options)
    #expect(document.links.first?.url == "https://mirror.org/en/trees?n=2")
    #expect(document.images.map(\.url) == ["https://mirror.org/i.png"])
  }
}
