import DocumentCore
import Schema
import Testing

@testable import DocumentService

/// Several documents in one request.
@Suite struct SourcesTests {
  private func request(_ json: String) throws -> Request {
    var request = Request(.summarize)
    try request.merge(JSONReader.read(Array(json.utf8), as: .summarizeRequest, arena: Arena()))
    return request
  }

  @Test func `sources take the request's hints unless they have their own`() throws {
    let request = try request(
      """
      {"options": {"language": "fr"}, "sources": [{"content": ["YQ=="]},
       {"options": {"language": "de"}, "content": ["YQ==", "Yg=="]}, {"document": {"text": "c"}}]}
      """)
    #expect(request.sources.map(\.options.language) == ["fr", "de", "fr"])
    #expect(request.sources.map(\.content) == [[0x61], [0x61, 0x62], []])
    #expect(request.sources[2].document?.text == [0x63])
  }

  @Test(arguments: [
    (#"{"content": ["YQ=="], "sources": [{"content": ["YQ=="]}]}"#, "sources"),
    (#"{"document": {"text": "a"}, "sources": [{"content": ["YQ=="]}]}"#, "sources"),
    (#"{"sources": [{"content": ["YQ=="], "document": {"text": "a"}}]}"#, "sources.document"),
  ])
  func `refuses what contradicts itself`(json: String, field: String) throws {
    let error = #expect(throws: RequestError.self) { try request(json) }
    #expect(error?.field == field)
  }

  @Test func `refuses more sources than the limit, however they come`() throws {
    var request = Request(.summarize)
    let many = Array(
      ("{\"sources\": [" + Array(repeating: "{}", count: 600).joined(separator: ",") + "]}").utf8)
    try request.merge(JSONReader.read(many, as: .summarizeRequest, arena: Arena()))
    #expect(throws: RequestError.self) {
      try request.merge(JSONReader.read(many, as: .summarizeRequest, arena: Arena()))
    }
  }

  @Test func `gives every sentence's place in its own source`() throws {
    let request = try request(
      """
      {"sources": [{"document": {"text": "One storm broke two of the piers of the harbour."}},
       {"document": {"text": "Yes. One storm broke two of the piers of the harbour, said the mayor of Salma."}}]}
      """)
    let result = try DocumentService.perform(request, isCancelled: { false })
    #expect(result.documents.count == 2)
    for sentence in result.summary?.sentences ?? [] {
      #expect(result.documents[sentence.document].sentences.contains(sentence.span))
    }
  }
}
