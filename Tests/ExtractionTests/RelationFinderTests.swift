import DocumentCore
import Extraction
import Testing

@Suite struct RelationFinderTests {
  private func relations(_ text: String) throws -> [String] {
    let result = try extraction(text)
    let names = Dictionary(uniqueKeysWithValues: result.entities.map { ($0.id, $0.name) })
    return result.relations.map {
      "\(names[$0.subject] ?? "?") \($0.kind) \(names[$0.object] ?? "?")"
    }
  }

  @Test(arguments: [
    ("قال محافظ حمص فارس الدروبي أمس", "فارس الدروبي inChargeOf حمص"),
    (
      "قالت منسقة منظمة الصحة العالمية الدكتورة ليلى القصير",
      "ليلى القصير memberOf منظمة الصحة العالمية"
    ),
    (
      "وصل وزير التخطيط العراقي حيدر الساعدي، صباح الأربعاء، إلى مدينة الموصل",
      "حيدر الساعدي wentTo الموصل"
    ),
    ("وصل حيدر الساعدي إلى الموصل قادماً من بغداد", "حيدر الساعدي cameFrom بغداد"),
    ("واجتمع حيدر الساعدي مع فارس الدروبي في دمشق", "حيدر الساعدي metWith فارس الدروبي"),
    (
      "said John Smith, the director of the University of Oslo.",
      "John Smith inChargeOf University of Oslo"
    ),
    ("President John Smith met Sarah Connor in Paris.", "John Smith metWith Sarah Connor"),
    ("President John Smith arrived in Paris on Monday.", "John Smith wentTo Paris"),
  ])
  func `what holds between two names`(text: String, relation: String) throws {
    #expect(try relations(text).contains(relation))
  }

  @Test func `«المتحف» is the museum that was named before`() throws {
    #expect(
      try relations("يعيد متحف حمص الوطني فتح أبوابه. وقالت مديرة المتحف سعاد حسن إن ذلك صحيح.")
        .contains("سعاد حسن inChargeOf متحف حمص الوطني"))
  }

  @Test(arguments: ["قال فارس الدروبي إن دمشق بعيدة.", "John Smith and Paris."])
  func `names beside each other are not enough`(text: String) throws {
    #expect(try relations(text) == [])
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["التقى محمد علي ", "إلى دمشق ", "met John Smith "])
  func `hostile repetition costs linear time`(unit: String) throws {
    _ = try extraction(String(repeating: unit, count: 4_000))
  }
}
