import DocumentCore
import Testing

@testable import Parsing

@Suite struct PostTests {
  private static let story = """
    <p>The town council met on Tuesday evening, and after three hours of talk, much of it about parking, it \
    agreed to plant two hundred trees along the river, which had been promised for a decade.</p>
    <p>Work is to begin in the spring, the mayor said, and the first lindens, paid for by the region, are to stand \
    before the summer, when the old bridge is closed for repairs.</p>
    <p>Neighbours welcomed the plan, though some of them asked who is to water the trees in dry years, and whether \
    the playground at the mill will lose its shade for good.</p>
    """

  private static let comments = """
    <!doctype html><html lang="en"><title>Trees for the river</title><body><article><h1>Trees for the river</h1>
    \(story)</article>
    <section id="comments"><h2>3 comments</h2><ol class="comment-list">
    <li class="comment even depth-1" id="comment-1"><div class="comment-author vcard"><cite class="fn">Lena B.</cite>
    </div><div class="comment-meta"><a href="#comment-1"><time datetime="2024-03-05T09:10:00+01:00">5 March</time></a>
    </div><div class="comment-content"><p>About time that somebody planted something.</p></div>
    <ol class="children"><li class="comment odd depth-2" id="comment-2"><div class="comment-author vcard">
    <cite class="fn">tree_hugger7</cite></div><div class="comment-meta"><time datetime="2024-03-05T11:00:00+01:00">5
    March</time></div><div class="comment-content"><p>And then they let it dry out.</p></div></li></ol></li>
    <li class="comment even depth-1" id="comment-3"><div class="comment-author vcard"><cite class="fn">Omar</cite></div>
    <div class="comment-meta">2 hours ago</div><div class="comment-content"><p>Who pays for the water?</p></div></li>
    </ol></section></body></html>
    """

  private func parse(_ page: String, roles: Set<BlockRole> = BlockRole.main) throws -> Document {
    var options = ParseOptions()
    options.mediaType = "text/html"
    options.roles = roles
    return try Parser.parse(Array(page.utf8), options: options)
  }

  @Test func `comments are units with author and time`() throws {
    let document = try parse(Self.comments, roles: BlockRole.main.union([.comment]))
    #expect(document.posts.map { $0.author?.value } == ["Lena B.", "tree_hugger7", "Omar"])
    #expect(
      document.posts.map { $0.published?.value } == [
        "2024-03-05T09:10:00+01:00", "2024-03-05T11:00:00+01:00", nil,
      ])
    #expect(document.posts.map(\.depth) == [0, 1, 0])
    let texts = document.posts.map { document.string($0.span) }
    #expect(texts[0].contains("About time") && !texts[0].contains("dry out"))
    #expect(texts[1].contains("dry out"))
    #expect(texts[2].contains("Who pays"))
    let bytes = Array(Self.comments.utf8)
    for author in document.posts.compactMap(\.author) {
      let input = try #require(author.input)
      #expect(String(decoding: bytes[input.range], as: UTF8.self).contains(author.value))
    }
  }

  @Test func `comments that aren't asked for are no posts`() throws {
    let document = try parse(Self.comments)
    #expect(document.posts.isEmpty)
    #expect(!document.string(Span(start: 0, end: document.text.count)).contains("About time"))
  }

  @Test func `an article with author and date is no comment`() throws {
    let page = """
      <!doctype html><title>Trees</title><body class="comments-open"><div class="comments-open post">
      <h1>Trees for the river</h1><a href="/author/lee" class="byline">Ann Lee</a>
      <time datetime="2024-03-04">4 March</time>\(Self.story)</div></body>
      """
    #expect(try parse(page, roles: Set(BlockRole.allCases)).posts.isEmpty)
  }

  @Test func `posts of a thread are units`() throws {
    let names = ["mona", "kim_99", "Jo", "mona", "Ravi"]
    let posts = names.enumerated().map { index, name in
      """
      <div class="post post-\(index)" id="p\(index)"><div class="postprofile"><a class="username"
      href="/user/\(name)">\(name)</a><p>Joined: 3 May 2011</p></div><div class="postbody">
      <p class="when">Posted <time datetime="2024-01-0\(index + 1)T10:00">January \(index + 1), 2024</time></p>
      <p>This is what the post with the number \(index) has to say of the question, which is not very much, but enough
      to be read by those who come after, I should think.</p></div></div>
      """
    }
    let page = """
      <!doctype html><html><head><title>How to fix a leaking boot - Boots forum</title>
      <meta name="generator" content="phpBB"><link rel="canonical" href="https://x.org/forum/viewtopic.php?t=7">
      </head><body><div class="page"><h1>How to fix a leaking boot</h1>\(posts.joined())</div></body></html>
      """
    let document = try parse(page, roles: Set(BlockRole.allCases))
    guard document.pageKind == .forum else {
      Issue.record("taken for \(document.pageKind)")
      return
    }
    #expect(document.posts.map { $0.author?.value } == names)
    #expect(
      document.posts.map { $0.published?.value.prefix(10) } == (1...5).map { "2024-01-0\($0)" })
  }
}
