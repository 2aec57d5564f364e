import DocumentCore
import Extraction
import Testing

@Suite struct NameAttributesTests {
  private func attributes(_ text: String) throws -> [String] {
    let document = document(text)
    let result = try Extractor.extract(document)
    return result.mentions.filter { $0.kind == .person }.map {
      "\(document.string($0.span)): \($0.honorific) / \($0.role) / \($0.nationality)"
    }
  }

  @Test(arguments: [
    (
      "وصل وزير الخارجية العراقي الدكتور حيدر الساعدي إلى بغداد",
      "حيدر الساعدي: الدكتور / وزير الخارجية / IQ"
    ),
    ("وقال الرئيس السوري بشار الدروبي إن", "بشار الدروبي:  / الرئيس / SY"),
    ("وقال المدير العام للمتحف، أحمد الحلبي، إن", "أحمد الحلبي:  / المدير العام للمتحف / "),
    ("وقال أحمد الحلبي، مدير المتحف، إن الأبواب مفتوحة", "أحمد الحلبي:  / مدير المتحف / "),
    ("وكتب د. سامر الحلاق أن", "سامر الحلاق: د / / "),
    (
      "وقال قائد قوات سوريا الديمقراطية مظلوم عبدي إن",
      "مظلوم عبدي:  / قائد قوات سوريا الديمقراطية / "
    ),
    (
      "said Syrian Foreign Minister Walid Haddad on Monday.",
      "Walid Haddad:  / Foreign Minister / SY"
    ),
    ("Dr. Sarah Connor said so.", "Sarah Connor: Dr / / "),
    ("Secretary of State John Smith said so.", "John Smith:  / Secretary of State / "),
    (
      "John Smith, the director of the museum, said so.",
      "John Smith:  / director of the museum / "
    ),
    ("John Smith, a French economist, said so.", "John Smith:  / economist / FR"),
    ("John Smith, Sarah Connor, and others came.", "John Smith:  /  / "),
  ])
  func `what a person is said to be`(text: String, expected: String) throws {
    let found = try attributes(text).map { $0.replacing("  ", with: " ") }
    #expect(found.contains(expected.replacing("  ", with: " ")), "\(found)")
  }

  @Test(arguments: [
    ("met Dr. Sarah Connor there", "Sarah Connor", "Dr. Sarah Connor"),
    ("met Syrian President John Smith there", "John Smith", "Syrian President John Smith"),
    ("He lived in the city of Mosul for years.", "Mosul", "the city of Mosul"),
    ("Then the Iraqi Army came.", "Iraqi Army", "the Iraqi Army"),
    ("وصل إلى مدينة حلب أمس", "حلب", "مدينة حلب"),
    ("عاد بمدينة حلب", "حلب", "مدينة حلب"),
    ("وصل وزير الخارجية حيدر الساعدي أمس", "حيدر الساعدي", "وزير الخارجية حيدر الساعدي"),
    ("He lived in Mosul for years.", "Mosul", nil),
  ])
  func `what belongs to a name right before it`(text: String, name: String, extent: String?) throws
  {
    let document = document(text)
    let mention = try #require(
      try Extractor.extract(document).mentions.first { document.string($0.span) == name })
    #expect(mention.extent.map(document.string) == extent)
  }
}
