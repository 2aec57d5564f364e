import Schema
import Testing

@testable import StandardServices

@Suite struct ReflectionServiceTests {
  private let service = ReflectionService(services: ["b.B", "a.A"])

  private func response(_ number: UInt32, _ value: String) throws -> WireFields {
    var request = WireBuilder()
    request.add(1, "host")
    request.add(number, value.utf8)
    let response = try service.response(to: request.bytes, DescriptorSet())
    let fields = try WireFields(response[...])
    #expect(try fields.string(1) == "host")
    #expect(fields.bytes(2).map(Array.init) == request.bytes)
    return fields
  }

  private func names(of files: WireFields) throws -> [String] {
    try WireFields(files.bytes(4) ?? []).all(1).map { try WireFields($0).string(1) }
  }

  @Test func `lists the services in order`() throws {
    let list = try WireFields(response(7, "").bytes(6) ?? [])
    #expect(try list.all(1).map { try WireFields($0).string(1) } == ["a.A", "b.B"])
  }

  @Test func `gives a file and what it imports`() throws {
    let names = try names(of: response(3, "warraq/v1/documents.proto"))
    #expect(names.first == "warraq/v1/documents.proto")
    #expect(names.contains("warraq/v1/document.proto"))
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: [
    ("warraq.v1.Documents", "warraq/v1/documents.proto"),
    ("warraq.v1.Documents.Parse", "warraq/v1/documents.proto"),
    ("warraq.v1.Document", "warraq/v1/document.proto"),
    ("warraq.v1.Document.text", "warraq/v1/document.proto"),
    ("warraq.v1.BlockKind.Value", "warraq/v1/document.proto"),
    ("warraq.v1.BlockKind.PARAGRAPH", "warraq/v1/document.proto"),
    ("warraq.wire.v1.Frame", "warraq/wire/v1/frame.proto"),
    ("grpc.health.v1.Health", "grpc/health/v1/health.proto"),
    ("google.protobuf.Any", "google/protobuf/any.proto"),
  ])
  func `finds the file that declares a symbol`(symbol: String, file: String) throws {
    #expect(try names(of: response(4, symbol)).first == file)
  }

  @Test(arguments: [(UInt32(3), "none.proto"), (4, "warraq.v1.None"), (6, "warraq.v1.None")])
  func `what is not there is NOT_FOUND`(number: UInt32, name: String) throws {
    let error = try WireFields(response(number, name).bytes(7) ?? [])
    #expect(error.number(1) == UInt64(Status.Code.notFound.rawValue))
    #expect(try error.string(2).contains(name))
  }

  @Test func `a message has no extensions`() throws {
    let numbers = try WireFields(response(6, "warraq.v1.Document").bytes(5) ?? [])
    #expect(try numbers.string(1) == "warraq.v1.Document")
    #expect(numbers.fields.count == 1)
  }

  @Test func `a request that asks for nothing is told so, one that is broken fails`() throws {
    let answer = try service.response(to: [], DescriptorSet())
    let error = try WireFields(try WireFields(answer[...]).bytes(7) ?? [])
    #expect(error.number(1) == UInt64(Status.Code.invalidArgument.rawValue))
    #expect(throws: Status.self) { try service.response(to: [0x0A, 5, 1], DescriptorSet()) }
    #expect(throws: Status.self) { try service.response(to: [0x1A, 1, 0xFF], DescriptorSet()) }
  }
}
