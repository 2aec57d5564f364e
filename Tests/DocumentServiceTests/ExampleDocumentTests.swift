import DocumentCore
import Platform
import Schema
import Testing

@testable import DocumentService

/// What the pages under examples/documents must give: the main job on whole pages.
@Suite struct ExampleDocumentTests {
  private func result(_ name: String) throws -> DocumentService.Result {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let file = try Descriptor.open(
      (root + ["examples", "documents", Substring(name)]).joined(separator: "/"))
    defer { file.close() }
    var request = Request(.analyze)
    request.content = try file.readAll(limit: 1 << 20)
    request.extract = ExtractionOptions()
    request.summarize = SummaryOptions()
    return try DocumentService.perform(request, isCancelled: { false })
  }

  private func mentions(_ result: DocumentService.Result, _ kinds: Set<MentionKind>) -> Set<String>
  {
    Set(
      (result.extraction?.mentions ?? []).filter { kinds.contains($0.kind) }
        .map { result.document.string($0.span) })
  }

  private func value(_ result: DocumentService.Result, _ text: String) -> String? {
    result.extraction?.mentions.first { result.document.string($0.span) == text }?.value
  }

  private func sources(_ result: DocumentService.Result) -> [String] {
    (result.extraction?.attributions ?? []).compactMap {
      $0.source.map { result.document.string($0) }
    }
  }

  @Test func `keyphrases hold no verbs, and words with hyphens whole`() throws {
    var request = Request(.extract)
    request.content = Array(
      "A start-up schedule describes the steam turbine. The start-up schedule uses fuzzy-logic control."
        .utf8)
    request.extract = ExtractionOptions()
    let result = try DocumentService.perform(request, isCancelled: { false })
    let phrases = Set((result.extraction?.keyphrases ?? []).map(\.text))
    #expect(phrases.isSuperset(of: ["start-up schedule", "steam turbine", "fuzzy-logic control"]))
    #expect(phrases.isDisjoint(with: ["describes", "uses", "start", "up schedule"]))
  }

  @Test func `an Arabic news text gives its title, body, language and direction`() throws {
    let document = try result("news.ar.txt").document
    #expect(document.metadata.title?.value.hasPrefix("بعد عبور 300 شاحنة من منفذ القائم") == true)
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(!text.contains("مقالات ذات صلة"))
    #expect(!text.contains("زر الذهاب إلى الأعلى"))
    #expect(text.hasSuffix("استمرت عشرة أشهر."))
    #expect(document.language == "ar")
    #expect(document.direction == .rightToLeft)
    #expect(document.blocks.count == 14)
  }

  @Test func `an Arabic news text gives its dates as far as it says them`() throws {
    let result = try result("news.ar.txt")
    #expect(value(result, "اليوم 14 من تشرين الأول") == "XXXX-10-14")
    #expect(value(result, "11 من تشرين الأول") == "XXXX-10-11")
    #expect(value(result, "5 من حزيران الماضي") == "XXXX-06-05")
    #expect(value(result, "18 من كانون الثاني 2020") == "2020-01-18")
    #expect(value(result, "عام 2016") == "2016")
  }

  @Test func `an Arabic news text gives its quantities with what is counted`() throws {
    let result = try result("news.ar.txt")
    let counted = Set(
      (result.extraction?.mentions ?? []).filter { $0.kind == .quantity }
        .map { "\($0.value) \($0.unit)" })
    #expect(counted.isSuperset(of: ["300 شاحنة", "120 عنصر", "90 عنصر", "25 سيارة", "60 سائق"]))
    #expect(value(result, "مليوني دولار") == "2000000")
    #expect(value(result, "15 بالمئة") == "15")
  }

  @Test func `an Arabic news text gives its people, places and who said what`() throws {
    let result = try result("news.ar.txt")
    #expect(
      mentions(result, [.person]).isSuperset(of: [
        "مهند الراشدي", "نوري العبيد", "سرمد الهيتاوي", "ياسر الكرمي",
      ]))
    #expect(!mentions(result, [.person]).contains("إعادة تشغيل"))
    #expect(
      mentions(result, [.location]).isSuperset(of: [
        "دير الزور", "البوكمال", "القائم", "العراق", "القامشلي", "الحسكة",
      ]))
    #expect(mentions(result, [.organization]).contains("شركة “درب الحرير”"))
    let sources = sources(result)
    #expect(sources.contains("وكالة الرافد الإخبارية"))
    #expect(sources.contains("الرافد"))
    #expect(sources.contains { $0.contains("بريد الشرق") })
    let agency = try #require(
      result.extraction?.attributions.first {
        $0.source.map { result.document.string($0) } == "وكالة الرافد الإخبارية"
      })
    #expect(result.document.string(agency.cue) == "ذكرت")
    #expect(result.document.string(agency.content).hasPrefix("الراشدي وصل إلى مدينة دير الزور"))
  }

  @Test func `summaries are three sentences of the text, in its order`() throws {
    for name in ["news.ar.txt", "news.ar.html", "news.en.html", "news.fa.html"] {
      let result = try result(name)
      let sentences = try #require(result.summary?.sentences)
      #expect(sentences.count == 3)
      #expect(sentences.map(\.span.start) == sentences.map(\.span.start).sorted())
      #expect(sentences.allSatisfy { result.document.sentences.contains($0.span) })
    }
  }

  @Test func `an Arabic page keeps its article and leaves the rest out`() throws {
    let result = try result("news.ar.html")
    let text = String(decoding: result.document.text, as: UTF8.self)
    for furniture in ["مقالات ذات صلة", "زر الذهاب", "الأكثر قراءة", "التعليقات"] {
      #expect(!text.contains(furniture), "\(furniture)")
    }
    #expect(result.document.pageKind == .article)
    #expect(result.document.metadata.title?.value.isEmpty == false)
    #expect(result.document.metadata.published != nil)
    #expect(!result.document.metadata.authors.isEmpty)
    #expect(result.document.direction == .rightToLeft)
    #expect(mentions(result, [.person]).count >= 4)
    #expect(sources(result).count >= 3)
  }

  @Test func `an English page gives names, money, dates and speakers`() throws {
    let result = try result("news.en.html")
    let text = String(decoding: result.document.text, as: UTF8.self)
    for furniture in ["Most read", "Subscribe", "cookies", "Leave a comment"] {
      #expect(!text.contains(furniture), "\(furniture)")
    }
    #expect(result.document.language == "en")
    #expect(result.document.blocks.contains { $0.kind == .table && !$0.cells.isEmpty })
    #expect(mentions(result, [.person]).count >= 3)
    #expect(!mentions(result, [.money]).isEmpty)
    #expect(!mentions(result, [.percentage]).isEmpty)
    #expect(!mentions(result, [.email]).isEmpty)
    #expect(sources(result).count >= 3)
  }

  @Test func `a page in windows-1256 points to its own bytes`() throws {
    let document = try result("news.ar.windows-1256.html").document
    #expect(document.charset == "windows-1256")
    #expect(document.language == "ar")
    for block in document.blocks {
      let input = try #require(document.input(of: block.span))
      let letters = document.string(block.span).unicodeScalars.filter { $0.value > 0x7F }.count
      #expect(input.count >= letters)
      #expect(input.count < letters * 3 + 400)
    }
  }

  @Test(arguments: [
    "There were 170141183460469231731687 1/3 pies.",
    "About 123456789012345678901234567891 trillion came in 123456789012345678901234567891tn years.",
    "99999999999999999999999999999 million billion trillion and 1/7 of 2/0 half.",
  ])
  func `numbers beyond measure are no trap`(text: String) throws {
    var request = Request(.extract)
    request.content = Array(text.utf8)
    let result = try DocumentService.perform(request, isCancelled: { false })
    #expect(result.extraction != nil)
  }

  @Test(arguments: ["!", ".", "…", "?\")"])
  func `a run of stops costs its length`(stop: String) throws {
    var request = Request(.parse)
    request.content = Array((String(repeating: stop, count: 100_000) + "a").utf8)
    let document = try DocumentService.perform(request, isCancelled: { false }).document
    #expect(document.sentences.count <= 2)
  }

  @Test(arguments: [
    "قال ", "نقل عن ", "a according to John Smith, ", "أعلن ", "said \"x\" ", "آب ",
  ])
  func `the cost of a sentence without end is bounded`(words: String) throws {
    func size(_ count: Int) throws -> Int {
      var request = Request(.extract)
      request.content = Array(String(repeating: words, count: count).utf8)
      let result = try DocumentService.perform(request, isCancelled: { false })
      return result.extraction?.attributions.reduce(0) { $0 + $1.content.count } ?? 0
    }
    // What attributions cover grows with the text, not with its square.
    #expect(try size(4000) <= size(2000) * 3)
  }

  @Test(arguments: [
    "docs.fr.html", "forum.en.html", "mail.en.txt", "news.ar.html", "news.ar.txt",
    "news.ar.windows-1256.html", "news.en.html", "news.fa.html", "notes.en.md", "product.en.html",
    "story.ja.html",
  ])
  func `every span holds, on every example`(name: String) throws {
    let result = try result(name)
    let text = result.document.text
    func check(_ span: Span) {
      #expect(span.end <= text.count)
      #expect(span.start == text.count || text[span.start] & 0xC0 != 0x80)
      #expect(span.end == text.count || text[span.end] & 0xC0 != 0x80)
    }
    #expect(!text.isEmpty)
    var last = 0
    for mention in result.extraction?.mentions ?? [] {
      check(mention.span)
      #expect(mention.span.start >= last, "mentions overlap")
      last = mention.span.end
    }
    for attribution in result.extraction?.attributions ?? [] {
      check(attribution.cue)
      check(attribution.content)
      attribution.source.map(check)
    }
    for keyphrase in result.extraction?.keyphrases ?? [] { keyphrase.spans.forEach(check) }
    let ids = Set(result.extraction?.entities.map(\.id) ?? [])
    #expect(
      result.extraction?.mentions.allSatisfy { $0.entity.map(ids.contains) ?? true } == true)
  }
}
