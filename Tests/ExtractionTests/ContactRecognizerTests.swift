import DocumentCore
import Extraction
import Testing

@Suite struct ContactRecognizerTests {
  @Test(arguments: [
    ("See https://example.org/a?b=1.", MentionKind.url, "https://example.org/a?b=1"),
    ("راسلنا على info@example.org، شكراً", .email, "info@example.org"),
    ("اتصل: +963 11 222 3333", .phone, "+963112223333"),
    ("call +49 176/ 12345678 now", .phone, "+4917612345678"),
    ("call (+45) 12 34 56 78 now", .phone, "+4512345678"),
    ("call 0161 123 4567 ext. 12 now", .phone, "01611234567;ext=12"),
    ("Office:(516)733-3989", .phone, "5167333989"),
    ("mail j_9@[129.126.118.1] works", .email, "j_9@[129.126.118.1]"),
    ("net 10.1.0.0/16 here", .ipAddress, "10.1.0.0"),
    ("card 4111 1111 1111 1111 ok", .identifier, "4111111111111111"),
    ("see \u{202B}https://example.org/x\u{202C}، ثم", .url, "https://example.org/x"),
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

  @Test(arguments: [
    "GB82 WEST 1234 5698 7654 33", "ISBN 978-0-306-40615-8", "300.1.1.1", "a@b",
    "4111 1111 1111 1112", "j@129.126.118.1",
    "http://362",
  ])
  func `leaves what fails its check`(text: String) throws {
    #expect(
      try extraction(text, kinds: [.identifier, .ipAddress, .email, .url, .phone]).mentions == [])
  }
}
