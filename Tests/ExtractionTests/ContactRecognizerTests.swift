import DocumentCore
import Extraction
import Testing

@Suite struct ContactRecognizerTests {
  @Test(arguments: [
    ("See https://example.org/a?b=1.", MentionKind.url, "https://example.org/a?b=1"),
    ("راسلنا على info@example.org، شكراً", .email, "info@example.org"),
    ("اتصل: +963 11 222 3333", .phone, "+963112223333"),
    ("The host 192.168.10.5 is down", .ipAddress, "192.168.10.5"),
    ("The host 2001:db8::1 is down", .ipAddress, "2001:db8::1"),
    ("id 3f2504e0-4f89-11d3-9a0c-0305e82c3301 ok", .guid, "3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
    ("نشر #خبر_عاجل هنا", .hashtag, "#خبر_عاجل"),
    ("by @some_body today", .handle, "@some_body"),
    ("IBAN GB82 WEST 1234 5698 7654 32 only", .identifier, "GB82WEST12345698765432"),
    ("ISBN 978-0-306-40615-7 is", .identifier, "978-0-306-40615-7"),
    ("doi 10.1000/182 says", .identifier, "10.1000/182"),
  ])
  func `finds addresses, numbers and identifiers`(
    text: String, kind: MentionKind, value: String
  ) throws {
    let mentions = try extraction(text, kinds: [kind]).mentions
    #expect(mentions.map(\.value) == [value])
  }

  @Test(arguments: ["GB82 WEST 1234 5698 7654 33", "ISBN 978-0-306-40615-8", "300.1.1.1", "a@b"])
  func `leaves what fails its check`(text: String) throws {
    #expect(try extraction(text, kinds: [.identifier, .ipAddress, .email]).mentions == [])
  }
}
