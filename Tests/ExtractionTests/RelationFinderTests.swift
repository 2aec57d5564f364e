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
    ("قصفت قوات سوريا الديمقراطية بلدة دارة عزة أمس", "قوات سوريا الديمقراطية attacked دارة عزة"),
    ("شن الجيش العراقي غارات على الموصل", "الجيش العراقي attacked الموصل"),
    ("تعرضت مدينة الموصل لهجوم من الجيش العراقي", "الجيش العراقي attacked الموصل"),
    ("The Iraqi Army attacked Mosul on Monday.", "Iraqi Army attacked Mosul"),
    ("The Iraqi Army launched air strikes on Mosul.", "Iraqi Army attacked Mosul"),
    ("Mosul was attacked by the Iraqi Army.", "Iraqi Army attacked Mosul"),
    ("Gaza was bombed by Israel on Monday.", "Israel attacked Gaza"),
    ("Israel has bombed Gaza again.", "Israel attacked Gaza"),
    ("وقال حيدر الساعدي لوكالة الأناضول إن الجسر مغلق", "حيدر الساعدي said وكالة الأناضول"),
    (
      "وأضاف حيدر الساعدي في مقابلة مع قناة الجزيرة أن الجسر مغلق", "حيدر الساعدي said قناة الجزيرة"
    ),
    ("President John Smith told Reuters the bridge was shut.", "John Smith said Reuters"),
    ("“The bridge is shut,” John Smith told Reuters.", "John Smith said Reuters"),
  ])
  func `what holds between two names`(text: String, relation: String) throws {
    #expect(try relations(text).contains(relation))
  }

  @Test func `«المتحف» is the museum that was named before`() throws {
    #expect(
      try relations("يعيد متحف حمص الوطني فتح أبوابه. وقالت مديرة المتحف سعاد حسن إن ذلك صحيح.")
        .contains("سعاد حسن inChargeOf متحف حمص الوطني"))
  }

  @Test func `an event has its time and place`() throws {
    let text = "والتقى حيدر الساعدي فارس الدروبي يوم الأربعاء في دمشق."
    let document = document(text)
    let result = try Extractor.extract(document)
    let meeting = try #require(result.relations.first { $0.kind == .metWith })
    #expect(meeting.time.map(document.string) == "يوم الأربعاء")
    let place = result.entities.first { $0.id == meeting.place }
    #expect(place?.name == "دمشق")
  }

  @Test(arguments: [
    "قال فارس الدروبي إن دمشق بعيدة.", "John Smith and Paris.",
    "قصف الطيران المدينة في دمشق مع حمص.",
    "The attack on Mosul surprised John Smith.",
  ])
  func `names beside each other are not enough`(text: String) throws {
    #expect(try relations(text) == [])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "التقى محمد علي ", "إلى دمشق ", "met John Smith ", "Mosul attacked ",
      "شنت غارات على دمشق ", "told Reuters ", "رئيس مدير محمد علي، مدير ",
    ])
  func `hostile repetition costs linear time`(unit: String) throws {
    _ = try extraction(String(repeating: unit, count: 20_000))
  }
}
