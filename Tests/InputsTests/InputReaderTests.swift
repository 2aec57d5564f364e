import Compression
import Inputs
import Platform
import TestSupport
import Testing

/// Documents out of files of every kind.
@Suite struct InputReaderTests {
  private let folder = TemporaryFolder()

  /// Everything that a reader gives, as "name: content" or "name! reason".
  private func read(
    _ names: [String], list: String? = nil, options: InputOptions = InputOptions()
  ) -> [String] {
    let paths = InputPaths(names.map { "\(folder.path)/\($0)" }, list: list)
    let reader = InputReader(paths, options: options)
    var items: [String] = []
    while let item = reader.next() {
      let line =
        switch item {
        case .success(let document):
          "\(document.name): \(String(decoding: document.content, as: UTF8.self))"
        case .failure(let failure): "\(failure.name)! \(failure.reason)"
        }
      items.append(line.replacing("\(folder.path)/", with: ""))
    }
    return items
  }

  @Test func `files are read in the order named, folders in the order of their names`() throws {
    try folder.write("b.txt", "B")
    try folder.write("d/2.html", "two")
    try folder.write("d/e/1.txt", "one")
    try folder.write("d/.hidden", "no")
    try folder.write("d/style.css", "no")
    try folder.write("d/image", "\u{0}no")
    try folder.write("a", "")
    #expect(
      read(["b.txt", "d", "a", "missing"]) == [
        "b.txt: B", "d/2.html: two", "d/e/1.txt: one", "a: ",
        "missing! open missing: No such file or directory",
      ])
  }

  @Test func `a folder that links to itself ends`() throws {
    try folder.write("d/1.txt", "one")
    try folder.link("d/loop", to: "../d")
    #expect(read(["d"]) == ["d/1.txt: one"])
  }

  @Test func `what is no file in a folder is passed over, and what leads nowhere says so`() throws {
    try folder.write("d/1.txt", "one")
    try folder.makePipe("d/pipe")
    try folder.link("d/x*", to: "nowhere")
    #expect(
      read(["d"]) == ["d/1.txt: one", "d/x*! open d/x*: No such file or directory"])
  }

  @Test func `the file that results go to is not read where it is found`() throws {
    try folder.write("d/1.txt", "one")
    try folder.write("d/out", "results")
    var options = InputOptions()
    options.output = try Descriptor.open("\(folder.path)/d/out").fileIdentity
    #expect(read(["d"], options: options) == ["d/1.txt: one"])
    #expect(InputPaths(["\(folder.path)/d/out"]).names(try #require(options.output)))
    #expect(!InputPaths(["\(folder.path)/d"]).names(try #require(options.output)))
  }

  @Test func `files that can't be read leave no descriptor open`() throws {
    let cut = Array(try MessageEncoding.gzip.compress(Array("text".utf8)).prefix(14))
    for index in 0..<50 { try folder.write("d/\(index).gz", cut) }
    let before = try Directory.names(in: "/proc/self/fd").count
    #expect(read(["d"]).count == 50)
    #expect(try Directory.names(in: "/proc/self/fd").count <= before + 2)
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}\n"])
  func `lines of JSON that are none hold no documents`(text: String) throws {
    try folder.write("a.jsonl", text)
    #expect(read(["a.jsonl"]) == [])
    try folder.write("a.jsonl.gz", try MessageEncoding.gzip.compress(Array(text.utf8)))
    #expect(read(["a.jsonl.gz"]) == [])
  }

  @Test func `patterns match, and a file of that very name comes first`() throws {
    try folder.write("x1.txt", "1")
    try folder.write("x2.txt", "2")
    try folder.write("[x]", "brackets")
    #expect(
      read(["x?.txt", "[x]", "y*"]) == [
        "x1.txt: 1", "x2.txt: 2", "[x]: brackets", "y*! open y*: No such file or directory",
      ])
  }

  @Test func `a list names files, one a line`() throws {
    try folder.write("1.txt", "one")
    try folder.write("2.txt", "two")
    try folder.write("list", "\(folder.path)/2.txt\n\n\(folder.path)/1.txt")
    #expect(
      read(["1.txt"], list: "\(folder.path)/list") == ["1.txt: one", "2.txt: two", "1.txt: one"])
    #expect(
      read([], list: "\(folder.path)/none") == ["none! open none: No such file or directory"])
  }

  @Test func `what named files hold is read whatever it is`() throws {
    try folder.write("image.css", "\u{0}bytes")
    #expect(read(["image.css"]) == ["image.css: \u{0}bytes"])
  }

  @Test(arguments: [MessageEncoding.gzip, .zstd])
  func `compressed files are restored, several streams one behind another too`(
    encoding: MessageEncoding
  ) throws {
    let one = try encoding.compress(Array("{\"text\": \"1\"}\n{\"te".utf8))
    let two = try encoding.compress(Array("xt\": \"2\"}\n".utf8))
    try folder.write("a.jsonl.gz", one + two)
    try folder.write("page.html.gz", try encoding.compress(Array("<p>Hi".utf8)))
    #expect(
      read(["a.jsonl.gz", "page.html.gz"]) == [
        "a.jsonl.gz:1: 1", "a.jsonl.gz:2: 2", "page.html.gz: <p>Hi",
      ])
    try folder.write("cut.jsonl.gz", Array(one.dropLast(9)))
    #expect(read(["cut.jsonl.gz"]).last?.hasPrefix("cut.jsonl.gz! ") == true)
  }

  @Test func `lines of JSON hold documents in a field; bad ones fail alone`() throws {
    var options = InputOptions()
    options.keptFields = ["id", "none"]
    try folder.write(
      "a.jsonl",
      """
      \u{FEFF}{"id": 7, "text": "\\u0645\\nx", "url": "http://a/"}\r
      nonsense

      {"id": [1, {"a": 2}]}
      {"html": 4}
      {"text": "", "html": "<p>", "deep": \(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))}
      {"text": "end"}
      """)
    #expect(
      read(["a.jsonl"], options: options) == [
        "a.jsonl:1: م\nx", "a.jsonl:2! JSON value: expected { at byte 0",
        "a.jsonl:4! the line has no field content, html, text, body",
        "a.jsonl:5! the field html is not a string", "a.jsonl:6: <p>", "a.jsonl:7: end",
      ])
    let reader = InputReader(InputPaths(["\(folder.path)/a.jsonl"]), options: options)
    let first = try #require(try reader.next()?.get())
    #expect(first.url == "http://a/")
    #expect(first.kept.map { String(decoding: $0.json, as: UTF8.self) } == ["7"])
    _ = reader.next()
    guard case .failure(let failure) = reader.next() else {
      Issue.record("no failure")
      return
    }
    #expect(failure.kept.map { String(decoding: $0.json, as: UTF8.self) } == ["[1, {\"a\": 2}]"])
    try folder.write(
      "b.jsonl",
      "{\"id\": [1 2 ::,}, \"text\": \"a\"}\n{\"text\": \"b\"} {}\n{\"content\": null, \"text\": \"c\"}"
    )
    let bad = read(["b.jsonl"], options: options)
    #expect(
      bad.count == 3 && bad[0].contains("! ") && bad[1].contains("! ") && bad[2] == "b.jsonl:3: c")
    options.field = "title"
    try folder.write("any", "{\"title\": \"T\", \"text\": \"no\"}")
    #expect(read(["any"], options: options) == ["any:1: T"])
  }

  @Test func `tar archives are cut into their files`() throws {
    let long = String(repeating: "long/", count: 40) + "قصة.txt"
    var tar = TarBuilder()
    tar.add("d/", type: "5", [])
    tar.add("d/a.html", Array("<p>A".utf8))
    tar.add("d/b.css", Array("no".utf8))
    tar.add("image", [0, 1])
    tar.add("link", type: "2", [])
    tar.add(longName: long, Array("L".utf8))
    let expected = ["t.tar:d/a.html: <p>A", "t.tar:\(long): L"]
    try folder.write("t.tar", tar.bytes())
    #expect(read(["t.tar"]) == expected)
    try folder.write("t.tar", try MessageEncoding.gzip.compress(tar.bytes()))
    #expect(read(["t.tar"]) == expected)
    try folder.write("t.tar", Array(tar.bytes().prefix(1024 + 520)))
    #expect(read(["t.tar"]).last?.hasPrefix("t.tar! ") == true)
  }

  @Test func `a file with holes in an archive fails alone`() throws {
    try folder.write("a", "A")
    try folder.write("z", "Z")
    let tar = try ChildProcess([
      "sh", "-c", "cd \"$0\" && truncate -s 3M hole && tar --sparse -cf s.tar a hole z",
      folder.path,
    ])
    tar.input.close()
    tar.output.close()
    #expect(tar.wait() == 0)
    #expect(
      read(["s.tar"]) == ["s.tar:a: A", "s.tar:hole! a file with holes is not read", "s.tar:z: Z"])
  }

  @Test func `WARC records are told by type, status and media type`() throws {
    let page = Array("<p>Page".utf8)
    let zipped = try MessageEncoding.gzip.compress(page)
    var warc = WARCBuilder()
    warc.add("warcinfo", "", "application/warc-fields", "software: x")
    warc.add("response", "http://a/1", http, response("200 OK", "Content-Type: text/html", page))
    warc.add("request", "http://a/1", http, "GET / HTTP/1.1\r\n\r\n")
    warc.add("response", "http://a/2", http, response("404 No", "Content-Type: text/html", page))
    warc.add("response", "http://a/3", http, response("200 OK", "Content-Type: image/png", page))
    let coded = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\nContent-Type: text/html"
    let middle = zipped.count / 2
    let chunks =
      chunk(zipped[..<middle]) + chunk(zipped[middle...]) + Array("0\r\n\r\n".utf8)
    warc.add("response", "http://a/4", http, response("200 OK", coded, chunks))
    warc.add("response", "http://a/5", http, response("200 OK", coded, page))
    warc.add("response", "http://a/6", http, response("200 OK", "Content-Encoding: br", [0xFF]))
    let lines = Array("Added to what\nwas there".utf8)
    warc.add(
      "response", "http://a/8", http, response("200 OK", "Transfer-Encoding: chunked", lines))
    let both = "Content-Encoding: gzip, identity"
    warc.add("response", "http://a/9", http, response("200 OK", both, zipped))
    warc.add(
      "response", "http://a/10", http, response("200 OK", both, Array(zipped.prefix(middle))))
    warc.add("conversion", "<http://a/7>", "text/plain; charset=\"utf-8\"", "wet")
    let expected = [
      "http://a/1: <p>Page", "http://a/4: <p>Page", "http://a/5: <p>Page",
      "http://a/6! the content coding br is not known", "http://a/8: Added to what\nwas there",
      "http://a/9: <p>Page", "http://a/10! the body is cut off, or not well-formed gzip",
      "http://a/7: wet",
    ]
    try folder.write("a.warc", warc.bytes)
    #expect(read(["a.warc"]) == expected)
    try folder.write("a.warc.gz", try MessageEncoding.gzip.compress(warc.bytes))
    let reader = InputReader(InputPaths(["\(folder.path)/a.warc.gz"]), options: InputOptions())
    var last: InputDocument?
    while let item = reader.next() { last = try? item.get() }
    #expect(last?.mediaType == "text/plain" && last?.charset == "utf-8")
    #expect(last?.url == "http://a/7")
    #expect(reader.skipped == 4)
  }

  @Test(arguments: ["junk\r\n", "WARC/1.0\r\nA: b\r\n", "WARC/1.0\r\nContent-Length: 9\r\n\r\nx"])
  func `a WARC file that breaks off gives what came before`(tail: String) throws {
    var warc = WARCBuilder()
    warc.add("resource", "http://a/", "text/html", "page")
    try folder.write("a.warc", warc.bytes + Array(tail.utf8))
    let items = read(["a.warc"])
    #expect(items.count == 2 && items[0] == "http://a/: page" && items[1].hasPrefix("a.warc! "))
  }

  private let http = "application/http; msgtype=response"

  private func response(_ status: String, _ header: String, _ body: [UInt8]) -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\n\(header)\r\n\r\n".utf8) + body
  }

  private func chunk(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array("\(String(bytes.count, radix: 16));x=y\r\n".utf8) + bytes + Array("\r\n".utf8)
  }
}

/// A WARC file.
private struct WARCBuilder {
  var bytes: [UInt8] = []

  mutating func add(_ type: String, _ uri: String, _ mediaType: String, _ block: String) {
    add(type, uri, mediaType, Array(block.utf8))
  }

  mutating func add(_ type: String, _ uri: String, _ mediaType: String, _ block: [UInt8]) {
    let header =
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(uri)\r\nContent-Type: \(mediaType)\r\n"
      + "Content-Length: \(block.count)\r\n\r\n"
    bytes += Array(header.utf8) + block + Array("\r\n\r\n".utf8)
  }
}

/// A tar archive as POSIX and GNU write it.
private struct TarBuilder {
  private var content: [UInt8] = []

  mutating func add(_ name: String, type: Character = "0", _ bytes: [UInt8]) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    let octal = String(bytes.count, radix: 8)
    put(name, at: 0)
    put("0000644", at: 100)
    put(String(repeating: "0", count: 11 - octal.count) + octal, at: 124)
    put("        ", at: 148)
    put(String(type), at: 156)
    put("ustar  ", at: 257)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0}", at: 148)
    content += header + bytes
    content += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }

  mutating func add(longName name: String, _ bytes: [UInt8]) {
    add("././@LongLink", type: "L", Array(name.utf8) + [0])
    add("cut", bytes)
  }

  func bytes() -> [UInt8] { content + [UInt8](repeating: 0, count: 1024) }
}
